"""``bagalau validate`` for documents that belong together: each alone, then what they say together."""

from __future__ import annotations

from datetime import date

import click

from doc_templates import catalogue
from service.documents.printable import printable_dossier
from service.documents.variants import open_variants
from service.settings import Settings
from validators.calendar import WorkingCalendar
from validators.dossier import DossierOutcome, NoDossierError, check_dossier
from validators.violations import blocking_violations
from worker.cli.errors import DONE, FORBIDDEN, unusable
from worker.cli.reading import Dossier
from worker.cli.showing import as_json, show_explanation, show_verdict, show_violations
from worker.texts import MESSAGES


def validate_dossier(  # noqa: PLR0913 - one parameter per option
    settings: Settings,
    dossier: Dossier,
    *,
    today: date,
    as_of: date | None,
    fail_on: str,
    language: str = "ru",
    explain: bool = False,
    as_json_: bool,
) -> int:
    """Check a dossier, say what was found and return the exit code.

    Raises:
        UnusableError: the documents make up no dossier.
    """
    sent = [(request.form, request.data) for request in dossier.documents]
    calendar = WorkingCalendar(settings.calendar_overrides)
    try:
        outcome = check_dossier(sent, today=today, as_of=as_of, kind=dossier.kind, language=language, calendar=calendar)
    except NoDossierError as error:
        kinds = "\n".join(f"  {line}" for line in error.notations)
        raise unusable("no_dossier", kinds=kinds) from None
    forms = {form.slug: form for form in catalogue.FORMS}
    outcome = printable_dossier(open_variants(settings), forms, [(None, data) for _, data in sent], outcome, language)
    click.echo(as_json(outcome.as_dict()) if as_json_ else _shown(outcome, language, explain=explain))
    return FORBIDDEN if blocking_violations(outcome.violations, fail_on) else DONE


def _shown(outcome: DossierOutcome, language: str, *, explain: bool) -> str:
    forms = ", ".join(one.form for one in outcome.documents)
    parts = [f"{outcome.kind} — {MESSAGES.text('dossiers', outcome.kind, language)}: {forms}"]
    if outcome.violations:
        parts.append(show_violations(outcome.violations, language))
    if explain:
        parts += [f"{one.form}. {show_explanation(one, language)}" for one in outcome.documents if one.computed]
    errors = len(outcome.errors)
    parts.append(show_verdict(errors, len(outcome.violations) - errors, language))
    return "\n\n".join(parts)
