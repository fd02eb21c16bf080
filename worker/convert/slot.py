"""One LibreOffice and its driver: started, given documents, measured, ended."""

from __future__ import annotations

import json
import os
import secrets
import select
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from service.frames import Channel, ChannelClosedError
from worker.convert import profile
from worker.convert.errors import (
    ConversionFailedError,
    ConversionKilledError,
    ConversionTimeoutError,
    ConverterCrashedError,
    ConverterError,
    ConverterKilledError,
    ConverterStartError,
)
from worker.convert.installation import find_program
from worker.convert.scratch import require_room
from worker.convert.warmup import warm_up_document

DRIVER: Final = Path(__file__).with_name("driver.py")
OFFICE_KILLED: Final = 71
"""The driver's exit code when LibreOffice was killed; the same as in ``driver.py``."""
DYING_SECONDS: Final = 1.0
START_SECONDS: Final = 60.0
"""A cold disk may need long; warm it is one second."""


@dataclass(frozen=True, slots=True)
class Launch:
    """What all slots of a pool start their processes with.

    Attributes:
        soffice: path or name of LibreOffice's program; looked up at every start.
        uno_python: the Python that runs the driver.
        folder: where profiles are made.
        temporary: where LibreOffice may write temporary files.
        fonts: font configuration.
    """

    soffice: str
    uno_python: str
    folder: Path
    temporary: Path
    fonts: Path


@dataclass(slots=True)
class _Running:
    """The processes of one start and what they leave behind."""

    driver: subprocess.Popen[bytes]
    channel: Channel
    folders: tuple[Path, ...]
    office: int = 0
    sockets: tuple[str, ...] = ()


class Slot:
    """Used by one thread at a time, except :meth:`kill`, which any thread may call.

    Attributes:
        jobs: documents given to the present process.
        memory: bytes it held after the last one.
    """

    def __init__(self, launch: Launch) -> None:
        self.jobs = 0
        self.memory = 0
        self._launch = launch
        self._running: _Running | None = None

    @property
    def alive(self) -> bool:
        """Whether there is a process to give documents to."""
        return self._running is not None and self._running.driver.poll() is None

    @property
    def processes(self) -> tuple[int, ...]:
        """Ids of the driver, which leads a process group of its own, and of LibreOffice; empty when not started."""
        return () if self._running is None else (self._running.driver.pid, self._running.office)

    def start(self) -> None:
        """Start afresh and wait until LibreOffice has converted a first small document.

        Raises:
            ConverterStartError: it did not come up.
            OSError: the profile cannot be written, or no process be made.
        """
        self.stop()
        self.jobs = self.memory = 0
        self._running = running = self._spawn()
        try:
            answer, _ = running.channel.receive(time.monotonic() + START_SECONDS)
        except (ChannelClosedError, TimeoutError):
            answer = {"kind": "no answer"}
        if "ready" not in answer:
            self.stop()
            raise ConverterStartError(f"LibreOffice did not start ({answer['kind']})")
        running.office, running.sockets = answer["pid"], tuple(answer["sockets"])
        try:
            self.convert(warm_up_document(), START_SECONDS)
        except ConverterError as error:
            self.stop()
            raise ConverterStartError(f"LibreOffice started but does not work ({error})") from error
        self.jobs = 0

    def convert(self, content: bytes, timeout: float, job: str = "single") -> bytes:
        """Return the document as LibreOffice makes it.

        Args:
            content: the whole file.
            timeout: seconds after which the processes are killed.
            job: what to make of what, one of ``JOBS`` in ``driver.py``.

        Raises:
            ConversionFailedError: LibreOffice refused the document and lives on.
            ConversionTimeoutError: the time ran out.
            ConverterKilledError: the processes were killed from outside.
            ConverterCrashedError: the processes died, or there were none.
            OSError: it failed, and there is no room for temporary files, so the document is not the cause.
        """
        try:
            return self._convert(content, timeout, job)
        except (ConversionFailedError, ConversionKilledError):
            try:
                require_room(self._launch.folder, self._launch.temporary)
            except OSError:
                self.stop()
                raise
            raise

    def _convert(self, content: bytes, timeout: float, job: str) -> bytes:
        if self._running is None:
            raise ConverterCrashedError("LibreOffice is not running")
        self.jobs += 1
        deadline = time.monotonic() + timeout
        try:
            self._running.channel.send({"job": job}, content, deadline)
            answer, made = self._running.channel.receive(deadline)
        except ChannelClosedError:
            killed = _was_killed(self._running.driver)
            self.stop()
            if killed:
                raise ConverterKilledError("LibreOffice was killed while it had the document") from None
            raise ConverterCrashedError("LibreOffice died while it had the document") from None
        except TimeoutError:
            self.stop()
            raise ConversionTimeoutError(f"the document was not converted within {timeout:g} s") from None
        if "error" in answer:
            raise ConversionFailedError(f"LibreOffice refused the document ({answer['error']}: {answer['kind']})")
        self.memory = answer["rss"]
        return made

    def kill(self) -> None:
        """Kill the processes; a thread that waits for them finds out at once."""
        running = self._running
        # The id of a reaped driver may belong to another process by now; poll() says whether it is reaped.
        if running is not None and running.driver.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(running.driver.pid, signal.SIGKILL)

    def stop(self) -> None:
        """End the processes and remove what they leave behind; harmless to repeat."""
        running, self._running = self._running, None
        if running is None:
            return
        office = _handle(running.office, running.driver.pid)
        # The group outlives its leader as long as LibreOffice is in it, and the leader is not reaped yet.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.driver.pid, signal.SIGKILL)
        running.driver.wait()
        if office is not None:
            # It is a child of the driver and may write to its folders until it is gone.
            ended = select.poll()
            ended.register(office, select.POLLIN)
            ended.poll(1000 * DYING_SECONDS)
            os.close(office)
        running.channel.close()
        for path in running.sockets:
            Path(path).unlink(missing_ok=True)
        for folder in running.folders:
            shutil.rmtree(folder, ignore_errors=True)

    def _spawn(self) -> _Running:
        name = secrets.token_hex(8)
        home, temporary = self._launch.folder / name, self._launch.temporary / name
        program = find_program(self._launch.soffice)
        profile.write_profile(home, program)
        temporary.mkdir(mode=0o700, exist_ok=True)
        pipe = f"bagalau{name}"
        options: dict[str, Any] = {
            "command": profile.command(program, home, pipe),
            "pipe": pipe,
            "folders": [str(home), str(temporary)],
            "start_seconds": START_SECONDS / 2,
        }
        driver = subprocess.Popen(
            [self._launch.uno_python, "-I", str(DRIVER), json.dumps(options)],
            env=profile.environment(self._launch.folder, temporary, self._launch.fonts),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._launch.folder,
            start_new_session=True,
            bufsize=0,
        )
        if driver.stdin is None or driver.stdout is None:
            raise ConverterStartError("the driver has no pipes")
        return _Running(driver, Channel(driver.stdin, driver.stdout), (home, temporary))


def _handle(pid: int, group: int) -> int | None:
    """Return a descriptor that becomes readable when a process of a group ends; ``None`` when there is none such."""
    try:
        return os.pidfd_open(pid) if pid and os.getpgid(pid) == group else None
    except OSError:
        return None


def _was_killed(driver: subprocess.Popen[bytes]) -> bool:
    """Return whether the driver or its LibreOffice was killed; its pipes close just before it ends."""
    try:
        return driver.wait(DYING_SECONDS) in {OFFICE_KILLED, -signal.SIGKILL}
    except subprocess.TimeoutExpired:
        return False
