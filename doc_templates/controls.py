"""What is entered into a blank form by hand, in Word: the kind of each entry and the words that stand in its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from validators.parameters.lookups import result_scale


class ControlKind(StrEnum):
    """A content control of Word (ECMA-376 part 1, 17.5.2): a text, a date from a calendar, a choice from a list."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Control:
    """An entry: its kind, the words that stand there until something is entered, and what a choice offers."""

    kind: ControlKind
    text: str
    options: tuple[str, ...] = ()


def control(placeholder: str, methodology: str, language: str = "ru") -> Control | None:
    """Return the entry for a placeholder of a template such as ``employee.full_name``.

    Args:
        placeholder: the expression between the braces.
        methodology: ``A`` or ``B``, whose results a result is chosen from.
        language: of the form.

    Returns:
        The entry, or ``None`` where the placeholder is no entry of its own: numbers of rows, official words.
    """
    known = _controls(language)
    return known.get((methodology, placeholder)) or known.get((methodology, placeholder.rpartition(".")[2]))


@cache
def _controls(language: str) -> Mapping[tuple[str, str], Control]:
    file = Path(__file__).with_name(f"controls.{language}.toml")
    declared = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    found: dict[tuple[str, str], Control] = {}
    for methodology in ("A", "B"):
        wordings = tuple(band.wording for band in result_scale(methodology=methodology).bands)
        for name, text in declared.get("text", {}).items():
            found[methodology, name] = Control(ControlKind.TEXT, text)
        for name, text in declared.get("date", {}).items():
            found[methodology, name] = Control(ControlKind.DATE, text)
        for name, text in declared.get("result", {}).items():
            found[methodology, name] = Control(ControlKind.CHOICE, text, wordings)
        for name, (text, *options) in declared.get("choice", {}).items():
            found[methodology, name] = Control(ControlKind.CHOICE, text, tuple(options))
    return found
