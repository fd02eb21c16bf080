"""Heartbeats of workers: which are alive, and whether they can make PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.db.models import WorkerRow

ALIVE_SECONDS: Final = 15
FORGOTTEN_AFTER: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Workforce:
    """The workers that reported lately.

    ``alive`` counts them all, ``able`` those that can make PDF, ``slots`` their concurrent tasks; ``missing`` is what
    one lacks that cannot, as :mod:`service.texts` keeps it.
    """

    alive: int
    able: int
    slots: int
    missing: str | None


def heartbeat(session: Session, worker: str, queue: str, slots: int, pdf_missing: str | None, now: datetime) -> None:  # noqa: PLR0913, PLR0917 - that much is reported
    """Note that a worker is alive; forget those long silent.

    Args:
        session: a writing session.
        worker: its name.
        queue: where it takes its tasks from.
        slots: how many tasks it does at a time.
        pdf_missing: what it lacks to make PDF (``None``: nothing), as :func:`service.texts.kept` returns it.
        now: the present moment.
    """
    report = {"seen_at": now, "queue": queue, "slots": slots, "pdf_missing": pdf_missing}
    seen = session.execute(
        update(WorkerRow).where(WorkerRow.id == worker).values(**report).returning(WorkerRow.id)
    ).scalar_one_or_none()
    if seen is None:
        session.add(WorkerRow(id=worker, started_at=now, **report))
        session.execute(delete(WorkerRow).where(WorkerRow.seen_at < now - FORGOTTEN_AFTER))
    session.flush()


def workforce(session: Session, *, queue: str, now: datetime, within_seconds: float = ALIVE_SECONDS) -> Workforce:
    """Return the workers of a queue seen within the last seconds."""
    since = now - timedelta(seconds=within_seconds)
    reports = session.execute(
        select(WorkerRow.pdf_missing, WorkerRow.slots).where(WorkerRow.queue == queue, WorkerRow.seen_at >= since)
    ).all()
    lacking = [report.pdf_missing for report in reports if report.pdf_missing is not None]
    return Workforce(
        alive=len(reports),
        able=len(reports) - len(lacking),
        slots=sum(report.slots for report in reports),
        missing=min(lacking, default=None),
    )
