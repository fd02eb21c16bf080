"""Terms of chapter 5 of the corpus «А» methodology: work from January to July 2025, in force until 1 March 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.deadlines.counting import Due, not_later, working_days, working_days_before, years
from validators.deadlines.dates import Dates, DatesShape, dates
from validators.deadlines.model import Deadline, ImpossibleDates, Term, corpus_a
from validators.parameters import corpus_a_terms
from validators.parameters.transition import transition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.calendar import WorkingCalendar

TRANSITION = transition()


def agreement(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…не позднее 20 января оцениваемого года»; after it, ten working days from the appointment (пункт 33)."""
    dated, appointed = transition(), asked.appointed_on
    if appointed is None or appointed <= dated.chapter5_agreement_by:
        return not_later(dated.chapter5_agreement_by)
    if appointed > dated.chapter5_last_day:
        last = dated.chapter5_last_day
        raise ImpossibleDates("/appointed_on", "appointed_after_chapter5", appointed=appointed, last=last)
    return working_days(appointed, corpus_a_terms(appointed).chapter5_agreement_working_days, calendar)


def retention(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«Подписанные соглашения хранятся… в течение трех лет» (пункт 39)."""
    return years(asked.the("signed_on"), corpus_a_terms(asked.first).retention_years)


def interview_notice(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…за семь рабочих дней до начала его проведения» (пункт 49)."""
    return working_days_before(asked.the("interview_on"), corpus_a_terms(asked.first).interview_working_days, calendar)


def appeal(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…в течение десяти рабочих дней со дня ознакомления с результатами оценки» (пункт 52)."""
    return working_days(asked.the("acquainted_on"), corpus_a_terms(asked.first).appeal_working_days, calendar)


def sending(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…в течение десяти рабочих дней со дня завершения оценки» (пункт 54)."""
    terms = corpus_a_terms(asked.first)
    return working_days(asked.the("completed_on"), terms.chapter5_sending_working_days, calendar)


def analysis(_asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…не позднее 1 марта 2026 года» (пункт 55)."""
    return not_later(transition().chapter5_analysis_by)


def year_of_agreement(year: int) -> Iterable[Dates]:
    """Return the year in which agreements of chapter 5 were concluded."""
    return (Dates(),) if year == TRANSITION.chapter5_agreement_by.year else ()


def year_of_analysis(year: int) -> Iterable[Dates]:
    """Return the year in which the analysis was due."""
    return (Dates(),) if year == TRANSITION.chapter5_analysis_by.year else ()


def _chapter5(kind: str, item: str, text: str, shape: DatesShape, term: Term, **more: Any) -> Deadline:
    return corpus_a(f"a_chapter5_{kind}", item, text, shape, term, until=TRANSITION.chapter5_until, **more)


DEADLINES: tuple[Deadline, ...] = (
    _chapter5(
        "agreement",
        "33",
        "Ежегодное соглашение служащего корпуса «А» заключается не позднее 20 января оцениваемого года… При назначении "
        "служащего корпуса «А» на должность после срока, указанного в части первой настоящего пункта, соглашение "
        "заключается в течение десяти рабочих дней со дня его назначения на должность.",
        dates(optional=("appointed_on",)),
        agreement,
        years=year_of_agreement,
    ),
    _chapter5(
        "retention",
        "39",
        "Подписанные соглашения хранятся в службе управления персоналом государственного органа, в котором работает "
        "служащий, в течение трех лет.",
        dates("signed_on"),
        retention,
    ),
    _chapter5(
        "interview_notice",
        "49",
        "Служба управления персоналом уведомляет служащего о проведении собеседования за семь рабочих дней до начала "
        "его проведения.",
        dates("interview_on"),
        interview_notice,
    ),
    _chapter5(
        "appeal",
        "52",
        "В случае несогласия с результатами оценки служащий корпуса «А» вправе обратиться с соответствующим заявлением "
        "в произвольной форме в Национальную комиссию в течение десяти рабочих дней со дня ознакомления с результатами "
        "оценки.",
        dates("acquainted_on"),
        appeal,
    ),
    _chapter5(
        "sending",
        "54",
        "Государственный орган в течение десяти рабочих дней со дня завершения оценки направляет в уполномоченный "
        "орган по делам государственной службы копии следующих документов…",
        dates("completed_on"),
        sending,
    ),
    _chapter5(
        "analysis",
        "55",
        "Уполномоченный орган по делам государственной службы осуществляет анализ годовой оценки и не позднее 1 марта "
        "2026 года вносит их в рабочий орган Национальной комиссии.",
        dates(),
        analysis,
        years=year_of_analysis,
    ),
)
