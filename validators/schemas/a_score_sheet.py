"""The score sheet of annex 3 (items 16-21): its records and shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.parameters.kpis import known_kinds
from validators.schemas.a_kpis import PERCENTS, kpi_unit, kpi_value
from validators.schemas.a_people import CorpusAEmployeeShape
from validators.schemas.a_review import KPI_NAME_LENGTH, MOST_KPIS, RESULTS
from validators.schemas.b_forms import SCORE, YEARS, PersonShape
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import Line
from validators.schemas.values import Choice, Day, ExactNumber, WholeNumber

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from validators.schemas.a_people import CorpusAEmployee
    from validators.schemas.records import Person

COMPUTED, SURVEY, STATED = PERCENT_SOURCES = ("computed", "survey", "stated")
LONGEST_YEAR = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredKpi:
    """A KPI of the agreement: planned, reached, its percent of realization and the score for it.

    ``kind`` is a code of the parameters; ``name`` may be left out where the annex words it. ``percent_source`` says
    where the percent comes from: ``computed`` from fact and plan, ``survey`` of the information system, or ``stated``
    by who fills in the sheet, as for a KPI of which less is better.
    """

    kind: str
    unit: str
    planned: Decimal
    actual: Decimal
    score: Decimal
    name: str | None = None
    realization_percent: Decimal | None = None
    percent_source: str = COMPUTED


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusAScoreSheet:
    """The score sheet of a calendar year; ``days_worked`` counts working days actually worked (item 3)."""

    employee: CorpusAEmployee
    authorized_person: Person
    year: int
    days_worked: int
    kpis: tuple[ScoredKpi, ...]
    final_score: Decimal | None = None
    result: str | None = None
    signed_on: date | None = None


class ScoredKpiShape(Shape):
    """A scored KPI; the ranges of score and percent are rules of items 16 and 19."""

    record = ScoredKpi
    texts = "scored_kpi"

    kind = Choice(known_kinds())
    name = Line(KPI_NAME_LENGTH, required=False)
    unit = kpi_unit()
    planned = kpi_value()
    actual = kpi_value()
    realization_percent = ExactNumber(2, PERCENTS, required=False)
    percent_source = Choice(PERCENT_SOURCES, required=False)
    score = ExactNumber(2, SCORE)


class CorpusAScoreSheetShape(Shape):
    """The score sheet of annex 3."""

    record = CorpusAScoreSheet
    texts = "corpus_a_score_sheet"

    employee = Part(CorpusAEmployeeShape)
    authorized_person = Part(PersonShape)
    year = WholeNumber(*YEARS)
    days_worked = WholeNumber(0, LONGEST_YEAR)
    kpis = Entries(ScoredKpiShape, most=MOST_KPIS)
    final_score = ExactNumber(2, SCORE, required=False)
    result = Choice(tuple(dict.fromkeys(RESULTS.values())), aliases=RESULTS, required=False)
    signed_on = Day(required=False)
