"""Every form this room can check: its record, the facts its rules look at, and what is computed from them.

A new form is a line here, a record in ``schemas``, rules in ``rules``, and texts in ``messages``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from validators.rules.a_agreement import (
    agreement_facts,
    agreement_values,
    chapter5_agreement_facts,
)
from validators.rules.a_chapter5_sheet import chapter5_sheet_facts, chapter5_sheet_values
from validators.rules.a_review import (
    chapter5_review_facts,
    chapter5_review_values,
    review_facts,
    review_values,
)
from validators.rules.a_score_sheet import corpus_a_sheet_facts, corpus_a_sheet_values
from validators.rules.a_score_tables import table_facts, table_values
from validators.rules.a_survey import summary_facts, summary_values, survey_facts, survey_values
from validators.rules.a_working_papers import (
    disagreement_facts,
    disagreement_values,
    monitoring_facts,
    monitoring_values,
    not_assessed_facts,
    package_values,
    transmittal_facts,
)
from validators.rules.b_annual import annual_facts, annual_values
from validators.rules.b_facts import sheet_facts, sheet_values
from validators.rules.b_session import order_facts, order_values, protocol_facts, protocol_values
from validators.rules.notices import (
    interview_facts,
    interview_values,
    result_notice_facts,
    result_notice_values,
)
from validators.schemas.a_agreement import Agreement1, Agreement2, Chapter5Agreement
from validators.schemas.a_chapter5_sheet import Chapter5Sheet
from validators.schemas.a_interview_notice import InterviewNotice
from validators.schemas.a_review import Chapter5Review, Review
from validators.schemas.a_score_sheet import CorpusAScoreSheet
from validators.schemas.a_score_tables import ScoreTable
from validators.schemas.a_survey import Survey, SurveySummary
from validators.schemas.a_working_papers import (
    Disagreement,
    Monitoring,
    NotAssessedList,
    Transmittal,
)
from validators.schemas.b_annual import AnnualScore
from validators.schemas.b_calibration_order import CalibrationOrder
from validators.schemas.b_forms import CalibrationProtocol, ScoreSheet
from validators.schemas.result_notice import ResultNotice
from validators.schemas.schema import Schema, schema_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.computed import Computed
    from validators.rules.facts import Facts


@dataclass(frozen=True)
class Kind:
    """What a form is to this room.

    Attributes:
        methodology: ``A`` or ``B``, whose edition the documents of the form record.
        record: what its ``data`` become, and declares the fields.
        facts: takes the slug, the record, the day of validation and the calendar.
        computed: returns the values that follow from the facts, with the steps that explain them.
    """

    methodology: str
    record: type[object]
    facts: Callable[[str, Any, date, WorkingCalendar], Facts]
    computed: Callable[[Any], Computed]

    @cached_property
    def schema(self) -> Schema:
        """What reads its ``data`` into the record."""
        return schema_of(self.record)()  # type: ignore[arg-type]  # a class, hashable for the cache


_TABLE = Kind("A", ScoreTable, table_facts, table_values)
_SHEET = Kind("B", ScoreSheet, sheet_facts, sheet_values)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "a1_agreement": Kind("A", Agreement1, agreement_facts, agreement_values),
        "a2_agreement": Kind("A", Agreement2, agreement_facts, agreement_values),
        "a3_score_sheet": Kind("A", CorpusAScoreSheet, corpus_a_sheet_facts, corpus_a_sheet_values),
        "a4_max_score_table": _TABLE,
        "a5_allowed_score_table": _TABLE,
        "a6_review": Kind("A", Review, review_facts, review_values),
        "a7_survey": Kind("A", Survey, survey_facts, survey_values),
        "a8_agreement": Kind("A", Chapter5Agreement, chapter5_agreement_facts, agreement_values),
        "a9_score_sheet": Kind("A", Chapter5Sheet, chapter5_sheet_facts, chapter5_sheet_values),
        "a10_review": Kind("A", Chapter5Review, chapter5_review_facts, chapter5_review_values),
        "b1_score_sheet": _SHEET,
        "b2_score_sheet": _SHEET,
        "b_calibration_protocol": Kind("B", CalibrationProtocol, protocol_facts, protocol_values),
        "a7_summary": Kind("A", SurveySummary, summary_facts, summary_values),
        "a_disagreement": Kind("A", Disagreement, disagreement_facts, disagreement_values),
        "a_interview_notice": Kind("A", InterviewNotice, interview_facts, interview_values),
        "a_monitoring": Kind("A", Monitoring, monitoring_facts, monitoring_values),
        "a_not_assessed": Kind("A", NotAssessedList, not_assessed_facts, package_values),
        "a_transmittal": Kind("A", Transmittal, transmittal_facts, package_values),
        "b_annual": Kind("B", AnnualScore, annual_facts, annual_values),
        "b_calibration_order": Kind("B", CalibrationOrder, order_facts, order_values),
        "result_notice": Kind("B", ResultNotice, result_notice_facts, result_notice_values),
    }
)
