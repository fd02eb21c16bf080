"""The score sheet of annex 9 (chapter 5, items 44-47): its records and shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.schemas.a_kpis import kpi_unit, kpi_value
from validators.schemas.a_people import CorpusAEmployeeShape
from validators.schemas.a_review import KPI_NAME_LENGTH, MOST_KPIS, MOST_QUALITIES, RESULTS
from validators.schemas.b_forms import SCORE, YEARS, PersonShape
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import Line
from validators.schemas.values import Choice, Day, ExactNumber, WholeNumber

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from validators.schemas.a_people import CorpusAEmployee
    from validators.schemas.records import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Kpi:
    """A KPI of the agreement of annex 8: planned, reached, and the score for it."""

    name: str
    unit: str
    planned: Decimal
    actual: Decimal
    score: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityScore:
    """The score of one indicator of professional level and personal qualities."""

    score: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter5Sheet:
    """The score sheet; ``final_score`` may be left out where it can be computed."""

    employee: CorpusAEmployee
    authorized_person: Person
    year: int
    kpis: tuple[Chapter5Kpi, ...]
    qualities: tuple[QualityScore, ...]
    final_score: Decimal | None = None
    result: str | None = None
    signed_on: date | None = None


class Chapter5KpiShape(Shape):
    """A scored KPI; the range of the score is rule A44-range."""

    record = Chapter5Kpi
    texts = "chapter5_kpi"

    name = Line(KPI_NAME_LENGTH)
    unit = kpi_unit()
    planned = kpi_value()
    actual = kpi_value()
    score = ExactNumber(2, SCORE)


class QualityScoreShape(Shape):
    """The score of one indicator."""

    record = QualityScore
    texts = "quality_score"

    score = ExactNumber(2, SCORE)


class Chapter5SheetShape(Shape):
    """The score sheet of annex 9."""

    record = Chapter5Sheet
    texts = "chapter5_sheet"

    employee = Part(CorpusAEmployeeShape)
    authorized_person = Part(PersonShape)
    year = WholeNumber(*YEARS)
    kpis = Entries(Chapter5KpiShape, most=MOST_KPIS)
    qualities = Entries(QualityScoreShape, most=MOST_QUALITIES)
    final_score = ExactNumber(2, SCORE, required=False)
    result = Choice(tuple(dict.fromkeys(RESULTS.values())), aliases=RESULTS, required=False)
    signed_on = Day(required=False)
