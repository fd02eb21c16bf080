"""Leases: the name of the process that holds one, and the thread that renews it.

A lease runs out by itself. On one machine it is released as soon as its process is gone: the process is named by the
boot of the machine, its id and the moment it was started, which no other process ever shares.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import structlog
from sqlalchemy import update
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import new_id
from service.errors import DatabaseUnavailableError

BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
STATE_FIELD: Final = 0
START_FIELD: Final = 19
"""Places of state and start time among the fields of ``/proc/PID/stat`` after the program's name (``proc(5)``)."""
ENDED: Final = b"Z"
RECORD_AGAIN_SECONDS: Final = 1.0
"""Between two attempts to record a result while the database does not answer."""
RENEWALS_PER_LEASE: Final = 3
"""Two renewals may fail before the lease runs out."""

log = structlog.get_logger(__name__)

T = TypeVar("T")


class LeaseKeeper:
    """Renews a lease from a thread of its own while the ``with`` block runs.

    ``lost`` is set as soon as another worker may hold what was claimed: the work is then discarded.

    Args:
        database: where the lease is.
        renew: extends it, given a session and the keywords ``lease_seconds`` and ``now``; ``False`` when it is lost.
        name: what is held, for the log.
        lease_seconds: duration of a lease.
    """

    def __init__(self, database: ScopedDatabase, renew: Callable[..., bool], name: str, lease_seconds: float) -> None:
        self.lost = threading.Event()
        self._database = database
        self._extend = renew
        self._name = name
        self._lease_seconds = lease_seconds
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._renew, name=f"lease-{name}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()

    def record(self, write: Callable[[], T]) -> T:
        """Record a result; try again for the duration of a lease while the database does not answer.

        A short outage costs neither the work nor an attempt of the document.

        Raises:
            DatabaseUnavailableError: the outage lasted longer, or the lease is lost.
        """
        deadline = time.monotonic() + self._lease_seconds
        while True:
            try:
                return write()
            except DatabaseUnavailableError as error:
                if time.monotonic() > deadline or self.lost.wait(RECORD_AGAIN_SECONDS):
                    raise
                log.warning("recording_delayed", held=self._name, reason=str(error))

    def _renew(self) -> None:
        while not self._done.wait(self._lease_seconds / RENEWALS_PER_LEASE):
            try:
                with self._database.transaction() as session:
                    now = self._database.now(session)
                    kept = self._extend(session, lease_seconds=self._lease_seconds, now=now)
            except DatabaseUnavailableError:
                log.warning("lease_renewal_failed", held=self._name)
                continue
            if not kept:
                self.lost.set()
                return


RELEASED: Final = {"lease_token": None, "lease_until": None, "lease_holder": None}


def lease(seconds: float, now: datetime) -> dict[str, Any]:
    """Return the columns of a lease of this process that runs from now on."""
    return {"lease_token": new_id(), "lease_until": now + timedelta(seconds=seconds), "lease_holder": process_name()}


def change_held(
    session: Session, key: InstrumentedAttribute[str], id_: str, token: str, now: datetime, **changes: Any
) -> bool:
    """Change a row whose lease runs under this token; ``False``, and nothing is changed, when it was lost.

    Args:
        session: a writing session.
        key: the column that names the row.
        id_: what it holds in that row.
        token: of the lease.
        now: the present moment.
        changes: the new values by column.
    """
    row = key.class_
    held = update(row).where(key == id_, row.lease_token == token, row.lease_until > now)
    return session.scalar(held.values(**changes).returning(key), execution_options=UNTOUCHED) is not None


def process_name(pid: int | None = None) -> str | None:
    """Return the name of a process, of this one without an id; ``None`` when it is gone or unknown.

    One that has ended and is not buried yet ("zombie", ``proc(5)``) is gone: it does nothing any more.
    """
    try:
        # The program's name stands in parentheses and may hold anything, parentheses included.
        fields = Path(f"/proc/{pid or os.getpid()}/stat").read_bytes().rpartition(b")")[2].split()
        if fields[STATE_FIELD] == ENDED:
            return None
        return f"{BOOT.read_text('ascii').strip()}:{pid or os.getpid()}:{int(fields[START_FIELD])}"
    except OSError:
        return None


def is_gone(name: str | None) -> bool:
    """Return whether a process of this machine has ended; an unnamed one may live."""
    if name is None or not BOOT.exists():
        return False
    return process_name(int(name.split(":")[1])) != name
