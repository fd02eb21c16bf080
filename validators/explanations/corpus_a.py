"""How the values of papers of corpus «А» came about: the score sheet of annex 9, reviews, the survey."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from validators.explanations.model import Explanation, Rounding
from validators.explanations.steps import WHOLE, mean_of, result_of, stated
from validators.messages.values import Exact, Fixed, Joined
from validators.numbers import rounded
from validators.parameters.formula import formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_chapter5_sheet_facts import Chapter5SheetFacts, Means
    from validators.rules.a_review_facts import ReviewFacts
    from validators.rules.a_survey_facts import SurveySummaryFacts
    from validators.schemas.a_survey import QuestionCounts

FINAL = "A47-final"


def review(facts: ReviewFacts) -> Iterator[Explanation]:
    """Explain the result of a review of annex 6; its score is that of the sheet."""
    return _review(facts, "A23-review-score", "A21-notice-result")


def chapter5_review(facts: ReviewFacts) -> Iterator[Explanation]:
    """Explain the result of a review of annex 10."""
    return _review(facts, "A48-review-score", "A48-review-score")


def _review(facts: ReviewFacts, score: str, result: str) -> Iterator[Explanation]:
    final = facts.record.final_score
    yield stated("final_score", score, "of_sheet", final)
    if facts.known:
        yield result_of("result", result, facts.scale, final)


def chapter5_sheet(facts: Chapter5SheetFacts) -> Iterator[Explanation]:
    """Explain the two means of annex 9, the final score by item 47, and its result."""
    record, means, final = facts.record, facts.means, facts.final_score
    if means is not None:
        yield mean_of("kpi_average", FINAL, [entry.score for entry in record.kpis], means.b)
        yield mean_of("quality_average", FINAL, [entry.score for entry in record.qualities], means.c)
    if final is None:
        return
    yield _final(facts, means, final)
    if facts.known:
        exact = None if means is None or means.exact[0] != means.exact[1] else means.exact[0]
        yield result_of("result", "A48-sheet-result", facts.scale, final, exact)


def _final(facts: Chapter5SheetFacts, means: Means | None, final: Decimal) -> Explanation:
    """Explain the final score: weighed, or the only one there can be, or taken from the sheet."""
    if means is None:
        return stated("final_score", FINAL, "of_document", final)
    b, c = Fixed(rounded(means.b)), Fixed(rounded(means.c))
    if means.only is None:
        limits = {"least": Fixed(means.least), "most": Fixed(means.most)}
        return stated("final_score", FINAL, "formula_unknown", final, b=b, c=c, **limits)
    known, exact = formula(facts.law_day), means.exact[0]
    if known is None or known.kpis is None or known.qualities is None:
        return stated("final_score", FINAL, "any_weights", final, b=b, c=c)
    return Explanation(
        value="final_score",
        rule=FINAL,
        text="weighed",
        name="final_score",
        values={
            "kpis": known.kpis,
            "qualities": known.qualities,
            "b": Exact(means.b),
            "c": Exact(means.c),
            "exact": Exact(exact),
            "rounded": Fixed(final),
            "source": known.source,
        },
        rounding=Rounding(exact, final),
    )


def summary(facts: SurveySummaryFacts) -> Iterator[Explanation]:
    """Explain the shares of the answers to each question of the survey."""
    for place, question in enumerate(facts.record.questions):
        yield _question(place, question)


def _question(place: int, question: QuestionCounts) -> Explanation:
    terms = tuple(Decimal(option.count) for option in question.options)
    answered = sum(option.count for option in question.options)
    shares = [
        Joined((count, " / ", answered, " × 100 = ", Fixed(rounded(Fraction(count) * WHOLE / answered)), " %"))
        for count in terms
        if answered
    ]
    return Explanation(
        value=f"questions/{place}",
        rule="A16-survey-counts",
        text="shares" if answered else "no_answers",
        values={"question": place + 1, "answered": answered, "shares": Joined(tuple(shares), "; ")},
        terms=terms,
    )
