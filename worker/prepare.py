"""Readies an installation: schema, administrator, first key. ``python -m worker.prepare``, harmless to repeat."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from service.access import ensure_bootstrap
from service.errors import DatabaseUnavailableError
from service.settings import spoken_language
from service.store.database import Database
from service.store.migrations import migrate
from worker.starting import begin
from worker.words import say

if TYPE_CHECKING:
    from service.settings import Settings
    from validators.messages.sayings import Saying


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


def shown_once(key: str) -> Saying:
    """Return the sentence that gives a new key to the administrator."""
    return say("serve", "key", key=key)


def main() -> None:
    """Ready the installation the environment describes, and print a new key.

    Raises:
        SystemExit: a setting cannot be used, or the database does not answer.
    """
    try:
        key = prepare(begin())
    except DatabaseUnavailableError as error:
        raise SystemExit(say("files", "database", reason=str(error)).told(spoken_language())) from None
    if key:
        sys.stdout.write(shown_once(key).told(spoken_language()) + "\n")


if __name__ == "__main__":
    main()
