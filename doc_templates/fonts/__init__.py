"""Fonts of the papers, part of the program so that papers do not depend on a machine's fonts.

Beside the files lie their licences and ``coverage.toml``, which ``python -m doc_templates.fonts`` makes of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent

SET_IN: Final = "Times New Roman"
"""Font named in the forms, which every reader of a DOCX has."""

TEXT_FAMILY: Final = "Liberation Serif"
"""All text of the forms: as wide as Times New Roman letter by letter; has the Kazakh letters from version 2 on."""

FALLBACK_FAMILIES: Final = ("Noto Emoji", "DejaVu Sans")
"""For characters the text font lacks (emoji, stars, other scripts), preferred first; never for its own letters.

Noto Emoji has outlines: a colour font of bitmaps is left out of PDFs by LibreOffice 7.4.
"""

FACES: Final = {
    TEXT_FAMILY: (
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
    "Noto Emoji": ("NotoEmoji-Regular.ttf",),
    "DejaVu Sans": ("DejaVuSans.ttf",),
}
"""The files of each family."""
