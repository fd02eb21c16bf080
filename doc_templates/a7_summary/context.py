"""Context of the summary of the survey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.form import TemplateBinding
from doc_templates.names import body_in_year
from doc_templates.persons import blank_signatory, signatory
from validators.forms.survey.schema import SurveySummary
from validators.parameters import survey

NO_SHARE = "–"
"""Printed as the share of an option of a question without answers."""


def context(record: SurveySummary, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled summary.

    Args:
        record: the checked summary.
        computed: ``questions`` with the shares, as the check of the summary gives them.
    """
    stated = record.satisfaction
    satisfaction = {"percent": "", "source": ""}
    if stated is not None:
        satisfaction = {"percent": wording.percent(stated.percent), "source": stated.source}
    questions = {f"question_{number}": _question(each) for number, each in enumerate(computed["questions"], start=1)}
    return {
        "organization": record.organization,
        "period": wording.year(record.year),
        "respondents": record.respondents,
        **questions,
        "satisfaction": satisfaction,
        "prepared_by": signatory(record.prepared_by),
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    questions = {
        f"question_{number}": {
            "answered": "",
            **{f"option_{place}": {"count": "", "share": ""} for place, _ in enumerate(question.options, start=1)},
        }
        for number, question in enumerate(survey().questions, start=1)
    }
    return {
        "organization": "",
        "period": "",
        "respondents": "",
        **questions,
        "satisfaction": {"percent": "", "source": ""},
        "prepared_by": blank_signatory(),
        "signed_on": "",
    }


def _question(computed: Mapping[str, Any]) -> dict[str, Any]:
    options = {
        f"option_{place}": {
            "count": option["count"],
            "share": wording.average(option["share"]) if "share" in option else NO_SHARE,
        }
        for place, option in enumerate(computed["options"], start=1)
    }
    return {"answered": computed["answered"], **options}


BINDING = TemplateBinding(
    record=SurveySummary,
    subject=lambda record: body_in_year(record.organization, record.year),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
