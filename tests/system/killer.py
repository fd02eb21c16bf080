"""Kills processes of a service at moments and in an order that a seed decides; the sizes and seeds of such tests."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import psutil
import pytest

if TYPE_CHECKING:
    from tests.system.conftest import Program

MORE_SEEDS: Final = (42, 43, 44, 45, 46)


def seeded(some: tuple[Any, ...], seed: int, full: tuple[Any, ...]) -> list[Any]:
    """Return the parameters of a small instance for every run, and of five of full size for ``make prove``."""
    return [(*some, seed), *(pytest.param(*full, each, marks=pytest.mark.prove) for each in MORE_SEEDS)]


class Killer(threading.Thread):
    """Kills round after round, each part as often a round as it is named.

    Args:
        program: the service.
        victims: the parts, see ``PARTS``.
        pauses: the shortest and the longest pause before a killing, in seconds.
        rounds: after so many it ends, for a service that is killed for ever never gets anything done.
        seed: of the moments and the order.
        patience: how many seconds a part that is just being started again is waited for; without it, it is passed over.
    """

    def __init__(
        self,
        program: Program,
        victims: tuple[str, ...],
        *,
        pauses: tuple[float, float],
        rounds: int,
        seed: int,
        patience: float = 0,
    ) -> None:
        super().__init__(name="killer", daemon=True)
        self.killed: Counter[str] = Counter()
        self._program = program
        self._victims = victims
        self._pauses = pauses
        self._rounds = rounds
        self._random = random.Random(seed)
        self._patience = patience

    def run(self) -> None:
        """Kill all rounds."""
        for _ in range(self._rounds):
            for part in self._random.sample(self._victims, len(self._victims)):
                time.sleep(self._random.uniform(*self._pauses))
                self._kill(part)

    def _kill(self, part: str) -> None:
        deadline = time.monotonic() + self._patience
        while not (alive := self._program.part(part)) and time.monotonic() < deadline:
            time.sleep(0.1)
        if alive:
            with suppress(psutil.NoSuchProcess):
                self._random.choice(sorted(alive, key=lambda process: process.pid)).kill()
                self.killed[part] += 1
