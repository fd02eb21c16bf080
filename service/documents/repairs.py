"""Repair of lost and damaged files: detected on reading, made again by a worker from the stored record.

The document stays ready. One worker repairs a document at a time; a file is replaced by compare-and-set, and goes into
the journal of replaced files when the new one has other bytes.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.db.backoff import MESSAGE_LOST_AFTER
from service.db.database import UNTOUCHED
from service.db.leases import RELEASED, change_held, lease
from service.db.models import DocumentRow, FileRow, RepairRow, ReplacedFileRow
from service.documents.claims import Claim, FinishedFile, as_claim
from service.documents.files import DocumentFile, as_file, maker_columns
from service.errors import DatabaseUnavailableError, FileDamagedError, FileMissingError
from service.services import Services

MAX_ATTEMPTS: Final = 5
AGAIN: Final = timedelta(minutes=1)
"""How long after a failed repair the next request may start another."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Repair:
    """A claimed repair of a document; ``token`` identifies the lease."""

    document_id: str
    token: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A document with its files as they were recorded."""

    claim: Claim
    files: tuple[DocumentFile, ...]


def read_file(services: Services, document_id: str, file: DocumentFile) -> bytes:
    """Return the bytes of a file, checked against their hash; request a repair where they do not match.

    Raises:
        FileMissingError: they are not there (yet again).
        FileDamagedError: they are not what was put there.
        StorageError: the store cannot be read.
    """
    try:
        return file.read(services.files)
    except (FileMissingError, FileDamagedError):
        log.warning("file_lost", document_id=document_id, format=file.format)
        with suppress(DatabaseUnavailableError):
            request_repair(services, document_id)
        raise


def request_repair(services: Services, document_id: str) -> None:
    """Request the repair of a document, unless one is pending.

    Raises:
        DatabaseUnavailableError: nothing could be stored.
    """
    with services.database.transaction() as session:
        asked = ask(session, document_id, now=services.database.now(session))
    if asked:
        services.notifier.notify_repair(document_id)


def ask(session: Session, document_id: str, *, now: datetime) -> bool:
    """Store a request for repair; ``False`` when one is pending or failed just now."""
    fresh: dict[str, Any] = {"asked_at": now, "attempts": 0, "notify_at": now + MESSAGE_LOST_AFTER}
    given_up = and_(RepairRow.notify_at.is_(None), RepairRow.asked_at <= now - AGAIN)
    again = update(RepairRow).where(RepairRow.document_id == document_id, given_up).values(**fresh)
    if session.scalar(again.returning(RepairRow.document_id), execution_options=UNTOUCHED) is not None:
        return True
    if session.get(RepairRow, document_id) is not None:
        return False
    of_body = select(DocumentRow.state_body_id).where(DocumentRow.id == document_id)
    fresh["state_body_id"] = session.scalars(of_body).one()
    try:
        with session.begin_nested():
            session.execute(insert(RepairRow), [{"document_id": document_id, **fresh}])
    except IntegrityError:
        # Another process requested it at the same moment.
        return False
    return True


def take(session: Session, document_id: str, *, lease_seconds: float, now: datetime) -> Repair | None:
    """Claim a repair; ``None`` when it was not requested or another worker has it."""
    free = or_(RepairRow.lease_until.is_(None), RepairRow.lease_until <= now)
    taken = (
        update(RepairRow)
        .where(RepairRow.document_id == document_id, RepairRow.notify_at.is_not(None), free)
        .values(
            attempts=RepairRow.attempts + 1,
            notify_at=now + MESSAGE_LOST_AFTER,
            **lease(lease_seconds, now),
        )
        .returning(RepairRow.lease_token)
    )
    token = session.scalar(taken, execution_options=UNTOUCHED)
    return None if token is None else Repair(document_id, token)


def keep(session: Session, *, repair: Repair, lease_seconds: float, now: datetime) -> bool:
    """Let the lease run ``lease_seconds`` from now; ``False`` when it was lost."""
    until = now + timedelta(seconds=lease_seconds)
    return _change(session, repair, now, lease_until=until, notify_at=now + MESSAGE_LOST_AFTER)


def finish(session: Session, repair: Repair) -> None:
    """Record that every file of the document is there."""
    mine = and_(RepairRow.document_id == repair.document_id, RepairRow.lease_token == repair.token)
    session.execute(delete(RepairRow).where(mine), execution_options=UNTOUCHED)


def give_back(session: Session, repair: Repair, *, now: datetime) -> None:
    """Leave the document to a later attempt, or give the repair up after ``MAX_ATTEMPTS``."""
    attempts = session.scalar(select(RepairRow.attempts).where(RepairRow.document_id == repair.document_id)) or 0
    again = None if attempts >= MAX_ATTEMPTS else now + attempts * MESSAGE_LOST_AFTER
    _change(session, repair, now, notify_at=again, **RELEASED)


def due(session: Session, *, now: datetime) -> list[str]:
    """Return the documents whose repair needs another message; give up those that crashed every worker."""
    silent = RepairRow.notify_at <= now
    hopeless = and_(silent, RepairRow.attempts >= MAX_ATTEMPTS)
    session.execute(update(RepairRow).where(hopeless).values(notify_at=None), execution_options=UNTOUCHED)
    again = update(RepairRow).where(silent).values(notify_at=now + MESSAGE_LOST_AFTER).returning(RepairRow.document_id)
    return list(session.scalars(again, execution_options=UNTOUCHED))


def free(session: Session, holders: Collection[str], *, now: datetime) -> None:
    """Release the repairs of dead processes."""
    held = RepairRow.lease_holder.in_(holders)
    freed = update(RepairRow).where(held, RepairRow.notify_at.is_not(None)).values(lease_until=now, notify_at=now)
    session.execute(freed, execution_options=UNTOUCHED)


def holders(session: Session) -> set[str]:
    """Return the names of the processes that repair now."""
    found = session.scalars(select(RepairRow.lease_holder).where(RepairRow.lease_token.is_not(None)).distinct())
    return {holder for holder in found if holder is not None}


def recorded(session: Session, document_ids: Collection[str]) -> list[Recorded]:
    """Return documents with their files, in the order of their rows; what has no file is left out."""
    files: dict[str, list[FileRow]] = {}
    for row in session.scalars(select(FileRow).where(FileRow.document_id.in_(document_ids)).order_by(FileRow.format)):
        files.setdefault(row.document_id, []).append(row)
    rows = session.scalars(select(DocumentRow).where(DocumentRow.id.in_(files))).all()
    return [
        Recorded(as_claim(row, set()), tuple(as_file(file) for file in files[row.id]))
        for row in sorted(rows, key=lambda row: row.batch_row or 0)
    ]


def made_with(session: Session, document_id: str) -> list[str]:
    """Return the documents whose files lie in the packs of this one's: made together with it."""
    packs = select(FileRow.pack_sha256).where(FileRow.document_id == document_id, FileRow.pack_sha256.is_not(None))
    found = session.scalars(select(FileRow.document_id).where(FileRow.pack_sha256.in_(packs)).distinct())
    return sorted({document_id, *found})


