"""The rows of files made of whole batches: asked for by clients, made by one worker at a time, forgotten after days.

Every step is one conditional statement, so that of many workers exactly one makes a file, and one that lost its lease
changes nothing any more. All moments are given by the caller.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import and_, delete, insert, not_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.db.backoff import MESSAGE_LOST_AFTER
from service.db.database import UNTOUCHED
from service.db.leases import RELEASED, change_held, lease
from service.db.models import OPEN, BatchItemRow, BatchRow, ResultKind, ResultRow, ResultState, new_id
from service.files.content import StoredFile

PAUSE: Final = timedelta(seconds=10)
"""After an attempt that came to nothing the next one waits as long for each before it."""
MAX_CRASHES: Final = 5
AGAIN: Final = timedelta(minutes=1)
"""How long a file that could not be made stays failed before the next request has it tried again."""
UNMADE: Final = (ResultState.QUEUED, ResultState.MAKING)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which file of a batch: its kind and what may be chosen about it.

    ``language`` is ``None`` where the file is the same in all; ``part`` and ``duplex`` are of the file for printing.
    """

    batch_id: str
    kind: ResultKind
    language: str | None = None
    part: int | None = None
    duplex: bool | None = None

    @property
    def options(self) -> str:
        """The same without the batch and the kind, as it is kept."""
        chosen = {"duplex": self.duplex, "language": self.language, "part": self.part}
        return json.dumps({name: value for name, value in chosen.items() if value is not None})


@dataclass(frozen=True, slots=True)
class StoredResult:
    """Such a file as it stood when it was read; ``basis`` is the state of the batch that it shows."""

    id: str
    wanted: Wanted
    state_body_id: str
    state: ResultState
    basis: str
    file: StoredFile | None
    made_at: datetime | None


@dataclass(frozen=True, slots=True)
class Making:
    """A file in the hands of the one worker that makes it; ``token`` proves that the lease is this one."""

    result: StoredResult
    token: str


def find(session: Session, wanted: Wanted) -> StoredResult | None:
    """Return the file as it stands, ``None`` where it was never asked for or is forgotten."""
    return _stored(session, _is(wanted))


def ask(session: Session, wanted: Wanted, basis: str, *, now: datetime) -> str | None:
    """Have a file made (again); return its id, or ``None`` where it is being made already or just failed.

    Args:
        session: a writing session.
        wanted: which file.
        basis: how its batch stands.
        now: the present moment.
    """
    failed_before = and_(ResultRow.state == ResultState.FAILED, ResultRow.asked_at <= now - AGAIN)
    fresh = {
        "state": ResultState.QUEUED,
        "basis": basis,
        "crashes": 0,
        "asked_at": now,
        "notify_at": now + MESSAGE_LOST_AFTER,
    }
    again = (
        update(ResultRow)
        .where(_is(wanted), or_(ResultRow.state == ResultState.READY, failed_before))
        .values(**fresh)
        .returning(ResultRow.id)
    )
    found = session.scalar(again, execution_options=UNTOUCHED)
    if found is not None or session.scalar(select(ResultRow.id).where(_is(wanted))) is not None:
        return found
    new = {"id": new_id(), "batch_id": wanted.batch_id, "kind": wanted.kind, "options": wanted.options, **fresh}
    try:
        with session.begin_nested():
            session.execute(insert(ResultRow), [new])
    except IntegrityError:
        # Another request asked at the same moment.
        return None
    return str(new["id"])


def take(session: Session, result_id: str, *, lease_seconds: float, now: datetime) -> Making | None:
    """Take a file to make; ``None`` where it is in other hands or need not be made (any more).

    Of the files of batches whose papers are still being made one is made at a time: it waits for papers most of it.
    """
    lost = and_(ResultRow.state == ResultState.MAKING, ResultRow.lease_until <= now)
    waiting = (
        select(ResultRow.batch_id)
        .join(BatchRow, BatchRow.id == ResultRow.batch_id)
        .where(ResultRow.state == ResultState.MAKING, ResultRow.lease_until > now, BatchRow.status.in_(OPEN))
    )
    unfinished = select(BatchRow.id).where(BatchRow.id == ResultRow.batch_id, BatchRow.status.in_(OPEN)).exists()
    taken = (
        update(ResultRow)
        .where(
            ResultRow.id == result_id,
            or_(ResultRow.state == ResultState.QUEUED, lost),
            or_(not_(unfinished), not_(waiting.exists())),
        )
        .values(
            state=ResultState.MAKING,
            **lease(lease_seconds, now),
            # Counted beforehand: who is killed over it counts nothing afterwards.
            crashes=ResultRow.crashes + 1,
            notify_at=now + MESSAGE_LOST_AFTER,
        )
        .returning(ResultRow.lease_token)
    )
    token = session.scalar(taken, execution_options=UNTOUCHED)
    found = None if token is None else _stored(session, ResultRow.id == result_id)
    return None if found is None else Making(found, token or "")


