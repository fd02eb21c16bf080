"""Terms of the corpus «А» methodology, chapters 3 and 4: from the interview to the analysis of the results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.deadlines.a_agreement import this_year, year_before
from validators.deadlines.counting import Due, before, in_month_after, not_later, working_days, working_days_before
from validators.deadlines.dates import Dates, dates
from validators.deadlines.model import Deadline, corpus_a
from validators.parameters import corpus_a_terms
from validators.parameters.transition import transition
from validators.rules.a_working_papers import MONITORING_SINCE
from validators.rules.model import CORPUS_A_SINCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.calendar import WorkingCalendar

TRANSITION = transition()
LAST_MONTH, LAST_DAY_OF_MONTH = 12, 31
MONTH_AFTER_HALF_YEAR = 7


def interview_notice(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…за семь рабочих дней до начала его проведения» (пункт 22)."""
    return working_days_before(asked.the("interview_on"), corpus_a_terms(asked.first).interview_working_days, calendar)


def notification(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…в течение месяца, следующего за отчетным кварталом» (пункт 24): the last of the year is IV."""
    return in_month_after(date(asked.the("year"), LAST_MONTH, LAST_DAY_OF_MONTH))


def appeal(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…в течение десяти рабочих дней со дня ознакомления с результатами оценки» (пункт 25)."""
    return working_days(asked.the("acquainted_on"), corpus_a_terms(asked.first).appeal_working_days, calendar)


def sending(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…в течение трех рабочих дней со дня завершения оценки» (пункт 26, часть 1)."""
    return working_days(asked.the("completed_on"), corpus_a_terms(asked.first).sending_working_days, calendar)


def monitoring(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…не позднее десятого числа месяца, следующего за отчетным периодом» (пункт 26, часть 2)."""
    return not_later(date(asked.the("year"), MONTH_AFTER_HALF_YEAR, corpus_a_terms(asked.first).monitoring_day))


def monitoring_2025(_asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…до 15 августа 2025 года» (пункт 26, часть 3)."""
    return before(transition().half_year_before)


def analysis(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…осуществляет анализ годовой оценки и не позднее 1 марта вносит» (пункт 27): of the year after the assessed."""
    terms = corpus_a_terms(asked.first)
    return not_later(date(asked.the("year") + 1, terms.analysis_month, terms.analysis_day))


def last_day_of_assessment(year: int) -> Iterable[Dates]:
    """Return the last day on which the assessment of the year before may be completed: sending then ends last."""
    if date(year - 1, 1, 1) < CORPUS_A_SINCE:
        return ()
    terms = corpus_a_terms(date(year - 1, 1, 1))
    return (Dates(completed_on=date(year, terms.assessment_month, terms.assessment_day)),)


DEADLINES: tuple[Deadline, ...] = (
    corpus_a(
        "a_interview_notice",
        "22",
        "Служба управления персоналом уведомляет служащего о проведении собеседования за семь рабочих дней до начала "
        "его проведения.",
        dates("interview_on"),
        interview_notice,
    ),
    corpus_a(
        "a_notification",
        "24",
        "Уведомление уволенных лиц, с результатами оценки осуществляется в течение месяца, следующего за отчетным "
        "кварталом…",
        dates("year"),
        notification,
        years=year_before,
    ),
    corpus_a(
        "a_appeal",
        "25",
        "В случае несогласия с результатами оценки служащий корпуса «А» вправе обратиться с соответствующим заявлением "
        "в произвольной форме в Национальную комиссию в течение десяти рабочих дней со дня ознакомления с результатами "
        "оценки.",
        dates("acquainted_on"),
        appeal,
    ),
    corpus_a(
        "a_sending",
        "26",
        "Государственный орган в течение трех рабочих дней со дня завершения оценки направляет в уполномоченный орган "
        "по делам государственной службы следующую информацию…",
        dates("completed_on"),
        sending,
        years=last_day_of_assessment,
    ),
    corpus_a(
        "a_monitoring",
        "26",
        "В уполномоченный орган по делам государственной службы направляется мониторинг достижения установленных КЦИ "
        "по итогам первого полугодия не позднее десятого числа месяца, следующего за отчетным периодом.",
        dates("year"),
        monitoring,
        part="2",
        since=MONITORING_SINCE,
        years=this_year,
    ),
    corpus_a(
        "a_monitoring",
        "26",
        "Мониторинг достижения КЦИ по итогам полугодия 2025 года, установленных соглашениями, подписанными до "
        "вступления в силу настоящей Методики, направляется в уполномоченный орган по делам государственной службы до "
        "15 августа 2025 года.",
        dates("year"),
        monitoring_2025,
        part="3",
        until=TRANSITION.transition_until,
        years=this_year,
    ),
    corpus_a(
        "a_analysis",
        "27",
        "Уполномоченный орган по делам государственной службы осуществляет анализ годовой оценки и не позднее 1 марта "
        "вносит их в рабочий орган Национальной комиссии.",
        dates("year"),
        analysis,
        years=year_before,
    ),
)
