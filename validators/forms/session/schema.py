"""The papers of a calibration session.

The decision to hold it (item 20), the reference on the employee for its members (item 16), its protocol (items 11,
19-24), and the record of the feedback after it (item 24).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.score_sheet.schema import PARAMETERS, Score
from validators.forms.shared.corpus_b import SHEETS
from validators.forms.shared.persons import Appellant, ContestedEvaluator, Person
from validators.forms.shared.values import (
    AVERAGE,
    MAX_PENALTIES,
    QUARTER,
    RESULT,
    SCORE,
    YEAR,
    DisciplinaryPenalty,
    Period,
)
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line, Text
from validators.schemas.values import Choice, Day, Flag, WholeNumber

MAX_MEMBERS = 99
MAX_PREVIOUS = 20
"""Quarters that a reference looks back on, five years of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDates:
    """Days on which the employee received the result and the application came in (item 11)."""

    texts: ClassVar[str] = "appeal"
    received_result_on: Annotated[date, Day()]
    submitted_on: Annotated[date, Day()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal(AppealDates):
    """The employee's application for a calibration session (item 11)."""

    grounds: Annotated[str, Text()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller(Person):
    """The official who called the session; ``by_maslikhat``: on the ground of a maslikhat's decision."""

    texts: ClassVar[str] = "caller"
    by_maslikhat: Annotated[bool, Flag()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Person):
    """A voting member of the session."""

    texts: ClassVar[str] = "member"
    role: Annotated[str, Choice(("chair", "member", "secretary"))]
    is_evaluator: Annotated[bool, Flag()]
    is_hr: Annotated[bool, Flag()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """The discussion (item 23)."""

    texts: ClassVar[str] = "discussion"
    evaluator_reasons: Annotated[str, Text()]
    appellant_reasons: Annotated[str | None, Text()] = None
    members_remarks: Annotated[str | None, Text()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision of the session."""

    texts: ClassVar[str] = "decision"
    outcome: Annotated[str, Choice(("upheld", "raised", "lowered"))]
    score_before: Annotated[Decimal, SCORE]
    score_after: Annotated[Decimal, SCORE]
    votes_for: Annotated[int, WholeNumber(0, MAX_MEMBERS)]
    votes_against: Annotated[int, WholeNumber(0, MAX_MEMBERS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationProtocol:
    """The protocol of a calibration session of corpus «Б» (items 11, 19-24)."""

    texts: ClassVar[str] = "calibration_protocol"
    assessed_by: ClassVar[str] = "/evaluator"
    order: ClassVar[tuple[str, ...]] = (
        *("organization", "number", "held_on", "appellant", "evaluator", "period", "appeal", "called_by", "called_on"),
    )
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str, Line(NAME_LENGTH)]
    held_on: Annotated[date, Day()]
    appellant: Appellant
    evaluator: ContestedEvaluator
    period: Period
    appeal: Appeal
    called_on: Annotated[date, Day()]
    called_by: Caller
    members: Annotated[tuple[Member, ...], Length(max=MAX_MEMBERS)]
    discussion: Discussion
    decision: Decision
    signed_on: Annotated[date, Day()]
    posted_on: Annotated[date | None, Day()] = None
    feedback_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationOrder:
    """The decision; ``signed_on`` is its day, ``session_on`` that of the session, at ``place``."""

    texts: ClassVar[str] = "calibration_order"
    assessed_by: ClassVar[str] = "/evaluator"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    appellant: Appellant
    evaluator: ContestedEvaluator
    period: Period
    appeal: AppealDates
    members: Annotated[tuple[Member, ...], Length(max=MAX_MEMBERS)]
    session_on: Annotated[date | None, Day()] = None
    place: Annotated[str | None, Line(POSITION_LENGTH)] = None
    called_by: Caller
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousQuarter:
    """A quarter before the contested one: its score, or the reason why there is none."""

    texts: ClassVar[str] = "previous_quarter"
    year: Annotated[int, YEAR]
    quarter: Annotated[int, QUARTER]
    average: Annotated[Decimal | None, SCORE] = None
    result: Annotated[str | None, RESULT] = None
    note: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReference:
    """The reference on the employee that the personnel service prepares for the members of the session (item 16).

    ``sheet`` is the form of the contested sheet: by it the parameters are named. ``contested`` are the points that the
    employee disagrees with, ``reasons`` those of the evaluator.
    """

    texts: ClassVar[str] = "session_reference"
    assessed_by: ClassVar[str] = "/evaluator"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    employee: Appellant
    in_service_since: Annotated[date | None, Day()] = None
    evaluator: ContestedEvaluator
    period: Period
    sheet: Annotated[str | None, Choice(SHEETS)] = None
    scores: Annotated[tuple[Score, ...], Length(max=PARAMETERS)] = ()
    average: Annotated[Decimal, AVERAGE]
    result: Annotated[str | None, RESULT] = None
    previous: Annotated[tuple[PreviousQuarter, ...], Length(max=MAX_PREVIOUS)]
    disciplinary_penalties: Annotated[tuple[DisciplinaryPenalty, ...], Length(max=MAX_PENALTIES)]
    appeal: AppealDates | None = None
    contested: Annotated[str | None, Text()] = None
    reasons: Annotated[str | None, Text()] = None
    signatory: Person
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """The record of the meeting at which the evaluator gives feedback after a session (item 24)."""

    texts: ClassVar[str] = "feedback"
    assessed_by: ClassVar[str] = "/evaluator"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    employee: Appellant
    evaluator: ContestedEvaluator
    period: Period
    session_on: Annotated[date | None, Day()] = None
    protocol_number: Annotated[str | None, Line(NAME_LENGTH)] = None
    final_score: Annotated[Decimal, SCORE]
    result: Annotated[str | None, RESULT] = None
    met_on: Annotated[date | None, Day()] = None
    achievements: Annotated[str | None, Text()] = None
    skills: Annotated[str | None, Text()] = None
    potential: Annotated[str | None, Text()] = None
    agreed: Annotated[str | None, Text()] = None
    opinion: Annotated[str | None, Text()] = None
    signed_on: Annotated[date | None, Day()] = None
