"""The two weights of the formula of item 47 (chapter 5), where the installation has set them.

The published order shows the formula as a picture, which its text does not tell, so none are bundled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from validators.errors import ParameterError
from validators.parameters.loading import decimal
from validators.parameters.package import current
from validators.parameters.tables import Table

WEIGHTS = {"kpis", "qualities", "source"}


@dataclass(frozen=True, kw_only=True)
class Formula(Table):
    """The weights of the mean of the KPIs and of that of the qualities, and where they were taken from; or none."""

    kpis: Decimal | None = None
    qualities: Decimal | None = None
    source: str = ""

    def final(self, kpis: Decimal | Fraction, qualities: Decimal | Fraction) -> Fraction | None:
        """Return the exact final score of the two exact means; ``None`` where no weights are set."""
        if self.kpis is None or self.qualities is None:
            return None
        return Fraction(self.kpis) * Fraction(kpis) + Fraction(self.qualities) * Fraction(qualities)


def build_formula(raw: dict[str, Any]) -> Formula:
    """Build the formula; weights come with their source, each from 0 to 1, and sum to 1."""
    given = WEIGHTS & raw.keys()
    if not given:
        return Formula(**raw)
    if given != WEIGHTS or not str(raw["source"]).strip():
        raise ParameterError("the weights of item 47 are kpis, qualities and the source they were taken from")
    kpis, qualities = decimal(raw.pop("kpis")), decimal(raw.pop("qualities"))
    if kpis < 0 or qualities < 0 or kpis + qualities != 1:
        raise ParameterError(f"the weights {kpis} and {qualities} must be from 0 to 1 and sum to 1")
    return Formula(kpis=kpis, qualities=qualities, **raw)


def formula(on: date) -> Formula | None:
    """Return the formula in force on the day; ``None`` where chapter 5 is not."""
    return current().tables("a/formula.toml", build_formula).find(on)
