"""Coverage of the order, item by item: ``python -m validators.coverage`` writes the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from validators import law
from validators.deadlines.terms import TERMS
from validators.errors import ParameterError
from validators.forms import FORMS
from validators.methodology import RULES
from validators.rules.model import Rule

PAGE = Path(__file__).parents[1] / "docs" / "coverage.md"
AMENDING_ACT = "order-121"
ITEM_KEYS = {"number", "title", "treatment", "reason", "forms", "words", "part", "errors"}
PART_KEYS = {"name", "title", "treatment", "reason", "forms"}


class Treatment(StrEnum):
    """Treatment of an item by the product; ``items.a.toml`` says what each means."""

    ENFORCED = "enforced"
    COMPUTED = "computed"
    PRINTED = "printed"
    ADVISORY = "advisory"
    UNCHECKED = "unchecked"


NAMES = {
    Treatment.ENFORCED: "проверяется",
    Treatment.COMPUTED: "вычисляется",
    Treatment.PRINTED: "печатается",
    Treatment.ADVISORY: "подсказывается",
    Treatment.UNCHECKED: "вне службы",
}
HEAD = """\
# Coverage of the order

Written by `make coverage-page` from `validators/law/`, the rules and the deadlines; do not edit it by hand.

Every item and annex of both methodologies, with what the product does about it: **проверяется** – rules find a
breach; **вычисляется** – a value or a deadline is computed; **печатается** – it is reproduced on a paper the product
makes; **подсказывается** – the product reminds, a person decides; **вне службы** – it cannot be seen from the data
the product receives, and why. What a rule says and when it is in force: `GET /api/v1/rules/{id}`; deadlines:
`GET /api/v1/deadlines`.

A rule refuses a paper only where the paper contradicts the words of the order; where the words leave room, or what
decides is not in the data, it warns. Below each table stands which words a refused paper contradicts.
"""
ERRORS = """\
### Каким словам противоречит бумага, которую правило не пропускает

| правило | пункт | почему ошибка |
|---|---|---|
"""
TABLE = "| пункт | о чём | что делает служба | правила, сроки, формы |\n|---|---|---|---|\n"


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
        found = (one for one in TERMS if one.methodology == self.methodology and self.number in numbers(one.item))
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
    """Return whether the rule comes from the item or the annex; rules on dates in force come from the order itself."""
    chapter = "" if rule.act == AMENDING_ACT else rule.methodology
    return chapter == entry.methodology and entry.number in numbers(rule.annex if entry.annex else rule.item)


def chapters(folder: Path = law.FOLDER) -> tuple[Chapter, ...]:
    """Return the order and both methodologies. A form that no item names stands beside the items of its rules.

    Raises:
        ParameterError: a file has an unknown key or treatment, a title is missing, or a reason where one is needed.
    """
    found = [_chapter(content) for content in law.files(folder)]
    named = {form for chapter in found for entry in chapter.entries for form in entry.forms}
    others = [form.slug for form in FORMS if form.slug not in named]
    return tuple(replace(each, entries=tuple(_with_forms(entry, others) for entry in each.entries)) for each in found)


def _with_forms(entry: Entry, others: Sequence[str]) -> Entry:
    """Return the entry with those of the forms that its rules look at."""
    more = tuple(form for form in others if any(form in rule.forms for rule in entry.rules))
    return replace(entry, forms=entry.forms + more)


def _chapter(content: Mapping[str, Any]) -> Chapter:
    methodology = content["methodology"]
    entries: list[Entry] = []
    for annex, raw in [(False, one) for one in content.get("item", [])] + [(True, o) for o in content.get("annex", [])]:
        _refuse_unknown(methodology, raw, ITEM_KEYS)
        entries.append(_entry(methodology, raw, annex=annex))
        for part in raw.get("part", []):
            _refuse_unknown(methodology, part, PART_KEYS)
            entries.append(_entry(methodology, {**part, "number": raw["number"]}, annex=annex))
    return Chapter(methodology, content["title"], tuple(entries))


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


def _refuse_unknown(methodology: str, raw: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ParameterError(f"coverage of {methodology} {raw.get('number')}: unknown {', '.join(unknown)}")


def coverage_page() -> str:
    """Return the whole page."""
    found = chapters()
    return "\n".join([HEAD, _totals(found), *(_section(chapter) for chapter in found)])


def _totals(found: tuple[Chapter, ...]) -> str:
    lines = ["| | " + " | ".join(NAMES.values()) + " |", "|---|" + "---|" * len(NAMES)]
    for chapter in found:
        counts = Counter(entry.treatment for entry in chapter.entries if entry.part is None)
        lines.append(f"| {chapter.title} | " + " | ".join(str(counts[one]) for one in NAMES) + " |")
    return "\n".join(lines) + "\n"


def _section(chapter: Chapter) -> str:
    rows = "".join(_row(entry) for entry in chapter.entries)
    return f"## {chapter.title}\n\n{TABLE}{rows}" + _errors(chapter)


def _errors(chapter: Chapter) -> str:
    rows = [
        f"| `{rule.id}` | {_place(entry)} | {entry.errors[rule.id]} |\n"
        for entry in chapter.entries
        for rule in entry.rules
        if rule.id in entry.errors
    ]
    return f"\n{ERRORS}{''.join(rows)}" if rows else ""


def _row(entry: Entry) -> str:
    treatment = NAMES[entry.treatment] if entry.reason is None else f"{NAMES[entry.treatment]}: {_small(entry.reason)}"
    return f"| {_place(entry)} | {entry.title} | {treatment} | {'; '.join(_means(entry))} |\n"


def _place(entry: Entry) -> str:
    place = f"приложение {entry.number}" if entry.annex else entry.number
    return place if entry.part is None else f"{place}, {entry.part}"


def _means(entry: Entry) -> Iterator[str]:
    groups = (
        ("правила", [rule.id for rule in entry.rules]),
        ("сроки", list(entry.kinds)),
        ("формы", list(entry.forms)),
    )
    for name, codes in groups:
        if codes:
            yield f"{name}: " + ", ".join(f"`{code}`" for code in codes)


def _small(sentence: str) -> str:
    """Return the sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


if __name__ == "__main__":
    PAGE.write_text(coverage_page(), "utf-8")
