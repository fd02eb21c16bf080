"""What the product computes from a record: the values a client may leave out, as JSON-ready data."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from validators.numbers import plain, two_places
from validators.parameters import editions
from validators.rules.b_general import retained_until
from validators.rules.facts import Facts, ProtocolFacts, SheetFacts

if TYPE_CHECKING:
    from datetime import date

# A mean of three quarters may have no end; this many places are shown of it.
SHOWN_PLACES = 6


def computed(facts: Facts) -> dict[str, Any]:
    """Return the computed values of a sheet or protocol; decimals are strings.

    Results are left out where no edition known here was in force in the quarter, for its scale is not known either.
    """
    known = facts.quarter is None or editions().find(facts.quarter.first_day) is not None
    if isinstance(facts, SheetFacts):
        values = _sheet(facts, known=known)
    elif isinstance(facts, ProtocolFacts):
        values = _protocol(facts, known=known)
    else:
        values = {}
    if facts.signed_on is not None:
        values["retain_until"] = _retained(facts, facts.signed_on)
    return values


def unrounded(value: Decimal | Fraction) -> str:
    """Return the exact value as a string; one without end is cut after six places."""
    if isinstance(value, Fraction):
        whole = value.numerator * 10**SHOWN_PLACES // value.denominator
        return plain(Decimal(whole).scaleb(-SHOWN_PLACES))
    return plain(value)


def _sheet(facts: SheetFacts, *, known: bool) -> dict[str, Any]:
    values: dict[str, Any] = {"average": two_places(facts.average), "average_unrounded": unrounded(facts.exact)}
    if known:
        band = facts.scale.band_of(facts.average)
        values |= {"result": band.code, "result_wording": band.wording}
    return values


def _protocol(facts: ProtocolFacts, *, known: bool) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if known:
        before = facts.scale.band_of(facts.record.decision.score_before)
        after = facts.scale.band_of(facts.record.decision.score_after)
        values |= {
            "result_before": before.code,
            "result_before_wording": before.wording,
            "result_after": after.code,
            "result_after_wording": after.wording,
        }
    members = len(facts.record.members)
    return values | {"members": members, "majority": members // 2 + 1}


def _retained(facts: Facts, completed: date) -> str:
    return retained_until(completed, facts.terms.retention_years).isoformat()
