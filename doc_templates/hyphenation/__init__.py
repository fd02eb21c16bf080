"""What divides Russian words at the ends of lines: a dictionary carried so that no machine needs its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

RUSSIAN: Final = Path(__file__).with_name("hyph_ru_RU.dic")
"""Patterns of Alexander Lebedev (LPPL 1.2+), unmodified; ``LICENSE.hyph_ru_RU.txt`` tells their origin."""

KAZAKH_LETTERS: Final = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
"""Letters that tell a Kazakh text, for which there are no patterns."""
