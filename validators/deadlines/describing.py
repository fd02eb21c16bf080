"""Questions about terms and their answers: JSON-ready, worded in the language of the client.

>>> from validators.calendar import default_calendar
>>> asked = {"kind": "b_appeal", "received_result_on": "2026-10-16"}
>>> [found.due.day.isoformat() for found in calculate(asked, calendar=default_calendar()).found]
['2026-10-23']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from validators.calendar import WorkingCalendar
from validators.deadlines.model import EVENTS, Contradiction, Dates, DueDate, DueKind, Method, Step, Term
from validators.deadlines.terms import TERMS_BY_KIND
from validators.messages.catalog import FALLBACK, MESSAGES, SCHEMA, localization
from validators.messages.values import Count
from validators.messages.values import Term as Word
from validators.schemas.field_errors import kind as json_kind
from validators.schemas.json_schema import object_schema, texts_of
from validators.schemas.reading import read
from validators.violations import Severity, Violation

KIND = "kind"


@dataclass(frozen=True, slots=True)
class Found:
    """A term and the day it ends on."""

    term: Term
    due: DueDate


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


NOUNS = {Method.WORKING_DAYS: "for_working_days", Method.WORKING_DAYS_BEFORE: "for_working_days", Method.YEARS: "years"}
TITLES = "deadlines-titles"


def title(term: Term, language: str) -> str:
    """Return what is done by the term, in a few words."""
    key = term.key if MESSAGES.has(TITLES, term.key) else term.kind
    return MESSAGES.text(TITLES, key, language)


def described_kind(kind: str, language: str) -> dict[str, Any]:
    """Return a kind: the dates it asks for, and its terms with the words of the order."""
    terms = TERMS_BY_KIND[kind]
    fields = terms[0].schema.fields
    return {
        "kind": kind,
        "title": MESSAGES.text(TITLES, kind, language),
        "methodology": terms[0].methodology,
        "required": [name for name, field in fields.items() if field.required],
        "optional": [name for name, field in fields.items() if not field.required],
        "terms": [
            {
                "item": term.item,
                "part": term.part,
                "title": title(term, language),
                "text": term.text,
                "since": term.since.isoformat(),
                "until": None if term.until is None else term.until.isoformat(),
            }
            for term in terms
        ],
    }


def kind_schema(kind: str, language: str = FALLBACK) -> dict[str, Any]:
    """Return the JSON Schema of a question about the kind, described in the language."""
    schema = TERMS_BY_KIND[kind][0].schema
    return {
        "type": "object",
        "title": MESSAGES.text(TITLES, kind, language),
        "properties": {"kind": {"type": "string", "const": kind}, **object_schema(schema, language)["properties"]},
        "required": ["kind", *(name for name, field in schema.fields.items() if field.required)],
        "additionalProperties": False,
    }


def kind_example(kind: str) -> dict[str, Any]:
    """Return a question about the kind, of the examples of its dates, that the methodology can answer."""
    example: dict[str, Any] = {"kind": kind}
    for name, field in TERMS_BY_KIND[kind][0].schema.fields.items():
        value = texts_of(field)["examples"][0]
        until = TERMS_BY_KIND[kind][0].until
        if until is not None and name in EVENTS:
            # What is no longer in force is asked about its own time.
            value = date.fromisoformat(value).replace(year=until.year - 1).isoformat()
        example[name] = value
    return example


def described_term(found: Found, calendar: WorkingCalendar, language: str) -> dict[str, Any]:
    """Return a counted term: the day, the words of the order, and the way from the first day to the last."""
    term, due = found.term, found.due
    return {
        "due": due.day.isoformat(),
        "bound": due.kind.value,
        "title": title(term, language),
        "working_day": calendar.is_working_day(due.day),
        "law": term.law.as_dict(),
        "counted": counted(due, language),
        "notes": list(notes(due, calendar, language)),
    }


def counted(due: DueDate, language: str) -> dict[str, Any]:
    """Return how the day was found: in a sentence, and day by day."""
    return {
        "method": due.method.value,
        "text": counted_text(due, language),
        "start": None if due.start is None else due.start.isoformat(),
        "number": None if due.start is None else due.number,
        "days": [_described_step(step, language) for step in due.steps],
    }


def counted_text(due: DueDate, language: str) -> str:
    """Return in a sentence how the day was found."""
    values: dict[str, Any] = {**due.values, "due": due.day, "end": due.end, "start": due.start}
    key = due.method.value
    if due.start is not None:
        values["count"] = Count(due.number, NOUNS[due.method])
    if due.method is Method.YEARS and due.start is not None and due.start.day != due.day.day:
        key = "years_leap"
    return MESSAGES.text("deadlines-methods", key, language, **values)


def notes(due: DueDate, calendar: WorkingCalendar, language: str) -> Iterator[str]:
    """Yield what should be known of the day: that nobody works on it, or that a holiday on the way is not certain."""
    if due.kind is DueKind.LATEST and not calendar.is_working_day(due.day):
        reason = _reason(due.day, calendar, language)
        eve = calendar.subtract_working_days(due.day, 1)
        yield MESSAGES.text("deadlines-notes", "day_off", language, due=due.day, reason=reason, eve=eve)
    for day in dict.fromkeys([*(step.day for step in due.steps), due.day]):
        known = calendar.reason(day)
        if known is not None and known.estimated:
            reason = _reason(day, calendar, language)
            yield MESSAGES.text("deadlines-notes", "estimated", language, day=day, reason=reason)


def _reason(day: date, calendar: WorkingCalendar, language: str) -> str:
    reason = calendar.reason(day)
    return "" if reason is None else reason.text(day, language)


def _described_step(step: Step, language: str) -> dict[str, Any]:
    return {
        "day": step.day.isoformat(),
        "number": step.number,
        "reason": None if step.reason is None else step.reason.text(step.day, language),
    }
