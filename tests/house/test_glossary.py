"""The glossary speaks of what there is: its names stand in the code, its Kazakh words in the messages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("validators", "doc_templates", "service", "worker")
NOTHING = "–"
PROSE = re.compile(r'"""[\s\S]*?"""|#[^\n]*|"(?!\w+")[^"\n]*"')
NAME = re.compile(r"[A-Za-z_]\w*")
TEXTS = {".toml", ".ftl", ".po"}


def _rows() -> list[list[str]]:
    """Return the cells of every term."""
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in rows if row[0] != "in the order" and set(row[0]) != {"-"}]


@cache
def _code() -> frozenset[str]:
    """Return every identifier of the code and every string that is one word: fields of data are named by both."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return frozenset(name for path in paths for name in NAME.findall(PROSE.sub(" ", path.read_text("utf-8"))))


@cache
def _kazakh() -> str:
    """Return the Kazakh texts of all catalogues, in small letters."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.suffix in TEXTS)
    kazakh = [path for path in paths if "kk" in {*path.parts, *path.name.split(".")}]
    return "\n".join(path.read_text("utf-8") for path in kazakh).lower()


def test_a_term_has_all_four_cells() -> None:
    """A dash says that the order or the messages have no word for it; a meaning there always is."""
    rows = _rows()
    assert len(rows) > 50
    assert [row for row in rows if len(row) != 4 or not all(row) or row[3] == NOTHING] == []


def test_a_name_of_the_glossary_is_a_name_of_the_code() -> None:
    """Whoever renames in the code renames here; names in the meanings count too, sample values and places do not."""
    for row in _rows():
        named = re.findall(r"`([A-Za-z_]+)`", " ".join(row[2:]))
        assert named, row
        assert set(named) - {"A", "B"} <= _code(), row[2]


def test_a_term_has_one_name_and_a_name_one_term() -> None:
    """Two rows of one name, or two of one word, would be two meanings."""
    rows = _rows()
    for column in (0, 2):
        words = [row[column] for row in rows if row[column] != NOTHING]
        assert sorted(words) == sorted({*words})


def test_the_kazakh_word_is_the_one_the_messages_use() -> None:
    """Endings aside: the word of the glossary begins the word of a message."""
    lacking = [
        word
        for row in _rows()
        for word in row[1].split(", ")
        if word != NOTHING and not re.search(rf"(?<!\w){re.escape(word.lower())}", _kazakh())
    ]
    assert lacking == []


def test_contributors_are_sent_to_the_glossary_first() -> None:
    """A rule nobody reads is none."""
    assert "(docs/glossary.md)" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
