"""The life of a sheet: kept however incomplete, submitted, acquainted with, appealed, calibrated, closed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import case, select, tuple_, update
from sqlalchemy.orm import Session

from service.cycles import store
from service.cycles.states import ALLOWED, ENDED, UNISSUED, Due, before, due
from service.cycles.store import Cycle, Sheet, SheetPage, Step, Wanted, score_of
from service.db.database import UNTOUCHED
from service.db.models import CycleRow, CycleSheetRow, DocumentRow, SheetState, Status
from service.db.tenancy import actor_of
from service.documents import submissions
from service.documents.store import StoredDocument
from service.documents.submissions import Submission
from service.errors import DocumentNotFoundError, InvalidSubmissionError, ServiceError
from service.journal.events import Action, Event, Kind, note, note_each
from service.local_time import local_date
from service.services import Services
from validators.calendar import WorkingCalendar
from validators.check import Outcome
from validators.people import same_person

PROTOCOL: Final = "b_calibration_protocol"
FIXED: Final = ("employee", "evaluator", "period", "days_worked", "authorized_person", "year")
"""What of a paper the cycle says and nobody enters."""
AT_ONCE: Final = 200
"""Drafts written by one statement."""


class SheetChangedError(ServiceError):
    """The sheet was changed since it was read."""


class StepNotAllowedError(ServiceError):
    """The sheet stands where this step does not follow.

    ``until`` is the last day of the term that has to be over first; ``asking`` says that questions have to be answered.
    """

    def __init__(self, sheet: Sheet, step: SheetState, until: date | None = None) -> None:
        super().__init__(f"sheet {sheet.id} is {sheet.state} and cannot become {step}")
        self.state = sheet.state
        self.step = step
        self.until = until
        self.asking = sheet.form is None and sheet.state is not SheetState.NOT_ASSESSED


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet with everything about it.

    ``data`` is what its paper would say, ``outcome`` what the methodology says of that while nothing is submitted;
    ``earlier`` are the same servant's sheets of other cycles, the newest first.
    """

    cycle: Cycle
    sheet: Sheet
    data: Mapping[str, Any]
    steps: tuple[Step, ...]
    due: Due | None
    outcome: Outcome | None
    earlier: tuple[tuple[Cycle, Sheet], ...] = ()


def list_sheets(
    services: Services, cycle_id: str, wanted: Wanted, *, cursor: str | None, limit: int
) -> tuple[Cycle, SheetPage]:
    """Return a page of the sheets of a cycle, by name.

    Raises:
        CycleNotFoundError: there is no such cycle.
        InvalidSubmissionError: the cursor is not one of ours.
    """
    cycle = current(services, cycle_id)
    with services.database.reading() as session:
        return cycle, store.page(session, cycle_id, wanted, cursor=cursor, limit=limit)


