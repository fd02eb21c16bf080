"""Working papers of corpus «А» that the order asks for without a form: their records and shapes.

The referral of a disputed agreement (item 12), the monitoring of the half-year (items 10, 26), the list of those not
assessed and the covering letter of the package (item 26).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.schemas.a_kpis import PERCENTS, kpi_unit, kpi_value
from validators.schemas.a_people import CorpusAEmployeeShape
from validators.schemas.a_review import KPI_NAME_LENGTH, MOST_KPIS
from validators.schemas.a_score_sheet import LONGEST_YEAR, PERCENT_SOURCES
from validators.schemas.b_forms import YEARS, PersonShape
from validators.schemas.records import Person
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line, Text
from validators.schemas.values import Choice, Day, ExactNumber, WholeNumber

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from validators.schemas.a_people import CorpusAEmployee

GROUNDS_LENGTH = 2000
MOST_SERVANTS, MOST_SHEETS = 500, 999
ANNUAL, CHAPTER_5 = PACKAGES = ("annual", "chapter5")
"""Whose papers a package holds: of the assessment of a year (item 26), or of chapter 5 (item 54)."""
TENURE, DAYS_WORKED, OTHER = REASONS = ("tenure", "days_worked", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedKpi:
    """A KPI the servant does not agree with, and what either side says of it."""

    name: str
    employee_grounds: str
    authorized_person_grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """The referral of a draft agreement to the working body of the National Commission (item 12)."""

    employee: CorpusAEmployee
    authorized_person: Person
    year: int
    kpis: tuple[DisputedKpi, ...]
    number: str | None = None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoredKpi:
    """A KPI with what was reached by the end of the half-year.

    ``percent_source`` says where the percent comes from, as in a score sheet; left out, it is computed.
    """

    name: str
    unit: str
    planned: Decimal
    actual: Decimal
    realization_percent: Decimal | None = None
    percent_source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitoring:
    """The monitoring of KPIs by the results of the first half-year (items 10, 26)."""

    employee: CorpusAEmployee
    authorized_person: Person
    year: int
    kpis: tuple[MonitoredKpi, ...]
    signed_on: date | None = None
    sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessed(Person):
    """A servant who was not assessed: ``reason`` is a code, ``explanation`` its words where it is another."""

    appointed_on: date
    reason: str
    dismissed_on: date | None = None
    days_worked: int | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessedList:
    """The list of servants who were not assessed, with the reasons (item 26)."""

    organization: str
    year: int
    servants: tuple[NotAssessed, ...]
    signatory: Person
    completed_on: date | None = None
    sent_on: date | None = None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnclosedPapers(Person):
    """An assessed servant and how many sheets of paper the copies enclosed have.

    The strategy of personnel management and the statement on its execution are of chapter 5 (item 54, subitem 4).
    """

    agreement_sheets: int
    score_sheet_sheets: int
    review_sheets: int
    strategy_sheets: int | None = None
    strategy_report_sheets: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmittal:
    """The covering letter of the package (items 26 and 54).

    ``not_assessed`` counts those on the list enclosed, 0 says that there are none, and ``None`` says nothing.
    ``kind`` is whose package it is; left out, that of a year.
    """

    organization: str
    year: int
    servants: tuple[EnclosedPapers, ...]
    signatory: Person
    completed_on: date
    kind: str | None = None
    not_assessed: int | None = None
    number: str | None = None
    sent_on: date | None = None

    @property
    def chapter5(self) -> bool:
        """Tell whether the package is one of chapter 5 (item 54)."""
        return self.kind == CHAPTER_5


class DisputedKpiShape(Shape):
    """A disputed KPI."""

    record = DisputedKpi
    texts = "disputed_kpi"

    name = Line(KPI_NAME_LENGTH)
    employee_grounds = Text(GROUNDS_LENGTH)
    authorized_person_grounds = Text(GROUNDS_LENGTH)


class DisagreementShape(Shape):
    """The referral of a draft agreement."""

    record = Disagreement
    texts = "disagreement"

    employee = Part(CorpusAEmployeeShape)
    authorized_person = Part(PersonShape)
    year = WholeNumber(*YEARS)
    kpis = Entries(DisputedKpiShape, most=MOST_KPIS)
    number = Line(NAME_LENGTH, required=False)
    signed_on = Day(required=False)


class MonitoredKpiShape(Shape):
    """A KPI of the half-year."""

    record = MonitoredKpi
    texts = "monitored_kpi"

    name = Line(KPI_NAME_LENGTH)
    unit = kpi_unit()
    planned = kpi_value()
    actual = kpi_value()
    realization_percent = ExactNumber(2, PERCENTS, required=False)
    percent_source = Choice(PERCENT_SOURCES, required=False)
    note = Line(POSITION_LENGTH, required=False)


class MonitoringShape(Shape):
    """The monitoring of the half-year."""

    record = Monitoring
    texts = "monitoring"

    employee = Part(CorpusAEmployeeShape)
    authorized_person = Part(PersonShape)
    year = WholeNumber(*YEARS)
    kpis = Entries(MonitoredKpiShape, most=MOST_KPIS)
    signed_on = Day(required=False)
    sent_on = Day(required=False)


class NotAssessedShape(PersonShape):
    """A servant who was not assessed."""

    record = NotAssessed
    texts = "not_assessed"

    appointed_on = Day()
    dismissed_on = Day(required=False)
    days_worked = WholeNumber(0, LONGEST_YEAR, required=False)
    reason = Choice(REASONS)
    explanation = Line(POSITION_LENGTH, required=False)


class NotAssessedListShape(Shape):
    """The list of those not assessed."""

    record = NotAssessedList
    texts = "not_assessed_list"

    organization = Line(POSITION_LENGTH)
    year = WholeNumber(*YEARS)
    servants = Entries(NotAssessedShape, least=1, most=MOST_SERVANTS)
    signatory = Part(PersonShape)
    completed_on = Day(required=False)
    sent_on = Day(required=False)
    signed_on = Day(required=False)


class EnclosedPapersShape(PersonShape):
    """An assessed servant with the papers enclosed."""

    record = EnclosedPapers
    texts = "enclosed_papers"

    agreement_sheets = WholeNumber(0, MOST_SHEETS)
    score_sheet_sheets = WholeNumber(0, MOST_SHEETS)
    review_sheets = WholeNumber(0, MOST_SHEETS)
    strategy_sheets = WholeNumber(0, MOST_SHEETS, required=False)
    strategy_report_sheets = WholeNumber(0, MOST_SHEETS, required=False)


class TransmittalShape(Shape):
    """The covering letter of the package."""

    record = Transmittal
    texts = "transmittal"

    organization = Line(POSITION_LENGTH)
    year = WholeNumber(*YEARS)
    servants = Entries(EnclosedPapersShape, most=MOST_SERVANTS)
    signatory = Part(PersonShape)
    completed_on = Day()
    kind = Choice(PACKAGES, required=False)
    not_assessed = WholeNumber(0, MOST_SERVANTS, required=False)
    number = Line(NAME_LENGTH, required=False)
    sent_on = Day(required=False)
