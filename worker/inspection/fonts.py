"""Inspection of the fonts of a PDF: embedded, expected, and used for their purpose."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from doc_templates.fonts import FALLBACK_FAMILIES, TEXT_FAMILY
from worker.inspection.errors import InspectionError

SUBSET_TAG: Final = re.compile(r"^/(?:[A-Z]{6}\+)?")
"""Six letters before the name mark a font reduced to the glyphs in use (ISO 32000-1, 9.6.4)."""
PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
MAPPED: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
OWN_LETTERS: Final = (range(0x41, 0x250), range(0x400, 0x500))
"""Latin (Basic to Extended-B) and Cyrillic: blocks whose letters the text font has."""

_TEXT: Final = TEXT_FAMILY.replace(" ", "")
_FALLBACKS: Final = tuple(family.replace(" ", "") for family in FALLBACK_FAMILIES)


def inspect_fonts(pdf: Pdf, brought: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names of the fonts, sorted; those of ``brought`` may draw any character.

    Raises:
        InspectionError: a font is not embedded, is unexpected, or stands in for the text font.
    """
    names: set[str] = set()
    for font in _fonts(pdf):
        name = SUBSET_TAG.sub("", str(font.get("/BaseFont", "/?")))
        if not _embedded(font):
            raise InspectionError(f"the font {name} is not embedded")
        names.add(name)
        if name.partition("-")[0] == _TEXT or name in brought:
            continue
        if not name.startswith(_FALLBACKS):
            raise InspectionError(f"the font {name} stands in for {TEXT_FAMILY}")
        if any(map(_is_own_letter, _characters(font))):
            raise InspectionError(f"letters are drawn with {name} instead of {TEXT_FAMILY}")
    return tuple(sorted(names))


def _fonts(pdf: Pdf) -> Iterator[Dictionary]:
    """Yield every font that pages and the forms in them refer to, once."""
    seen: set[object] = set()
    waiting: list[Object] = [page.resources for page in pdf.pages]
    while waiting:
        resources = waiting.pop()
        if not _first_visit(resources, seen):
            continue
        for font in _entries(resources, Name.Font):
            if _first_visit(font, seen) and isinstance(font, Dictionary):
                yield font
        drawings = _entries(resources, Name.XObject)
        waiting += [
            drawing.Resources for drawing in drawings if isinstance(drawing, Stream) and "/Resources" in drawing
        ]


def _first_visit(found: Object, seen: set[object]) -> bool:
    # A direct object has no number and can be reached from one place only.
    if not found.is_indirect:
        return True
    new = found.objgen not in seen
    seen.add(found.objgen)
    return new


def _entries(resources: Object, kind: Name) -> list[Object]:
    found = resources.get(kind)
    return [value for _, value in found.items()] if isinstance(found, Dictionary) else []


def _embedded(font: Dictionary) -> bool:
    described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = described.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and any(program in descriptor for program in PROGRAMS)


def _characters(font: Dictionary) -> set[str]:
    """Return what a font draws according to its ``ToUnicode`` map (ISO 32000-1, 9.10.3)."""
    found = font.get("/ToUnicode")
    if not isinstance(found, Stream):
        return set()
    drawn: set[str] = set()
    for kind, lines in MAPPED.findall(found.read_bytes()):
        codes = HEX.findall(lines)
        if kind == b"bfchar":
            for code in codes[1::2]:
                drawn.update(_decoded(code))
        else:
            for first, last, start in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                point = ord(_decoded(start)[-1])
                drawn.update(chr(point + step) for step in range(int(last, 16) - int(first, 16) + 1))
    return drawn


def _decoded(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")


def _is_own_letter(character: str) -> bool:
    return character.isalpha() and any(ord(character) in block for block in OWN_LETTERS)
