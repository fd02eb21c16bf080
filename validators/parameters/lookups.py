"""Lookups by date in the parameter files of the package in force.

A new table is a file, a record in ``tables``, a builder and a lookup here; a lookup keeps nothing itself, for another
package may be asked next.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from validators.errors import ParameterError
from validators.messages.values import Wording
from validators.parameters.loading import DatedTables, decimal, distinct, unique
from validators.parameters.package import METHODOLOGIES, current, on_day
from validators.parameters.tables import (
    AssessmentRow,
    Band,
    Edition,
    ParameterWording,
    Penalty,
    PenaltyCaps,
    Positions,
    ResultScale,
    Role,
    Roles,
    SheetWording,
    Terms,
)


def build_scale(raw: dict[str, Any]) -> ResultScale:
    """Build a result scale; its bands must come best first and leave no whole hundredth without a result."""
    bands = tuple(
        Band(band["code"], _words(band, "wording"), decimal(band["from"]), decimal(band["to"]))
        for band in raw.pop("band")
    )
    distinct([band.code for band in bands], "result")
    distinct([band.wording for band in bands], "wording")
    for better, worse in pairwise(bands):
        if better.start - worse.end != decimal(1) / 100:
            raise ParameterError(f"results {better.code} and {worse.code} do not adjoin")
    return ResultScale(bands=bands, **raw)


def build_caps(raw: dict[str, Any]) -> PenaltyCaps:
    """Build the caps that penalties put on a score."""
    penalties = [Penalty(**{**entry, "cap": decimal(entry["cap"])}) for entry in raw.pop("penalty")]
    return PenaltyCaps(penalties=unique(penalties, lambda penalty: penalty.kind, "penalty"), **raw)


def build_positions(raw: dict[str, Any]) -> Positions:
    """Build the category table of item 17; the four parts of the item must all be there."""
    rows = [AssessmentRow(row["who"], row["form"], tuple(row["roles"])) for row in raw.pop("row")]
    bracketed = unique(raw.pop("bracketed"), lambda entry: str(entry["category"]), "category")
    named = raw.pop("named")
    distinct([*named, *bracketed], "category")
    parts = unique(rows, lambda row: row.who, "part")
    if set(parts) != {"named", "leading", "bracketed_others", "others"}:
        raise ParameterError("a part of item 17 is missing or unknown")
    for name in ("audit_commission", "audit_chair", "audit_member"):
        raw[name] = tuple(raw[name])
    return Positions(
        named=frozenset(named),
        bracketed=MappingProxyType({category: _words(entry, "positions") for category, entry in bracketed.items()}),
        titles=MappingProxyType({category: tuple(entry.get("titles", ())) for category, entry in bracketed.items()}),
        rows=parts,
        groups=MappingProxyType(raw.pop("groups")),
        **raw,
    )


def _words(entry: Mapping[str, Any], name: str) -> Wording:
    return Wording(str(entry[name]), entry.get("id"))


def build_roles(raw: dict[str, Any]) -> Roles:
    """Build the list of capacities an evaluator may act in."""
    roles = unique((Role(**entry) for entry in raw.pop("role")), lambda role: role.code, "role")
    return Roles(roles=roles, **raw)


def build_wording(raw: dict[str, Any]) -> SheetWording:
    """Build the rows of a score sheet."""
    rows = tuple(ParameterWording(row["title"], tuple(row["explanation"])) for row in raw.pop("parameter"))
    distinct([row.title for row in rows], "parameter")
    return SheetWording(parameters=rows, **raw)


def build_edition(raw: dict[str, Any]) -> Edition:
    """Build an edition of a methodology."""
    return Edition(**raw)


def build_terms(raw: dict[str, Any]) -> Terms:
    """Build the terms of corpus «Б»."""
    return Terms(**raw)


def editions(methodology: str) -> DatedTables[Edition]:
    """Return the editions of the methodology of corpus «А» (``A``) or «Б» (``B``)."""
    return current().series("editions.toml", build_edition, "methodology")[methodology]


def result_scale(on: date | None = None, methodology: str = "B") -> ResultScale:
    """Return the scale of results of a methodology in force on the day; without a day, the newest."""
    return on_day(result_scales(methodology), on)


def result_scales(methodology: str = "B") -> DatedTables[ResultScale]:
    """Return the scales of results of a methodology, those of the past too."""
    return current().series("results.toml", build_scale, "methodology")[methodology]


def known_results(methodology: str = "B") -> Mapping[str, str]:
    """Return the codes of all results by their wording, those of the past too, as schemas accept them."""
    tables = result_scales(methodology).tables
    return MappingProxyType({band.wording: band.code for scale in tables for band in scale.bands})


def result_words(wording: str) -> Wording:
    """Return the words of a result with the id of their translations, by what computed values keep of them."""
    scales = [scale for methodology in METHODOLOGIES for scale in result_scales(methodology).tables]
    words = (band.words for scale in scales for band in scale.bands)
    return next((each for each in words if each.text == wording), Wording(wording))


def penalty_caps(on: date | None = None) -> PenaltyCaps:
    """Return the caps of penalties in force on the day; without a day, the newest."""
    return on_day(current().tables("b/penalties.toml", build_caps), on)


def known_penalties() -> tuple[str, ...]:
    """Return the kinds of all penalties, those of the past too."""
    tables = current().tables("b/penalties.toml", build_caps).tables
    return tuple(dict.fromkeys(kind for caps in tables for kind in caps.penalties))


def positions(on: date | None = None) -> Positions:
    """Return the category table in force on the day; without a day, the newest."""
    return on_day(current().tables("b/positions.toml", build_positions), on)


def evaluator_roles(on: date | None = None) -> Roles:
    """Return the evaluators' capacities in force on the day; without a day, the newest."""
    return on_day(current().tables("b/roles.toml", build_roles), on)


def known_roles() -> Mapping[str, Role]:
    """Return all capacities by code, those of the past too, each as the newest edition that has it puts it."""
    tables = current().tables("b/roles.toml", build_roles).tables
    return MappingProxyType({code: role for roles in tables for code, role in roles.roles.items()})


def terms(on: date | None = None) -> Terms:
    """Return the terms in force on the day; without a day, the newest."""
    return on_day(current().tables("b/terms.toml", build_terms), on)


def sheet_wordings(form: str, on: date | None = None) -> SheetWording:
    """Return the rows of a score sheet as its annex prints them on the day; without a day, the newest.

    Raises:
        ParameterError: the form has no such rows, or none on that day.
    """
    series = current().series("b/sheets.toml", build_wording, "form")
    if form not in series:
        raise ParameterError(f"{form} has no parameters with explanations")
    return on_day(series[form], on)


SINCE: Final = {methodology: editions(methodology).tables[0].since for methodology in METHODOLOGIES}
"""The first day of each methodology."""
