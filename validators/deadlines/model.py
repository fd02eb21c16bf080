"""Terms of the order: the dates they begin with, the way they are counted, and the day they end on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, NamedTuple

from validators import law
from validators.calendar import WorkingCalendar, days
from validators.days_off import Reason
from validators.parameters import SINCE, corpus_a_terms, terms
from validators.parameters.transition import transition
from validators.periods import MONTHS_IN_YEAR, QUARTERS, add_months, quarter
from validators.schemas.schema import Schema, schema_of
from validators.schemas.values import FIRST_DAY, LAST_DAY, Day, WholeNumber
from validators.violations import LawReference

DAY = timedelta(days=1)


class DueKind(StrEnum):
    """Meaning of the day found: the last on which the thing is still in time, or the last of a time that is kept."""

    LATEST = "latest"
    KEPT_UNTIL = "kept_until"


class Method(StrEnum):
    """Way of counting a term; each has its sentence in the section ``deadlines.methods`` of the messages.

    ``WORKING_DAYS``: from the day after an event. ``WORKING_DAYS_BEFORE``: back from the eve of an event.
    ``NOT_LATER``: «не позднее D», the day included. ``BEFORE``: «до D», the day not included. ``MONTH``: the month
    after a quarter, to its last day. ``YEARS``: to the same day so many years later.
    """

    WORKING_DAYS = "working_days"
    WORKING_DAYS_BEFORE = "working_days_before"
    NOT_LATER = "not_later"
    BEFORE = "before"
    MONTH = "month"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Step:
    """A day on the way: counted as ``number``, or passed over (``None``) for its ``reason``.

    A counted day has a reason where it would be free but is worked.
    """

    day: date
    number: int | None
    reason: Reason | None


class DueDate(NamedTuple):
    """The day a term ends on and how it was found; ``values`` fill the sentence of ``method``."""

    day: date
    method: Method
    start: date | None = None
    number: int = 0
    calendar: WorkingCalendar | None = None
    values: Mapping[str, Any] = MappingProxyType({})
    kind: DueKind = DueKind.LATEST

    @property
    def end(self) -> date:
        """The first day after it, which the order may name: «до D»."""
        return self.day + DAY

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every day on the way, where working days were counted."""
        if self.start is None or self.calendar is None:
            return ()
        forward = self.day > self.start
        way = days(self.start + DAY, self.day) if forward else reversed(list(days(self.day, self.start - DAY)))
        return tuple(_steps(way, self.calendar))


def working_days(start: date, number: int, calendar: WorkingCalendar) -> DueDate:
    """«…в течение N рабочих дней со дня X»: counting starts on the day after X."""
    due = calendar.add_working_days(start, number)
    return DueDate(due, Method.WORKING_DAYS, start, number, calendar)


def working_days_before(event: date, number: int, calendar: WorkingCalendar) -> DueDate:
    """«…за N рабочих дней до X»: counting starts on the eve of X and goes back."""
    due = calendar.subtract_working_days(event, number)
    return DueDate(due, Method.WORKING_DAYS_BEFORE, event, number, calendar)


def not_later(due: date) -> DueDate:
    """«…не позднее D»: the day itself is in time."""
    return DueDate(due, Method.NOT_LATER)


def before(end: date) -> DueDate:
    """«…до D»: the day itself is too late, the last one in time is its eve."""
    return DueDate(end - DAY, Method.BEFORE)


def in_month_after(period_end: date) -> DueDate:
    """«…в течение месяца, следующего за отчетным кварталом»: to the last day of that calendar month."""
    first = period_end + DAY
    return DueDate(add_months(first, 1) - DAY, Method.MONTH, values={"first": first})


def years(start: date, number: int) -> DueDate:
    """«…в течение N лет со дня X»: to the same day so many years later, or to 28 February where it has no such day."""
    due = add_months(start, number * MONTHS_IN_YEAR)
    return DueDate(due, Method.YEARS, start, number, kind=DueKind.KEPT_UNTIL)


def _steps(way: Iterable[date], calendar: WorkingCalendar) -> Iterator[Step]:
    count = 0
    for day in way:
        counted = calendar.is_working_day(day)
        count += counted
        yield Step(day, count if counted else None, calendar.reason(day))


YEAR = WholeNumber(FIRST_DAY.year, LAST_DAY.year, documented=(SINCE["A"].year, LAST_DAY.year))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Dates that a term is counted from; a kind uses one or two of them, the others stay ``None``."""

    texts: ClassVar[str] = "deadlines"
    year: Annotated[int | None, YEAR] = None
    quarter: Annotated[int | None, WholeNumber(QUARTERS[0], QUARTERS[-1])] = None
    appointed_on: Annotated[date | None, Day()] = None
    draft_sent_on: Annotated[date | None, Day()] = None
    returned_on: Annotated[date | None, Day()] = None
    approved_on: Annotated[date | None, Day()] = None
    signed_on: Annotated[date | None, Day()] = None
    completed_on: Annotated[date | None, Day()] = None
    interview_on: Annotated[date | None, Day()] = None
    acquainted_on: Annotated[date | None, Day()] = None
    received_result_on: Annotated[date | None, Day()] = None
    submitted_on: Annotated[date | None, Day()] = None

    def the(self, name: str) -> Any:
        """Return a date the schema requires.

        Raises:
            LookupError: it was left out, which the schema does not let pass.
        """
        value = getattr(self, name)
        if value is None:
            raise LookupError(name)
        return value

    @property
    def first(self) -> date | None:
        """The day by which the term is placed in time: the first of the period, else the event's; ``None``: no date."""
        if self.year is not None:
            return date(self.year, 1, 1) if self.quarter is None else quarter(self.year, self.quarter).first_day
        return next((value for name in EVENTS if (value := getattr(self, name)) is not None), None)


