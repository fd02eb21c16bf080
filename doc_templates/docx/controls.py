"""Content controls of a blank form: what is entered by hand in Word in the place of a placeholder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

Words = Mapping[str, Mapping[str, str]]
"""By kind, ``date``, ``result``, ``choice`` or ``text``, the words of each field until something is entered."""

RESULT: Final = "result"
"""A choice from the results of a methodology."""


class ControlKind(StrEnum):
    """A content control of Word (ECMA-376 part 1, 17.5.2): a text, a date from a calendar, a choice from a list."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Control:
    """A content control: its kind, the words that stand there until something is entered, the options of a choice."""

    kind: ControlKind
    text: str
    options: tuple[str, ...] = ()


def control(
    placeholder: str, words: Words, choices: Mapping[str, tuple[str, ...]], results: tuple[str, ...]
) -> Control | None:
    """Return the control for a placeholder of a template such as ``employee.full_name``.

    Args:
        placeholder: the expression between the braces.
        words: by kind and by placeholder or its last part.
        choices: options by placeholder.
        results: options of every result.

    Returns:
        The control, or ``None`` where the words do not name the placeholder.
    """
    for name in (placeholder, placeholder.rpartition(".")[2]):
        for kind, texts in words.items():
            if name in texts and kind == RESULT:
                return Control(ControlKind.CHOICE, texts[name], results)
            if name in texts:
                return Control(ControlKind(kind), texts[name], choices.get(placeholder, ()))
    return None


@cache
def common_words(language: str) -> Words:
    """Return the words of the fields that several forms have; none in a language without them."""
    file = Path(__file__).with_name(f"controls.{language}.toml")
    return MappingProxyType(tomllib.loads(file.read_text("utf-8")) if file.is_file() else {})
