"""Reads what is said of each item and annex, and finds the rules and deadlines that name it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validators.deadlines.registry import DEADLINES
from validators.errors import ParameterError
from validators.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.rules.model import Rule

FOLDER = Path(__file__).parent
FILES = ("order", "a", "b")
AMENDING_ACT = "order-121"
ITEM_KEYS = {"number", "title", "treatment", "reason", "forms", "part", "errors"}
PART_KEYS = {"name", "title", "treatment", "reason", "forms"}


class Treatment(StrEnum):
    """What the product does about an item; ``a.toml`` says what each means."""

    ENFORCED = "enforced"
    COMPUTED = "computed"
    PRINTED = "printed"
    ADVISORY = "advisory"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class Entry:
    """An item, a part of one, or an annex.

    ``number`` of a part is that of its item, and ``part`` its name; only whole items and annexes find rules.
    ``reason`` says in a sentence why it is not simply enforced. ``errors`` says of each rule that can refuse a paper
    which words of the item the paper contradicts.
    """

    methodology: str
    number: str
    title: str
    treatment: Treatment
    reason: str | None
    forms: tuple[str, ...]
    annex: bool = False
    part: str | None = None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that name the item or the annex."""
        if self.part is not None:
            return ()
        return tuple(rule for rule in RULES if rule_names(rule, self))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of deadlines that the item sets."""
        if self.annex or self.part is not None:
            return ()
        found = (one for one in DEADLINES if one.methodology == self.methodology and self.number in numbers(one.item))
        return tuple(dict.fromkeys(one.kind for one in found))


@dataclass(frozen=True)
class Chapter:
    """The order itself, or one of its two methodologies (``methodology`` is empty for the order)."""

    methodology: str
    title: str
    entries: tuple[Entry, ...]


def numbers(text: str | None) -> tuple[str, ...]:
    """Return the numbers of a rule's items or annexes, which may be several: ``"1, 2"``."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def rule_names(rule: Rule, entry: Entry) -> bool:
    """Tell whether the rule comes from the item or the annex; rules on dates in force come from the order itself."""
    chapter = "" if rule.act == AMENDING_ACT else rule.methodology
    return chapter == entry.methodology and entry.number in numbers(rule.annex if entry.annex else rule.item)


def chapters() -> tuple[Chapter, ...]:
    """Return the order and both methodologies.

    Raises:
        ParameterError: a file has an unknown key or treatment, a title is missing, or a reason where one is needed.
    """
    return tuple(_chapter(name) for name in FILES)


def _chapter(name: str) -> Chapter:
    path = FOLDER / f"{name}.toml"
    content = tomllib.loads(path.read_text("utf-8"))
    entries: list[Entry] = []
    for annex, raw in [(False, one) for one in content.get("item", [])] + [(True, o) for o in content.get("annex", [])]:
        _refuse_unknown(path.name, raw, ITEM_KEYS)
        entries.append(_entry(content["methodology"], raw, annex=annex))
        for part in raw.get("part", []):
            _refuse_unknown(path.name, part, PART_KEYS)
            entries.append(_entry(content["methodology"], {**part, "number": raw["number"]}, annex=annex))
    return Chapter(content["methodology"], content["title"], tuple(entries))


def _entry(methodology: str, raw: Mapping[str, Any], *, annex: bool) -> Entry:
    try:
        entry = Entry(
            methodology,
            raw["number"],
            raw["title"],
            Treatment(raw["treatment"]),
            raw.get("reason"),
            tuple(raw.get("forms", ())),
            annex,
            raw.get("name"),
            raw.get("errors", {}),
        )
    except (KeyError, ValueError) as error:
        raise ParameterError(f"coverage of {methodology} {raw.get('number')}: {error}") from error
    if entry.reason is None and entry.treatment is not Treatment.ENFORCED:
        raise ParameterError(f"coverage of {methodology} {entry.number}: {entry.treatment} needs a reason")
    strangers = set(entry.errors) - {rule.id for rule in entry.rules}
    if strangers:
        raise ParameterError(f"coverage of {methodology} {entry.number}: not its rules: {', '.join(sorted(strangers))}")
    return entry


def _refuse_unknown(name: str, raw: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ParameterError(f"{name}: unknown {', '.join(unknown)}")