PERIOD = ("year", "quarter")
EVENTS = tuple(field.name for field in fields(Dates) if field.name not in PERIOD)


def dates(*required: str, optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema that asks for these dates of ``Dates`` and no others."""
    schema = schema_of(Dates)(only=(*required, *optional))
    for name in required:
        schema.fields[name].required = True
    return schema


NUMBERS: dict[str, Callable[[date | None], Any]] = {"A": corpus_a_terms, "B": terms}
"""The dated table of numbers of each methodology."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Contradiction of dates, to each other or to the term; ``variant`` names a text of ``deadlines.problems``."""

    pointer: str
    variant: str
    values: Mapping[str, Any]


Counting = Callable[[Dates, Any, "WorkingCalendar"], DueDate]
"""Counts a term from its dates, the table of numbers and the calendar; it never raises."""
Years = Callable[[int], Iterable[Dates]]


def first_day(asked: Dates) -> date | None:
    """Return the first day of the period asked about, or else the day of the event."""
    return asked.first


def no_contradiction(_asked: Dates) -> Contradiction | None:
    """Return nothing: any dates of their kind may be asked with."""


def no_years(_year: int) -> Iterable[Dates]:
    """Return no dates: the term begins with an event that no year has by itself."""
    return ()


@dataclass(frozen=True)
class Term:
    """A term of the order, as rules, explanations and ``/deadlines`` count it.

    ``kind`` is how it is asked for and never changes once published; several terms that begin alike may share one and
    differ by ``part``, the part of the item. ``words`` names the quote of the item, where it has several. It
    applies to periods and events from ``since`` until the day before ``until``. ``placed`` gives the day that decides
    whether it is in force, and by which numbers it is counted; ``None``: it always is where it is asked for. ``years``
    gives the dates that a calendar year brings by itself, ``contradiction`` finds what dates contradict.
    """

    kind: str
    item: str
    schema: Schema
    counting: Counting = field(repr=False)
    methodology: str
    since: date
    words: str = ""
    until: date | None = None
    part: str | None = None
    placed: Callable[[Dates], date | None] = field(default=first_day, repr=False)
    years: Years = field(default=no_years, repr=False)
    contradiction: Callable[[Dates], Contradiction | None] = field(default=no_contradiction, repr=False)

    def due(self, asked: Dates, calendar: WorkingCalendar, numbers: Any = None) -> DueDate:
        """Return the last day of the term.

        Args:
            asked: the dates it begins with.
            calendar: counts working days.
            numbers: the table it is counted by; without it, the one in force when the term begins.
        """
        return self.counting(asked, numbers or NUMBERS[self.methodology](self.placed(asked)), calendar)

    def in_force(self, asked: Dates) -> bool:
        """Return whether the term applies to the period or the event."""
        on = self.placed(asked)
        return on is None or self.in_force_on(on)

    def in_force_on(self, on: date) -> bool:
        """Return whether the term applies on the day."""
        return self.since <= on and (self.until is None or on < self.until)

    @property
    def key(self) -> str:
        """Its name among all terms."""
        return self.kind if self.part is None else f"{self.kind}-{self.part}"

    @cached_property
    def text(self) -> str:
        """The words of the item."""
        return law.words(self.methodology, self.item, *filter(None, [self.words]))

    @cached_property
    def law(self) -> LawReference:
        """The place in the law."""
        return LawReference("order-13", self.methodology, self.item, None, self.text)


def within(event: str, number: str) -> Counting:
    """«…в течение N рабочих дней со дня X»."""
    return lambda asked, numbers, calendar: working_days(asked.the(event), getattr(numbers, number), calendar)


def ahead_of(event: str, number: str) -> Counting:
    """«…за N рабочих дней до X»."""
    return lambda asked, numbers, calendar: working_days_before(asked.the(event), getattr(numbers, number), calendar)


def by(month: str, day: str, *, years_later: int = 0) -> Counting:
    """«…не позднее D» of the assessed year, or of one after it."""
    return lambda asked, numbers, _: not_later(
        date(asked.the("year") + years_later, getattr(numbers, month), getattr(numbers, day))
    )


def by_day(name: str) -> Counting:
    """«…не позднее D» that comes once, by its name among the dates of the transition."""
    return lambda *_: not_later(getattr(transition(), name))


def before_day(name: str) -> Counting:
    """«…до D» that comes once, by its name among the dates of the transition."""
    return lambda *_: before(getattr(transition(), name))


def kept(event: str) -> Counting:
    """«…хранятся… в течение N лет со дня X»."""
    return lambda asked, numbers, _: years(asked.the(event), numbers.retention_years)
