"""What officers decide about a cycle: answers to its questions, and which changes of the staff list are applied."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.cycles import store
from service.cycles.opening import add_sheets
from service.cycles.sheets import SheetChangedError, StepNotAllowedError, current
from service.cycles.staff import ANSWERS, NAMED, Decided, Deciding
from service.cycles.states import ANSWERED, CHANGED
from service.cycles.store import Cycle, Sheet
from service.db.database import UNTOUCHED
from service.db.models import CycleSheetRow, EmployeeRow, SheetState
from service.employees.listing import find_ids
from service.employees.store import get as employee_by_external_id
from service.employees.store import holding
from service.errors import InvalidSubmissionError
from service.journal.events import Action, Event, Kind, note
from service.local_time import local_date
from service.services import Services
from validators.calendar import WorkingCalendar

OPEN_TO_CHANGE: Final = (SheetState.NOT_ASSESSED, SheetState.NOT_STARTED, SheetState.DRAFT)
"""The states in which no paper was made yet that says otherwise."""
AT_ONCE: Final = 30
"""So many servants a page compares at a time: a thousand take half a second."""
COMPARED: Final = ("employee", "assessor", "unit_id", "form", "days_worked", "reason", "asking")
"""What of a sheet the staff list decides."""


class ChangeKind(StrEnum):
    """What a change of the staff list does to a cycle: a sheet comes, changes, or has no appointment any more."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the staff list says otherwise than a cycle.

    Attributes:
        id: what it is applied by: of the sheet, of a new one that of the appointment.
        kind: what it does.
        sheet: the sheet, ``None`` of a new one.
        decided: what would be decided now, ``None`` where there is nothing to decide.
        fields: what differs, by the names of :data:`COMPARED`: before and now.
    """

    id: str
    kind: ChangeKind
    sheet: Sheet | None
    decided: Decided | None
    fields: Mapping[str, tuple[Any, Any]]

    @property
    def applicable(self) -> bool:
        """Whether it can be applied: not once a paper was made."""
        return self.sheet is None or self.sheet.state in OPEN_TO_CHANGE

    @property
    def employee(self) -> Mapping[str, Any]:
        """Whom it is about."""
        if self.decided is not None:
            found: Mapping[str, Any] = self.decided.columns["employee"]
            return found
        return {} if self.sheet is None else self.sheet.employee


def answer(
    services: Services,
    cycle_id: str,
    sheet_id: str,
    decided: Mapping[str, Any],
    *,
    version: int,
) -> None:
    """Decide what the order leaves open about a sheet; what is not named stays as it was decided before.

    Args:
        services: what to work with.
        cycle_id: of the cycle.
        sheet_id: of the sheet.
        decided: ``answers`` by the codes of questions, ``evaluator`` as in the staff list, ``days_worked``.
        version: of the sheet that was read.

    Raises:
        CycleNotFoundError, SheetNotFoundError: there is no such sheet.
        SheetChangedError: somebody else changed it meanwhile.
        StepNotAllowedError: its paper was made, or the staff list has no such appointment any more.
        InvalidSubmissionError: there is no such question or answer, or the staff list has no such evaluator.
    """
    cycle = current(services, cycle_id)
    with services.database.transaction() as session:
        now = services.database.now(session)
        sheet = store.find_sheet(session, cycle_id, sheet_id)
        if sheet.version != version:
            raise SheetChangedError(sheet_id)
        if sheet.state not in OPEN_TO_CHANGE or sheet.appointment_id is None:
            raise StepNotAllowedError(sheet, sheet.state)
        _check_answers(session, sheet, decided)
        before = {**sheet.answers, **{name: value for name, value in decided.items() if name != ANSWERS}}
        before[ANSWERS] = {**sheet.answers.get(ANSWERS, {}), **decided.get(ANSWERS, {})}
        deciding = Deciding(session, cycle.period, services.calendar, local_date(now))
        found = deciding.one(sheet.employee_id, sheet.appointment_id, before)
        if found is None:
            raise StepNotAllowedError(sheet, sheet.state)
        _apply(session, sheet, found, ANSWERED, now=now, answers=before)


def _check_answers(session: Session, sheet: Sheet, decided: Mapping[str, Any]) -> None:
    known = {one["code"]: one["answers"] for one in sheet.questions}
    given = sheet.answers.get(ANSWERS, {})
    for code, said in decided.get(ANSWERS, {}).items():
        if code not in known and code not in given:
            raise InvalidSubmissionError("/answers", "no_question")
        if code in known and said not in known[code]:
            raise InvalidSubmissionError(f"/answers/{code}", "no_answer", known=", ".join(known[code]))
    external_id = (decided.get(NAMED) or {}).get("external_id")
    if external_id is not None and employee_by_external_id(session, external_id) is None:
        raise InvalidSubmissionError("/evaluator/external_id", "no_employee")


def differences(services: Services, cycle_id: str) -> tuple[Cycle, tuple[Difference, ...]]:
    """Return what the staff list says otherwise than an open cycle, by name; nothing of one that is closed.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    cycle = current(services, cycle_id)
    if cycle.closed_at is not None:
        return cycle, ()
    with services.database.transaction() as session:
        today = local_date(services.database.now(session))
        return cycle, _by_name(_differences(session, cycle, today, services.calendar))


