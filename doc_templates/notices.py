"""Context that notices have in common: whose and to whom, how they were sent, what may be done against a result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from doc_templates import wording
from doc_templates.docx.measure import kept_text
from doc_templates.names import Subject, employee_in_quarter, employee_in_year
from doc_templates.persons import blank_person, person
from validators.forms.notices.schema import AcquaintanceNotice, InterviewNotice, Means, ResultNotice
from validators.forms.shared.values import Period

MEANS = {
    "registered_letter": "заказным письмом с уведомлением о его вручении",
    "telephone_message": "телефонограммой",
    "telegram": "телеграммой",
    "text_message": "текстовым сообщением по абонентскому номеру сотовой связи",
    "email": "по электронному адресу",
    "other": "с использованием иного средства связи, обеспечивающего фиксацию извещения или вызова",
}
"""The means of items 22, 24, 49 and 51 of «А» and 10 of «Б», in the case the notices need."""

SQUARE = "\u25a1"

METHODOLOGY_A = "Методики оценки деятельности административных государственных служащих корпуса «А»"
METHODOLOGY_B = "Типовой методики оценки деятельности административных государственных служащих корпуса «Б»"
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


def letter(record: InterviewNotice | ResultNotice | AcquaintanceNotice) -> dict[str, Any]:
    """Return the body, number and day of a notice, and its addressee."""
    return {
        "organization": record.organization,
        "number": record.number or "",
        "sent_on": wording.day(record.sent_on),
        "employee": person(record.employee),
    }


def blank_letter() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {**dict.fromkeys(("organization", "number", "sent_on"), ""), "employee": blank_person()}


def sent_by(means: Sequence[Means]) -> dict[str, Any]:
    """Return a line for each means with its address; one empty line, to write on, where none is named."""
    return kept_text([_line(entry) for entry in means] or [""])


def blank_means() -> dict[str, Any]:
    """Return a line for each means, with a square to tick and room for the address."""
    return kept_text([f"{SQUARE} {words}:" for words in MEANS.values()])


def period(record: ResultNotice | AcquaintanceNotice) -> str:
    """Return the assessed period as the notice names it."""
    year, quarter = record.period.year, record.period.quarter
    if _chapter5(record):
        return wording.chapter5_period(year)
    if record.methodology == "A" or quarter is None:
        return wording.year(year)
    return wording.quarter(Period(year=year, quarter=quarter))


def appeal(record: ResultNotice | AcquaintanceNotice) -> list[str]:
    """Return what the employee may do against the result, in the words of the methodology."""
    if record.methodology == "A":
        return [APPEAL_A.format(items=wording.items("52" if _chapter5(record) else "25"))]
    return [APPEAL_B, CONFIDENTIAL]


def subject(record: ResultNotice | AcquaintanceNotice) -> Subject:
    """Return whom and which period the notice is about."""
    year, quarter = record.period.year, record.period.quarter
    if record.methodology == "A" or quarter is None:
        return employee_in_year(record.employee.full_name, year)
    return employee_in_quarter(record.employee.full_name, Period(year=year, quarter=quarter))


def _chapter5(record: ResultNotice | AcquaintanceNotice) -> bool:
    return isinstance(record, ResultNotice) and record.chapter5


def _line(entry: Means) -> str:
    details = ", ".join(part for part in (entry.description, entry.address) if part)
    return f"{MEANS[entry.kind]}: {details}" if details else MEANS[entry.kind]
