"""The annual score of an employee of corpus «Б», formed of the assessed quarters of a calendar year (item 5)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.shared.persons import ContestedEvaluator, Employee, Person
from validators.forms.shared.values import AVERAGE, QUARTER, RESULT, SCORE, YEAR
from validators.schemas.texts import POSITION_LENGTH, Line
from validators.schemas.values import Day

# Four quarters of up to three positions each: item 6 has an employee assessed after a month in the position.
MAX_QUARTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualQuarter:
    """A quarter of the year: its average and what belongs to it, or else the reason why it was not assessed.

    A quarter stands there once for each position the employee was assessed in.
    """

    texts: ClassVar[str] = "annual_quarter"
    quarter: Annotated[int, QUARTER]
    average: Annotated[Decimal | None, SCORE] = None
    result: Annotated[str | None, RESULT] = None
    evaluator: ContestedEvaluator | None = None
    not_assessed_reason: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualScore:
    """The annual score; ``signatory`` formed it, on ``signed_on``."""

    texts: ClassVar[str] = "annual_score"
    assessed_by: ClassVar[str] = "/quarters/*/evaluator"
    employee: Employee
    year: Annotated[int, YEAR]
    quarters: Annotated[tuple[AnnualQuarter, ...], Length(max=MAX_QUARTERS)]
    annual_score: Annotated[Decimal | None, AVERAGE] = None
    result: Annotated[str | None, RESULT] = None
    signatory: Person | None = None
    signed_on: Annotated[date | None, Day()] = None
