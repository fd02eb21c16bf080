"""Finds what a state body has already, so that the same row sent again does not become a second document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from service.db.models import BatchRow, DocumentRow, Kind, Quality, Status
from service.documents.store import NewDocument


def find_same(session: Session, new: Sequence[NewDocument], *, accessible: bool) -> dict[Any, str]:
    """Return the documents that are there already, by the :func:`key` of what would be the same.

    The same is what has the same state body, form, external id, data, formats, language and variant, and did not fail.

    Args:
        session: a writing session.
        new: documents of one state body.
        accessible: whether PDFs must have tags, which those of a fast batch lack.
    """
    # The oldest is named. Not sorted by the database: SQLite would go through all the state body has, by the moment.
    found = sorted(session.execute(by_content(new)), key=lambda row: (row.created_at, row.id), reverse=True)
    wanted = {key(one) for one in new}
    known = {key(row): row.id for row in found if not accessible or row.quality != Quality.FAST}
    return {each: document_id for each, document_id in known.items() if each in wanted}


def by_content(new: Sequence[NewDocument]) -> Select[Any]:
    """Select what the state body has with the content of any of them, and has not failed."""
    return (
        select(DocumentRow, BatchRow.quality)
        .outerjoin(BatchRow, BatchRow.id == DocumentRow.batch_id)
        .where(
            DocumentRow.payload_sha256.in_({one.payload_sha256 for one in new}),
            DocumentRow.kind == Kind.DOCUMENT,
            DocumentRow.status != Status.FAILED,
        )
        .with_only_columns(
            DocumentRow.id,
            DocumentRow.form,
            DocumentRow.external_id,
            DocumentRow.payload_sha256,
            DocumentRow.language,
            DocumentRow.variant,
            DocumentRow.formats,
            DocumentRow.created_at,
            BatchRow.quality,
        )
    )


def key(one: Any) -> tuple[Any, ...]:
    """Return what is equal for documents of one state body that are the same, stored ones and new ones."""
    return (one.form, one.external_id, one.payload_sha256, one.language, one.variant, frozenset(one.formats))
