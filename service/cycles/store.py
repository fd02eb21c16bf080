"""Cycles and their sheets as they are stored: read as plain values, changed by compare-and-set."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, insert, select, tuple_, update
from sqlalchemy.orm import Session

from service.cycles.states import CORRECTED, SCORED, UNISSUED, Period, before, due
from service.db.cursors import read_cursor, write_cursor
from service.db.database import ID_BATCH_SIZE, UNTOUCHED
from service.db.models import (
    CycleRow,
    CycleSheetRow,
    CycleStepRow,
    DocumentRow,
    PaperRow,
    SheetState,
    StateBodyRow,
    Status,
)
from service.db.sought import stated_score
from service.db.tenancy import SYSTEM, Actor, actor_of
from service.errors import ServiceError
from service.local_time import local_date
from validators.calendar import WorkingCalendar
from validators.people import folded

NONE: Final = ""
Standing = tuple[SheetState, date, bool]


class CycleNotFoundError(ServiceError):
    """The caller has no cycle with this id."""


class SheetNotFoundError(ServiceError):
    """The cycle has no sheet with this id, or it is another evaluator's."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle at the time of reading; ``staff_as_of`` is the day as of which the staff list was taken."""

    id: str
    period: Period
    staff_as_of: date
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a sheet: what it became, on which day, who did it, and by when it was due."""

    step: str
    on: date
    due: date | None
    at: datetime
    actor_kind: str
    actor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet at the time of reading; the attributes are those of :class:`service.db.models.CycleSheetRow`.

    ``entered`` is what was typed. ``document_status`` is that of its paper, which came to its end at
    ``document_finished_at``; ``failure_code`` and ``failure_message`` say why it could not be made.
    """

    id: str
    cycle_id: str
    employee_id: str
    appointment_id: str | None
    unit_id: str | None
    employee: Mapping[str, Any]
    dismissed: bool
    assessor: Mapping[str, Any]
    evaluator_id: str | None
    form: str | None
    days_worked: int
    state: SheetState
    state_on: date
    reason: str | None
    decision: Mapping[str, Any]
    questions: Sequence[Mapping[str, Any]]
    answers: Mapping[str, Any]
    asking: bool
    entered: Mapping[str, Any]
    version: int
    updated_by: str | None
    document_id: str | None
    protocol_id: str | None
    score: str | None
    result: str | None
    updated_at: datetime
    document_status: str | None = None
    failure_code: str | None = None
    failure_message: str | None = None
    document_finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sheets are looked for; what is ``None`` or empty does not filter. ``name`` is looked for word by word.

    The ids :data:`NONE` look for those of no unit and of no known evaluator. ``assessed`` leaves out who is not
    assessed, ``left`` whose paper is there; ``result`` is that of a score which counts; ``standings`` are states since
    a day, each with whether the assessed left.
    """

    unit_id: str | None = None
    evaluator_id: str | None = None
    state: SheetState | None = None
    name: str = ""
    asking: bool = False
    assessed: bool = False
    left: bool = False
    result: str | None = None
    standings: frozenset[Standing] | None = None


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Some sheets by name, and the cursor of the next page (``None`` on the last one)."""

    sheets: tuple[Sheet, ...]
    next_cursor: str | None


def find_cycle(session: Session, cycle_id: str) -> Cycle:
    """Return a cycle.

    Raises:
        CycleNotFoundError: there is none.
    """
    row = session.scalar(select(CycleRow).where(CycleRow.id == cycle_id))
    if row is None:
        raise CycleNotFoundError(cycle_id[:36])
    return as_cycle(row)


def cycles(session: Session) -> tuple[Cycle, ...]:
    """Return all cycles, those of the newest period first."""
    newest = (CycleRow.year.desc(), CycleRow.quarter.desc(), CycleRow.opened_at.desc())
    return tuple(map(as_cycle, session.scalars(select(CycleRow).order_by(*newest))))


