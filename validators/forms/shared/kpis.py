"""KPIs of corpus «А»: their names and number, units, planned and actual values, percents."""

from typing import Final

from validators.schemas.texts import Line
from validators.schemas.values import ExactNumber

KPI_NAME_LENGTH: Final = 1000

# Looser than item 11, so that a rule says how many there should be.
MAX_KPIS: Final = 30

# Plans in tenge have many digits, and a plan may be to lose less.
VALUE_DIGITS: Final = 15

KPI_VALUE: Final = ExactNumber(6, (-(10**VALUE_DIGITS), 10**VALUE_DIGITS), whole_digits=VALUE_DIGITS)
"""A planned or actual value of a KPI, in its unit."""

KPI_UNIT: Final = Line(100, signs=True)
"""A unit of measure; a sign such as «%» says enough."""

PERCENT: Final = ExactNumber(2, (0, 10**6 - 1))
"""The percent of realization."""
