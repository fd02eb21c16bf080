"""Folders that belong to one living process, and the removal of those whose process is dead."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import socket
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

SOCKET_FOLDERS: Final = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - where LibreOffice makes its sockets, not we
YOUNG_SECONDS: Final = 5.0
"""A socket that is as young may be about to be listened on."""
CONNECT_SECONDS: Final = 0.5
PREFIX: Final = "bagalau-convert-"
LOCK: Final = ".lock"
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it, by mkdtemp
MEMORY_WANTED: Final = 32 << 20
"""Bytes free in memory below which temporary files go to the disk; one document needs some hundred kilobytes."""


ROOM_WANTED: Final = 4 << 20
"""Bytes free below which a conversion that went wrong may have wanted room."""


class OwnedFolder:
    """A new folder, locked as long as its owner lives; the kernel releases the lock however the owner ends.

    Making one removes the folders of dead owners beside it.

    Attributes:
        path: the folder.

    Args:
        parent: folder to make it in; made when it is not there.
    """

    def __init__(self, parent: Path) -> None:
        parent.mkdir(parents=True, exist_ok=True)
        for other in parent.glob(f"{PREFIX}*"):
            _remove_if_dead(other)
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        self._lock: IO[bytes] | None = (self.path / LOCK).open("wb")
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def remove(self) -> None:
        """Remove the folder and all in it; harmless to repeat."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def remove_dead_sockets(folders: tuple[Path, ...] = SOCKET_FOLDERS) -> int:
    """Remove the sockets of this user's dead LibreOffices; return how many.

    A LibreOffice that is killed leaves them behind, and their folder cannot be configured.
    """
    removed = 0
    for path in (path for folder in folders for path in folder.glob(f"OSL_PIPE_{os.getuid()}_*")):
        # It may be gone by now, or be another user's.
        with suppress(OSError):
            found = path.lstat()
            if stat.S_ISSOCK(found.st_mode) and time.time() - found.st_mtime > YOUNG_SECONDS and _is_dead(path):
                path.unlink()
                removed += 1
    return removed


def _is_dead(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(CONNECT_SECONDS)
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            return True
    return False


def folder_for_temporary_files(otherwise: Path) -> Path:
    """Return a folder in memory where there is one with room, else ``otherwise``."""
    with suppress(OSError):
        state = os.statvfs(MEMORY)
        if os.access(MEMORY, os.W_OK | os.X_OK) and state.f_bavail * state.f_frsize >= MEMORY_WANTED:
            return MEMORY
    return otherwise


def require_room(*folders: Path) -> None:
    """Fail where a folder has no room left for the files of a conversion.

    Raises:
        OSError: ``ENOSPC``.
    """
    for folder in folders:
        state = os.statvfs(folder)
        if state.f_blocks and state.f_bavail * state.f_frsize < ROOM_WANTED:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _remove_if_dead(folder: Path) -> None:
    # Without a lock file another process is making it, or it is half removed; that of another user stays.
    with suppress(OSError), (folder / LOCK).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
