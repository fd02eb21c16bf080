"""The one registry of the forms: what each is to the methodology, and the rules of all of them.

A form is a folder here; what several of them use stands in ``shared``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from validators.calendar import WorkingCalendar
from validators.computed import Computed
from validators.errors import UnknownFormError
from validators.forms.a3_score_sheet import assessment as a3_score_sheet_assessment
from validators.forms.a3_score_sheet import rules as a3_score_sheet_rules
from validators.forms.a3_score_sheet.rules import corpus_a_sheet_facts, corpus_a_sheet_values
from validators.forms.a3_score_sheet.schema import CorpusAScoreSheet
from validators.forms.a9_score_sheet import rules as a9_score_sheet_rules
from validators.forms.a9_score_sheet.rules import chapter5_sheet_facts, chapter5_sheet_values
from validators.forms.a9_score_sheet.schema import Chapter5Sheet
from validators.forms.agreement import chapter5 as agreement_chapter5
from validators.forms.agreement import rules as agreement_rules
from validators.forms.agreement import terms as agreement_terms
from validators.forms.agreement.rules import agreement_facts, agreement_values, chapter5_agreement_facts
from validators.forms.agreement.schema import Agreement1, Agreement2, Chapter5Agreement
from validators.forms.b_annual import rules as b_annual_rules
from validators.forms.b_annual.rules import annual_facts, annual_values
from validators.forms.b_annual.schema import AnnualScore
from validators.forms.notices import interview as notices_interview
from validators.forms.notices import result_a as notices_result_a
from validators.forms.notices import result_b as notices_result_b
from validators.forms.notices.common import interview_facts, interview_values, result_notice_facts, result_notice_values
from validators.forms.notices.schema import InterviewNotice, ResultNotice
from validators.forms.review import chapter5 as review_chapter5
from validators.forms.review import rules as review_rules
from validators.forms.review.common import chapter5_review_facts, chapter5_review_values, review_facts, review_values
from validators.forms.review.schema import Chapter5Review, Review
from validators.forms.score_sheet import many as score_sheet_many
from validators.forms.score_sheet import rules as score_sheet_rules
from validators.forms.score_sheet.schema import ScoreSheet
from validators.forms.score_tables import rules as score_tables_rules
from validators.forms.score_tables.rules import table_facts, table_values
from validators.forms.score_tables.schema import ScoreTable
from validators.forms.session import order as session_order
from validators.forms.session import protocol as session_protocol
from validators.forms.session import rules as session_rules
from validators.forms.session.rules import order_facts, order_values, protocol_facts, protocol_values
from validators.forms.session.schema import CalibrationOrder, CalibrationProtocol
from validators.forms.shared import chapter5, papers_a, papers_b, parties
from validators.forms.shared.facts_b import sheet_facts, sheet_values
from validators.forms.survey import rules as survey_rules
from validators.forms.survey.rules import summary_facts, summary_values, survey_facts, survey_values
from validators.forms.survey.schema import Survey, SurveySummary
from validators.forms.working_papers import rules as working_papers_rules
from validators.forms.working_papers.rules import (
    disagreement_facts,
    disagreement_values,
    monitoring_facts,
    monitoring_values,
    not_assessed_facts,
    package_values,
    transmittal_facts,
)
from validators.forms.working_papers.schema import Disagreement, Monitoring, NotAssessedList, Transmittal
from validators.rules.facts import Facts
from validators.rules.model import Rules
from validators.schemas.schema import Schema, schema_of


@dataclass(frozen=True)
class FormSpec:
    """What a form is to the methodology.

    Attributes:
        slug: of the form.
        methodology: ``A`` or ``B``, whose edition the documents of the form record.
        record: what its ``data`` become, and declares the fields.
        facts: takes the slug, the record, the day of validation and the calendar.
        computed: returns the values that follow from the facts, with the steps that explain them.
    """

    slug: str
    methodology: str
    record: type[object]
    facts: Callable[[str, Any, date, WorkingCalendar], Facts]
    computed: Callable[[Any], Computed]

    @cached_property
    def schema(self) -> Schema:
        """What reads its ``data`` into the record."""
        return schema_of(self.record)()  # type: ignore[arg-type]  # a class, hashable for the cache


FORMS: tuple[FormSpec, ...] = (
    FormSpec("a1_agreement", "A", Agreement1, agreement_facts, agreement_values),
    FormSpec("a2_agreement", "A", Agreement2, agreement_facts, agreement_values),
    FormSpec("a3_score_sheet", "A", CorpusAScoreSheet, corpus_a_sheet_facts, corpus_a_sheet_values),
    FormSpec("a4_max_score_table", "A", ScoreTable, table_facts, table_values),
    FormSpec("a5_allowed_score_table", "A", ScoreTable, table_facts, table_values),
    FormSpec("a6_review", "A", Review, review_facts, review_values),
    FormSpec("a7_survey", "A", Survey, survey_facts, survey_values),
    FormSpec("a8_agreement", "A", Chapter5Agreement, chapter5_agreement_facts, agreement_values),
    FormSpec("a9_score_sheet", "A", Chapter5Sheet, chapter5_sheet_facts, chapter5_sheet_values),
    FormSpec("a10_review", "A", Chapter5Review, chapter5_review_facts, chapter5_review_values),
    FormSpec("b1_score_sheet", "B", ScoreSheet, sheet_facts, sheet_values),
    FormSpec("b2_score_sheet", "B", ScoreSheet, sheet_facts, sheet_values),
    FormSpec("b_calibration_protocol", "B", CalibrationProtocol, protocol_facts, protocol_values),
    FormSpec("a7_summary", "A", SurveySummary, summary_facts, summary_values),
    FormSpec("a_disagreement", "A", Disagreement, disagreement_facts, disagreement_values),
    FormSpec("a_interview_notice", "A", InterviewNotice, interview_facts, interview_values),
    FormSpec("a_monitoring", "A", Monitoring, monitoring_facts, monitoring_values),
    FormSpec("a_not_assessed", "A", NotAssessedList, not_assessed_facts, package_values),
    FormSpec("a_transmittal", "A", Transmittal, transmittal_facts, package_values),
    FormSpec("b_annual", "B", AnnualScore, annual_facts, annual_values),
    FormSpec("b_calibration_order", "B", CalibrationOrder, order_facts, order_values),
    FormSpec("result_notice", "B", ResultNotice, result_notice_facts, result_notice_values),
)
SPECS: Mapping[str, FormSpec] = MappingProxyType({form.slug: form for form in FORMS})


def spec_of(slug: str) -> FormSpec:
    """Return the form with a slug.

    Raises:
        UnknownFormError: there is no such form.
    """
    try:
        return SPECS[slug]
    except KeyError:
        raise UnknownFormError(f"there is no form {slug!r}; the forms are {', '.join(SPECS)}") from None


DECLARED: tuple[Rules, ...] = (
    papers_a.rule,
    agreement_rules.rule,
    agreement_terms.rule,
    a3_score_sheet_assessment.rule,
    a3_score_sheet_rules.rule,
    score_tables_rules.rule,
    survey_rules.rule,
    notices_interview.rule,
    notices_interview.chapter5,
    review_rules.rule,
    notices_result_a.rule,
    notices_result_a.chapter5,
    working_papers_rules.rule,
    working_papers_rules.chapter5,
    chapter5.rule,
    agreement_chapter5.rule,
    a9_score_sheet_rules.rule,
    review_chapter5.rule,
    papers_b.rule,
    parties.rule,
    score_sheet_rules.rule,
    b_annual_rules.rule,
    score_sheet_many.rule,
    notices_result_b.rule,
    session_rules.rule,
    session_order.rule,
    session_protocol.rule,
)
"""The rules of the forms in the order of the methodology: that in which violations of one value are told."""
