"""Every rule, in the order of the methodology: the order in which violations of one value are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.rules import (
    a_agreement,
    a_agreement_terms,
    a_assessment,
    a_chapter5,
    a_chapter5_agreement,
    a_chapter5_sheet,
    a_dossier,
    a_general,
    a_interview_notice,
    a_result_notice,
    a_review_annual,
    a_review_chapter5,
    a_score_sheet,
    a_score_tables,
    a_survey,
    a_working_papers,
    b_annual,
    b_assessment,
    b_calibration,
    b_calibration_order,
    b_dossier_calibration,
    b_dossier_order,
    b_dossier_year,
    b_general,
    b_many,
    b_result_notice,
    b_score_sheet,
    b_session,
)

if TYPE_CHECKING:
    from validators.rules.model import Rule

RULES: tuple[Rule, ...] = (
    *a_general.RULES,
    *a_agreement.RULES,
    *a_agreement_terms.RULES,
    *a_assessment.RULES,
    *a_score_sheet.RULES,
    *a_score_tables.RULES,
    *a_survey.RULES,
    *a_interview_notice.RULES,
    *a_review_annual.RULES,
    *a_result_notice.RULES,
    *a_working_papers.RULES,
    *a_chapter5.RULES,
    *a_chapter5_agreement.RULES,
    *a_chapter5_sheet.RULES,
    *a_review_chapter5.RULES,
    *b_general.RULES,
    *b_assessment.RULES,
    *b_score_sheet.RULES,
    *b_annual.RULES,
    *b_many.RULES,
    *b_result_notice.RULES,
    *b_session.RULES,
    *b_calibration_order.RULES,
    *b_calibration.RULES,
    *a_dossier.RULES,
    *b_dossier_year.RULES,
    *b_dossier_calibration.RULES,
    *b_dossier_order.RULES,
)
_BY_ID = {rule.id: rule for rule in RULES}


def rule_by_id(rule_id: str) -> Rule:
    """Return the rule with the id; raises ``KeyError`` for an unknown one."""
    return _BY_ID[rule_id]
