"""How many bytes of bodies are kept at a time, all requests together: each alone may be as long as it may be."""

from __future__ import annotations

import threading
from typing import Final, Self

SLUG: Final = "too-many-bodies"
"""The problem of a request that finds the others' bodies taking all the room there is."""


class Bodies:
    """Room for bodies, shared between threads.

    Args:
        most: bytes.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._lock = threading.Lock()

    @property
    def taken(self) -> int:
        """Bytes that are taken now."""
        return self._taken

    def share(self) -> Share:
        """Return the share of one request, empty yet."""
        return Share(self)

    def take(self, size: int) -> bool:
        """Take so many bytes, or none where there are not as many."""
        with self._lock:
            fits = self._taken + size <= self._most
            self._taken += size if fits else 0
        return fits

    def give_back(self, size: int) -> None:
        """Give bytes back that were taken."""
        with self._lock:
            self._taken -= size


class Share:
    """What one request has taken; given back as a whole, once, whoever says first that it is over."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._taken = 0
        self._over = False
        self._lock = threading.Lock()

    def take(self, size: int) -> bool:
        """Take more; ``False`` when there is no room for it, or the request is over."""
        with self._lock:
            taken = not self._over and self._bodies.take(size)
            self._taken += size if taken else 0
        return taken

    def end(self) -> None:
        """Give everything back, for good; harmless to repeat."""
        with self._lock:
            self._over = True
            self._bodies.give_back(self._taken)
            self._taken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
