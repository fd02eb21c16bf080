"""The individual identification number of a natural person of Kazakhstan.

Twelve digits: birth date (YYMMDD), century and sex (1, 2: 1800s; 3, 4: 1900s; 5, 6: 2000s), four digits of the
register, and a check digit over the first eleven with the weights 1..11, or, where that gives 10, with 3..11, 1, 2;
a number that gives 10 both times is never issued.
"""

from __future__ import annotations

import re
from datetime import date
from operator import mul

SHAPE = re.compile(r"[0-9]{12}")
CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
WEIGHTS = (tuple(range(1, 12)), (*range(3, 12), 1, 2))
NO_DIGIT = 10


def check_digit(first_eleven: str) -> int | None:
    """Return the check digit of eleven digits, or ``None`` where no number with them is issued."""
    digits = [int(digit) for digit in first_eleven]
    for weights in WEIGHTS:
        remainder: int = sum(map(mul, digits, weights)) % 11
        if remainder != NO_DIGIT:
            return remainder
    return None


def birth_date(iin: str) -> date | None:
    """Return the birth date the number holds, or ``None`` where there is no such century or day."""
    century = CENTURIES.get(iin[6])
    if century is None:
        return None
    try:
        return date(century + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def problem(iin: str) -> str | None:
    """Return which variant of the catalogue's ``iin_…`` texts is wrong with the number, or ``None``."""
    if SHAPE.fullmatch(iin) is None:
        return "iin_digits"
    if birth_date(iin) is None:
        return "iin_date"
    return None if check_digit(iin[:11]) == int(iin[11]) else "iin_checksum"
