"""Which layout builds the template of which form; a new form is added here and to the catalogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from doc_templates.a1_agreement.layout import LAYOUT as A1_AGREEMENT
from doc_templates.a2_agreement.layout import LAYOUT as A2_AGREEMENT
from doc_templates.a3_score_sheet.layout import LAYOUT as A3_SCORE_SHEET
from doc_templates.a4_max_score_table.layout import LAYOUT as A4_MAX_SCORE_TABLE
from doc_templates.a5_allowed_score_table.layout import LAYOUT as A5_ALLOWED_SCORE_TABLE
from doc_templates.a6_review.layout import LAYOUT as A6_REVIEW
from doc_templates.a7_summary.layout import LAYOUT as A7_SUMMARY
from doc_templates.a7_survey.layout import LAYOUT as A7_SURVEY
from doc_templates.a8_agreement.layout import LAYOUT as A8_AGREEMENT
from doc_templates.a9_score_sheet.layout import LAYOUT as A9_SCORE_SHEET
from doc_templates.a10_review.layout import LAYOUT as A10_REVIEW
from doc_templates.a_disagreement.layout import LAYOUT as A_DISAGREEMENT
from doc_templates.a_interview_notice.layout import LAYOUT as A_INTERVIEW_NOTICE
from doc_templates.a_monitoring.layout import LAYOUT as A_MONITORING
from doc_templates.a_not_assessed.layout import LAYOUT as A_NOT_ASSESSED
from doc_templates.a_transmittal.layout import LAYOUT as A_TRANSMITTAL
from doc_templates.b1_score_sheet.layout import LAYOUT as B1_SCORE_SHEET
from doc_templates.b2_score_sheet.layout import LAYOUT as B2_SCORE_SHEET
from doc_templates.b_annual.layout import LAYOUT as B_ANNUAL
from doc_templates.b_calibration_order.layout import LAYOUT as B_CALIBRATION_ORDER
from doc_templates.b_calibration_protocol.layout import LAYOUT as B_CALIBRATION_PROTOCOL
from doc_templates.result_notice.layout import LAYOUT as RESULT_NOTICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from doc_templates.building.package import Layout

LAYOUTS: Mapping[tuple[str, str], Layout] = MappingProxyType(
    {
        ("a1_agreement", "ru"): A1_AGREEMENT,
        ("a2_agreement", "ru"): A2_AGREEMENT,
        ("a3_score_sheet", "ru"): A3_SCORE_SHEET,
        ("a4_max_score_table", "ru"): A4_MAX_SCORE_TABLE,
        ("a5_allowed_score_table", "ru"): A5_ALLOWED_SCORE_TABLE,
        ("a6_review", "ru"): A6_REVIEW,
        ("a7_survey", "ru"): A7_SURVEY,
        ("a8_agreement", "ru"): A8_AGREEMENT,
        ("a9_score_sheet", "ru"): A9_SCORE_SHEET,
        ("a10_review", "ru"): A10_REVIEW,
        ("b1_score_sheet", "ru"): B1_SCORE_SHEET,
        ("b2_score_sheet", "ru"): B2_SCORE_SHEET,
        ("b_calibration_protocol", "ru"): B_CALIBRATION_PROTOCOL,
        ("a7_summary", "ru"): A7_SUMMARY,
        ("a_disagreement", "ru"): A_DISAGREEMENT,
        ("a_interview_notice", "ru"): A_INTERVIEW_NOTICE,
        ("a_monitoring", "ru"): A_MONITORING,
        ("a_not_assessed", "ru"): A_NOT_ASSESSED,
        ("a_transmittal", "ru"): A_TRANSMITTAL,
        ("b_annual", "ru"): B_ANNUAL,
        ("b_calibration_order", "ru"): B_CALIBRATION_ORDER,
        ("result_notice", "ru"): RESULT_NOTICE,
    }
)
"""Layout by slug and language; of a form that an amendment changes, one more by language and day: ``ru.2028-01-01``."""
