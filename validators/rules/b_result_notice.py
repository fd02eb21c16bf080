"""Corpus «Б»: the notice of the result to a dismissed servant, items 8, 10 and 11."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from validators.parameters import editions
from validators.periods import QUARTERS
from validators.rules import notices
from validators.rules.model import ORDER_13, Finding, Moment, Rule, finding
from validators.rules.notices import where
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.notice_facts import ResultNoticeFacts

FORM = ("result_notice",)
QUARTERLY = attrgetter("quarterly")


def period(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """«оцениваемый период – квартал» (пункт 3), «…с 1 июля 2025 года» (пункт 4 приказа № 121)."""
    assessed = facts.record.period
    if assessed.quarter is None:
        yield finding("missing", "/period")
    elif assessed.quarter not in QUARTERS:
        yield finding("quarter", "/period/quarter", quarter=assessed.quarter, least=QUARTERS[0], most=QUARTERS[-1])
    elif not facts.known:
        values = {"year": assessed.year, "since": editions("B").tables[0].since}
        yield finding("edition", "/period", quarter=assessed.quarter, **values)


def ground(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """«Ознакомление уволенных лиц»: chapter 5 is of the methodology «А» only."""
    if facts.record.ground != "dismissed":
        yield finding("other", "/ground")


_NOTIFY = (
    "Ознакомление уволенных лиц, осуществляется в течение месяца, следующего за отчетным кварталом, посредством "
    "направления заказного письма с уведомлением о его вручении и/или телефонограммы и/или телеграммы и/или текстового "
    "сообщения по абонентскому номеру сотовой связи или по электронному адресу либо с использованием иных средств "
    "связи, обеспечивающих фиксацию извещения или вызова."
)

RULES: tuple[Rule, ...] = (
    Rule(
        "B10-notice-period",
        "3",
        "оцениваемый период – квартал, за который оцениваются результаты работы государственного служащего.",
        "Период уведомления – квартал, с III квартала 2025 года",
        where(QUARTERLY, period),
        forms=FORM,
        since=ORDER_13,
        moment=Moment.DOCUMENT,
    ),
    Rule(
        "B10-notice-ground",
        "10",
        _NOTIFY,
        "Уведомление по методике корпуса «Б» направляют уволенным",
        where(QUARTERLY, ground),
        severity=Severity.WARNING,
        forms=FORM,
    ),
    Rule(
        "B10-notice-dismissed",
        "10",
        _NOTIFY,
        "Служащий, которому направляют уведомление, уволен",
        where(QUARTERLY, notices.dismissed),
        forms=FORM,
    ),
    Rule(
        "B10-notice-sent",
        "10",
        _NOTIFY,
        "Уведомление направлено в месяце, следующем за кварталом",
        where(QUARTERLY, notices.sent),
        severity=Severity.WARNING,
        forms=FORM,
    ),
    Rule(
        "B10-notice-means",
        "10",
        _NOTIFY,
        "Названо средство связи, обеспечивающее фиксацию извещения",
        where(QUARTERLY, notices.means),
        forms=FORM,
    ),
    Rule(
        "B8-notice-result",
        "8",
        "Результату «Выполняет функциональные обязанности эффективно» соответствует диапазон оценок от 4 до 5 баллов, "
        "«Выполняет функциональные обязанности надлежащим образом» от 3 до 3,99 баллов, «Выполняет функциональные "
        "обязанности удовлетворительно» от 2 до 2,99 баллов, «Выполняет функциональные обязанности не "
        "удовлетворительно» от 0 до 1,99 баллов.",
        "Результат уведомления соответствует оценке от 0 до 5 баллов",
        where(QUARTERLY, notices.result),
        forms=FORM,
    ),
    Rule(
        "B11-notice-appeal",
        "11",
        "В случае несогласия с результатами оценки служащий обращается с соответствующим заявлением в произвольной "
        "форме о проведении калибровочной сессии… в течение пяти рабочих дней со дня получения результатов оценки.",
        "Обращение о калибровочной сессии подано в течение 5 рабочих дней со дня получения результатов",
        where(QUARTERLY, notices.appeal),
        severity=Severity.WARNING,
        forms=FORM,
    ),
)
