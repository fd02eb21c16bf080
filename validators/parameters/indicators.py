"""The indicators of professional level and personal qualities of chapter 5 (annex 9), in the order of the annex."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from validators.parameters.loading import distinct
from validators.parameters.package import current
from validators.parameters.tables import Table


@dataclass(frozen=True, kw_only=True)
class Indicators(Table):
    """The titles as annex 9 prints them, without their numbers."""

    titles: tuple[str, ...]


def build_indicators(raw: dict[str, Any]) -> Indicators:
    """Build the indicators; none comes twice."""
    titles = tuple(raw.pop("titles"))
    distinct(titles, "indicator")
    return Indicators(titles=titles, **raw)


def quality_indicators() -> tuple[str, ...]:
    """Return the titles of the newest table: chapter 5 is in force once."""
    return current().tables("a/indicators.toml", build_indicators).latest.titles