def open_cycle_of(session: Session, period: Period) -> Cycle | None:
    """Return the cycle of a period that is open."""
    query = select(CycleRow).where(
        CycleRow.methodology == period.methodology,
        CycleRow.year == period.year,
        CycleRow.quarter == (period.quarter or 0),
        CycleRow.closed_at.is_(None),
    )
    row = session.scalar(query)
    return None if row is None else as_cycle(row)


def as_cycle(row: CycleRow) -> Cycle:
    """Return a row as a plain value."""
    period = Period(row.methodology, row.year, row.quarter or None)
    return Cycle(row.id, period, row.staff_as_of, row.opened_at, row.closed_at)


def find_sheet(session: Session, cycle_id: str, sheet_id: str) -> Sheet:
    """Return a sheet of a cycle.

    Raises:
        SheetNotFoundError: there is none that the caller may see.
    """
    found = read_sheets(session, [CycleSheetRow.id == sheet_id, CycleSheetRow.cycle_id == cycle_id])
    if not found:
        raise SheetNotFoundError(sheet_id[:36])
    return found[0]


def organization(session: Session) -> str:
    """Return the name of the state body."""
    return session.scalar(select(StateBodyRow.name)) or ""


def assessors(session: Session, cycle_id: str) -> dict[str, Mapping[str, Any]]:
    """Return who assesses in a cycle, by what stands for them in addresses."""
    known = select(CycleSheetRow.evaluator_id, CycleSheetRow.assessor).where(CycleSheetRow.cycle_id == cycle_id)
    return {row.evaluator_id: row.assessor for row in session.execute(known) if row.evaluator_id is not None}


def read_sheets(session: Session, conditions: Sequence[ColumnElement[bool]]) -> tuple[Sheet, ...]:
    """Return the sheets of which something is true, by name."""
    return tuple(map(_as_sheet, session.execute(_query(conditions))))


