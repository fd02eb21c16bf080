"""The reviews of corpus «А»: annex 6 (item 23) and annex 10 of chapter 5 (item 50)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.shared.persons import PersonalPaper
from validators.forms.shared.values import KPI_NAME_LENGTH, MAX_KPIS, MAX_PENALTIES, SCORE, DisciplinaryPenalty
from validators.parameters import known_results
from validators.schemas.texts import Line, Text
from validators.schemas.values import Choice, Day

# Looser than annex 9, so that a rule says how many there should be.
MAX_QUALITIES = 30

RESULTS = dict(known_results("A"))
RESULT = Choice(tuple(dict.fromkeys(RESULTS.values())), aliases=RESULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiAchievement:
    """Achievement of one KPI of the agreement."""

    texts: ClassVar[str] = "kpi_achievement"
    name: Annotated[str, Line(KPI_NAME_LENGTH)]
    text: Annotated[str, Text()]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityText:
    """Text about one indicator of professional level and personal qualities; its name may be left out."""

    texts: ClassVar[str] = "quality_text"
    name: Annotated[str | None, Line()] = None
    text: Annotated[str, Text()]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPenalty(DisciplinaryPenalty):
    """A disciplinary penalty in force or imposed in the assessed year."""

    texts: ClassVar[str] = "review_penalty"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyReview(PersonalPaper):
    """Fields of both reviews; ``year`` is the assessed calendar year."""

    texts: ClassVar[str] = "any_review"
    order: ClassVar[tuple[str, ...]] = (
        *("employee", "authorized_person", "year", "final_score", "result", "summary"),
        *("kpi_achievements", "professional_qualities"),
    )
    final_score: Annotated[Decimal, SCORE]
    result: Annotated[str | None, RESULT] = None
    summary: Annotated[str, Text()]
    kpi_achievements: Annotated[tuple[KpiAchievement, ...], Length(max=MAX_KPIS)]
    disciplinary_penalties: Annotated[tuple[ReviewPenalty, ...], Length(max=MAX_PENALTIES)]
    additional: Annotated[str | None, Text()] = None
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(AnyReview):
    """The review of annex 6: professional level and personal qualities in one text."""

    texts: ClassVar[str] = "review"
    professional_qualities: Annotated[str, Text()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Review(AnyReview):
    """The review of annex 10: a text for each indicator of annex 9, in its order."""

    texts: ClassVar[str] = "chapter5_review"
    professional_qualities: Annotated[tuple[QualityText, ...], Length(max=MAX_QUALITIES)]
