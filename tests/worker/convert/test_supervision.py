"""Processes die, hang and grow; the pool notices at once, replaces them, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from prometheus_client import CollectorRegistry

from worker.convert import profile, scratch
from worker.convert.errors import (
    ConversionTimeoutError,
    ConverterClosedError,
    ConverterCrashedError,
    ConverterStartError,
)
from worker.convert.pool import LibreOfficePool
from worker.convert.slot import Slot
from worker.inspection import inspect_pdf
from worker.measures import measures

if TYPE_CHECKING:
    from collections.abc import Callable

    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

PATIENCE = 10.0

WORKER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from worker.convert.pool import LibreOfficePool
from worker.properties import DocumentProperties

pool = LibreOfficePool({soffice!r}, {python!r}, 1, 60, scratch=Path(sys.argv[1]))
pool.warm()
print(*pool.processes(), flush=True)
sys.stdin.readline()
pool.convert(Path(sys.argv[2]).read_bytes(), DocumentProperties("t", "a", "ru-RU", datetime.now(UTC), "id"))
"""


def _gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _wait(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def _all_gone(pids: tuple[int, ...]) -> bool:
    return _wait(lambda: all(map(_gone, pids)))


def _sockets(pid: int) -> list[Path]:
    inodes = {
        target[len("socket:[") : -1]
        for target in (str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir())
        if target.startswith("socket:[")
    }
    rows = [line.split() for line in Path(f"/proc/{pid}/net/unix").read_text().splitlines()]
    return [Path(row[7]) for row in rows if len(row) > 7 and row[6] in inodes and row[7].startswith("/tmp")]


@pytest.fixture
def warm(new_pool: Callable[..., LibreOfficePool]) -> Any:
    """Give a warm pool of its own to a test that breaks it."""
    with new_pool() as pool:
        pool.warm()
        yield pool


def test_a_crash_is_noticed_at_once_and_the_slot_replaced(
    warm: LibreOfficePool, properties: DocumentProperties, sheet: Any
) -> None:
    """LibreOffice dies in the midst of a document: the caller hears of it, the next document gets a new process."""
    before = warm.processes()
    os.kill(before[1], signal.SIGSTOP)
    threading.Timer(0.2, os.kill, (before[1], signal.SIGKILL)).start()
    started = time.monotonic()
    with pytest.raises(ConverterCrashedError):
        warm.convert(sheet.docx(), properties)
    assert time.monotonic() - started < PATIENCE
    assert inspect_pdf(warm.convert(sheet.docx(), properties), ()).pages > 1
    assert _all_gone(before)
    assert not set(before) & set(warm.processes())


def test_every_restart_is_counted_by_its_reason(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, sheet: Any
) -> None:
    """Killed over a document, died while idle, worn by its number of documents."""
    registry = CollectorRegistry()
    measures.register(registry)

    def restarts(reason: str) -> float:
        return registry.get_sample_value("bagalau_libreoffice_restarts_total", {"reason": reason}) or 0

    before = {reason: restarts(reason) for reason in ("killed", "died", "worn")}
    with new_pool(recycle_after=2) as pool:
        pool.warm()
        os.kill(pool.processes()[1], signal.SIGSTOP)
        threading.Timer(0.2, os.kill, (pool.processes()[1], signal.SIGKILL)).start()
        with pytest.raises(ConverterCrashedError):
            pool.convert(sheet.docx(), properties)
        pool.convert(sheet.docx(), properties)
        os.kill(pool.processes()[1], signal.SIGKILL)
        assert _wait(lambda: not pool._slots[0].alive)
        pool.warm()
        for _ in range(2):
            pool.convert(sheet.docx(), properties)
        assert _wait(lambda: restarts("worn") == before["worn"] + 1)
    assert {reason: restarts(reason) - number for reason, number in before.items()} == dict.fromkeys(before, 1)


def test_a_crash_on_a_full_disk_is_no_fault_of_the_document(
    warm: LibreOfficePool, properties: DocumentProperties, sheet: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as what the system says of a full disk, which documents wait for; then everything is as before."""
    before = warm.processes()
    with monkeypatch.context() as patched:
        patched.setattr(scratch, "ROOM_WANTED", 1 << 60)
        os.kill(before[1], signal.SIGSTOP)
        threading.Timer(0.2, os.kill, (before[1], signal.SIGKILL)).start()
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            warm.convert(sheet.docx(), properties)
    assert inspect_pdf(warm.convert(sheet.docx(), properties), ()).pages > 1
    assert _all_gone(before)


def test_a_process_that_died_between_documents_costs_no_document(
    warm: LibreOfficePool, properties: DocumentProperties, sheet: Any
) -> None:
    """Its driver ends with it, so the next document finds the slot empty and has it filled."""
    before = warm.processes()
    os.kill(before[1], signal.SIGKILL)
    assert _all_gone(before)
    assert _wait(lambda: not warm._slots[0].alive)
    assert inspect_pdf(warm.convert(sheet.docx(), properties), ()).pages > 1


def test_too_long_a_document_kills_the_whole_group(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, sheet: Any
) -> None:
    """What hangs is killed when the time is up, its sockets and folders go with it, and the slot comes back."""
    with new_pool(timeout=1) as pool:
        pool.warm()
        before = pool.processes()
        sockets = _sockets(before[1])
        folders = {path for path in pool._folder.path.iterdir() if (path / "user").is_dir()}
        assert sockets
        assert folders
        os.kill(before[1], signal.SIGSTOP)
        started = time.monotonic()
        with pytest.raises(ConversionTimeoutError):
            pool.convert(sheet.docx(), properties)
        assert 1 <= time.monotonic() - started < PATIENCE
        assert _all_gone(before)
        assert not any(path.exists() for path in (*sockets, *folders))
        assert inspect_pdf(pool.convert(sheet.docx(), properties), ()).pages > 1


def test_a_stopped_driver_counts_as_a_document_that_takes_too_long(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any
) -> None:
    """Not even handing over a document bigger than a pipe can make the worker hang."""
    with new_pool(timeout=1) as pool:
        pool.warm()
        os.kill(pool.processes()[0], signal.SIGSTOP)
        big = paper(tuple(os.urandom(40_000).hex() for _ in range(10))).docx()
        assert len(big) > 1 << 17
        with pytest.raises(ConversionTimeoutError):
            pool.convert(big, properties)


def test_a_process_is_replaced_after_so_many_documents(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any
) -> None:
    """Processes change after every second document, none of the documents notices."""
    with new_pool(recycle_after=2) as pool:
        used = []
        for _ in range(5):
            pool.convert(paper(("Текст",)).docx(), properties)
            assert _wait(lambda: len(pool._idle) == 1)
            used.append(pool.processes())
        assert used[0] != used[1] == used[2] != used[3] == used[4]


def test_a_process_that_grew_too_big_is_replaced(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any
) -> None:
    """The limit of memory is looked at after each document."""
    with new_pool(max_memory=1 << 20) as pool:
        pool.warm()
        before = pool.processes()
        pool.convert(paper(("Текст",)).docx(), properties)
        assert _all_gone(before)


@pytest.mark.parametrize("busy", [False, True], ids=["idle", "in the midst of a document"])
def test_a_killed_worker_leaves_no_libreoffice_behind(tmp_path: Path, sheet: Any, busy: bool) -> None:
    """SIGKILL gives the worker no chance to clean up: driver and LibreOffice end all the same, their folders go."""
    document = tmp_path / "document.docx"
    document.write_bytes(sheet.docx())
    scratch = tmp_path / "scratch"
    code = WORKER.format(soffice="/usr/lib/libreoffice/program/soffice.bin", python="/usr/bin/python3")
    worker = subprocess.Popen(
        [sys.executable, "-c", code, str(scratch), str(document)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        text=True,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    pids = tuple(map(int, worker.stdout.readline().split()))
    assert len(pids) == 2
    if busy:
        os.kill(pids[1], signal.SIGSTOP)
        worker.stdin.write("go\n")
        worker.stdin.flush()
        time.sleep(0.3)
    worker.kill()
    worker.communicate()
    assert _all_gone(pids)
    assert _wait(lambda: not [path for path in scratch.glob("*/*/user") if path.is_dir()])
    LibreOfficePool("soffice", "/usr/bin/python3", 1, 60, scratch=scratch).close()
    assert list(scratch.iterdir()) == []


def test_a_killed_driver_takes_libreoffice_with_it(
    warm: LibreOfficePool, properties: DocumentProperties, paper: Any
) -> None:
    """The kernel sees to it, and the next document gets a new pair."""
    before = warm.processes()
    os.kill(before[0], signal.SIGKILL)
    assert _all_gone(before)
    assert _wait(lambda: not warm._slots[0].alive)
    assert _wait(lambda: not warm._slots[0].alive)
    warm.convert(paper(("Текст",)).docx(), properties)


def test_the_end_of_a_thread_does_not_end_the_processes_it_started(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any
) -> None:
    """Processes belong to the worker, not to whichever of its threads happened to need them first."""
    with new_pool() as pool:
        docx = paper(("Текст",)).docx()
        thread = threading.Thread(target=pool.convert, args=(docx, properties))
        thread.start()
        thread.join()
        before = pool.processes()
        time.sleep(0.3)
        pool.convert(docx, properties)
        assert pool.processes() == before


def test_slots_are_started_as_they_are_needed_and_the_warm_one_is_used_again(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, paper: Any
) -> None:
    """One document after another needs one process, whatever the size of the pool; two at once need two."""
    docx = paper(("Текст",)).docx()
    with new_pool(size=2) as pool:
        for _ in range(3):
            pool.convert(docx, properties)
        assert len(pool.processes()) == 2
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda _: pool.convert(docx, properties), range(12)))
        assert len(set(found)) == 1
        assert len(pool.processes()) == 4


def test_closing_ends_everything_and_removes_everything(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, sheet: Any, tmp_path: Path
) -> None:
    """Afterwards there is no process, no file and no conversion; closing again is harmless."""
    pool = new_pool(size=2, scratch=tmp_path)
    pool.warm()
    pids = pool.processes()
    sockets = [socket for pid in pids[1::2] for socket in _sockets(pid)]
    temporary = pool._temporary.path
    assert len(pids) == 4
    assert temporary.exists()
    pool.close()
    pool.close()
    assert all(map(_gone, pids))
    assert list(tmp_path.iterdir()) == []
    assert not any(path.exists() for path in (*sockets, temporary))
    with pytest.raises(ConverterClosedError):
        pool.convert(sheet.docx(), properties)


def test_closing_lets_a_document_under_way_be_finished(
    new_pool: Callable[..., LibreOfficePool], properties: DocumentProperties, sheet: Any
) -> None:
    """A worker that is asked to stop does not lose what it has in hand."""
    pool = new_pool()
    pool.warm()
    with ThreadPoolExecutor(1) as threads:
        os.kill(pool.processes()[1], signal.SIGSTOP)
        running = threads.submit(pool.convert, sheet.docx(), properties)
        assert _wait(lambda: not pool._idle)
        threading.Timer(0.3, os.kill, (pool.processes()[1], signal.SIGCONT)).start()
        pool.close()
        assert running.result().startswith(b"%PDF")


def test_a_libreoffice_that_does_not_come_up_is_not_the_documents_fault(
    properties: DocumentProperties, paper: Any, tmp_path: Path
) -> None:
    """A program that ends at once is reported as such, with its exit code, and leaves no folder."""
    program = tmp_path / "soffice.bin"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    scratch = tmp_path / "scratch"
    with (
        LibreOfficePool(str(program), "/usr/bin/python3", 1, 60, scratch=scratch) as pool,
        pytest.raises(ConverterStartError, match="exit code 3"),
    ):
        pool.convert(paper(("Текст",)).docx(), properties)
    assert list(scratch.iterdir()) == []


def test_a_libreoffice_that_wants_to_be_started_again_is(
    tmp_path: Path, properties: DocumentProperties, paper: Any
) -> None:
    """A fresh profile may end the first start with exit code 81; that is a step of starting, not a failure."""
    program = tmp_path / "soffice.bin"
    marker = tmp_path / "asked"
    real = "/usr/lib/libreoffice/program/soffice.bin"
    program.write_text(f'#!/bin/sh\n[ -e {marker} ] || {{ touch {marker}; exit 81; }}\nexec {real} "$@"\n')
    program.chmod(0o755)
    with LibreOfficePool(str(program), "/usr/bin/python3", 1, 60, scratch=tmp_path / "scratch") as pool:
        assert pool.convert(paper(("Текст",)).docx(), properties).startswith(b"%PDF")
    assert marker.exists()


@pytest.mark.parametrize("wrong", [{"size": 0}, {"timeout": 0.0}, {"recycle_after": 0}])
def test_numbers_that_make_no_sense_are_refused(new_pool: Callable[..., LibreOfficePool], wrong: Any) -> None:
    """A pool of no slots would wait for ever."""
    with pytest.raises(ValueError, match="at least 1"):
        new_pool(**wrong)


def test_a_slot_without_a_process_says_so(pool: LibreOfficePool) -> None:
    """Giving a document to a slot that was never started is an error of its own, not a wait."""
    with pytest.raises(ConverterCrashedError, match="not running"):
        Slot(pool._slots[0]._launch).convert(b"", 1)


def test_libreoffice_takes_its_memory_from_the_faster_allocator(warm: LibreOfficePool) -> None:
    """The loader only warns of a library it does not find, so the process itself is asked."""
    office = warm.processes()[1]
    assert "libjemalloc" in Path(f"/proc/{office}/maps").read_text()


def test_without_the_faster_allocator_libreoffice_starts_as_the_system_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation that lacks the library is slower, not broken."""
    assert "LD_PRELOAD" in profile.environment(tmp_path, tmp_path, tmp_path)
    monkeypatch.setattr(profile, "find_library", lambda _name: None)
    assert "LD_PRELOAD" not in profile.environment(tmp_path, tmp_path, tmp_path)
