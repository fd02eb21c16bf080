"""Every rule, in the order of the methodology: the order in which violations of one value are told."""

from __future__ import annotations

from itertools import chain
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
    from validators.rules.model import Rule, Rules

DECLARED: tuple[Rules, ...] = (
    a_general.rule,
    a_agreement.rule,
    a_agreement_terms.rule,
    a_assessment.rule,
    a_score_sheet.rule,
    a_score_tables.rule,
    a_survey.rule,
    a_interview_notice.rule,
    a_interview_notice.chapter5,
    a_review_annual.rule,
    a_result_notice.rule,
    a_result_notice.chapter5,
    a_working_papers.rule,
    a_working_papers.chapter5,
    a_chapter5.rule,
    a_chapter5_agreement.rule,
    a_chapter5_sheet.rule,
    a_review_chapter5.rule,
    b_general.rule,
    b_assessment.rule,
    b_score_sheet.rule,
    b_annual.rule,
    b_many.rule,
    b_result_notice.rule,
    b_session.rule,
    b_calibration_order.rule,
    b_calibration.rule,
    a_dossier.annual,
    a_dossier.chapter5,
    b_dossier_year.rule,
    b_dossier_calibration.rule,
    b_dossier_order.rule,
)
RULES: tuple[Rule, ...] = tuple(chain.from_iterable(DECLARED))
_BY_ID = {rule.id: rule for rule in RULES}


def rule_by_id(rule_id: str) -> Rule:
    """Return the rule with the id; raises ``KeyError`` for an unknown one."""
    return _BY_ID[rule_id]
