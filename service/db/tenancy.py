"""Whose rows a session sees and writes: those of one state body, or, for what works for all, of every one.

The one place where state bodies are kept apart. What a session of a :class:`Scope` selects, updates or deletes is
narrowed to the rows of its state body, whatever the statement says, and what it inserts becomes that state body's.
Within it an evaluator sees own papers and drafts, what belongs to these, and of what is the whole body's nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, event, false, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption

from service.db.models import (
    Assessed,
    Base,
    CycleRow,
    CycleSheetRow,
    CycleStepRow,
    DocumentRow,
    DossierRow,
    IdempotencyKeyRow,
    JournalRow,
    StateBodyRow,
    Tenant,
    UnitRow,
    UserRow,
    VariantRow,
)
from service.errors import NotOwnPaperError

SCOPE: Final = "scope"
CRITERIA: Final = "criteria"
COLUMN: Final = "state_body_id"
NOBODY: Final = ""
"""What an evaluator is known by of whom no IIN is known: no paper is that one's own."""
OF_WHOLE_BODY: Final = (UnitRow, UserRow, IdempotencyKeyRow, CycleRow, VariantRow)
"""Tables of a state body that evaluators see like everybody, beside their own papers; of others they see nothing."""
PARTS_OF_SHEETS: Final = (CycleStepRow,)
"""Tables whose every row belongs to one sheet of a cycle: who sees that sees these."""
TOLD: Final = (JournalRow,)
"""Tables that evaluators write and do not see."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom a session works for, as the journal names them: a ``key`` or a ``user`` by its id, or the ``system``."""

    kind: str
    id: str


SYSTEM: Final = Actor("system", "service")


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows of one state body, and who asks for them; nobody but the service itself without.

    ``evaluator`` is what an evaluator is known by (:func:`service.access.evaluators.known_as`), ``None`` for others.
    """

    state_body_id: str
    actor: Actor | None = None
    evaluator: str | None = None


class EveryBody:
    """The rows of every state body: for workers, the sweeper, the command line and authentication."""


EVERY_BODY: Final = EveryBody()


class ForeignRowError(Exception):
    """A row of one state body was to be written within the scope of another, or within none: a bug of ours."""


class ScopedSession(Session):
    """A session that knows its scope; :class:`service.db.database.ScopedDatabase` makes it."""


def about(scope: Scope | EveryBody) -> dict[str, Any]:
    """Return what a session has to know of its scope."""
    return {SCOPE: scope, CRITERIA: _criteria(scope) if isinstance(scope, Scope) else ()}


def state_body_of(session: Session) -> str:
    """Return the state body whose rows a session sees.

    Raises:
        ForeignRowError: it sees those of every one.
    """
    scope = session.info[SCOPE]
    if not isinstance(scope, Scope):
        raise ForeignRowError
    return scope.state_body_id


def actor_of(session: Session) -> Actor | None:
    """Return whom a session works for; ``None`` where it is the service itself."""
    scope = session.info[SCOPE]
    return scope.actor if isinstance(scope, Scope) else None


def lock_state_body(session: Session) -> None:
    """Wait until nobody else looks for what this state body has already; SQLite has one writer at a time anyway."""
    session.execute(
        select(StateBodyRow.id).where(StateBodyRow.id == state_body_of(session)).with_for_update(key_share=True)
    )


def evaluator_of_session(session: Session) -> str | None:
    """Return what the evaluator is known by whom a session works for; ``None`` where it is none."""
    scope = session.info[SCOPE]
    return scope.evaluator if isinstance(scope, Scope) else None


def _criteria(scope: Scope) -> tuple[ORMOption, ...]:
    state_body_id = scope.state_body_id
    of_body = (
        with_loader_criteria(Tenant, lambda row: row.state_body_id == state_body_id, include_aliases=True),
        with_loader_criteria(StateBodyRow, lambda row: row.id == state_body_id, include_aliases=True),
    )
    return of_body if scope.evaluator is None else (*of_body, *_own(state_body_id, scope.evaluator))


def _own(state_body_id: str, evaluator: str) -> Iterator[ORMOption]:
    """Yield what narrows the rows of a state body to an evaluator's own; a dossier is seen whole or not at all."""
    yield with_loader_criteria(Assessed, lambda row: row.evaluator == evaluator, include_aliases=True)
    papers = DocumentRow.__table__.c
    # With the state body, by which the index begins.
    mine = (papers.state_body_id == state_body_id) & (papers.evaluator == evaluator)
    for table in parts_of_papers():
        theirs: ColumnElement[bool] = table.document_id.in_(select(papers.id).where(mine))
        yield with_loader_criteria(table, theirs, include_aliases=True)
    sheets = CycleSheetRow.__table__.c
    own_sheets = (sheets.state_body_id == state_body_id) & (sheets.evaluator == evaluator)
    for table in PARTS_OF_SHEETS:
        of_sheet: ColumnElement[bool] = table.sheet_id.in_(select(sheets.id).where(own_sheets))
        yield with_loader_criteria(table, of_sheet, include_aliases=True)
    within = papers.dossier_id.is_not(None)
    some = DossierRow.id.in_(select(papers.dossier_id).where(within, mine))
    foreign = select(papers.dossier_id).where(within, papers.evaluator.is_distinct_from(evaluator))
    yield with_loader_criteria(DossierRow, some & DossierRow.id.not_in(foreign), include_aliases=True)
    for table in closed_to_evaluators():
        yield with_loader_criteria(table, false(), include_aliases=True)


