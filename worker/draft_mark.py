"""The mark of a draft on every page of a PDF, behind the text, so that nobody takes it for a paper and signs it.

It is drawn as outlines of the letters, which needs no font in the file, and is no part of what a screen reader reads.
"""

from __future__ import annotations

import io
import math
from functools import cache
from typing import Any, Final

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from doc_templates.fonts import FOLDER

MARK: Final = "Черновик / Жоба"
"""In both languages of official papers, whatever the language of the form."""
FONT: Final = FOLDER / "LiberationSerif-Bold.ttf"
GREY: Final = 0.86
"""Light enough to read the text over it, dark enough to be seen when printed."""
SHARE: Final = 0.8
"""Of the diagonal of a page, how much the mark takes."""


class _Outlines(BasePen):  # type: ignore[misc]  # fontTools has no type hints
    """Writes the outlines of letters as operators of a PDF (ISO 32000-1, 8.5.2)."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []
        self.across = 0

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' names
        self._add("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def _closePath(self) -> None:  # noqa: N802
        self.operators.append("h")

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = [f"{x + self.across:g} {y:g}" for x, y in points]
        self.operators.append(f"{' '.join(numbers)} {operator}")


@cache
def _drawn() -> tuple[bytes, int, int]:
    """Return the operators that fill the letters, and the width and height of the mark in units of the font."""
    with TTFont(FONT, lazy=True) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        pen = _Outlines(glyphs)
        for letter in MARK:
            glyph = glyphs[names[ord(letter)]]
            glyph.draw(pen)
            pen.across += glyph.width
        return "\n".join([*pen.operators, "f"]).encode(), pen.across, font["OS/2"].sCapHeight


def marked(content: bytes) -> bytes:
    """Return a PDF with the mark across each of its pages."""
    letters, width, height = _drawn()
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        mark = pdf.make_stream(letters)
        mark.Type, mark.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        mark.BBox = pikepdf.Array([0, -height, width, 2 * height])
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.mediabox)
            across, up = right - left, top - bottom
            slope, scale = math.atan2(up, across), SHARE * math.hypot(across, up) / width
            cosine, sine = scale * math.cos(slope), scale * math.sin(slope)
            # The middle of the mark comes to the middle of the page.
            x = left + across / 2 - (cosine * width - sine * height) / 2
            y = bottom + up / 2 - (sine * width + cosine * height) / 2
            name = page.add_resource(mark, pikepdf.Name.XObject)
            place = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} cm"
            drawing = f"/Artifact BMC q {GREY} g {place} {name} Do Q EMC\n"
            page.contents_add(drawing.encode(), prepend=True)
        pdf.save(target)
    return target.getvalue()
