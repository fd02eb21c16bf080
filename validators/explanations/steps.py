"""The steps that computing is made of, each explained in one call: a mean, a percent, a band, a term.

A form's explanations are a small generator of these calls, beside its computed values in ``validators.kinds``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from validators.explanations.model import Explanation, Range, Rounding
from validators.messages.values import Exact, Fixed, Joined
from validators.numbers import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from validators.deadlines.counting import Due
    from validators.parameters.corpus_a import ScoreBand
    from validators.parameters.tables import ResultScale

WHOLE = 100


def mean_of(
    value: str,
    rule: str,
    terms: Sequence[Decimal | Fraction],
    exact: Decimal | Fraction,
    name: str = "",
    **more: Any,
) -> Explanation:
    """Explain a mean rounded to two places: the sum, the division and the rounding; ``terms`` is not empty.

    ``name`` is the key of its name where that is not the value's, ``more`` fills it.
    """
    total = sum((Fraction(term) for term in terms), Fraction(0))
    return Explanation(
        value=value,
        rule=rule,
        text="mean",
        name=name or value,
        values={
            "sum": Joined(tuple(map(Exact, terms)), " + "),
            "number": len(terms),
            "total": Exact(total),
            "exact": Exact(exact),
            "rounded": Fixed(rounded(exact)),
            **more,
        },
        terms=tuple(terms),
        rounding=Rounding(exact, rounded(exact)),
    )


def percent_of(value: str, rule: str, part: Decimal, whole: Decimal, **more: Any) -> Explanation:
    """Explain a percent rounded to two places: ``part`` / ``whole`` x 100; ``whole`` is not zero.

    ``more`` fills the name of the value, such as the number of the KPI it is about.
    """
    exact = Fraction(part) * WHOLE / Fraction(whole)
    shown = {"part": part, "whole": whole, "exact": Exact(exact), "rounded": Fixed(rounded(exact))}
    return Explanation(
        value=value,
        rule=rule,
        text="percent",
        name=_name(value),
        values={**shown, **more},
        terms=(part, whole),
        rounding=Rounding(exact, rounded(exact)),
    )


def limit_of(
    value: str, rule: str, percent: Decimal | Fraction, lines: Sequence[ScoreBand], **more: Any
) -> Explanation:
    """Explain the scores that annex 4 or 5 lets an exact percent have.

    Args:
        value: the value explained.
        rule: the rule whose law it follows.
        percent: the exact percent.
        lines: the line it stands in, or the two it lies between, worse first.
        more: fills the name of the value.
    """
    lower, upper = lines[0], lines[-1]
    limits = {"percent": Fixed(rounded(percent)), "line": lower.percent, "scores": lower.score}
    text, wording = "limit", lower.score
    if lower is not upper:
        text, wording = "limit_between", f"{lower.score}; {upper.score}"
        limits |= {"percent": Exact(percent), "upper": upper.percent, "upper_scores": upper.score}
    return Explanation(
        value=value,
        rule=rule,
        text=text,
        name=_name(value),
        values={**limits, **more},
        band=Range(lower.start, upper.end, wording),
    )


def result_of(
    value: str, rule: str, scale: ResultScale, score: Decimal, exact: Decimal | Fraction | None = None, **more: Any
) -> Explanation:
    """Explain a result by its line of the scale.

    Args:
        value: the value explained.
        rule: the rule whose law it follows.
        scale: the scale in force.
        score: the rounded score, which decides.
        exact: the score before rounding; where it alone would give another result, the sentence says so.
        more: fills the name of the value.
    """
    band = scale.band_of(score)
    values = {"score": Fixed(score), "start": band.start, "end": band.end, "wording": band.wording, **more}
    text, by_exact = "result", band if exact is None else scale.band_of(exact)
    if exact is not None and by_exact != band:
        text, values = "result_rounded", {**values, "exact": Exact(exact), "other": by_exact.wording}
    return Explanation(
        value=value,
        rule=rule,
        text=text,
        name=_name(value),
        values=values,
        band=Range(band.start, band.end, band.wording),
    )


def stated(value: str, rule: str, text: str, score: Decimal, **more: Any) -> Explanation:
    """Explain a score that stands in the document; ``text`` is the key of the sentence that says so."""
    return Explanation(value=value, rule=rule, text=text, name=value, values={"score": Fixed(score), **more})


def counted(value: str, rule: str, **values: Any) -> Explanation:
    """Explain a number of things; the sentence has the name of the value."""
    return Explanation(value=value, rule=rule, text=value, values=values)


def term_of(value: str, kind: str, due: Due) -> Explanation:
    """Explain the last day of a term of the order; ``kind`` is the one that ``POST /deadlines`` counts it by."""
    return Explanation(value=value, text="term", term=kind, due=due)


def _name(value: str) -> str:
    """Return the key of a value's name: the last word of its path, so ``quarter_results`` of ``quarter_results/0``."""
    return next(part for part in reversed(value.split("/")) if not part.isdigit())
