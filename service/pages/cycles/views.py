"""Cycles as pages show them: periods, terms and states in words, and how many sheets stand where, each with a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import url_for
from fluent.runtime.types import fluent_number

from service.access.units import list_units
from service.api.context import context, current_services
from service.cycles.progress import Counts, Deadline, Group, Overview
from service.cycles.sheets import due_of
from service.cycles.states import UNISSUED, Due, Period
from service.cycles.store import NONE, Cycle, Sheet
from service.cycles.words import state_words
from service.db.models import SheetState
from service.pages.forms.outline import Leaf, outline
from service.pages.language import page_language, word
from service.pages.papers.listing import result_word
from validators.calendar import WorkingCalendar
from validators.messages.catalog import MESSAGES
from validators.messages.values import day
from validators.periods import quarter

SECTION: Final = "assess"
ANNEX_2: Final = "b2_score_sheet"
OF_NONE: Final = "none"
"""Stands in addresses for no unit, and for an evaluator who is not known."""
ORDER: Final = (
    SheetState.NOT_STARTED,
    SheetState.DRAFT,
    SheetState.SUBMITTED,
    SheetState.ISSUED,
    SheetState.ACQUAINTED,
    SheetState.APPEALED,
    SheetState.CALIBRATED,
    SheetState.CLOSED,
    SheetState.NOT_ASSESSED,
)
"""The states from the left of a bar to its right."""
ON_WAY: Final = {
    **dict.fromkeys(UNISSUED, "assess"),
    SheetState.ISSUED: "acquaint",
    SheetState.ACQUAINTED: "appeal",
    SheetState.APPEALED: "session",
}
"""What is due in a state, as keys of the words."""


def period_words(period: Period) -> str:
    """Return what a period of a corpus is called."""
    if period.quarter is None:
        return word(SECTION, "year_of_A", year=str(period.year))
    roman = quarter(period.year, period.quarter).roman
    return word(SECTION, "quarter_of_B", quarter=roman, year=str(period.year))


def short_period(period: Period) -> str:
    """Return a period alone."""
    if period.quarter is None:
        return word("papers", "year_of", year=str(period.year))
    return word("papers", "quarter_of", quarter=quarter(period.year, period.quarter).roman, year=str(period.year))


SOON: Final = 3
"""So many days before its end a term is told with emphasis."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in words: ``what`` is due and until when, ``left`` how many days there are; ``kind`` is that of a tag."""

    what: str
    until: str
    left: str
    kind: str


def term_view(what: str, term: Due, today: date) -> TermView:
    """Return a term as it is told.

    Args:
        what: key of the words for what is due.
        term: the last day, and whether something is overdue after it.
        today: the day of reading.
    """
    left = (term.day - today).days
    if left < 0:
        key, kind = ("overdue", "bad") if term.obliged else ("over", "")
    else:
        key, kind = ("left", "warn" if left <= SOON and term.obliged else "info")
    until = word(SECTION, "until", day=day(term.day, page_language()))
    return TermView(word(SECTION, f"due_{what}"), until, word(SECTION, key, number=fluent_number(abs(left))), kind)


def sheet_term(cycle: Cycle, sheet: Sheet, calendar: WorkingCalendar) -> TermView | None:
    """Return by when the next step of a sheet is due, ``None`` where the order sets no term."""
    term = due_of(calendar, cycle, sheet)
    return None if term is None else term_view(ON_WAY[sheet.state], term, context().today())


def deadlines(found: Overview) -> Iterator[TermView]:
    """Yield the terms of a cycle; one is late while sheets are left."""
    for one in found.deadlines:
        yield deadline_view(one, found.counts)


def deadline_view(one: Deadline, counts: Counts) -> TermView:
    """Return a term of a cycle as it is told."""
    told = term_view("assess", Due(one.day, obliged=counts.left > 0), context().today())
    return TermView(MESSAGES.text("deadlines-titles", one.kind, page_language()), told.until, told.left, told.kind)


