"""``bagalau bulk``: a file of rows made into a folder of papers, with a progress bar and without the server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from doc_templates import catalogue
from service.batches.messages import file_words
from service.batches.probe import described
from service.batches.row_readers import SourceKind
from service.settings import read_settings
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.file_kinds import kind_of_text
from service.spreadsheets.rows import HeaderError
from validators.calendar import WorkingCalendar
from validators.messages.catalog import reason
from worker.bulk.plan import Wishes
from worker.bulk.run import Environment, Source, Tally, run
from worker.cli.errors import DONE, FORBIDDEN, UnusableError, unusable
from worker.context import open_converter
from worker.texts import word

if TYPE_CHECKING:
    from datetime import date

    from service.settings import Settings

KINDS: Final = {".xlsx": "xlsx", ".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson", ".json": "json"}


def bulk(  # noqa: PLR0913 - one parameter per option
    name: str,
    *,
    form: str | None,
    folder: Path,
    formats: str,
    fail_on: str,
    language: str = "ru",
    accessible: bool,
    today: date,
) -> int:
    """Make the papers of all good rows of a file; return the exit code.

    Raises:
        UnusableError: the file, an option or the folder is unusable.
        ConverterError: LibreOffice does not come up.
    """
    path = Path(name)
    kind = _kind(path, language)
    wishes = Wishes(_form(form), _formats(formats), fail_on, language, joined=not accessible)
    settings = read_settings()
    if "pdf" in wishes.formats:
        _require_converter(settings)
    environment = Environment(settings, WorkingCalendar(settings.calendar_overrides), today, settings.converters)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as file:
            tally = _run_shown(Source(file, kind, path.name), folder, wishes, environment)
    except (UnusableFileError, HeaderError) as error:
        raise UnusableError(file_words(described(error), language)) from None
    except OSError as error:
        raise unusable("system", path=error.filename or path, reason=reason(error)) from None
    click.echo(_summary(tally, folder, language))
    return DONE if tally.clean else FORBIDDEN


def _kind(path: Path, language: str) -> SourceKind:
    if path.suffix.lower() not in KINDS:
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as file:
                if foreign := kind_of_text(file):
                    raise UnusableError(file_words({"reason": foreign, "values": {}}, language))
        raise unusable("unknown_kind", name=path.name, known=", ".join(KINDS))
    return SourceKind(KINDS[path.suffix.lower()])


def _form(slug: str | None) -> str | None:
    known = [form.slug for form in catalogue.FORMS]
    if slug is not None and slug not in known:
        raise unusable("unknown_form", form=repr(slug), known=", ".join(known))
    return slug


def _formats(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if not asked or not set(asked) <= {"docx", "pdf"}:
        raise unusable("unknown_format", text=repr(text), known="docx, pdf")
    return asked


def _require_converter(settings: Settings) -> None:
    converter = open_converter(settings, 1)
    try:
        missing = converter.available()
    finally:
        converter.close()
    if missing is not None:
        raise UnusableError(missing)


def _run_shown(source: Source, folder: Path, wishes: Wishes, environment: Environment) -> Tally:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(word("rows", wishes.language), total=None)

        def told(tally: Tally) -> None:
            done = tally.ready + tally.there + tally.failed + tally.rejected
            progress.update(task, completed=done, total=tally.rows)

        return run(source, folder, wishes, environment, told)


def _summary(tally: Tally, folder: Path, language: str) -> str:
    lines = [word("bulk", language, rows=tally.rows, ready=tally.ready, there=tally.there, folder=folder)]
    if tally.rejected or tally.failed:
        lines.append(word("bulk_lacking", language, rejected=tally.rejected, failed=tally.failed))
    if tally.broken_off is not None:
        lines.append(word("bulk_broken_off", language, why=tally.broken_off.why.rstrip(".")))
    return "\n".join(lines)
