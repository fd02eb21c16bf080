"""Writes ``docs/coverage.md`` from the data, the rules and the deadlines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from validators.coverage.entries import Chapter, Entry, Treatment, chapters

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {
    Treatment.ENFORCED: "проверяется",
    Treatment.COMPUTED: "вычисляется",
    Treatment.PRINTED: "печатается",
    Treatment.ADVISORY: "подсказывается",
    Treatment.UNCHECKED: "вне службы",
}
HEAD = """\
# Coverage of the order

Written by `make coverage-page` from `validators/coverage/`, the rules and the deadlines; do not edit it by hand.

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