def differences_of_some(
    services: Services, cycle_id: str, cursor: str | None
) -> tuple[Cycle, tuple[Difference, ...], str | None]:
    """Return the same of :data:`AT_ONCE` servants by name, and the cursor of those that follow, ``None`` at the end.

    Raises:
        CycleNotFoundError: there is no such cycle.
        InvalidSubmissionError: the cursor is not one of ours.
    """
    cycle = current(services, cycle_id)
    if cycle.closed_at is not None:
        return cycle, (), None
    days, methodology = cycle.period.days, cycle.period.methodology
    assessed = select(CycleSheetRow.id).where(
        CycleSheetRow.employee_id == EmployeeRow.id, CycleSheetRow.cycle_id == cycle_id
    )
    there = holding(days.first_day, days.last_day, methodology) | assessed.exists()
    with services.database.transaction() as session:
        today = local_date(services.database.now(session))
        servants, after = find_ids(session, [there], cursor=cursor, limit=AT_ONCE)
        found = tuple(_differences(session, cycle, today, services.calendar, servants))
    return cycle, _by_name(found), after


def _by_name(found: Iterable[Difference]) -> tuple[Difference, ...]:
    return tuple(sorted(found, key=lambda one: (str(one.employee.get("full_name")), one.id)))


def _differences(
    session: Session, cycle: Cycle, today: date, calendar: WorkingCalendar, among: Sequence[str] | None = None
) -> Iterator[Difference]:
    mine = [CycleSheetRow.cycle_id == cycle.id, *([] if among is None else [CycleSheetRow.employee_id.in_(among)])]
    sheets = store.read_sheets(session, mine)
    held = {one.appointment_id: one for one in sheets if one.appointment_id is not None}
    before = {appointment_id: one.answers for appointment_id, one in held.items()}
    deciding = Deciding(session, cycle.period, calendar, today)
    now = {one.appointment_id: one for one in deciding.everybody(before, among)}
    for appointment_id, decided in now.items():
        sheet = held.get(appointment_id)
        if sheet is None:
            yield Difference(appointment_id, ChangeKind.ADDED, None, decided, {})
        elif fields := changed_fields(sheet, decided):
            yield Difference(sheet.id, ChangeKind.CHANGED, sheet, decided, fields)
    for sheet in sheets:
        if sheet.appointment_id not in now:
            yield Difference(sheet.id, ChangeKind.GONE, sheet, None, {})


def changed_fields(sheet: Sheet, decided: Decided) -> dict[str, tuple[Any, Any]]:
    """Return what of a sheet would be otherwise now: before and now, by name."""
    pairs = {name: (getattr(sheet, name), decided.columns[name]) for name in COMPARED}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def apply_differences(services: Services, cycle_id: str, ids: Collection[str] | None) -> tuple[int, int]:
    """Apply changes of the staff list to an open cycle, all at once or none.

    Args:
        services: what to work with.
        cycle_id: of the cycle.
        ids: which of them; ``None``: all that can be applied.

    Returns:
        How many were applied, and how many are left.

    Raises:
        CycleNotFoundError: there is no such cycle.
        SheetChangedError: a sheet was changed at the same moment.
    """
    cycle = current(services, cycle_id)
    if cycle.closed_at is not None:
        return 0, 0
    with services.database.transaction() as session:
        now = services.database.now(session)
        found = tuple(_differences(session, cycle, local_date(now), services.calendar))
        chosen = [one for one in found if one.applicable and (ids is None or one.id in ids)]
        _apply_all(session, services, cycle, chosen, now)
        if chosen:
            note(session, Event(Action.CHANGE, Kind.CYCLE, cycle_id, CHANGED), now=now)
    return len(chosen), len(found) - len(chosen)


def _apply_all(session: Session, services: Services, cycle: Cycle, chosen: Sequence[Difference], now: datetime) -> None:
    added = [one.decided for one in chosen if one.kind is ChangeKind.ADDED and one.decided is not None]
    add_sheets(session, cycle, added, now=now, calendar=services.calendar)
    for one in chosen:
        if one.sheet is None:
            continue
        if one.decided is None:
            session.execute(delete(CycleSheetRow).where(CycleSheetRow.id == one.sheet.id), execution_options=UNTOUCHED)
            note(session, Event(Action.REMOVE, Kind.SHEET, one.sheet.id), now=now)
        else:
            _apply(session, one.sheet, one.decided, CHANGED, now=now)


def _apply(session: Session, sheet: Sheet, decided: Decided, step: str, *, now: datetime, **values: Any) -> None:
    """Write what is decided now over what was decided before; what was entered stays.

    Raises:
        SheetChangedError: the sheet was changed since it was read.
    """
    on, state = local_date(now), _state(sheet, decided)
    same = (CycleSheetRow.version == sheet.version, CycleSheetRow.state == sheet.state)
    written = {**decided.columns, **values, "version": CycleSheetRow.version + 1, "updated_at": now, "state": state}
    if state is not sheet.state:
        written["state_on"] = on
    change = update(CycleSheetRow).where(CycleSheetRow.id == sheet.id, *same).values(**written)
    if session.scalar(change.returning(CycleSheetRow.id), execution_options=UNTOUCHED) is None:
        raise SheetChangedError(sheet.id)
    store.append_steps(session, [(sheet.id, None)], step, on=on, now=now)
    if state is not sheet.state:
        store.append_steps(session, [(sheet.id, None)], state, on=on, now=now)
    note(session, Event(Action.CHANGE, Kind.SHEET, sheet.id, step), now=now)


def _state(sheet: Sheet, decided: Decided) -> SheetState:
    if decided.columns["reason"] is not None:
        return SheetState.NOT_ASSESSED
    if sheet.state is SheetState.NOT_ASSESSED:
        return SheetState.DRAFT if sheet.entered else SheetState.NOT_STARTED
    return sheet.state
