"""``/employees``: the staff list in a browser.

What is looked for is posted and kept in the session; in addresses stands the number of the state body alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from service.api.context import current_services, note_readings
from service.employees import listing, workbooks
from service.employees.listing import EmployeePage, Wanted
from service.employees.store import Employee
from service.employees.submissions import (
    ChangedMeanwhileError,
    EmployeeNotFoundError,
    InvalidEmployeeError,
    UnusableExternalIdError,
    dismiss_employee,
    get_employee,
    put_employee,
)
from service.employees.units import UnitBook
from service.journal.events import Kind
from service.pages import guard
from service.pages.administration.reach import unit_choices
from service.pages.employees import views
from service.pages.forms.outline import Outline
from service.pages.forms.remarks import Remarks, remarks_on
from service.pages.forms.typed import begun, changed, entered, typed
from service.pages.forms.views import id_of, sections
from service.pages.guard import OFFICERS
from service.pages.language import page_language, read_day, word
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.messages.values import day
from validators.schemas.reading import payload
from validators.staff.schema import EXTERNAL_ID_LENGTH
from validators.violations import Violation

SHOWN: Final = 50
KEPT: Final = "employees"
"""The name under which a session keeps what is looked for."""
LONGEST: Final = 200
WRONG: Final = 422
ROW_ACTIONS: Final = frozenset({"add", "remove", "up", "down"})
COLUMNS: Final = ("name", "position", "unit", "since", "state")
NOTHING: Final[Mapping[str, Any]] = {"appointments": [{}], "absences": []}

blueprint = Pages("employees_pages", __name__, roles=OFFICERS)


@blueprint.get("/employees")
def list_employees() -> Response:
    """List the servants, by name."""
    kept, units, now = guard.kept().get(KEPT, {}), views.book(), views.today()
    wanted = _wanted(kept, units)
    found, number = _find(wanted)
    return page(
        "employees/list.html",
        typed=kept or {"active_on": ""},
        units=unit_choices([unit for _, unit in units.tree]),
        columns=[word("staff", name) for name in COLUMNS],
        labels={name: word("staff", name) for name in COLUMNS},
        people=[views.line(each, units, now) for each in found.items],
        number=number,
        before=found.before and url_for("employees_pages.list_employees", before=found.before),
        after=found.next_cursor and url_for("employees_pages.list_employees", after=found.next_cursor),
    )


@blueprint.post("/employees")
def look_for() -> AnyResponse:
    """Keep what is looked for, and list the servants again."""
    said = {name: request.form.get(name, "").strip()[:LONGEST] for name in ("text", "unit", "active_on")}
    sought = {name: text for name, text in said.items() if text}
    guard.note(**{KEPT: {} if request.form.get("do") == "clear" else sought})
    return redirect(url_for("employees_pages.list_employees"), 303)


def _wanted(kept: Mapping[str, str], units: UnitBook) -> Wanted:
    unit = units.find(kept.get("unit", "")) if kept.get("unit") else None
    within = frozenset(units.within(unit)) if unit else frozenset[str]()
    return Wanted(within, read_day(kept.get("active_on", "")), kept.get("text", ""))


def _find(wanted: Wanted) -> tuple[EmployeePage, int]:
    with current_services().database.reading() as session:
        after, before = request.args.get("after"), request.args.get("before")
        found = listing.find(session, wanted, cursor=after, before=before, limit=SHOWN)
        number = listing.count(session, wanted)
    note_readings(Kind.EMPLOYEE, *(each.id for each in found.items))
    return found, number


@blueprint.get("/employees/import.xlsx")
def workbook() -> Response:
    """Give the sheet of the list to be filled in."""
    return workbooks.blank(current_services())


@blueprint.get("/employees/export.xlsx")
def export() -> Response:
    """Give the list as it is shown: of the unit and the day that are chosen."""
    wanted = _wanted(guard.kept().get(KEPT, {}), views.book())
    return workbooks.export(current_services(), wanted)


@blueprint.get("/employees/new")
def begin() -> Response:
    """Ask for everything about a servant who is added."""
    known = views.fields_of(views.book())
    data = begun(known, NOTHING)
    return _form(known, data, remarks_on(known, entered(known, data), ()))


@blueprint.post("/employees/new")
def add() -> AnyResponse:
    """Add a servant."""
    number = request.form.get("external_id", "").strip()[: EXTERNAL_ID_LENGTH + 1]
    return _write(number, None)


@blueprint.get("/employees/<external_id>")
def show(external_id: str) -> Response:
    """Show a servant with the history of positions and absences, and the days worked."""
    return _shown(_employee(external_id))


def _shown(employee: Employee, wrong: str | None = None, typed_day: str = "") -> Response:
    note_readings(Kind.EMPLOYEE, employee.id)
    units, now, member = views.book(), views.today(), employee.member
    contacts = payload(member).get("contacts", {})
    told = [
        (word("staff", "external_id"), employee.external_id),
        (word("staff", "iin"), member.iin),
        *((word("staff", name), contacts.get(name)) for name in ("phone", "email", "address")),
    ]
    return page(
        "employees/one.html",
        WRONG if wrong else 200,
        employee=employee,
        line=views.line(employee, units, now),
        facts=[(name, value) for name, value in told if value],
        history=views.history(employee, units, views.evaluators(member)),
        absences=views.absences(member),
        days=views.days(member, now),
        gone=None if employee.gone_at is None else day(employee.gone_at.date(), page_language()),
        holds=views.present(member, now).dismissed_on is None,
        errors=[(wrong, "last_day")] if wrong else [],
        wrong=wrong,
        typed_day=typed_day,
    )


@blueprint.get("/employees/<external_id>/change")
def change(external_id: str) -> Response:
    """Show everything about a servant, to be changed."""
    employee, known = _employee(external_id), views.fields_of(views.book())
    data = payload(employee.member)
    return _form(known, data, remarks_on(known, entered(known, data), ()), employee=employee)


@blueprint.post("/employees/<external_id>/change")
def save(external_id: str) -> AnyResponse:
    """Change a servant."""
    return _write(external_id, _employee(external_id))


@blueprint.post("/employees/<external_id>/dismiss")
def dismiss(external_id: str) -> AnyResponse:
    """Let the position that a servant holds end."""
    employee, sent = _employee(external_id), request.form.get("last_day", "").strip()[:LONGEST]
    last_day = read_day(sent)
    if last_day is None:
        return _shown(employee, word("staff", "no_day"), sent)
    try:
        dismiss_employee(current_services(), external_id, last_day, page_language())
    except InvalidEmployeeError as error:
        return _shown(employee, error.violations[0].message, sent)
    return redirect(url_for("employees_pages.show", external_id=external_id), 303)


def _write(external_id: str, employee: Employee | None) -> AnyResponse:
    """Save what was typed, or do with its lists what was asked for, or say what is wrong."""
    known = views.fields_of(views.book())
    data = typed(known, request.form.items(multi=False))
    action, _, pointer = request.form.get("do", "").partition(":")
    if action in ROW_ACTIONS:
        at = changed(known, data, action, pointer)
        found = remarks_on(known, entered(known, data), ())
        return _form(known, data, found, employee=employee, number=external_id, focus=at)
    sent = request.form.get("version", "")
    version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < EXTERNAL_ID_LENGTH else 0
    violations: tuple[Violation, ...] = ()
    try:
        put_employee(current_services(), external_id, entered(known, data).data, page_language(), version=version)
    except InvalidEmployeeError as error:
        violations = error.violations
    except UnusableExternalIdError as error:
        said = error.said.render(page_language()) if external_id else word("staff", "no_number")
        return _refused(known, data, said, employee, external_id)
    except ChangedMeanwhileError:
        said = word("staff", "clash" if employee else "taken")
        return _refused(known, data, said, employee, external_id)
    if violations:
        found = remarks_on(known, entered(known, data), violations)
        return _form(known, data, found, WRONG, employee=employee, number=external_id)
    return redirect(url_for("employees_pages.show", external_id=external_id), 303)


def _refused(known: Outline, data: dict[str, Any], said: str, employee: Employee | None, number: str) -> Response:
    """Return the page with what is wrong with the number, or with who changed the servant meanwhile."""
    found = remarks_on(known, entered(known, data), ())
    return _form(known, data, found, WRONG, employee=employee, number=number, said=said)


def _form(  # noqa: PLR0913 - what the page is made of
    known: Outline,
    data: dict[str, Any],
    remarks: Remarks,
    status: int = 200,
    *,
    employee: Employee | None = None,
    number: str = "",
    said: str | None = None,
    focus: str | None = None,
) -> Response:
    """Return the page on which everything about a servant is filled in; for htmx the part of it that changes."""
    missing = status == WRONG
    told = [(each.alone, id_of(each.pointer)) for each in remarks.said(missing=missing)]
    field = "external_id" if employee is None else None
    return page(
        "employees/fields.html" if "HX-Request" in request.headers else "employees/form.html",
        status,
        employee=employee,
        address=request.path,
        number=number,
        wrong=said if employee is None else None,
        sections=sections(known, data, remarks, missing=missing),
        errors=[*([(said, field)] if said else []), *told],
        version=request.form.get("version", "") or ("0" if employee is None else str(employee.version)),
        focus=None if focus is None else id_of(focus),
    )


def _employee(external_id: str) -> Employee:
    try:
        return get_employee(current_services(), external_id)
    except EmployeeNotFoundError:
        abort(404)
