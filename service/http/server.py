"""The web server: waitress, taught to say no as the application does, to cut off dawdlers and to stop gently."""

from __future__ import annotations

import copy
import json
import signal
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from waitress import wasyncore  # type: ignore[import-untyped] # the package has no annotations
from waitress.channel import HTTPChannel  # type: ignore[import-untyped] # as above
from waitress.parser import HTTPRequestParser  # type: ignore[import-untyped] # as above
from waitress.server import BaseWSGIServer, create_server  # type: ignore[import-untyped] # as above
from waitress.task import ErrorTask  # type: ignore[import-untyped] # as above
from waitress.utilities import Error  # type: ignore[import-untyped] # as above
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from service.http.context import EXTENSION
from service.http.faults import AGAIN_SECONDS
from service.http.problems import MEDIA_TYPE, Problem, body
from service.http.texts import catalogue, chosen_language
from service.store.disk import FULL

if TYPE_CHECKING:
    from flask import Flask

    from service.settings import Settings

KINDS: Final = {
    400: "bad-request",
    413: "too-large",
    431: "headers-too-large",
    501: "not-implemented",
    503: "disk-full",
}
"""What waitress refuses before the application sees it."""

LONG_BODIES: Final = "/api/v1/batches"
IDLE_SECONDS: Final = 30
REQUEST_SECONDS: Final = 60
"""How long a client may take to send one request, however diligently it drips; a long body gives it more time."""
SLOWEST_BYTES: Final = 64 * 1024
"""Bytes of a body that give a client a second more."""

DRAINED_BYTES: Final = 64 * 1024
DRAINED_BLOCKS: Final = 64
STOP_SECONDS: Final = 8
CONNECTIONS: Final = 1000
HEADER_BYTES: Final = 64 * 1024
MARGIN_BYTES: Final = 64 * 1024
"""A body a little over the limit still reaches the application, which words the refusal in the client's language."""


class NoRoomError(Error):  # type: ignore[misc] # the package has no annotations
    """The disk of temporary files has no room for a long body."""

    code = 503
    reason = "Service Unavailable"


class Nowhere:
    """Where a body goes that nobody can keep: the client hears why once it has sent all of it."""

    def append(self, _piece: bytes) -> None:
        """Forget a piece."""

    def close(self) -> None:
        """Do nothing."""


class ProblemTask(ErrorTask):  # type: ignore[misc] # the package has no annotations
    """Answers what waitress cannot read with a problem instead of plain text."""

    def execute(self) -> None:
        """Write the answer and close the connection."""
        error = self.request.error
        slug = KINDS.get(error.code, "internal-error")
        limit = self.request.adj.max_request_body_size - MARGIN_BYTES
        texts = catalogue(chosen_language(_accepted(self.request.headers)))
        content = json.dumps(body(Problem(slug, {"limit": limit}), texts, None), ensure_ascii=False).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [("Content-Type", MEDIA_TYPE), ("Cache-Control", "no-store")]
        self.response_headers.append(("Content-Language", texts.language))
        if error.code == NoRoomError.code:
            self.response_headers.append(("Retry-After", AGAIN_SECONDS))
        self.set_close_on_finish()
        self.content_length = len(content)
        self.write(content)


def _accepted(headers: dict[str, str]) -> LanguageAccept:
    return parse_accept_header(headers.get("ACCEPT_LANGUAGE"), LanguageAccept)


class MeasuringParser(HTTPRequestParser):  # type: ignore[misc] # the package has no annotations
    """Takes long bodies only where files of rows are sent: before that nobody has looked at the key."""

    room: bool = True

    def received(self, data: bytes) -> int:
        """Take in a piece of the request and return how much of it; what a full disk cannot keep is forgotten."""
        try:
            taken: int = super().received(data)
        except OSError as error:
            if error.errno not in FULL:
                raise
            self.room = False
            if self.chunked:
                # Where the next piece begins is known no more.
                self.completed, taken = True, len(data)
            else:
                self.body_rcv.buf = Nowhere()
                taken = super().received(data)
        if self.completed and not self.room:
            self.error = NoRoomError("")
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head, and settle how long the body may be."""
        super().parse_header(header_plus)
        if self.path != LONG_BODIES:
            self.adj: Any = self.adj.ordinary


class PatientChannel(HTTPChannel):  # type: ignore[misc] # the package has no annotations
    """A connection that is patient, but not for ever: waitress alone lets a byte a minute hold a connection."""

    error_task_class = ProblemTask
    parser_class = MeasuringParser
    begun: float | None = None
    taken: int = 0

    def received(self, data: bytes) -> bool:
        """Take in data; a request that is not whole in time ends the connection."""
        now = time.monotonic()
        if self.begun is not None and now - self.begun > REQUEST_SECONDS + self.taken / SLOWEST_BYTES:
            self.will_close = True
            return False
        taken: bool = super().received(data)
        self.begun = None if self.request is None else (self.begun or now)
        self.taken = 0 if self.request is None else self.taken + len(data)
        return taken

    def handle_close(self) -> None:
        """Close the connection; what arrived unread is taken in first, or the system would call the answer back.

        The loop closes a connection once more when the client hangs up in the same turn: then nothing is left to do.
        """
        if self.socket is None:
            return
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)
            for _ in range(DRAINED_BLOCKS):
                if not self.socket.recv(DRAINED_BYTES):
                    break
        super().handle_close()


class Server:
    """Serves an application until it is told to stop."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._map: dict[int, Any] = {}
        self._stopping = False
        self._close_streams = app.extensions[EXTENSION].streams.close
        self._server = create_server(
            app,
            map=self._map,
            host=settings.host,
            port=settings.port,
            threads=settings.web_threads,
            max_request_body_size=max(settings.max_body_bytes, settings.max_batch_bytes) + MARGIN_BYTES,
            max_request_header_size=HEADER_BYTES,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=IDLE_SECONDS // 3,
            connection_limit=CONNECTIONS,
            # select() ends at 1,024 descriptors.
            asyncore_use_poll=True,
            ident=None,
            clear_untrusted_proxy_headers=True,
            expose_tracebacks=False,
        )
        self._listeners = [one for one in self._map.values() if isinstance(one, BaseWSGIServer)]
        for listener in self._listeners:
            listener.channel_class = PatientChannel
            listener.adj.ordinary = copy.copy(listener.adj)
            listener.adj.ordinary.max_request_body_size = settings.max_body_bytes + MARGIN_BYTES

    @property
    def port(self) -> int:
        """The port it listens on, also when the system was to choose one."""
        return int(self._listeners[0].socket.getsockname()[1])

    def stop(self, *_: object) -> None:
        """Take no more connections, finish what is being answered, end ``run``. Safe in a signal handler."""
        if not self._stopping:
            self._stopping = True
            self._listeners[0].pull_trigger()

    def stop_on_signals(self) -> None:
        """Stop on SIGTERM and Ctrl-C."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def run(self) -> None:
        """Serve until stopped."""
        while not self._stopping:
            self._turn()
        self._close_streams()
        for listener in self._listeners:
            listener.accepting = False
            listener.del_channel(self._map)
            listener.socket.close()
        deadline = time.monotonic() + STOP_SECONDS
        while self._busy() and time.monotonic() < deadline:
            self._turn()
        self._server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._map)

    def _turn(self) -> None:
        wasyncore.loop(timeout=0.5, use_poll=True, map=self._map, count=1)

    def _busy(self) -> bool:
        channels = [one for one in self._map.values() if isinstance(one, HTTPChannel)]
        return any(channel.requests or channel.total_outbufs_len for channel in channels)
