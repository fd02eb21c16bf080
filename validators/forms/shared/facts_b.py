"""What the rules of corpus «Б» look at: papers with their quarter and the tables in force, score sheets above all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from validators import parameters
from validators.calendar import WorkingCalendar
from validators.computed import Computed, Mean, Result
from validators.deadlines.model import DueDate
from validators.forms.score_sheet.schema import ScoreSheet
from validators.forms.session.schema import CalibrationOrder, CalibrationProtocol
from validators.forms.shared.persons import Person
from validators.forms.shared.values import DisciplinaryPenalty, Period
from validators.numbers import mean, rounded
from validators.parameters.tables import PenaltyCaps, Positions, ResultScale, Role, Roles, Terms
from validators.periods import QUARTERS, Quarter, quarter
from validators.rules.facts import Facts


@dataclass(frozen=True, kw_only=True)
class CorpusBFacts(Facts):
    """A paper of corpus «Б» with the tables in force."""

    methodology: str = "B"

    @cached_property
    def terms(self) -> Terms:
        """Terms and counts in force."""
        return parameters.terms(self.law_day)

    @cached_property
    def scale(self) -> ResultScale:
        """The scale of results in force."""
        return parameters.result_scale(self.law_day)

    @cached_property
    def kept_until(self) -> DueDate | None:
        """The last day the signed paper is kept (item 13)."""
        return None if self.signed_on is None else self.due("b_retention", completed_on=self.signed_on)

    @cached_property
    def positions(self) -> Positions:
        """The category table in force."""
        return parameters.positions(self.law_day)


@dataclass(frozen=True, kw_only=True)
class QuarterFacts(CorpusBFacts):
    """A paper of corpus «Б» about a quarter."""

    quarter: Quarter | None

    @property
    def period(self) -> Quarter:
        """The assessed quarter, for rules of ``Moment.PERIOD``, which are skipped where there is none."""
        if self.quarter is None:
            raise LookupError("a rule that needs the quarter was applied without one")
        return self.quarter


@dataclass(frozen=True, kw_only=True)
class SheetFacts(QuarterFacts):
    """A score sheet with its averages."""

    record: ScoreSheet

    @cached_property
    def exact(self) -> Decimal | Fraction:
        """The exact mean of the scores."""
        return mean([entry.score for entry in self.record.scores])

    @cached_property
    def average(self) -> Decimal:
        """The mean rounded half-up to two places."""
        return rounded(self.exact)

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

    @cached_property
    def strictest_penalty(self) -> DisciplinaryPenalty | None:
        """The penalty imposed in the quarter that leaves least of the score of its parameter."""
        imposed = [one for one in self.record.disciplinary_penalties if one.imposed_on in self.period]
        return min(imposed, key=lambda one: self.caps.penalty(one.kind).cap, default=None)

    @property
    def roles(self) -> Roles:
        """Capacities of evaluators in force."""
        return parameters.evaluator_roles(self.law_day)

    @property
    def role(self) -> Role:
        """The capacity the evaluator acts in, as the edition in force or else the newest that has it knows it."""
        code = self.record.evaluator.role
        return self.roles.roles.get(code) or parameters.known_roles()[code]


def quarter_of(period: Period) -> Quarter | None:
    """Return the quarter the period names, if there is such a quarter."""
    return quarter(period.year, period.quarter) if period.quarter in QUARTERS else None


def sheet_facts(form: str, record: ScoreSheet, today: date, calendar: WorkingCalendar) -> SheetFacts:
    """Return the facts of a score sheet."""
    return SheetFacts(**common(form, record, today, calendar))


def common(
    form: str,
    record: ScoreSheet | CalibrationProtocol | CalibrationOrder,
    today: date,
    calendar: WorkingCalendar,
) -> dict[str, Any]:
    """Return what the facts of every paper about a quarter have in common."""
    period = quarter_of(record.period)
    return {
        "form": form,
        "record": record,
        "today": today,
        "calendar": calendar,
        "assessed": period,
        "quarter": period,
        "signed_on": record.signed_on,
    }


def sheet_values(facts: SheetFacts) -> Computed:
    """Return the average of a score sheet, its result, and how long the sheet is kept.

    The result is left out where no edition known here was in force in the quarter: its scale is not known either.
    """
    computed = Computed()
    scores = [entry.score for entry in facts.record.scores]
    computed.add(Mean("average", "B-average", scores, facts.exact, facts.average))
    if facts.known:
        computed.add(Result("result", "B8-result", facts.scale, facts.average, facts.exact))
    computed.retained("b_retention", facts.kept_until)
    return computed
