"""The schedule of periodic tasks: one row, in which one beat at a time claims what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from service.db.database import UNTOUCHED
from service.db.leases import is_gone
from service.db.models import BeatRow
from service.db.workers import ALIVE_SECONDS


def claim_due(  # noqa: PLR0913 - what is due, and whose it is
    session: Session, every: Mapping[str, float], *, holder: str, lease_seconds: float, now: datetime, local: bool
) -> list[str] | None:
    """Return the tasks that are due and are this beat's to send now; ``None`` while another beat is in charge.

    A task is given out once: the caller holds the lease, and its last run is written in the same transaction.

    Args:
        session: a writing session.
        every: seconds between two runs, by task.
        holder: the name of this beat.
        lease_seconds: how long it stays in charge without asking again.
        now: the present moment.
        local: whether all beats run on this machine, so that one that died is followed at once.
    """
    gone = session.scalar(select(BeatRow.holder)) if local else None
    free = or_(
        BeatRow.holder.is_(None),
        BeatRow.holder == holder,
        BeatRow.lease_until <= now,
        # A clock that was set back must not block the schedule for as long.
        BeatRow.lease_until > now + 2 * timedelta(seconds=lease_seconds),
        *([BeatRow.holder == gone] if gone is not None and is_gone(gone) else []),
    )
    held = update(BeatRow).where(free).values(holder=holder, lease_until=now + timedelta(seconds=lease_seconds))
    kept = session.scalar(held.returning(BeatRow.last_runs), execution_options=UNTOUCHED)
    if kept is None:
        return None
    due = [task for task, seconds in every.items() if _is_due(kept.get(task), seconds, now)]
    if due:
        runs = kept | dict.fromkeys(due, now.isoformat())
        session.execute(update(BeatRow).values(last_runs=runs), execution_options=UNTOUCHED)
    return due


def give_up(session: Session, *, holder: str) -> None:
    """Let another beat take over at once."""
    statement = update(BeatRow).where(BeatRow.holder == holder).values(holder=None, lease_until=None)
    session.execute(statement, execution_options=UNTOUCHED)


def is_alive(session: Session, *, now: datetime) -> bool:
    """Return whether a beat holds the schedule and renewed its lease lately; a frozen one does not."""
    lease_until = session.scalar(select(BeatRow.lease_until).where(BeatRow.holder.is_not(None)))
    return lease_until is not None and lease_until + timedelta(seconds=ALIVE_SECONDS) > now


def seconds_since_sweep(session: Session, *, now: datetime) -> float | None:
    """Return how long ago a sweep last began and came to its end; ``None`` when none ever did."""
    last = session.scalar(select(BeatRow.swept_at))
    return None if last is None else (now - last).total_seconds()


def note_sweep(session: Session, *, now: datetime) -> timedelta | None:
    """Note that a sweep begins, which counts if it is committed; return how long ago the last one did."""
    last = session.scalar(select(BeatRow.swept_at).with_for_update())
    session.execute(update(BeatRow).values(swept_at=now), execution_options=UNTOUCHED)
    return None if last is None else now - last


def _is_due(last: str | None, seconds: float, now: datetime) -> bool:
    if last is None:
        return True
    since = (now - datetime.fromisoformat(last)).total_seconds()
    # Less than nothing: the clock was set back.
    return since < 0 or since >= seconds
