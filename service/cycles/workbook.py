"""The workbook of a cycle: it comes filled in with what is known, takes scores, and is brought back.

A sheet of it for each annex; what the cycle knows is locked. A row is found again by the number of its sheet, which
stands in a hidden column; what is entered becomes a draft, or a paper where that is asked for.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any, Final

import xlsxwriter
from sqlalchemy.orm import Session
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from service.batches.intake import RefusedFileError
from service.batches.messages import error_violation, in_words_of_sheet, row_violation
from service.cycles import store
from service.cycles.sheets import SheetChangedError, current, data_of, keep, submit_sheet
from service.cycles.states import due
from service.cycles.store import Cycle, Sheet
from service.db.models import CycleSheetRow, SheetState, Status
from service.db.tenancy import actor_of
from service.errors import ForbiddenByMethodology
from service.services import Services
from service.spreadsheets.cell_findings import unreadable_cells, wrong_kinds
from service.spreadsheets.cells import as_text, is_blank
from service.spreadsheets.columns import CellKind, Column, folded, layout, usual_columns, value_at
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.import_workbook import (
    AS_TYPED,
    HEAD_LOOK,
    LOOK,
    WIDTHS,
    explanation,
    height,
    number_format,
    shown,
    write,
)
from service.spreadsheets.rows import Header, Row, place_of, read_row
from service.spreadsheets.sheets import SheetRow
from service.spreadsheets.workbooks import Workbook, open_workbook
from service.texts import MESSAGES
from validators.calendar import WorkingCalendar
from validators.messages.catalog import LANGUAGES
from validators.periods import Quarter

SECTION: Final = "workbook"
FORMS: Final = ("b1_score_sheet", "b2_score_sheet")
"""The forms that have rows in the workbook, each on a sheet of its own."""
KNOWN: Final = {"number": 4, "full_name": 30, "position": 34, "category": 10, "evaluator": 30, "days_worked": 12}
"""The columns that are filled in, by the keys of their heads, and how many characters wide each is."""
ENTERED: Final = ("scores", "disciplinary_penalties", "signed_on")
"""What is entered, by the members of the data."""
OPEN: Final = (SheetState.NOT_STARTED, SheetState.DRAFT)
LOCKED: Final = "#EDEDED"
HEAD_ROW: Final = 2
"""The row of the heads, from 0: above it stands what to do, and by when."""
FROZEN: Final = 2
MOST_ROWS: Final = 5000
"""Rows that are read of one sheet."""
MOST_COLUMNS_OF_LISTS: Final = 2
SAVED, SUBMITTED, UNCHANGED, REFUSED = "saved", "submitted", "unchanged", "refused"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said about a row: about a cell where ``cell`` names one, such as «H12»."""

    worksheet: str
    row: int
    cell: str | None
    violation: Mapping[str, Any]


@dataclass(slots=True)
class Brought:
    """What became of a workbook: rows by what became of them, and all that is to be said."""

    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys((SAVED, SUBMITTED, UNCHANGED, REFUSED), 0))
    remarks: list[Remark] = field(default_factory=list)


def _text(key: str, language: str, **values: Any) -> str:
    return MESSAGES.text(SECTION, key, language, **values)


def heads(form: str, language: str) -> list[str]:
    """Return the heads of the columns that are filled in; the first names the annex, by which a row is of it."""
    number, *others = (_text(key, language) for key in KNOWN)
    return [f"{number} ({_text(form, language)})", *others]


def entered_columns(form: str) -> tuple[Column, ...]:
    """Return the columns that are entered, in the order of the paper; of penalties as many as are usual."""
    return tuple(column for column in usual_columns(form, {}) if column.path[0] in ENTERED)