def current(services: Services, cycle_id: str) -> Cycle:
    """Return a cycle whose sheets have followed their papers.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    with services.database.reading() as session:
        cycle = store.find_cycle(session, cycle_id)
    settle(services, [cycle])
    return cycle


def settle(services: Services, cycles: Sequence[Cycle]) -> None:
    """Let the sheets of cycles follow their papers."""
    with services.database.reading() as session:
        waiting = store.unsettled(session, [cycle.id for cycle in cycles])
    for cycle in cycles:
        if cycle.id in waiting:
            with services.database.transaction() as session:
                store.settle(session, cycle, now=services.database.now(session), calendar=services.calendar)


def show_sheet(services: Services, cycle_id: str, sheet_id: str, *, today: date, language: str) -> Shown:
    """Return a sheet with its steps, and what the methodology says of what was entered so far.

    Raises:
        CycleNotFoundError: there is no such cycle.
        SheetNotFoundError: it has no such sheet.
    """
    cycle = current(services, cycle_id)
    with services.database.reading() as session:
        sheet = store.find_sheet(session, cycle_id, sheet_id)
        steps = store.steps(session, sheet_id)
        earlier = tuple(_earlier(session, sheet))
    shown = Shown(cycle, sheet, data_of(cycle, sheet), steps, due_of(services.calendar, cycle, sheet), None, earlier)
    if sheet.form is None or sheet.state not in UNISSUED:
        return shown
    return replace(shown, outcome=check_sheet(services, cycle, sheet, today=today, language=language))


def check_sheet(services: Services, cycle: Cycle, sheet: Sheet, *, today: date, language: str) -> Outcome:
    """Return what the methodology says of the paper as it would be made now."""
    data = data_of(cycle, sheet)
    return services.check(sheet.form, data, today=today, language=language, calendar=services.calendar)


def data_of(cycle: Cycle, sheet: Sheet) -> dict[str, Any]:
    """Return what the paper of a sheet says: what the cycle knows, and what was entered."""
    if cycle.period.quarter is None:
        known = {"employee": sheet.employee, "authorized_person": sheet.assessor, "year": cycle.period.year}
    else:
        known = {"employee": sheet.employee, "evaluator": sheet.assessor, "period": cycle.period.named}
    return {**known, "days_worked": sheet.days_worked, **sheet.entered}


def due_of(calendar: WorkingCalendar, cycle: Cycle, sheet: Sheet) -> Due | None:
    """Return by when the next step of a sheet is due."""
    return due(cycle.period, sheet.state, sheet.state_on, dismissed=sheet.dismissed, calendar=calendar)


def save_sheet(  # noqa: PLR0913 - what is written, and from what it was read
    services: Services,
    cycle_id: str,
    sheet_id: str,
    data: Any,
    *,
    version: int,
    today: date,
    language: str,
) -> Shown:
    """Keep what was entered, however incomplete, unless the sheet was changed since it was read.

    Args:
        services: what to work with.
        cycle_id: of the cycle.
        sheet_id: of the sheet.
        data: of the paper; what the cycle says itself may be repeated, and not be altered.
        version: of the sheet that was read.
        today: the caller's date.
        language: of the messages.

    Raises:
        CycleNotFoundError: there is no such cycle.
        SheetNotFoundError: it has no such sheet.
        InvalidSubmissionError: the data are no object, or alter what the cycle says.
        SheetChangedError: somebody else saved meanwhile.
        StepNotAllowedError: the paper was submitted, or nobody is assessed.
    """
    cycle = current(services, cycle_id)
    with services.database.transaction() as session:
        now = services.database.now(session)
        sheet = store.find_sheet(session, cycle_id, sheet_id)
        entered = entered_of(data, data_of(cycle, sheet))
        if sheet.version != version:
            raise SheetChangedError(sheet_id)
        keep(session, services.calendar, cycle, [(sheet, entered)], now=now)
    return show_sheet(services, cycle_id, sheet_id, today=today, language=language)


def keep(
    session: Session,
    calendar: WorkingCalendar,
    cycle: Cycle,
    drafts: Sequence[tuple[Sheet, Mapping[str, Any]]],
    *,
    now: datetime,
) -> None:
    """Write what was entered for sheets as they were read; the journal tells when somebody else goes on with one.

    Of a draft that was one before, the day it was begun on stays.

    Raises:
        SheetChangedError: one was changed since.
        StepNotAllowedError: a paper was submitted, or nobody is assessed.
    """
    for sheet, _ in drafts:
        failed = sheet.state is not SheetState.SUBMITTED or sheet.document_status == Status.FAILED
        if SheetState.DRAFT not in ALLOWED[sheet.state] or not failed:
            raise StepNotAllowedError(sheet, SheetState.DRAFT)
    actor, on = actor_of(session), local_date(now)
    by = None if actor is None else actor.id
    for begin in range(0, len(drafts), AT_ONCE):
        _rewrite(session, drafts[begin : begin + AT_ONCE], by, on, now)
    begun = [sheet for sheet, _ in drafts if sheet.state is not SheetState.DRAFT]
    terms = [(sheet.id, due_of(calendar, cycle, sheet)) for sheet in begun]
    due_days = [(sheet_id, None if term is None else term.day) for sheet_id, term in terms]
    store.append_steps(session, due_days, SheetState.DRAFT, on=on, now=now)
    taken = (sheet for sheet, _ in drafts if sheet.state is not SheetState.DRAFT or sheet.updated_by != by)
    note_each(session, [Event(Action.CHANGE, Kind.SHEET, one.id, SheetState.DRAFT) for one in taken], now=now)


def _rewrite(
    session: Session, drafts: Sequence[tuple[Sheet, Mapping[str, Any]]], by: str | None, on: date, now: datetime
) -> None:
    """Write drafts by one statement, each over the version that was read."""
    read = tuple_(CycleSheetRow.id, CycleSheetRow.version).in_([(sheet.id, sheet.version) for sheet, _ in drafts])
    texts = {sheet.id: json.dumps(entered, default=str) for sheet, entered in drafts}
    values = {
        "data": case(texts, value=CycleSheetRow.id),
        "state": SheetState.DRAFT,
        "state_on": case((CycleSheetRow.state == SheetState.DRAFT, CycleSheetRow.state_on), else_=on),
        "version": CycleSheetRow.version + 1,
        "updated_by": by,
        "updated_at": now,
    }
    open_ones = CycleSheetRow.state.in_({SheetState.DRAFT, *before(SheetState.DRAFT)})
    change = update(CycleSheetRow).where(read, open_ones).values(values).returning(CycleSheetRow.id)
    written = {*session.scalars(change, execution_options=UNTOUCHED)}
    if left := texts.keys() - written:
        raise SheetChangedError(min(left))


def entered_of(data: Any, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of the data of a paper was entered.

    Raises:
        InvalidSubmissionError: they are no object, or alter what the cycle says.
    """
    if not isinstance(data, dict):
        raise InvalidSubmissionError("/data", "object")
    for name in FIXED:
        if name in data and (name not in known or not _equal(data[name], known[name])):
            raise InvalidSubmissionError(f"/data/{name}", "of_cycle")
    return {name: value for name, value in data.items() if name not in FIXED}


