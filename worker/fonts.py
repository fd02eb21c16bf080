"""The fonts a finished paper may hold."""

from __future__ import annotations

from typing import Final

TEXT_FAMILY: Final = "Liberation Serif"
"""All text of the forms: as wide as Times New Roman letter by letter; has the Kazakh letters from version 2 on."""

FALLBACK_FAMILIES: Final = ("Noto Emoji", "DejaVu Sans")
"""For signs the text font lacks (emoji, stars, other scripts), preferred first; never for its own letters."""

KAZAKH_LETTERS: Final = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
