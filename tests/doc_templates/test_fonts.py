"""The fonts of the papers are part of the program, whole, of one version, with their licences and their table."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from doc_templates.fonts import FACES, FALLBACK_FAMILIES, FOLDER, TEXT_FAMILY
from doc_templates.fonts.__main__ import coverage_table
from doc_templates.fonts.coverage import TABLE, carried, characters, spans
from doc_templates.fonts.printing import unprintable
from validators.violations import MAX_REPORTED

ROOT = Path(__file__).parents[2]
KAZAKH_LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
FILES = [(family, name) for family, files in FACES.items() for name in files]


def test_the_table_is_what_the_fonts_have() -> None:
    """A font that is changed without its table, or a table by hand, would promise letters that leave a gap."""
    assert TABLE.read_text("utf-8") == coverage_table(), "python -m doc_templates.fonts writes it anew"


@pytest.mark.parametrize(("family", "name"), FILES)
def test_every_file_is_a_face_of_its_family(family: str, name: str) -> None:
    """LibreOffice finds fonts by the names inside them; papers are laid out with one version of the text font."""
    with TTFont(FOLDER / name, lazy=True) as font:
        assert font["name"].getDebugName(1) == family
        if family == TEXT_FAMILY:
            assert font["name"].getDebugName(5) == "Version 2.1.5"


def test_the_text_font_has_the_kazakh_letters_in_all_four_faces() -> None:
    """Regular, bold, italic and bold italic: a paper may ask for any."""
    assert len(FACES[TEXT_FAMILY]) == 4
    assert carried().text.issuperset(KAZAKH_LETTERS)
    assert [font.family for font in carried().fallbacks] == list(FALLBACK_FAMILIES)


def test_the_folder_holds_the_named_fonts_and_their_licences() -> None:
    """All are given on under licences that want to stand beside them."""
    assert {path.name for path in FOLDER.glob("*.ttf")} == {name for _, name in FILES}
    licences = {path.name: path.read_text("utf-8") for path in FOLDER.glob("LICENSE.*")}
    assert sorted(licences) == ["LICENSE.DejaVu.txt", "LICENSE.Liberation.txt", "LICENSE.NotoEmoji.txt"]
    assert "Bitstream Vera" in licences["LICENSE.DejaVu.txt"]
    assert "Reserved Font Name Liberation" in licences["LICENSE.Liberation.txt"]
    assert all(
        "SIL OPEN FONT LICENSE Version 1.1" in licences[f"LICENSE.{name}.txt"] for name in ("Liberation", "NotoEmoji")
    )


def test_every_file_of_the_folder_is_installed_with_the_package() -> None:
    """A wheel without them could print nothing."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    patterns = settings["package-data"]["*"]
    left_out = [
        path.name
        for path in FOLDER.iterdir()
        if path.is_file() and path.suffix != ".py" and not any(fnmatch(path.name, pattern) for pattern in patterns)
    ]
    assert left_out == []


def test_ranges_are_read_as_they_are_written() -> None:
    """Ranges and single numbers, in hexadecimal."""
    assert characters("41-43 49b 1f600") == frozenset("ABCқ😀")
    assert spans([67, 65, 66, 0x49B]) == [(65, 67), (0x49B, 0x49B)]


def test_of_very_many_unprintable_texts_the_first_are_told() -> None:
    """A body of a megabyte is answered with some kilobytes."""
    assert len(unprintable({"texts": ["李"] * 1000}, carried(), "ru")) == MAX_REPORTED
