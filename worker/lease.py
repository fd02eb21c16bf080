"""Keeps a claim alive while its document is being made."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Self

import structlog

from service.errors import DatabaseUnavailableError
from service.store import claims

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

    from service.store.claims import Claim
    from service.store.database import Database

RENEWALS_PER_LEASE: Final = 3
"""Two renewals may go wrong before the lease runs out."""

log = structlog.get_logger(__name__)


class LeaseKeeper:
    """Renews the lease of a claim from a thread of its own while the ``with`` block runs.

    ``lost`` is set as soon as somebody else may have the document: what is being made is for nothing then.
    """

    def __init__(self, database: Database, held: Claim, lease_seconds: float, clock: Callable[[], datetime]) -> None:
        self.lost = threading.Event()
        self._database = database
        self._held = held
        self._lease_seconds = lease_seconds
        self._clock = clock
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._renew, name=f"lease-{held.document_id}", daemon=True)

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

    def _renew(self) -> None:
        while not self._done.wait(self._lease_seconds / RENEWALS_PER_LEASE):
            try:
                with self._database.transaction() as session:
                    kept = claims.renew(session, self._held, lease_seconds=self._lease_seconds, now=self._clock())
            except DatabaseUnavailableError:
                log.warning("lease_not_renewed", document_id=self._held.document_id)
                continue
            if not kept:
                self.lost.set()
                return
