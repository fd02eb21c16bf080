"""``bagalau bulk``: a file of rows made into a folder of papers, with a progress bar and without the server."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click
from rich.progress import MofNCompleteColumn

from doc_templates import catalogue
from service.batches.intake import RefusedFileError
from service.batches.messages import file_words
from service.batches.row_readers import SourceKind
from service.batches.store import BatchOptions
from service.db.models import Quality
from service.errors import StorageError
from service.settings import Settings, read_settings
from service.spreadsheets.file_kinds import kind_of_text
from validators.messages.catalog import reason
from worker.bulk.run import CannotMakeError, Tally, run
from worker.cli.errors import DONE, FORBIDDEN, UnusableError, unusable
from worker.cli.showing import progress_bar
from worker.context import open_converter
from worker.texts import word

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
    options = BatchOptions(
        form=_form(form),
        kind=_kind(path, language),
        source_name=path.name,
        quality=Quality.ACCESSIBLE if accessible else Quality.FAST,
        formats=_formats(formats),
        fail_on=fail_on,
        message_language=language,
    )
    settings = read_settings()
    if "pdf" in options.formats:
        _require_converter(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        bar = progress_bar(MofNCompleteColumn(), description=word("rows", language), total=None)
        with path.open("rb") as file, bar as update:
            tally = run(file, folder, options, settings, today, lambda done, total: update(completed=done, total=total))
    except RefusedFileError as error:
        raise UnusableError(file_words(error.failure, language)) from None
    except (CannotMakeError, StorageError) as error:
        raise UnusableError(str(error)) from None
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


def _summary(tally: Tally, folder: Path, language: str) -> str:
    lines = [word("bulk", language, rows=tally.rows, ready=tally.ready, there=tally.there, folder=folder)]
    if tally.rejected or tally.failed:
        lines.append(word("bulk_lacking", language, rejected=tally.rejected, failed=tally.failed))
    if tally.broken_off is not None:
        lines.append(word("bulk_broken_off", language, why=tally.broken_off.why.rstrip(".")))
    return "\n".join(lines)
