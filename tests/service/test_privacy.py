"""What an installation stores is its user's alone, and no log gets the first key."""

from __future__ import annotations

import os
import pty
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service.errors import SettingsError
from service.privacy import restrict_permissions, restrict_umask_for_others
from service.settings import read_settings
from validators.messages.catalog import render

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"bgl_[\w-]{40,}")
LINK = re.compile(r"http://127\.0\.0\.1:8000/link/[A-Za-z0-9_-]{43}")


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Begin with the system's usual mask, and leave the one there was."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def _prepare(data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "worker.prepare"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "BAGALAU_DATA_DIR": str(data), "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_data_folder_that_was_open_is_closed_with_all_that_lies_in_it(tmp_path: Path) -> None:
    """Database, files, messages, variants, however deep; links are left alone, and so is where they lead."""
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    (data / "files" / "ab" / "cd").mkdir(parents=True)
    elsewhere.mkdir()
    (data / "link").symlink_to(elsewhere)
    files = [data / "bagalau.sqlite3", data / "bagalau.sqlite3-wal", data / "files" / "ab" / "cd" / "abcd"]
    for file in files:
        file.write_text("personal")
    settings = read_settings({"BAGALAU_DATA_DIR": str(data)})
    restrict_permissions(settings)
    assert {_mode(path) for path in files} == {0o600}
    assert {_mode(path) for path in (data, *data.rglob("*")) if path.is_dir() and not path.is_symlink()} == {0o700}
    assert _mode(elsewhere) == 0o755
    restrict_permissions(settings)


def test_what_lies_outside_of_the_data_folder_is_closed_too(tmp_path: Path) -> None:
    """A file store and a database of other names, with what SQLite writes beside it."""
    database, store = tmp_path / "b.db", tmp_path / "store"
    (store / "ab").mkdir(parents=True)
    for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm"), store / "ab" / "x"):
        path.write_text("personal")
    environment = {
        "DATA_DIR": tmp_path / "data",
        "DATABASE_URL": f"sqlite:///{database}",
        "STORAGE_URL": store.as_uri(),
    }
    restrict_permissions(read_settings({f"BAGALAU_{name}": str(value) for name, value in environment.items()}))
    assert {_mode(path) for path in tmp_path.glob("b.db*")} == {0o600}
    assert [_mode(path) for path in (store, store / "ab", store / "ab" / "x")] == [0o700, 0o700, 0o600]
    assert _mode(tmp_path) & 0o700 == 0o700


def test_what_cannot_be_closed_stops_the_start_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another user's folder, a file system without rights, and a folder that is everybody's by intention."""
    data = tmp_path / "data"
    data.mkdir()
    settings = read_settings({"BAGALAU_DATA_DIR": str(data)})
    with monkeypatch.context() as patch:
        patch.setattr(Path, "chmod", lambda *_: None)
        with pytest.raises(SettingsError) as caught:
            restrict_permissions(settings)
    assert str(data) in render(caught.value, "en")
    data.chmod(0o1777)
    with pytest.raises(SettingsError):
        restrict_permissions(settings)
    assert _mode(data) == 0o1777


@pytest.mark.slow
def test_the_first_key_goes_into_a_file_where_there_is_no_terminal(tmp_path: Path) -> None:
    """Which its user alone can read, as all that is made beside it; the second start says nothing of a key."""
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    done = _prepare(data)
    assert done.returncode == 0, done.stderr
    file = data / "first-run.txt"
    assert str(file) in done.stdout
    assert not KEY.search(done.stdout + done.stderr)
    assert KEY.search(file.read_text("utf-8"))
    assert LINK.search(file.read_text("utf-8"))
    assert not LINK.search(done.stdout + done.stderr)
    assert {_mode(path) for path in data.rglob("*") if path.is_file()} == {0o600}
    assert _mode(data) == 0o700
    assert _prepare(data).stdout == ""


@pytest.mark.slow
def test_the_first_key_is_shown_on_a_terminal(tmp_path: Path) -> None:
    """And written nowhere."""
    ours, theirs = pty.openpty()
    data = tmp_path / "data"
    environment = {"PATH": os.environ["PATH"], "BAGALAU_DATA_DIR": str(data), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "worker.prepare"], cwd=ROOT, env=environment, stdout=theirs, timeout=60, check=False
    )
    os.close(theirs)
    assert done.returncode == 0
    shown = os.read(ours, 4096).decode()
    assert KEY.search(shown)
    assert LINK.search(shown)
    os.close(ours)
    assert not (data / "first-run.txt").exists()


def test_papers_for_a_person_are_hidden_from_strangers_only() -> None:
    """A group that may read what that person makes may read the papers."""
    for usual, then in ((0o022, 0o027), (0o002, 0o007), (0o077, 0o077)):
        os.umask(usual)
        restrict_umask_for_others()
        assert os.umask(0o022) == then
