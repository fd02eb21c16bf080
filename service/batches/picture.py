"""``summary.png``: the chart as a picture, for Word, Excel and whatever opens no SVG."""

from __future__ import annotations

from typing import Final

from doc_templates.fonts import FOLDER

WIDTH: Final = 2200
"""Dots: twice the size the chart is drawn at, sharp on paper. The number of bars limits the height."""


def picture(svg: bytes) -> bytes:
    """Return a drawing of :func:`service.batches.chart.chart` as a PNG of ``WIDTH`` dots on white.

    Letters are those of the fonts papers are printed with, whatever the machine has.
    """
    import resvg_py  # noqa: PLC0415 - few ask for a picture: whoever does not need not load it

    return resvg_py.svg_to_bytes(
        svg_string=svg.decode(), width=WIDTH, background="#ffffff", skip_system_fonts=True, font_dirs=[str(FOLDER)]
    )
