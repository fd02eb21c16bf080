"""Every form this room can check: its shape, the facts its rules look at, and what is computed from them.

A new form is a line here, a shape in ``schemas``, rules in ``rules``, and texts in ``messages``.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from validators.computed import protocol_values, sheet_values
from validators.rules.b_facts import protocol_facts, sheet_facts
from validators.schemas.b_forms import CalibrationProtocolShape, ScoreSheetShape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.rules.facts import Facts
    from validators.schemas.shapes import Shape


@dataclass(frozen=True)
class Kind:
    """What a form is to this room.

    Attributes:
        methodology: ``A`` or ``B``, whose edition the documents of the form record.
        shape: reads its ``data`` into a record.
        facts: takes the slug, the record, the day of validation and the calendar.
        computed: returns the values that follow from the facts, JSON-ready, decimals as strings.
    """

    methodology: str
    shape: Shape
    facts: Callable[[str, Any, date, WorkingCalendar], Facts]
    computed: Callable[[Any], dict[str, Any]]


_SHEET = Kind("B", ScoreSheetShape(), sheet_facts, sheet_values)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "b1_score_sheet": _SHEET,
        "b2_score_sheet": _SHEET,
        "b_calibration_protocol": Kind("B", CalibrationProtocolShape(), protocol_facts, protocol_values),
    }
)
