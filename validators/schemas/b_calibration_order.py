"""The decision to hold a calibration session, which approves its composition (item 20)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.schemas.b_forms import MOST_MEMBERS, AppealDates, Appellant, Caller, ContestedEvaluator, Member, Period
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line
from validators.schemas.values import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationOrder:
    """The decision; ``signed_on`` is its day, ``session_on`` that of the session, at ``place``."""

    texts: ClassVar[str] = "calibration_order"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    appellant: Appellant
    evaluator: ContestedEvaluator
    period: Period
    appeal: AppealDates
    members: Annotated[tuple[Member, ...], Length(max=MOST_MEMBERS)]
    session_on: Annotated[date | None, Day()] = None
    place: Annotated[str | None, Line(POSITION_LENGTH)] = None
    called_by: Caller
    signed_on: Annotated[date | None, Day()] = None