def _equal(one: Any, other: Any) -> bool:
    one, other = (json.dumps(value, sort_keys=True, default=str) for value in (one, other))
    return bool(one == other)


def submit_sheet(  # noqa: PLR0913 - which sheet, and as a submission
    services: Services, cycle_id: str, sheet_id: str, *, language: str = "ru", today: date, message_language: str
) -> tuple[Shown, bool]:
    """Have the paper of a sheet made; a sheet that was submitted before stays as it is.

    The document and the step are written in one transaction: a process that is killed leaves both or neither.

    Returns:
        The sheet, and whether it was submitted before.

    Raises:
        CycleNotFoundError: there is no such cycle.
        SheetNotFoundError: it has no such sheet.
        StepNotAllowedError: nobody is assessed.
        ForbiddenByMethodology: the methodology forbids the paper; nothing is stored.
        InvalidSubmissionError: the form is not made in that language.
    """
    cycle = current(services, cycle_id)
    with services.database.reading() as session:
        sheet = store.find_sheet(session, cycle_id, sheet_id)
    if sheet.form is None:
        raise StepNotAllowedError(sheet, SheetState.SUBMITTED)
    replayed = sheet.state not in UNISSUED or _on_its_way(sheet)
    if not replayed:
        submission = Submission(sheet.form, data_of(cycle, sheet), language=language, message_language=message_language)
        try:
            submissions.submit(services, submission, today=today, along=_Submitted(services, cycle, sheet))
        except SheetChangedError:
            with services.database.reading() as session:
                replayed = _on_its_way(store.find_sheet(session, cycle_id, sheet_id))
            if not replayed:
                raise
    return show_sheet(services, cycle_id, sheet_id, today=today, language=message_language), replayed


def _on_its_way(sheet: Sheet) -> bool:
    return sheet.state is SheetState.SUBMITTED and sheet.document_status != Status.FAILED


