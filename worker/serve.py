"""The whole service on one machine: readies it, runs its processes, and tells the person where to look."""

from __future__ import annotations

import errno
import fcntl
import socket
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from service.variants import open_variants
from worker.prepare import KEY_SHOWN_ONCE, prepare
from worker.supervisor import ProcessSpec, Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.settings import Settings

PYTHON: Final = (sys.executable, "-P", "-m")
"""-P keeps the current folder out of the import path: whatever lies there is not ours."""

PROCESSES: Final = (
    ProcessSpec("web", (*PYTHON, "service.http")),
    ProcessSpec("worker", (*PYTHON, "worker")),
    ProcessSpec("batches", (*PYTHON, "worker.batches")),
    ProcessSpec("sweeper", (*PYTHON, "worker.sweep")),
)

GRACE_SECONDS: Final = 20.0
PATIENCE_SECONDS: Final = 30.0
CONNECT_SECONDS: Final = 0.2
ANY_ADDRESS: Final = ("", "0.0.0.0", "::")  # noqa: S104 - recognized, not bound


class CannotServeError(Exception):
    """The service cannot be started; the message says in Russian why and what to do."""


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Run the service until SIGTERM, SIGINT (Ctrl-C) or SIGHUP.

    Args:
        settings: the installation's settings; the processes read the same environment.
        say: prints a line for the person who started it.

    Raises:
        CannotServeError: the data folder or the port is not to be had.
        DatabaseUnavailableError: the database does not answer.
        SettingsError: a variant of a state body is broken.
    """
    with _own_data_folder(settings):
        open_variants(settings)
        _check_port(settings)
        key = prepare(settings)
        say("Бағалау запускается.")
        say(f"  Адрес:        {address(settings)}")
        say(f"  Документация: {address(settings)}/docs")
        say(f"  Данные:       {settings.data_dir}")
        if key:
            say(f"  {KEY_SHOWN_ONCE.format(key=key)}")
        Supervisor(PROCESSES, say, grace=GRACE_SECONDS, tick=_Greeting(settings, say)).run()
        say("Бағалау остановлен.")


def address(settings: Settings) -> str:
    """Return the address to open in a browser of this machine."""
    host = "localhost" if settings.host in ANY_ADDRESS else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


class _Greeting:
    """Says once that the service answers, or that it takes suspiciously long."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._say = say
        self._started = time.monotonic()
        self._waiting = True
        self._warned = False

    def __call__(self) -> None:
        if not self._waiting:
            return
        if _answers(self._settings):
            self._waiting = False
            self._say("Сервис отвечает. Остановить: Ctrl-C.")
        elif not self._warned and time.monotonic() - self._started > PATIENCE_SECONDS:
            self._warned = True
            self._say("Сервис всё ещё не отвечает; причина должна быть в сообщениях выше.")


def _answers(settings: Settings) -> bool:
    host = "localhost" if settings.host in ANY_ADDRESS else settings.host
    try:
        socket.create_connection((host, settings.port), timeout=CONNECT_SECONDS).close()
    except OSError:
        return False
    return True


@contextmanager
def _own_data_folder(settings: Settings) -> Iterator[None]:
    """Hold the data folder, so that two services do not share one by mistake."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (settings.data_dir / "serve.lock").open("w")
    except OSError as error:
        raise CannotServeError(
            f"Папка данных {settings.data_dir} недоступна для записи ({error.strerror}). "
            "Укажите другую: BAGALAU_DATA_DIR=/путь."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotServeError(
                f"С папкой данных {settings.data_dir} уже работает другой запущенный Бағалау. "
                "Остановите его или укажите другую папку: BAGALAU_DATA_DIR=/путь."
            ) from None
        yield


def _check_port(settings: Settings) -> None:
    """Find out now, and not from the web process again and again, that the address cannot be listened on."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = f"Порт {settings.port} занят другой программой. Укажите другой: PORT=8001."
        elif error.errno == errno.EACCES:
            reason = f"Порт {settings.port} доступен только администратору. Укажите другой: PORT=8001."
        else:
            reason = f"Нельзя слушать адрес {settings.host}:{settings.port} ({error.strerror}). Проверьте HOST и PORT."
        raise CannotServeError(reason) from error
