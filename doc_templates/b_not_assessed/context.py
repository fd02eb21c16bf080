"""Context of the list of those not assessed for a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import not_assessed, wording
from doc_templates.form import TemplateBinding
from doc_templates.names import body_in_quarter
from doc_templates.persons import blank_signatory, signatory
from validators.forms.working_papers.schema import DAYS_WORKED, SECONDED, TENURE, QuarterNotAssessedList

REASONS = {
    TENURE: "срок пребывания на конкретной должности в оцениваемом периоде – менее одного месяца "
    "(пункт\u00a06, часть\u00a01)",
    DAYS_WORKED: "фактически отработано менее пятнадцати рабочих дней (пункт\u00a06, часть\u00a02)",
    SECONDED: "оценка проводится в принимающем государственном органе за период прикомандирования "
    "(пункт\u00a04, часть\u00a05)",
}


def context(record: QuarterNotAssessedList, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled list; ``computed`` has ``servants``, their number."""
    return {
        "organization": record.organization,
        "period": wording.quarter(record.period),
        "servants": not_assessed.servants(record.servants, REASONS),
        "servants_count": str(computed["servants"]),
        "signed_on": wording.day(record.signed_on),
        "signatory": signatory(record.signatory),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(("organization", "period", "servants_count", "signed_on"), ""),
        "servants": not_assessed.blank_servants(),
        "signatory": blank_signatory(),
    }


BINDING = TemplateBinding(
    record=QuarterNotAssessedList,
    subject=lambda record: body_in_quarter(record.organization, record.period),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
