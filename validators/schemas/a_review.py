"""The reviews of corpus «А»: annex 6 (item 23) and annex 10 of chapter 5 (item 50), records and shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from validators.parameters import known_results
from validators.schemas.a_people import CorpusAEmployeeShape
from validators.schemas.b_forms import MOST_PENALTIES, SCORE, YEARS, PenaltyShape, PersonShape
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import Line, Text
from validators.schemas.values import Choice, Day, ExactNumber, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from validators.schemas.a_people import CorpusAEmployee
    from validators.schemas.records import DisciplinaryPenalty, Person

RESULTS = dict(known_results("A"))
KPI_NAME_LENGTH = 1000
# Looser than item 11 and annex 9, so that a rule tells how many there should be.
MOST_KPIS, MOST_QUALITIES = 30, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiAchievement:
    """What the servant achieved of one KPI of the agreement."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityText:
    """What is said of one indicator of professional level and personal qualities; its name may be left out."""

    text: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyReview:
    """What both reviews hold; ``year`` is the assessed calendar year."""

    employee: CorpusAEmployee
    authorized_person: Person
    year: int
    final_score: Decimal
    summary: str
    kpi_achievements: tuple[KpiAchievement, ...]
    disciplinary_penalties: tuple[DisciplinaryPenalty, ...]
    result: str | None = None
    additional: str | None = None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(AnyReview):
    """The review of annex 6: professional level and personal qualities in one text."""

    professional_qualities: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Review(AnyReview):
    """The review of annex 10: a text for each indicator of annex 9, in its order."""

    professional_qualities: tuple[QualityText, ...]


class KpiAchievementShape(Shape):
    """What was achieved of one KPI."""

    record = KpiAchievement
    texts = "kpi_achievement"

    name = Line(KPI_NAME_LENGTH)
    text = Text()


class QualityTextShape(Shape):
    """What is said of one indicator."""

    record = QualityText
    texts = "quality_text"

    name = Line(required=False)
    text = Text()


class ReviewPenaltyShape(PenaltyShape):
    """A disciplinary penalty in force or imposed in the assessed year."""

    texts = "review_penalty"


class AnyReviewShape(Shape):
    """What both reviews hold."""

    texts = "any_review"

    employee = Part(CorpusAEmployeeShape)
    authorized_person = Part(PersonShape)
    year = WholeNumber(*YEARS)
    final_score = ExactNumber(2, SCORE)
    result = Choice(tuple(dict.fromkeys(RESULTS.values())), aliases=RESULTS, required=False)
    summary = Text()
    kpi_achievements = Entries(KpiAchievementShape, most=MOST_KPIS)
    disciplinary_penalties = Entries(ReviewPenaltyShape, most=MOST_PENALTIES)
    additional = Text(required=False)
    signed_on = Day(required=False)


class ReviewShape(AnyReviewShape):
    """The review of annex 6."""

    record: ClassVar[Callable[..., Any]] = Review
    texts = "review"

    professional_qualities = Text()


class Chapter5ReviewShape(AnyReviewShape):
    """The review of annex 10."""

    record: ClassVar[Callable[..., Any]] = Chapter5Review
    texts = "chapter5_review"

    professional_qualities = Entries(QualityTextShape, most=MOST_QUALITIES)
