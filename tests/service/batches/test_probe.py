"""A file is looked at in a process of its own, and nobody waits for one that keeps it busy."""

from __future__ import annotations

import io
import tempfile
import threading
import zipfile
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from doc_templates import catalogue
from service.batches import probe
from service.batches.probe import FileProbe, check_file
from service.batches.row_readers import SourceKind
from service.spreadsheets.import_workbook import import_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow
SHEET = "b2_score_sheet"
NO_ROWS = {"reason": "no-rows", "values": {}}


@pytest.fixture
def file_probe() -> Iterator[FileProbe]:
    """Return a file_probe of our own that gives a file one second."""
    real = FileProbe(seconds=1)
    yield real
    real.close()


@pytest.fixture(scope="module")
def blanks() -> bytes:
    """Return a small workbook of our own with thirty megabytes of blank cells after its header."""
    workbook, target = import_workbook(SHEET, catalogue.form(SHEET).sample()), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w", 8) as made:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                header = content[: content.index(b"</row>") + len(b"</row>")]
                rows = (b'<row r="%d" ht="%d">%b</row>' % (n, n * n, b"<c/>" * 200) for n in range(2, 36_000))
                content = header + b"".join(rows) + b"</sheetData></worksheet>"
            made.writestr(name, content)
    assert len(target.getvalue()) < 1 << 20
    return target.getvalue()


def test_what_is_wrong_with_a_file_is_told_as_by_the_look_itself(file_probe: FileProbe) -> None:
    """Whatever it is kept in: memory, a temporary file, or one that is on the disk only when it is large."""
    with tempfile.TemporaryFile() as stored, tempfile.SpooledTemporaryFile(1 << 20) as spooled:
        spooled.write(b"no workbook")
        stored.write(b"no workbook")
        for file in (io.BytesIO(b"no workbook"), stored, spooled):
            assert file_probe.failure(file, SourceKind.XLSX, SHEET) == {"reason": "is-text", "values": {}}  # type: ignore[arg-type]
    header = file_probe.failure(io.BytesIO("Имя;Возраст\nА;1\n".encode()), SourceKind.CSV, SHEET)
    assert header is not None
    assert header["values"]["unknown"] == ["Имя", "Возраст"]
    assert file_probe.failure(io.BytesIO(b"\n\n"), SourceKind.NDJSON, None) == NO_ROWS
    assert file_probe.failure(io.BytesIO(b'{"data": {}}\n'), SourceKind.NDJSON, SHEET) is None


def test_a_file_that_keeps_the_look_busy_is_taken_in_unseen(file_probe: FileProbe, blanks: bytes) -> None:
    """The child that looks is ended by the system, and the next file is looked at as ever."""
    assert file_probe.failure(io.BytesIO(blanks), SourceKind.XLSX, SHEET) is None
    assert file_probe.failure(io.BytesIO(b"\n"), SourceKind.NDJSON, None) == NO_ROWS


def test_a_file_that_takes_memory_without_end_is_taken_in_unseen(
    file_probe: FileProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses to a child is no fault of the file that is told to its sender."""
    monkeypatch.setattr(probe, "COMMAND", (*probe.COMMAND[:2], "-c", GREEDY))
    assert file_probe.failure(io.BytesIO(b"\n"), SourceKind.NDJSON, None) is None


GREEDY = """
from service.batches import probe
probe.LEARNING[probe.FAILURE] = lambda *_: {"reason": str(len(bytearray(2 * probe.MAX_MEMORY)))}
probe.main()
"""


def test_a_process_that_was_killed_is_started_again(file_probe: FileProbe) -> None:
    """Somebody may be short of memory."""
    for _ in range(2):
        assert file_probe.failure(io.BytesIO(b"\n"), SourceKind.NDJSON, None) == NO_ROWS
        assert file_probe._process is not None
        file_probe._process.kill()
        file_probe._process.wait()


def test_the_process_ends_with_the_one_that_started_it(file_probe: FileProbe) -> None:
    """Nothing has to be told to it: the last end of its socket is closed by the system."""
    file_probe.failure(io.BytesIO(b"\n"), SourceKind.NDJSON, None)
    assert file_probe._process is not None
    forking = psutil.Process(file_probe._process.pid)
    file_probe._socket.close()
    file_probe._process.wait(10)
    assert not forking.is_running()


def test_no_setting_reaches_the_process_that_opens_strangers_files(
    file_probe: FileProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Passwords of the database and the storage are among them."""
    monkeypatch.setenv("BAGALAU_BOOTSTRAP_KEY", "secret")
    file_probe.failure(io.BytesIO(b"\n"), SourceKind.NDJSON, None)
    assert file_probe._process is not None
    assert not [name for name in psutil.Process(file_probe._process.pid).environ() if name.startswith("BAGALAU_")]


def test_files_wait_for_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that waited would hold a thread that others need."""
    file_probe, asked, finished = FileProbe(at_once=1), threading.Event(), threading.Event()

    def ask(*_: Any) -> dict[str, Any]:
        asked.set()
        finished.wait(10)
        return NO_ROWS

    monkeypatch.setattr(file_probe, "_ask", ask)
    first = threading.Thread(target=file_probe.failure, args=(io.BytesIO(b""), SourceKind.NDJSON, None))
    first.start()
    asked.wait(10)
    assert file_probe.failure(io.BytesIO(b""), SourceKind.NDJSON, None) is None
    finished.set()
    first.join()
    assert file_probe.failure(io.BytesIO(b""), SourceKind.NDJSON, None) == NO_ROWS


def test_a_look_reads_no_further_than_the_first_row() -> None:
    """What comes after it the batch says."""
    assert check_file(io.BytesIO(b'{"data": {}}\n\xff'), SourceKind.NDJSON, SHEET) == {}
