"""The words for what is wrong with a row before the methodology is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from typing import Any, Final

from service.batches.row_readers import InputRow
from service.spreadsheets.cell_findings import RowFinding
from service.texts import MESSAGES
from validators.messages.catalog import localization
from validators.schemas.reading import omission
from validators.violations import OMITTED, Severity

message: Final = MESSAGES.text
SHAPE: Final = "schema"
"""The rule of what has the wrong shape."""
MAX_REPORTED: Final = 50
"""Violations reported of one row."""
ODD: Final = "odd-row"
"""The rule of what is odd about how a row stands in its file; it is no rule of the methodology."""
ROWS_REJECTED: Final = "rows-rejected"
SOURCE_LOST: Final = "source-lost"
"""Failures of a batch: all or nothing was asked for and not all rows are good, the file as sent is gone."""
REPEATED: Final = "repeated-row"
"""The rule of a row that says the same as another; it is no rule of the methodology."""


def row_violation(pointer: str, text: str, rule: str = SHAPE, severity: Severity = Severity.ERROR) -> dict[str, Any]:
    """Return a violation of a row that the methodology has no rule for."""
    return {"rule": rule, "severity": str(severity), "pointer": pointer, "message": text}


def error_violation(error: RowFinding, language: str) -> dict[str, Any]:
    """Return an error of a row or cell as a violation of rule ``schema``."""
    return row_violation(error.pointer, message("rows", error.key, language, **error.values))


def remark_violation(remark: RowFinding, language: str) -> dict[str, Any]:
    """Return an oddity of a row that was read all the same as a warning."""
    text = message("rows", remark.key, language, **remark.values)
    return row_violation(remark.pointer, text, ODD, Severity.WARNING)


def all_errors(
    row: InputRow, language: str, found: Callable[[Any], Iterable[dict[str, Any]]]
) -> tuple[dict[str, Any], ...]:
    """Return the errors of a row as violations, and what a check finds in the rest of it.

    Args:
        row: a row with errors.
        language: of the words.
        found: checks data; values that could not be read are left out of them.
    """
    told = tuple(error_violation(error, language) for error in row.errors)
    if row.data is None:
        return told
    wrong = {error.pointer for error in row.errors if error.pointer}
    data = deepcopy(row.data)
    for pointer in wrong:
        _leave_out(data, pointer)
    further = in_words_of_sheet(found(data), row.cell_errors, language)
    return (*told, *(each for each in further if each["pointer"] not in wrong))


def _leave_out(data: Any, pointer: str) -> None:
    *steps, last = pointer.split("/")[1:]
    with suppress(KeyError, IndexError, ValueError, TypeError):
        for step in steps:
            data = data[int(step)] if isinstance(data, list) else data[step]
        del data[last]


def capped(violations: Sequence[dict[str, Any]], language: str) -> tuple[dict[str, Any], ...]:
    """Return the violations of a row; of more than a person corrects at once the first, and how many more there are."""
    found = [each for each in violations if each["rule"] != OMITTED]
    told, left = found[:MAX_REPORTED], found[MAX_REPORTED:]
    unknown = sum(each.get(OMITTED, 0) for each in violations)
    if not left and not unknown:
        return tuple(told)
    grave = unknown or any(each["severity"] == Severity.ERROR for each in left)
    severity = Severity.ERROR if grave else Severity.WARNING
    return (*told, omission(unknown + len(left), localization(language), severity).as_dict())


def in_words_of_sheet(
    violations: Iterable[dict[str, Any]], cell_errors: Iterable[RowFinding], language: str
) -> tuple[dict[str, Any], ...]:
    """Return violations, those about the kind of a cell's content in the words of a sheet."""
    found = tuple(violations)
    if all(each["rule"] != SHAPE for each in found):
        return found
    told = {error.pointer: message("rows", error.key, language, **error.values) for error in cell_errors}
    return tuple(
        {**each, "message": told[each["pointer"]]} if each["rule"] == SHAPE and each["pointer"] in told else each
        for each in found
    )


def form_violation(form: str | None, language: str) -> dict[str, Any]:
    """Return the violation of a row that names no form, or one that is not there."""
    key = "no_form" if form is None else "unknown_form"
    return row_violation("", message("rows", key, language, form=str(form)[:60]))


def repeated_violation(first: int, language: str) -> dict[str, Any]:
    """Return the warning at a row about the same person and period as another row before it."""
    return {
        **row_violation("", message("rows", "repeated", language, row=first)),
        "rule": REPEATED,
        "severity": "warning",
    }


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
