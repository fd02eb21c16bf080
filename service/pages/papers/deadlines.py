"""Terms of the order: counted from dates, those a year brings, and the working days they are counted by.

Dates say nothing about anybody, so addresses may have them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from flask import Response, request, url_for

from service.api.context import context, current_caller, current_services
from service.api.downloads import disposition
from service.db.models import Role
from service.documents import listing
from service.documents import store as documents
from service.documents.listing import ListedPaper, Standing, Wanted
from service.pages import errors
from service.pages.guard import WITH_PAPERS, admits, is_for
from service.pages.language import page_language, word
from service.pages.rendering import page
from service.pages.shell import Pages
from service.reference.deadline_calendar import MEDIA_TYPE, CalendarFile, calendar_file, term_file
from service.services import Services
from validators.calendar_year import described_year
from validators.deadlines.agenda import YEARS, agenda, summary
from validators.deadlines.describing import DeadlineResult, calculate, described_term
from validators.deadlines.terms import TERMS_BY_KIND
from validators.forms.shared.corpus_b import ORDER, PROTOCOL
from validators.messages.catalog import MESSAGES
from validators.messages.values import day
from validators.periods import QUARTERS, quarter
from validators.schemas.json_schema import texts_of
from validators.schemas.values import Day
from validators.violations import Violation

blueprint = Pages("terms", __name__, roles=WITH_PAPERS)

WRITTEN_DAY: Final = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
WHOLE: Final = re.compile(r"[0-9]{1,4}")
LONGEST: Final = 20
RECENT: Final = 10
"""Orders and protocols whose terms are told on the home page, those made last."""


@blueprint.get("/deadlines")
def count() -> Response:
    """Ask for a kind of term, then for its dates, and count it."""
    kind, language, calendar = _kind(), page_language(), current_services().calendar
    result = _result(kind) if kind else None
    found = result.found if result else ()
    wrong = _wrong(result.violations) if result else {}
    return page(
        "pages/deadlines.html",
        422 if wrong else 200,
        tabs=_tabs(),
        kind=kind,
        kinds=[(each, _kind_name(each)) for each in sorted(TERMS_BY_KIND, key=lambda kind: not kind.startswith("b_"))],
        fields=[_field(name, field, wrong) for name, field in _fields(kind).items()],
        errors=[(text, name or None) for name, text in wrong.items()],
        terms=[_shown(described_term(each, calendar, language)) for each in found],
        file=found and f"{url_for('terms.count_file')}?{urlencode(list(request.args.items()))}",
    )


@blueprint.get("/deadlines/term.ics")
def count_file() -> Response:
    """Give a counted term as an event for a calendar."""
    kind = _kind()
    result = _result(kind) if kind else None
    if result is None or not result.found:
        raise errors.PageError("not-found")
    return _send(term_file(result.found, current_services().calendar, page_language()), "deadline")


@blueprint.get("/deadlines/year")
def show_year() -> Response:
    """Show the terms that a year brings by itself."""
    year, language, calendar = _year(), page_language(), current_services().calendar
    today = context().today()
    entries = [
        {"day": day(each.due.day, language), "what": summary(each, language), "item": each.term.item}
        | {"over": each.due.day < today}
        for each in agenda(year, calendar)
    ]
    return page(
        "pages/deadlines_year.html", tabs=_tabs(), year=year, around=_around("terms.show_year"), entries=entries
    )


@blueprint.get("/deadlines/year.ics")
def year_file() -> Response:
    """Give the terms of a year as a calendar file."""
    year = _year()
    return _send(calendar_file(year, current_services().calendar, language=page_language()), f"deadlines-{year}")


@blueprint.get("/deadlines/days")
@admits(*WITH_PAPERS, Role.INSTALLATION_ADMINISTRATOR)
def show_days() -> Response:
    """Show the working days of a year, and the days that are not what they seem."""
    year, language = _year(), page_language()
    known = described_year(year, context().installation.calendar, language)
    counts = known["working_days"]
    lists = {"off": known["days_off"], "worked": known["worked_days_off"]}
    return page(
        "pages/working_days.html",
        tabs=_tabs(),
        year=year,
        around=_around("terms.show_days"),
        months=[(word("terms", f"month_{number}"), many) for number, many in enumerate(counts["months"], start=1)],
        quarters=[
            (word("terms", "quarter_total", quarter=quarter(year, number).roman), counts["quarters"][number - 1])
            for number in QUARTERS
        ],
        whole=counts["year"],
        lists={
            key: [{**each, "day": day(date.fromisoformat(each["day"]), language)} for each in days]
            for key, days in lists.items()
        },
    )


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done about a paper, and by when."""

    what: str
    paper: ListedPaper
    by: date
    missed: bool


