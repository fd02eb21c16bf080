"""Folders of the living are left alone, folders of the dead are removed."""

from __future__ import annotations

import errno
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from worker.convert import scratch
from worker.convert.scratch import OwnedFolder, folder_for_temporary_files, remove_dead_sockets, require_room

MAKE_AND_DIE = """
import os, sys
from pathlib import Path
from worker.convert.scratch import OwnedFolder
print(OwnedFolder(Path(sys.argv[1])).path, flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_new_folder_clears_away_those_of_killed_processes(tmp_path: Path) -> None:
    """The lock of a dead owner is free, whatever its process id was."""
    done = subprocess.run(
        [sys.executable, "-c", MAKE_AND_DIE, str(tmp_path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        check=False,
        text=True,
    )
    dead = Path(done.stdout.strip())
    assert dead.is_dir()
    living = OwnedFolder(tmp_path)
    assert not dead.exists()
    another = OwnedFolder(tmp_path)
    assert living.path.is_dir()
    for folder in (living, another, another):
        folder.remove()
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    """Other names and folders without a lock are somebody else's."""
    (tmp_path / "other").mkdir()
    (tmp_path / f"{scratch.PREFIX}new").mkdir()
    OwnedFolder(tmp_path).remove()
    assert {path.name for path in tmp_path.iterdir()} == {"other", f"{scratch.PREFIX}new"}


def test_temporary_files_go_to_the_disk_when_memory_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Containers often give 64 MB of shared memory, or none."""
    assert folder_for_temporary_files(tmp_path) == scratch.MEMORY
    monkeypatch.setattr(scratch, "MEMORY_WANTED", 1 << 60)
    assert folder_for_temporary_files(tmp_path) == tmp_path
    monkeypatch.setattr(scratch, "MEMORY", tmp_path / "nowhere")
    monkeypatch.setattr(scratch, "MEMORY_WANTED", 0)
    assert folder_for_temporary_files(tmp_path) == tmp_path


def test_a_folder_without_room_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no document is blamed for a conversion that had nowhere to write."""
    require_room(tmp_path, scratch.MEMORY)
    monkeypatch.setattr(scratch, "ROOM_WANTED", 1 << 60)
    with pytest.raises(OSError, match=re.escape(str(tmp_path))) as full:
        require_room(tmp_path)
    assert full.value.errno == errno.ENOSPC


def test_sockets_that_a_killed_libreoffice_left_are_removed(tmp_path: Path) -> None:
    """Those somebody listens on, other users', young ones and what is no socket are kept."""
    user, long_ago = os.getuid(), time.time() - 60
    dead, alive, young, foreign = (
        tmp_path / name
        for name in (f"OSL_PIPE_{user}_a", f"OSL_PIPE_{user}_b", f"OSL_PIPE_{user}_c", f"OSL_PIPE_{user + 1}_a")
    )
    file = tmp_path / f"OSL_PIPE_{user}_d"
    file.write_text("")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(alive))
        listening.listen()
        for path in (dead, young, foreign):
            with socket.socket(socket.AF_UNIX) as ended:
                ended.bind(str(path))
        for path in (dead, alive, foreign, file):
            os.utime(path, (long_ago, long_ago))
        assert remove_dead_sockets((tmp_path,)) == 1
    assert set(tmp_path.iterdir()) == {alive, young, foreign, file}
