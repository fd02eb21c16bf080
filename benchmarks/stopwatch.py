"""Where the time goes in a program that is measured as it is: functions of it are timed while it runs.

Each moment counts for one stage only, that of the innermost timed function under way, so that the stages add up to the
whole. One thread at a time may use a stopwatch.
"""

from __future__ import annotations

import inspect
import pkgutil
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Stopwatch:
    """Counts the time of stages.

    Attributes:
        seconds: how long each stage took, by its name.
        busy: how many of these seconds this process was at work; in the others it waited for other processes.
    """

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.busy: defaultdict[str, float] = defaultdict(float)
        self._under_way: list[str] = []
        self._since = self._busy_since = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens in the block, apart from the stages in it, for a stage."""
        self._turn()
        self._under_way.append(name)
        try:
            yield
        finally:
            self._turn()
            self._under_way.pop()

    def move(self, name: str, seconds: float) -> None:
        """Count some of the time of the present stage for another one, which knows how long it took."""
        if self._under_way:
            self.seconds[name] += seconds
            self.seconds[self._under_way[-1]] -= seconds

    @contextmanager
    def timing(self, functions: Mapping[str, str]) -> Iterator[None]:
        """Time functions wherever they are called while the block runs.

        Args:
            functions: the stage of each, by where callers find it: ``module.name`` or ``module.Class.name``.

        Raises:
            AttributeError: there is no such function (any more).
        """
        with ExitStack() as stack:
            for target, name in functions.items():
                stack.enter_context(patch(target, self._timed(pkgutil.resolve_name(target), name)))
            yield

    def _timed(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        @wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            with self.stage(name):
                found = function(*arguments, **named)
            return self._each(found, name) if inspect.isgenerator(found) else found

        return timed

    def _each(self, found: Iterator[Any], name: str) -> Iterator[Any]:
        nothing = object()
        while True:
            with self.stage(name):
                each = next(found, nothing)
            if each is nothing:
                return
            yield each

    def _turn(self) -> None:
        now, busy = time.perf_counter(), time.process_time()
        if self._under_way:
            self.seconds[self._under_way[-1]] += now - self._since
            self.busy[self._under_way[-1]] += busy - self._busy_since
        self._since, self._busy_since = now, busy
