"""The steps of a sheet and of the papers around it, each with its term as ``validators.deadlines`` counts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from validators.calendar import WorkingCalendar
from validators.cycles.decisions import Period
from validators.cycles.facts import Appointment
from validators.deadlines.describing import title
from validators.deadlines.model import Dates, DueDate, Term
from validators.deadlines.terms import TERMS_BY_KIND
from validators.messages.catalog import MESSAGES
from validators.periods import Quarter
from validators.staff.schema import CORPUS_A


class SheetStep(StrEnum):
    """A step of a sheet or of a paper around it, in the order in which they follow each other."""

    DRAFT = "draft"
    APPROVAL = "approval"
    REWORK = "rework"
    AGREEMENT = "agreement"
    MONITORING = "monitoring"
    INTERVIEW_NOTICE = "interview_notice"
    ASSESSMENT = "assessment"
    NOTIFICATION = "notification"
    APPEAL = "appeal"
    CALLING = "calling"
    SESSION = "session"
    POSTING = "posting"
    FEEDBACK = "feedback"
    CLOSING = "closing"
    SENDING = "sending"


RIGHTS: Final = frozenset({SheetStep.APPEAL})
"""Steps that are made by who wants to; the others are owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDates:
    """The days on which steps were made, as far as they are known; the terms of others begin with them.

    Attributes:
        draft_sent_on: the draft of an agreement of category 1 went to the authorized body.
        returned_on: it came back to be reworked.
        approved_on: it was approved.
        interview_on: of the interview, «А».
        result_received_on: the servant got to know the result.
        appealed_on: the appeal was made.
        protocol_signed_on: of the calibration session, «Б».
        completed_on: the assessment of corpus «А» was completed.
    """

    draft_sent_on: date | None = None
    returned_on: date | None = None
    approved_on: date | None = None
    interview_on: date | None = None
    result_received_on: date | None = None
    appealed_on: date | None = None
    protocol_signed_on: date | None = None
    completed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDue:
    """A step with its term.

    Attributes:
        step: what is done.
        term: of the order; ``None`` where it sets none.
        due: the last day, and the way to it.
        obliged: whether it has to be done; an appeal is a right.
        not_before: the first day on which it can be done, where that is known.
    """

    step: SheetStep
    term: Term | None = None
    due: DueDate | None = None
    obliged: bool = True
    not_before: date | None = None

    def title(self, language: str) -> str:
        """Return what is done, in a few words."""
        if self.term is None:
            return MESSAGES.text("cycles-steps", self.step.value, language)
        return title(self.term, language)


def steps_of(  # noqa: PLR0913 - public API: each argument is a choice of the caller
    appointment: Appointment,
    period: Period,
    dates: StepDates,
    *,
    on: date,
    calendar: WorkingCalendar,
    others: tuple[Appointment, ...] = (),
) -> tuple[StepDue, ...]:
    """Return the steps of the papers of an appointment that is assessed, with the terms that have begun.

    Args:
        appointment: of either corpus.
        period: assessed.
        dates: of the steps made.
        on: the day by which it is told who has left.
        calendar: counts working days.
        others: the servant's other appointments, by which a transfer is no dismissal.
    """
    case = _Steps(appointment, period, dates, calendar, informed_by_letter(appointment, others, on))
    return tuple(case.corpus_a() if appointment.corpus == CORPUS_A else case.corpus_b())


def informed_by_letter(appointment: Appointment, others: tuple[Appointment, ...], on: date) -> bool:
    """Return whether the servant has left on the day, and is to be informed by letter («А» item 24, «Б» item 10)."""
    every = (appointment, *others)
    return all(each.dismissed_on is not None and each.dismissed_on <= on for each in every if each.appointed_on <= on)


