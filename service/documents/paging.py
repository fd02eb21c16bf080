"""Lists of documents, page by page, newest first; a page stays in place while newer documents arrive."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session, defer

from service.db.cursors import read_cursor, write_cursor
from service.db.models import DocumentRow, Kind, Status
from service.documents.store import StoredDocument, with_files


@dataclass(frozen=True, slots=True)
class Page:
    """Some documents, newest first, and the cursor of the next page (``None`` on the last one)."""

    documents: tuple[StoredDocument, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of an owner's documents to list; ``None`` does not filter."""

    external_id: str | None = None
    form: str | None = None
    status: Status | None = None


def page(session: Session, owner_id: str, filters: Filters, *, cursor: str | None, limit: int) -> Page:
    """List an owner's filled documents, newest first.

    Args:
        session: any session.
        owner_id: whose documents.
        filters: which of them.
        cursor: where the last page ended, as it was handed out; ``None`` for the first page.
        limit: at most so many.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    query = select(DocumentRow).where(DocumentRow.owner_id == owner_id, DocumentRow.kind == Kind.DOCUMENT)
    wanted = {
        DocumentRow.external_id: filters.external_id,
        DocumentRow.form: filters.form,
        DocumentRow.status: filters.status,
    }
    query = query.where(*(column == value for column, value in wanted.items() if value is not None))
    newest = (DocumentRow.created_at, DocumentRow.id)
    if cursor is not None:
        query = query.where(tuple_(*newest) < tuple_(*read_cursor(cursor)))
    query = query.order_by(*(column.desc() for column in newest)).limit(limit + 1).options(defer(DocumentRow.payload))
    rows = session.scalars(query).all()
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(with_files(session, shown), write_cursor(shown[-1].created_at, shown[-1].id) if more else None)
