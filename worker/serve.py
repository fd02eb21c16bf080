"""The whole service on one machine: preparation, processes, and messages for the person at the terminal."""

from __future__ import annotations

import errno
import fcntl
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import Final

import structlog

from service.db.database import Database
from service.db.tenancy import EVERY_BODY
from service.descriptors import ENOUGH, raise_descriptor_limit
from service.documents.variants import open_variants
from service.errors import DatabaseUnavailableError
from service.liveness import Liveness
from service.privacy import restrict_umask
from service.queue import BATCHES, DOCUMENTS
from service.settings import Settings
from validators.messages.catalog import Message, reason
from worker.prepare import prepare
from worker.startup import ANY_ADDRESS, address
from worker.supervisor import ProcessSpec, Supervisor
from worker.sweep import release_dead
from worker.texts import message

log = structlog.get_logger(__name__)

CELERY: Final = ("celery", "-A", "worker.app", "-q")
PROGRAMS: Final = {
    "web": ("service.app",),
    "documents": (*CELERY, "worker", "-Q", DOCUMENTS, "-n", f"{DOCUMENTS}@%h"),
    "batches": (*CELERY, "worker", "-Q", BATCHES, "-n", f"{BATCHES}@%h"),
    "beat": (*CELERY, "beat"),
    "preview": ("worker.preview",),
}
"""The modules that are run, with their arguments; the containers run the same."""

PRELOADED: Final = (
    "celery.bin.celery",
    "celery.bin.worker",
    "celery.bin.beat",
    "service.app.factory",
    "worker.app",
)
"""Modules that the forked processes share; the web framework is loaded for the web process alone."""

GRACE_SECONDS: Final = 20.0
PATIENCE_SECONDS: Final = 30.0
CONNECT_SECONDS: Final = 0.2


class CannotServeError(Exception):
    """The service cannot be started; the message it carries says why and what to do."""


def serve(settings: Settings, tell: Callable[[Message], None]) -> None:
    """Run the service until SIGTERM, SIGINT (Ctrl-C) or SIGHUP.

    Args:
        settings: the installation's settings; the processes read the same environment.
        tell: prints a message.

    Raises:
        CannotServeError: the data folder or the port cannot be used.
        DatabaseUnavailableError: the database does not answer.
        SettingsError: a variant of a state body is broken, or permissions cannot be restricted.
    """
    restrict_umask()
    with _own_data_folder(settings):
        open_variants(settings)
        _check_port(settings)
        secrets = prepare(settings)
        tell(message("serve", "starting"))
        tell(message("serve", "address", address=address(settings)))
        tell(message("serve", "docs", address=address(settings)))
        tell(message("serve", "data", folder=settings.data_dir))
        if (allowed := raise_descriptor_limit()) < ENOUGH:
            tell(message("serve", "descriptors", allowed=str(allowed), enough=str(ENOUGH)))
        for secret in secrets:
            tell(secret)
        for name in PRELOADED:
            import_module(name)
        Supervisor(
            [ProcessSpec(name, argv, Liveness(settings.data_dir, name)) for name, argv in PROGRAMS.items()],
            tell,
            grace=GRACE_SECONDS,
            tick=_StartupNotice(settings, tell),
            after_death=partial(_free_the_dead, settings),
        ).run()
        tell(message("serve", "stopped"))


def _free_the_dead(settings: Settings) -> None:
    """Release what dead processes held, where no other machine uses the database."""
    if not settings.database_url.startswith("sqlite"):
        return
    database = Database(settings.database_url, pool_size=1).of(EVERY_BODY)
    try:
        with database.transaction() as session:
            release_dead(session, now=database.now(session))
    except DatabaseUnavailableError as error:
        log.warning("lease_release_failed", reason=str(error))
    finally:
        database.dispose()


class _StartupNotice:
    """Prints once that the service answers, or that it takes long."""

    def __init__(self, settings: Settings, tell: Callable[[Message], None]) -> None:
        self._settings = settings
        self._tell = tell
        self._started = time.monotonic()
        self._waiting = True
        self._warned = False

    def __call__(self) -> None:
        if not self._waiting:
            return
        if _answers(self._settings):
            self._waiting = False
            self._tell(message("serve", "answers"))
        elif not self._warned and time.monotonic() - self._started > PATIENCE_SECONDS:
            self._warned = True
            self._tell(message("serve", "slow"))


def _answers(settings: Settings) -> bool:
    host = "localhost" if settings.host in ANY_ADDRESS else settings.host
    try:
        socket.create_connection((host, settings.port), timeout=CONNECT_SECONDS).close()
    except OSError:
        return False
    return True


@contextmanager
def _own_data_folder(settings: Settings) -> Iterator[None]:
    """Lock the data folder against a second service."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (settings.data_dir / "serve.lock").open("w")
    except OSError as error:
        raise CannotServeError(message("serve", "no_folder", folder=settings.data_dir, reason=reason(error))) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotServeError(message("serve", "taken_folder", folder=settings.data_dir)) from None
        yield


def _check_port(settings: Settings) -> None:
    """Check once that the address can be listened on, before the web process fails again and again."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        key = {errno.EADDRINUSE: "taken_port", errno.EACCES: "closed_port"}.get(error.errno or 0, "no_address")
        values = {"host": settings.host, "port": settings.port, "reason": reason(error)}
        raise CannotServeError(message("serve", key, **values)) from error
