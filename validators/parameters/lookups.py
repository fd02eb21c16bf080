"""The parameter files of this room, read once each, and what is looked up in them by date."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from validators.errors import ParameterError
from validators.parameters.loading import DatedTables, decimal, distinct, load, load_by, unique
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

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FOLDER = Path(__file__).parent


def build_scale(raw: dict[str, Any]) -> ResultScale:
    """Build a result scale; its bands must come best first and leave no whole hundredth without a result."""
    bands = tuple(
        Band(band["code"], band["wording"], decimal(band["from"]), decimal(band["to"])) for band in raw.pop("band")
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
        bracketed=MappingProxyType({category: str(entry["positions"]) for category, entry in bracketed.items()}),
        rows=parts,
        groups=MappingProxyType(raw.pop("groups")),
        **raw,
    )


def build_roles(raw: dict[str, Any]) -> Roles:
    """Build the list of capacities an evaluator may act in."""
    roles = unique((Role(**entry) for entry in raw.pop("role")), lambda role: role.code, "role")
    return Roles(roles=roles, **raw)


def build_wording(raw: dict[str, Any]) -> SheetWording:
    """Build the rows of a score sheet."""
    rows = tuple(ParameterWording(row["title"], tuple(row["explanation"])) for row in raw.pop("parameter"))
    distinct([row.title for row in rows], "parameter")
    return SheetWording(parameters=rows, **raw)


@cache
def _editions() -> Mapping[str, DatedTables[Edition]]:
    return load_by(FOLDER / "editions.toml", lambda raw: Edition(**raw), "methodology")


def editions(methodology: str) -> DatedTables[Edition]:
    """Return the editions of the methodology of corpus «А» (``A``) or «Б» (``B``)."""
    return _editions()[methodology]


@cache
def _scales() -> Mapping[str, DatedTables[ResultScale]]:
    return load_by(FOLDER / "results.toml", build_scale, "methodology")


@cache
def _caps() -> DatedTables[PenaltyCaps]:
    return load(FOLDER / "b" / "penalties.toml", build_caps)


@cache
def _positions() -> DatedTables[Positions]:
    return load(FOLDER / "b" / "positions.toml", build_positions)


@cache
def _roles() -> DatedTables[Roles]:
    return load(FOLDER / "b" / "roles.toml", build_roles)


@cache
def _terms() -> DatedTables[Terms]:
    return load(FOLDER / "b" / "terms.toml", lambda raw: Terms(**raw))


@cache
def _wordings() -> Mapping[str, DatedTables[SheetWording]]:
    return load_by(FOLDER / "b" / "sheets.toml", build_wording, "form")


@cache
def result_scale(on: date | None = None, methodology: str = "B") -> ResultScale:
    """Return the scale of results of a methodology in force on the day; without a day, the newest."""
    scales = _scales()[methodology]
    return scales.latest if on is None else scales.on(on)


@cache
def penalty_caps(on: date | None = None) -> PenaltyCaps:
    """Return the caps of penalties in force on the day; without a day, the newest."""
    return _caps().latest if on is None else _caps().on(on)


@cache
def positions(on: date | None = None) -> Positions:
    """Return the category table in force on the day; without a day, the newest."""
    return _positions().latest if on is None else _positions().on(on)


@cache
def evaluator_roles(on: date | None = None) -> Roles:
    """Return the evaluators' capacities in force on the day; without a day, the newest."""
    return _roles().latest if on is None else _roles().on(on)


@cache
def terms(on: date | None = None) -> Terms:
    """Return the terms in force on the day; without a day, the newest."""
    return _terms().latest if on is None else _terms().on(on)


@cache
def sheet_wordings(form: str, on: date | None = None) -> SheetWording:
    """Return the rows of a score sheet as its annex prints them on the day; without a day, the newest.

    Raises:
        ParameterError: the form has no such rows, or none on that day.
    """
    if form not in _wordings():
        raise ParameterError(f"{form} has no parameters with explanations")
    series = _wordings()[form]
    return series.latest if on is None else series.on(on)