def page(session: Session, cycle_id: str, wanted: Wanted, *, cursor: str | None, limit: int) -> SheetPage:
    """Return a page of the sheets of a cycle, by name; the cursor names a sheet and nobody.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    conditions = _conditions(cycle_id, wanted)
    if cursor is not None:
        _, last = read_cursor(cursor)
        place = select(CycleSheetRow.sought, CycleSheetRow.id).where(CycleSheetRow.id == last)
        row = session.execute(place).one_or_none()
        if row is not None:
            conditions.append(tuple_(CycleSheetRow.sought, CycleSheetRow.id) > tuple_(row.sought, row.id))
    found = tuple(map(_as_sheet, session.execute(_query(conditions).limit(limit + 1))))
    shown = found[:limit]
    more = len(found) > limit
    return SheetPage(shown, write_cursor(shown[-1].updated_at, shown[-1].id) if more else None)


def _conditions(cycle_id: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    exact: dict[Any, Any] = {
        CycleSheetRow.unit_id: wanted.unit_id,
        CycleSheetRow.evaluator_id: wanted.evaluator_id,
        CycleSheetRow.state: wanted.state,
    }
    found = [CycleSheetRow.cycle_id == cycle_id]
    found += [
        column.is_(None) if value == NONE else column == value for column, value in exact.items() if value is not None
    ]
    found += [CycleSheetRow.sought.contains(word, autoescape=True) for word in folded(wanted.name).split()]
    if wanted.asking:
        found.append(CycleSheetRow.asking.is_(True))
    if wanted.assessed:
        found.append(CycleSheetRow.state != SheetState.NOT_ASSESSED)
    if wanted.left:
        found.append(CycleSheetRow.state.in_(UNISSUED))
    if wanted.result is not None:
        found += [CycleSheetRow.state.in_(SCORED), CycleSheetRow.result == wanted.result]
    if wanted.standings is not None:
        place = tuple_(CycleSheetRow.state, CycleSheetRow.state_on, CycleSheetRow.dismissed)
        found.append(place.in_([(str(state), on, left) for state, on, left in wanted.standings]))
    return found


def neighbours(session: Session, sheet: Sheet, wanted: Wanted) -> tuple[str | None, str | None]:
    """Return the ids of the sheets before and after one, by name, among those that are looked for."""
    own = select(CycleSheetRow.sought, CycleSheetRow.id).where(CycleSheetRow.id == sheet.id)
    here = tuple_(*session.execute(own).one())
    place = tuple_(CycleSheetRow.sought, CycleSheetRow.id)
    some = select(CycleSheetRow.id).where(*_conditions(sheet.cycle_id, wanted)).limit(1)
    backwards = (CycleSheetRow.sought.desc(), CycleSheetRow.id.desc())
    before = session.scalar(some.where(place < here).order_by(*backwards))
    return before, session.scalar(some.where(place > here).order_by(CycleSheetRow.sought, CycleSheetRow.id))


def _query(conditions: Sequence[ColumnElement[bool]]) -> Any:
    paper = (DocumentRow.status, DocumentRow.failure_code, DocumentRow.failure_message, DocumentRow.finished_at)
    return (
        select(CycleSheetRow, *paper)
        .outerjoin(DocumentRow, DocumentRow.id == CycleSheetRow.document_id)
        .where(*conditions)
        .order_by(CycleSheetRow.sought, CycleSheetRow.id)
    )


def _as_sheet(found: Any) -> Sheet:
    row, status, code, message, finished_at = found
    return Sheet(
        id=row.id,
        cycle_id=row.cycle_id,
        employee_id=row.employee_id,
        appointment_id=row.appointment_id,
        unit_id=row.unit_id,
        employee=row.employee,
        dismissed=row.dismissed,
        assessor=row.assessor,
        evaluator_id=row.evaluator_id,
        form=row.form,
        days_worked=row.days_worked,
        state=SheetState(row.state),
        state_on=row.state_on,
        reason=row.reason,
        decision=row.decision,
        questions=row.questions,
        answers=row.answers,
        asking=row.asking,
        entered=json.loads(row.data),
        version=row.version,
        updated_by=row.updated_by,
        document_id=row.document_id,
        protocol_id=row.protocol_id,
        score=row.score,
        result=row.result,
        updated_at=row.updated_at,
        document_status=status,
        failure_code=code,
        failure_message=message,
        document_finished_at=finished_at,
    )


def steps(session: Session, sheet_id: str) -> tuple[Step, ...]:
    """Return the steps of a sheet in their order."""
    query = select(CycleStepRow).where(CycleStepRow.sheet_id == sheet_id).order_by(CycleStepRow.id)
    return tuple(
        Step(row.step, row.on_day, row.due_on, row.at, row.actor_kind, row.actor_id) for row in session.scalars(query)
    )


def append_steps(  # noqa: PLR0913 - what a step is
    session: Session,
    sheets: Sequence[tuple[str, date | None]],
    step: str,
    *,
    on: date,
    now: datetime,
    by: Actor | None = None,
) -> None:
    """Write a step of sheets, each with the day by which it was due; done by the session's actor, or by another."""
    actor = by or actor_of(session) or SYSTEM
    rows = [
        {
            "sheet_id": sheet_id,
            "step": str(step),
            "on_day": on,
            "due_on": due_on,
            "at": now,
            "actor_kind": actor.kind,
            "actor_id": actor.id,
        }
        for sheet_id, due_on in sheets
    ]
    if rows:
        session.execute(insert(CycleStepRow), rows)


def advance(  # noqa: PLR0913 - what a step is
    session: Session,
    cycle: Cycle,
    sheet: Sheet,
    step: SheetState,
    *,
    on: date,
    now: datetime,
    calendar: WorkingCalendar,
    by: Actor | None = None,
    **values: Any,
) -> bool:
    """Let a sheet become something else, unless it changed since it was read; ``False`` where it did.

    Args:
        session: a writing session.
        cycle: of the sheet.
        sheet: as it was read.
        step: what it becomes.
        on: the day of it.
        now: the present moment.
        calendar: counts working days.
        by: who did it, where it is not whom the session works for.
        values: further columns to write.
    """
    changed = session.scalar(
        update(CycleSheetRow)
        .where(
            CycleSheetRow.id == sheet.id,
            CycleSheetRow.version == sheet.version,
            CycleSheetRow.state == sheet.state,
            CycleSheetRow.state.in_(before(step)),
        )
        .values(state=step, state_on=on, version=CycleSheetRow.version + 1, updated_at=now, **values)
        .returning(CycleSheetRow.id),
        execution_options=UNTOUCHED,
    )
    if changed is None:
        return False
    term = due(cycle.period, sheet.state, sheet.state_on, dismissed=sheet.dismissed, calendar=calendar)
    append_steps(session, [(sheet.id, None if term is None else term.day)], step, on=on, now=now, by=by)
    return True


