"""Texts of a catalogue that belong to no rule: found by section and key, Russian where a language lacks one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from validators.messages.catalogue import FALLBACK, LANGUAGES, UNFILLED, Catalogue, catalogue

if TYPE_CHECKING:
    from datetime import date

    from validators.days_off import Reason
    from validators.rules.model import Rule


def phrase(language: str, section: str, key: str, /, **values: Any) -> str:
    """Return the text of ``section`` such as ``deadlines.titles`` with the values in it.

    Raises:
        KeyError: nobody has the text.
    """
    return phrase_of(catalogue(language), section, key, **values)


def phrase_of(messages: Catalogue, section: str, key: str, /, **values: Any) -> str:
    """Return the text of a catalogue at hand, or of the Russian one behind it, with the values in it.

    Raises:
        KeyError: neither has the text.
    """
    text = _find(messages, section, key)
    if messages.fallback is None:
        if text is None:
            raise KeyError(section, key)
        return messages.filled(text, values)
    if text is not None:
        with suppress(*UNFILLED):
            return messages.filled(text, values)
    return phrase_of(messages.fallback, section, key, **values)


def has_phrase(section: str, key: str) -> bool:
    """Tell whether there is such a text."""
    return _find(catalogue(FALLBACK), section, key) is not None


def spoken(language: str, section: str) -> str:
    """Return the language if it has the section, or else the one that is spoken instead: Russian."""
    name = section.partition(".")[0]
    return language if language in LANGUAGES and name in catalogue(language).texts else FALLBACK


def summary_of(rule: Rule, language: str) -> str:
    """Return in one line what a rule checks."""
    return phrase(language, "summaries", rule.checks)


def reason_text(reason: Reason, day: date, language: str) -> str:
    """Return in words why the day is off or worked."""
    text = phrase(
        language,
        "calendar.reasons",
        _reason_key(reason),
        weekday=format_date(day, "EEEE", locale=spoken(language, "calendar")),
        holidays=", ".join(holiday_name(code, language) for code in reason.holidays),
        other=reason.other,
    )
    if reason.source is None:
        return text
    return phrase(language, "calendar.reasons", "sourced", reason=text, source=reason.source)


def holiday_name(code: str, language: str) -> str:
    """Return a holiday's name in the language; one without a code keeps the name it came with."""
    return phrase(language, "calendar.holidays", code) if has_phrase("calendar.holidays", code) else code


def _reason_key(reason: Reason) -> str:
    ground = reason.ground.value
    if ground == "installation":
        return f"{ground}_{'worked' if reason.working else 'off'}"
    if ground == "transfer":
        ending = "" if reason.other is None else "_for" if reason.working else "_from"
        return f"{ground}_{'worked' if reason.working else 'off'}{ending}"
    return f"{ground}_estimated" if reason.estimated else ground


def _find(messages: Catalogue, section: str, key: str) -> str | None:
    texts: Any = messages.texts
    for name in section.split("."):
        texts = texts.get(name, {})
    found = texts.get(key)
    return None if found is None else str(found)
