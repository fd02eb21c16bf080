"""Values of several papers: the assessed year and quarter, scores and results, KPIs, disciplinary penalties."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final

from validators.parameters import known_penalties, known_results
from validators.schemas.texts import Line, Text
from validators.schemas.values import Choice, Day, ExactNumber, WholeNumber

MAX_PENALTIES = 50

RESULTS = dict(known_results())

YEAR = WholeNumber(2000, 2098)

QUARTER = WholeNumber(0, 99, documented=(1, 4))
"""Any small number is let through, so that a rule can explain which quarters there are."""

SCORES = (0, 5)

SCORE, AVERAGE = ExactNumber(2, SCORES), ExactNumber(3, SCORES)
"""The range is a matter of rules: B18-range, A44-range and others."""

RESULT = Choice(tuple(RESULTS.values()), aliases=RESULTS)

KPI_NAME_LENGTH: Final = 1000

# Looser than item 11, so that a rule says how many there should be.
MAX_KPIS: Final = 30

# Plans in tenge have many digits, and a plan may be to lose less.
VALUE_DIGITS: Final = 15

KPI_VALUE: Final = ExactNumber(6, (-(10**VALUE_DIGITS), 10**VALUE_DIGITS), whole_digits=VALUE_DIGITS)
"""A planned or actual value of a KPI, in its unit."""

KPI_UNIT: Final = Line(
    100, signs=True, usual=("%", "ед.", "тыс. тенге", "млн тенге", "человек", "дней", "тыс. тонн", "км", "га", "балл")
)
"""A unit of measure; a sign such as «%» says enough. It is printed as it stands, so that the usual ones are Russian."""

PERCENT: Final = ExactNumber(2, (0, 10**6 - 1))
"""The percent of realization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The assessed period as sent: whether there is such a quarter is for a rule to say."""

    texts: ClassVar[str] = "period"
    year: Annotated[int, YEAR]
    quarter: Annotated[int, QUARTER]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplinaryPenalty:
    """A disciplinary penalty of the assessed employee."""

    texts: ClassVar[str] = "penalty"
    kind: Annotated[str, Choice(known_penalties())]
    imposed_on: Annotated[date, Day()]
    reason: Annotated[str, Text()]
