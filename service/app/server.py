"""The web server: waitress, taught to say no as the application does, to cut off dawdlers and to stop gently.

The key comes first: of a request with a body the head is read and no more until somebody has looked at its key.
"""

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

from service.api import bodies
from service.api.access import GUARDED_PATHS, owner_of
from service.api.bodies import Bodies
from service.api.context import EXTENSION
from service.api.language import chosen_language
from service.api.problems import AGAIN_SECONDS, MEDIA_TYPE, Problem, body
from service.errors import ServiceError
from service.files.disk import FULL

if TYPE_CHECKING:
    from flask import Flask

    from service.settings import Settings

KINDS: Final = {
    400: "bad-request",
    404: "not-found",
    413: "too-large",
    431: "headers-too-large",
    501: "not-implemented",
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
LINGER_SECONDS: Final = 30
"""How long what a client goes on sending is forgotten after its request was refused: it may answer to the answer."""
STOP_SECONDS: Final = 8
CONNECTIONS: Final = 1000
HEADER_BYTES: Final = 64 * 1024
MARGIN_BYTES: Final = 64 * 1024
"""A body a little over the limit still reaches the application, which words the refusal in the client's language."""


class NoRoomError(Error):  # type: ignore[misc] # the package has no annotations
    """The disk of temporary files has no room for a long body."""

    code = 503
    reason = "Service Unavailable"
    slug = "disk-full"


class ManyBodiesError(NoRoomError):
    """The bodies of other requests take all the room that is set aside for them."""

    slug = bodies.SLUG


class NotThereError(Error):  # type: ignore[misc] # as above
    """An address that begins with two slashes, which waitress would pass over."""

    code = 404
    reason = "Not Found"


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
        slug = getattr(error, "slug", KINDS.get(error.code, "internal-error"))
        limit = self.request.adj.max_request_body_size - MARGIN_BYTES
        language = chosen_language(_accepted(self.request.headers))
        content = json.dumps(body(Problem(slug, {"limit": limit}), language, None), ensure_ascii=False).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [("Content-Type", MEDIA_TYPE), ("Cache-Control", "no-store")]
        self.response_headers.append(("Content-Language", language))
        if error.code == NoRoomError.code:
            self.response_headers.append(("Retry-After", AGAIN_SECONDS))
        self.set_close_on_finish()
        self.content_length = len(content)
        self.write(content)


def _accepted(headers: dict[str, str]) -> LanguageAccept:
    return parse_accept_header(headers.get("ACCEPT_LANGUAGE"), LanguageAccept)


class MeasuringParser(HTTPRequestParser):  # type: ignore[misc] # the package has no annotations
    """Takes long bodies only where files of rows are sent, and no more of all than there is room for.

    Attributes:
        asked: whether somebody was asked about the key.
        share: the room its body takes.
    """

    body_rcv: Any
    room: bool = True
    asked: bool = False

    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.share = adj.bodies.share()

    @property
    def waits(self) -> bool:
        """Whether the head is read and the body is to come."""
        return self.body_rcv is not None and not self.completed

    def received(self, data: bytes) -> int:
        """Take in a piece of the request and return how much of it; what a full disk cannot keep is forgotten."""
        before = self.body_bytes_received
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
        if self.chunked and not self.error and not self.share.take(self.body_bytes_received - before):
            self.error, self.completed = ManyBodiesError(""), True
        return taken

    def forgo_body(self) -> None:
        """Let the request be answered as if it had no body, and its connection be closed."""
        self.body_rcv.getbuf().close()
        self.body_rcv = None
        self.content_length, self.chunked = 0, False
        self.headers.pop("CONTENT_LENGTH", None)
        self.headers["CONNECTION"] = "close"
        self.completed = True

    def close(self) -> None:
        """Forget the body."""
        super().close()
        self.share.end()

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head, and settle how long the body may be."""
        super().parse_header(header_plus)
        if self.path != LONG_BODIES:
            self.adj: Any = self.adj.ordinary
        if self.path.startswith("//"):
            self.error = NotThereError("")
            self.completed = True


class Doorkeeper:
    """Looks at the key of a request before its body is taken in, in one of the threads that answer: it may take long.

    A request that may not send its body is handed on without it, and the application says no in its own words.
    """

    def __init__(self, channel: PatientChannel, request: MeasuringParser) -> None:
        self._channel = channel
        self._request = request

    def service(self) -> None:
        """Let the body come, or have the request answered without it."""
        channel, request = self._channel, self._request
        try:
            known = self._knows()
            admitted = known and request.share.take(request.content_length)
        except ServiceError:
            # The application finds the same out.
            known = admitted = False
        with channel.requests_lock:
            channel.asking = False
            if admitted:
                channel.begun = time.monotonic()
                if request.expect_continue and not channel.requests:
                    channel.send_continue()
            else:
                request.forgo_body()
                request.error = ManyBodiesError("") if known else None  # type: ignore[assignment] # as the package has it
                channel.answer_now()
        channel.server.pull_trigger()

    def cancel(self) -> None:
        """Do nothing: the server stops."""

    def _knows(self) -> bool:
        request = self._request
        # Where no key is needed, no body is.
        if not request.path.startswith(GUARDED_PATHS):
            return False
        return owner_of(self._channel.adj.database, request.headers.get("AUTHORIZATION", "")) is not None


class PatientChannel(HTTPChannel):  # type: ignore[misc] # the package has no annotations
    """A connection that is patient, but not for ever: waitress alone lets a byte a minute hold a connection."""

    error_task_class = ProblemTask
    parser_class = MeasuringParser
    request: MeasuringParser | None
    begun: float | None = None
    taken: int = 0
    asking: bool = False
    """Whether the key of a request is looked at now, so that no more of it is read."""
    refused: bool = False
    """Whether the client may go on sending what was refused."""
    lingers_until: float | None = None

    def readable(self) -> bool:
        """Tell whether to read what has come."""
        return not self.asking and (self.lingers_until is not None or bool(super().readable()))

    def handle_read(self) -> None:
        """Read what has come; after a refusal only to forget it."""
        if self.lingers_until is None:
            super().handle_read()
            return
        try:
            goes_on = bool(self.socket.recv(DRAINED_BYTES))
        except BlockingIOError:
            return
        except OSError:
            goes_on = False
        if not goes_on or time.monotonic() > self.lingers_until:
            self.handle_close()

    def send_continue(self) -> None:
        """Ask for the body, once the key was looked at."""
        if self.request is not None and self.request.asked and not self.asking:
            super().send_continue()

    def _flush_some(self, *, do_close: bool = True) -> bool:
        """Send what waits; one thread at a time, or what is asked of a client would be sent by two of them."""
        with self.outbuf_lock:
            return bool(super()._flush_some(do_close=do_close))

    def answer_now(self) -> None:
        """Have the request that is being read answered; whoever calls holds ``requests_lock``."""
        self.refused = True
        self.requests.append(self.request)
        self.request = None
        if len(self.requests) == 1:
            self.server.add_task(self)

    def received(self, data: bytes) -> bool:
        """Take in data; a request that is not whole in time ends the connection."""
        now = time.monotonic()
        if self.begun is not None and now - self.begun > REQUEST_SECONDS + self.taken / SLOWEST_BYTES:
            self.will_close = True
            return False
        taken: bool = super().received(data)
        self.begun = None if self.request is None else (self.begun or now)
        self.taken = 0 if self.request is None else self.taken + len(data)
        self.refused = self.refused or any(request.error for request in self.requests)
        request = self.request
        if request is not None and request.waits and not request.asked:
            request.asked = self.asking = True
            self.server.add_task(Doorkeeper(self, request))
        return taken

    def handle_close(self) -> None:
        """Close the connection; what arrived unread is taken in first, or the system would call the answer back.

        The loop closes a connection once more when the client hangs up in the same turn: then nothing is left to do.
        """
        if self.socket is None:
            return
        for request in (self.request, *self.requests[1:]):
            # The first of the requests may be at work, and ends its share itself.
            if request is not None:
                request.share.end()
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)
            if self.refused and self.lingers_until is None:
                self.lingers_until = time.monotonic() + LINGER_SECONDS
                self.will_close = False
                return
            for _ in range(DRAINED_BLOCKS):
                if not self.socket.recv(DRAINED_BYTES):
                    break
        super().handle_close()


class Server:
    """Serves an application until it is told to stop."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._map: dict[int, Any] = {}
        self._stopping = False
        services = app.extensions[EXTENSION].services
        self._close_streams = app.extensions[EXTENSION].streams.close
        self.bodies = Bodies(settings.max_bodies_bytes)
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
            listener.adj.bodies, listener.adj.database = self.bodies, services.database
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
