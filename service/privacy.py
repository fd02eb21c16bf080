"""File permissions of an installation, which holds reviews, scores and keys: closed to other users of the machine."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from sqlalchemy.engine import make_url

from service.settings import Settings, setting_error
from validators.messages.catalog import reason

UMASK: Final = 0o077
FOLDER: Final = 0o700
FILE: Final = 0o600
EVERYBODY: Final = stat.S_IRWXO
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
SIDECARS: Final = ("", "-wal", "-shm", "-journal")
"""What SQLite writes beside a database, named after it."""


def restrict_umask() -> None:
    """Make new files of this process and its children readable by their user alone."""
    os.umask(UMASK)


def restrict_umask_for_others() -> None:
    """Make new files of this process unreadable outside the user's group.

    Within the group the user's own umask decides.
    """
    os.umask(os.umask(UMASK) | EVERYBODY)


def restrict_permissions(settings: Settings) -> None:
    """Restrict what an earlier version, an unpacked backup or a person left open: folders 0700, files 0600.

    The content of a folder that was closed already is skipped: others cannot reach it.

    Raises:
        SettingsError: something is open and cannot be closed; the sentence names it.
    """
    for root in _roots(settings):
        try:
            _close(root, within=root.is_dir())
        except OSError as error:
            raise setting_error("not_closed", path=error.filename or root, reason=reason(error)) from error


def _roots(settings: Settings) -> Iterator[Path]:
    yield settings.data_dir
    storage = urlsplit(settings.storage_url)
    if storage.scheme == "file":
        yield Path(unquote(storage.path)).resolve()
    database = make_url(settings.database_url)
    if database.get_backend_name() == "sqlite" and database.database:
        yield from (Path(database.database + ending) for ending in SIDECARS)


def _close(path: Path, *, within: bool) -> None:
    """Close a file or folder; ``within`` also what lies in a folder that is closed itself."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        # Nothing is there yet, or no more.
        return
    if stat.S_ISLNK(found.st_mode):
        return
    folder = stat.S_ISDIR(found.st_mode)
    if found.st_mode & stat.S_ISVTX:
        # Such as the system's own folder of temporary files: it is others' as well.
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
    was_open = bool(found.st_mode & OTHERS)
    if was_open:
        _close_one(path, found, FOLDER if folder else FILE)
    if folder and (was_open or within):
        for entry in path.iterdir():
            _close(entry, within=False)


def _close_one(path: Path, found: os.stat_result, mode: int) -> None:
    if found.st_uid != os.geteuid() and not found.st_mode & EVERYBODY:
        # A volume that belongs to the system and to the group of this user, as orchestrators mount it.
        return
    path.chmod(mode)
    if path.lstat().st_mode & OTHERS:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
