"""Context that notices have in common: whose and to whom they are, and the means by which they were sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from doc_templates import wording
from doc_templates.docx.measure import kept_text
from doc_templates.persons import blank_person, person
from validators.forms.notices.schema import InterviewNotice, Means, ResultNotice

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


def letter(record: InterviewNotice | ResultNotice) -> dict[str, Any]:
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


def _line(entry: Means) -> str:
    details = ", ".join(part for part in (entry.description, entry.address) if part)
    return f"{MEANS[entry.kind]}: {details}" if details else MEANS[entry.kind]
