"""Facts that rules look at: the record with its assessed period, the day of validation, and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Protocol, Self

from validators.calendar import WorkingCalendar
from validators.deadlines.model import NUMBERS, Dates, DueDate, years
from validators.deadlines.terms import term_on
from validators.parameters import editions
from validators.people import HasIdentity
from validators.periods import Quarter
from validators.retention import Retention, days_named


class Span(Protocol):
    """An assessed period: a quarter or a calendar year."""

    @property
    def first_day(self) -> date:
        """Its first day."""

    @property
    def last_day(self) -> date:
        """Its last day."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Common to all forms.

    Attributes:
        form: slug of the form.
        record: the record of the form.
        today: the day the document is validated as of.
        calendar: counts working days.
        assessed: the assessed period, ``None`` where the record names none.
        signed_on: the day of signing, where the document names it.
        kept_from_signing: whether the paper is kept so long from its signing, not from the end of the assessment.
        kept_for_ever: whether it is no paper of an assessment and has no term.
    """

    kept_from_signing: ClassVar[bool] = False
    kept_for_ever: ClassVar[bool] = False

    form: str
    record: Any
    today: date
    calendar: WorkingCalendar
    assessed: Span | None
    signed_on: date | None

    @classmethod
    def of(cls, form: str, record: Any, today: date, calendar: WorkingCalendar) -> Self:
        """Return the facts of a record.

        The dates that rules apply by are read at once: of a record in which it could not be read there are no facts.
        """
        assessed, signed_on = cls.period_of(record), cls.signing_of(record)
        return cls(form=form, record=record, today=today, calendar=calendar, assessed=assessed, signed_on=signed_on)

    @staticmethod
    def period_of(record: Any) -> Span | None:
        """Return the assessed period that a record names."""
        raise LookupError(record)

    @staticmethod
    def signing_of(record: Any) -> date | None:
        """Return the day of signing that a record names."""
        signed_on: date | None = record.signed_on
        return signed_on

    @property
    def methodology(self) -> str:
        """``A`` or ``B``: whose editions and tables apply."""
        raise LookupError(self.form)

    @property
    def period_end(self) -> date | None:
        """The last day assessed; ``None`` where the record names no period."""
        return None if self.assessed is None else self.assessed.last_day

    @property
    def document_day(self) -> date:
        """The day of the document: of its signing, else the day it is validated as of."""
        return self.signed_on or self.today

    @cached_property
    def law_day(self) -> date:
        """The day by which tables are looked up: the assessed period's first, or the document's where there is none.

        Never before the first edition this product knows, so that an old period, which the rules on editions refuse,
        still finds tables.
        """
        day = self.document_day if self.assessed is None else self.assessed.first_day
        return max(day, editions(self.methodology).tables[0].since)

    @cached_property
    def terms(self) -> Any:
        """Terms and counts in force, of the methodology."""
        return NUMBERS[self.methodology](self.law_day)

    @cached_property
    def kept(self) -> Retention | None:
        """How long the paper is kept that is issued on the day its facts are of; ``None`` where it is for ever.

        Item 13 counts from the end of the assessment, which no item defines: it is the last day that the paper names,
        of its signing or of what follows. A paper without a signature is signed by hand when the service has issued it,
        and at the latest at the end of the term of the order; the later day counts. So does that end where a paper,
        such as one of monitoring, was signed before the assessed period was over. Item 14 counts an agreement from its
        signing; without one it was signed at the latest in the year it is for.
        """
        if self.kept_for_ever:
            return None
        signed, end = self.signed_on, self.period_end
        if self.kept_from_signing:
            since = signed or _latest(self.today, end)
        else:
            since = _latest(*days_named(self.record), signed or self.today)
            if signed is None or (end is not None and since <= end):
                since = _latest(since, self._assessed_by)
        return Retention(since, years(since, self.terms.retention_years).day, not self.kept_from_signing)

    @property
    def _assessed_by(self) -> date | None:
        """The last day to assess the period (items 3 of «А», 5 of «Б»)."""
        period = self.assessed
        if period is None:
            return None
        if isinstance(period, Quarter):
            return self.due("b_assessment", year=period.year, quarter=period.number).day
        return self.due("a_assessment" if self.methodology == "A" else "b_annual", year=period.last_day.year).day

    def due(self, kind: str, **dates: Any) -> DueDate:
        """Return the last day of the term of the kind that begins with these dates."""
        return term_on(kind, self.law_day).due(Dates(**dates), self.calendar, self.terms)

    @cached_property
    def known(self) -> bool:
        """Return whether an edition known here was in force in the assessed period."""
        return self.assessed is None or editions(self.methodology).find(self.assessed.first_day) is not None

    @property
    def employee(self) -> HasIdentity:
        """The assessed employee."""
        raise LookupError(self.form)

    @property
    def evaluator(self) -> HasIdentity:
        """The evaluator of the employee."""
        raise LookupError(self.form)


def _latest(*days: date | None) -> date:
    return max(day for day in days if day is not None)