@cache
def parts_of_papers() -> tuple[type[Any], ...]:
    """Return the tables whose every row belongs to one document: who sees that sees these."""
    return tuple(
        table
        for table in _tenants()
        if (column := table.__table__.c.get("document_id")) is not None and not column.nullable
    )


@cache
def closed_to_evaluators() -> tuple[type[Any], ...]:
    """Return the tables of which evaluators see nothing: all others, such as files with papers of many people."""
    seen = (Assessed, DossierRow, *OF_WHOLE_BODY, *PARTS_OF_SHEETS, *parts_of_papers())
    return tuple(table for table in _tenants() if not issubclass(table, seen))


def _tenants() -> list[type[Any]]:
    return [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Tenant)]


@event.listens_for(ScopedSession, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    scope = state.session.info[SCOPE]
    if not isinstance(scope, Scope):
        return
    if state.is_insert:
        _fill(state, scope)
    elif not state.is_column_load:
        if state.is_executemany:
            # The ORM changes these by primary key alone.
            raise ForeignRowError
        state.statement = state.statement.options(*state.session.info[CRITERIA])


def _fill(state: ORMExecuteState, scope: Scope) -> None:
    mapper = state.bind_mapper
    if mapper is None or not issubclass(mapper.class_, Tenant):
        return
    if not state.parameters:
        # Values that stand in the statement itself, or come from another one.
        raise ForeignRowError
    rows: list[dict[str, Any]] = cast("Any", state.parameters)
    rows = rows if isinstance(rows, list) else [rows]
    for row in rows:
        if row.setdefault(COLUMN, scope.state_body_id) != scope.state_body_id:
            raise ForeignRowError
        _check_own(scope, mapper.class_, row.get("evaluator"))


def _check_own(scope: Scope, table: type[Any], evaluator: str | None) -> None:
    """Refuse what an evaluator is not to write: papers of another, or what is no evaluator's at all."""
    if scope.evaluator is None:
        return
    if table in closed_to_evaluators() and table not in TOLD:
        raise NotOwnPaperError
    if issubclass(table, Assessed) and (evaluator != scope.evaluator or evaluator == NOBODY):
        raise NotOwnPaperError


@event.listens_for(ScopedSession, "before_flush")
def _fill_objects(session: Session, _context: UOWTransaction, _instances: Iterable[Any] | None) -> None:
    scope = session.info[SCOPE]
    if not isinstance(scope, Scope):
        return
    new = [row for row in session.new if isinstance(row, Tenant)]
    for row in new:
        row.state_body_id = row.state_body_id or scope.state_body_id
        _check_own(scope, type(row), getattr(row, "evaluator", None))
    if any(row.state_body_id != scope.state_body_id for row in (*new, *session.dirty) if isinstance(row, Tenant)):
        raise ForeignRowError
