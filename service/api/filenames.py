"""File names in ``Content-Disposition``: the Russian one for programs that know RFC 6266, a Latin one for the rest."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote

SINGLE: Final = dict(zip("абвгдезийклмнопрстуфыэёіәғқңөұүһ", "abvgdeziyklmnoprstufyeeiagqnouuh", strict=True))
SEVERAL: Final = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
LATIN: Final = str.maketrans({**SINGLE, **SEVERAL, "ъ": "", "ь": ""})
SAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
ATTRIBUTE_CHARACTERS: Final = "!#$&+-.^_`|~"
"""What RFC 8187 leaves as it is besides letters and digits."""


def disposition(name: str, fallback: str) -> str:
    """Return the value of the header for a file that is to be saved.

    Args:
        name: the name a person understands, with its suffix.
        fallback: a Latin name for the case that nothing is left of the other.
    """
    suffix = name[name.rfind(".") :] if "." in name else ""
    latin = transliterate(name.removesuffix(suffix)) or fallback
    encoded = quote(name, safe=ATTRIBUTE_CHARACTERS)
    return f"attachment; filename=\"{latin}{suffix}\"; filename*=UTF-8''{encoded}"


def transliterate(text: str) -> str:
    """Return the text in Latin letters, digits, dots, hyphens and underscores."""
    small = unicodedata.normalize("NFC", text)
    latin = "".join(_letter(sign) for sign in small)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode("ascii")
    return SAFE.sub("_", plain).strip("._")


def _letter(sign: str) -> str:
    small = sign.lower()
    found = small.translate(LATIN)
    if found == small:
        return sign
    return found.capitalize() if sign != small else found
