"""Locks out who tries too often, for longer each time, and says so alike whether or not there is what is tried."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from service.db.database import ScopedDatabase
from service.db.models import ThrottleRow

FORGOTTEN: Final = timedelta(hours=1)
MAX_LOCK_SECONDS: Final = 900
DOUBLINGS: Final = 20


@dataclass(frozen=True, slots=True)
class LockedOut:
    """Nobody is let in from there, or as whom, for so many seconds, whatever is sent."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Throttle:
    """Counts failures of one kind by place: an address, or a login, which is kept as a hash.

    ``free`` is the number of failures in a row that locks out first, for a second; each further one doubles the time.
    """

    kind: str
    free: int

    def place(self, of: str) -> str:
        """Return what failures of an address or a login are counted under."""
        return f"{self.kind}:{hashlib.sha256(of.encode('utf-8', 'surrogatepass')).hexdigest()}"

    def locked(self, database: ScopedDatabase, of: str, now: datetime) -> float:
        """Return the seconds until it is let try again, 0 or less for at once."""
        with database.reading() as session:
            until = session.scalar(select(ThrottleRow.locked_until).where(ThrottleRow.place == self.place(of)))
        return 0.0 if until is None else (until - now).total_seconds()

    def note(self, database: ScopedDatabase, of: str, now: datetime) -> bool:
        """Count a failure; return whether the place is locked out from now on."""
        try:
            return self._note(database, of, now)
        except IntegrityError:
            # Another process counted the first one of this place at the same moment.
            return self._note(database, of, now)

    def forget(self, database: ScopedDatabase, of: str) -> None:
        """Forget the failures of a place, where there are any."""
        with database.reading() as session:
            if session.get(ThrottleRow, self.place(of)) is None:
                return
        with database.transaction() as session:
            session.execute(delete(ThrottleRow).where(ThrottleRow.place == self.place(of)))

    def _note(self, database: ScopedDatabase, of: str, now: datetime) -> bool:
        place = self.place(of)
        with database.transaction() as session:
            session.execute(delete(ThrottleRow).where(ThrottleRow.last_at < now - FORGOTTEN))
            row = session.get(ThrottleRow, place, with_for_update=True)
            if row is None:
                row = ThrottleRow(place=place, number=0)
                session.add(row)
            row.number, row.last_at = row.number + 1, now
            if row.number >= self.free:
                seconds = min(2 ** min(row.number - self.free, DOUBLINGS), MAX_LOCK_SECONDS)
                row.locked_until = now + timedelta(seconds=seconds)
            return row.number >= self.free
