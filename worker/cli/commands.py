"""The commands and their options. Exit codes: 0 done, 1 forbidden by the methodology, 2 unusable input."""

from __future__ import annotations

import functools
import json
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, ParamSpec

import click

from doc_templates import catalogue
from service.errors import DatabaseUnavailableError, InvalidSubmissionError
from service.settings import Settings, SettingsError, read_settings
from validators.calendar import WorkingCalendar
from validators.check import Outcome, check
from validators.errors import ValidatorsError
from validators.violations import forbidding
from worker.assemble import InspectionError
from worker.cli.bulk import bulk as run_bulk
from worker.cli.dossiers import validate_dossier
from worker.cli.errors import DONE, FORBIDDEN, UNUSABLE, UnusableError
from worker.cli.options import AS_JSON, AS_OF, EXPLAIN, FAIL_ON, FILE, LANGUAGE
from worker.cli.reading import Dossier, Request, read_document_or_dossier, read_request
from worker.cli.showing import as_json, form_as_dict, outcome_as_dict, show_forms, show_outcome, show_violations
from worker.cli.variants import variants
from worker.cli.writing import Order, PdfMissingError, write_papers
from worker.convert.errors import ConverterError
from worker.render import RenderError
from worker.serve import CannotServeError
from worker.serve import serve as run_service

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")

KAZAKHSTAN: Final = timezone(timedelta(hours=5))
"""One time for the whole country since 1 March 2024."""

UNUSABLE_ERRORS: Final = (
    CannotServeError,
    ConverterError,
    DatabaseUnavailableError,
    InspectionError,
    InvalidSubmissionError,
    RenderError,
    SettingsError,
    UnusableError,
    ValidatorsError,
)


def _exit_codes(command: Callable[P, int]) -> Callable[P, None]:
    """Let a command return its exit code, and turn the errors foreseen into a message and the code 2."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except UNUSABLE_ERRORS as error:
            click.secho(str(error), fg="red", err=True)
            if kwargs.get("as_json_"):
                click.echo(json.dumps({"error": str(error)}, ensure_ascii=False))
            code = UNUSABLE
        sys.exit(code)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bagalau", prog_name="bagalau")
def main() -> None:
    """Бағалау: документы оценки деятельности государственных служащих.

    FILE - файл JSON вида {"form": "...", "data": {...}}; «-» - стандартный ввод.

    Коды завершения: 0 - сделано, 1 - запрещено методикой, 2 - непригодные данные или окружение.
    """


@main.command()
@FILE
@AS_OF
@FAIL_ON
@LANGUAGE
@EXPLAIN
@AS_JSON
@_exit_codes
def validate(  # noqa: PLR0913, PLR0917 - one parameter per option
    name: str, as_of: datetime | None, fail_on: str, language: str, explain: bool, as_json_: bool
) -> int:
    """Проверить данные документа по методике.

    FILE может содержать и документы, составляющие одно целое: {"documents": [{"form": "...", "data": {...}}, ...]}.
    """
    request = read_document_or_dossier(name)
    if isinstance(request, Dossier):
        today = datetime.now(KAZAKHSTAN).date()
        asked: dict[str, Any] = {"as_of": _date(as_of), "fail_on": fail_on, "language": language, "as_json_": as_json_}
        return validate_dossier(read_settings(), request, today=today, explain=explain, **asked)
    outcome = _check(read_settings(), request, as_of, language)
    _show(catalogue.form(request.form), outcome, language, as_json_, explain=explain)
    return FORBIDDEN if _forbids(outcome, fail_on) else DONE


@main.command()
@FILE
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Папка для готовых файлов.")
@click.option("--format", "formats", default="docx,pdf", show_default=True, help="Форматы через запятую.")
@click.option("--overwrite", is_flag=True, help="Заменить файлы, которые уже есть.")
@AS_OF
@FAIL_ON
@LANGUAGE
@click.option("--variant", metavar="ID", help="Вариант государственного органа; standard - форма самой методики.")
@AS_JSON
@_exit_codes
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
    """Составить документ: DOCX и PDF."""
    settings = read_settings()
    request = read_request(name)
    form = catalogue.form(request.form)
    order = Order(_formats(form, formats), Path(folder), overwrite, datetime.now(UTC).replace(microsecond=0), variant)
    outcome = _check(settings, request, as_of, language)
    if _forbids(outcome, fail_on):
        _show(form, outcome, language, as_json_)
        return FORBIDDEN
    if outcome.violations and not as_json_:
        click.echo(show_violations(outcome.violations, language), err=True)
    try:
        _show_written(write_papers(settings, form, outcome, order), outcome, as_json_)
    except PdfMissingError as error:
        if not as_json_:
            _show_written(error.written, outcome, as_json_)
        raise
    return DONE


@main.command()
@FILE
@click.option("--form", metavar="SLUG", help="Форма всех строк; нужна для XLSX и CSV.")
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Папка для готовых файлов.")
@click.option("--format", "formats", default="docx,pdf", show_default=True, help="Форматы через запятую.")
@click.option("--accessible", is_flag=True, help="PDF с разметкой для чтения вслух; втрое дольше.")
@AS_OF
@FAIL_ON
@LANGUAGE
@_exit_codes
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
    """Составить документы по всем строкам файла XLSX, CSV, NDJSON или JSON.

    Строки с ошибками возвращаются в report.xlsx; исправьте их и запустите команду ещё раз: готовое не делается снова.
    """
    today = _date(as_of) or datetime.now(KAZAKHSTAN).date()
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


@main.command()
@AS_JSON
@_exit_codes
def forms(as_json_: bool) -> int:
    """Показать, какие есть формы."""
    known = catalogue.FORMS
    click.echo(as_json([form_as_dict(form) for form in known]) if as_json_ else show_forms(known))
    return DONE


@main.command()
@_exit_codes
def serve() -> int:
    """Запустить сервис: web, обработчик и обходчик.

    Настройки берутся из переменных окружения: HOST, PORT, BAGALAU_DATA_DIR и других (docs/operators.md).
    """
    run_service(read_settings(), functools.partial(print, flush=True))
    return DONE


main.add_command(variants)


def _check(settings: Settings, request: Request, as_of: datetime | None, language: str) -> Outcome:
    return check(
        request.form,
        request.data,
        today=datetime.now(KAZAKHSTAN).date(),
        as_of=_date(as_of),
        language=language,
        calendar=WorkingCalendar(settings.calendar_overrides),
    )


def _date(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _forbids(outcome: Outcome, fail_on: str) -> bool:
    return bool(forbidding(outcome, fail_on))


def _formats(form: catalogue.Form, text: str) -> tuple[str, ...]:
    """Return the formats asked for, in the order the form lists them."""
    asked = {part.strip().lower() for part in text.split(",") if part.strip()}
    if not asked or not asked <= set(form.formats):
        raise UnusableError(f"Неизвестный формат: {text!r}. Допустимы через запятую: {', '.join(form.formats)}.")
    return tuple(name for name in form.formats if name in asked)


def _show(form: catalogue.Form, outcome: Outcome, language: str, as_json_: bool, *, explain: bool = False) -> None:
    shown = as_json(outcome_as_dict(outcome)) if as_json_ else show_outcome(form, outcome, language, explain=explain)
    click.echo(shown)


def _show_written(paths: list[Path], outcome: Outcome, as_json_: bool) -> None:
    if as_json_:
        answer: dict[str, Any] = {**outcome_as_dict(outcome), "files": [str(path) for path in paths]}
        click.echo(as_json(answer))
        return
    for path in paths:
        click.echo(f"Готово: {path}")
