"""The commands and their options. Exit codes: 0 done, 1 forbidden by the methodology, 2 unusable input."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from doc_templates import catalogue
from service.documents.printable import printable
from service.documents.variants import open_variants
from service.local_time import local_date
from service.privacy import restrict_umask_for_others
from service.settings import Settings, read_settings
from validators.calendar import WorkingCalendar
from validators.check import Outcome, check
from validators.violations import blocking_violations
from worker.cli.bulk import bulk as run_bulk
from worker.cli.dossiers import validate_dossier
from worker.cli.errors import DONE, FORBIDDEN, unusable
from worker.cli.exit_codes import exit_codes
from worker.cli.files import compare_files
from worker.cli.journal import journal
from worker.cli.layouts import layout
from worker.cli.options import (
    AS_JSON,
    AS_OF,
    EXPLAIN,
    FAIL_ON,
    FILE,
    FOLDER,
    FORMATS,
    LANGUAGE,
    LANGUAGE_OF_ALL,
    LocalizedCommand,
    LocalizedGroup,
    LocalizedOption,
    localized_option,
)
from worker.cli.reading import Dossier, Request, read_document_or_dossier, read_request
from worker.cli.showing import as_json, form_as_dict, outcome_as_dict, show_forms, show_outcome, show_violations
from worker.cli.variants import variants
from worker.cli.writing import PdfMissingError, WriteOptions, write_papers
from worker.prepare import make_link
from worker.serve import serve as run_service
from worker.texts import word


@click.group(cls=LocalizedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@LANGUAGE_OF_ALL
@click.version_option(package_name="bagalau", prog_name="bagalau", cls=LocalizedOption, key="version")
def main() -> None:
    """Do the work of the service without it; what ``--help`` says stands in the catalogues."""
    restrict_umask_for_others()


@main.command(cls=LocalizedCommand)
@FILE
@AS_OF
@FAIL_ON
@LANGUAGE
@EXPLAIN
@AS_JSON
@exit_codes
def validate(  # noqa: PLR0913, PLR0917 - one parameter per option
    name: str, as_of: datetime | None, fail_on: str, language: str, explain: bool, as_json_: bool
) -> int:
    """Check the data of a document, or of documents that belong together."""
    request = read_document_or_dossier(name)
    if isinstance(request, Dossier):
        today = local_date(datetime.now(UTC))
        asked: dict[str, Any] = {"as_of": _date(as_of), "fail_on": fail_on, "language": language, "as_json_": as_json_}
        return validate_dossier(read_settings(), request, today=today, explain=explain, **asked)
    outcome = _check(read_settings(), request, None, as_of, language)
    _show(catalogue.form(request.form), outcome, language, as_json_, explain=explain)
    return FORBIDDEN if _forbids(outcome, fail_on) else DONE


@main.command(cls=LocalizedCommand)
@FILE
@FOLDER
@FORMATS
@localized_option("--overwrite", is_flag=True, key="overwrite")
@AS_OF
@FAIL_ON
@LANGUAGE
@localized_option("--variant", metavar="ID", key="variant")
@AS_JSON
@exit_codes
def render(  # noqa: PLR0913, PLR0917 - one parameter per option
    name: str,
    folder: str,
    formats: str,
    overwrite: bool,
    as_of: datetime | None,
    fail_on: str,
    language: str,
    variant: str | None,
    as_json_: bool,
) -> int:
    """Make a document."""
    settings = read_settings()
    request = read_request(name)
    form = catalogue.form(request.form)
    options = WriteOptions(
        _formats(form, formats), Path(folder), overwrite, datetime.now(UTC).replace(microsecond=0), variant, language
    )
    outcome = _check(settings, request, variant, as_of, language)
    if _forbids(outcome, fail_on):
        _show(form, outcome, language, as_json_)
        return FORBIDDEN
    if outcome.violations and not as_json_:
        click.echo(show_violations(outcome.violations, language), err=True)
    try:
        _show_written(write_papers(settings, form, outcome, options), outcome, language, as_json_)
    except PdfMissingError as error:
        if not as_json_:
            _show_written(error.written, outcome, language, as_json_)
        raise
    return DONE


@main.command(cls=LocalizedCommand)
@FILE
@localized_option("--form", metavar="SLUG", key="form")
@FOLDER
@FORMATS
@localized_option("--accessible", is_flag=True, key="accessible")
@AS_OF
@FAIL_ON
@LANGUAGE
@exit_codes
def bulk(  # noqa: PLR0913, PLR0917 - one parameter per option
    name: str,
    form: str | None,
    folder: str,
    formats: str,
    accessible: bool,
    as_of: datetime | None,
    fail_on: str,
    language: str,
) -> int:
    """Make documents of all rows of a file."""
    today = _date(as_of) or local_date(datetime.now(UTC))
    return run_bulk(
        name,
        form=form,
        folder=Path(folder),
        formats=formats,
        fail_on=fail_on,
        language=language,
        accessible=accessible,
        today=today,
    )


@main.command(cls=LocalizedCommand)
@LANGUAGE
@AS_JSON
@exit_codes
def forms(language: str, as_json_: bool) -> int:
    """Show which forms there are."""
    known = catalogue.FORMS
    click.echo(as_json([form_as_dict(form) for form in known]) if as_json_ else show_forms(known, language))
    return DONE


@main.command(cls=LocalizedCommand)
@LANGUAGE
@exit_codes
def serve(language: str) -> int:
    """Start the service; settings are taken from the environment."""
    run_service(read_settings(), lambda message: click.echo(message.render(language)))
    return DONE


@main.command("check-files", cls=LocalizedCommand)
@localized_option("--repair", is_flag=True, key="repair")
@LANGUAGE
@exit_codes
def check_files(repair: bool, language: str) -> int:
    """Compare the database with the file store."""
    return compare_files(read_settings(), language, repair=repair)


@main.group(cls=LocalizedGroup)
@LANGUAGE_OF_ALL
def admin() -> None:
    """Do what the administrator of the installation does."""


@admin.command("link", cls=LocalizedCommand)
@LANGUAGE
@exit_codes
def admin_link(language: str) -> int:
    """Make another one-time link for the administrator."""
    click.echo(make_link(read_settings(), language).render(language))
    return DONE


main.add_command(variants)
main.add_command(journal)
main.add_command(layout)


def _check(settings: Settings, request: Request, variant: str | None, as_of: datetime | None, language: str) -> Outcome:
    outcome = check(
        request.form,
        request.data,
        today=local_date(datetime.now(UTC)),
        as_of=_date(as_of),
        language=language,
        calendar=WorkingCalendar(settings.calendar_overrides),
    )
    return printable(open_variants(settings), catalogue.form(request.form), variant, request.data, outcome, language)


def _date(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _forbids(outcome: Outcome, fail_on: str) -> bool:
    return bool(blocking_violations(outcome.violations, fail_on))


def _formats(form: catalogue.Form, text: str) -> tuple[str, ...]:
    """Return the formats asked for, in the order the form lists them."""
    asked = {part.strip().lower() for part in text.split(",") if part.strip()}
    if not asked or not asked <= set(form.formats):
        raise unusable("unknown_format", text=repr(text), known=", ".join(form.formats))
    return tuple(name for name in form.formats if name in asked)


def _show(form: catalogue.Form, outcome: Outcome, language: str, as_json_: bool, *, explain: bool = False) -> None:
    shown = as_json(outcome_as_dict(outcome)) if as_json_ else show_outcome(form, outcome, language, explain=explain)
    click.echo(shown)


def _show_written(paths: list[Path], outcome: Outcome, language: str, as_json_: bool) -> None:
    if as_json_:
        answer: dict[str, Any] = {**outcome_as_dict(outcome), "files": [str(path) for path in paths]}
        click.echo(as_json(answer))
        return
    for path in paths:
        click.echo(word("done", language, path=path))
