"""Terms and what came of counting them, as clients read it: JSON-ready, worded in their language."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from validators.deadlines.counting import Bound, Due, Method, Step
from validators.deadlines.dates import EVENTS
from validators.deadlines.terms import TERMS_BY_KIND
from validators.messages.catalog import FALLBACK, MESSAGES
from validators.messages.phrases import reason_text
from validators.messages.values import Count
from validators.schemas.json_schema import object_schema, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.calendar import WorkingCalendar
    from validators.deadlines.calculating import Found
    from validators.deadlines.model import Term

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
        "bound": due.bound.value,
        "title": title(term, language),
        "working_day": calendar.is_working_day(due.day),
        "law": asdict(term.law),
        "counted": counted(due, language),
        "notes": list(notes(due, calendar, language)),
    }


def counted(due: Due, language: str) -> dict[str, Any]:
    """Return how the day was found: in a sentence, and day by day."""
    return {
        "method": due.method.value,
        "text": counted_text(due, language),
        "start": None if due.start is None else due.start.isoformat(),
        "number": None if due.start is None else due.number,
        "days": [_described_step(step, language) for step in due.steps],
    }


def counted_text(due: Due, language: str) -> str:
    """Return in a sentence how the day was found."""
    values: dict[str, Any] = {**due.values, "due": due.day, "end": due.end, "start": due.start}
    key = due.method.value
    if due.start is not None:
        values["count"] = Count(due.number, NOUNS[due.method])
    if due.method is Method.YEARS and due.start is not None and due.start.day != due.day.day:
        key = "years_leap"
    return MESSAGES.text("deadlines-methods", key, language, **values)


def notes(due: Due, calendar: WorkingCalendar, language: str) -> Iterator[str]:
    """Yield what should be known of the day: that nobody works on it, or that a holiday on the way is not certain."""
    if due.bound is Bound.LATEST and not calendar.is_working_day(due.day):
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
    return "" if reason is None else reason_text(reason, day, language)


def _described_step(step: Step, language: str) -> dict[str, Any]:
    return {
        "day": step.day.isoformat(),
        "number": step.number,
        "reason": None if step.reason is None else reason_text(step.reason, step.day, language),
    }
