"""``python -m doc_templates.fonts`` writes ``coverage.toml`` anew, after a font was changed."""

from __future__ import annotations

import textwrap
from pathlib import Path

from fontTools.ttLib import TTFont

from doc_templates.fonts import FACES, FOLDER
from doc_templates.fonts.coverage import TABLE, spans

WIDTH = 120
HEAD = "# What the fonts of this folder have; made by `python -m doc_templates.fonts`, never by hand.\n"


def codes_of(path: Path) -> frozenset[int]:
    """Return the code points a font file has glyphs for."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def coverage_table() -> str:
    """Return the text of the table: of each family the characters that all of its faces have."""
    found = [HEAD]
    for family, files in FACES.items():
        codes = frozenset.intersection(*(codes_of(FOLDER / name) for name in files))
        ranges = " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in spans(codes))
        lines = "\n".join(textwrap.wrap(ranges, WIDTH, break_on_hyphens=False))
        found.append(f'\n["{family}"]\ncharacters = """\n{lines}\n"""\n')
    return "".join(found)


if __name__ == "__main__":
    TABLE.write_text(coverage_table(), "utf-8")
