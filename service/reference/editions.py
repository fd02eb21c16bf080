"""``/editions``: which editions of the methodologies there are, and what is in force on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from service.api.blueprint import Answer, Family, Operation
from service.api.context import Context, context
from service.api.problems import Problem, shown
from service.documents.requests import ISO_DATE
from service.reference import edition_schemas as answers
from service.reference.in_force import InForce, all_editions, in_force
from validators.parameters.tables import Edition

family = Family("editions", __name__, url_prefix="/api/v1/editions", description="Редакции методик")


def describe(edition: Edition) -> dict[str, Any]:
    """Return an edition as it is listed."""
    return {
        "id": edition.id,
        "methodology": edition.methodology,
        "title": edition.title,
        "act": edition.act,
        "item": edition.item,
        "since": edition.since,
        "until": edition.until,
        "links": {"self": f"{family.url_prefix}/{edition.methodology}/{edition.since}"},
    }


def describe_day(found: InForce) -> dict[str, Any]:
    """Return an edition with everything in force on a day."""
    dated = ("item", "since", "until")
    return describe(found.edition) | {
        "day": found.day,
        "parameters": [
            {name: getattr(table, name) for name in ("file", "name", "annex", *dated)} for table in found.tables
        ],
        "templates": [
            {"form": form.slug, "language": one.language, "sha256": one.sha256, "since": one.since}
            for form, one in found.templates
        ],
        "rules": [{name: getattr(rule, name) for name in ("id", *dated)} for rule in found.rules],
    }


def examples(shared: Context) -> dict[str, Any]:
    """Return an example of each answer, by the name of its operation."""
    first = all_editions()[-1]
    found = in_force(first.methodology, first.since, shared.forms.values(), shared.methodology.rules)
    listed = {"items": [describe(edition) for edition in all_editions()]}
    return {"list_editions": listed, "get_edition": describe_day(found) if found else {}}


@Operation(
    "list_editions",
    "Редакции методик",
    Answer("Редакции обеих методик по времени", answers.EditionList),
    description="Что чем заменено и с какого дня. Документ проверяется по редакции своего оцениваемого периода.",
    example="list_editions",
).on(family, "")
def list_editions() -> dict[str, Any]:
    """List the editions."""
    return {"items": [describe(edition) for edition in all_editions()]}


@Operation(
    "get_edition",
    "Что действует на день",
    Answer("Редакция и всё, что действует в этот день", answers.EditionOnDay),
    description="Параметры, шаблоны форм (SHA-256) и правила методики на любой день: ГГГГ-ММ-ДД.",
    problems=("unknown-edition",),
    example="get_edition",
).on(family, "/<methodology>/<day>")
def get_edition(methodology: str, day: str) -> dict[str, Any]:
    """Tell what is in force on a day."""
    shared = context()
    wanted = _day(day)
    found = None
    if wanted is not None:
        found = in_force(methodology, wanted, shared.forms.values(), shared.methodology.rules)
    if found is None:
        raise Problem("unknown-edition", {"methodology": shown(methodology), "day": shown(day)})
    return describe_day(found)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None