def keep(session: Session, *, making: Making, lease_seconds: float, now: datetime) -> bool:
    """Let the lease run ``lease_seconds`` from now; ``False`` when it was lost."""
    until = now + timedelta(seconds=lease_seconds)
    return _change(session, making, now, lease_until=until, notify_at=now + MESSAGE_LOST_AFTER)


def finish(session: Session, making: Making, file: StoredFile, basis: str, *, now: datetime) -> bool:
    """Record the file that was made, and how its batch stood then; ``False`` when the lease was lost."""
    changes = {"sha256": file.sha256, "size": file.size, "basis": basis, "made_at": now, "crashes": 0}
    return _change(session, making, now, state=ResultState.READY, **RELEASED, **changes)


def give_back(session: Session, making: Making, *, now: datetime) -> bool:
    """Have the file made by a later attempt, or give it up after ``MAX_CRASHES``; ``False`` when the lease was lost."""
    crashes = session.scalar(select(ResultRow.crashes).where(ResultRow.id == making.result.id)) or 0
    state = ResultState.FAILED if crashes >= MAX_CRASHES else ResultState.QUEUED
    return _change(session, making, now, state=state, **RELEASED, notify_at=now + crashes * PAUSE)


def due(session: Session, *, now: datetime) -> list[str]:
    """Return the files that are to be made and were silent for too long; their silence begins anew.

    Those that killed every worker that took them are given up.
    """
    silent = and_(ResultRow.state.in_(UNMADE), ResultRow.notify_at <= now)
    lost = and_(silent, ResultRow.crashes >= MAX_CRASHES)
    given_up = update(ResultRow).where(lost).values(state=ResultState.FAILED, **RELEASED)
    session.execute(given_up, execution_options=UNTOUCHED)
    again = update(ResultRow).where(silent).values(notify_at=now + MESSAGE_LOST_AFTER).returning(ResultRow.id)
    return list(session.scalars(again, execution_options=UNTOUCHED))


def free(session: Session, holders: Iterable[str], *, now: datetime) -> None:
    """Let what processes held that are gone be taken by others at once."""
    held = and_(ResultRow.state == ResultState.MAKING, ResultRow.lease_holder.in_(list(holders)))
    session.execute(update(ResultRow).where(held).values(lease_until=now, notify_at=now), execution_options=UNTOUCHED)


def holders(session: Session) -> set[str]:
    """Return the names of the processes that make files now."""
    query = select(ResultRow.lease_holder).where(ResultRow.state == ResultState.MAKING).distinct()
    return {holder for holder in session.scalars(query) if holder is not None}


def forget(session: Session, condition: Any) -> list[str]:
    """Forget files that are not being made; return the hashes that no other result has."""
    settled = ResultRow.state.not_in(UNMADE)
    gone = delete(ResultRow).where(settled, condition).returning(ResultRow.sha256)
    return unneeded(session, session.scalars(gone, execution_options=UNTOUCHED).all())


def made_before(moment: datetime) -> Any:
    """Return the condition that a file was made, or asked for in vain, before a moment."""
    return or_(ResultRow.made_at < moment, and_(ResultRow.made_at.is_(None), ResultRow.asked_at < moment))


def of_batches_with(document_ids: Sequence[str]) -> Any:
    """Return the condition that a file is of a batch that has one of these documents."""
    return ResultRow.batch_id.in_(
        select(BatchItemRow.batch_id).where(BatchItemRow.document_id.in_(document_ids)).distinct()
    )


def unneeded(session: Session, hashes: Iterable[str | None]) -> list[str]:
    """Return those of the hashes that no result has (any more)."""
    found = {sha256 for sha256 in hashes if sha256 is not None}
    kept = set(session.scalars(select(ResultRow.sha256).where(ResultRow.sha256.in_(found)))) if found else set()
    return sorted(found - kept)


def _is(wanted: Wanted) -> Any:
    return and_(
        ResultRow.batch_id == wanted.batch_id, ResultRow.kind == wanted.kind, ResultRow.options == wanted.options
    )


def _stored(session: Session, condition: Any) -> StoredResult | None:
    query = select(ResultRow).where(condition)
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        return None
    wanted = Wanted(row.batch_id, ResultKind(row.kind), **json.loads(row.options))
    file = None if row.sha256 is None or row.size is None else StoredFile(row.sha256, row.size)
    return StoredResult(row.id, wanted, row.state_body_id, ResultState(row.state), row.basis, file, row.made_at)


def _change(session: Session, making: Making, now: datetime, **changes: Any) -> bool:
    return change_held(session, ResultRow.id, making.result.id, making.token, now, **changes)
