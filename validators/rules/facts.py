"""Facts that rules look at: the record with its assessed period, the day of validation, and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Protocol, Self

from validators.calendar import WorkingCalendar
from validators.deadlines.model import NUMBERS, Dates, DueDate
from validators.deadlines.terms import term_on
from validators.parameters import editions
from validators.people import HasIdentity


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
