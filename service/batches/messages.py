"""The words for what is wrong with a row before the methodology is asked; ``messages/`` holds them for translators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from validators.messages.sayings import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from service.batches.sources import Fault

BOOK: Final = Book(Path(__file__).parent / "messages")
SHAPE: Final = "schema"
"""The rule of what has the wrong shape."""
REPEATED: Final = "repeated-row"
"""The rule of a row that says the same as another; it is no rule of the methodology."""


def fault_violation(fault: Fault, language: str) -> dict[str, Any]:
    """Return a fault of a row or cell as a violation of rule ``schema``."""
    return _violation(fault.pointer, message("rows", fault.key, language, **fault.values))


def in_words_of_sheet(
    violations: Iterable[dict[str, Any]], misread: Callable[[], Iterable[Fault]], language: str
) -> tuple[dict[str, Any], ...]:
    """Return violations, those about the kind of a cell's content in words for people who fill in sheets.

    Misread cells are only looked for where a violation may be about one.
    """
    found = tuple(violations)
    if all(each["rule"] != SHAPE for each in found):
        return found
    told = {fault.pointer: message("rows", fault.key, language, **fault.values) for fault in misread()}
    return tuple(
        {**each, "message": told[each["pointer"]]} if each["rule"] == SHAPE and each["pointer"] in told else each
        for each in found
    )


def form_violation(form: str | None, language: str) -> dict[str, Any]:
    """Return the violation of a row that names no form, or one that is not there."""
    key = "no_form" if form is None else "unknown_form"
    return _violation("", message("rows", key, language, form=str(form)[:60]))


def repeated_violation(first: int, language: str) -> dict[str, Any]:
    """Return the warning at a row about the same person and period as another row before it."""
    return {**_violation("", message("rows", "repeated", language, row=first)), "rule": REPEATED, "severity": "warning"}


def file_words(failure: Mapping[str, Any], language: str) -> str:
    """Return why a file could not be read (to the end), from a failure as a batch keeps it.

    Args:
        failure: ``{reason, values}``, and ``row`` where it is known from which row on nothing was read.
        language: of the words.
    """
    reason, values = failure["reason"], failure["values"]
    if reason != "header":
        why = message("files", reason, language, **values)
        row = failure.get("row")
        return why if row is None else message("files", "broken_off", language, row=row, why=why)
    named = {"header_unknown": values["unknown"], "header_twice": values["twice"], "header_missing": values["missing"]}
    parts = [message("files", key, language, names=", ".join(names)) for key, names in named.items() if names]
    return " ".join((message("files", "header", language), *parts))


def message(section: str, key: str, language: str, /, **values: Any) -> str:
    """Return the words for something, with the values in it; a language that lacks them speaks Russian."""
    return BOOK.text(section, key, language, **values)


def _violation(pointer: str, text: str) -> dict[str, Any]:
    return {"rule": SHAPE, "severity": "error", "pointer": pointer, "message": text}