def replace_file(  # noqa: PLR0913 - which file by which, when and by whom
    session: Session, document_id: str, before: DocumentFile, file: FinishedFile, *, now: datetime, actor: str
) -> bool:
    """Replace a lost file by a new one; ``False`` when another process has done so.

    Args:
        session: a writing session.
        document_id: whose file it is.
        before: the lost file as it was recorded.
        file: the new one; where it has other bytes, the one before goes into the journal.
        now: the present moment.
        actor: who made it.
    """
    place = before.place
    where = and_(
        FileRow.document_id == document_id,
        FileRow.format == before.format,
        FileRow.sha256 == before.sha256,
        FileRow.pack_sha256.is_(None) if place is None else FileRow.pack_sha256 == place.pack,
    )
    changes: dict[str, Any] = {"pack_sha256": None, "pack_offset": None, **maker_columns(file.maker)}
    if file.sha256 != before.sha256:
        changes |= {"sha256": file.sha256, "size": file.size, "pages": file.pages, "created_at": now}
    statement = update(FileRow).where(where).values(**changes).returning(FileRow.state_body_id)
    of_body = session.scalar(statement, execution_options=UNTOUCHED)
    if of_body is None:
        return False
    if file.sha256 != before.sha256:
        old = {name: getattr(before, name) for name in ("format", "sha256", "size", "pages", "created_at")}
        step = {**old, **maker_columns(before.maker), "document_id": document_id, "replaced_at": now, "actor": actor}
        step["state_body_id"] = of_body
        session.execute(insert(ReplacedFileRow), [step])
    return True


def _change(session: Session, repair: Repair, now: datetime, **changes: Any) -> bool:
    return change_held(session, RepairRow.document_id, repair.document_id, repair.token, now, **changes)
