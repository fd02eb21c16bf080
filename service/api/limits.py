"""Who may ask how often: limits for each key and each address, and what the address of a client is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from service.settings import Settings

WINDOW_SECONDS: Final = 60.0
MAX_SUBJECTS: Final = 10_000
IPV6_PREFIX: Final = 64
"""A subscriber of IPv6 has at least as many addresses, all of which count as one."""


class RateLimit:
    """Lets each subject ask so many times a minute, all at once if it likes. Safe to share between threads.

    Kept is one moment a subject: when what it asked would be over, had it asked evenly (the generic cell rate
    algorithm). A subject nobody heard of for a minute is forgotten.

    Args:
        a_minute: times; 0 is no limit.
        clock: seconds that never go back.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._interval = WINDOW_SECONDS / a_minute if a_minute else 0.0
        self._clock = clock
        self._over: dict[str, float] = {}
        self._lock = threading.Lock()

    def ask(self, subject: str) -> float:
        """Count a request and return 0, or return the seconds until one would be granted; that is not counted."""
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
        """Return the address a request came from, ``None`` where nobody can tell.

        Args:
            peer: the address of who is connected.
            forwarded: the header ``X-Forwarded-For``, believed as far as trusted proxies wrote it.
        """
        found = _parsed(peer)
        if found is None:
            return None
        if self._behind_proxy and not self._proxies:
            # Everybody comes from the proxy: one who guesses keys would lock out all.
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
