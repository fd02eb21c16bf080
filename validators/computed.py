"""What the product computes from a record: the values a client may leave out, as JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.numbers import two_places, unrounded

if TYPE_CHECKING:
    from validators.rules.b_facts import SheetFacts
    from validators.rules.b_session_facts import ProtocolFacts
    from validators.rules.facts import Facts


def sheet_values(facts: SheetFacts) -> dict[str, Any]:
    """Return the computed values of a score sheet of corpus «Б».

    Results are left out where no edition known here was in force in the quarter, for its scale is not known either.
    """
    values: dict[str, Any] = {"average": two_places(facts.average), "average_unrounded": unrounded(facts.exact)}
    if facts.known:
        band = facts.scale.band_of(facts.average)
        values |= {"result": band.code, "result_wording": band.wording}
    return values | retained(facts)


def protocol_values(facts: ProtocolFacts) -> dict[str, Any]:
    """Return the computed values of a protocol; results as for a score sheet."""
    values: dict[str, Any] = {}
    if facts.known:
        before = facts.scale.band_of(facts.record.decision.score_before)
        after = facts.scale.band_of(facts.record.decision.score_after)
        values |= {
            "result_before": before.code,
            "result_before_wording": before.wording,
            "result_after": after.code,
            "result_after_wording": after.wording,
        }
    members = len(facts.record.members)
    values |= {"members": members, "majority": members // 2 + 1}
    return values | retained(facts)


def retained(facts: Facts) -> dict[str, Any]:
    """Return the last day the signed paper is kept, as ``retain_until``; nothing for one that is not signed."""
    return {} if facts.kept_until is None else {"retain_until": facts.kept_until.day.isoformat()}
