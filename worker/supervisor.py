"""Supervisor of the processes of one machine: starts them, replaces what dies or freezes, and leaves no orphans.

Every process gets a session of its own, so that Ctrl-C in a terminal reaches the supervisor alone, which decides the
order of stopping. Children of a killed process are adopted and ended. A killed supervisor takes all processes along,
see :func:`worker.processes.die_with_parent`.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

from service.liveness import Liveness
from validators.messages.catalog import Message
from worker.processes import Forked, adopt_orphans, end_orphans, kill_group
from worker.texts import message

TICK_SECONDS: Final = 0.5
FROZEN_SECONDS: Final = 40.0
"""Time without liveness after which a process counts as frozen; it may have waited long for a locked database."""


@dataclass(frozen=True, slots=True)
class ProcessSpec:
    """A process to keep running.

    Attributes:
        name: what it goes by in messages.
        argv: a Python module and its arguments, as after ``python -m``.
        liveness: its liveness file, if it has one.
    """

    name: str
    argv: tuple[str, ...]
    liveness: Liveness | None = None


@dataclass(frozen=True, slots=True)
class RestartPolicy:
    """How long to wait before starting a dead process again, in seconds.

    The pause doubles with each death from ``first`` up to ``longest``; one that ran for ``healthy`` starts anew.
    """

    first: float = 0.25
    longest: float = 15.0
    healthy: float = 5.0
    frozen: float = FROZEN_SECONDS

    def pause(self, deaths: int) -> float:
        """Return the pause after that many deaths in a row (one or more)."""
        return min(self.first * 2.0 ** min(deaths - 1, 30), self.longest)


@dataclass(slots=True)
class _Child:
    spec: ProcessSpec
    process: Forked | None = None
    started: float = 0.0
    deaths: int = 0
    start_at: float = field(default=0.0)
    touched_at: float | None = None
    alive_at: float = 0.0

    def start(self) -> None:
        self.process = Forked(self.spec.name, self.spec.argv)
        self.started = self.alive_at = time.monotonic()

    def silent_seconds(self) -> float:
        """Return the time since the last change of liveness, by the supervisor's clock: that of files may be set."""
        if self.spec.liveness is None:
            return 0.0
        touched_at = self.spec.liveness.touched_at()
        if touched_at != self.touched_at:
            self.touched_at, self.alive_at = touched_at, time.monotonic()
        return time.monotonic() - self.alive_at


class Supervisor:
    """Runs processes until SIGTERM or SIGINT.

    Must be run in the main thread, and while there is no other. A second signal while stopping ends the waiting at
    once.

    Args:
        specs: the processes, in the order to start them.
        tell: prints a message about each event.
        grace: seconds the processes have to finish after SIGTERM, before SIGKILL.
        policy: when to start a dead process again.
        tick: called several times a second while running.
        after_death: called before anything is started, and whenever a process has ended.
    """

    def __init__(  # noqa: PLR0913 - callers name them
        self,
        specs: Sequence[ProcessSpec],
        tell: Callable[[Message], None],
        *,
        grace: float = 20.0,
        policy: RestartPolicy | None = None,
        tick: Callable[[], None] = lambda: None,
        after_death: Callable[[], None] = lambda: None,
    ) -> None:
        self._children = [_Child(spec) for spec in specs]
        self._tell = tell
        self._grace = grace
        self._policy = policy or RestartPolicy()
        self._tick = tick
        self._after_death = after_death
        self._signals = 0
        self._wake = -1

    def run(self) -> None:
        """Start the processes and keep them running; return after a signal, when all of them are gone."""
        adopt_orphans()
        with self._listening():
            try:
                self._after_death()
                while not self._signals:
                    self._start_due()
                    self._tick()
                    self._wait(TICK_SECONDS)
                    self._kill_frozen()
                    if self._notice_deaths():
                        self._after_death()
            finally:
                self._stop()

    def _start_due(self) -> None:
        for child in self._children:
            if child.process is None and time.monotonic() >= child.start_at:
                child.start()

    def _kill_frozen(self) -> None:
        for child in self._children:
            if child.process is not None and child.silent_seconds() > self._policy.frozen:
                self._tell(message("serve", "frozen", process=child.spec.name))
                kill_group(child.process.pid)
                child.alive_at = time.monotonic()

    def _notice_deaths(self) -> bool:
        died = False
        for child in self._children:
            if child.process is None or child.process.poll() is None:
                continue
            died, now = True, time.monotonic()
            child.deaths = 1 if now - child.started >= self._policy.healthy else child.deaths + 1
            pause = self._policy.pause(child.deaths)
            child.start_at = now + pause
            if not self._signals:
                self._tell(_died(child.spec.name, child.process.poll() or 0, pause))
            child.process = None
        end_orphans(self._running())
        return died

    def _running(self) -> set[int]:
        return {child.process.pid for child in self._children if child.process is not None}

    def _stop(self) -> None:
        """End every process: by SIGTERM, then by SIGKILL."""
        asked = self._signals
        for child in self._children:
            if child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + self._grace
        while self._running() and time.monotonic() < deadline and self._signals <= asked:
            self._wait(min(TICK_SECONDS, max(0.0, deadline - time.monotonic())))
            self._notice_deaths()
        for child in self._children:
            if child.process is not None:
                self._tell(message("serve", "ended", process=child.spec.name))
                kill_group(child.process.pid)
                child.process.wait()
                child.process = None
        # An orphan's own children become orphans in their turn.
        while end_orphans(()):
            pass

    def _wait(self, seconds: float) -> None:
        """Sleep until something happens (a signal, a process that died), at most ``seconds``."""
        readable, _, _ = select.select([self._wake], [], [], seconds)
        if readable:
            os.read(self._wake, 4096)

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Catch signals while the block runs; each wakes :meth:`_wait`."""
        self._wake, write = os.pipe()
        os.set_blocking(write, False)
        handlers = dict.fromkeys((signal.SIGTERM, signal.SIGINT, signal.SIGHUP), self._asked_to_stop)
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, _nothing)
        wakeup = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(wakeup)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(self._wake)
            os.close(write)

    def _asked_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._signals += 1


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Wake the supervisor by a signal that is ignored by default."""


def _died(process: str, returncode: int, pause: float) -> Message:
    """Return the message of a death: how the process ended, and in how many seconds it is started again."""
    values = {"process": process, "pause": f"{pause:g}"}
    if returncode >= 0:
        return message("serve", "died_code", code=returncode, **values)
    try:
        name = signal.Signals(-returncode).name
    except ValueError:
        name = str(-returncode)
    return message("serve", "died_signal", signal=name, **values)
