"""What KPIs of corpus «А» are measured in: units, planned and actual values, percents."""

from __future__ import annotations

from typing import Final

from validators.schemas.texts import Line
from validators.schemas.values import ExactNumber

UNIT_LENGTH: Final = 100
# Plans in tenge have many digits, and a plan may be to lose less.
VALUE_PLACES, VALUE_DIGITS = 6, 15
VALUES: Final = (-(10**VALUE_DIGITS), 10**VALUE_DIGITS)
PERCENTS: Final = (0, 10**6 - 1)


def kpi_unit(*, required: bool = True) -> Line:
    """Return the field of a unit of measure; a sign such as «%» says enough."""
    return Line(UNIT_LENGTH, required=required, signs=True)


def kpi_value(*, required: bool = True) -> ExactNumber:
    """Return the field of a planned or actual value of a KPI, in its unit."""
    return ExactNumber(VALUE_PLACES, VALUES, required=required, whole_digits=VALUE_DIGITS)
