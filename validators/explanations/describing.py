"""Explanations as clients read them: JSON-ready, worded in their language, each with its place in the law."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from validators.deadlines.describing import counted, counted_text, title
from validators.deadlines.terms import TERMS_BY_KIND
from validators.numbers import plain, two_places, unrounded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from validators.deadlines.model import Term
    from validators.explanations.model import Explanation, Range, Rounding
    from validators.messages.catalog import Localization
    from validators.methodology import Methodology
    from validators.violations import LawReference

TEXTS, NAMES = "explanations-texts", "explanations-names"


def described(
    explanations: Iterable[Explanation], methodology: Methodology, on: date, language: str
) -> list[dict[str, Any]]:
    """Return the explanations in the language, with the law as it was on the day."""
    messages = methodology.localization(language)
    return [_described(each, _law(each, methodology, on), messages, on) for each in explanations]


def _described(explained: Explanation, law: LawReference, messages: Localization, on: date) -> dict[str, Any]:
    due = explained.due
    return {
        "value": explained.value,
        "text": _text(explained, messages, on),
        "terms": [unrounded(term) for term in explained.terms],
        "rounding": None if explained.rounding is None else _rounding(explained.rounding),
        "band": None if explained.band is None else _band(explained.band),
        "counted": None if due is None else counted(due, messages.language),
        "law": asdict(law),
    }


def _text(explained: Explanation, messages: Localization, on: date) -> str:
    values = dict(explained.values)
    if explained.due is not None:
        values["name"] = title(_deadline(explained.term, on), messages.language)
        values["counted"] = counted_text(explained.due, messages.language)
    elif explained.name:
        values["name"] = messages.text(NAMES, explained.name, **values)
    return messages.text(TEXTS, explained.text, **values)


def _rounding(rounding: Rounding) -> dict[str, str]:
    return {"exact": unrounded(rounding.exact), "rounded": two_places(rounding.rounded)}


def _band(band: Range) -> dict[str, str | None]:
    return {
        "from": plain(band.start),
        "to": None if band.end is None else plain(band.end),
        "wording": band.wording,
    }


def _law(explained: Explanation, methodology: Methodology, on: date) -> LawReference:
    return _deadline(explained.term, on).law if explained.term else methodology.law(explained.rule, on)


def _deadline(kind: str, on: date) -> Term:
    known = TERMS_BY_KIND[kind]
    dated = (one for one in known if one.since <= on and (one.until is None or on < one.until))
    return next(dated, known[-1])
