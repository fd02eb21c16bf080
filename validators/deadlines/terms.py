"""Every term of the order, in its sequence: how it is asked for, its words, and how it is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from validators.calendar import WorkingCalendar
from validators.deadlines.model import (
    Contradiction,
    Dates,
    DueDate,
    Term,
    Years,
    ahead_of,
    before,
    before_day,
    by,
    by_day,
    dates,
    in_month_after,
    kept,
    not_later,
    within,
    working_days,
)
from validators.parameters import SINCE, corpus_a_terms
from validators.parameters.transition import transition
from validators.periods import MONTHS_IN_QUARTER, add_months, calendar_year, quarter

TRANSITION = transition()
MONITORING_SINCE = date(2026, 1, 1)
"""Part 2 of item 26: of the half-year of 2025, which was over when the methodology appeared, part 3 applies instead."""
MONTH_AFTER_HALF_YEAR = 7


def _category_2(asked: Dates, numbers: Any, _calendar: WorkingCalendar) -> DueDate:
    """«…до 1 февраля оцениваемого года» (пункт 7, часть 2)."""
    return before(date(asked.the("year"), numbers.agreement_month, numbers.agreement_day))


def _draft(asked: Dates, numbers: Any, calendar: WorkingCalendar) -> DueDate:
    """«…не позднее 20 января оцениваемого года»; after it, ten working days from the appointment (части 3 и 4)."""
    year, appointed = asked.the("year"), asked.appointed_on
    last = date(year, numbers.draft_month, numbers.draft_day)
    if appointed is None or appointed <= last or appointed.year > year:
        return not_later(last)
    return working_days(appointed, numbers.draft_working_days, calendar)


def _appointed_later(asked: Dates) -> Contradiction | None:
    year, appointed = asked.the("year"), asked.appointed_on
    if appointed is None or appointed.year <= year:
        return None
    return Contradiction("/appointed_on", "appointed_later", {"appointed": appointed, "year": year})


def _month_after_year(asked: Dates, _numbers: Any, _calendar: WorkingCalendar) -> DueDate:
    """«…в течение месяца, следующего за отчетным кварталом» (пункт 24): the last of the year is IV."""
    return in_month_after(calendar_year(asked.the("year")).last_day)


def _monitoring(asked: Dates, numbers: Any, _calendar: WorkingCalendar) -> DueDate:
    """«…не позднее десятого числа месяца, следующего за отчетным периодом» (пункт 26, часть 2)."""
    return not_later(date(asked.the("year"), MONTH_AFTER_HALF_YEAR, numbers.monitoring_day))


def _chapter5_agreement(asked: Dates, numbers: Any, calendar: WorkingCalendar) -> DueDate:
    """«…не позднее 20 января оцениваемого года»; after it, ten working days from the appointment (пункт 33)."""
    last, appointed = transition().chapter5_agreement_by, asked.appointed_on
    if appointed is None or appointed <= last:
        return not_later(last)
    return working_days(appointed, numbers.chapter5_agreement_working_days, calendar)


def _appointed_after_chapter5(asked: Dates) -> Contradiction | None:
    last, appointed = transition().chapter5_last_day, asked.appointed_on
    if appointed is None or appointed <= last:
        return None
    return Contradiction("/appointed_on", "appointed_after_chapter5", {"appointed": appointed, "last": last})


def _quarter_assessed(asked: Dates, numbers: Any, _calendar: WorkingCalendar) -> DueDate:
    """«…не позднее двадцатого числа месяца, следующего за отчетным кварталом» (пункты 5 и 7)."""
    month_after = add_months(quarter(asked.the("year"), asked.the("quarter")).first_day, MONTHS_IN_QUARTER)
    return not_later(month_after.replace(day=numbers.assessment_day))


def _month_after_quarter(asked: Dates, _numbers: Any, _calendar: WorkingCalendar) -> DueDate:
    """«Ознакомление уволенных лиц, осуществляется в течение месяца, следующего за отчетным кварталом» (пункт 10)."""
    return in_month_after(quarter(asked.the("year"), asked.the("quarter")).last_day)


def _end_of_year(asked: Dates) -> date:
    """Return the day that places an annual score in time: in 2025 only the second half was under the methodology."""
    return calendar_year(asked.the("year")).last_day


def _this_year(year: int) -> Iterable[Dates]:
    """Return the year itself: terms that fall into the assessed year."""
    return (Dates(year=year),)


def _year_before(year: int) -> Iterable[Dates]:
    """Return the year before: terms that follow the assessed year."""
    return (Dates(year=year - 1),)


def _quarters_that_follow(year: int) -> Iterable[Dates]:
    """Return the quarters whose assessment falls into the year: the last of the year before, then three."""
    return (Dates(year=year - 1, quarter=4), *(Dates(year=year, quarter=number) for number in (1, 2, 3)))


def _last_day_of_assessment(year: int) -> Iterable[Dates]:
    """Return the last day on which the assessment of the year before may be completed: sending then ends last."""
    assessed = date(year - 1, 1, 1)
    if assessed < SINCE["A"]:
        return ()
    numbers = corpus_a_terms(assessed)
    return (Dates(completed_on=date(year, numbers.assessment_month, numbers.assessment_day)),)


def _only_in(only: int) -> Years:
    """Return no dates, in the only year in which the term comes."""
    return lambda year: (Dates(),) if year == only else ()


_corpus_a = partial(Term, methodology="A", since=SINCE["A"])
_chapter5 = partial(_corpus_a, until=TRANSITION.chapter5_until)
_corpus_b = partial(Term, methodology="B", since=SINCE["B"])

TERMS: tuple[Term, ...] = (
    _corpus_a(
        "a_assessment",
        "3",
        dates("year"),
        by("assessment_month", "assessment_day", years_later=1),
        words="yearly",
        years=_year_before,
    ),
    _corpus_a(
        "a_agreement_category_1",
        "7",
        dates("approved_on"),
        within("approved_on", "agreement_working_days"),
        words="category_1_term",
    ),
    _corpus_a("a_agreement_category_2", "7", dates("year"), _category_2, words="category_2_term", years=_this_year),
    _corpus_a(
        "a_draft",
        "7",
        dates("year", optional=("appointed_on",)),
        _draft,
        words="draft_term",
        years=_this_year,
        contradiction=_appointed_later,
    ),
    _corpus_a(
        "a_approval", "7", dates("draft_sent_on"), within("draft_sent_on", "approval_working_days"), words="approval"
    ),
    _corpus_a("a_rework", "7", dates("returned_on"), within("returned_on", "rework_working_days"), words="rework"),
    _corpus_a(
        "a_realignment",
        "7",
        dates(),
        before_day("realignment_before"),
        words="realigned_1",
        part="8",
        until=TRANSITION.transition_until,
        years=_only_in(TRANSITION.realignment_before.year),
    ),
    _corpus_a(
        "a_realignment",
        "7",
        dates(),
        before_day("realignment_before"),
        words="realigned_2",
        part="9",
        until=TRANSITION.transition_until,
        years=_only_in(TRANSITION.realignment_before.year),
    ),
    _corpus_a("a_retention", "14", dates("signed_on"), kept("signed_on")),
    _corpus_a(
        "a_interview_notice",
        "22",
        dates("interview_on"),
        ahead_of("interview_on", "interview_working_days"),
        words="notice",
    ),
    _corpus_a("a_notification", "24", dates("year"), _month_after_year, words="term", years=_year_before),
    _corpus_a("a_appeal", "25", dates("acquainted_on"), within("acquainted_on", "appeal_working_days")),
    _corpus_a(
        "a_sending",
        "26",
        dates("completed_on"),
        within("completed_on", "sending_working_days"),
        words="term",
        years=_last_day_of_assessment,
    ),
    _corpus_a(
        "a_monitoring",
        "26",
        dates("year"),
        _monitoring,
        words="monitoring",
        part="2",
        since=MONITORING_SINCE,
        years=_this_year,
    ),
    _corpus_a(
        "a_monitoring",
        "26",
        dates("year"),
        before_day("half_year_before"),
        words="monitoring_2025",
        part="3",
        until=TRANSITION.transition_until,
        years=_this_year,
    ),
    _corpus_a(
        "a_analysis", "27", dates("year"), by("analysis_month", "analysis_day", years_later=1), years=_year_before
    ),
    _chapter5(
        "a_chapter5_agreement",
        "33",
        dates(optional=("appointed_on",)),
        _chapter5_agreement,
        words="concluded_term",
        contradiction=_appointed_after_chapter5,
        years=_only_in(TRANSITION.chapter5_agreement_by.year),
    ),
    _chapter5("a_chapter5_retention", "39", dates("signed_on"), kept("signed_on")),
    _chapter5(
        "a_chapter5_interview_notice",
        "49",
        dates("interview_on"),
        ahead_of("interview_on", "interview_working_days"),
        words="notice",
    ),
    _chapter5("a_chapter5_appeal", "52", dates("acquainted_on"), within("acquainted_on", "appeal_working_days")),
    _chapter5(
        "a_chapter5_sending",
        "54",
        dates("completed_on"),
        within("completed_on", "chapter5_sending_working_days"),
        words="term",
    ),
    _chapter5(
        "a_chapter5_analysis",
        "55",
        dates(),
        by_day("chapter5_analysis_by"),
        years=_only_in(TRANSITION.chapter5_analysis_by.year),
    ),
    _corpus_b(
        "b_assessment", "5", dates("year", "quarter"), _quarter_assessed, words="quarterly", years=_quarters_that_follow
    ),
    _corpus_b(
        "b_annual",
        "5",
        dates("year"),
        by("annual_month", "annual_day", years_later=1),
        words="annual_term",
        placed=_end_of_year,
        years=_year_before,
    ),
    _corpus_b(
        "b_notification",
        "10",
        dates("year", "quarter"),
        _month_after_quarter,
        words="term",
        years=_quarters_that_follow,
    ),
    _corpus_b("b_appeal", "11", dates("received_result_on"), within("received_result_on", "appeal_working_days")),
    _corpus_b("b_retention", "13", dates("completed_on"), kept("completed_on")),
    _corpus_b("b_calling", "20", dates("submitted_on"), within("submitted_on", "decision_working_days"), words="term"),
    _corpus_b("b_session", "21", dates("submitted_on"), within("submitted_on", "session_working_days")),
    _corpus_b("b_posting", "23", dates("signed_on"), within("signed_on", "posting_working_days"), words="posted"),
)

TERMS_BY_KIND: Mapping[str, tuple[Term, ...]] = MappingProxyType(
    {kind: tuple(term for term in TERMS if term.kind == kind) for kind in dict.fromkeys(term.kind for term in TERMS)}
)
"""The terms of each kind: those that begin alike and are asked for together."""


def term_on(kind: str, on: date) -> Term:
    """Return the term of the kind in force on the day, or else the last one.

    Raises:
        KeyError: there is no such kind.
    """
    known = TERMS_BY_KIND[kind]
    return next((term for term in known if term.in_force_on(on)), known[-1])
