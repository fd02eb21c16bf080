"""Context of the notice of the result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from doc_templates import notices, wording
from doc_templates.form import TemplateBinding
from doc_templates.names import Subject, employee_in_quarter, employee_in_year
from doc_templates.persons import blank_signatory, signatory
from validators.forms.notices.schema import ResultNotice
from validators.forms.shared.values import Period

METHODOLOGY_A = "Методики оценки деятельности административных государственных служащих корпуса «А»"
METHODOLOGY_B = "Типовой методики оценки деятельности административных государственных служащих корпуса «Б»"
BLANK_OPENING = (
    "В соответствии с пунктом 24 или 51 Методики корпуса «А», пунктом 10 Типовой методики корпуса «Б» (ненужное "
    "зачеркнуть) уведомляем Вас о результатах оценки Вашей деятельности."
)
APPEAL_A = (
    "В случае несогласия с результатами оценки служащий корпуса «А» вправе обратиться с соответствующим заявлением в "
    "произвольной форме в Национальную комиссию по кадровой политике при Президенте Республики Казахстан в течение "
    "десяти рабочих дней со дня ознакомления с результатами оценки ({items} Методики)."
)
APPEAL_B = (
    "В случае несогласия с результатами оценки служащий корпуса «Б» обращается с соответствующим заявлением в "
    "произвольной форме о проведении калибровочной сессии к должностному лицу, имеющему право назначения на "
    "государственную должность и освобождения от государственной должности, в течение пяти рабочих дней со дня "
    "получения результатов оценки (пункт 11 Типовой методики)."
)
CONFIDENTIAL = (
    "Результаты оценки являются конфиденциальной информацией и не подлежат разглашению третьим лицам, за исключением "
    "случаев, названных в пункте 14 Типовой методики."
)


def context(record: ResultNotice, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled notice.

    Args:
        record: the checked notice.
        computed: ``result_wording`` and, where the day of acquaintance is known, ``appeal_by``.
    """
    appeal_by = computed.get("appeal_by")
    return {
        **notices.letter(record),
        "opening": _opening(record),
        "period": _period(record),
        "score": wording.average(record.final_score),
        "result": computed["result_wording"],
        "appeal": _appeal(record),
        "means": notices.sent_by(record.means),
        "signed_by": signatory(record.signed_by),
        "received_on": wording.day(record.received_on),
        "appeal_by": wording.day(date.fromisoformat(appeal_by) if appeal_by else None),
        "appealed_on": wording.day(record.appealed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys for a notice written by hand: of both methodologies, with squares to tick."""
    empty = ("period", "score", "result", "received_on", "appeal_by", "appealed_on")
    return {
        **notices.blank_letter(),
        **dict.fromkeys(empty, ""),
        "opening": BLANK_OPENING,
        "appeal": [APPEAL_A.format(items=wording.items("25", "52")), APPEAL_B],
        "means": notices.blank_means(),
        "signed_by": blank_signatory(),
    }


def _opening(record: ResultNotice) -> str:
    item, of = "10", METHODOLOGY_B
    if record.methodology == "A":
        item, of = ("51" if record.chapter5 else "24"), METHODOLOGY_A
    return f"В соответствии с пунктом {item} {of} уведомляем Вас о результатах оценки Вашей деятельности."


def _period(record: ResultNotice) -> str:
    year, quarter = record.period.year, record.period.quarter
    if record.chapter5:
        return wording.chapter5_period(year)
    if record.methodology == "A" or quarter is None:
        return wording.year(year)
    return wording.quarter(Period(year=year, quarter=quarter))


def _appeal(record: ResultNotice) -> list[str]:
    if record.methodology == "A":
        return [APPEAL_A.format(items=wording.items("52" if record.chapter5 else "25"))]
    return [APPEAL_B, CONFIDENTIAL]


def subject(record: ResultNotice) -> Subject:
    """Return whom and which period the notice is about."""
    year, quarter = record.period.year, record.period.quarter
    if record.methodology == "A" or quarter is None:
        return employee_in_year(record.employee.full_name, year)
    return employee_in_quarter(record.employee.full_name, Period(year=year, quarter=quarter))


BINDING = TemplateBinding(
    record=ResultNotice,
    subject=subject,
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
