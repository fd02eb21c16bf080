"""An HTTP/1.1 connection (h11): a request is read whole before it takes a thread.

A body is read only after the key in the head was accepted.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from contextlib import suppress
from email.utils import formatdate
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final, cast

import h11
import structlog
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from service.api.language import chosen_language
from service.api.limits import TOO_MANY_BODIES, Share
from service.api.problems import MEDIA_TYPE, RETRY_AFTER, STATUS, Problem, body
from service.api.streams import Events
from service.app.gateway import Answer, Gateway, environ_of
from service.files.disk import FULL

IDLE_SECONDS: Final = 30
"""How long a connection may be silent between two requests."""
HEAD_SECONDS: Final = 20
"""Time limit for the head of a request."""
BODY_SECONDS: Final = 60
"""Time limit for a body, extended by its length."""
SLOWEST_BYTES: Final = 64 * 1024
"""Bytes of a body that extend the limit by a second."""
STALL_SECONDS: Final = 60
"""Time limit for a client to read a chunk of a response."""
LINGER_SECONDS: Final = 30
"""How long input is discarded before and after a refusal, so that the client can read the response."""
SILENT_SECONDS: Final = 1
"""How long a client that was refused sends nothing when it waits for the response."""

HEADER_BYTES: Final = 64 * 1024
READ_BYTES: Final = 64 * 1024
FILE_BYTES: Final = 1 << 20
IN_MEMORY: Final = 256 * 1024
MARGIN_BYTES: Final = 64 * 1024
"""A body slightly over the limit still reaches the application, which answers with the request's id."""
SLUGS: Final = {413: "too-large", 431: "headers-too-large", 501: "not-implemented"}
"""Problems by the status h11 suggests; others are ``bad-request``."""
CONTINUE: Final = h11.InformationalResponse(status_code=100, reason=b"Continue", headers=[])
AGAIN: Final = {slug: {"Retry-After": RETRY_AFTER} for slug in ("disk-full", TOO_MANY_BODIES)}

log = structlog.get_logger(__name__)


