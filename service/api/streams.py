"""Server-sent events (WHATWG HTML, section 9.2). A stream holds no thread between two polls."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from flask import Response

from service.api.body import dumps
from service.api.problems import Problem
from service.errors import ServiceError

MEDIA_TYPE: Final = "text/event-stream"
CONTENT_TYPE: Final = f"{MEDIA_TYPE}; charset=utf-8"
MAX_STREAMS: Final = 32
MAX_STREAMS_OF_KEY: Final = 4
PAUSE_SECONDS: Final = 1.0
SILENT_SECONDS: Final = 15.0
"""Silence after which a comment is sent: proxies drop silent connections, and a client that is gone is noticed."""
MAX_SECONDS: Final = 1800.0
"""Life of a stream, after which the client reconnects, as browsers do by themselves."""
RECONNECT_SECONDS: Final = 3
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

State = tuple["Mapping[str, Any]", bool]
"""The data of an event, and whether more will come."""


class Streams:
    """Serves a limited number of streams at a time: each costs a query a second.

    Args:
        max_streams: limit for all keys and users together.
        max_of_key: limit for one of them.
        pause: seconds between two polls.
    """

    def __init__(
        self, max_streams: int = MAX_STREAMS, max_of_key: int = MAX_STREAMS_OF_KEY, *, pause: float = PAUSE_SECONDS
    ) -> None:
        self._max_streams = max_streams
        self._max_of_key = max_of_key
        self._pause = pause
        self._followers: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def answer(self, key: str, look: Callable[[], State]) -> Response:
        """Return a stream as an answer; see :meth:`follow`."""
        # Passed on as it is, the server sees what it is given and holds no thread meanwhile.
        return Response(self.follow(key, look), content_type=CONTENT_TYPE, headers=HEADERS, direct_passthrough=True)

    def follow(self, key: str, look: Callable[[], State]) -> Events:
        """Return a stream of events: ``progress`` at each change of state, ``end`` with the last state.

        Args:
            key: the id of the key, or of the user, that the stream counts for.
            look: returns the present state; polled outside of the request.

        Raises:
            Problem: the limit of streams is reached.
        """
        with self._lock:
            if self._followers.total() >= self._max_streams or self._followers[key] >= self._max_of_key:
                raise Problem("too-many-streams", headers={"Retry-After": str(RECONNECT_SECONDS)})
            self._followers[key] += 1
        return Events(self._events(look), self._pause, lambda: self._leave(key))

    def close(self) -> None:
        """End every stream at its next poll, for the shutdown of the server."""
        self._closing.set()

    def _leave(self, key: str) -> None:
        with self._lock:
            self._followers[key] -= 1
            self._followers += Counter()

    def _events(self, look: Callable[[], State]) -> Iterator[bytes]:
        """Yield the bytes to send after each poll, ``b""`` where nothing changed."""
        yield f"retry: {RECONNECT_SECONDS * 1000}\n\n".encode()
        begun = spoke = time.monotonic()
        sent = None
        while not self._closing.is_set() and time.monotonic() - begun < MAX_SECONDS:
            try:
                state, goes_on = look()
            except ServiceError:
                # The headers are sent already: the stream ends, and the client reconnects.
                return
            events = b""
            if state != sent:
                sent, spoke = state, time.monotonic()
                events = _event("progress", state)
            if not goes_on:
                yield events + _event("end", state)
                return
            if time.monotonic() - spoke > SILENT_SECONDS:
                spoke = time.monotonic()
                events = b": still here\n\n"
            yield events


class Events:
    """The events of one stream. Its place is given back whether it was read to the end, broken off, or never begun.

    The server of the application calls :meth:`step` and pauses by itself; iterated, it blocks its thread meanwhile.

    Attributes:
        pause: seconds between two steps.
    """

    def __init__(self, events: Iterator[bytes], pause: float, done: Callable[[], None]) -> None:
        self.pause = pause
        self._events = events
        self._done: Callable[[], None] | None = done

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        while not (events := next(self._events)):
            time.sleep(self.pause)
        return events

    def step(self) -> bytes | None:
        """Poll once and return the bytes to send, ``b""`` where nothing changed, ``None`` at the end."""
        return next(self._events, None)

    def close(self) -> None:
        """End the stream; WSGI servers call it in any case."""
        self._events.close()  # type: ignore[attr-defined] # it is a generator
        if self._done is not None:
            self._done()
            self._done = None


def _event(name: str, state: Mapping[str, Any]) -> bytes:
    return f"event: {name}\ndata: {dumps(state)}\n\n".encode()
