"""Readies an installation: schema, administrator, first key. ``python -m worker.prepare``, harmless to repeat."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from service.access import ensure_bootstrap
from service.settings import read_settings
from service.store.database import Database
from service.store.migrations import migrate

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
    migrate(settings.database_url)
    database = Database(settings.database_url)
    try:
        return ensure_bootstrap(database, settings)
    finally:
        database.dispose()


def main() -> None:
    """Ready the installation the environment describes, and print a new key."""
    key = prepare(read_settings())
    if key:
        sys.stdout.write(KEY_SHOWN_ONCE.format(key=key) + "\n")


if __name__ == "__main__":
    main()
