"""Readies an installation: schema, administrator, first key. ``python -m worker.prepare``, harmless to repeat."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from service.access import ensure_bootstrap
from service.errors import DatabaseUnavailableError
from service.store.database import Database
from service.store.migrations import migrate
from worker.starting import begin

if TYPE_CHECKING:
    from service.settings import Settings

KEY_SHOWN_ONCE = "Ключ доступа администратора (показывается один раз, сохраните его): {key}"


def prepare(settings: Settings) -> str | None:
    """Create what is missing.

    Returns:
        The administrator's key when it was made up just now; it is kept only as a hash and cannot be shown again.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        migrate(settings.database_url)
    except OperationalError as error:
        raise DatabaseUnavailableError(f"the database does not answer: {error.orig}") from error
    database = Database(settings.database_url)
    try:
        return ensure_bootstrap(database, settings)
    finally:
        database.dispose()


def main() -> None:
    """Ready the installation the environment describes, and print a new key.

    Raises:
        SystemExit: a setting cannot be used, or the database does not answer.
    """
    try:
        key = prepare(begin())
    except DatabaseUnavailableError as error:
        raise SystemExit(str(error)) from None
    if key:
        sys.stdout.write(KEY_SHOWN_ONCE.format(key=key) + "\n")


if __name__ == "__main__":
    main()