@dataclass(frozen=True, slots=True)
class _Steps:
    appointment: Appointment
    period: Period
    dates: StepDates
    calendar: WorkingCalendar
    left: bool

    @property
    def asked(self) -> Dates:
        """The period as terms are counted from it."""
        number = self.period.number if isinstance(self.period, Quarter) else None
        return Dates(year=self.period.year, quarter=number)

    def corpus_b(self) -> Iterator[StepDue]:
        """Yield the steps of a quarter: items 5, 10, 11, 20, 21, 23 and 24 of «Б»."""
        dates = self.dates
        yield self._due(SheetStep.ASSESSMENT, self.asked)
        if self.left:
            yield self._due(SheetStep.NOTIFICATION, self.asked)
        appeal = None
        if dates.result_received_on is not None:
            asked = Dates(received_result_on=dates.result_received_on)
            appeal = self._due(SheetStep.APPEAL, asked)
            yield appeal
        if dates.appealed_on is not None:
            asked = Dates(submitted_on=dates.appealed_on)
            yield self._due(SheetStep.CALLING, asked)
            yield self._due(SheetStep.SESSION, asked)
            if dates.protocol_signed_on is not None:
                yield self._due(SheetStep.POSTING, Dates(signed_on=dates.protocol_signed_on))
            yield StepDue(step=SheetStep.FEEDBACK)
        yield self._closing(appeal)

    def corpus_a(self) -> Iterator[StepDue]:
        """Yield the steps of a year: items 3, 7, 10, 22, 24, 25 and 26 of «А»."""
        dates = self.dates
        yield from self._agreement()
        half_year = date(self.period.year, 6, 30)
        in_office = self.appointment.dismissed_on is None or self.appointment.dismissed_on >= half_year
        if self.appointment.appointed_on <= half_year and in_office:
            yield self._due(SheetStep.MONITORING, Dates(year=self.period.year))
        if dates.interview_on is not None:
            asked = Dates(interview_on=dates.interview_on)
            yield self._due(SheetStep.INTERVIEW_NOTICE, asked)
        yield self._due(SheetStep.ASSESSMENT, self.asked)
        if self.left:
            yield self._due(SheetStep.NOTIFICATION, self.asked)
        appeal = None
        if dates.result_received_on is not None:
            asked = Dates(acquainted_on=dates.result_received_on)
            appeal = self._due(SheetStep.APPEAL, asked)
            yield appeal
        if dates.completed_on is not None:
            yield self._due(SheetStep.SENDING, Dates(completed_on=dates.completed_on))
        yield self._closing(appeal)

    def _agreement(self) -> Iterator[StepDue]:
        """Yield the steps of an agreement (item 7); of category 2, appointed later than its term, it says nothing."""
        dates, year, appointed = self.dates, self.period.year, self.appointment.appointed_on
        if int(self.appointment.category) != 1:
            found = self._due(SheetStep.AGREEMENT, self.asked, "a_agreement_category_2")
            late = found.due is not None and appointed > found.due.day
            yield StepDue(step=SheetStep.AGREEMENT) if late else found
            return
        yield self._due(SheetStep.DRAFT, Dates(year=year, appointed_on=appointed))
        if dates.draft_sent_on is not None:
            yield self._due(SheetStep.APPROVAL, Dates(draft_sent_on=dates.draft_sent_on))
        if dates.returned_on is not None:
            yield self._due(SheetStep.REWORK, Dates(returned_on=dates.returned_on))
        if dates.approved_on is not None:
            yield self._due(SheetStep.AGREEMENT, Dates(approved_on=dates.approved_on), "a_agreement_category_1")

    def _closing(self, appeal: StepDue | None) -> StepDue:
        """Return when a sheet can be closed: the order sets no term, but not before the right to appeal ends."""
        ended = None if appeal is None or appeal.due is None else appeal.due.day + timedelta(days=1)
        return StepDue(step=SheetStep.CLOSING, not_before=ended)

    def _due(self, step: SheetStep, asked: Dates, kind: str | None = None) -> StepDue:
        term, due = term_of(self.appointment.corpus, step, asked, self.calendar, kind)
        return StepDue(step=step, term=term, due=due, obliged=step not in RIGHTS)


def term_of(
    corpus: str, step: SheetStep, asked: Dates, calendar: WorkingCalendar, kind: str | None = None
) -> tuple[Term, DueDate]:
    """Return the term of a step that has begun, and its last day.

    Args:
        corpus: of the methodology.
        step: what is done.
        asked: what its term begins with.
        calendar: counts working days.
        kind: of the term, where it is not named as the step.
    """
    terms = TERMS_BY_KIND[kind or f"{corpus.lower()}_{step}"]
    term = next((each for each in terms if each.in_force(asked)), terms[-1])
    return term, term.due(asked, calendar)
