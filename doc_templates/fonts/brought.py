"""Fonts in the folder of a state body's variant, beside those of the program."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from doc_templates.errors import CatalogueError
from doc_templates.fonts import FALLBACK_FAMILIES, SET_IN, TEXT_FAMILY
from doc_templates.fonts.coverage import Fallback

SUFFIXES: Final = frozenset({".ttf", ".otf"})
MAX_BYTES: Final = 32 * 1024 * 1024
"""Fonts of all Chinese signs have 20 MB."""
CARRIED: Final = frozenset(name.casefold() for name in (SET_IN, TEXT_FAMILY, *FALLBACK_FAMILIES))
FAMILY_NAMES: Final = (1, 16, 21)
"""Name ids of a font by which a program may find it (OpenType, ``name``)."""
NO_EMBEDDING: Final = 0x0002
"""Bit of ``OS/2.fsType``: the licence forbids embedding, and an archival PDF holds all of its fonts."""


class UnusableFontError(CatalogueError):
    """A font that papers cannot be printed with; ``key`` is that of the words in section ``fonts``."""

    def __init__(self, key: str, family: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.family = family


@dataclass(frozen=True, slots=True)
class BroughtFont:
    """A font file: its family, its PostScript name, and the characters it has."""

    path: Path
    family: str
    postscript: str
    characters: frozenset[str]


def font_files(folder: Path) -> list[Path]:
    """Return the font files of a folder, sorted by name."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())


def read_font(path: Path) -> BroughtFont:
    """Return the font of a file.

    Raises:
        UnusableFontError: it is no font, too big, named like one of the program, or must not be embedded.
        OSError: it cannot be read.
    """
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - few bring fonts: who does not need not wait 0.1 s

    if path.stat().st_size > MAX_BYTES:
        raise UnusableFontError("too_big")
    try:
        with TTFont(path, lazy=True) as font:
            names, codes = font["name"], font.getBestCmap()
            families = {str(names.getDebugName(number) or "").casefold() for number in FAMILY_NAMES}
            family, postscript = str(names.getBestFamilyName()), str(names.getDebugName(6))
            forbidden = font["OS/2"].fsType & NO_EMBEDDING
    except (TTLibError, KeyError, ValueError, AssertionError, AttributeError, IndexError, struct.error):
        raise UnusableFontError("no_font") from None
    if not codes:
        raise UnusableFontError("no_font")
    if families & CARRIED:
        raise UnusableFontError("ours", family)
    if forbidden:
        raise UnusableFontError("no_embedding", family)
    return BroughtFont(path, family, postscript, frozenset(map(chr, codes)))


def families(fonts: Iterable[BroughtFont]) -> tuple[Fallback, ...]:
    """Return the families of some fonts in their order, each with the characters that all its faces have."""
    found: dict[str, frozenset[str]] = {}
    for font in fonts:
        found[font.family] = found.get(font.family, font.characters) & font.characters
    return tuple(Fallback(family, characters) for family, characters in found.items())


def brought_fonts(folder: Path) -> tuple[BroughtFont, ...]:
    """Return the usable fonts of all variants of a folder, by the names of the variants, then of the files."""
    found: list[BroughtFont] = []
    for variant in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not variant.is_dir() or variant.name.startswith("."):
            continue
        for path in font_files(variant):
            try:
                found.append(read_font(path))
            except UnusableFontError:
                # Nothing starts with a variant whose font is unusable; one that became so later is left out.
                continue
    return tuple(found)
