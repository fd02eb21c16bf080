"""The dates of the corpus «А» methodology that come once: its beginning in 2025, and chapter 5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from validators.parameters.package import current
from validators.parameters.tables import Table


@dataclass(frozen=True, kw_only=True)
class Transition(Table):
    """Dates of items 7, 26, 33 and 55; ``_before`` and ``_until`` are not included, ``_by`` and ``_day`` are."""

    realignment_before: date
    half_year_before: date
    transition_until: date
    chapter5_first_day: date
    chapter5_last_day: date
    chapter5_agreement_by: date
    chapter5_analysis_by: date
    chapter5_until: date

    def has_chapter5(self, year: int) -> bool:
        """Return whether chapter 5 assesses work of the year."""
        return self.chapter5_first_day.year == year


def build_transition(raw: dict[str, Any]) -> Transition:
    """Build the dates that come once."""
    return Transition(**raw)


def transition() -> Transition:
    """Return the dates of the newest table."""
    return current().tables("a/transition.toml", build_transition).latest
