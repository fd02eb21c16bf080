"""The frozen records that shapes become; attribute paths equal the JSON Pointers of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a paper."""

    full_name: str
    position: str
    organization: str
    iin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee(Person):
    """The assessed servant; ``managerial`` says that the position is a leading one.

    For the categories C-1 and D-3 ``managerial`` means exactly the positions that item 17 names in brackets.
    """

    category: str
    managerial: bool
    appointed_on: date
    dismissed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator(Person):
    """Who assesses, and in what capacity.

    ``category`` is that of the evaluator's own position. ``ground`` names the decision by which another than the
    evaluator of item 17 assesses (items 4 and 18).
    """

    role: str
    category: str | None = None
    ground: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The assessed period as sent: whether there is such a quarter is for a rule to say."""

    year: int
    quarter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of one parameter."""

    score: Decimal
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplinaryPenalty:
    """A disciplinary penalty of the assessed servant."""

    kind: str
    imposed_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """A score sheet of corpus «Б», annex 1 or 2."""

    employee: Employee
    evaluator: Evaluator
    period: Period
    days_worked: int
    scores: tuple[Score, ...]
    disciplinary_penalties: tuple[DisciplinaryPenalty, ...]
    average: Decimal | None = None
    result: str | None = None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appellant(Person):
    """The servant who disagrees with the assessment."""

    category: str
    appointed_on: date
    managerial: bool | None = None
    dismissed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedEvaluator(Person):
    """Who gave the contested assessment."""

    role: str | None = None
    category: str | None = None
    ground: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """The servant's application for a calibration session (item 11)."""

    received_result_on: date
    submitted_on: date
    grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller(Person):
    """The official who called the session; ``by_maslikhat``: on the ground of a maslikhat's decision."""

    by_maslikhat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Person):
    """A voting member of the session."""

    role: str
    is_evaluator: bool
    is_hr: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What was said (item 23)."""

    evaluator_reasons: str
    appellant_reasons: str | None = None
    members_remarks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the session decided."""

    outcome: str
    score_before: Decimal
    score_after: Decimal
    votes_for: int
    votes_against: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationProtocol:
    """The protocol of a calibration session of corpus «Б» (items 11, 19-24)."""

    organization: str
    number: str
    held_on: date
    appellant: Appellant
    evaluator: ContestedEvaluator
    period: Period
    appeal: Appeal
    called_on: date
    called_by: Caller
    members: tuple[Member, ...]
    discussion: Discussion
    decision: Decision
    signed_on: date
    posted_on: date | None = None
    feedback_on: date | None = None
