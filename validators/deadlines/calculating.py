"""Calculates the terms of a kind from its dates.

>>> from validators.calendar import default_calendar
>>> asked = {"kind": "b_appeal", "received_result_on": "2026-10-16"}
>>> [found.due.day.isoformat() for found in calculate(asked, calendar=default_calendar()).found]
['2026-10-23']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from validators.deadlines.model import Contradiction
from validators.deadlines.terms import TERMS_BY_KIND
from validators.messages.catalog import MESSAGES, SCHEMA, localization
from validators.messages.values import Term as Word
from validators.schemas.field_errors import kind as json_kind
from validators.schemas.reading import read
from validators.violations import Severity, Violation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.calendar import WorkingCalendar
    from validators.deadlines.counting import Due
    from validators.deadlines.dates import Dates
    from validators.deadlines.model import Term

KIND = "kind"


@dataclass(frozen=True, slots=True)
class Found:
    """A term and the day it ends on."""

    term: Term
    due: Due


@dataclass(frozen=True, slots=True)
class DeadlineResult:
    """Result of a question: the terms found, or what is wrong with it; never both."""

    kind: str | None
    found: tuple[Found, ...] = ()
    violations: tuple[Violation, ...] = ()


def calculate(question: Mapping[str, Any], *, calendar: WorkingCalendar, language: str = "ru") -> DeadlineResult:
    """Count the terms of the kind that the question names.

    Args:
        question: ``kind`` and the dates of that kind, as they came out of a JSON parser.
        calendar: counts working days.
        language: of what is said about a wrong question.
    """
    kind = question.get(KIND)
    if not isinstance(kind, str) or kind not in TERMS_BY_KIND:
        return DeadlineResult(None, violations=(_unknown(question, language),))
    terms = TERMS_BY_KIND[kind]
    rest = {name: value for name, value in question.items() if name != KIND}
    asked, problems = read(terms[0].schema, rest, localization(language))
    if asked is None:
        return DeadlineResult(kind, violations=problems)
    current = [term for term in terms if term.in_force(asked)]
    if not current:
        first = min(terms, key=lambda term: term.since)
        return DeadlineResult(kind, violations=(_out_of_force(first, asked, language),))
    contradictions = [found for term in current if (found := term.contradiction(asked)) is not None]
    if contradictions:
        return DeadlineResult(kind, violations=(_violation(contradictions[0], language),))
    return DeadlineResult(kind, tuple(Found(term, term.due(asked, calendar)) for term in current))


def _unknown(question: Mapping[str, Any], language: str) -> Violation:
    messages, pointer = localization(language), f"/{KIND}"
    if KIND not in question:
        text = messages.message(SCHEMA, "missing", {})
    elif not isinstance(question[KIND], str):
        values = {"expected": Word("code"), "got": json_kind(question[KIND])}
        text = messages.message(SCHEMA, "kind", values)
    else:
        text = messages.message(SCHEMA, "choice", {"allowed": ", ".join(TERMS_BY_KIND)})
    return Violation(SCHEMA, Severity.ERROR, pointer, text)


def _out_of_force(term: Term, asked: Dates, language: str) -> Violation:
    day = term.placed(asked)
    values = {"since": term.since, "until": term.until, "item": term.item, "day": day}
    early = day is not None and day < term.since
    pointer = next(f"/{name}" for name in term.schema.fields if getattr(asked, name) is not None)
    return _violation(Contradiction(pointer, "not_yet" if early else "no_longer", values), language)


def _violation(found: Contradiction, language: str) -> Violation:
    text = MESSAGES.text("deadlines-problems", found.variant, language, **found.values)
    return Violation(SCHEMA, Severity.ERROR, found.pointer, text)
