"""The people, score sheets and calibration sessions of corpus «Б», as the contract with HR systems fixes them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.parameters import known_penalties, known_results, known_roles
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Category, Line, Text
from validators.schemas.values import Choice, Day, ExactNumber, Flag, Iin, WholeNumber

LONGEST_QUARTER = 92
PARAMETERS = 5
MOST_PENALTIES, MOST_MEMBERS = 50, 99
RESULTS = dict(known_results())
ROLES = tuple(known_roles())

YEAR = WholeNumber(2000, 2098)
QUARTER = WholeNumber(0, 99, documented=(1, 4))
"""Any small number is let through, so that a rule can explain which quarters there are."""

SCORES = (0, 5)
SCORE, AVERAGE = ExactNumber(2, SCORES), ExactNumber(3, SCORES)
"""The range is a matter of rules: B18-range, A44-range and others."""

RESULT = Choice(tuple(RESULTS.values()), aliases=RESULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a paper."""

    texts: ClassVar[str] = "person"
    full_name: Annotated[str, Line(NAME_LENGTH)]
    position: Annotated[str, Line(POSITION_LENGTH)]
    organization: Annotated[str, Line(POSITION_LENGTH)]
    iin: Annotated[str | None, Iin()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Servant(Person):
    """A servant of corpus «Б»; ``managerial`` says that the position is a leading one.

    For the categories C-1 and D-3 ``managerial`` means exactly the positions that item 17 names in brackets.
    """

    texts: ClassVar[str] = "employee"
    category: Annotated[str, Category()]
    managerial: Annotated[bool | None, Flag()] = None
    appointed_on: Annotated[date, Day()]
    dismissed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee(Servant):
    """The assessed servant."""

    managerial: Annotated[bool, Flag()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appellant(Servant):
    """The servant who disagrees with the assessment; whether the position is a leading one may be left out."""

    texts: ClassVar[str] = "appellant"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyEvaluator(Person):
    """Who assesses, and in what capacity.

    ``category`` is that of the evaluator's own position. ``ground`` names the decision by which another than the
    evaluator of item 17 assesses (items 4 and 18).
    """

    texts: ClassVar[str] = "evaluator"
    role: Annotated[str | None, Choice(ROLES)] = None
    category: Annotated[str | None, Category()] = None
    ground: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator(AnyEvaluator):
    """Who assesses."""

    role: Annotated[str, Choice(ROLES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedEvaluator(AnyEvaluator):
    """Who gave the contested assessment; in what capacity may be left out."""

    texts: ClassVar[str] = "contested_evaluator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The assessed period as sent: whether there is such a quarter is for a rule to say."""

    texts: ClassVar[str] = "period"
    year: Annotated[int, YEAR]
    quarter: Annotated[int, QUARTER]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of one parameter."""

    texts: ClassVar[str] = "score"
    score: Annotated[Decimal, SCORE]
    comment: Annotated[str | None, Text()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplinaryPenalty:
    """A disciplinary penalty of the assessed servant."""

    texts: ClassVar[str] = "penalty"
    kind: Annotated[str, Choice(known_penalties())]
    imposed_on: Annotated[date, Day()]
    reason: Annotated[str, Text()]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """A score sheet of corpus «Б», annex 1 or 2."""

    texts: ClassVar[str] = "score_sheet"
    employee: Employee
    evaluator: Evaluator
    period: Period
    days_worked: Annotated[int, WholeNumber(0, LONGEST_QUARTER)]
    scores: Annotated[tuple[Score, ...], Length(PARAMETERS, PARAMETERS)]
    disciplinary_penalties: Annotated[tuple[DisciplinaryPenalty, ...], Length(max=MOST_PENALTIES)]
    average: Annotated[Decimal | None, AVERAGE] = None
    result: Annotated[str | None, RESULT] = None
    signed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDates:
    """When the servant received the result and when the application came in (item 11)."""

    texts: ClassVar[str] = "appeal"
    received_result_on: Annotated[date, Day()]
    submitted_on: Annotated[date, Day()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal(AppealDates):
    """The servant's application for a calibration session (item 11)."""

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
    """What was said (item 23)."""

    texts: ClassVar[str] = "discussion"
    evaluator_reasons: Annotated[str, Text()]
    appellant_reasons: Annotated[str | None, Text()] = None
    members_remarks: Annotated[str | None, Text()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the session decided."""

    texts: ClassVar[str] = "decision"
    outcome: Annotated[str, Choice(("upheld", "raised", "lowered"))]
    score_before: Annotated[Decimal, SCORE]
    score_after: Annotated[Decimal, SCORE]
    votes_for: Annotated[int, WholeNumber(0, MOST_MEMBERS)]
    votes_against: Annotated[int, WholeNumber(0, MOST_MEMBERS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationProtocol:
    """The protocol of a calibration session of corpus «Б» (items 11, 19-24)."""

    texts: ClassVar[str] = "calibration_protocol"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str, Line(NAME_LENGTH)]
    held_on: Annotated[date, Day()]
    appellant: Appellant
    evaluator: ContestedEvaluator
    period: Period
    appeal: Appeal
    called_on: Annotated[date, Day()]
    called_by: Caller
    members: Annotated[tuple[Member, ...], Length(max=MOST_MEMBERS)]
    discussion: Discussion
    decision: Decision
    signed_on: Annotated[date, Day()]
    posted_on: Annotated[date | None, Day()] = None
    feedback_on: Annotated[date | None, Day()] = None
