"""The rows of batches as they are stored, each with the document it became: page by page, or all in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Text, and_, cast, func, null, or_, select
from sqlalchemy.orm import Session

from service.batches.store import CANCELLED, UNFINISHED
from service.db.cursors import read_number, write_number
from service.db.models import BatchItemRow, DocumentRow, FileRow, Status, Verdict
from service.documents.files import OF_FILE, DocumentFile, as_file

BATCH_SIZE: Final = 500
OF_ROW: Final = ("row", "external_id", "form", "document_id", "reused", "content_sha256", "unit", "violations")
OF_DOCUMENT: Final = ("computed", "file_stem", "failure_code", "failure_message", "waiting_for")
"""Columns that a row of a batch has, and those of its document."""

WARNED: Final = and_(BatchItemRow.verdict == Verdict.ACCEPTED, cast(BatchItemRow.violations, Text) != "[]")


class ItemStatus(StrEnum):
    """What has become of a row; clients see these words.

    ``rejected``: it is wrong and became no document. ``accepted``: it is right, and no document of it is made (yet).
    ``cancelled``: its document was stopped before it was begun. The others are those of its document.
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    QUEUED = "queued"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A row of a batch as it stood when it was read.

    ``violations`` are the errors of a rejected row and the warnings of an accepted one; ``unit`` is the state body that
    issues the paper; ``computed``, ``file_stem`` and the failure are those of its document, ``files`` its finished
    files. ``payload`` is the canonical data of its document, given by :func:`following` only.
    """

    row: int
    external_id: str | None
    form: str | None
    status: ItemStatus
    document_id: str | None
    reused: bool
    content_sha256: str | None
    unit: str | None
    violations: tuple[dict[str, Any], ...]
    computed: dict[str, Any] | None
    failure_code: str | None
    failure_message: str | None
    waiting_for: str | None
    files: tuple[DocumentFile, ...]
    file_stem: str | None = None
    payload: str | None = None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Some rows in their order, and the cursor of the next page (``None`` on the last one)."""

    items: tuple[StoredItem, ...]
    next_cursor: str | None


def page(  # noqa: PLR0913 - a keyword for each way to narrow the rows
    session: Session,
    batch_id: str,
    *,
    status: ItemStatus | None = None,
    warned: bool = False,
    cursor: str | None = None,
    limit: int,
) -> ItemPage:
    """Return rows of a batch in their order.

    Args:
        session: any session.
        batch_id: the batch.
        status: only those of which this has become.
        warned: only those that are right and have warnings.
        cursor: where the last page ended; ``None`` for the first page.
        limit: at most so many.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    after = 0 if cursor is None else read_number(cursor)
    condition = WARNED if warned else None if status is None else _condition(status)
    items = _items(session, batch_id, after=after, condition=condition, limit=limit + 1)
    return ItemPage(tuple(items[:limit]), write_number(items[limit - 1].row) if len(items) > limit else None)


def following(
    session: Session, batch_id: str, *, after: int = 0, status: ItemStatus | None = None, limit: int = BATCH_SIZE
) -> list[StoredItem]:
    """Return the next rows of a batch after a number, in their order, with the data of their documents."""
    condition = None if status is None else _condition(status)
    return _items(session, batch_id, after=after, condition=condition, limit=limit, with_payload=True)


def following_made(session: Session, batch_id: str, *, after: int) -> tuple[list[StoredItem], int | None]:
    """Return those of the next rows that became papers, and the last of these rows, ``None`` where none is left.

    While a paper of them is still to be made, nothing is returned of them, and ``after`` as the last row.
    """
    next_ = (
        select(BatchItemRow.row, DocumentRow.status)
        .outerjoin(DocumentRow, DocumentRow.id == BatchItemRow.document_id)
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.row > after)
        .order_by(BatchItemRow.row)
        .limit(BATCH_SIZE)
    )
    rows = session.execute(next_).all()
    if not rows:
        return [], None
    if any(status in UNFINISHED for _, status in rows):
        return [], after
    made = and_(_condition(ItemStatus.READY), BatchItemRow.row <= rows[-1].row)
    return _items(session, batch_id, after=after, condition=made, limit=len(rows), with_payload=True), rows[-1].row


def count_warned(session: Session, batch_id: str) -> int:
    """Return how many rows of a batch are right and have warnings."""
    query = select(func.count()).select_from(BatchItemRow).where(BatchItemRow.batch_id == batch_id, WARNED)
    return session.scalar(query) or 0


def _items(  # noqa: PLR0913 - a keyword for each way to narrow the rows
    session: Session,
    batch_id: str,
    *,
    after: int,
    condition: ColumnElement[bool] | None,
    limit: int,
    with_payload: bool = False,
) -> list[StoredItem]:
    query = (
        select(
            *(getattr(BatchItemRow, name) for name in OF_ROW),
            *(getattr(DocumentRow, name) for name in OF_DOCUMENT),
            (DocumentRow.payload if with_payload else null()).label("payload"),
            func.coalesce(DocumentRow.status, BatchItemRow.verdict).label("status"),
        )
        .outerjoin(DocumentRow, DocumentRow.id == BatchItemRow.document_id)
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.row > after)
        .order_by(BatchItemRow.row)
        .limit(limit)
    )
    if condition is not None:
        query = query.where(condition)
    rows = session.execute(query).mappings().all()
    files: dict[str, list[DocumentFile]] = {}
    made = select(*OF_FILE).where(FileRow.document_id.in_([row["document_id"] for row in rows]))
    for file in session.execute(made.order_by(FileRow.format)) if rows else ():
        files.setdefault(file.document_id, []).append(as_file(file))
    return [_item(row, files.get(row["document_id"], [])) for row in rows]


def _item(row: RowMapping, files: Sequence[DocumentFile]) -> StoredItem:
    status = ItemStatus.CANCELLED if row["failure_code"] == CANCELLED else ItemStatus(row["status"])
    return StoredItem(**{**row, "status": status, "violations": tuple(row["violations"]), "files": tuple(files)})


def _condition(status: ItemStatus) -> ColumnElement[bool]:
    if status is ItemStatus.REJECTED:
        return BatchItemRow.verdict == Verdict.REJECTED
    if status is ItemStatus.ACCEPTED:
        return and_(BatchItemRow.verdict == Verdict.ACCEPTED, BatchItemRow.document_id.is_(None))
    if status is ItemStatus.CANCELLED:
        return and_(DocumentRow.status == Status.FAILED, DocumentRow.failure_code == CANCELLED)
    found: ColumnElement[bool] = DocumentRow.status == str(status)
    if status is ItemStatus.FAILED:
        return and_(found, or_(DocumentRow.failure_code.is_(None), DocumentRow.failure_code != CANCELLED))
    return found
