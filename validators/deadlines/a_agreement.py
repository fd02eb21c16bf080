"""Terms of the corpus «А» methodology, chapters 1 and 2: the assessment itself and the annual agreement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.deadlines.counting import Due, before, not_later, working_days, years
from validators.deadlines.dates import Dates, dates
from validators.deadlines.model import Deadline, ImpossibleDates, corpus_a
from validators.parameters import corpus_a_terms
from validators.parameters.transition import transition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validators.calendar import WorkingCalendar

TRANSITION = transition()


def assessment(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…не позднее 20 января года, следующего за оцениваемым годом» (пункт 3)."""
    terms = corpus_a_terms(asked.first)
    return not_later(date(asked.the("year") + 1, terms.assessment_month, terms.assessment_day))


def agreement_category_1(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…не позднее пяти рабочих дней со дня его согласования» (пункт 7, часть 1)."""
    return working_days(asked.the("approved_on"), corpus_a_terms(asked.first).agreement_working_days, calendar)


def agreement_category_2(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…до 1 февраля оцениваемого года» (пункт 7, часть 2)."""
    terms = corpus_a_terms(asked.first)
    return before(date(asked.the("year"), terms.agreement_month, terms.agreement_day))


def draft(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…не позднее 20 января оцениваемого года»; after it, ten working days from the appointment (части 3 и 4)."""
    year, terms = asked.the("year"), corpus_a_terms(asked.first)
    last = date(year, terms.draft_month, terms.draft_day)
    if asked.appointed_on is None or asked.appointed_on <= last:
        return not_later(last)
    if asked.appointed_on.year > year:
        raise ImpossibleDates("/appointed_on", "appointed_later", appointed=asked.appointed_on, year=year)
    return working_days(asked.appointed_on, terms.draft_working_days, calendar)


def approval(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«…в течение пятнадцати рабочих дней осуществляет согласование» (пункт 7, часть 5)."""
    return working_days(asked.the("draft_sent_on"), corpus_a_terms(asked.first).approval_working_days, calendar)


def rework(asked: Dates, calendar: WorkingCalendar) -> Due:
    """«Государственный орган в течение пяти рабочих дней направляет… проект» (пункт 7, часть 6)."""
    return working_days(asked.the("returned_on"), corpus_a_terms(asked.first).rework_working_days, calendar)


def realignment(_asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«…до 10 августа 2025 года» (пункт 7, части 8 и 9)."""
    return before(transition().realignment_before)


def retention(asked: Dates, _calendar: WorkingCalendar) -> Due:
    """«Подписанные соглашения хранятся… в течение трех лет» (пункт 14)."""
    return years(asked.the("signed_on"), corpus_a_terms(asked.first).retention_years)


def this_year(year: int) -> Iterable[Dates]:
    """Return the year itself: terms that fall into the assessed year."""
    return (Dates(year=year),)


def year_before(year: int) -> Iterable[Dates]:
    """Return the year before: terms that follow the assessed year."""
    return (Dates(year=year - 1),)


def only_2025(year: int) -> Iterable[Dates]:
    """Return the only year in which the term comes."""
    return (Dates(),) if year == TRANSITION.realignment_before.year else ()


DEADLINES: tuple[Deadline, ...] = (
    corpus_a(
        "a_assessment",
        "3",
        "Оценка служащих корпуса «А» проводится по результатам их деятельности на конкретной должности по итогам "
        "календарного года не позднее 20 января года, следующего за оцениваемым годом.",
        dates("year"),
        assessment,
        years=year_before,
    ),
    corpus_a(
        "a_agreement_category_1",
        "7",
        "Ежегодное соглашение служащих корпуса «А» категории 1… заключается не позднее пяти рабочих дней со дня его "
        "согласования c уполномоченным органом по делам государственной службы по форме, согласно приложению 1…",
        dates("approved_on"),
        agreement_category_1,
    ),
    corpus_a(
        "a_agreement_category_2",
        "7",
        "Ежегодное соглашение служащих корпуса «А» категории 2… заключается до 1 февраля оцениваемого года по форме, "
        "согласно приложению 2 к настоящей Методике.",
        dates("year"),
        agreement_category_2,
        years=this_year,
    ),
    corpus_a(
        "a_draft",
        "7",
        "Проект ежегодного соглашения служащих категории 1 направляется на согласование в уполномоченный орган по "
        "делам государственной службы не позднее 20 января оцениваемого года… При назначении служащего категории 1 на "
        "должность после 20 января оцениваемого года, проект ежегодного соглашения направляется на согласование… в "
        "течение десяти рабочих дней со дня его назначения на должность.",
        dates("year", optional=("appointed_on",)),
        draft,
        years=this_year,
    ),
    corpus_a(
        "a_approval",
        "7",
        "Уполномоченный орган по делам государственной службы в течение пятнадцати рабочих дней осуществляет "
        "согласование проекта ежегодного соглашения или при наличии замечаний направляет его на доработку.",
        dates("draft_sent_on"),
        approval,
    ),
    corpus_a(
        "a_rework",
        "7",
        "Государственный орган в течение пяти рабочих дней направляет в уполномоченный орган по делам государственной "
        "службы проект ежегодного соглашения, доработанный с учетом замечаний.",
        dates("returned_on"),
        rework,
    ),
    corpus_a(
        "a_realignment",
        "7",
        "Ежегодные соглашения служащих категории 1, утвержденные до вступления в силу настоящей Методики, подлежат "
        "приведению в соответствие с пунктом 8 и приложением 1 к настоящей Методике и должны быть направлены на "
        "согласование в уполномоченный орган по делам государственной службы до 10 августа 2025 года.",
        dates(),
        realignment,
        part="8",
        until=TRANSITION.transition_until,
        years=only_2025,
    ),
    corpus_a(
        "a_realignment",
        "7",
        "Ежегодные соглашения служащих категории 2, утвержденные до вступления в силу настоящей Методики, подлежат "
        "приведению в соответствие с пунктом 9 и приложением 2 к настоящей Методике до 10 августа 2025 года.",
        dates(),
        realignment,
        part="9",
        until=TRANSITION.transition_until,
        years=only_2025,
    ),
    corpus_a(
        "a_retention",
        "14",
        "Подписанные соглашения хранятся в службе управления персоналом государственного органа, в котором работает "
        "служащий, в течение трех лет.",
        dates("signed_on"),
        retention,
    ),
)
