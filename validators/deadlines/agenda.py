"""The terms that a calendar year brings by itself: an institution's year, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from validators.calendar import WorkingCalendar
from validators.deadlines.describing import counted_text, notes, title
from validators.deadlines.model import Dates, DueDate, Term
from validators.deadlines.terms import TERMS
from validators.messages.catalog import MESSAGES
from validators.parameters import METHODOLOGIES, SINCE
from validators.periods import quarter
from validators.schemas.values import LAST_DAY

YEARS = range(SINCE["A"].year, LAST_DAY.year + 1)
"""Years of which an agenda can be made: from the first under these methodologies on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the year; ``uid`` stays the same whenever and wherever the agenda is made."""

    term: Term
    asked: Dates
    due: DueDate

    @property
    def uid(self) -> str:
        """Its name among all terms of all years."""
        asked, due = self.asked, self.due
        period = [str(value) for value in (asked.year, asked.quarter) if value is not None] or [str(due.day.year)]
        return "-".join([self.term.key, *period])


def agenda(year: int, calendar: WorkingCalendar, methodologies: tuple[str, ...] = METHODOLOGIES) -> tuple[Entry, ...]:
    """Return the terms that end in the year, by day.

    Args:
        year: one of ``YEARS``; another has no terms.
        calendar: counts working days.
        methodologies: ``A``, ``B`` or both.
    """
    entries = [
        Entry(term, asked, due)
        for term in TERMS
        if term.methodology in methodologies
        for asked in term.years(year)
        if term.in_force(asked)
        for due in (term.due(asked, calendar),)
        if due.day.year == year
    ]
    return tuple(sorted(entries, key=lambda entry: entry.due.day))


def summary(entry: Entry, language: str) -> str:
    """Return the title of the entry, with its period."""
    return MESSAGES.text("deadlines-events", entry.term.key, language, **_period(entry))


def paragraphs(entry: Entry, calendar: WorkingCalendar, language: str) -> Iterator[str]:
    """Yield what is to be known of the entry: how it was counted, what to beware of, and the words of the order."""
    term, due = entry.term, entry.due
    yield f"{title(term, language)}. {counted_text(due, language)}."
    if entry.asked.completed_on is not None:
        yield MESSAGES.text("deadlines-notes", "completed_on_last_day", language, start=due.start) + "."
    for note in notes(due, calendar, language):
        yield f"{note}."
    law = f"law_{term.methodology}"
    yield MESSAGES.text("deadlines-calendar", law, language, item=term.item, text=term.text)


def _period(entry: Entry) -> dict[str, Any]:
    asked = entry.asked
    if asked.completed_on is not None:
        return {"year": asked.completed_on.year - 1}
    if asked.year is None:
        return {"year": entry.due.day.year}
    number = asked.quarter
    return {"year": asked.year, "quarter": "" if number is None else quarter(asked.year, number).roman}