@dataclass(frozen=True, slots=True)
class Segment:
    """Some sheets of a bar: ``start`` and ``width`` in percent; ``href`` is the list behind the number."""

    state: str
    text: str
    number: int
    start: float
    width: float
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Sheets by state as a bar, with the numbers of those that are late and that ask something."""

    name: str
    href: str
    total: int
    segments: tuple[Segment, ...]
    overdue: int
    overdue_href: str
    asking: int
    asking_href: str

    @property
    def told(self) -> str:
        """The same for who does not see it."""
        return "; ".join(f"{one.text}: {one.number}" for one in self.segments)


def bar(cycle: Cycle, name: str, counts: Counts, **wanted: Any) -> Bar:
    """Return sheets by state as a bar.

    Args:
        cycle: of the sheets.
        name: of the unit or evaluator.
        counts: the sheets by state.
        wanted: which sheets they are, as parameters of the list.
    """

    def listed(**more: Any) -> str:
        return url_for("assessing.list_sheets", cycle_id=cycle.id, **wanted, **more)

    segments, before = [], 0
    for state in ORDER:
        if number := counts.states[state]:
            start, width = 100 * before / counts.total, 100 * number / counts.total
            href = listed(state=str(state))
            text = state_words(state, page_language())
            segments.append(Segment(str(state), text, number, round(start, 3), round(width, 3), href))
            before += number
    late, asking = listed(only="late"), listed(only="asking")
    return Bar(name, listed(), counts.total, tuple(segments), counts.overdue, late, counts.asking, asking)


def bars(cycle: Cycle, groups: tuple[Group, ...], parameter: str) -> list[Bar]:
    """Return the bars of units or evaluators, those with something late first.

    Args:
        cycle: of the sheets.
        groups: the units, or the evaluators.
        parameter: ``unit`` or ``evaluator``.
    """
    found = [
        bar(cycle, one.name or word(SECTION, f"no_{parameter}"), one.counts, **{parameter: one.id or OF_NONE})
        for one in groups
    ]
    return sorted(found, key=lambda one: -one.overdue)


def of_address(text: str | None) -> str | None:
    """Return an id from an address as sheets are looked for by it."""
    return NONE if text == OF_NONE else text or None


def unit_names() -> dict[str | None, str]:
    """Return the units of the state body by their ids."""
    return {unit.id: unit.name for unit in list_units(current_services().database)}


def rows(cycle: Cycle, sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """Return sheets as lines of a list."""
    units, calendar = unit_names(), current_services().calendar
    return [_row(cycle, sheet, units, calendar) for sheet in sheets]


def _row(cycle: Cycle, sheet: Sheet, units: Mapping[str | None, str], calendar: WorkingCalendar) -> dict[str, Any]:
    reason = sheet.decision.get("reason")
    return {
        "id": sheet.id,
        "name": sheet.employee["full_name"],
        "position": sheet.employee["position"],
        "unit": units.get(sheet.unit_id, ""),
        "evaluator": sheet.assessor.get("full_name", ""),
        "state": str(sheet.state),
        "term": sheet_term(cycle, sheet, calendar),
        "score": score(sheet),
        "asking": sheet.asking,
        "days": sheet.days_worked,
        "reason": reason and reason["text"][page_language()],
        "item": reason and reason["item"],
    }


def score(sheet: Sheet) -> str:
    """Return the score of a sheet with its result."""
    number = (sheet.score or "").replace(".", ",")
    return ", ".join(part for part in (number, result_word(sheet.result)) if part)


def roles() -> list[tuple[str, str]]:
    """Return the capacities in which somebody assesses, with the words that forms have for them."""
    role = outline(ANNEX_2, page_language()).find("/evaluator/role")
    return [(code, label) for label, code in role.column.choices.items()] if isinstance(role, Leaf) else []
