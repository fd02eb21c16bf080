"""Facts of papers that both methodologies know, each about a year of «А» or a quarter of «Б»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from validators.periods import QUARTERS, Quarter, Year, calendar_year, quarter
from validators.rules.facts import Facts


@dataclass(frozen=True, kw_only=True)
class EitherFacts(Facts):
    """A paper under the methodology that its record names."""

    assessed: Year | Quarter | None

    @staticmethod
    def period_of(record: Any) -> Year | Quarter | None:
        """Return the year or the quarter that a record names, if there is such a quarter."""
        period = record.period
        if record.methodology == "A":
            return calendar_year(period.year)
        return quarter(period.year, period.quarter) if period.quarter in QUARTERS else None

    @property
    def methodology(self) -> str:
        """The methodology that the record names."""
        methodology: str = self.record.methodology
        return methodology

    @property
    def annual(self) -> bool:
        """Return whether the paper is about a year of corpus «А»."""
        return self.methodology == "A"

    @property
    def quarterly(self) -> bool:
        """Return whether the paper is about a quarter of corpus «Б»."""
        return self.methodology == "B"
