"""The score sheet of corpus «Б», annexes 1 and 2, as the contract with HR systems fixes it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.shared.persons import Employee, Evaluator
from validators.forms.shared.values import AVERAGE, MAX_PENALTIES, RESULT, SCORE, DisciplinaryPenalty, Period
from validators.schemas.texts import Text
from validators.schemas.values import Day, WholeNumber

MAX_DAYS_OF_QUARTER = 92

PARAMETERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of one parameter."""

    texts: ClassVar[str] = "score"
    score: Annotated[Decimal, SCORE]
    comment: Annotated[str | None, Text()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """A score sheet of corpus «Б», annex 1 or 2."""

    texts: ClassVar[str] = "score_sheet"
    assessed_by: ClassVar[str] = "/evaluator"
    employee: Employee
    evaluator: Evaluator
    period: Period
    days_worked: Annotated[int, WholeNumber(0, MAX_DAYS_OF_QUARTER)]
    scores: Annotated[tuple[Score, ...], Length(PARAMETERS, PARAMETERS)]
    disciplinary_penalties: Annotated[tuple[DisciplinaryPenalty, ...], Length(max=MAX_PENALTIES)]
    average: Annotated[Decimal | None, AVERAGE] = None
    result: Annotated[str | None, RESULT] = None
    signed_on: Annotated[date | None, Day()] = None
