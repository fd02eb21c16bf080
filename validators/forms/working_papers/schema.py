"""Working papers that the order asks for without a form.

Of corpus «А»: the referral of a disputed agreement (item 12), the monitoring of the half-year (items 10, 26), the list
of those not assessed and the covering letter of the package (item 26). Of corpus «Б»: the list of those not assessed
for a quarter (item 6).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.a3_score_sheet.schema import COMPUTED, MAX_DAYS_OF_YEAR, PERCENT_SOURCES
from validators.forms.score_sheet.schema import MAX_DAYS_OF_QUARTER
from validators.forms.shared.persons import Person, PersonalPaper
from validators.forms.shared.values import KPI_NAME_LENGTH, KPI_UNIT, KPI_VALUE, MAX_KPIS, PERCENT, YEAR, Period
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line, Text
from validators.schemas.values import Choice, Day, WholeNumber

GROUNDS_LENGTH = 2000
MAX_EMPLOYEES, MAX_SHEETS = 500, 999
ANNUAL, CHAPTER_5 = PACKAGES = ("annual", "chapter5")
"""Whose papers a package holds: of the assessment of a year (item 26), or of chapter 5 (item 54)."""
TENURE, DAYS_WORKED, OTHER = REASONS = ("tenure", "days_worked", "other")
SECONDED = "seconded"
B_REASONS = (TENURE, DAYS_WORKED, SECONDED, OTHER)
"""Of corpus «Б», whose seconded servants the receiving body assesses (item 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedKpi:
    """A KPI the employee does not agree with, and what either side says of it."""

    texts: ClassVar[str] = "disputed_kpi"
    name: Annotated[str, Line(KPI_NAME_LENGTH)]
    employee_grounds: Annotated[str, Text(GROUNDS_LENGTH)]
    authorized_person_grounds: Annotated[str, Text(GROUNDS_LENGTH)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(PersonalPaper):
    """The referral of a draft agreement to the working body of the National Commission (item 12)."""

    texts: ClassVar[str] = "disagreement"
    kpis: Annotated[tuple[DisputedKpi, ...], Length(max=MAX_KPIS)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoredKpi:
    """A KPI with what was reached by the end of the half-year.

    ``percent_source`` says where the percent comes from, as in a score sheet; left out, it is computed.
    """

    texts: ClassVar[str] = "monitored_kpi"
    name: Annotated[str, Line(KPI_NAME_LENGTH)]
    unit: Annotated[str, KPI_UNIT]
    planned: Annotated[Decimal, KPI_VALUE]
    actual: Annotated[Decimal, KPI_VALUE]
    realization_percent: Annotated[Decimal | None, PERCENT] = None
    percent_source: Annotated[str | None, Choice(PERCENT_SOURCES, unsaid=COMPUTED)] = None
    note: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitoring(PersonalPaper):
    """The monitoring of KPIs by the results of the first half-year (items 10, 26)."""

    texts: ClassVar[str] = "monitoring"
    kpis: Annotated[tuple[MonitoredKpi, ...], Length(max=MAX_KPIS)]
    signed_on: Annotated[date | None, Day()] = None
    sent_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessed(Person):
    """An employee who was not assessed: ``reason`` is a code, ``explanation`` its words where it is another."""

    texts: ClassVar[str] = "not_assessed"
    appointed_on: Annotated[date, Day()]
    dismissed_on: Annotated[date | None, Day()] = None
    days_worked: Annotated[int | None, WholeNumber(0, MAX_DAYS_OF_YEAR)] = None
    reason: Annotated[str, Choice(REASONS)]
    explanation: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessedList:
    """The list of employees who were not assessed, with the reasons (item 26)."""

    texts: ClassVar[str] = "not_assessed_list"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    year: Annotated[int, YEAR]
    servants: Annotated[tuple[NotAssessed, ...], Length(1, MAX_EMPLOYEES)]
    signatory: Person
    completed_on: Annotated[date | None, Day()] = None
    sent_on: Annotated[date | None, Day()] = None
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessedInQuarter(NotAssessed):
    """An employee of corpus «Б» who was not assessed for a quarter."""

    texts: ClassVar[str] = "not_assessed_in_quarter"
    days_worked: Annotated[int | None, WholeNumber(0, MAX_DAYS_OF_QUARTER)] = None
    reason: Annotated[str, Choice(B_REASONS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterNotAssessedList:
    """The list of employees of corpus «Б» who were not assessed for a quarter, with the reasons (items 4, 6)."""

    texts: ClassVar[str] = "quarter_not_assessed_list"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    period: Period
    servants: Annotated[tuple[NotAssessedInQuarter, ...], Length(1, MAX_EMPLOYEES)]
    signatory: Person
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnclosedPapers(Person):
    """An assessed employee and how many sheets of paper the copies enclosed have.

    The strategy of personnel management and the statement on its execution are of chapter 5 (item 54, subitem 4).
    """

    texts: ClassVar[str] = "enclosed_papers"
    agreement_sheets: Annotated[int, WholeNumber(0, MAX_SHEETS)]
    score_sheet_sheets: Annotated[int, WholeNumber(0, MAX_SHEETS)]
    review_sheets: Annotated[int, WholeNumber(0, MAX_SHEETS)]
    strategy_sheets: Annotated[int | None, WholeNumber(0, MAX_SHEETS)] = None
    strategy_report_sheets: Annotated[int | None, WholeNumber(0, MAX_SHEETS)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmittal:
    """The covering letter of the package (items 26 and 54).

    ``not_assessed`` counts those on the list enclosed, 0 says that there are none, and ``None`` says nothing.
    ``kind`` is whose package it is; left out, that of a year.
    """

    texts: ClassVar[str] = "transmittal"
    order: ClassVar[tuple[str, ...]] = (
        *("organization", "number", "year", "kind", "servants", "not_assessed", "completed_on", "signatory"),
    )
    organization: Annotated[str, Line(POSITION_LENGTH)]
    year: Annotated[int, YEAR]
    servants: Annotated[tuple[EnclosedPapers, ...], Length(max=MAX_EMPLOYEES)]
    signatory: Person
    completed_on: Annotated[date, Day()]
    kind: Annotated[str | None, Choice(PACKAGES, unsaid=ANNUAL)] = None
    not_assessed: Annotated[int | None, WholeNumber(0, MAX_EMPLOYEES)] = None
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    sent_on: Annotated[date | None, Day()] = None

    @property
    def chapter5(self) -> bool:
        """Return whether the package is one of chapter 5 (item 54)."""
        return self.kind == CHAPTER_5
