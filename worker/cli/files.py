"""``bagalau check-files``: compares the file store with the database; prints ids and numbers only."""

from __future__ import annotations

from typing import Final

import click

from service.settings import Settings
from service.wiring import open_services
from worker.cli.errors import DONE, FORBIDDEN
from worker.cli.showing import aligned
from worker.file_check import Comparison, Fault, Kind, check_files, repair_files
from worker.texts import word

MAX_SHOWN: Final = 100
MEBIBYTE: Final = 1 << 20


def compare_files(settings: Settings, language: str, *, repair: bool) -> int:
    """Compare, print the result as a table, and request repairs; return the exit code.

    Raises:
        DatabaseUnavailableError: the database cannot be read.
        StorageError: the store cannot be read.
    """
    services = open_services(settings)
    try:
        found = check_files(services)
        click.echo(_table(found, language))
        if repair and found.findings:
            click.echo(word("files_repaired", language, number=repair_files(services, found)))
    finally:
        services.database.dispose()
    return FORBIDDEN if found.findings else DONE


def _table(found: Comparison, language: str) -> str:
    heads = ("", *(word(f"files_{name}", language) for name in ("checked", "missing", "damaged")))
    rows = [
        (
            word(f"files_{kind}", language),
            *(str(each) for each in (found.checked[kind], *(found.count(kind, fault) for fault in Fault))),
        )
        for kind in Kind
    ]
    lines = aligned([heads, *rows])
    size = f"{found.orphan_bytes / MEBIBYTE:.1f}"
    lines.append(word("files_orphans", language, number=found.orphans, size=size))
    shown = found.findings[:MAX_SHOWN]
    lines += [f"{each.owner} {each.what} {word(f'files_{each.fault}', language)}" for each in shown]
    if more := len(found.findings) - len(shown):
        lines.append(word("files_more", language, number=more))
    return "\n".join(lines)
