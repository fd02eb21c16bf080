"""Answers that go on: server-sent events (WHATWG HTML, section 9.2). Between two looks they hold no thread."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from service.api.body import dumps
from service.api.problems import Problem
from service.errors import ServiceError

MEDIA_TYPE: Final = "text/event-stream"
CONTENT_TYPE: Final = f"{MEDIA_TYPE}; charset=utf-8"
MAX_STREAMS: Final = 32
MAX_STREAMS_OF_KEY: Final = 4
PAUSE_SECONDS: Final = 1.0
SILENT_SECONDS: Final = 15.0
"""After as long without news a comment is sent: proxies drop what is silent, and who has gone is noticed."""
LONGEST_SECONDS: Final = 1800.0
"""After as long the client is left to ask again, as browsers do by themselves."""
AGAIN_SECONDS: Final = 3
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

State = tuple["Mapping[str, Any]", bool]
"""What is told of something, and whether it goes on."""


class Streams:
    """Lets a limited number of clients follow something at a time: each costs a look at the database a second.

    Args:
        most: at most so many at a time.
        most_of_key: at most so many at a time with one key.
        pause: seconds between two looks.
    """

    def __init__(
        self, most: int = MAX_STREAMS, most_of_key: int = MAX_STREAMS_OF_KEY, *, pause: float = PAUSE_SECONDS
    ) -> None:
        self._most = most
        self._most_of_key = most_of_key
        self._pause = pause
        self._followers: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def follow(self, key: str, look: Callable[[], State]) -> Events:
        """Return the events of something: ``progress`` whenever it changed, ``end`` when it goes on no more.

        Args:
            key: whose place it takes.
            look: returns its present state; called again and again, outside of the request.

        Raises:
            Problem: too many follow something already; asking now and then needs no place.
        """
        with self._lock:
            if self._followers.total() >= self._most or self._followers[key] >= self._most_of_key:
                raise Problem("too-many-streams", headers={"Retry-After": str(AGAIN_SECONDS)})
            self._followers[key] += 1
        return Events(self._events(look), self._pause, lambda: self._leave(key))

    def close(self) -> None:
        """End every stream at its next look; fit for the end of the server."""
        self._closing.set()

    def _leave(self, key: str) -> None:
        with self._lock:
            self._followers[key] -= 1
            self._followers += Counter()

    def _events(self, look: Callable[[], State]) -> Iterator[bytes]:
        """Yield what there is to say at each look, ``b""`` where there is nothing new."""
        yield f"retry: {AGAIN_SECONDS * 1000}\n\n".encode()
        begun = spoke = time.monotonic()
        told = None
        while not self._closing.is_set() and time.monotonic() - begun < LONGEST_SECONDS:
            try:
                state, goes_on = look()
            except ServiceError:
                # The headers are sent: all that is left is to end, and the client asks again.
                return
            events = b""
            if state != told:
                told, spoke = state, time.monotonic()
                events = _event("progress", state)
            if not goes_on:
                yield events + _event("end", state)
                return
            if time.monotonic() - spoke > SILENT_SECONDS:
                spoke = time.monotonic()
                events = b": still here\n\n"
            yield events


class Events:
    """The events of one stream. It gives its place back whether it was read to the end, broken off, or never begun.

    A server that knows it calls :meth:`step` and pauses by itself; as a mere iterator it holds its thread meanwhile.

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
        """Look once and return what there is to say, ``b""`` when nothing, ``None`` at the end."""
        return next(self._events, None)

    def close(self) -> None:
        """End the stream; servers call it in any case."""
        self._events.close()  # type: ignore[attr-defined] # it is a generator
        if self._done is not None:
            self._done()
            self._done = None


def _event(name: str, state: Mapping[str, Any]) -> bytes:
    return f"event: {name}\ndata: {dumps(state)}\n\n".encode()