def fill_workbook(
    services: Services,
    cycle_id: str,
    *,
    evaluator_id: str | None = None,
    unit_id: str | None = None,
    language: str,
) -> bytes:
    """Return the workbook of the sheets that scores can be entered for.

    Args:
        services: what to work with.
        cycle_id: of the cycle.
        evaluator_id: only those of this evaluator.
        unit_id: only those of this unit.
        language: of what it says.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    cycle = current(services, cycle_id)
    conditions = [CycleSheetRow.cycle_id == cycle_id, CycleSheetRow.state.in_(OPEN), CycleSheetRow.form.in_(FORMS)]
    conditions += [CycleSheetRow.evaluator_id == evaluator_id] if evaluator_id is not None else []
    conditions += [CycleSheetRow.unit_id == unit_id] if unit_id is not None else []
    with services.database.reading() as session:
        found = store.read_sheets(session, conditions)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": _title(cycle, language), "created": datetime(2025, 7, 28)})  # noqa: DTZ001 - no zone in XLSX
        for form in FORMS:
            mine = [sheet for sheet in found if sheet.form == form]
            if mine or (form == FORMS[-1] and not found):
                _Writer(workbook, form, language).write(cycle, mine, services.calendar)
    return target.getvalue()


def _title(cycle: Cycle, language: str) -> str:
    period = cycle.period.days
    roman = period.roman if isinstance(period, Quarter) else ""
    return _text("title", language, quarter=roman, year=cycle.period.year)


class _Writer:
    """Writes the sheet of an annex."""

    def __init__(self, workbook: xlsxwriter.Workbook, form: str, language: str) -> None:
        self._workbook, self._form, self._language = workbook, form, language
        self._columns = entered_columns(form)
        self._sheet: Worksheet = workbook.add_worksheet(_text(form, language))
        self._lists: Worksheet | None = None
        known = {**LOOK, "border": 1, "bg_color": LOCKED}
        self._known = workbook.add_format({**known, "num_format": AS_TYPED})
        self._number = workbook.add_format({**known, "num_format": "0"})
        self._open: dict[str, Format] = {}

    def write(self, cycle: Cycle, sheets: Sequence[Sheet], calendar: WorkingCalendar) -> None:
        """Write what to do, the heads, and a row for each sheet."""
        term = due(cycle.period, SheetState.NOT_STARTED, cycle.staff_as_of, dismissed=False, calendar=calendar)
        begun = date.fromordinal(cycle.period.days.last_day.toordinal() + 1)
        self._sheet.write_string(0, 1, _title(cycle, self._language), self._workbook.add_format({"bold": True}))
        last = begun if term is None else term.day
        self._sheet.write_string(1, 1, _text("guide", self._language, first=begun, last=last))
        self._write_heads()
        for number, sheet in enumerate(sheets, HEAD_ROW + 1):
            self._write_row(number, sheet)
        self._sheet.freeze_panes(HEAD_ROW + 1, FROZEN)
        self._sheet.autofilter(HEAD_ROW, 1, max(HEAD_ROW + len(sheets), HEAD_ROW + 1), self._last)
        self._restrict(HEAD_ROW + 1, max(HEAD_ROW + len(sheets), HEAD_ROW + 1))
        allowed = ("format_columns", "format_rows", "sort", "autofilter", "select_locked_cells")
        self._sheet.protect("", dict.fromkeys(allowed, True))
        self._sheet.set_landscape()
        self._sheet.repeat_rows(HEAD_ROW)
        self._sheet.fit_to_pages(1, 0)

    @property
    def _last(self) -> int:
        return len(KNOWN) + len(self._columns) - 1

    def _write_heads(self) -> None:
        look = self._workbook.add_format({**HEAD_LOOK, "bg_color": LOCKED})
        to_enter = self._workbook.add_format({**HEAD_LOOK, "bg_color": "#DDEBF7"})
        for place, (head, width) in enumerate(zip(heads(self._form, self._language), KNOWN.values(), strict=True)):
            self._sheet.set_column(place, place, width, None, {"hidden": place == 0})
            self._sheet.write_string(HEAD_ROW, place, head, look)
        for place, column in enumerate(self._columns, len(KNOWN)):
            self._sheet.set_column(place, place, WIDTHS[column.kind])
            self._sheet.write_string(HEAD_ROW, place, column.header, to_enter)
            self._sheet.write_comment(HEAD_ROW, place, explanation(column), {"x_scale": 2.0, "y_scale": 1.6})
        self._sheet.set_row(HEAD_ROW, height((column.header, WIDTHS[column.kind]) for column in self._columns))

    def _write_row(self, number: int, sheet: Sheet) -> None:
        known = (
            f"{sheet.id}:{sheet.version}",
            *(sheet.employee.get(name) for name in ("full_name", "position", "category")),
            sheet.assessor.get("full_name"),
            sheet.days_worked,
        )
        for place, value in enumerate(known):
            write(self._sheet, number, place, value, self._number if isinstance(value, int) else self._known)
        texts = [(str(value), width) for value, width in zip(known[1:], [*KNOWN.values()][1:], strict=True)]
        self._sheet.set_row(number, height(texts))
        for place, column in enumerate(self._columns, len(KNOWN)):
            write(self._sheet, number, place, _cell(column, sheet.entered), self._style(column))

    def _style(self, column: Column) -> Format:
        shape = number_format(column)
        if shape not in self._open:
            self._open[shape] = self._workbook.add_format({**LOOK, "border": 1, "num_format": shape, "locked": False})
        return self._open[shape]

    def _restrict(self, first: int, last: int) -> None:
        """Offer what may be chosen, and refuse at once what no score can be."""
        for place, column in enumerate(self._columns, len(KNOWN)):
            if column.choices:
                rule: dict[str, Any] = {"validate": "list", "source": [*column.choices]}
            elif column.path[0] == "scores" and column.kind is CellKind.NUMBER:
                rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 5}
            else:
                continue
            rule["error_message"] = _text("score" if column.kind is CellKind.NUMBER else "choice", self._language)
            self._sheet.data_validation(first, place, last, place, rule)


def _cell(column: Column, entered: Mapping[str, Any]) -> Any:
    """Return what was entered as its cell shows it; what no such cell can show, as it was typed."""
    value = value_at(entered, column.path)
    try:
        return shown(column, value)
    except (ValueError, TypeError, ArithmeticError):
        return str(value)


def bring_back(  # noqa: PLR0913 - the cycle, the file, and what is asked
    services: Services,
    cycle_id: str,
    file: IO[bytes],
    *,
    submit: bool,
    today: date,
    language: str,
) -> Brought:
    """Take what was entered in a workbook: every row by itself becomes a draft, or a paper; the drafts all at once.

    Args:
        services: what to work with.
        cycle_id: of the cycle.
        file: the workbook, able to seek.
        submit: whether rows with which nothing is wrong become papers.
        today: the caller's date.
        language: of the words.

    Raises:
        CycleNotFoundError: there is no such cycle.
        RefusedFileError: it is no workbook, or none of a cycle.
        SheetChangedError: somebody else saved at the same moment.
    """
    cycle = current(services, cycle_id)
    try:
        with open_workbook(file) as workbook:
            rows = list(_rows(workbook))
    except UnusableFileError as error:
        raise RefusedFileError(error.failure) from None
    brought, ready = Brought(), list[Sheet]()
    with services.database.transaction() as session:
        taker = _Taker(session, services, cycle, brought, today, language)
        for row in rows:
            ready += taker.take(row)
        taker.write()
    if submit:
        for sheet in ready:
            try:
                submit_sheet(services, cycle_id, sheet.id, today=today, message_language=language)
            except (ForbiddenByMethodology, SheetChangedError):
                continue
            brought.rows[SAVED] -= 1
            brought.rows[SUBMITTED] += 1
    return brought


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the workbook, with the sheet it stands on."""

    worksheet: str
    header: Header
    row: Row
    cells: SheetRow


