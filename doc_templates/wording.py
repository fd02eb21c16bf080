"""Numbers, dates and periods as official papers in Russian print them: none of them breaks at the end of a line."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Protocol

from validators.numbers import rounded
from validators.parameters.transition import transition

QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}
BLANK_YEAR = "20___ год"
"""The place of a year that is written by hand."""
HUNDREDTH = Decimal("0.01")
GAP = "\u00a0"
"""The blank inside numbers and between a number and what it counts, which does not break."""
MEAN_PLACES = 3


_BESIDE_A_NUMBER = re.compile(
    r"(?<=\d) (?=[%‰°]|\d{3}(?!\d)|(?!(?:и|а|или|от|до|на|по|из|за|для|при|без|не|в|с|к|о|у)\b)[^\W\d_])|(?<=№) (?=\d)"
)
"""A blank inside a number, or between it and the sign or word it counts."""


class HasQuarter(Protocol):
    """A quarter of a calendar year."""

    @property
    def year(self) -> int:
        """The calendar year."""

    @property
    def quarter(self) -> int:
        """Number of the quarter, 1 to 4."""


def score(value: Decimal) -> str:
    """Return a score as short as it is exact: «4,8», «5»."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def average(value: Decimal | str) -> str:
    """Return an average, already rounded, with two places: «4,20»."""
    return f"{Decimal(value).quantize(HUNDREDTH):f}".replace(".", ",")


def mean(unrounded: str) -> str:
    """Return a mean that others are made of: as it is where three places hold it, «4,315», else rounded to two."""
    exact = Decimal(unrounded)
    if -int(exact.as_tuple().exponent) == MEAN_PLACES:
        return f"{exact:f}".replace(".", ",")
    return average(rounded(exact))


def value(number: Decimal) -> str:
    """Return a planned or actual value, its digits in groups of three: «2 960,5»."""
    whole, _, places = f"{number:,f}".partition(".")
    kept = places.rstrip("0")
    return f"{whole.replace(',', GAP)}{',' if kept else ''}{kept}"


def kept(text: str) -> str:
    """Return a text of a table cell, its numbers kept whole and beside what they count: «5 дней», «1 000 %»."""
    return _BESIDE_A_NUMBER.sub(GAP, text)


def day(value: date | None) -> str:
    """Return a date as «19.10.2026 г.»; nothing where there is none, to be written by hand."""
    return "" if value is None else f"{value:%d.%m.%Y}{GAP}г."


def due(value: date | None) -> str:
    """Return a date as narrow columns hold it: «30.11.2026»; nothing where there is none."""
    return "" if value is None else f"{value:%d.%m.%Y}"


def quarter(period: HasQuarter) -> str:
    """Return the assessed period as «III квартал 2026 года»."""
    return f"{QUARTERS[period.quarter]}{GAP}квартал {period.year}{GAP}года"


def items(*numbers: str) -> str:
    """Return items of a methodology as «пункт 25» or «пункты 25, 52»."""
    return f"{'пункт' if len(numbers) == 1 else 'пункты'} {', '.join(numbers)}"


def year(number: int) -> str:
    """Return an assessed calendar year as «2026 год»."""
    return f"{number}{GAP}год"


def percent(value: Decimal) -> str:
    """Return a percent, as short as it is exact, with its sign: «92,1 %»."""
    return f"{score(value)}{GAP}%"


def half_year(number: int) -> str:
    """Return the first half of a year as «I полугодие 2026 года»."""
    return f"I{GAP}полугодие {number}{GAP}года"


def chapter5_period(year: int) -> str:
    """Return the assessed period of chapter 5: «за период работы с 1 января 2025 года по 31 июля 2025 года»."""
    dates = transition()
    first, last = (date.replace(year=year) for date in (dates.chapter5_first_day, dates.chapter5_last_day))
    return f"с {day(first)} по {day(last)}"
