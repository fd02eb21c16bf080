"""What is kept of batches beside their papers, and goes after a while or with the papers: files, rows, corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from service.batches import corrections, result_claims
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import OPEN, BatchItemRow, BatchRow, DocumentRow, IdempotencyKeyRow, ResultRow
from service.db.tenancy import EVERY_BODY
from service.db.utc_datetime import UtcDateTime
from service.errors import StorageError
from service.files.store import FileStore

AT_ONCE: Final = 50
"""Batches of which what is over is removed in one transaction."""
MADE: Final = BatchItemRow.document_id.is_not(None)

log = structlog.get_logger(__name__)


def remove(session: Session, ids: Sequence[str]) -> set[str]:
    """Delete batches that have no papers, and all that is kept of them; return the hashes of their files."""
    found = {*_forget_results(session, ids)}
    corrections.forget(session, ids)
    session.execute(delete(BatchItemRow).where(BatchItemRow.batch_id.in_(ids)), execution_options=UNTOUCHED)
    session.execute(delete(IdempotencyKeyRow).where(IdempotencyKeyRow.batch_id.in_(ids)), execution_options=UNTOUCHED)
    gone = delete(BatchRow).where(BatchRow.id.in_(ids)).returning(BatchRow.source_sha256, BatchRow.rows_sha256)
    return found | _hashes(session.execute(gone, execution_options=UNTOUCHED))


def release_sources(session: Session, ids: Sequence[str], *, now: datetime) -> set[str]:
    """Note that the files of batches are gone, and what was typed about their rows; return the hashes of the files."""
    corrections.forget(session, ids)
    kept = (BatchRow.id.in_(ids), BatchRow.source_gone_at.is_(None))
    found = _hashes(session.execute(select(BatchRow.source_sha256, BatchRow.rows_sha256).where(*kept)))
    gone = {"source_gone_at": now, "source_name": None, "rows_sha256": None, "rows_size": None, "rows": None}
    session.execute(update(BatchRow).where(*kept).values(**gone), execution_options=UNTOUCHED)
    return found


def forget_papers(session: Session, document_ids: Collection[str], *, now: datetime) -> set[str]:
    """Forget what batches keep of papers that are destroyed; return the hashes of files.

    What was made of a whole batch, the file it came with and its faulty rows go with the first of its papers, the batch
    itself with the last.
    """
    of_papers = BatchItemRow.document_id.in_(document_ids)
    ids = {*session.scalars(select(BatchItemRow.batch_id).where(of_papers).distinct())}
    made = select(DocumentRow.batch_id).where(DocumentRow.id.in_(document_ids), DocumentRow.batch_id.is_not(None))
    touched = sorted(ids | {str(one) for one in session.scalars(made.distinct())})
    if not touched:
        return set()
    found = {*_forget_results(session, touched)} | release_sources(session, touched, now=now)
    faulty = BatchItemRow.batch_id.in_(touched) & BatchItemRow.document_id.is_(None)
    session.execute(delete(BatchItemRow).where(or_(of_papers, faulty)), execution_options=UNTOUCHED)
    unbound = update(DocumentRow).where(DocumentRow.id.in_(document_ids)).values(batch_id=None, batch_row=None)
    session.execute(unbound, execution_options=UNTOUCHED)
    left = {*session.scalars(select(BatchItemRow.batch_id).where(BatchItemRow.batch_id.in_(touched)).distinct())}
    left |= {*session.scalars(select(DocumentRow.batch_id).where(DocumentRow.batch_id.in_(touched)).distinct())}
    return found | remove(session, [one for one in touched if one not in left])


def forget_old_sources(database: ScopedDatabase, files: FileStore, *, days: float) -> int:
    """Delete the files that batches came with, and batches of which no paper was made, some days after their end.

    Args:
        database: where batches of every state body are.
        files: where their files are.
        days: how long they are kept.

    Returns:
        How many batches there were.

    Raises:
        DatabaseUnavailableError: not all could be deleted.
    """
    number = 0
    while True:
        with database.transaction() as session:
            now = database.now(session)
            ended = func.coalesce(BatchRow.finished_at, BatchRow.read_at, BatchRow.created_at, type_=UtcDateTime())
            kept = (BatchRow.source_gone_at.is_(None), BatchRow.look_until.is_(None))
            over = (ended < now - timedelta(days=days), BatchRow.status.not_in(OPEN))
            query = select(BatchRow.id).where(*kept, *over).limit(AT_ONCE)
            ids = session.scalars(query.with_for_update(skip_locked=True)).all()
            making = select(ResultRow.batch_id).where(ResultRow.batch_id.in_(ids))
            busy = {*session.scalars(making.where(ResultRow.state.in_(result_claims.UNMADE)))}
            ids = [one for one in ids if one not in busy]
            papers = {*session.scalars(select(BatchItemRow.batch_id).where(BatchItemRow.batch_id.in_(ids), MADE))}
            found = release_sources(session, ids, now=now)
            found |= remove(session, [one for one in ids if one not in papers])
        delete_unneeded(database, files, found)
        number += len(ids)
        if not ids:
            return number


def delete_unneeded(database: ScopedDatabase, files: FileStore, hashes: Iterable[str]) -> None:
    """Delete files that neither a batch nor a result of one has (any more).

    Raises:
        DatabaseUnavailableError: it is not known which these are.
    """
    # What stands in the file store under its hash may be another state body's, too.
    with database.whole.of(EVERY_BODY).reading() as session:
        left = unneeded(session, hashes)
    for sha256 in left:
        try:
            files.delete(sha256)
        except StorageError as error:
            log.warning("file_of_batch_not_deleted", reason=str(error))


def unneeded(session: Session, hashes: Iterable[str]) -> list[str]:
    """Return those of the hashes that neither a batch nor a result of one has (any more).

    Args:
        session: one that sees every state body.
        hashes: of files.
    """
    left = result_claims.unneeded(session, hashes)
    sources = select(BatchRow.source_sha256).where(BatchRow.source_gone_at.is_(None), BatchRow.source_sha256.in_(left))
    kept = {*session.scalars(sources)} | {
        *session.scalars(select(BatchRow.rows_sha256).where(BatchRow.rows_sha256.in_(left)))
    }
    return [sha256 for sha256 in left if sha256 not in kept]


def _forget_results(session: Session, ids: Sequence[str]) -> set[str]:
    gone = delete(ResultRow).where(ResultRow.batch_id.in_(ids)).returning(ResultRow.sha256)
    return {sha256 for sha256 in session.scalars(gone, execution_options=UNTOUCHED) if sha256 is not None}


def _hashes(rows: Iterable[Sequence[str | None]]) -> set[str]:
    return {sha256 for row in rows for sha256 in row if sha256 is not None}
