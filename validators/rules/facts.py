"""What rules look at: the record with its quarter, the day of validation, the calendar and the tables in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from validators import parameters
from validators.numbers import mean, rounded
from validators.periods import QUARTERS, Quarter, quarter
from validators.rules.model import EDITION_SINCE
from validators.schemas.records import CalibrationProtocol, Period, Person, ScoreSheet

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from validators.calendar import WorkingCalendar
    from validators.parameters.tables import PenaltyCaps, Positions, ResultScale, Role, Roles, Terms


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Common to all forms.

    Attributes:
        form: slug of the form.
        today: the day the document is validated as of.
        calendar: counts working days.
        quarter: the assessed quarter, ``None`` where the period names none.
        document_day: the day of the document: of its signing, else ``today``.
        law_day: the day by which tables are looked up: the quarter's first, or the document's where there is no
            quarter. Never before the first edition this product knows, so that an old quarter, which rule B-edition
            refuses, still finds tables.
    """

    form: str
    today: date
    calendar: WorkingCalendar
    quarter: Quarter | None
    document_day: date
    law_day: date

    @property
    def period(self) -> Quarter:
        """The assessed quarter, for rules of ``Moment.PERIOD``, which are skipped where there is none."""
        if self.quarter is None:
            raise LookupError("a rule that needs the quarter was applied without one")
        return self.quarter

    @property
    def signed_on(self) -> date | None:
        """The day of signing, where the document tells it."""
        raise LookupError(self.form)

    @property
    def servant(self) -> Person:
        """The assessed servant."""
        raise LookupError(self.form)

    @property
    def evaluator(self) -> Person:
        """Who assessed the servant."""
        raise LookupError(self.form)

    @property
    def terms(self) -> Terms:
        """Terms and counts in force."""
        return parameters.terms(self.law_day)

    @property
    def scale(self) -> ResultScale:
        """The scale of results in force."""
        return parameters.result_scale(self.law_day)

    @property
    def positions(self) -> Positions:
        """The category table in force."""
        return parameters.positions(self.law_day)


@dataclass(frozen=True, kw_only=True)
class SheetFacts(Facts):
    """A score sheet with its averages: exact, and rounded half-up to two places."""

    record: ScoreSheet
    exact: Decimal | Fraction
    average: Decimal

    @property
    def signed_on(self) -> date | None:
        """The day of signing, where the sheet tells it."""
        return self.record.signed_on

    @property
    def servant(self) -> Person:
        """The assessed servant."""
        return self.record.employee

    @property
    def evaluator(self) -> Person:
        """Who assesses."""
        return self.record.evaluator

    @property
    def caps(self) -> PenaltyCaps:
        """Caps of penalties in force."""
        return parameters.penalty_caps(self.law_day)

    @property
    def roles(self) -> Roles:
        """Capacities of evaluators in force."""
        return parameters.evaluator_roles(self.law_day)

    @property
    def role(self) -> Role:
        """The capacity the evaluator acts in, as the edition in force or else the newest knows it."""
        code = self.record.evaluator.role
        return self.roles.roles.get(code) or parameters.evaluator_roles().roles[code]


@dataclass(frozen=True, kw_only=True)
class ProtocolFacts(Facts):
    """A protocol of a calibration session."""

    record: CalibrationProtocol

    @property
    def signed_on(self) -> date | None:
        """The day of signing."""
        return self.record.signed_on

    @property
    def servant(self) -> Person:
        """The servant who disagrees."""
        return self.record.appellant

    @property
    def evaluator(self) -> Person:
        """Who gave the contested assessment."""
        return self.record.evaluator


def quarter_of(period: Period) -> Quarter | None:
    """Return the quarter the period names, if there is such a quarter."""
    return quarter(period.year, period.quarter) if period.quarter in QUARTERS else None


def facts_of(form: str, record: ScoreSheet | CalibrationProtocol, today: date, calendar: WorkingCalendar) -> Facts:
    """Return the facts of a record."""
    period = quarter_of(record.period)
    document_day = record.signed_on or today
    common: dict[str, Any] = {
        "form": form,
        "today": today,
        "calendar": calendar,
        "quarter": period,
        "document_day": document_day,
        "law_day": max(document_day if period is None else period.first_day, EDITION_SINCE),
    }
    if isinstance(record, CalibrationProtocol):
        return ProtocolFacts(record=record, **common)
    exact = mean([entry.score for entry in record.scores])
    return SheetFacts(record=record, exact=exact, average=rounded(exact), **common)