def due_of_papers(services: Services, today: date) -> list[Due]:
    """Return what the papers of calibration sessions still ask for, by day: the session held, its protocol posted."""
    with services.database.reading() as session:
        orders, protocols = (
            [
                (paper, documents.payload(session, paper.document.id) or {})
                for paper in listing.find(session, Wanted(form=form, standing=Standing.READY), limit=RECENT).papers
            ]
            for (form,) in (ORDER, PROTOCOL)
        )
    calendar = services.calendar
    held = {(paper.whom, paper.year, paper.quarter) for paper, _ in protocols}
    asked = [
        ("hold_session", paper, {"kind": "b_session", "submitted_on": data["appeal"]["submitted_on"]})
        for paper, data in orders
        if (paper.whom, paper.year, paper.quarter) not in held
    ]
    asked += [
        ("post_protocol", paper, {"kind": "b_posting", "signed_on": data["signed_on"]})
        for paper, data in protocols
        if "posted_on" not in data
    ]
    found = [
        Due(what, paper, each.due.day, each.due.day < today)
        for what, paper, question in asked
        for each in calculate(question, calendar=calendar).found
    ]
    return sorted(found, key=lambda due: due.by)


def _kind() -> str | None:
    kind = request.args.get("kind")
    return kind if kind in TERMS_BY_KIND else None


def _kind_name(kind: str) -> str:
    title = MESSAGES.text("deadlines-titles", kind, page_language())
    return word("terms", f"kind_of_{TERMS_BY_KIND[kind][0].methodology}", title=title)


def _fields(kind: str | None) -> Mapping[str, Any]:
    return TERMS_BY_KIND[kind][0].schema.fields if kind else {}


def _field(name: str, field: Any, wrong: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": name,
        "label": texts_of(field, page_language())["title"],
        "typed": request.args.get(name, "")[:LONGEST],
        "is_day": isinstance(field, Day),
        "optional": not field.required,
        "error": wrong.get(name),
    }


def _result(kind: str) -> DeadlineResult | None:
    """Count what was asked; ``None`` while the dates it takes are still to be asked for."""
    fields = _fields(kind)
    typed = {name: text for name in fields if (text := request.args.get(name, "").strip()[:LONGEST])}
    if fields and not any(name in request.args for name in fields):
        return None
    question = {name: _read(fields[name], text) for name, text in typed.items()}
    return calculate({"kind": kind, **question}, calendar=current_services().calendar, language=page_language())


def _read(field: Any, text: str) -> Any:
    if not isinstance(field, Day):
        return int(text) if WHOLE.fullmatch(text) else text
    written = WRITTEN_DAY.fullmatch(text)
    return f"{written[3]}-{written[2]:>02}-{written[1]:>02}" if written else text


def _wrong(violations: tuple[Violation, ...]) -> dict[str, str]:
    """Return what is wrong by the name of its field; of what cannot be read, what is to be typed."""
    found = {}
    for each in violations:
        name = each.pointer.removeprefix("/")
        field, text = _fields(_kind()).get(name), request.args.get(name, "").strip()
        is_day = isinstance(field, Day)
        readable = (WRITTEN_DAY if is_day else WHOLE).fullmatch(text)
        found[name] = each.message if readable else word("forms", "wrong_date" if is_day else "wrong_whole")
    return found


def _shown(term: dict[str, Any]) -> dict[str, Any]:
    """Return a counted term with its days as people write them."""

    def written(iso: str) -> str:
        return day(date.fromisoformat(iso), page_language())

    steps = [{**step, "day": written(step["day"])} for step in term["counted"]["days"]]
    due = word("terms", term["bound"], day=written(term["due"]))
    law = {"title": word("terms", "item", item=term["law"]["item"]), "words": [term["law"]["text"]]}
    return {**term, "due": due, "steps": steps, "law": law}


def _year() -> int:
    text = request.args.get("year", "")
    year = int(text) if WHOLE.fullmatch(text) else context().today().year
    return min(max(year, YEARS[0]), YEARS[-1])


def _around(endpoint: str) -> dict[str, Any]:
    year = _year()
    near = {"before": year - 1, "after": year + 1}
    return {key: url_for(endpoint, year=each) if each in YEARS else None for key, each in near.items()}


def _tabs() -> list[dict[str, Any]]:
    pages = (("count", "count"), ("year", "show_year"), ("days", "show_days"))
    return [
        {"text": word("terms", key), "href": url_for(f"terms.{name}"), "current": request.endpoint == f"terms.{name}"}
        for key, name in pages
        if is_for(current_caller(), f"terms.{name}")
    ]


def _send(file: CalendarFile, name: str) -> Response:
    answer = Response(file.content, content_type=f"{MEDIA_TYPE}; charset=utf-8; method=PUBLISH")
    answer.headers["Content-Disposition"] = disposition(file.name, name)
    return answer