def settle(session: Session, cycle: Cycle, *, now: datetime, calendar: WorkingCalendar) -> int:
    """Let sheets follow their papers: one that is ready is issued, one that another supersedes gives way to it.

    Returns:
        How many changed; a second call changes none.
    """
    mine = CycleSheetRow.cycle_id == cycle.id
    ready = [mine, CycleSheetRow.state == SheetState.SUBMITTED, DocumentRow.status == Status.READY]
    changed = 0
    for sheet in read_sheets(session, ready):
        on = local_date(sheet.document_finished_at or now)
        step = SheetState.ISSUED
        changed += advance(session, cycle, sheet, step, on=on, now=now, calendar=calendar, by=SYSTEM)
    corrected = select(CycleSheetRow.id, PaperRow.superseded_by_id).join(
        PaperRow, PaperRow.document_id == CycleSheetRow.document_id
    )
    for row in session.execute(corrected.where(mine, PaperRow.superseded_by_id.is_not(None))).all():
        _correct(session, row.id, row.superseded_by_id, now)
        changed += 1
    return changed


def unsettled(session: Session, cycle_ids: Sequence[str]) -> frozenset[str]:
    """Return those of some cycles whose sheets have to follow their papers."""
    ready = select(CycleSheetRow.cycle_id).join(DocumentRow, DocumentRow.id == CycleSheetRow.document_id)
    ready = ready.where(CycleSheetRow.state == SheetState.SUBMITTED, DocumentRow.status == Status.READY)
    # Not joined: with no paper superseded so far SQLite would look for that of each sheet.
    superseded = select(PaperRow.document_id).where(PaperRow.superseded_by_id.is_not(None))
    corrected = select(CycleSheetRow.cycle_id).where(CycleSheetRow.document_id.in_(superseded))
    mine = CycleSheetRow.cycle_id.in_(cycle_ids)
    return frozenset(one for query in (ready, corrected) for one in session.scalars(query.where(mine).distinct()))


def _correct(session: Session, sheet_id: str, document_id: str, now: datetime) -> None:
    """Let the newest paper of a chain of corrections be that of a sheet; a session's score stays the last."""
    seen = {document_id}
    query = select(PaperRow.superseded_by_id)
    while (newer := session.scalar(query.where(PaperRow.document_id == document_id))) and newer not in seen:
        seen.add(newer)
        document_id = newer
    computed = session.scalar(select(DocumentRow.computed).where(DocumentRow.id == document_id)) or {}
    this = update(CycleSheetRow).where(CycleSheetRow.id == sheet_id)
    session.execute(this.values(document_id=document_id, updated_at=now), execution_options=UNTOUCHED)
    scored = this.where(CycleSheetRow.protocol_id.is_(None)).values(**score_of(computed))
    session.execute(scored, execution_options=UNTOUCHED)
    append_steps(session, [(sheet_id, None)], CORRECTED, on=local_date(now), now=now, by=SYSTEM)


def score_of(computed: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the score and the result of a paper as columns of a sheet, from its computed values."""
    return {"score": stated_score(computed), "result": computed.get("result")}


def insert_sheets(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write new sheets, some at a time."""
    for start in range(0, len(rows), ID_BATCH_SIZE):
        session.execute(insert(CycleSheetRow), [dict(row) for row in rows[start : start + ID_BATCH_SIZE]])
