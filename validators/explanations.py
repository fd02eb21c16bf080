"""Explanations of computed values as clients read them: worded in their language, each with its place in the law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from validators.computed import Ends, Explanation, Step
from validators.deadlines.describing import counted, counted_text, title
from validators.deadlines.model import Term
from validators.deadlines.terms import term_on
from validators.messages.catalog import Localization
from validators.messages.values import Exact
from validators.methodology import Methodology
from validators.numbers import plain, two_places, unrounded

TEXTS, NAMES = "explanations-texts", "explanations-names"


def described(steps: Iterable[Step], methodology: Methodology, on: date, language: str) -> list[dict[str, Any]]:
    """Return the steps in the language, JSON-ready, with the law as it was on the day."""
    messages = methodology.localization(language)
    return [_described(step, methodology, messages, on) for step in steps]


def _described(step: Step, methodology: Methodology, messages: Localization, on: date) -> dict[str, Any]:
    explained = step.explanation()
    term = term_on(step.rule, on) if isinstance(step, Ends) else None
    due = explained.due
    return {
        "value": step.value,
        "text": _text(explained, term, messages),
        "terms": [unrounded(term) for term in explained.terms],
        "rounding": None if explained.rounding is None else _rounding(*explained.rounding),
        "band": None if explained.band is None else _band(*explained.band),
        "counted": None if due is None else counted(due, messages.language),
        "law": (methodology.law(step.rule, on) if term is None else term.law).as_dict(),
    }


def _text(explained: Explanation, term: Term | None, messages: Localization) -> str:
    values = dict(explained.values)
    if term is not None and explained.due is not None:
        values["name"] = title(term, messages.language)
        values["counted"] = counted_text(explained.due, messages.language)
    elif explained.name:
        values["name"] = messages.text(NAMES, explained.name, **values)
    if explained.rounding is not None:
        exact, score = explained.rounding
        values["rounding"] = "" if exact == score else messages.text(TEXTS, "rounding", exact=Exact(exact))
    return messages.text(TEXTS, explained.text, **values)


def _rounding(exact: Decimal | Fraction, score: Decimal) -> dict[str, str]:
    return {"exact": unrounded(exact), "rounded": two_places(score)}


def _band(start: Decimal, end: Decimal | None, wording: str) -> dict[str, str | None]:
    return {"from": plain(start), "to": None if end is None else plain(end), "wording": wording}
