"""The score sheet of annex 9 (chapter 5, items 44-47)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.review.schema import MAX_QUALITIES, RESULT
from validators.forms.shared.persons import PersonalPaper
from validators.forms.shared.values import KPI_NAME_LENGTH, KPI_UNIT, KPI_VALUE, MAX_KPIS, SCORE
from validators.schemas.texts import Line
from validators.schemas.values import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Kpi:
    """A KPI of the agreement of annex 8: planned, reached, and the score for it."""

    texts: ClassVar[str] = "chapter5_kpi"
    name: Annotated[str, Line(KPI_NAME_LENGTH)]
    unit: Annotated[str, KPI_UNIT]
    planned: Annotated[Decimal, KPI_VALUE]
    actual: Annotated[Decimal, KPI_VALUE]
    score: Annotated[Decimal, SCORE]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityScore:
    """The score of one indicator of professional level and personal qualities."""

    texts: ClassVar[str] = "quality_score"
    score: Annotated[Decimal, SCORE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Sheet(PersonalPaper):
    """The score sheet; ``final_score`` may be left out where it can be computed."""

    texts: ClassVar[str] = "chapter5_sheet"
    kpis: Annotated[tuple[Chapter5Kpi, ...], Length(max=MAX_KPIS)]
    qualities: Annotated[tuple[QualityScore, ...], Length(max=MAX_QUALITIES)]
    final_score: Annotated[Decimal | None, SCORE] = None
    result: Annotated[str | None, RESULT] = None
    signed_on: Annotated[date | None, Day()] = None
