"""What the commands say around the messages of the methodology; ``messages/`` holds it for translators."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from validators.messages.catalogue import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parent / "messages"


def word(key: str, language: str, **values: Any) -> str:
    """Return the words for something, with the values in it; a language that lacks them speaks Russian."""
    text = texts(language).get(key) or texts(FALLBACK)[key]
    return text.format(**values)


@cache
def texts(language: str) -> Mapping[str, str]:
    """Return the texts of one of the languages of the messages."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
