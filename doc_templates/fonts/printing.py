"""Check of the texts of a paper before it is accepted: for characters that no font prints, and for lost letters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from doc_templates.fonts.coverage import Coverage
from doc_templates.texts import MESSAGES
from validators.schemas.lost_letters import has_lost_letters
from validators.schemas.reading import token
from validators.schemas.texts import tidied
from validators.violations import MAX_REPORTED, Severity, Violation

RULE: Final = "schema"
"""Rule of values that cannot be printed; no law stands behind it."""
MAX_NAMED: Final = 5
NAMES: Final = ("/full_name", "/position", "/organization")
"""Ends of pointers to texts in which nothing is asked."""


def unprintable(data: Any, coverage: Coverage, language: str) -> tuple[Violation, ...]:
    """Return a violation for every text with characters that the fonts lack, for the first ``MAX_REPORTED`` of them.

    Args:
        data: the data of a form, canonical or as they were sent.
        coverage: the characters that can be printed.
        language: of the messages.
    """
    found = []
    for pointer, sent in _texts(data, ""):
        text = tidied(sent)
        if signs := coverage.lacking(text):
            values = {"signs": ", ".join(map(named_character, signs[:MAX_NAMED])), "place": text.index(signs[0]) + 1}
            message = MESSAGES.text("printing", "unprintable", language, **values)
            found.append(Violation(RULE, Severity.ERROR, pointer, message))
            if len(found) == MAX_REPORTED:
                break
    return tuple(found)


def damaged(data: Any, language: str) -> tuple[Violation, ...]:
    """Return a warning for every text whose letters were lost on the way here, for the first ``MAX_REPORTED`` of them.

    A warning, because only its sender knows what a text should say.

    Args:
        data: the data of a form, canonical or as they were sent.
        language: of the messages.
    """
    found = (
        Violation(RULE, Severity.WARNING, pointer, MESSAGES.text("printing", "damaged", language))
        for pointer, text in _texts(data, "")
        if has_lost_letters(text, in_name=pointer.endswith(NAMES))
    )
    return tuple(islice(found, MAX_REPORTED))


def named_character(cluster: str) -> str:
    """Return a character that may not show, with its code points."""
    codes = " ".join(f"U+{ord(character):04X}" for character in cluster)
    return f"{cluster} ({codes})" if cluster.isprintable() else codes


def _texts(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if not value.isascii() or "?" in value:
            yield pointer, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{pointer}/{token(name)}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{pointer}/{index}")
