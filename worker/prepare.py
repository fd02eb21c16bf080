"""Preparation of an installation: schema, administrator, first key. ``python -m worker.prepare``, safe to repeat."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy.exc import OperationalError

from service.access.keys import ensure_bootstrap
from service.db.database import Database
from service.db.migrations import migrate
from service.db.tenancy import EVERY_BODY
from service.errors import DatabaseUnavailableError
from service.privacy import restrict_permissions
from service.settings import Settings, SettingsError, terminal_language
from validators.messages.catalog import Message, render
from worker.startup import begin
from worker.texts import message

FIRST_RUN: Final = "first-run.txt"


def prepare(settings: Settings) -> Message | None:
    """Create what is missing, and restrict the permissions of what is there.

    Returns:
        The message about the administrator's key when it was generated just now: the key itself on a terminal, else
        the file it was written to, as other output is kept, and by systemd for many to read.

    Raises:
        DatabaseUnavailableError: the database does not answer.
        SettingsError: permissions cannot be restricted.
        OSError: the file of the key cannot be written.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    restrict_permissions(settings)
    try:
        migrate(settings.database_url)
    except OperationalError as error:
        raise DatabaseUnavailableError(f"the database does not answer: {error.orig}") from error
    database = Database(settings.database_url).of(EVERY_BODY)
    try:
        if sys.stdout.isatty():
            key = ensure_bootstrap(database, settings)
            return None if key is None else shown_once(key)
        path = settings.data_dir / FIRST_RUN
        key = ensure_bootstrap(database, settings, keep=partial(_write, path))
        return None if key is None else message("serve", "key_file", path=path)
    finally:
        database.dispose()


def _write(path: Path, key: str) -> None:
    # The file of a failed start holds a key that does not exist.
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(shown_once(key).render(terminal_language()) + "\n")
        file.flush()
        os.fsync(file.fileno())


def shown_once(key: str) -> Message:
    """Return the message with a new key of the administrator."""
    return message("serve", "key", key=key)


def main() -> None:
    """Prepare the installation that the environment describes, and print where the new key is.

    Raises:
        SystemExit: a setting cannot be used, or the database does not answer.
    """
    try:
        shown = prepare(begin())
    except SettingsError as error:
        raise SystemExit(render(error, terminal_language())) from None
    except DatabaseUnavailableError as error:
        raise SystemExit(message("files", "database", reason=str(error)).render(terminal_language())) from None
    if shown:
        sys.stdout.write(shown.render(terminal_language()) + "\n")


if __name__ == "__main__":
    main()
