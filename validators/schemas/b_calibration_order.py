"""The decision to hold a calibration session, which approves its composition (item 20)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.schemas.b_forms import (
    MOST_MEMBERS,
    AppellantShape,
    CallerShape,
    ContestedEvaluatorShape,
    MemberShape,
    PeriodShape,
)
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line
from validators.schemas.values import Day

if TYPE_CHECKING:
    from datetime import date

    from validators.schemas import records


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDates:
    """When the servant received the result and when the application came in (item 11)."""

    received_result_on: date
    submitted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationOrder:
    """The decision; ``signed_on`` is its day, ``session_on`` that of the session, at ``place``."""

    organization: str
    appellant: records.Appellant
    evaluator: records.ContestedEvaluator
    period: records.Period
    appeal: AppealDates
    members: tuple[records.Member, ...]
    called_by: records.Caller
    number: str | None = None
    session_on: date | None = None
    place: str | None = None
    signed_on: date | None = None


class AppealDatesShape(Shape):
    """The dates of the application."""

    record = AppealDates
    texts = "appeal"

    received_result_on = Day()
    submitted_on = Day()


class CalibrationOrderShape(Shape):
    """The decision."""

    record = CalibrationOrder
    texts = "calibration_order"

    organization = Line(POSITION_LENGTH)
    number = Line(NAME_LENGTH, required=False)
    appellant = Part(AppellantShape)
    evaluator = Part(ContestedEvaluatorShape)
    period = Part(PeriodShape)
    appeal = Part(AppealDatesShape)
    members = Entries(MemberShape, most=MOST_MEMBERS)
    session_on = Day(required=False)
    place = Line(POSITION_LENGTH, required=False)
    called_by = Part(CallerShape)
    signed_on = Day(required=False)
