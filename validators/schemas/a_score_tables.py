"""The reference tables of annexes 4 and 5 (item 19): printed as they stand in the order, nothing personal in them."""

from __future__ import annotations

from dataclasses import dataclass

from validators.schemas.b_forms import YEARS
from validators.schemas.shapes import Shape
from validators.schemas.texts import POSITION_LENGTH, Line
from validators.schemas.values import WholeNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """A copy of the table: the body and the assessed year only where they are to be printed above it."""

    organization: str | None = None
    year: int | None = None


class ScoreTableShape(Shape):
    """A copy of the table."""

    record = ScoreTable
    texts = "score_table"

    organization = Line(POSITION_LENGTH, required=False)
    year = WholeNumber(*YEARS, required=False)
