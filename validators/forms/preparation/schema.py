"""The schedule of an assessment (items 5, 16 of «А»; 9, 16 of «Б»), and the decision on who assesses (4, 18 of «Б»)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.notices.schema import NoticePeriod
from validators.forms.shared.persons import Person
from validators.forms.shared.values import Period
from validators.parameters import METHODOLOGIES
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Category, Line, Text
from validators.schemas.values import Choice, Day, WholeNumber

MAX_STAGES, MAX_SCHEDULED, MAX_ASSESSORS, MAX_ASSESSED = 20, 500, 99, 10_000
STAND_IN, DELEGATES, APPARATUS_HEAD = KINDS = ("stand_in", "delegates", "apparatus_head")
"""Who assesses: a stand-in for an absent evaluator, delegates beside the evaluator, the head of the apparatus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the assessment: until when, and who sees to it."""

    texts: ClassVar[str] = "stage"
    name: Annotated[str, Line(POSITION_LENGTH)]
    due: Annotated[date | None, Day()] = None
    responsible: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled(Person):
    """An employee to be assessed by ``evaluator``, until ``assess_by``."""

    texts: ClassVar[str] = "scheduled"
    evaluator: Person
    assess_by: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The schedule, which both sides sign to be acquainted with the procedure."""

    texts: ClassVar[str] = "schedule"
    methodology: Annotated[str, Choice(METHODOLOGIES)]
    organization: Annotated[str, Line(POSITION_LENGTH)]
    period: NoticePeriod
    stages: Annotated[tuple[Stage, ...], Length(max=MAX_STAGES)]
    servants: Annotated[tuple[Scheduled, ...], Length(1, MAX_SCHEDULED)]
    signatory: Person
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor(Person):
    """Who assesses by the decision, and whom: employees or units in words."""

    texts: ClassVar[str] = "assessor"
    category: Annotated[str | None, Category()] = None
    assesses: Annotated[str | None, Text()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorDecision:
    """The decision on who assesses for, or beside, ``evaluator``.

    That is who is absent, from ``since`` until ``until`` for ``reason``; who has ``assessed`` people to assess; or the
    first head, whose subordinates the head of the apparatus assesses.
    """

    texts: ClassVar[str] = "assessor_decision"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    kind: Annotated[str, Choice(KINDS)]
    period: Period
    evaluator: Person
    reason: Annotated[str | None, Line(POSITION_LENGTH)] = None
    since: Annotated[date | None, Day()] = None
    until: Annotated[date | None, Day()] = None
    assessed: Annotated[int | None, WholeNumber(0, MAX_ASSESSED)] = None
    assessors: Annotated[tuple[Assessor, ...], Length(1, MAX_ASSESSORS)]
    decided_by: Person
    signed_on: Annotated[date | None, Day()] = None
