"""Corpus «А»: the notice of the result, items 24 and 25, and 51 and 52 of chapter 5."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from validators.parameters import editions
from validators.parameters.transition import transition
from validators.rules import notices
from validators.rules.model import ORDER_13, Finding, Moment, Rule, corpus_a, finding
from validators.rules.notices import where
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.notice_facts import ResultNoticeFacts

FORM = ("result_notice",)
UNTIL = date(2026, 3, 1)
ANNUAL, CHAPTER_5 = attrgetter("annual"), attrgetter("chapter5")


def period(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """«…по итогам календарного года» (пункт 3), «…с 1 января 2025 года» (пункт 4 приказа № 121)."""
    assessed = facts.record.period
    if not facts.known:
        yield finding("year", "/period/year", year=assessed.year, since=editions("A").tables[0].since)
    if assessed.quarter is not None:
        yield finding("quarter", "/period/quarter", quarter=assessed.quarter)


def chapter_5(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """«глава 5… действует до 1 марта 2026 года»: of the assessments held by then, nothing forbids to tell later."""
    until = transition().chapter5_until
    if facts.document_day >= until:
        pointer = "/ground" if facts.signed_on is None else "/sent_on"
        yield finding("over", pointer, day=facts.document_day, until=until)


_NOTIFY = (
    "Уведомление уволенных лиц, с результатами оценки осуществляется в течение месяца, следующего за отчетным "
    "кварталом, посредством направления заказного письма с уведомлением о его вручении и/или телефонограммы и/или "
    "телеграммы и/или текстового сообщения по абонентскому номеру сотовой связи или по электронному адресу либо с "
    "использованием иных средств связи, обеспечивающих фиксацию извещения или вызова."
)
_ACQUAINT = (
    "Ознакомление служащими корпуса «А» освобожденных, ротированных от должности и находящихся в социальном отпуске, "
    "осуществляется посредством направления заказного письма с уведомлением о его вручении и/или телефонограммы и/или "
    "телеграммы и/или текстового сообщения по абонентскому номеру сотовой связи или по электронному адресу либо с "
    "использованием иных средств связи, обеспечивающих фиксацию извещения или вызова."
)
_APPEAL = (
    "В случае несогласия с результатами оценки служащий корпуса «А» вправе обратиться с соответствующим заявлением в "
    "произвольной форме в Национальную комиссию в течение десяти рабочих дней со дня ознакомления с результатами "
    "оценки."
)
_SCALE = (
    "Итоговая оценка выставляется по пятибалльной шкале со следующими значениями: 0 - 2,99 баллов – "
    "«неудовлетворительно», 3 - 3,99 баллов – «удовлетворительно», 4 и более баллов – «эффективно»."
)
_WARNING = {"severity": Severity.WARNING}
_CHAPTER_5 = {"until": UNTIL, "moment": Moment.DOCUMENT}

RULES: tuple[Rule, ...] = (
    corpus_a(
        "A24-notice-period",
        "3",
        "Оценка служащих корпуса «А» проводится по результатам их деятельности на конкретной должности по итогам "
        "календарного года не позднее 20 января года, следующего за оцениваемым годом.",
        "Период уведомления – календарный год, 2025 или позже",
        where(lambda facts: facts.methodology == "A", period),
        forms=FORM,
        since=ORDER_13,
        moment=Moment.DOCUMENT,
    ),
    corpus_a(
        "A24-notice-dismissed",
        "24",
        _NOTIFY,
        "Служащий, которому направляют уведомление, уволен",
        where(ANNUAL, notices.dismissed),
        forms=FORM,
        **_WARNING,
    ),
    corpus_a(
        "A24-notice-sent",
        "24",
        _NOTIFY,
        "Уведомление направлено в месяце, следующем за отчётным периодом",
        where(ANNUAL, notices.sent),
        forms=FORM,
        **_WARNING,
    ),
    corpus_a(
        "A24-notice-means",
        "24",
        _NOTIFY,
        "Названо средство связи, обеспечивающее фиксацию извещения",
        where(ANNUAL, notices.means),
        forms=FORM,
        **_WARNING,
    ),
    corpus_a(
        "A21-notice-result",
        "21",
        _SCALE,
        "Результат уведомления соответствует оценке от 0 до 5 баллов",
        where(lambda facts: facts.methodology == "A", notices.result),
        forms=FORM,
    ),
    corpus_a(
        "A25-notice-appeal",
        "25",
        _APPEAL,
        "Заявление о несогласии подано в течение 10 рабочих дней со дня ознакомления",
        where(ANNUAL, notices.appeal),
        forms=FORM,
        **_WARNING,
    ),
    corpus_a(
        "A51-notice-chapter-5",
        "4",
        "глава 5 и приложения 8, 9, 10 к Методике действует до 1 марта 2026 года.",
        "Результаты оценки по главе 5 сообщены до 1 марта 2026 года",
        where(CHAPTER_5, chapter_5),
        **_WARNING,
        act="order-121",
        forms=FORM,
        since=ORDER_13,
        moment=Moment.DOCUMENT,
    ),
    corpus_a(
        "A51-notice-sent",
        "51",
        _ACQUAINT,
        "Результаты направлены после окончания оцениваемого периода",
        where(CHAPTER_5, notices.sent),
        forms=FORM,
        **_CHAPTER_5,
    ),
    corpus_a(
        "A51-notice-means",
        "51",
        _ACQUAINT,
        "Названо средство связи, обеспечивающее фиксацию извещения",
        where(CHAPTER_5, notices.means),
        forms=FORM,
        **_WARNING,
        **_CHAPTER_5,
    ),
    corpus_a(
        "A52-notice-appeal",
        "52",
        _APPEAL,
        "Заявление о несогласии подано в течение 10 рабочих дней со дня ознакомления",
        where(CHAPTER_5, notices.appeal),
        forms=FORM,
        **_WARNING,
        **_CHAPTER_5,
    ),
)
