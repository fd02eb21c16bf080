"""The page of a paper before there is a paper: asked of the preview process over a socket; nothing of it is stored.

The process is :mod:`worker.preview`. Who connects is told when it is its turn and only then sends its data, so that
nothing but connections waits there. A client waits ``WAIT_SECONDS`` for everything together.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from service.frames import Channel, ChannelClosedError, FrameTooLongError
from service.own_variants import Sent
from service.settings import Settings
from service.texts import MESSAGES
from validators.messages.catalog import Message

WAIT_SECONDS: Final = 5.0
"""How long an answer is waited for, from the connection to the last byte."""
MAX_PAPER_BYTES: Final = 64 << 20
"""No paper of the longest texts has a fiftieth of that."""
SOCKET: Final = Path("run") / "preview.sock"
MAX_PATH_BYTES: Final = 107
"""A path as long fits into the address of a socket (``unix(7)``); one longer is reached through its folder."""
TURN: Final = "turn"
PAPER: Final = "paper"
REFUSED: Final = "refused"
"""What a frame of the preview process is: send now, here it is, there is none."""
WARM: Final = "warm"
"""What a frame to it is that only says that somebody will look soon."""
WARM_SECONDS: Final = 60.0
"""How often that is said at most."""


class Refusal(StrEnum):
    """Why there is no preview."""

    BUSY = "busy"
    """Others wait, or it took too long: asking again helps."""
    ABSENT = "absent"
    """No preview process answers, or it ended while it was asked."""
    OFFICE = "office"
    """LibreOffice is not installed, does not start or did not survive the paper."""
    TOO_LONG = "too_long"
    """The data are longer than a request may be."""
    UNKNOWN = "unknown"
    """There is no such form, language or variant."""
    UNPRINTABLE = "unprintable"
    """The form cannot be filled in with this data."""

    @property
    def message(self) -> Message:
        """A sentence for people: what is the matter, and what helps."""
        return MESSAGES.message("preview", self.value)


class Preview(Protocol):
    """Gives the pages of a paper."""

    def __call__(  # noqa: PLR0913 - what a paper is made of
        self,
        form: str,
        data: Any,
        language: str = "ru",
        variant: str | None = None,
        *,
        today: date,
        sent: Sequence[Sent] = (),
    ) -> bytes | Refusal:
        """Return the PDF of a paper as it would be printed.

        Data in any state are printed: what is missing or cannot be read as on the blank form. A paper that could not
        be made of the data, for they lack something or contradict the methodology, is marked as a draft.

        Args:
            form: slug of the form.
            data: what is there of its data.
            language: of the form.
            variant: id of a state body's own variant; without it that of the body the data name, as for documents.
            today: the caller's date.
            sent: variants that lie in the file store, to be taken beside those of the installation's folder.
        """


def no_preview(  # noqa: PLR0913 - the protocol's signature
    form: str,  # noqa: ARG001 - as above
    data: Any,  # noqa: ARG001 - as above
    language: str = "ru",  # noqa: ARG001 - as above
    variant: str | None = None,  # noqa: ARG001 - as above
    *,
    today: date,  # noqa: ARG001 - as above
    sent: Sequence[Sent] = (),  # noqa: ARG001 - as above
) -> Refusal:
    """Say that there is no preview process, see :class:`Preview`."""
    return Refusal.ABSENT


class SocketPreview:
    """Asks the preview process that the settings name. Safe to share between threads.

    Args:
        settings: of the installation.
        wait: seconds an answer is waited for.
    """

    def __init__(self, settings: Settings, wait: float = WAIT_SECONDS) -> None:
        self._settings = settings
        self._wait = wait
        # Else previews that hang could take all threads from everybody else.
        self._asking = threading.BoundedSemaphore(max(1, settings.web_threads // 2))
        self._warmed = -WARM_SECONDS

    def __call__(  # noqa: PLR0913 - what a paper is made of
        self,
        form: str,
        data: Any,
        language: str = "ru",
        variant: str | None = None,
        *,
        today: date,
        sent: Sequence[Sent] = (),
    ) -> bytes | Refusal:
        """Return the PDF, see :class:`Preview`."""
        body = json.dumps(data, ensure_ascii=False, default=_number).encode()
        if len(body) > self._settings.max_body_bytes:
            return Refusal.TOO_LONG
        if not self._asking.acquire(blocking=False):
            return Refusal.BUSY
        try:
            head = {"form": form, "language": language, "variant": variant, "today": today.isoformat()}
            own = [[each.name, each.sha256] for each in sent]
            return self._ask({**head, "sent": own}, body, time.monotonic() + self._wait)
        except (ChannelClosedError, FrameTooLongError):
            return Refusal.ABSENT
        except (TimeoutError, BlockingIOError):
            return Refusal.BUSY
        except OSError:
            return Refusal.ABSENT
        finally:
            self._asking.release()

    def warm(self) -> None:
        """Say that somebody will look soon, so that LibreOffice is there by then; nobody waits for it."""
        if (now := time.monotonic()) - self._warmed < WARM_SECONDS:
            return
        self._warmed = now
        threading.Thread(target=self._say_warm, name="warm preview", daemon=True).start()

    def _say_warm(self) -> None:
        deadline = time.monotonic() + self._wait
        with (
            suppress(ChannelClosedError, FrameTooLongError, OSError),
            closing(_connected(self._settings, self._wait)) as connection,
        ):
            channel = Channel(connection, connection)
            answer, _ = channel.receive(deadline, 0)
            if answer.get("kind") == TURN:
                channel.send({"kind": WARM}, b"", deadline)

    def _ask(self, head: dict[str, Any], body: bytes, deadline: float) -> bytes | Refusal:
        with closing(_connected(self._settings, self._wait)) as connection:
            channel = Channel(connection, connection)
            answer, _ = channel.receive(deadline, 0)
            if answer.get("kind") == TURN:
                channel.send(head, body, deadline)
                answer, paper = channel.receive(deadline, MAX_PAPER_BYTES)
                if answer.get("kind") == PAPER:
                    return paper
        try:
            return Refusal(str(answer.get("why")))
        except ValueError:
            return Refusal.ABSENT


def listen(settings: Settings) -> socket.socket:
    """Return the socket that the settings name, listened on; one in a folder is its user's alone.

    Raises:
        OSError: it cannot be listened on.
    """
    place = urlsplit(settings.preview_url) if settings.preview_url else None
    if place is not None:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, place.port or 0), family=family, backlog=socket.SOMAXCONN)
    path = settings.data_dir / SOCKET
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    found = socket.socket(socket.AF_UNIX)
    try:
        with _address(path) as address:
            found.bind(address)
        path.chmod(0o600)
        found.listen(socket.SOMAXCONN)
    except OSError:
        found.close()
        raise
    return found


def _connected(settings: Settings, wait: float) -> socket.socket:
    place = urlsplit(settings.preview_url) if settings.preview_url else None
    if place is not None:
        return socket.create_connection((place.hostname, place.port or 0), wait)
    found = socket.socket(socket.AF_UNIX)
    found.settimeout(wait)
    try:
        with _address(settings.data_dir / SOCKET) as address:
            found.connect(address)
    except OSError:
        found.close()
        raise
    return found


@contextmanager
def _address(path: Path) -> Iterator[str]:
    """Give the address of a socket, however long its path is."""
    if len(os.fsencode(path)) <= MAX_PATH_BYTES:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def _number(value: Any) -> Any:
    """Return an exact number as JSON can have it without a loss: with decimals as a string, as the forms read it."""
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return int(value) if value == value.to_integral_value() else str(value)
