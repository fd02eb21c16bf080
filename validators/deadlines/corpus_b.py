"""Terms of the corpus «Б» methodology, in the order's sequence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.deadlines.counting import Due, in_month_after, not_later, working_days, years
from validators.deadlines.dates import Dates, dates
from validators.deadlines.model import Deadline
from validators.parameters import terms
from validators.periods import add_months, quarter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.calendar import WorkingCalendar

MONTHS_IN_QUARTER = 3


def assessment(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…не позднее двадцатого числа месяца, следующего за отчетным кварталом» (пункты 5 и 7)."""
    period = quarter(asked.the("year"), asked.the("quarter"))
    month_after = add_months(period.first_day, MONTHS_IN_QUARTER)
    return not_later(month_after.replace(day=terms(period.first_day).assessment_day))


def annual(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«Итоговая оценка формируется не позднее 30 января, следующего за отчетным годом» (пункт 5)."""
    dated = terms(end_of_year(asked))
    return not_later(date(asked.the("year") + 1, dated.annual_month, dated.annual_day))


def notification(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«Ознакомление уволенных лиц, осуществляется в течение месяца, следующего за отчетным кварталом» (пункт 10)."""
    return in_month_after(quarter(asked.the("year"), asked.the("quarter")).last_day)


def appeal(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…в течение пяти рабочих дней со дня получения результатов оценки» (пункт 11)."""
    return working_days(asked.the("received_result_on"), terms(asked.first).appeal_working_days, calendar)


def retention(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…хранятся… в течение трех лет со дня завершения оценки» (пункт 13)."""
    return years(asked.the("completed_on"), terms(asked.first).retention_years)


def calling(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…утверждает ее состав в течение трех рабочих дней со дня поступления обращения» (пункт 20)."""
    return working_days(asked.the("submitted_on"), terms(asked.first).decision_working_days, calendar)


def session(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…проводится в течение десяти рабочих дней со дня обращения служащего» (пункт 21)."""
    return working_days(asked.the("submitted_on"), terms(asked.first).session_working_days, calendar)


def posting(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…в течение трех рабочих дней со дня его подписания» (пункт 23)."""
    return working_days(asked.the("signed_on"), terms(asked.first).posting_working_days, calendar)


def end_of_year(asked: Dates) -> date:
    """Return the day that places an annual score in time: in 2025 only the second half was under the methodology."""
    return date(asked.the("year"), 12, 31)


def quarters_that_follow(year: int) -> Iterable[Dates]:
    """Return the quarters whose assessment falls into the year: the last of the year before, then three."""
    return (Dates(year=year - 1, quarter=4), *(Dates(year=year, quarter=number) for number in (1, 2, 3)))


def year_before(year: int) -> Iterable[Dates]:
    """Return the year whose annual score is formed in ``year``."""
    return (Dates(year=year - 1),)


DEADLINES: tuple[Deadline, ...] = (
    Deadline(
        "b_assessment",
        "5",
        "Оценка проводится по итогам квартала – не позднее двадцатого числа месяца, следующего за отчетным кварталом.",
        dates("year", "quarter"),
        assessment,
        years=quarters_that_follow,
    ),
    Deadline(
        "b_annual",
        "5",
        "Итоговая оценка формируется не позднее 30 января, следующего за отчетным годом.",
        dates("year"),
        annual,
        placed=end_of_year,
        years=year_before,
    ),
    Deadline(
        "b_notification",
        "10",
        "Ознакомление уволенных лиц, осуществляется в течение месяца, следующего за отчетным кварталом…",
        dates("year", "quarter"),
        notification,
        years=quarters_that_follow,
    ),
    Deadline(
        "b_appeal",
        "11",
        "В случае несогласия с результатами оценки служащий обращается с соответствующим заявлением в произвольной "
        "форме о проведении калибровочной сессии… в течение пяти рабочих дней со дня получения результатов оценки.",
        dates("received_result_on"),
        appeal,
    ),
    Deadline(
        "b_retention",
        "13",
        "Документы, связанные с оценкой, хранятся в службе управления персоналом в течение трех лет со дня завершения "
        "оценки, а также в информационной системе.",
        dates("completed_on"),
        retention,
    ),
    Deadline(
        "b_calling",
        "20",
        "Должностное лицо… принимает решение о проведении калибровочной сессии и утверждает ее состав в течение трех "
        "рабочих дней со дня поступления обращения служащего.",
        dates("submitted_on"),
        calling,
    ),
    Deadline(
        "b_session",
        "21",
        "Калибровочная сессия проводится в течение десяти рабочих дней со дня обращения служащего в порядке, "
        "предусмотренном в пункте 11 настоящей Типовой методики.",
        dates("submitted_on"),
        session,
    ),
    Deadline(
        "b_posting",
        "23",
        "Служба управления персоналом обеспечивает размещение протокола в информационной системе (при наличии "
        "технической возможности) в течение трех рабочих дней со дня его подписания.",
        dates("signed_on"),
        posting,
    ),
)
