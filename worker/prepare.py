"""Preparation of an installation: schema, first key, first link. ``python -m worker.prepare``, safe to repeat."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy.exc import OperationalError

from service.access import totp
from service.access.keys import ensure_bootstrap
from service.access.links import administrators_link, ensure_first_link, link_address
from service.db.database import Database, ScopedDatabase
from service.db.migrations import migrate
from service.db.tenancy import EVERY_BODY
from service.errors import DatabaseUnavailableError
from service.privacy import restrict_permissions
from service.settings import Settings, SettingsError, terminal_language
from service.wiring import open_vault
from validators.messages.catalog import Message, render
from worker.startup import address, begin
from worker.texts import message

FIRST_RUN: Final = "first-run.txt"

log = structlog.get_logger("worker.prepare")


def prepare(settings: Settings) -> list[Message]:
    """Create what is missing, and restrict the permissions of what is there.

    Returns:
        What to say of the key and the link for the first run that were made just now: themselves on a terminal, else
        the file they were written to, as other output is kept, and by systemd for many to read.

    Raises:
        DatabaseUnavailableError: the database does not answer.
        SettingsError: permissions cannot be restricted.
        OSError: the file of the secrets cannot be written.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    restrict_permissions(settings)
    database = _migrated(settings)
    path = settings.data_dir / FIRST_RUN
    language = terminal_language()
    kept: list[Message] = []

    def keep(secret: Message) -> None:
        if not sys.stdout.isatty():
            _write(path, secret, anew=not kept)
        kept.append(secret)

    try:
        ensure_bootstrap(database, settings, keep=lambda key: keep(shown_once(key)))
        ensure_first_link(database, language, lambda token: keep(link_message(settings, token)))
        if unreadable := totp.seal_all(database):
            log.error("app_secrets_unreadable", number=unreadable)
    finally:
        database.dispose()
    if sys.stdout.isatty():
        return kept
    return [message("serve", "key_file", path=path)] if kept else []


def make_link(settings: Settings, language: str) -> Message:
    """Make another link for the administrator, for who lost the first one or the password.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    database = _migrated(settings)
    try:
        with database.transaction() as session:
            token = administrators_link(session, now=database.now(session), language=language)
    finally:
        database.dispose()
    return link_message(settings, token)


def _migrated(settings: Settings) -> ScopedDatabase:
    try:
        migrate(settings.database_url)
    except OperationalError as error:
        raise DatabaseUnavailableError(f"the database does not answer: {error.orig}") from error
    return Database(settings.database_url, vault=open_vault(settings)).of(EVERY_BODY)


def _write(path: Path, secret: Message, *, anew: bool) -> None:
    if anew:
        # The file of a failed start holds secrets that do not exist.
        path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_APPEND | (os.O_CREAT | os.O_EXCL if anew else 0)
    with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
        file.write(secret.render(terminal_language()) + "\n")
        file.flush()
        os.fsync(file.fileno())


def shown_once(key: str) -> Message:
    """Return the message with a new key of the installation."""
    return message("serve", "key", key=key)


def link_message(settings: Settings, token: str) -> Message:
    """Return the message with a one-time link."""
    return message("serve", "link", address=link_address(settings.public_url or address(settings), token))


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
    for each in shown:
        sys.stdout.write(each.render(terminal_language()) + "\n")


if __name__ == "__main__":
    main()
