"""Sentences put together from several texts: why a day is off or worked, and what a rule checks."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from validators.days_off import Reason
from validators.messages.catalog import FALLBACK, LANGUAGES, MESSAGES
from validators.rules.model import Rule


def summary_of(rule: Rule, language: str) -> str:
    """Return in one line what a rule checks."""
    return MESSAGES.text("summary", rule.checks, language)


def reason_text(reason: Reason, day: date, language: str) -> str:
    """Return in words why the day is off or worked."""
    text = MESSAGES.text(
        "calendar-reasons",
        _reason_key(reason),
        language,
        weekday=format_date(day, "EEEE", locale=language if language in LANGUAGES else FALLBACK),
        holidays=", ".join(holiday_name(code, language) for code in reason.holidays),
        other=reason.other,
    )
    if reason.source is None:
        return text
    return MESSAGES.text("calendar-reasons", "sourced", language, reason=text, source=reason.source)


def holiday_name(code: str, language: str) -> str:
    """Return a holiday's name in the language; one without a code keeps the name it came with."""
    known = MESSAGES.has("calendar-holidays", code)
    return MESSAGES.text("calendar-holidays", code, language) if known else code


def _reason_key(reason: Reason) -> str:
    ground = reason.ground.value
    if ground == "installation":
        return f"{ground}_{'worked' if reason.working else 'off'}"
    if ground == "transfer":
        ending = "" if reason.other is None else "_for" if reason.working else "_from"
        return f"{ground}_{'worked' if reason.working else 'off'}{ending}"
    return f"{ground}_estimated" if reason.estimated else ground
