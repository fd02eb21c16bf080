"""Whose rows a session sees and writes: those of one state body, or, for what works for all, of every one.

The one place where state bodies are kept apart. What a session of a :class:`Scope` selects, updates or deletes is
narrowed to the rows of its state body, whatever the statement says, and what it inserts becomes that state body's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption

from service.db.models import StateBodyRow, Tenant

SCOPE: Final = "scope"
CRITERIA: Final = "criteria"
COLUMN: Final = "state_body_id"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom a session works for, as the journal names them: a ``key`` or a ``user`` by its id, or the ``system``."""

    kind: str
    id: str


SYSTEM: Final = Actor("system", "service")


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows of one state body, and who asks for them; nobody but the service itself without."""

    state_body_id: str
    actor: Actor | None = None


class EveryBody:
    """The rows of every state body: for workers, the sweeper, the command line and authentication."""


EVERY_BODY: Final = EveryBody()


class ForeignRowError(Exception):
    """A row of one state body was to be written within the scope of another, or within none: a bug of ours."""


class ScopedSession(Session):
    """A session that knows its scope; :class:`service.db.database.ScopedDatabase` makes it."""


def about(scope: Scope | EveryBody) -> dict[str, Any]:
    """Return what a session has to know of its scope."""
    return {SCOPE: scope, CRITERIA: _criteria(scope.state_body_id) if isinstance(scope, Scope) else ()}


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


def _criteria(state_body_id: str) -> tuple[ORMOption, ...]:
    return (
        with_loader_criteria(Tenant, lambda row: row.state_body_id == state_body_id, include_aliases=True),
        with_loader_criteria(StateBodyRow, lambda row: row.id == state_body_id, include_aliases=True),
    )


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


@event.listens_for(ScopedSession, "before_flush")
def _fill_objects(session: Session, _context: UOWTransaction, _instances: Iterable[Any] | None) -> None:
    scope = session.info[SCOPE]
    if not isinstance(scope, Scope):
        return
    new = [row for row in session.new if isinstance(row, Tenant)]
    for row in new:
        row.state_body_id = row.state_body_id or scope.state_body_id
    if any(row.state_body_id != scope.state_body_id for row in (*new, *session.dirty) if isinstance(row, Tenant)):
        raise ForeignRowError
