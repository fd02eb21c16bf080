"""Everything made: found by name, period, form, body, evaluator, result and state.

What is looked for is posted and kept in the session: a shared computer keeps addresses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from flask import Response, redirect, request, url_for
from fluent.runtime.types import fluent_number

from service.access import units
from service.access.units import Unit
from service.api.context import context, current_services, note_readings
from service.documents import listing
from service.documents.listing import NEWEST_FIRST, ListedPaper, Order, Papers, Sort, Standing, Wanted
from service.journal.events import Kind
from service.local_time import local_time
from service.pages import guard
from service.pages.guard import WITH_PAPERS
from service.pages.language import page_language, word
from service.pages.public import corpus_b_first, describe
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.messages.values import day
from validators.parameters import SINCE, known_results
from validators.people import folded
from validators.periods import QUARTERS, quarter

blueprint = Pages("listing", __name__, roles=WITH_PAPERS)

SHOWN: Final = 30
COLUMNS: Final = ("whom", "form", "period", "result", "standing", "made", "files")
SORTS: Final = frozenset(Sort)
FIRST_DOWN: Final = frozenset({Sort.MADE, Sort.RESULT})
"""What is sorted by from the newest or the best first, unless it was already."""
LONGEST: Final = 200
KEPT: Final = "papers"
"""The name under which a session keeps what is looked for."""
SORTED: Final = "papers_sorted"
"""The name under which it keeps the order."""
DOWN: Final = "-"
"""What an order that goes down begins with, as it is sent and kept."""
TEXTS: Final = ("name", "evaluator", "unit")
RARE: Final = ("form", "unit", "evaluator", "result")
"""What is looked for rarely, out of sight until it is."""


@blueprint.get("/papers")
def list_papers() -> Response:
    """List papers, those made last first."""
    kept = guard.kept()
    typed, order = kept.get(KEPT, {}), _order(kept.get(SORTED, ""))
    known = units.list_units(current_services().database)
    asked = replace(wanted(typed, known), order=order)
    found = find(asked, before=request.args.get("before"), after=request.args.get("after"))
    return page(
        "pages/papers.html",
        typed=typed,
        choices=_choices(),
        units=[one.name for one in known],
        columns=[{"text": word("papers", name), **_sorting(name, order)} for name in COLUMNS],
        found=_counted(found.number),
        labels={"pick": word("dossier", "pick"), **{name: word("papers", name) for name in COLUMNS}},
        more=any(typed.get(name) for name in RARE),
        papers=[entry(each) for each in found.papers],
        before=found.before and url_for("listing.list_papers", before=found.before),
        after=found.after and url_for("listing.list_papers", after=found.after),
    )


@blueprint.post("/papers")
def look_for() -> Response:
    """Keep what is looked for, or how it is sorted, and list the papers again."""
    if sort := request.form.get("sort"):
        guard.note(**{SORTED: sort[:LONGEST]})
    else:
        guard.note(**{KEPT: {} if request.form.get("do") == "clear" else _typed()})
    return redirect(url_for("listing.list_papers"), 303)  # type: ignore[return-value] # Werkzeug's response is Flask's here


def find(wanted: Wanted, *, before: str | None = None, after: str | None = None, limit: int = SHOWN) -> Papers:
    """Return papers of the state body of who asks, and note that they were shown."""
    with current_services().database.reading() as session:
        found = listing.find(session, wanted, before=before, after=after, limit=limit, counted=True)
    note_readings(Kind.DOCUMENT, *(each.document.id for each in found.papers))
    return found


def _counted(count: int) -> str:
    """Return how many papers were found, of which some are shown."""
    if count > listing.MOST_COUNTED:
        return word("papers", "found_more", most=listing.MOST_COUNTED)
    return word("papers", "found", count=fluent_number(count))


def wanted(typed: dict[str, str], known: Sequence[Unit]) -> Wanted:
    """Return what was typed and chosen as what is looked for, by the units that are known."""
    year, quarter_ = typed.get("year"), typed.get("quarter")
    unit = typed.get("unit", "")
    parts = _within(unit, known) if unit else []
    return Wanted(
        name=typed.get("name", ""),
        evaluator=typed.get("evaluator", ""),
        units=(unit, *(part.name for part in parts)) if unit else (),
        unit_ids=tuple(part.id for part in parts),
        form=typed.get("form"),
        year=int(year) if year else None,
        quarter=int(quarter_) if quarter_ else None,
        result=typed.get("result"),
        standing=Standing(typed["standing"]) if typed.get("standing") else None,
    )


def _order(kept: str) -> Order:
    """Return the order that a session keeps, by default the newest first."""
    name = kept.removeprefix(DOWN)
    return Order(Sort(name), kept != name) if name in SORTS else NEWEST_FIRST


def _sorting(name: str, order: Order) -> dict[str, str]:
    """Return how the list is sorted by a column, and which order its button gives; nothing where it has none."""
    if name not in SORTS:
        return {}
    sort = Sort(name)
    down = not order.descending if order.by is sort else sort in FIRST_DOWN
    sorted_ = {"sorted": "descending" if order.descending else "ascending"} if order.by is sort else {}
    return {"sort": (DOWN if down else "") + sort, **sorted_}


def _within(unit: str, known: Sequence[Unit]) -> list[Unit]:
    """Return the units that what is typed names, each with all that is part of it."""
    tree = list(units.as_tree(known))
    found: list[Unit] = []
    for place, (depth, one) in enumerate(tree):
        if folded(one.name) == folded(unit):
            parts = range(place + 1, len(tree))
            end = next((later for later in parts if tree[later][0] <= depth), None)
            found += (part for _, part in tree[place:end])
    return found


def entry(paper: ListedPaper) -> dict[str, Any]:
    """Return a paper as a line of a list."""
    document = paper.document
    return {
        "id": document.id,
        "whom": paper.whom,
        "form": context().forms[document.form].name,
        "period": _period(paper),
        "result": _scored(paper),
        "standing": paper.standing.value,
        "made": day(local_time(document.created_at).date(), page_language()),
        "files": [file.format for file in document.files],
    }


def facts(paper: ListedPaper) -> list[tuple[str, str]]:
    """Return names and values of what a paper is known by, as far as it has them."""
    line = entry(paper)
    return [(word("papers", key), line[key]) for key in ("whom", "period", "result", "made") if line[key]]


def _scored(paper: ListedPaper) -> str:
    """Return the result with the score it follows from."""
    score = paper.score or ""
    return " – ".join(filter(None, (score.replace(".", word("summary", "decimal_point")), result_word(paper.result))))


def result_word(code: str | None) -> str:
    """Return a result in a word."""
    return word("papers", f"result_{code}") if code else ""


def _period(paper: ListedPaper) -> str:
    if paper.year is None:
        return ""
    if paper.quarter is None:
        return word("papers", "year_of", year=str(paper.year))
    return word("papers", "quarter_of", quarter=quarter(paper.year, paper.quarter).roman, year=str(paper.year))


def _typed() -> dict[str, str]:
    """Return what was typed, and what was chosen of what there is to choose."""
    choices = {name: dict(pairs) for name, pairs in _choices().items()}
    sent = {name: text for name in (*TEXTS, *choices) if (text := request.form.get(name, "").strip()[:LONGEST])}
    return {name: text for name, text in sent.items() if name in TEXTS or text in choices[name]}


def _choices() -> dict[str, list[tuple[str, str]]]:
    results = dict.fromkeys(code for letter in ("B", "A") for code in known_results(letter).values())
    years = range(context().today().year + 1, min(SINCE.values()).year - 1, -1)
    return {
        "form": form_choices(page_language()),
        "year": [(str(year), str(year)) for year in years],
        "quarter": [(str(each), quarter(years[0], each).roman) for each in QUARTERS],
        "result": [(code, result_word(code)) for code in results],
        "standing": [(each.value, word("papers", f"standing_{each.value}")) for each in Standing],
    }


@cache
def form_choices(language: str) -> list[tuple[str, str]]:
    """Return the forms to choose from in a language, each with where it comes from: several have one name."""
    described = [describe(form, language) for form in corpus_b_first(context().forms.values())]
    return [(form["slug"], f"{form['name']} ({form['source']})") for form in described]
