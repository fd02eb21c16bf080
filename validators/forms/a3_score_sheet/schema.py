"""The score sheet of annex 3 (items 16-21)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.review.schema import RESULT
from validators.forms.shared.persons import PersonalPaper
from validators.forms.shared.values import KPI_NAME_LENGTH, KPI_UNIT, KPI_VALUE, MAX_KPIS, PERCENT, SCORE
from validators.parameters.kpis import known_kinds
from validators.schemas.texts import Line
from validators.schemas.values import Choice, Day, WholeNumber

COMPUTED, SURVEY, STATED = PERCENT_SOURCES = ("computed", "survey", "stated")
MAX_DAYS_OF_YEAR = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredKpi:
    """A KPI of the agreement: planned, reached, its percent of realization and the score for it.

    ``kind`` is a code of the parameters; ``name`` may be left out where the annex words it. ``percent_source`` says
    where the percent comes from: ``computed`` from fact and plan, ``survey`` of the information system, or ``stated``
    by who fills in the sheet, as for a KPI of which less is better.
    """

    texts: ClassVar[str] = "scored_kpi"
    kind: Annotated[str, Choice(known_kinds())]
    name: Annotated[str | None, Line(KPI_NAME_LENGTH)] = None
    unit: Annotated[str, KPI_UNIT]
    planned: Annotated[Decimal, KPI_VALUE]
    actual: Annotated[Decimal, KPI_VALUE]
    realization_percent: Annotated[Decimal | None, PERCENT] = None
    percent_source: Annotated[str, Choice(PERCENT_SOURCES, unsaid=COMPUTED)] = COMPUTED
    score: Annotated[Decimal, SCORE]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusAScoreSheet(PersonalPaper):
    """The score sheet of a calendar year; ``days_worked`` counts working days actually worked (item 3)."""

    texts: ClassVar[str] = "corpus_a_score_sheet"
    days_worked: Annotated[int, WholeNumber(0, MAX_DAYS_OF_YEAR)]
    kpis: Annotated[tuple[ScoredKpi, ...], Length(max=MAX_KPIS)]
    final_score: Annotated[Decimal | None, SCORE] = None
    result: Annotated[str | None, RESULT] = None
    signed_on: Annotated[date | None, Day()] = None
