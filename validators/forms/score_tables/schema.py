"""The reference tables of annexes 4 and 5 (item 19): printed as they stand in the order, nothing personal in them."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from validators.forms.shared.values import YEAR
from validators.schemas.texts import POSITION_LENGTH, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTable:
    """A copy of the table: the body and the assessed year only where they are to be printed above it."""

    texts: ClassVar[str] = "score_table"
    organization: Annotated[str | None, Line(POSITION_LENGTH)] = None
    year: Annotated[int | None, YEAR] = None
