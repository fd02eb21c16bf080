"""Starts the processes that work on batches when there is something to do, and again when one of them dies.

Without batches there is nothing but this process, which looks into the database several times a second: a LibreOffice
in waiting would hold 200 MB for nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import structlog

from service.batches import chunks
from service.batches import store as batches
from service.db.database import Database
from service.db.models import BatchStatus
from service.db.utc_datetime import utc_now
from service.errors import DatabaseUnavailableError
from worker.liveness import Pulse
from worker.orphans import adopt_orphans, end_orphans, kill_group
from worker.supervisor import SHIM, RestartPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.settings import Settings

PYTHON: Final = (sys.executable, "-P", "-m", "worker.batches")
READ: Final = "read"
RENDER: Final = "render"
LOOK_SECONDS: Final = 0.25
GRACE_SECONDS: Final = 12.0

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Role:
    """The processes of one kind, and when the next may be started after one died."""

    members: list[subprocess.Popen[bytes]] = field(default_factory=list)
    started: float = 0.0
    deaths: int = 0
    start_at: float = 0.0


class Crew:
    """Keeps as many processes as there is work for, until it is told to stop. Must be run in the main thread."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._database = Database(settings.database_url, pool_size=1)
        self._pulse = Pulse(settings.data_dir, "batches")
        self._policy = RestartPolicy()
        self._stopped = threading.Event()
        self._roles = {READ: _Role(), RENDER: _Role()}

    def stop(self, *_signal: object) -> None:
        """End every process and return from :meth:`run`; fit to be a signal handler."""
        self._stopped.set()

    def run(self) -> None:
        """Look for work, and start and bury processes, until :meth:`stop`."""
        adopt_orphans()
        try:
            while not self._stopped.wait(LOOK_SECONDS):
                self._bury()
                for name, number in self._wanted().items():
                    self._complete(name, number)
        finally:
            self._end()
            self._database.dispose()

    def _wanted(self) -> Mapping[str, int]:
        """Return how many processes of each kind there is work for."""
        try:
            with self._database.reading() as session:
                to_read = bool(batches.in_state(session, BatchStatus.RECEIVING))
                to_render = chunks.anything_waits(session, now=utc_now())
            self._pulse.beat()
        except (DatabaseUnavailableError, OSError) as error:
            log.warning("no_look_for_batches", reason=str(error))
            return {}
        return {READ: int(to_read), RENDER: self._settings.converters * int(to_render)}

    def _complete(self, name: str, number: int) -> None:
        role = self._roles[name]
        while len(role.members) < number and time.monotonic() >= role.start_at:
            # The parent's death is told by thread: this must stay the main thread.
            command = (*SHIM, str(os.getpid()), *PYTHON, name)
            role.members.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True))
            role.started = time.monotonic()

    def _bury(self) -> None:
        now = time.monotonic()
        for name, role in self._roles.items():
            for member in [one for one in role.members if one.poll() is not None]:
                role.members.remove(member)
                if member.returncode == 0:
                    role.deaths = 0
                    continue
                role.deaths = 1 if now - role.started >= self._policy.healthy else role.deaths + 1
                role.start_at = now + self._policy.pause(role.deaths)
                log.warning("batch_process_died", role=name, code=member.returncode)
        end_orphans(self._running())

    def _running(self) -> set[int]:
        return {member.pid for role in self._roles.values() for member in role.members}

    def _end(self) -> None:
        """End every process: politely, then by force."""
        members = [member for role in self._roles.values() for member in role.members]
        for member in members:
            member.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for member in members:
            try:
                member.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                kill_group(member.pid)
                member.wait()
        while end_orphans(()):
            pass
