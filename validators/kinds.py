"""Every form this room can check: its shape, the facts its rules look at, and what is computed from them.

A new form is a line here, a shape in ``schemas``, rules in ``rules``, and texts in ``messages``.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from validators.computed import protocol_values, sheet_values
from validators.explanations import corpus_a, corpus_a_sheets, corpus_b, notices
from validators.rules.a_agreement_facts import agreement_facts, agreement_values, chapter5_agreement_facts
from validators.rules.a_chapter5_sheet_facts import chapter5_sheet_facts, chapter5_sheet_values
from validators.rules.a_review_facts import chapter5_review_facts, review_facts, review_values
from validators.rules.a_score_sheet_facts import corpus_a_sheet_facts, corpus_a_sheet_values
from validators.rules.a_score_tables_facts import table_facts, table_values
from validators.rules.a_survey_facts import summary_facts, summary_values, survey_facts, survey_values
from validators.rules.a_working_facts import (
    disagreement_facts,
    disagreement_values,
    monitoring_facts,
    monitoring_values,
    not_assessed_facts,
    package_values,
    transmittal_facts,
)
from validators.rules.b_annual_facts import annual_facts, annual_values
from validators.rules.b_facts import sheet_facts
from validators.rules.b_session_facts import order_facts, order_values, protocol_facts
from validators.rules.notice_facts import (
    interview_facts,
    interview_values,
    result_notice_facts,
    result_notice_values,
)
from validators.schemas.a_agreement import Agreement1Shape, Agreement2Shape, Chapter5AgreementShape
from validators.schemas.a_chapter5_sheet import Chapter5SheetShape
from validators.schemas.a_interview_notice import InterviewNoticeShape
from validators.schemas.a_review import Chapter5ReviewShape, ReviewShape
from validators.schemas.a_score_sheet import CorpusAScoreSheetShape
from validators.schemas.a_score_tables import ScoreTableShape
from validators.schemas.a_survey import SurveyShape, SurveySummaryShape
from validators.schemas.a_working_papers import (
    DisagreementShape,
    MonitoringShape,
    NotAssessedListShape,
    TransmittalShape,
)
from validators.schemas.b_annual import AnnualScoreShape
from validators.schemas.b_calibration_order import CalibrationOrderShape
from validators.schemas.b_forms import CalibrationProtocolShape, ScoreSheetShape
from validators.schemas.result_notice import ResultNoticeShape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.explanations.model import Explanation
    from validators.rules.facts import Facts
    from validators.schemas.shapes import Shape


def nothing(_facts: Facts) -> Iterable[Explanation]:
    """Explain nothing: all values of the form are printed in it."""
    return ()


@dataclass(frozen=True)
class Kind:
    """What a form is to this room.

    Attributes:
        methodology: ``A`` or ``B``, whose edition the documents of the form record.
        shape: reads its ``data`` into a record.
        facts: takes the slug, the record, the day of validation and the calendar.
        computed: returns the values that follow from the facts, JSON-ready, decimals as strings.
        explained: yields how each of these values came about; nothing for a form that computes none.
    """

    methodology: str
    shape: Shape
    facts: Callable[[str, Any, date, WorkingCalendar], Facts]
    computed: Callable[[Any], dict[str, Any]]
    explained: Callable[[Any], Iterable[Explanation]] = nothing


_TABLE = Kind("A", ScoreTableShape(), table_facts, table_values)
_SHEET = Kind("B", ScoreSheetShape(), sheet_facts, sheet_values, corpus_b.sheet)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "a1_agreement": Kind("A", Agreement1Shape(), agreement_facts, agreement_values, corpus_a_sheets.agreement),
        "a2_agreement": Kind("A", Agreement2Shape(), agreement_facts, agreement_values, corpus_a_sheets.agreement),
        "a3_score_sheet": Kind(
            "A", CorpusAScoreSheetShape(), corpus_a_sheet_facts, corpus_a_sheet_values, corpus_a_sheets.score_sheet
        ),
        "a4_max_score_table": _TABLE,
        "a5_allowed_score_table": _TABLE,
        "a6_review": Kind("A", ReviewShape(), review_facts, review_values, corpus_a.review),
        "a7_survey": Kind("A", SurveyShape(), survey_facts, survey_values),
        "a8_agreement": Kind(
            "A",
            Chapter5AgreementShape(),
            chapter5_agreement_facts,
            agreement_values,
            corpus_a_sheets.chapter5_agreement,
        ),
        "a9_score_sheet": Kind(
            "A", Chapter5SheetShape(), chapter5_sheet_facts, chapter5_sheet_values, corpus_a.chapter5_sheet
        ),
        "a10_review": Kind("A", Chapter5ReviewShape(), chapter5_review_facts, review_values, corpus_a.chapter5_review),
        "b1_score_sheet": _SHEET,
        "b2_score_sheet": _SHEET,
        "b_calibration_protocol": Kind(
            "B", CalibrationProtocolShape(), protocol_facts, protocol_values, corpus_b.protocol
        ),
        "a7_summary": Kind("A", SurveySummaryShape(), summary_facts, summary_values, corpus_a.summary),
        "a_disagreement": Kind("A", DisagreementShape(), disagreement_facts, disagreement_values),
        "a_interview_notice": Kind("A", InterviewNoticeShape(), interview_facts, interview_values, notices.interview),
        "a_monitoring": Kind("A", MonitoringShape(), monitoring_facts, monitoring_values, corpus_a_sheets.monitoring),
        "a_not_assessed": Kind("A", NotAssessedListShape(), not_assessed_facts, package_values),
        "a_transmittal": Kind("A", TransmittalShape(), transmittal_facts, package_values),
        "b_annual": Kind("B", AnnualScoreShape(), annual_facts, annual_values, corpus_b.annual),
        "b_calibration_order": Kind("B", CalibrationOrderShape(), order_facts, order_values, corpus_b.order),
        "result_notice": Kind(
            "B", ResultNoticeShape(), result_notice_facts, result_notice_values, notices.result_notice
        ),
    }
)
