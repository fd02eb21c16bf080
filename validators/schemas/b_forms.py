"""The shapes of the forms of corpus «Б», as the contract with HR systems fixes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from validators.parameters import known_penalties, known_results, known_roles
from validators.schemas import records
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Category, Line, Text
from validators.schemas.values import Choice, Day, ExactNumber, Flag, Iin, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = (2000, 2098)
QUARTER_NUMBERS = (0, 99)
LONGEST_QUARTER = 92
PARAMETERS = 5
MOST_PENALTIES, MOST_MEMBERS = 50, 99
SCORE = (0, 5)
RESULTS = dict(known_results())
ROLES = tuple(known_roles())


class PersonShape(Shape):
    """Somebody named in a paper."""

    record: ClassVar[Callable[..., Any]] = records.Person
    texts = "person"

    full_name = Line(NAME_LENGTH)
    position = Line(POSITION_LENGTH)
    organization = Line(POSITION_LENGTH)
    iin = Iin(required=False)


class EmployeeShape(PersonShape):
    """The assessed servant."""

    record: ClassVar[Callable[..., Any]] = records.Employee
    texts = "employee"

    category = Category()
    managerial = Flag()
    appointed_on = Day()
    dismissed_on = Day(required=False)


class EvaluatorShape(PersonShape):
    """Who assesses."""

    record: ClassVar[Callable[..., Any]] = records.Evaluator
    texts = "evaluator"

    role = Choice(ROLES)
    category = Category(required=False)
    ground = Line(POSITION_LENGTH, required=False)


class PeriodShape(Shape):
    """The assessed quarter; the shape lets any small number through, so that rule B3-period can explain."""

    record = records.Period
    texts = "period"

    year = WholeNumber(*YEARS)
    quarter = WholeNumber(*QUARTER_NUMBERS, documented=(1, 4))


class ScoreShape(Shape):
    """The score of one parameter; its range is rule B18-range."""

    record = records.Score
    texts = "score"

    score = ExactNumber(2, SCORE)
    comment = Text(required=False)


class PenaltyShape(Shape):
    """A disciplinary penalty."""

    record = records.DisciplinaryPenalty
    texts = "penalty"

    kind = Choice(known_penalties())
    imposed_on = Day()
    reason = Text()


class ScoreSheetShape(Shape):
    """A score sheet, annex 1 or 2."""

    record = records.ScoreSheet
    texts = "score_sheet"

    employee = Part(EmployeeShape)
    evaluator = Part(EvaluatorShape)
    period = Part(PeriodShape)
    days_worked = WholeNumber(0, LONGEST_QUARTER)
    scores = Entries(ScoreShape, least=PARAMETERS, most=PARAMETERS)
    disciplinary_penalties = Entries(PenaltyShape, most=MOST_PENALTIES)
    average = ExactNumber(3, SCORE, required=False)
    result = Choice(tuple(RESULTS.values()), aliases=RESULTS, required=False)
    signed_on = Day(required=False)


class AppellantShape(EmployeeShape):
    """The servant who disagrees; whether the position is a leading one may be left out."""

    record = records.Appellant
    texts = "appellant"

    managerial = Flag(required=False)


class ContestedEvaluatorShape(EvaluatorShape):
    """Who gave the contested assessment."""

    record = records.ContestedEvaluator
    texts = "contested_evaluator"

    role = Choice(ROLES, required=False)


class AppealShape(Shape):
    """The application for a session."""

    record = records.Appeal
    texts = "appeal"

    received_result_on = Day()
    submitted_on = Day()
    grounds = Text()


class CallerShape(PersonShape):
    """Who called the session."""

    record = records.Caller
    texts = "caller"

    by_maslikhat = Flag()


class MemberShape(PersonShape):
    """A voting member."""

    record = records.Member
    texts = "member"

    role = Choice(("chair", "member", "secretary"))
    is_evaluator = Flag()
    is_hr = Flag()


class DiscussionShape(Shape):
    """What was said."""

    record = records.Discussion
    texts = "discussion"

    evaluator_reasons = Text()
    appellant_reasons = Text(required=False)
    members_remarks = Text(required=False)


class DecisionShape(Shape):
    """What was decided."""

    record = records.Decision
    texts = "decision"

    outcome = Choice(("upheld", "raised", "lowered"))
    score_before = ExactNumber(2, SCORE)
    score_after = ExactNumber(2, SCORE)
    votes_for = WholeNumber(0, MOST_MEMBERS)
    votes_against = WholeNumber(0, MOST_MEMBERS)


class CalibrationProtocolShape(Shape):
    """The protocol of a calibration session."""

    record = records.CalibrationProtocol
    texts = "calibration_protocol"

    organization = Line(POSITION_LENGTH)
    number = Line(NAME_LENGTH)
    held_on = Day()
    appellant = Part(AppellantShape)
    evaluator = Part(ContestedEvaluatorShape)
    period = Part(PeriodShape)
    appeal = Part(AppealShape)
    called_on = Day()
    called_by = Part(CallerShape)
    members = Entries(MemberShape, most=MOST_MEMBERS)
    discussion = Part(DiscussionShape)
    decision = Part(DecisionShape)
    signed_on = Day()
    posted_on = Day(required=False)
    feedback_on = Day(required=False)
