"""Exact arithmetic with scores: sums, means and rounding in decimals, never in binary floats."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import isfinite

HUNDREDTH = Decimal("0.01")
# A mean of three quarters may have no end; this many places are shown of it.
SHOWN_PLACES = 6
# Wide enough for any sum of values that the schemas let in; the caller's own decimal context plays no part.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)


def rounded(value: Decimal | Fraction) -> Decimal:
    """Return the value rounded half-up to two places; a fraction is rounded once, from its exact value."""
    if isinstance(value, Fraction):
        return rounded_share(100 * value.numerator, value.denominator)
    return value.quantize(HUNDREDTH, rounding=ROUND_HALF_UP, context=_CONTEXT)


def rounded_share(hundredths: int, number: int) -> Decimal:
    """Return so many hundredths divided by a number above zero, rounded half-up to two places.

    In whole numbers: a fraction reduces itself, which takes ten times as long.
    """
    share = (2 * abs(hundredths) + number) // (2 * number)
    return Decimal(share if hundredths >= 0 else -share).scaleb(-2, _CONTEXT)


def mean(values: Sequence[Decimal] | Sequence[Decimal | Fraction]) -> Decimal | Fraction:
    """Return the exact mean, as a fraction where it has no finite decimal form; ``values`` is not empty."""
    if len(values) == 1:
        return values[0]
    decimals = [value for value in values if isinstance(value, Decimal)]
    if len(decimals) < len(values):
        return sum((Fraction(value) for value in values), Fraction(0)) / len(values)
    total = decimals[0]
    for value in decimals[1:]:
        total = _CONTEXT.add(total, value)
    quotient = _CONTEXT.divide(total, Decimal(len(values)))
    if _CONTEXT.multiply(quotient, Decimal(len(values))) == total and len(quotient.as_tuple().digits) < _CONTEXT.prec:
        return quotient
    return Fraction(total) / len(values)


def cut_to(value: Decimal, places: int) -> Decimal:
    """Return the value with at most so many decimals, rounded; its whole part is of moderate length."""
    return value.quantize(Decimal(1).scaleb(-places), context=_CONTEXT)


def finite(value: float | Decimal) -> bool:
    """Return whether the value is a number: no infinity, no NaN, quiet or signalling; huge decimals stay decimals."""
    return value.is_finite() if isinstance(value, Decimal) else isfinite(value)


def plain(value: Decimal) -> str:
    """Return the value as it is stored: no exponent, no needless zeros, no negative zero."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def two_places(value: Decimal) -> str:
    """Return a rounded value with both its decimals."""
    return format(value, ".2f")


def unrounded(value: Decimal | Fraction) -> str:
    """Return the exact value as a string; one without end is cut after six places."""
    if isinstance(value, Fraction):
        whole = value.numerator * 10**SHOWN_PLACES // value.denominator
        return plain(Decimal(whole).scaleb(-SHOWN_PLACES, _CONTEXT))
    return plain(value)
