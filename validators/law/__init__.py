"""The items and annexes of the order: their words, and what the product does about each. One file a methodology.

``items.order.toml`` is the order itself, ``items.a.toml`` and ``items.b.toml`` are its two methodologies. An item whose
words are quoted has ``words``: one quote, or quotes with a name each. Quotes are Russian and verbatim; ``…`` stands for
what is left out. An amendment appends quotes: rules of the past keep theirs.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from validators.errors import ParameterError

FOLDER = Path(__file__).parent
FILES = ("items.order.toml", "items.a.toml", "items.b.toml")


def words(methodology: str, item: str, *names: str, folder: Path = FOLDER) -> str:
    """Return the words of an item: of the order itself (``""``), or of methodology ``A`` or ``B``.

    >>> words("B", "18", "range")
    'Оценивающим лицом выставляются оценки от 0 до 5-ти.'

    Args:
        methodology: which file.
        item: number of the item; of several (``"4, 18"``), the first has the words.
        names: names of its quotes, in the order they are to follow each other; none where it has only one.
        folder: where the files are.

    Raises:
        ParameterError: the item is not quoted, or not by these names.
    """
    quoted = _quotes(folder).get((methodology, item.partition(",")[0]))
    if isinstance(quoted, str) and not names:
        return quoted
    if not isinstance(quoted, dict) or not names or not quoted.keys() >= set(names):
        raise ParameterError(f"item {item} of {methodology or 'the order'} has no words {', '.join(names)}".rstrip())
    return " ".join(quoted[name] for name in names)


@cache
def files(folder: Path = FOLDER) -> tuple[dict[str, Any], ...]:
    """Return what the files say, the order itself first."""
    return tuple(tomllib.loads((folder / name).read_text("utf-8")) for name in FILES)


@cache
def _quotes(folder: Path) -> dict[tuple[str, str], Any]:
    return {
        (content["methodology"], item["number"]): item.get("words")
        for content in files(folder)
        for item in content["item"]
    }
