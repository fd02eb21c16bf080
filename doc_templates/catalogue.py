"""The catalogue of official forms: which there are, where they come from in the law, and what each prints."""

from __future__ import annotations

from doc_templates.a1_agreement.context import FILLING as A1_AGREEMENT
from doc_templates.a2_agreement.context import FILLING as A2_AGREEMENT
from doc_templates.a3_score_sheet.context import FILLING as A3_SCORE_SHEET
from doc_templates.a4_max_score_table.context import FILLING as A4_MAX_SCORE_TABLE
from doc_templates.a5_allowed_score_table.context import FILLING as A5_ALLOWED_SCORE_TABLE
from doc_templates.a6_review.context import FILLING as A6_REVIEW
from doc_templates.a7_summary.context import FILLING as A7_SUMMARY
from doc_templates.a7_survey.context import FILLING as A7_SURVEY
from doc_templates.a8_agreement.context import FILLING as A8_AGREEMENT
from doc_templates.a9_score_sheet.context import FILLING as A9_SCORE_SHEET
from doc_templates.a10_review.context import FILLING as A10_REVIEW
from doc_templates.a_disagreement.context import FILLING as A_DISAGREEMENT
from doc_templates.a_interview_notice.context import FILLING as A_INTERVIEW_NOTICE
from doc_templates.a_monitoring.context import FILLING as A_MONITORING
from doc_templates.a_not_assessed.context import FILLING as A_NOT_ASSESSED
from doc_templates.a_transmittal.context import FILLING as A_TRANSMITTAL
from doc_templates.b1_score_sheet.context import FILLING as B1_SCORE_SHEET
from doc_templates.b2_score_sheet.context import FILLING as B2_SCORE_SHEET
from doc_templates.b_annual.context import FILLING as B_ANNUAL
from doc_templates.b_calibration_order.context import FILLING as B_CALIBRATION_ORDER
from doc_templates.b_calibration_protocol.context import FILLING as B_CALIBRATION_PROTOCOL
from doc_templates.errors import (
    BrokenFormError,
    CatalogueError,
    UnknownFormError,
    UnknownLanguageError,
    WrongRecordError,
)
from doc_templates.form import ROOM, Form, read_form
from doc_templates.result_notice.context import FILLING as RESULT_NOTICE
from doc_templates.template_files import Template

__all__ = [
    "FORMS",
    "ROOM",
    "BrokenFormError",
    "CatalogueError",
    "Form",
    "Template",
    "UnknownFormError",
    "UnknownLanguageError",
    "WrongRecordError",
    "form",
    "read_form",
]

FORMS: tuple[Form, ...] = (
    read_form("a1_agreement", A1_AGREEMENT),
    read_form("a2_agreement", A2_AGREEMENT),
    read_form("a3_score_sheet", A3_SCORE_SHEET),
    read_form("a4_max_score_table", A4_MAX_SCORE_TABLE),
    read_form("a5_allowed_score_table", A5_ALLOWED_SCORE_TABLE),
    read_form("a6_review", A6_REVIEW),
    read_form("a7_survey", A7_SURVEY),
    read_form("a8_agreement", A8_AGREEMENT),
    read_form("a9_score_sheet", A9_SCORE_SHEET),
    read_form("a10_review", A10_REVIEW),
    read_form("b1_score_sheet", B1_SCORE_SHEET),
    read_form("b2_score_sheet", B2_SCORE_SHEET),
    read_form("b_calibration_protocol", B_CALIBRATION_PROTOCOL),
    read_form("a7_summary", A7_SUMMARY),
    read_form("a_disagreement", A_DISAGREEMENT),
    read_form("a_interview_notice", A_INTERVIEW_NOTICE),
    read_form("a_monitoring", A_MONITORING),
    read_form("a_not_assessed", A_NOT_ASSESSED),
    read_form("a_transmittal", A_TRANSMITTAL),
    read_form("b_annual", B_ANNUAL),
    read_form("b_calibration_order", B_CALIBRATION_ORDER),
    read_form("result_notice", RESULT_NOTICE),
)


def form(slug: str) -> Form:
    """Return the form with the slug.

    Raises:
        UnknownFormError: there is none.
    """
    for candidate in FORMS:
        if candidate.slug == slug:
            return candidate
    raise UnknownFormError(f"no form {slug[:60]!r}; there are {', '.join(known.slug for known in FORMS)}")