@dataclass(frozen=True, slots=True)
class _Submitted:
    """Writes that a sheet was submitted, in the transaction of its document.

    Raises:
        SheetChangedError: it was submitted or changed meanwhile; the document is not stored either.
    """

    services: Services
    cycle: Cycle
    sheet: Sheet

    def __call__(self, session: Session, document: StoredDocument, now: datetime) -> None:
        sheet, calendar = self.sheet, self.services.calendar
        if sheet.state is SheetState.NOT_STARTED:
            raise StepNotAllowedError(sheet, SheetState.SUBMITTED)
        values: dict[str, Any] = {"document_id": document.id, **score_of(document.computed)}
        step, on = SheetState.SUBMITTED, local_date(now)
        if not store.advance(session, self.cycle, sheet, step, on=on, now=now, calendar=calendar, **values):
            raise SheetChangedError(sheet.id)
        note(session, Event(Action.CHANGE, Kind.SHEET, sheet.id, step), now=now)


def acquaint(services: Services, cycle_id: str, sheet_id: str, *, on: date) -> None:
    """Note that the assessed was acquainted with the result.

    Raises:
        CycleNotFoundError, SheetNotFoundError: there is no such sheet.
        StepNotAllowedError: no paper was issued.
        InvalidSubmissionError: on that day nobody could be.
    """
    _step(services, cycle_id, sheet_id, SheetState.ACQUAINTED, on)


def appeal(services: Services, cycle_id: str, sheet_id: str, *, on: date) -> None:
    """Note that the assessed appealed; the raised errors are those of :func:`acquaint`."""
    _step(services, cycle_id, sheet_id, SheetState.APPEALED, on)


def _step(services: Services, cycle_id: str, sheet_id: str, step: SheetState, on: date) -> None:
    cycle = current(services, cycle_id)
    with services.database.transaction() as session:
        now = services.database.now(session)
        sheet = store.find_sheet(session, cycle_id, sheet_id)
        if sheet.state is step and sheet.state_on == on:
            # Said twice.
            return
        _check_allowed(sheet, step)
        first = sheet.state_on if step is SheetState.APPEALED else cycle.period.days.first_day
        if not first <= on <= local_date(now):
            raise InvalidSubmissionError("/on", "step_day", first=first, last=local_date(now))
        _advance(session, services, cycle, sheet, step, on=on, now=now)


def _check_allowed(sheet: Sheet, step: SheetState) -> None:
    if step not in ALLOWED[sheet.state]:
        raise StepNotAllowedError(sheet, step)


def _advance(  # noqa: PLR0913 - as store.advance
    session: Session,
    services: Services,
    cycle: Cycle,
    sheet: Sheet,
    step: SheetState,
    *,
    on: date,
    now: datetime,
    **values: Any,
) -> None:
    if not store.advance(session, cycle, sheet, step, on=on, now=now, calendar=services.calendar, **values):
        raise SheetChangedError(sheet.id)
    note(session, Event(Action.CHANGE, Kind.SHEET, sheet.id, step), now=now)


def calibrate(services: Services, cycle_id: str, sheet_id: str, *, document_id: str) -> None:
    """Take the score after a calibration session from its protocol.

    Raises:
        CycleNotFoundError, SheetNotFoundError: there is no such sheet.
        StepNotAllowedError: nobody appealed.
        InvalidSubmissionError: the document is no protocol of a session about this sheet.
        DocumentNotFoundError: there is no such document.
    """
    cycle = current(services, cycle_id)
    with services.database.transaction() as session:
        now = services.database.now(session)
        sheet = store.find_sheet(session, cycle_id, sheet_id)
        if sheet.state is SheetState.CALIBRATED and sheet.protocol_id == document_id:
            return
        _check_allowed(sheet, SheetState.CALIBRATED)
        document = session.scalar(select(DocumentRow).where(DocumentRow.id == document_id))
        if document is None:
            raise DocumentNotFoundError(document_id[:36])
        payload = json.loads(document.payload or "{}")
        if fault := next(_faults(cycle, sheet, document, payload), None):
            raise InvalidSubmissionError("/document_id", fault)
        after = str(payload["decision"]["score_after"])
        values = {"protocol_id": document.id, "score": after, "result": document.computed.get("result_after")}
        on = min(date.fromisoformat(payload["signed_on"]), local_date(now))
        _advance(session, services, cycle, sheet, SheetState.CALIBRATED, on=on, now=now, **values)


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person as data name one."""

    full_name: str
    position: str
    iin: str | None = None


def _faults(cycle: Cycle, sheet: Sheet, document: DocumentRow, payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield what keeps a document from being the protocol of a session about a sheet, as keys of messages."""
    if document.form != PROTOCOL or document.status == Status.FAILED:
        yield "no_protocol"
        return
    if payload["period"] != cycle.period.named:
        yield "protocol_period"
    if not same_person(named(payload["appellant"]), named(sheet.employee)):
        yield "protocol_person"
    contested = payload["decision"]["score_before"]
    if sheet.score is not None and Decimal(contested) != Decimal(sheet.score):
        yield "protocol_score"


