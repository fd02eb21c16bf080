"""The editions of the methodologies, and all that is in force on a day: parameters, templates of the forms, rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from doc_templates.errors import UnknownLanguageError
from doc_templates.form import Form
from doc_templates.template_files import Template
from validators.parameters import editions
from validators.parameters.package import METHODOLOGIES, TableDates, current
from validators.parameters.tables import Edition
from validators.rules.model import Rule


@dataclass(frozen=True, slots=True)
class InForce:
    """What a document with this law day is checked and made by."""

    edition: Edition
    day: date
    tables: tuple[TableDates, ...]
    templates: tuple[tuple[Form, Template], ...]
    rules: tuple[Rule, ...]


def all_editions() -> tuple[Edition, ...]:
    """Return the editions of both methodologies, each methodology by date."""
    return tuple(edition for methodology in METHODOLOGIES for edition in editions(methodology).tables)


def in_force(methodology: str, day: date, forms: Iterable[Form], rules: Iterable[Rule]) -> InForce | None:
    """Return what is in force on the day; ``None`` where no edition of the methodology is, or there is no such one."""
    edition = editions(methodology).find(day) if methodology in METHODOLOGIES else None
    if edition is None:
        return None
    return InForce(
        edition=edition,
        day=day,
        tables=tuple(
            table
            for table in current().overview()
            if table.methodology in (methodology, None) and table.in_force(day) and table.file != "editions.toml"
        ),
        templates=tuple(
            (form, template)
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
            # A language that comes later than the form has no template yet on that day.
            continue
