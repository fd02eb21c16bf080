"""Checks over all rows of a batch: the rules of the methodology over a batch, and papers that come twice.

Each accepted row keeps what this needs of it in the database: whom and which period it is about, as a keyed hash, and
what it contributes to the rules over a batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.batches.messages import repeated_violation
from service.db.models import BatchItemRow
from validators.batch import Contribution, Share, check_contributions, contribution


def kept_contribution(form: str, record: object) -> str | None:
    """Return what an accepted row contributes to the rules over a batch, as it is kept; equal ones are equal texts."""
    found = contribution(form, record)
    return None if found is None else json.dumps(asdict(found), ensure_ascii=False)


def violations_over_all(session: Session, batch_id: str, language: str) -> Mapping[int, tuple[dict[str, Any], ...]]:
    """Return what is to be said over all recorded rows of a batch, by the number of the row it is said at."""
    found = {row: (repeated_violation(first, language),) for row, first in _repeated(session, batch_id)}
    for each in check_contributions(_shares(session, batch_id), language=language):
        # Where the rules point is a place among all rows; in the row itself it is about the row as a whole.
        found[each.place] = (*found.get(each.place, ()), each.violation.as_dict() | {"pointer": ""})
    return found


def _repeated(session: Session, batch_id: str) -> Iterator[tuple[int, int]]:
    """Yield the rows about the same person and period, on the same form, as one before, each with the first such."""
    first = func.min(BatchItemRow.row).over(partition_by=BatchItemRow.subject).label("first")
    rows = (
        select(BatchItemRow.row, first)
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.subject.is_not(None))
        .subquery()
    )
    yield from session.execute(select(rows.c.row, rows.c.first).where(rows.c.row > rows.c.first))


def _shares(session: Session, batch_id: str) -> Iterator[Share]:
    first = func.min(BatchItemRow.row)
    query = (
        select(BatchItemRow.contribution, first, func.count())
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.contribution.is_not(None))
        .group_by(BatchItemRow.contribution)
        .order_by(first)
    )
    for kept, row, number in session.execute(query):
        yield Share(Contribution(**json.loads(str(kept))), row, number)
