"""Context of the notice of the result to an employee in service."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from doc_templates import notices, wording
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_signatory, signatory
from validators.forms.notices.schema import AcquaintanceNotice

OPENING = (
    "Уведомляем Вас о результатах оценки Вашей деятельности. Результаты своей оценки служащий получает в "
    "информационной системе, а также в мобильном приложении «Е-қызмет» ({items}); настоящее уведомление их не заменяет."
)
ITEMS = {"A": "пункт\u00a024 Методики", "B": "пункт\u00a010 Типовой методики"}
BLANK_ITEMS = "пункт\u00a024 Методики корпуса «А», пункт\u00a010 Типовой методики корпуса «Б», ненужное зачеркнуть"
EMPTY = ("period", "score", "result", "received_on", "appeal_by", "acquainted_on")


def context(record: AcquaintanceNotice, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled notice.

    Args:
        record: the checked notice.
        computed: ``result_wording`` and, where the day the result was received is known, ``appeal_by``.
    """
    appeal_by = computed.get("appeal_by")
    return {
        **notices.letter(record),
        "opening": OPENING.format(items=ITEMS[record.methodology]),
        "period": notices.period(record),
        "score": wording.average(record.final_score),
        "result": computed["result_wording"],
        "appeal": notices.appeal(record),
        "signed_by": signatory(record.signed_by),
        "acquainted": signatory(record.employee),
        "received_on": wording.day(record.received_on),
        "acquainted_on": wording.day(record.acquainted_on),
        "appeal_by": wording.day(date.fromisoformat(appeal_by) if appeal_by else None),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys for a notice written by hand, of both methodologies."""
    return {
        **notices.blank_letter(),
        **dict.fromkeys(EMPTY, ""),
        "opening": OPENING.format(items=BLANK_ITEMS),
        "appeal": [notices.APPEAL_A.format(items=wording.items("25")), notices.APPEAL_B],
        "signed_by": blank_signatory(),
        "acquainted": blank_signatory(),
    }


BINDING = TemplateBinding(
    record=AcquaintanceNotice,
    subject=notices.subject,
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
