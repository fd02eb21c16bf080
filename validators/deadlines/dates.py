"""The dates a term is counted from: one record for all of them, and a shape for each set that a kind may be asked with.

The fields are declared once in ``FIELDS``; their descriptions stand in the section ``deadlines`` of the field texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from validators.parameters import editions
from validators.periods import QUARTERS, quarter
from validators.schemas.shapes import Shape
from validators.schemas.values import FIRST_DAY, LAST_DAY, Day, Value, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Callable

SINCE = {methodology: editions(methodology).tables[0].since for methodology in ("A", "B")}
"""The first day of each methodology."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What a term is counted from; a kind uses one or two of them, the others stay ``None``."""

    year: int | None = None
    quarter: int | None = None
    appointed_on: date | None = None
    draft_sent_on: date | None = None
    returned_on: date | None = None
    approved_on: date | None = None
    signed_on: date | None = None
    completed_on: date | None = None
    interview_on: date | None = None
    acquainted_on: date | None = None
    received_result_on: date | None = None
    submitted_on: date | None = None

    def the(self, name: str) -> Any:
        """Return a date the shape requires.

        Raises:
            LookupError: it was left out, which the shape does not let pass.
        """
        value = getattr(self, name)
        if value is None:
            raise LookupError(name)
        return value

    @property
    def first(self) -> date | None:
        """The day by which the term is placed in time: the first of the period, else the event's; ``None``: no date."""
        if self.year is not None:
            return date(self.year, 1, 1) if self.quarter is None else quarter(self.year, self.quarter).first_day
        return next((value for name in EVENTS if (value := getattr(self, name)) is not None), None)


FIELDS: dict[str, Callable[[bool], Value]] = {
    "year": lambda required: WholeNumber(
        FIRST_DAY.year, LAST_DAY.year, documented=(SINCE["A"].year, LAST_DAY.year), required=required
    ),
    "quarter": lambda required: WholeNumber(QUARTERS[0], QUARTERS[-1], required=required),
}
EVENTS = tuple(name for name in Dates.__dataclass_fields__ if name not in FIELDS)


class DatesShape(Shape):
    """The dates of a kind of term."""

    record: ClassVar[Callable[..., Any]] = Dates
    texts: ClassVar[str] = "deadlines"


def dates(*required: str, optional: tuple[str, ...] = ()) -> DatesShape:
    """Return the shape that asks for these dates of ``Dates`` and no others."""
    fields = {name: _field(name, required=True) for name in required}
    fields |= {name: _field(name, required=False) for name in optional}
    shape: DatesShape = DatesShape.from_dict(fields, name="Dates")()  # type: ignore[assignment, arg-type] # marshmallow's own type forgets the subclass
    return shape


def _field(name: str, *, required: bool) -> Value:
    make = FIELDS.get(name)
    return Day(required=required) if make is None else make(required)