def named(person: Mapping[str, Any]) -> NamedPerson:
    """Return a person of data, to be compared with others."""
    return NamedPerson(person["full_name"], person["position"], person.get("iin"))


def close_sheet(services: Services, cycle_id: str, sheet_id: str) -> None:
    """End a sheet: after a session, or when the term for an appeal is over.

    Raises:
        CycleNotFoundError, SheetNotFoundError: there is no such sheet.
        StepNotAllowedError: something is left to do, or the servant may still appeal.
    """
    cycle = current(services, cycle_id)
    with services.database.transaction() as session:
        now = services.database.now(session)
        sheet = store.find_sheet(session, cycle_id, sheet_id)
        if sheet.state is SheetState.CLOSED:
            return
        _check_allowed(sheet, SheetState.CLOSED)
        on = local_date(now)
        if (until := _may_appeal_until(services, cycle, sheet, on)) is not None:
            raise StepNotAllowedError(sheet, SheetState.CLOSED, until)
        _advance(session, services, cycle, sheet, SheetState.CLOSED, on=on, now=now)


def _may_appeal_until(services: Services, cycle: Cycle, sheet: Sheet, today: date) -> date | None:
    term = due_of(services.calendar, cycle, sheet) if sheet.state is SheetState.ACQUAINTED else None
    return None if term is None or today > term.day else term.day


def close_cycle(services: Services, cycle_id: str) -> Cycle:
    """End every sheet of a cycle that can be ended, and the cycle itself where nothing is left to do.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    cycle, services = current(services, cycle_id), services.at_once()
    with services.database.transaction() as session:
        now = services.database.now(session)
        on = local_date(now)
        open_ones = [CycleSheetRow.cycle_id == cycle_id, CycleSheetRow.state.in_(before(SheetState.CLOSED))]
        for sheet in store.read_sheets(session, open_ones):
            if _may_appeal_until(services, cycle, sheet, on) is None:
                _advance(session, services, cycle, sheet, SheetState.CLOSED, on=on, now=now)
        left = select(CycleSheetRow.id).where(
            CycleSheetRow.cycle_id == cycle_id,
            CycleSheetRow.state.not_in(ENDED),
        )
        if cycle.closed_at is None and session.scalar(left.limit(1)) is None:
            ended = update(CycleRow).where(CycleRow.id == cycle_id).values(closed_at=now)
            session.execute(ended, execution_options=UNTOUCHED)
            note(session, Event(Action.CHANGE, Kind.CYCLE, cycle_id, SheetState.CLOSED), now=now)
        return store.find_cycle(session, cycle_id)


def _earlier(session: Session, sheet: Sheet) -> Iterator[tuple[Cycle, Sheet]]:
    """Yield the sheets of the same servant in other cycles, the newest period first."""
    of_servant = [CycleSheetRow.employee_id == sheet.employee_id, CycleSheetRow.cycle_id != sheet.cycle_id]
    found = store.read_sheets(session, of_servant)
    known = {cycle.id: cycle for cycle in store.cycles(session)}
    ordered = sorted(found, key=lambda one: _place(known[one.cycle_id]), reverse=True)
    return ((known[one.cycle_id], one) for one in ordered)


def _place(cycle: Cycle) -> tuple[int, int]:
    return (cycle.period.year, cycle.period.quarter or 0)
