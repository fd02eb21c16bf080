"""``/editions``: the editions of the methodologies, and parameters, templates and rules in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from doc_templates.errors import UnknownLanguageError
from doc_templates.form import Form
from doc_templates.template_files import Template
from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context
from service.api.problems import Problem, shown
from service.api.schemas import ISO_DATE
from service.db.models import KeyScope
from service.reference import schemas
from validators.parameters import METHODOLOGIES, editions
from validators.parameters.package import TableDates, current
from validators.parameters.tables import Edition
from validators.rules.model import Rule

blueprint = Blueprint("editions", __name__, url_prefix=schemas.EDITIONS, description="Редакции методик")


@Endpoint(
    "list_editions",
    "Редакции методик",
    ResponseSpec("Редакции обеих методик по времени", schemas.EditionList),
    KeyScope.READ,
    description="Что чем заменено и с какого дня. Документ проверяется по редакции своего оцениваемого периода.",
    example="list_editions",
).on(blueprint, "")
def list_editions() -> dict[str, Any]:
    """List the editions."""
    return {"items": all_editions()}


@Endpoint(
    "get_edition",
    "Что действует на день",
    ResponseSpec("Редакция и всё, что действует в этот день", schemas.EditionOnDay),
    KeyScope.READ,
    description="Параметры, шаблоны форм (SHA-256) и правила методики на любой день: ГГГГ-ММ-ДД.",
    problems=("unknown-edition",),
    example="get_edition",
).on(blueprint, "/<methodology>/<day>")
def get_edition(methodology: str, day: str) -> InForce:
    """Return what is in force on a day."""
    shared = context()
    wanted = _day(day)
    found = None
    if wanted is not None:
        found = in_force(methodology, wanted, shared.forms.values(), shared.methodology.rules)
    if found is None:
        raise Problem("unknown-edition", {"methodology": shown(methodology), "day": shown(day)})
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """The template of a form in one language, and the first day it is used on."""

    form: str
    language: str
    sha256: str
    since: date | None


@dataclass(frozen=True, slots=True)
class InForce:
    """Parameters, templates and rules for documents with this law day."""

    edition: Edition
    day: date
    parameters: tuple[TableDates, ...]
    templates: tuple[FormTemplate, ...]
    rules: tuple[Rule, ...]


def all_editions() -> tuple[Edition, ...]:
    """Return the editions of both methodologies, each methodology by date."""
    return tuple(edition for methodology in METHODOLOGIES for edition in editions(methodology).tables)


def in_force(methodology: str, day: date, forms: Iterable[Form], rules: Iterable[Rule]) -> InForce | None:
    """Return what is in force on the day, ``None`` where no edition is or the methodology is unknown."""
    edition = editions(methodology).find(day) if methodology in METHODOLOGIES else None
    if edition is None:
        return None
    return InForce(
        edition=edition,
        day=day,
        parameters=tuple(
            table
            for table in current().overview()
            if table.methodology in (methodology, None) and table.in_force(day) and table.file != "editions.toml"
        ),
        templates=tuple(
            FormTemplate(form.slug, template.language, template.sha256, template.since)
            for form in forms
            if form.methodology == methodology and form.since <= day and (form.until is None or day < form.until)
            for template in _templates(form, day)
        ),
        rules=tuple(rule for rule in rules if rule.methodology == methodology and rule.in_force(day)),
    )


def _templates(form: Form, day: date) -> Iterator[Template]:
    for language in form.languages:
        try:
            yield form.template(language, day)
        except UnknownLanguageError:
            # A language added later than the form has no template on that day.
            continue
