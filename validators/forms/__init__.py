"""Registry of the forms: the methodology's side of each, and the rules of all of them.

A form is a folder here; what several of them use stands in ``shared``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from validators.calendar import WorkingCalendar
from validators.computed import Computed
from validators.errors import UnknownFormError
from validators.forms.a3_score_sheet import assessment as a3_score_sheet_assessment
from validators.forms.a3_score_sheet import rules as a3_score_sheet
from validators.forms.a3_score_sheet.computed import corpus_a_sheet_values
from validators.forms.a3_score_sheet.schema import CorpusAScoreSheet
from validators.forms.a9_score_sheet import rules as a9_score_sheet
from validators.forms.a9_score_sheet.computed import chapter5_sheet_values
from validators.forms.a9_score_sheet.schema import Chapter5Sheet
from validators.forms.agreement import rules as agreement
from validators.forms.agreement import terms as agreement_terms
from validators.forms.agreement.computed import agreement_values
from validators.forms.agreement.schema import Agreement1, Agreement2, Chapter5Agreement
from validators.forms.b_annual import rules as b_annual
from validators.forms.b_annual.computed import annual_values
from validators.forms.b_annual.schema import AnnualScore
from validators.forms.destruction_act import rules as destruction_act
from validators.forms.destruction_act.computed import destruction_values
from validators.forms.destruction_act.schema import DestructionAct
from validators.forms.notices import interview, result
from validators.forms.notices.computed import interview_values, result_notice_values
from validators.forms.notices.schema import AcquaintanceNotice, InterviewNotice, ResultNotice
from validators.forms.preparation import rules as preparation
from validators.forms.preparation.computed import assessor_decision_values, schedule_values
from validators.forms.preparation.schema import AssessorDecision, Schedule
from validators.forms.review import rules as review
from validators.forms.review.computed import chapter5_review_values, review_values
from validators.forms.review.schema import Chapter5Review, Review
from validators.forms.score_sheet import many as score_sheet_many
from validators.forms.score_sheet import rules as score_sheet
from validators.forms.score_sheet.computed import sheet_values
from validators.forms.score_sheet.schema import ScoreSheet
from validators.forms.score_tables import rules as score_tables
from validators.forms.score_tables.schema import ScoreTable
from validators.forms.session import rules as session
from validators.forms.session.computed import feedback_values, order_values, protocol_values, reference_values
from validators.forms.session.schema import CalibrationOrder, CalibrationProtocol, Feedback, SessionReference
from validators.forms.shared import chapter5, corpus_a, corpus_b
from validators.forms.shared.corpus_a import BlankFacts
from validators.forms.survey import rules as survey
from validators.forms.survey.computed import summary_values
from validators.forms.survey.schema import Survey, SurveySummary
from validators.forms.working_papers import rules as papers
from validators.forms.working_papers.computed import (
    disagreement_values,
    monitoring_values,
    package_values,
    quarter_not_assessed_values,
)
from validators.forms.working_papers.schema import (
    Disagreement,
    Monitoring,
    NotAssessedList,
    QuarterNotAssessedList,
    Transmittal,
)
from validators.rules.facts import Facts
from validators.rules.model import Rules
from validators.schemas.schema import Schema, schema_of

IIN = re.compile("[0-9]{12}")
EACH = "*"
"""The step of a pointer to every entry of a list."""


def _nothing(_facts: Facts) -> Computed:
    return Computed()


@dataclass(frozen=True)
class FormSpec:
    """A form as the methodology sees it.

    Attributes:
        slug: of the form.
        methodology: ``A`` or ``B``, whose edition the documents of the form record.
        record: what its ``data`` become, and declares the fields.
        facts: takes the slug, the record, the day of validation and the calendar.
        computed: returns the values that follow from the facts, with the steps that explain them; by default, none.
    """

    slug: str
    methodology: str
    record: type[object]
    facts: Callable[[str, Any, date, WorkingCalendar], Facts]
    computed: Callable[[Any], Computed] = _nothing

    @cached_property
    def schema(self) -> Schema:
        """The schema that reads its ``data`` into the record."""
        return schema_of(self.record)()  # type: ignore[arg-type]  # a class, hashable for the cache

    @cached_property
    def assessed_by(self) -> tuple[str, ...]:
        """Where its ``data`` name who assesses: names of fields, ``EACH`` for every entry of a list; else empty."""
        pointer: str = getattr(self.record, "assessed_by", "")
        return tuple(pointer.split("/")[1:])

    def evaluator_iin(self, data: Any) -> str | None:
        """Return the IIN of who assesses by ``data``, however incomplete; ``None`` where they name nobody, or several.

        A paper that several people assessed is nobody's own.
        """
        found = set(_persons(data, self.assessed_by)) if self.assessed_by else set()
        [one] = found if len(found) == 1 else [None]
        return one if isinstance(one, str) and IIN.fullmatch(one) else None


def _persons(data: Any, steps: Sequence[str]) -> Iterator[Any]:
    """Yield the IIN of everybody who is named there; ``None`` for who is named without."""
    if not steps:
        if isinstance(data, Mapping):
            iin = data.get("iin")
            yield iin.strip() if isinstance(iin, str) else None
    elif steps[0] == EACH:
        for entry in data if isinstance(data, list) else ():
            yield from _persons(entry, steps[1:])
    elif isinstance(data, Mapping):
        yield from _persons(data.get(steps[0]), steps[1:])


FORMS: tuple[FormSpec, ...] = (
    FormSpec("a1_agreement", "A", Agreement1, agreement.CategoryAgreementFacts.of, agreement_values),
    FormSpec("a2_agreement", "A", Agreement2, agreement.CategoryAgreementFacts.of, agreement_values),
    FormSpec("a3_score_sheet", "A", CorpusAScoreSheet, a3_score_sheet.CorpusASheetFacts.of, corpus_a_sheet_values),
    FormSpec("a4_max_score_table", "A", ScoreTable, BlankFacts.of),
    FormSpec("a5_allowed_score_table", "A", ScoreTable, BlankFacts.of),
    FormSpec("a6_review", "A", Review, review.ReviewFacts.of, review_values),
    FormSpec("a7_survey", "A", Survey, BlankFacts.of),
    FormSpec("a8_agreement", "A", Chapter5Agreement, agreement.Chapter5AgreementFacts.of, agreement_values),
    FormSpec("a9_score_sheet", "A", Chapter5Sheet, a9_score_sheet.Chapter5SheetFacts.of, chapter5_sheet_values),
    FormSpec("a10_review", "A", Chapter5Review, review.Chapter5ReviewFacts.of, chapter5_review_values),
    FormSpec("b1_score_sheet", "B", ScoreSheet, score_sheet.SheetFacts.of, sheet_values),
    FormSpec("b2_score_sheet", "B", ScoreSheet, score_sheet.SheetFacts.of, sheet_values),
    FormSpec("b_calibration_protocol", "B", CalibrationProtocol, session.ProtocolFacts.of, protocol_values),
    FormSpec("a7_summary", "A", SurveySummary, survey.SurveySummaryFacts.of, summary_values),
    FormSpec("a_disagreement", "A", Disagreement, papers.DisagreementFacts.of, disagreement_values),
    FormSpec("a_interview_notice", "A", InterviewNotice, interview.InterviewFacts.of, interview_values),
    FormSpec("a_monitoring", "A", Monitoring, papers.MonitoringFacts.of, monitoring_values),
    FormSpec("a_not_assessed", "A", NotAssessedList, papers.NotAssessedFacts.of, package_values),
    FormSpec("a_transmittal", "A", Transmittal, papers.TransmittalFacts.of, package_values),
    FormSpec("b_annual", "B", AnnualScore, b_annual.AnnualFacts.of, annual_values),
    FormSpec("b_calibration_order", "B", CalibrationOrder, session.OrderFacts.of, order_values),
    FormSpec(
        "b_not_assessed", "B", QuarterNotAssessedList, papers.QuarterNotAssessedFacts.of, quarter_not_assessed_values
    ),
    FormSpec("b_session_reference", "B", SessionReference, session.ReferenceFacts.of, reference_values),
    FormSpec("b_feedback", "B", Feedback, session.FeedbackFacts.of, feedback_values),
    FormSpec(
        "b_assessor_decision",
        "B",
        AssessorDecision,
        preparation.AssessorDecisionFacts.of,
        assessor_decision_values,
    ),
    FormSpec("assessment_schedule", "B", Schedule, preparation.ScheduleFacts.of, schedule_values),
    FormSpec("acquaintance_notice", "B", AcquaintanceNotice, result.AcquaintanceFacts.of, result_notice_values),
    FormSpec("destruction_act", "B", DestructionAct, destruction_act.DestructionFacts.of, destruction_values),
    FormSpec("result_notice", "B", ResultNotice, result.ResultNoticeFacts.of, result_notice_values),
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
    corpus_a.rule,
    agreement.rule,
    agreement_terms.rule,
    a3_score_sheet_assessment.rule,
    a3_score_sheet.rule,
    score_tables.rule,
    survey.rule,
    interview.rule,
    interview.chapter5,
    review.rule,
    result.rule,
    result.chapter5,
    papers.rule,
    papers.chapter5,
    chapter5.rule,
    agreement.chapter5,
    a9_score_sheet.rule,
    review.chapter5,
    corpus_b.rule,
    score_sheet.rule,
    b_annual.rule,
    score_sheet_many.rule,
    result.quarterly,
    session.rule,
    session.order,
    session.protocol,
    preparation.schedule,
    preparation.annual,
    preparation.quarterly,
    preparation.decision,
    session.reference,
    session.afterwards,
    destruction_act.rule,
    papers.quarterly,
)
"""The rules of the forms in the order of the methodology: that in which violations of one value are reported."""
