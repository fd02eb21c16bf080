"""Which workers are alive, and whether they can make PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select, update

from service.db.models import WorkerRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

ALIVE_SECONDS: Final = 15
FORGOTTEN_AFTER: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Workforce:
    """The workers heard of lately.

    ``alive`` counts them all, ``able`` those that can make PDF; ``missing`` is what one lacks that
    cannot, as :mod:`service.texts` keeps it.
    """

    alive: int
    able: int
    missing: str | None


def heartbeat(session: Session, worker: str, pdf_missing: str | None, now: datetime) -> None:
    """Note that a worker is alive, and what it lacks to make PDF (``None``: nothing); forget those long silent.

    ``pdf_missing`` is as :func:`service.texts.kept` returns it.
    """
    seen = session.execute(
        update(WorkerRow)
        .where(WorkerRow.id == worker)
        .values(seen_at=now, pdf_missing=pdf_missing)
        .returning(WorkerRow.id),
    ).scalar_one_or_none()
    if seen is None:
        session.add(WorkerRow(id=worker, started_at=now, seen_at=now, pdf_missing=pdf_missing))
        session.execute(delete(WorkerRow).where(WorkerRow.seen_at < now - FORGOTTEN_AFTER))
    session.flush()


def workforce(session: Session, *, now: datetime, within_seconds: float = ALIVE_SECONDS) -> Workforce:
    """Return the workers seen within the last seconds."""
    since = now - timedelta(seconds=within_seconds)
    reports = session.scalars(select(WorkerRow.pdf_missing).where(WorkerRow.seen_at >= since)).all()
    lacking = [report for report in reports if report is not None]
    return Workforce(alive=len(reports), able=len(reports) - len(lacking), missing=min(lacking, default=None))
