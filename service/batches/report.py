"""``report.xlsx``: the rows of a batch as they were sent, with what is wrong written beside the cell it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, Final

from service.batches import corrections
from service.batches.items import ItemStatus, StoredItem
from service.batches.messages import ROWS_REJECTED, SOURCE_LOST, file_words, message
from service.batches.papers import items
from service.batches.row_readers import SourceKind
from service.batches.store import StoredBatch
from service.services import Services
from service.spreadsheets.cells import Cell, is_blank, is_readable, meaning
from service.spreadsheets.columns import form_title
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.import_workbook import shown
from service.spreadsheets.report import Remark, ReportRow, write_list, write_report
from service.spreadsheets.rows import Header, Row, place_of, place_words
from service.spreadsheets.tables import Table, open_table
from service.texts import MESSAGES, failure

SHEETS: Final = (SourceKind.XLSX, SourceKind.CSV)
UNREAD: Final = "unread"
LISTED: Final = ("row", "external_id", "form", "state", "place", "remark")
"""The columns of a report on rows of JSON."""
MADE: Final = "made"
"""The rule of a row whose paper could not be made; it is no rule of the methodology."""


def write_batch_report(services: Services, batch: StoredBatch, language: str, target: IO[bytes]) -> None:
    """Write the report of a batch whose rows are all read.

    Rows of a sheet come back as that sheet, rows of JSON as a list of what is to be said about each.

    Raises:
        StorageError: the file as sent cannot be read.
    """
    kind = SourceKind(batch.options.kind)
    broken_off = None if batch.failure is None else BrokenOff.of(batch.failure, language)
    if kind in SHEETS and batch.options.form is not None and _has_rows(batch):
        with services.files.open(batch.source_sha256, batch.source_size) as source:
            write_sheet_report(services, batch, source, target, language, broken_off)
    else:
        heads = [MESSAGES.text("report", key, language) for key in LISTED]
        write_list(target, heads, _lines(services, batch, language, broken_off))


def _has_rows(batch: StoredBatch) -> bool:
    """Tell whether the sheet as sent can be read as far as its rows were."""
    return (
        batch.source_gone_at is None
        and batch.total > 0
        and (batch.failure is None or batch.failure["reason"] != SOURCE_LOST)
    )


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """From which row on nothing was read, ``None`` where nothing was at all, and why in the reader's words."""

    row: int | None
    why: str

    @classmethod
    def of(cls, failure: Mapping[str, Any], language: str) -> BrokenOff | None:
        """Return what a failure says of the rows, ``None`` where all were read."""
        if failure["reason"] == ROWS_REJECTED:
            return None
        return cls(failure.get("row"), file_words(failure, language))


def write_sheet_report(  # noqa: PLR0913, PLR0917 - all that a report is made of
    services: Services,
    batch: StoredBatch,
    source: IO[bytes],
    target: IO[bytes],
    language: str,
    broken_off: BrokenOff | None,
) -> None:
    """Write the rows of a sheet of one form with the state and the violations of each.

    Args:
        services: what to work with.
        batch: the batch; its form is known.
        source: its sheet as sent, able to seek.
        target: where to write, able to seek.
        language: of the heads.
        broken_off: where the file could not be read on.
    """
    options = batch.options
    with open_table(source, str(options.form), is_csv=options.kind == SourceKind.CSV) as table:
        with services.database.reading() as session:
            typed = corrections.changes_of(session, batch.id)
        reported = _report_rows(table, items(services, batch), language, typed)
        if broken_off is not None:
            reported = _as_far_as_read(reported, broken_off, message("states", UNREAD, language))
        write_report(target, table.header, table.first.cells, reported, language)


def _report_rows(
    table: Table, recorded: Iterator[StoredItem], language: str, typed: Mapping[int, corrections.Changes]
) -> Iterator[ReportRow]:
    item = next(recorded, None)
    for row in table.read():
        number, cells = row.sheet_row.number, row.sheet_row.cells
        if row.example:
            yield ReportRow(number, cells, example=True)
            continue
        while item is not None and item.row < number:
            item = next(recorded, None)
        cells = _with_typed(table.header, row, typed.get(number, {}))
        state, found = ("", []) if item is None or item.row != number else tell(item, language)
        yield ReportRow(number, cells, state, [_remark(table.header, row, each) for each in found])


def _with_typed(header: Header, row: Row, typed: corrections.Changes) -> Sequence[Cell]:
    """Return the cells of a row with what was typed on a page in place of some of them."""
    cells = [*row.sheet_row.cells]
    for pointer, text in typed.items():
        place = place_of(header, row, pointer)
        column = None if place is None else header.columns[place]
        if place is None or column is None:
            continue
        cells += [None] * (place + 1 - len(cells))
        value = meaning(column, text.strip())
        cells[place] = None if is_blank(text) else shown(column, value) if is_readable(column, value) else text
    return cells


def _as_far_as_read(rows: Iterator[ReportRow], broken_off: BrokenOff, state: str) -> Iterator[ReportRow]:
    """Yield the rows that were read, and in place of the first that was not, why."""
    last = 1
    with suppress(UnusableFileError):
        for row in rows:
            if broken_off.row is not None and row.number >= broken_off.row:
                break
            yield row
            last = row.number
    yield ReportRow(broken_off.row or last + 1, (), state, [Remark(None, broken_off.why, "error")])


def _remark(header: Header, row: Row, violation: dict[str, Any]) -> Remark:
    place = place_of(header, row, violation["pointer"])
    said = violation["message"]
    if place is None and violation["pointer"]:
        said = f"«{place_words(header.form, violation['pointer'])}»: {said}"
    return Remark(place, said, violation["severity"])


def tell(item: StoredItem, language: str) -> tuple[str, list[dict[str, Any]]]:
    """Return what became of a row, in words, and what is to be said about it."""
    found = list(item.violations)
    if item.failure_code is not None and item.status is ItemStatus.FAILED:
        why = failure(item.failure_code, item.failure_message, language)
        found.append({"rule": MADE, "severity": "error", "pointer": "", "message": why})
    return message("states", str(item.status), language), found


def _lines(
    services: Services, batch: StoredBatch, language: str, broken_off: BrokenOff | None
) -> Iterator[tuple[Any, ...]]:
    """Yield a line for each thing to be said, and one for each row there is nothing to say about."""
    for item in items(services, batch):
        state, found = tell(item, language)
        about = (item.row, item.external_id, item.form and form_title(item.form), state)
        for violation in found or ({"pointer": None, "message": None},):
            place = violation["pointer"] and place_words(item.form, violation["pointer"])
            yield (*about, place, violation["message"])
    if broken_off is not None:
        state = message("states", UNREAD, language)
        yield (broken_off.row, None, None, state, None, broken_off.why)
