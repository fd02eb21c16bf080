"""The supervisor keeps processes running and leaves nothing behind, however anything ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from worker.supervisor import RestartPolicy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

SUPERVISE = """
import sys
from pathlib import Path
from service.liveness import Liveness
from worker.supervisor import ProcessSpec, RestartPolicy, Supervisor

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
if (folder / "kept").exists():
    sys.path.insert(0, str(folder / "kept"))
    import owner
names = sorted(path.stem for path in folder.glob("*.py"))
specs = [ProcessSpec(name, (name, str(folder)), Liveness(folder, name) if "alive" in name else None) for name in names]
policy = RestartPolicy(first=0.05, longest=0.4, healthy=30, frozen=4)
died = lambda: print("something died", flush=True)
Supervisor(specs, lambda line: print(line, flush=True), grace=float(sys.argv[2]), policy=policy, after_death=died).run()
print("the end", flush=True)
"""

PATIENT = """
import os, sys, time
from pathlib import Path
with open(Path(sys.argv[1]) / "started", "a") as file:
    print(os.getpid(), file=file)
time.sleep(600)
"""

DYING = PATIENT.replace("time.sleep(600)", "raise SystemExit(3)")

ALIVE = PATIENT.replace(
    "time.sleep(600)",
    """
from service.liveness import Liveness
while True:
    Liveness(Path(sys.argv[1]), "alive").touch()
    time.sleep(0.1)
""",
)

STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + PATIENT

PARENT = """
import os, subprocess, sys, time
from pathlib import Path
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
with open(Path(sys.argv[1]) / "grandchildren", "a") as file:
    print(grandchild.pid, file=file)
time.sleep(600)
"""


class Supervised:
    """A supervisor in a process of its own, over the scripts of a folder."""

    def __init__(self, folder: Path, grace: float) -> None:
        self.folder = folder
        argv = [sys.executable, "-c", SUPERVISE, str(folder), str(grace)]
        self.process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, start_new_session=True)

    def pids(self, name: str = "started") -> list[int]:
        """Ids that the scripts have written down so far."""
        path = self.folder / name
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def stop(self, number: int = signal.SIGTERM) -> str:
        """Send a signal, wait for the end and return what was printed."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=20)[0]


def _eventually(truth: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.02)


def _gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    """Start supervisors over scripts given as text; end them after the test."""
    started: list[Supervised] = []

    def start(grace: float = 10, **scripts: str) -> Supervised:
        for name, text in scripts.items():
            (tmp_path / f"{name}.py").write_text(text)
        started.append(Supervised(tmp_path, grace))
        return started[-1]

    yield start
    for supervised in started:
        supervised.process.kill()
        supervised.process.communicate()


def test_a_killed_process_is_started_again(supervise: Callable[..., Supervised]) -> None:
    """The message names the process and how it ended."""
    supervised = supervise(one=PATIENT)
    _eventually(lambda: len(supervised.pids()) == 1)
    os.kill(supervised.pids()[0], signal.SIGKILL)
    _eventually(lambda: len(supervised.pids()) == 2)
    assert "Процесс one остановился (сигнал SIGKILL), запуск снова через 0.05 с." in supervised.stop()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_all_processes_and_then_the_supervisor(
    supervise: Callable[..., Supervised],
    number: signal.Signals,
) -> None:
    """It ends with exit code 0: being asked to stop is no failure."""
    supervised = supervise(one=PATIENT, two=PATIENT)
    _eventually(lambda: len(supervised.pids()) == 2)
    assert supervised.stop(number).endswith("the end\n")
    assert supervised.process.returncode == 0
    assert all(_gone(pid) for pid in supervised.pids())


def test_ctrl_c_in_a_terminal_reaches_the_supervisor_alone(supervise: Callable[..., Supervised]) -> None:
    """The processes are in sessions of their own: nobody but the supervisor tells them to stop."""
    supervised = supervise(one=PATIENT)
    _eventually(lambda: len(supervised.pids()) == 1)
    assert os.getsid(supervised.pids()[0]) == supervised.pids()[0]


def test_a_process_that_ignores_the_request_is_killed_after_the_grace(supervise: Callable[..., Supervised]) -> None:
    """Stopping never hangs."""
    supervised = supervise(grace=0.3, one=STUBBORN)
    _eventually(lambda: len(supervised.pids()) == 1)
    assert "Процесс one не остановился вовремя" in supervised.stop()
    assert _gone(supervised.pids()[0])


