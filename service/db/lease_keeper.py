"""Keeps a claim alive while what was claimed is being made."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Final, Protocol, Self, TypeVar

import structlog
from sqlalchemy.orm import Session

from service.db.database import Database
from service.errors import DatabaseUnavailableError

AGAIN_SECONDS: Final = 1.0
"""Between two attempts to write down what became of a thing while the database does not answer."""
RENEWALS_PER_LEASE: Final = 3
"""Two renewals may go wrong before the lease runs out."""

log = structlog.get_logger(__name__)

T = TypeVar("T")


class Renew(Protocol):
    """Lets a lease run on; ``False`` when it was lost already."""

    def __call__(self, session: Session, *, lease_seconds: float, now: datetime) -> bool:
        """Let it run ``lease_seconds`` from ``now``."""


class LeaseKeeper:
    """Renews a lease from a thread of its own while the ``with`` block runs.

    ``lost`` is set as soon as somebody else may have what was claimed: what is being made is for nothing then.

    Args:
        database: where the lease is.
        renew: lets it run on.
        name: what is held, for the log.
        lease_seconds: how long a lease runs.
    """

    def __init__(self, database: Database, renew: Renew, name: str, lease_seconds: float) -> None:
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

    def patiently(self, record: Callable[[], T]) -> T:
        """Write something down, and try again as long as a lease runs while the database does not answer.

        What was made is not thrown away, nor its document blamed, because the database was away for a moment.

        Raises:
            DatabaseUnavailableError: it was away for longer, or the lease is lost.
        """
        deadline = time.monotonic() + self._lease_seconds
        while True:
            try:
                return record()
            except DatabaseUnavailableError as error:
                if time.monotonic() > deadline or self.lost.wait(AGAIN_SECONDS):
                    raise
                log.warning("not_recorded_yet", held=self._name, reason=str(error))

    def _renew(self) -> None:
        while not self._done.wait(self._lease_seconds / RENEWALS_PER_LEASE):
            try:
                with self._database.transaction() as session:
                    now = self._database.now(session)
                    kept = self._extend(session, lease_seconds=self._lease_seconds, now=now)
            except DatabaseUnavailableError:
                log.warning("lease_not_renewed", held=self._name)
                continue
            if not kept:
                self.lost.set()
                return