def _rows(workbook: Workbook) -> Iterator[_Line]:
    """Yield the rows below the heads of each sheet of the workbook that is one of a cycle.

    Raises:
        UnusableFileError: none is.
    """
    forms = {folded(heads(form, language)[0]): form for form in FORMS for language in LANGUAGES}
    found = False
    for sheet in workbook.sheets:
        header: Header | None = None
        for number, sheet_row in enumerate(workbook.rows(sheet)):
            if number > MOST_ROWS:
                raise UnusableFileError("too-many-rows", limit=MOST_ROWS)
            first = as_text(sheet_row.cells[0]) if sheet_row.cells else ""
            if header is None:
                form = forms.get(folded(first))
                header = None if form is None else _header(form, sheet_row)
                found |= header is not None
                continue
            row = read_row(header, sheet_row)
            if row is not None and row.external_id is not None:
                yield _Line(sheet.name, header, row, sheet_row)
    if not found:
        raise UnusableFileError("no-cycle")


def _header(form: str, sheet_row: SheetRow) -> Header:
    """Return what the columns mean: those that are entered, and the number of the sheet; the others mean nothing."""
    known = {head: column for head, column in layout(form).by_header.items() if column.path[0] in ENTERED}
    return Header(form, tuple(known.get(folded(as_text(cell))) for cell in sheet_row.cells), 0)


