"""Hyphenation patterns for Russian, part of the program so that papers do not depend on a machine's dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RUSSIAN: Final = Path(__file__).with_name("hyph_ru_RU.dic")
"""Patterns of Alexander Lebedev (LPPL 1.2+), unmodified; ``LICENSE.hyph_ru_RU.txt`` names their origin."""

KAZAKH_LETTERS: Final = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
"""Letters of Kazakh texts alone, for which there are no patterns."""
