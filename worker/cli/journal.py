"""``bagalau journal verify``: follows the chain of each state body's journal; prints ids and numbers only."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Final

import click

from service.db.chain import Verified, verify_journal
from service.db.database import Database
from service.db.tenancy import EVERY_BODY
from service.errors import DatabaseUnavailableError
from service.settings import SettingsError, read_settings
from validators.messages.catalog import reason
from worker.cli.errors import DONE, FORBIDDEN, UNUSABLE, sentence, unusable
from worker.cli.options import LANGUAGE, LANGUAGE_OF_ALL, LocalizedCommand, LocalizedGroup
from worker.texts import word

WAITS_SECONDS: Final = 60.0
"""An event that waited as long shows that nobody chains."""


@click.group(cls=LocalizedGroup)
@LANGUAGE_OF_ALL
def journal() -> None:
    """Look after the journal."""


@journal.command(cls=LocalizedCommand)
@LANGUAGE
def verify(language: str) -> None:
    """Check that nothing of the journal was changed or taken out."""
    try:
        database = Database(read_settings().database_url, pool_size=1).of(EVERY_BODY)
        try:
            with database.reading() as session:
                now = database.now(session)
                found = list(verify_journal(session))
        finally:
            database.dispose()
    except (DatabaseUnavailableError, SettingsError, OSError) as error:
        fault: Exception = error
        if isinstance(error, OSError):
            fault = unusable("system", path=error.filename, reason=reason(error))
        click.secho(sentence(fault, language), fg="red", err=True)
        sys.exit(UNUSABLE)
    for one in found:
        _show(one, now.astimezone(UTC), language)
    if not found:
        click.echo(word("journal_empty", language))
    sys.exit(FORBIDDEN if any(one.broken_at is not None for one in found) else DONE)


def _show(one: Verified, now: datetime, language: str) -> None:
    if one.broken_at is None:
        click.echo(word("journal_whole", language, body=one.state_body_id, events=one.events, hash=one.hash))
    else:
        values = {"body": one.state_body_id, "number": one.broken_at, "events": one.events}
        click.secho(word("journal_broken", language, **values), fg="red", err=True)
    if one.oldest is not None:
        seconds = max(0, round((now - one.oldest).total_seconds()))
        late = seconds > WAITS_SECONDS
        text = word("journal_late" if late else "journal_waiting", language, waiting=one.waiting, seconds=seconds)
        click.secho(text, fg="yellow" if late else None)
