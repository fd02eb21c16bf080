"""The annual score of a servant of corpus «Б»: quarters put together by the rules of its paper (item 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from validators.calendar import WorkingCalendar
from validators.check import Outcome, check
from validators.cycles.facts import Appointment, EvaluatorFacts
from validators.cycles.words import Reason
from validators.schemas.texts import POSITION_LENGTH

FORM: Final = "b_annual"
EVALUATOR: Final = ("full_name", "position", "organization", "iin", "category", "role", "ground")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterOutcome:
    """A quarter of the year, once for each position: its average and who assessed, or why there is none.

    ``average`` is the one after a calibration session, where there was one.
    """

    quarter: int
    average: Decimal | None = None
    evaluator: EvaluatorFacts | None = None
    reason: Reason | None = None


def annual_data(
    appointment: Appointment, year: int, outcomes: Iterable[QuarterOutcome], *, managerial: bool, language: str = "ru"
) -> dict[str, Any]:
    """Return the ``data`` of the annual score: JSON-ready, decimals as strings.

    Args:
        appointment: the servant's last position of the year.
        year: the calendar year.
        outcomes: its quarters.
        managerial: whether that position is a leading one, as in its score sheet.
        language: of the reasons why quarters were not assessed.
    """
    employee = {
        "full_name": appointment.full_name,
        "position": appointment.position,
        "organization": appointment.organization,
        "iin": appointment.iin,
        "category": appointment.category,
        "managerial": managerial,
        "appointed_on": appointment.appointed_on.isoformat(),
        "dismissed_on": None if appointment.dismissed_on is None else appointment.dismissed_on.isoformat(),
    }
    quarters = [_entry(each, language) for each in sorted(outcomes, key=lambda each: each.quarter)]
    return {"employee": _present(employee), "year": year, "quarters": quarters}


def annual_score(  # noqa: PLR0913 - public API: each argument is a choice of the caller
    appointment: Appointment,
    year: int,
    outcomes: Iterable[QuarterOutcome],
    *,
    managerial: bool,
    today: date,
    calendar: WorkingCalendar | None = None,
    language: str = "ru",
) -> Outcome:
    """Check the annual score that the quarters give, which computes and explains it.

    Args:
        appointment: as for :func:`annual_data`, as are the next three.
        year: the calendar year.
        outcomes: its quarters.
        managerial: whether the position is a leading one.
        today: the caller's date.
        calendar: counts working days.
        language: of everything said.
    """
    data = annual_data(appointment, year, outcomes, managerial=managerial, language=language)
    return check(FORM, data, today=today, calendar=calendar, language=language)


def _entry(outcome: QuarterOutcome, language: str) -> dict[str, Any]:
    if outcome.average is None:
        reason = None if outcome.reason is None else outcome.reason.text(language)[:POSITION_LENGTH]
        return _present({"quarter": outcome.quarter, "not_assessed_reason": reason})
    evaluator = outcome.evaluator
    named = None if evaluator is None else _present({name: getattr(evaluator, name) for name in EVALUATOR})
    return _present({"quarter": outcome.quarter, "average": str(outcome.average), "evaluator": named})


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