def test_a_second_ctrl_c_does_not_wait_for_the_grace(supervise: Callable[..., Supervised]) -> None:
    """Whoever presses twice means it."""
    supervised = supervise(grace=600, one=STUBBORN)
    _eventually(lambda: len(supervised.pids()) == 1)
    supervised.process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert supervised.process.poll() is None
    supervised.stop(signal.SIGINT)
    assert _gone(supervised.pids()[0])


def test_what_a_killed_process_had_started_is_ended(supervise: Callable[..., Supervised]) -> None:
    """Even in a session of its own, as LibreOffice is."""
    supervised = supervise(one=PARENT)
    _eventually(lambda: len(supervised.pids("grandchildren")) == 1)
    [orphan] = supervised.pids("grandchildren")
    psutil.Process(orphan).parent().kill()
    _eventually(lambda: _gone(orphan))
    _eventually(lambda: len(supervised.pids("grandchildren")) == 2)
    supervised.stop()
    assert all(_gone(pid) for pid in supervised.pids("grandchildren"))


def test_a_killed_supervisor_takes_its_processes_along(supervise: Callable[..., Supervised]) -> None:
    """The kernel sees to it: the supervisor has no chance to."""
    supervised = supervise(one=PATIENT, two=STUBBORN)
    _eventually(lambda: len(supervised.pids()) == 2)
    supervised.process.kill()
    _eventually(lambda: all(_gone(pid) for pid in supervised.pids()))


def test_a_frozen_process_is_replaced_and_a_slow_one_that_lives_is_not(supervise: Callable[..., Supervised]) -> None:
    """SIGSTOP leaves it there without a sign of life; whatever ends, what it held is looked after."""
    supervised = supervise(alive=ALIVE)
    _eventually(lambda: len(supervised.pids()) == 1)
    [first] = supervised.pids()
    time.sleep(5)
    assert supervised.pids() == [first]
    os.kill(first, signal.SIGSTOP)
    _eventually(lambda: len(supervised.pids()) == 2)
    assert _gone(first)
    output = supervised.stop()
    assert "Процесс alive не подаёт признаков жизни" in output
    assert output.count("something died") == 2


OWNER = "import socket; sockets = [socket.socket(), socket.socket()]"

LISTENING = """
import owner, socket, sys
from pathlib import Path
listening = socket.create_server(("127.0.0.1", 0))
owner.sockets.clear()
with open(Path(sys.argv[1]) / "started", "a") as file:
    print(listening.getsockname()[1], file=file)
listening.accept()
"""


def test_a_process_owns_what_was_open_when_it_was_copied(supervise: Callable[..., Supervised], tmp_path: Path) -> None:
    """An object of the supervisor that goes away in the copy closes its own descriptor, not one opened since."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "owner.py").write_text(OWNER)
    supervised = supervise(one=LISTENING)
    _eventually(lambda: len(supervised.pids()) == 1)
    with socket.create_connection(("127.0.0.1", supervised.pids()[0]), timeout=5):
        supervised.stop()


def test_processes_share_what_the_supervisor_has_imported(supervise: Callable[..., Supervised]) -> None:
    """That is what makes them small and quick to start."""
    supervised = supervise(one=PATIENT)
    _eventually(lambda: len(supervised.pids()) == 1)
    process = psutil.Process(supervised.pids()[0])
    assert process.cmdline() == psutil.Process(supervised.process.pid).cmdline()
    assert process.name() == "bgl:one"
    supervised.stop()


def test_a_process_that_dies_at_once_is_started_less_and_less_often(supervise: Callable[..., Supervised]) -> None:
    """Pauses double up to the longest, so that a broken set-up does not keep a core busy."""
    supervised = supervise(one=DYING)
    _eventually(lambda: len(supervised.pids()) > len(("0.05", "0.1", "0.2", "0.4", "0.4")))
    output = supervised.stop()
    pauses = [line.rsplit(" ", 2)[1] for line in output.splitlines() if "(код 3)" in line]
    assert pauses[:4] == ["0.05", "0.1", "0.2", "0.4"]
    assert set(pauses[3:]) == {"0.4"}


def test_pauses_are_bounded_however_often_it_died() -> None:
    """A power of two must not overflow after a week of restarts."""
    policy = RestartPolicy(first=0.25, longest=15)
    assert [policy.pause(deaths) for deaths in (1, 2, 3, 100_000)] == [0.25, 0.5, 1.0, 15.0]
