"""The rows of batches as they are stored, each with the document it became: page by page, or all in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, null, or_, select
from sqlalchemy.orm import Session

from service.batches.store import CANCELLED
from service.db.cursors import read_number, write_number
from service.db.models import BatchItemRow, DocumentRow, FileRow, Status, Verdict
from service.documents.files import DocumentFile, as_file

AT_ONCE: Final = 500


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
    files. ``payload`` is the canonical data of its document, told by :func:`some` only.
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


def page(
    session: Session, batch_id: str, *, status: ItemStatus | None = None, cursor: str | None = None, limit: int
) -> ItemPage:
    """Return rows of a batch in their order.

    Args:
        session: any session.
        batch_id: the batch.
        status: only those of which this has become.
        cursor: where the last page ended; ``None`` for the first page.
        limit: at most so many.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    rows = _rows(session, batch_id, after=0 if cursor is None else read_number(cursor), status=status, limit=limit + 1)
    more = write_number(rows[limit - 1][0].row) if len(rows) > limit else None
    return ItemPage(tuple(_with_files(session, rows[:limit])), more)


def some(
    session: Session, batch_id: str, *, after: int = 0, status: ItemStatus | None = None, limit: int = AT_ONCE
) -> list[StoredItem]:
    """Return the next rows of a batch after a number, in their order, with the data of their documents."""
    rows = _rows(session, batch_id, after=after, status=status, limit=limit, with_payload=True)
    return list(_with_files(session, rows))


def every(session: Session, batch_id: str, *, status: ItemStatus | None = None) -> Iterator[StoredItem]:
    """Yield the rows of a batch in their order, in memory that does not grow with their number."""
    after = 0
    while rows := _rows(session, batch_id, after=after, status=status, limit=AT_ONCE):
        yield from _with_files(session, rows)
        after = rows[-1][0].row
        session.expunge_all()


def _rows(  # noqa: PLR0913 - a keyword for each way to narrow the rows
    session: Session,
    batch_id: str,
    *,
    after: int,
    status: ItemStatus | None,
    limit: int,
    with_payload: bool = False,
) -> Sequence[Row[Any]]:
    query = (
        select(
            BatchItemRow,
            DocumentRow.status.label("document_status"),
            DocumentRow.computed,
            DocumentRow.file_stem,
            DocumentRow.failure_code,
            DocumentRow.failure_message,
            DocumentRow.waiting_for,
            (DocumentRow.payload if with_payload else null()).label("payload"),
        )
        .outerjoin(DocumentRow, DocumentRow.id == BatchItemRow.document_id)
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.row > after)
        .order_by(BatchItemRow.row)
        .limit(limit)
    )
    if status is not None:
        query = query.where(_condition(status))
    return session.execute(query).all()


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


def _with_files(session: Session, rows: Sequence[Row[Any]]) -> Iterator[StoredItem]:
    files: dict[str, list[DocumentFile]] = {}
    ids = [row[0].document_id for row in rows if row[0].document_id is not None]
    query = select(FileRow).where(FileRow.document_id.in_(ids)).order_by(FileRow.format)
    for file in session.scalars(query) if ids else ():
        files.setdefault(file.document_id, []).append(as_file(file))
    for row in rows:
        yield _as_item(row, tuple(files.get(row[0].document_id or "", ())))


def _as_item(row: Row[Any], files: tuple[DocumentFile, ...]) -> StoredItem:
    item: BatchItemRow = row[0]
    return StoredItem(
        row=item.row,
        external_id=item.external_id,
        form=item.form,
        status=_status(item, row.document_status, row.failure_code),
        document_id=item.document_id,
        reused=item.reused,
        content_sha256=item.content_sha256,
        unit=item.unit,
        violations=tuple(item.violations),
        computed=row.computed,
        failure_code=row.failure_code,
        failure_message=row.failure_message,
        waiting_for=row.waiting_for,
        files=files,
        file_stem=row.file_stem,
        payload=row.payload,
    )


def _status(item: BatchItemRow, document_status: str | None, failure_code: str | None) -> ItemStatus:
    if document_status is None:
        return ItemStatus(item.verdict)
    return ItemStatus.CANCELLED if failure_code == CANCELLED else ItemStatus(document_status)
