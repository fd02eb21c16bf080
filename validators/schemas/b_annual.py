"""The annual score of a servant of corpus «Б», formed of the assessed quarters of a calendar year (item 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.schemas.b_forms import (
    QUARTER_NUMBERS,
    RESULTS,
    SCORE,
    YEARS,
    ContestedEvaluatorShape,
    EmployeeShape,
    PersonShape,
)
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import POSITION_LENGTH, Line
from validators.schemas.values import Choice, Day, ExactNumber, WholeNumber

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from validators.schemas import records

# Four quarters of up to three positions each: item 6 has a servant assessed after a month in the position.
MOST_QUARTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualQuarter:
    """A quarter of the year: its average and what belongs to it, or else the reason why it was not assessed.

    A quarter stands there once for each position the servant was assessed in.
    """

    quarter: int
    average: Decimal | None = None
    result: str | None = None
    evaluator: records.ContestedEvaluator | None = None
    not_assessed_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualScore:
    """The annual score; ``signatory`` formed it, on ``signed_on``."""

    employee: records.Employee
    year: int
    quarters: tuple[AnnualQuarter, ...]
    annual_score: Decimal | None = None
    result: str | None = None
    signatory: records.Person | None = None
    signed_on: date | None = None


class AnnualQuarterShape(Shape):
    """A quarter; whether it has an average or a reason is for a rule to say."""

    record = AnnualQuarter
    texts = "annual_quarter"

    quarter = WholeNumber(*QUARTER_NUMBERS, documented=(1, 4))
    average = ExactNumber(2, SCORE, required=False)
    result = Choice(tuple(RESULTS.values()), aliases=RESULTS, required=False)
    evaluator = Part(ContestedEvaluatorShape, required=False)
    not_assessed_reason = Line(POSITION_LENGTH, required=False)


class AnnualScoreShape(Shape):
    """The annual score."""

    record = AnnualScore
    texts = "annual_score"

    employee = Part(EmployeeShape)
    year = WholeNumber(*YEARS)
    quarters = Entries(AnnualQuarterShape, most=MOST_QUARTERS)
    annual_score = ExactNumber(3, SCORE, required=False)
    result = Choice(tuple(RESULTS.values()), aliases=RESULTS, required=False)
    signatory = Part(PersonShape, required=False)
    signed_on = Day(required=False)
