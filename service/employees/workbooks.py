"""The staff list as a workbook: empty, to be filled in, and with everybody in it, to be corrected and sent back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final, cast

import xlsxwriter
from flask import Response, send_file

from service.access.units import list_units
from service.api.downloads import XLSX, attach, disposition
from service.db.models import EmployeeRow
from service.employees import listing, store
from service.employees.listing import Wanted
from service.employees.units import UnitBook
from service.journal.events import Action, Event, Kind, note_alone
from service.local_time import local_date
from service.services import Services
from service.spreadsheets.columns import STAFF, Column, Path, form_title, layout, noted, usual_columns, value_at
from service.spreadsheets.import_workbook import (
    EXPLANATIONS,
    LISTS,
    LOOK,
    MAX_ROWS,
    Offered,
    freeze_and_filter,
    import_workbook,
    number_format,
    shown,
    write,
    write_explanations,
    write_formats,
    write_header,
)
from service.spreadsheets.workbooks import DATA_SHEET
from validators.schemas.reading import payload
from validators.staff.sample import SAMPLE_MEMBER

IN_MEMORY: Final = 1 << 22
LATIN: Final = "employees"
UNIT: Final = "unit"
APPOINTMENTS: Final = "appointments"


def blank(services: Services) -> Response:
    """Return the workbook to fill in, with the units of the state body to choose from."""
    columns = usual_columns(STAFF, SAMPLE_MEMBER)
    content = import_workbook(STAFF, SAMPLE_MEMBER, _offered(services, columns))
    return attach(content, XLSX, f"{form_title(STAFF)}.xlsx", LATIN)


def export(services: Services, wanted: Wanted) -> Response:
    """Return the list as a workbook; those who are gone are left out."""
    today = local_date(services.clock())
    file = cast("IO[bytes]", SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - it ends with the answer
    write_list(services, wanted, file)
    file.seek(0)
    note_alone(services, Event(Action.DOWNLOAD, Kind.EMPLOYEE, _LIST, "xlsx"))
    answer = send_file(file, mimetype=XLSX)
    answer.headers["Content-Disposition"] = disposition(f"{form_title(STAFF)} {today:%d.%m.%Y}.xlsx", LATIN)
    return answer


_LIST: Final = "employees"
"""What the journal calls the whole list."""


def write_list(services: Services, wanted: Wanted, target: IO[bytes]) -> int:
    """Write the list as a workbook, in memory that does not grow with its length; return how many are in it.

    Args:
        services: what to work with.
        wanted: who is written.
        target: where to write, able to seek.
    """
    book = UnitBook(list_units(services.database))
    with services.database.reading() as session:
        there = (*listing.conditions(wanted), EmployeeRow.gone_at.is_(None))
        columns = _columns(store.longest(session, *there))
        people = (_told(each, book) for each in store.read(session, *there))
        return _write(target, columns, people, _offered(services, columns))


def _told(employee: store.Employee, book: UnitBook) -> tuple[str, dict[str, Any]]:
    return employee.external_id, payload(book.told(employee.member))


def _columns(most: Mapping[str, int]) -> tuple[Column, ...]:
    """Return the columns that the workbook to fill in has, and those that the longest lists of somebody need."""
    usual = {column.path for column in usual_columns(STAFF, SAMPLE_MEMBER)}
    return tuple(
        noted(STAFF, column)
        for column in layout(STAFF).by_header.values()
        if column.path in usual or _needed(column.path, most)
    )


def _needed(path: Path, most: Mapping[str, int]) -> bool:
    name, place, *_ = (*path, None)
    return isinstance(place, int) and place < most.get(str(name), 0)


def _offered(services: Services, columns: Iterable[Column]) -> Offered:
    """Return the units to choose from, for the columns that name one."""
    book = UnitBook(list_units(services.database))
    names = [book.path(unit.id) for _, unit in book.tree]
    placed = [column.path for column in columns if (column.path[0], column.path[-1]) == (APPOINTMENTS, UNIT)]
    return dict.fromkeys(placed, names) if names else {}


def _write(
    target: IO[bytes], columns: tuple[Column, ...], people: Iterator[tuple[str, dict[str, Any]]], offered: Offered
) -> int:
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": form_title(STAFF)})
        sheet, explained, lists = (workbook.add_worksheet(name) for name in (DATA_SHEET, EXPLANATIONS, LISTS))
        lists.hide()
        placed = dict(enumerate((None, *columns)))
        write_header(workbook, sheet, placed, STAFF)
        write_formats(workbook, sheet, lists, placed, offered)
        looks = {place: {**LOOK, "num_format": number_format(one)} for place, one in placed.items()}
        formats = {place: workbook.add_format(look) for place, look in looks.items()}
        number = 0
        for number, (external_id, data) in enumerate(people, 1):
            if number >= MAX_ROWS:
                break
            write(sheet, number, 0, external_id, formats[0])
            for place, column in enumerate(columns, 1):
                value = value_at(data, column.path)
                if value is not None:
                    write(sheet, number, place, shown(column, value), formats[place])
        freeze_and_filter(sheet, 2, len(columns))
        write_explanations(workbook, explained, STAFF, columns)
    return number