class _Taker:
    """Takes rows, one after the other, within one transaction."""

    def __init__(  # noqa: PLR0913, PLR0917 - what rows are taken with
        self, session: Session, services: Services, cycle: Cycle, brought: Brought, today: date, language: str
    ) -> None:
        self._session, self._services, self._cycle = session, services, cycle
        self._brought, self._today, self._language = brought, today, language
        self._now = services.database.now(session)
        # Once: whoever asks for it looks whether a decree came in.
        self._calendar = services.calendar
        actor = actor_of(session)
        self._by = None if actor is None else actor.id
        self._sheets = {one.id: one for one in store.read_sheets(session, [CycleSheetRow.cycle_id == cycle.id])}
        self._taken: set[str] = set()
        self._drafts: list[tuple[Sheet, Mapping[str, Any]]] = []

    def write(self) -> None:
        """Write the drafts that were taken."""
        keep(self._session, self._calendar, self._cycle, self._drafts, now=self._now)

    def take(self, line: _Line) -> Iterable[Sheet]:
        """Take what a row says; return its sheet where nothing is wrong with it, so that it can be submitted."""
        sheet_id, _, version = str(line.row.external_id).partition(":")
        sheet = self._sheets.get(sheet_id)
        if (fault := self._refused(line, sheet, version)) is not None or sheet is None:
            self._say(line, None if fault != "renamed" else 1, row_violation("", _text(str(fault), self._language)))
            self._brought.rows[REFUSED] += 1
            return ()
        self._taken.add(sheet_id)
        entered = self._entered(line, sheet)
        unreadable = [error_violation(one, self._language) for one in unreadable_cells(line.header, line.row)]
        for one in unreadable:
            self._say(line, place_of(line.header, line.row, one["pointer"]) if one["pointer"] else None, one)
        if unreadable:
            self._brought.rows[REFUSED] += 1
            return ()
        if entered == _comparable(sheet.entered):
            self._brought.rows[UNCHANGED] += 1
        else:
            self._drafts.append((sheet, entered))
            self._brought.rows[SAVED] += 1
        return self._judged(line, sheet, entered)

    def _refused(self, line: _Line, sheet: Sheet | None, version: str) -> str | None:
        """Return why a row is not taken, as the key of its words."""
        if sheet is None:
            return "foreign"
        name = as_text(line.cells.cells[1]) if len(line.cells.cells) > 1 else ""
        old = not (version.isascii() and version.isdigit()) or int(version) < sheet.version
        faults = {
            "twice": sheet.id in self._taken,
            "other_form": sheet.form != line.header.form,
            "renamed": folded(name) != folded(str(sheet.employee["full_name"])),
            "submitted": sheet.state not in OPEN and sheet.document_status != Status.FAILED,
            # Who brings a workbook back for a second time, corrected, is held up by nobody but others.
            "changed": old and sheet.updated_by not in {None, self._by},
        }
        return next((key for key, there in faults.items() if there), None)

    def _entered(self, line: _Line, sheet: Sheet) -> dict[str, Any]:
        """Return what is entered with the row; what the workbook has no columns for stays."""
        data = line.row.data or {}
        found = {name: data[name] for name in ENTERED if data.get(name)}
        if "scores" in found and not any(found["scores"]):
            found.pop("scores")
        kept = {name: value for name, value in sheet.entered.items() if name not in ENTERED}
        if found:
            found.setdefault("disciplinary_penalties", [])
        return _comparable({**kept, **found})

    def _judged(self, line: _Line, sheet: Sheet, entered: Mapping[str, Any]) -> Iterable[Sheet]:
        """Say at its cell what the methodology finds; an empty row is no fault."""
        if not entered:
            return ()
        whole = {**data_of(self._cycle, sheet), **entered}
        outcome = self._services.check(
            sheet.form, whole, today=self._today, language=self._language, calendar=self._calendar
        )
        told = in_words_of_sheet(
            (one.as_dict() for one in outcome.violations), wrong_kinds(line.header, line.row), self._language
        )
        for one in told:
            self._say(line, place_of(line.header, line.row, one["pointer"]), one)
        return (sheet,) if outcome.valid else ()

    def _say(self, line: _Line, place: int | None, violation: Mapping[str, Any]) -> None:
        cell = None if place is None else line.cells.address(place)
        self._brought.remarks.append(Remark(line.worksheet, line.cells.number, cell, violation))


def _comparable(entered: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was entered with numbers as texts, so that a workbook without a change changes nothing."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return as_text(value) if isinstance(value, int | float) and not isinstance(value, bool) else value

    return {name: plain(value) for name, value in entered.items() if not is_blank(value)}
