"""Context of the notice of the result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from doc_templates import notices, wording
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_signatory, signatory
from validators.forms.notices.schema import ResultNotice

BLANK_OPENING = (
    "В соответствии с пунктом 24 или 51 Методики корпуса «А», пунктом 10 Типовой методики корпуса «Б» (ненужное "
    "зачеркнуть) уведомляем Вас о результатах оценки Вашей деятельности."
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
        "period": notices.period(record),
        "score": wording.average(record.final_score),
        "result": computed["result_wording"],
        "appeal": notices.appeal(record),
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
        "appeal": [notices.APPEAL_A.format(items=wording.items("25", "52")), notices.APPEAL_B],
        "means": notices.blank_means(),
        "signed_by": blank_signatory(),
    }


def _opening(record: ResultNotice) -> str:
    item, of = "10", notices.METHODOLOGY_B
    if record.methodology == "A":
        item, of = ("51" if record.chapter5 else "24"), notices.METHODOLOGY_A
    return f"В соответствии с пунктом {item} {of} уведомляем Вас о результатах оценки Вашей деятельности."


BINDING = TemplateBinding(
    record=ResultNotice,
    subject=notices.subject,
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
