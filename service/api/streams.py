"""Answers that go on: server-sent events (WHATWG HTML, section 9.2), each of which holds a thread while it lasts."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, Final

from service.api.json_text import dumps
from service.api.problems import Problem
from service.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MEDIA_TYPE: Final = "text/event-stream"
CONTENT_TYPE: Final = f"{MEDIA_TYPE}; charset=utf-8"
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
    """Lets a limited number of clients follow something at a time, so that threads are left for everybody else.

    Args:
        most: at most so many at a time.
        pause: seconds between two looks.
    """

    def __init__(self, most: int, *, pause: float = PAUSE_SECONDS) -> None:
        self._places = threading.BoundedSemaphore(most)
        self._pause = pause
        self._closing = threading.Event()

    def follow(self, look: Callable[[], State]) -> Iterator[str]:
        """Return the events of something: ``progress`` whenever it changed, ``end`` when it goes on no more.

        Args:
            look: returns its present state; called again and again, outside of the request.

        Raises:
            Problem: too many follow something already; asking now and then needs no place.
        """
        if not self._places.acquire(blocking=False):
            raise Problem("too-many-streams", headers={"Retry-After": str(AGAIN_SECONDS)})
        return _Events(self._events(look), self._places.release)

    def close(self) -> None:
        """End every stream at its next look; fit for the end of the server."""
        self._closing.set()

    def _events(self, look: Callable[[], State]) -> Iterator[str]:
        yield f"retry: {AGAIN_SECONDS * 1000}\n\n"
        begun = spoke = time.monotonic()
        told = None
        while True:
            try:
                state, goes_on = look()
            except ServiceError:
                # The headers are sent: all that is left is to end, and the client asks again.
                return
            if state != told:
                told, spoke = state, time.monotonic()
                yield _event("progress", state)
            if not goes_on:
                yield _event("end", state)
                return
            if time.monotonic() - spoke > SILENT_SECONDS:
                spoke = time.monotonic()
                yield ": still here\n\n"
            if self._closing.wait(self._pause) or time.monotonic() - begun > LONGEST_SECONDS:
                return


class _Events:
    """Gives its place back whether it was read to the end, broken off, or never begun."""

    def __init__(self, events: Iterator[str], done: Callable[[], None]) -> None:
        self._events = events
        self._done: Callable[[], None] | None = done

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return next(self._events)

    def close(self) -> None:
        """End the stream; servers call it in any case."""
        self._events.close()  # type: ignore[attr-defined] # it is a generator
        if self._done is not None:
            self._done()
            self._done = None


def _event(name: str, state: Mapping[str, Any]) -> str:
    return f"event: {name}\ndata: {dumps(state)}\n\n"