class Connection:
    """Speaks with one client until one of both has enough.

    Attributes:
        waiting: whether the client is to speak: such a connection may be closed when room is wanted.
    """

    def __init__(self, gateway: Gateway, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.waiting = True
        self._gateway = gateway
        self._reader = reader
        self._writer = writer
        # Flushing means that everything is in the hands of the system.
        writer.transport.set_write_buffer_limits(high=0)
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=HEADER_BYTES)
        self._languages = ""
        self._last = False

    def abort(self) -> None:
        """Hang up."""
        self.waiting = False
        self._writer.transport.abort()

    async def run(self) -> None:
        """Answer requests until the connection ends."""
        try:
            while await self._exchange():
                self._http.start_next_cycle()
            await self._linger()
        except (OSError, TimeoutError, h11.LocalProtocolError):
            # The client is gone, or reads nothing; what was begun cannot be ended properly.
            self.abort()
        finally:
            self._writer.close()

    async def _exchange(self) -> bool:
        """Answer a request and tell whether another may follow."""
        self.waiting = True
        try:
            request = await self._head()
            if request is None:
                return False
            self.waiting = False
            await self._serve(request)
        except h11.RemoteProtocolError as error:
            await self._refuse(Problem(SLUGS.get(error.error_status_hint, "bad-request")))
        except Problem as problem:
            if problem.slug != "request-timeout":
                await self._discard()
            await self._refuse(problem)
        return self._http.our_state is h11.DONE and self._http.their_state is h11.DONE

    async def _head(self) -> h11.Request | None:
        """Return the head of the next request, ``None`` when there is none.

        Raises:
            Problem: it did not come in time, or is too long.
            h11.RemoteProtocolError: it is none.
        """
        clock = asyncio.get_running_loop().time
        begun = bool(self._http.trailing_data[0])
        try:
            async with asyncio.timeout(HEAD_SECONDS if begun else IDLE_SECONDS) as limit:
                while (event := self._http.next_event()) is h11.NEED_DATA:
                    self._http.receive_data(await self._reader.read(READ_BYTES))
                    if not begun:
                        begun = True
                        limit.reschedule(clock() + HEAD_SECONDS)
        except TimeoutError:
            if begun:
                raise Problem("request-timeout") from None
            return None
        if not isinstance(event, h11.Request):
            return None
        headers = list(event.headers)
        self._languages = next((value.decode("latin-1") for name, value in headers if name == b"accept-language"), "")
        if sum(len(name) + len(value) + 4 for name, value in headers) + len(event.target) > HEADER_BYTES:
            raise Problem("headers-too-large")
        if {b"content-length", b"transfer-encoding"} <= {name for name, _ in headers}:
            # Who stands between may have gone by the other of the two.
            raise Problem("bad-request")
        return event

    async def _serve(self, request: h11.Request) -> None:
        try:
            environ = environ_of(request, self._peer(), self._gateway.address)
        except ValueError:
            raise Problem("bad-request") from None
        with self._gateway.bodies.share() as share:
            kept = await self._body(environ, share)
            await self._discard()
            try:
                await self._send(await self._gateway.in_thread(self._gateway.answer, environ))
            finally:
                if kept is not None:
                    kept.close()

    def _peer(self) -> str:
        return str((self._writer.get_extra_info("peername") or ("",))[0])

    async def _body(self, environ: dict[str, Any], share: Share) -> IO[bytes] | None:
        """Take the body in, if there is one and its sender may send it.

        Without a key the application answers as if there were none; the connection ends after that.
        """
        length = None if "HTTP_TRANSFER_ENCODING" in environ else int(environ.get("CONTENT_LENGTH") or 0)
        if length == 0:
            # What may still come is the end of the message.
            self._http.next_event()
            return None
        limit = self._gateway.longest_body(environ["PATH_INFO"])
        if (length or 0) > limit + MARGIN_BYTES:
            raise Problem("too-large", {"limit": limit})
        if not await self._gateway.in_thread(self._gateway.may_send, environ):
            environ.pop("CONTENT_LENGTH", None)
            environ.pop("HTTP_TRANSFER_ENCODING", None)
            return None
        if not share.take(length or 0):
            raise Problem(TOO_MANY_BODIES)
        if self._http.they_are_waiting_for_100_continue:
            await self._write(CONTINUE)
        kept = cast("IO[bytes]", SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - whoever serves the request closes it
        try:
            size = await self._receive(kept, None if length else share, limit + MARGIN_BYTES)
        except BaseException as error:
            kept.close()
            if isinstance(error, OSError) and error.errno in FULL:
                raise Problem("disk-full") from None
            raise
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        environ |= {"CONTENT_LENGTH": str(size), "wsgi.input": kept}
        kept.seek(0)
        return kept

    async def _receive(self, kept: IO[bytes], share: Share | None, most: int) -> int:
        """Put the body into a file and return its length; ``share`` is that of a body whose length was not told.

        Raises:
            Problem: it is too long, finds no room, or does not come in time.
        """
        clock = asyncio.get_running_loop().time
        begun, size = clock(), 0
        try:
            async with asyncio.timeout(BODY_SECONDS) as limit:
                while not isinstance(event := self._http.next_event(), h11.EndOfMessage):
                    if event is h11.NEED_DATA:
                        self._http.receive_data(await self._reader.read(READ_BYTES))
                        limit.reschedule(begun + BODY_SECONDS + size / SLOWEST_BYTES)
                    elif isinstance(event, h11.Data):
                        size += len(event.data)
                        if size > most:
                            raise Problem("too-large", {"limit": most - MARGIN_BYTES})
                        if share is not None and not share.take(len(event.data)):
                            raise Problem(TOO_MANY_BODIES)
                        if size > IN_MEMORY:
                            await self._gateway.on_disk(kept.write, event.data)
                        else:
                            kept.write(event.data)
                    else:
                        raise ConnectionResetError
        except TimeoutError:
            raise Problem("request-timeout") from None
        return size

    async def _discard(self) -> None:
        """Discard a body that is not taken in, before that is told: a proxy hangs up on clients that still send.

        The connection ends after the response.
        """
        if self._http.their_state is not h11.SEND_BODY:
            return
        self._last = True
        if self._http.they_are_waiting_for_100_continue:
            return
        clock = asyncio.get_running_loop().time
        until = clock() + LINGER_SECONDS
        self.waiting = True
        with suppress(TimeoutError, h11.RemoteProtocolError):
            while self._http.their_state is h11.SEND_BODY and clock() < until:
                if self._http.next_event() is h11.NEED_DATA:
                    async with asyncio.timeout(SILENT_SECONDS):
                        self._http.receive_data(await self._reader.read(READ_BYTES))
        self.waiting = False

    async def _send(self, answer: Answer) -> None:
        """Send an answer; its thread is free while the client reads."""
        try:
            start = self._start(answer.status, answer.headers)
            if answer.rest is None:
                await self._write(start, h11.Data(data=answer.first), h11.EndOfMessage())
                return
            await self._write(start)
            if isinstance(answer.rest, Events):
                await self._send_events(answer.rest)
            elif answer.file is not None and answer.length is not None:
                await self._send_file(answer.file, answer.length)
            else:
                await self._send_chunks(answer)
            await self._write(h11.EndOfMessage())
        finally:
            await asyncio.shield(self._gateway.in_thread(self._gateway.close, answer))

    async def _send_chunks(self, answer: Answer) -> None:
        chunk = answer.first
        while chunk:
            await self._write(h11.Data(data=chunk))
            chunk = b"" if answer.rest is None else await self._gateway.in_thread(self._gateway.take, answer)

    async def _send_events(self, events: Events) -> None:
        while (chunk := await self._gateway.in_thread(events.step)) is not None and not self._reader.at_eof():
            if chunk:
                await self._write(h11.Data(data=chunk))
            await asyncio.sleep(events.pause if chunk is not None else 0)

    async def _send_file(self, file: IO[bytes], length: int) -> None:
        """Let the system copy a file to the client; no byte of it passes through here."""
        place, end = file.tell(), file.tell() + length
        self._http.send_with_data_passthrough(h11.Data(data=_Length(length)))  # type: ignore[arg-type] # h11 wants no more
        while place < end:
            async with asyncio.timeout(STALL_SECONDS):
                sent = await asyncio.get_running_loop().sendfile(
                    self._writer.transport, file, place, min(FILE_BYTES, end - place)
                )
            if not sent:
                raise ConnectionAbortedError
            place += sent

    def _start(self, status: int, headers: list[tuple[str, str]]) -> h11.Response:
        ends = self._last or self._gateway.stopping or self._http.their_state is not h11.DONE
        return h11.Response(
            status_code=status,
            reason=HTTPStatus(status).phrase.encode(),
            headers=[
                *((name.encode("latin-1"), value.encode("latin-1")) for name, value in headers),
                (b"Date", formatdate(usegmt=True).encode()),
                *([(b"Connection", b"close")] if ends else []),
            ],
        )

    async def _write(self, *events: Any) -> None:
        """Send events in one chunk; returns when the system has taken all of it."""
        if data := b"".join(self._http.send(event) or b"" for event in events):
            self._writer.write(data)
            async with asyncio.timeout(STALL_SECONDS):
                await self._writer.drain()

    async def _refuse(self, problem: Problem) -> None:
        """Answer what cannot be read, or is not taken in, with a problem; the connection ends after that."""
        if self._http.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            raise ConnectionAbortedError
        language = chosen_language(parse_accept_header(self._languages, LanguageAccept))
        request_id = str(uuid.uuid4())
        log.info("refused", request_id=request_id, problem=problem.slug)
        content = json.dumps(body(problem, language, f"urn:uuid:{request_id}"), ensure_ascii=False).encode()
        headers = {
            "Content-Type": MEDIA_TYPE,
            "Content-Length": str(len(content)),
            "Content-Language": language,
            "Cache-Control": "no-store",
            **AGAIN.get(problem.slug, {}),
        }
        start = self._start(STATUS[problem.slug], list(headers.items()))
        await self._write(start, h11.Data(data=content), h11.EndOfMessage())

    async def _linger(self) -> None:
        """Forget what a refused client goes on sending: with bytes unread the system would call the answer back."""
        if self._http.their_state in {h11.DONE, h11.CLOSED, h11.IDLE, h11.MUST_CLOSE}:
            return
        self.waiting = True
        with suppress(TimeoutError):
            self._writer.write_eof()
            async with asyncio.timeout(LINGER_SECONDS):
                while await self._reader.read(READ_BYTES):
                    pass


class _Length:
    """Stands for bytes that the system sends: h11 counts them."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __len__(self) -> int:
        return self._length
