"""Faulty rows of a look, corrected cell by cell: what was typed stands in place of what was sent, and is read alike.

A look keeps its faulty rows as they were read (:class:`service.db.models.BatchCorrectionRow`). What is typed is checked
at once by the same check, is applied again when the batch is read to be made, and stands in its report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any, Final

from sqlalchemy import Text, cast, delete, insert, select
from sqlalchemy.orm import Session

from service.batches.row_readers import InputRow, SourceKind, as_line, from_line
from service.batches.store import StoredBatch
from service.db.database import UNTOUCHED
from service.db.models import BatchCorrectionRow
from service.spreadsheets.cell_findings import RowFinding, typed_cell
from service.spreadsheets.cells import meaning
from service.spreadsheets.columns import Column, Path, layout
from validators.forms import SPECS

MOST_KEPT: Final = 2000
"""Faulty rows of a look that can be corrected on its page; a file with more of them is corrected as a whole."""

Changes = Mapping[str, str]
"""What was typed, by the pointers of the values."""


def keep(session: Session, batch: StoredBatch, faulty: Sequence[InputRow]) -> None:
    """Keep faulty rows of a look as they were read; what was typed about them before stays."""
    if batch.look_until is None or batch.options.kind not in {SourceKind.XLSX, SourceKind.CSV}:
        return
    known = changes_of(session, batch.id, [row.number for row in faulty])
    lines = {
        row.number: as_line(row).decode("utf-8", "replace") for row in faulty[: max(0, MOST_KEPT - batch.rejected)]
    }
    new = [
        {"batch_id": batch.id, "row": number, "sent": line, "changes": {}}
        for number, line in lines.items()
        if number not in known
    ]
    if new:
        session.execute(insert(BatchCorrectionRow), new)


def kept(session: Session, batch_id: str, numbers: Iterable[int]) -> dict[int, InputRow]:
    """Return faulty rows of a look by their numbers, with what was typed since."""
    wanted = (BatchCorrectionRow.batch_id == batch_id, BatchCorrectionRow.row.in_(list(numbers)))
    found = session.scalars(select(BatchCorrectionRow).where(*wanted))
    return {row.row: corrected(from_line(row.sent.encode()), row.changes) for row in found}


def change(session: Session, batch_id: str, number: int, typed: Changes) -> InputRow | None:
    """Record what was typed in place of cells of a row; return the row with it, ``None`` where it is not kept."""
    row = session.get(BatchCorrectionRow, (batch_id, number), with_for_update=True)
    if row is None:
        return None
    known = columns_of(str(from_line(row.sent.encode()).form))
    row.changes = {**row.changes, **{pointer: text for pointer, text in typed.items() if pointer in known}}
    session.flush()
    return corrected(from_line(row.sent.encode()), row.changes)


def changes_of(session: Session, batch_id: str, numbers: Iterable[int] | None = None) -> dict[int, Changes]:
    """Return what was typed in place of cells of a batch, by the numbers of the rows: all of them, or some."""
    query = select(BatchCorrectionRow.row, BatchCorrectionRow.changes).where(BatchCorrectionRow.batch_id == batch_id)
    if numbers is not None:
        query = query.where(BatchCorrectionRow.row.in_(list(numbers)))
    return {row: changes for row, changes in session.execute(query)}  # noqa: C416 - rows are no pairs to mypy


def copy(session: Session, source_id: str, target_id: str) -> None:
    """Let what was typed about the rows of a batch be typed about those of another one of the same file."""
    query = select(BatchCorrectionRow).where(BatchCorrectionRow.batch_id == source_id)
    rows = [
        {"batch_id": target_id, "row": row.row, "sent": row.sent, "changes": row.changes}
        for row in session.scalars(query)
    ]
    if rows:
        session.execute(insert(BatchCorrectionRow), rows)


def forget(session: Session, batch_ids: Sequence[str]) -> None:
    """Forget the faulty rows of batches, and what was typed about them."""
    gone = delete(BatchCorrectionRow).where(BatchCorrectionRow.batch_id.in_(batch_ids))
    session.execute(gone, execution_options=UNTOUCHED)


def forget_untouched(session: Session, batch_id: str) -> None:
    """Forget the faulty rows of a batch about which nothing was typed."""
    untouched = (BatchCorrectionRow.batch_id == batch_id, cast(BatchCorrectionRow.changes, Text) == "{}")
    session.execute(delete(BatchCorrectionRow).where(*untouched), execution_options=UNTOUCHED)


def corrected(row: InputRow, typed: Changes) -> InputRow:
    """Return a row of a sheet with what was typed in place of some of its cells."""
    known = columns_of(str(row.form))
    told = {pointer: text.replace("\0", "").strip() for pointer, text in typed.items() if pointer in known}
    if not told:
        return row
    data = deepcopy(row.data) if isinstance(row.data, dict) else {}
    for pointer, text in told.items():
        column = known[pointer]
        with suppress(KeyError, IndexError, TypeError):
            _put(data, column.path, meaning(column, text) if text else None)
    errors = [error for error in row.errors if error.pointer not in told]
    kinds = [error for error in row.cell_errors if error.pointer not in told]
    for pointer, text in told.items():
        if text:
            found: tuple[list[RowFinding], list[RowFinding]] = typed_cell(
                known[pointer], known[pointer].path, text, data
            )
            errors += found[0]
            kinds += found[1]
    return replace(row, data=data, errors=tuple(errors), cell_errors=tuple(kinds))


@cache
def columns_of(form: str) -> Mapping[str, Column]:
    """Return the columns of a form by the pointers of their values; a row of JSON may name no form that there is."""
    if form not in SPECS:
        return {}
    return {"/" + "/".join(map(str, column.path)): column for column in layout(form).by_header.values()}


def _put(data: Any, path: Path, value: Any) -> None:
    """Put a value into data, or take it out for ``None``; what it stands in is made where it is not there."""
    *above, last = path
    for step, following in zip(above, path[1:], strict=True):
        inner: Any = [] if isinstance(following, int) else {}
        if isinstance(data, list) and step == len(data):
            data.append(inner)
        data = data.setdefault(step, inner) if isinstance(data, dict) else data[step]
    if value is None:
        data.pop(last, None)
    else:
        data[last] = value
