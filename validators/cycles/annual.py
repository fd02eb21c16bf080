"""The annual score of a servant of corpus «Б»: quarters put together as the data of its paper (item 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from validators.schemas.texts import POSITION_LENGTH

FORM: Final = "b_annual"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterOutcome:
    """A quarter of the year, once for each position: its average and who assessed, or why there is none.

    ``average`` is the one after a calibration session, where there was one; ``reason`` is told in words.
    """

    quarter: int
    average: str | None = None
    result: str | None = None
    evaluator: Mapping[str, Any] | None = None
    reason: str | None = None


def annual_data(employee: Mapping[str, Any], year: int, outcomes: Iterable[QuarterOutcome]) -> dict[str, Any]:
    """Return the ``data`` of the annual score: JSON-ready, decimals as strings.

    Args:
        employee: the servant in the last position of the year, as papers name one.
        year: the calendar year.
        outcomes: its quarters.
    """
    quarters = [_entry(each) for each in sorted(outcomes, key=lambda each: each.quarter)]
    return {"employee": employee, "year": year, "quarters": quarters}


def _entry(outcome: QuarterOutcome) -> dict[str, Any]:
    told: dict[str, Any]
    if outcome.average is None:
        told = {"not_assessed_reason": None if outcome.reason is None else outcome.reason[:POSITION_LENGTH]}
    else:
        told = {"average": outcome.average, "result": outcome.result, "evaluator": outcome.evaluator or None}
    return {"quarter": outcome.quarter} | {name: value for name, value in told.items() if value is not None}
