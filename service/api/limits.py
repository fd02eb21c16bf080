"""Limits on clients: requests a minute for each key and each address, and bytes of bodies held at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, Self

from service.settings import Settings

WINDOW_SECONDS: Final = 60.0
MAX_SUBJECTS: Final = 10_000
IPV6_PREFIX: Final = 64
"""A subscriber of IPv6 has at least such a network; its addresses count as one."""

TOO_MANY_BODIES: Final = "too-many-bodies"
"""The problem of a request whose body finds no room."""


class RateLimit:
    """Allows each subject so many requests a minute, in bursts or evenly. Safe to share between threads.

    One moment is kept for each subject: the end of its requests, had they come evenly (the generic cell rate
    algorithm). A subject without requests for a minute is forgotten.

    Args:
        a_minute: requests; 0 is no limit.
        clock: a monotonic clock, in seconds.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._interval = WINDOW_SECONDS / a_minute if a_minute else 0.0
        self._clock = clock
        self._over: dict[str, float] = {}
        self._lock = threading.Lock()

    def ask(self, subject: str) -> float:
        """Count a request and return 0, or return the seconds until one is allowed without counting it."""
        if not self._interval:
            return 0.0
        with self._lock:
            now = self._clock()
            over = max(self._over.pop(subject, now), now) + self._interval
            excess = over - now - WINDOW_SECONDS
            self._over[subject] = over - self._interval if excess > 0 else over
            if len(self._over) > MAX_SUBJECTS:
                self._forget(now)
        return max(0.0, excess)

    def _forget(self, now: float) -> None:
        self._over = {subject: over for subject, over in self._over.items() if over > now}
        while len(self._over) > MAX_SUBJECTS:
            del self._over[next(iter(self._over))]


class Limits:
    """The limits of one web process: its share of those of the installation."""

    def __init__(self, settings: Settings) -> None:
        share = settings.web_processes
        self.keys = RateLimit(-(-settings.requests_per_key // share))
        self.addresses = RateLimit(-(-settings.requests_per_address // share))
        self._proxies = settings.trusted_proxies
        self._behind_proxy = settings.public_url is not None

    def address(self, peer: str, forwarded: str) -> str | None:
        """Return the address of the client, ``None`` where it cannot be determined.

        Args:
            peer: the address of the connection.
            forwarded: the header ``X-Forwarded-For``, trusted as far as trusted proxies wrote it.
        """
        found = _parsed(peer)
        if found is None:
            return None
        if self._behind_proxy and not self._proxies:
            # All clients share the address of the proxy: one that guesses keys would lock out all.
            return None
        for one in reversed(forwarded.split(",")):
            if not any(found in network for network in self._proxies):
                break
            earlier = _parsed(one.strip())
            if earlier is None:
                break
            found = earlier
        if found.version == 4:  # noqa: PLR2004 - IPv4
            return str(found)
        return str(ip_network((found, IPV6_PREFIX), strict=False))


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


class Bodies:
    """Room for the bodies of all requests together; each alone is limited by itself. Safe to share between threads.

    Args:
        max_bytes: how many bytes are held at a time.
    """

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._taken = 0
        self._lock = threading.Lock()

    @property
    def taken(self) -> int:
        """Bytes held now."""
        return self._taken

    def share(self) -> Share:
        """Return the share of one request, which is empty at first."""
        return Share(self)

    def take(self, size: int) -> bool:
        """Take so many bytes and return ``True``, or take none where there are fewer."""
        with self._lock:
            fits = self._taken + size <= self._max_bytes
            self._taken += size if fits else 0
        return fits

    def give_back(self, size: int) -> None:
        """Give back bytes that were taken."""
        with self._lock:
            self._taken -= size


class Share:
    """Bytes taken by one request; they are given back together, once."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._taken = 0
        self._over = False
        self._lock = threading.Lock()

    def take(self, size: int) -> bool:
        """Take more; return ``False`` when there is no room for it, or the request is over."""
        with self._lock:
            taken = not self._over and self._bodies.take(size)
            self._taken += size if taken else 0
        return taken

    def end(self) -> None:
        """Give everything back; harmless to repeat."""
        with self._lock:
            self._over = True
            self._bodies.give_back(self._taken)
            self._taken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
