"""The dates a term is counted from: one record for all of them, a schema for each set that a kind may be asked with.

Their descriptions stand in the section ``deadlines`` of the field texts.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, ClassVar

from validators.parameters import editions
from validators.periods import QUARTERS, quarter
from validators.schemas.schema import Schema, schema_of
from validators.schemas.values import FIRST_DAY, LAST_DAY, Day, WholeNumber

SINCE = {methodology: editions(methodology).tables[0].since for methodology in ("A", "B")}
"""The first day of each methodology."""

YEAR = WholeNumber(FIRST_DAY.year, LAST_DAY.year, documented=(SINCE["A"].year, LAST_DAY.year))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What a term is counted from; a kind uses one or two of them, the others stay ``None``."""

    texts: ClassVar[str] = "deadlines"
    year: Annotated[int | None, YEAR] = None
    quarter: Annotated[int | None, WholeNumber(QUARTERS[0], QUARTERS[-1])] = None
    appointed_on: Annotated[date | None, Day()] = None
    draft_sent_on: Annotated[date | None, Day()] = None
    returned_on: Annotated[date | None, Day()] = None
    approved_on: Annotated[date | None, Day()] = None
    signed_on: Annotated[date | None, Day()] = None
    completed_on: Annotated[date | None, Day()] = None
    interview_on: Annotated[date | None, Day()] = None
    acquainted_on: Annotated[date | None, Day()] = None
    received_result_on: Annotated[date | None, Day()] = None
    submitted_on: Annotated[date | None, Day()] = None

    def the(self, name: str) -> Any:
        """Return a date the schema requires.

        Raises:
            LookupError: it was left out, which the schema does not let pass.
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


PERIOD = ("year", "quarter")
EVENTS = tuple(field.name for field in fields(Dates) if field.name not in PERIOD)


def dates(*required: str, optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema that asks for these dates of ``Dates`` and no others."""
    schema = schema_of(Dates)(only=(*required, *optional))
    for name in required:
        schema.fields[name].required = True
    return schema
