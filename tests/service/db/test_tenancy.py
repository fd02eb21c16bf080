"""Nobody sees or changes a row of another state body, whatever statement asks for it. On both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import JSON, Boolean, Date, Integer, delete, func, insert, inspect, select, update
from sqlalchemy.orm import aliased, sessionmaker

from service.db.database import Database
from service.db.models import (
    BUILTIN_STATE_BODY_ID,
    Base,
    BatchRow,
    CycleSheetRow,
    DocumentRow,
    DossierRow,
    DraftRow,
    JournalRow,
    StateBodyRow,
    Tenant,
)
from service.db.tenancy import (
    EVERY_BODY,
    NOBODY,
    OF_WHOLE_BODY,
    PARTS_OF_SHEETS,
    ForeignRowError,
    Scope,
    ScopedSession,
    closed_to_evaluators,
    parts_of_papers,
)
from service.db.utc_datetime import UtcDateTime
from service.errors import NotOwnPaperError

if TYPE_CHECKING:
    from pathlib import Path

    from service.db.database import ScopedDatabase

NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)
MINE, THEIRS = BUILTIN_STATE_BODY_ID, "11111111-1111-1111-1111-111111111111"
TABLES = sorted(
    (mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Tenant)),
    key=lambda table: table.__tablename__,
)
WORDS = {
    "status": "queued",
    "state": "queued",
    "kind": "document",
    "verdict": "accepted",
    "mode": "each",
    "quality": "fast",
    "payload": "{}",
    "way": "single",
    "role": "auditor",
    "corpus": "B",
    "methodology": "B",
}
OTHERS = {
    "batches": {"status": "receiving"},
    "cycle_sheets": {"state": "draft"},
    "dossiers": {"kind": "b_year"},
    "purges": {"state": "prepared"},
    "results": {"kind": "report"},
    "staff_changes": {"change": "added"},
    "staff_imports": {"mode": "merge"},
}


def _value(column: Any) -> Any:
    if isinstance(column.type, UtcDateTime):
        return NOON
    if isinstance(column.type, Date):
        return NOON.date()
    if isinstance(column.type, JSON):
        return []
    if isinstance(column.type, Boolean):
        return False
    return 1 if isinstance(column.type, Integer) else "x"


def _row(table: type[Any], body: str = THEIRS) -> dict[str, Any]:
    """Return values of a row that the database takes, each pointing to the row of the other table."""
    found: dict[str, Any] = {}
    for column in table.__table__.columns:
        pointed = next(iter(column.foreign_keys), None)
        if column.name == "state_body_id":
            found[column.name] = body
        elif pointed is not None and (not column.nullable or (table.__tablename__, column.name) == MADE):
            found[column.name] = pointed.column.table.name
        elif column.primary_key and not isinstance(column.type, Integer):
            found[column.name] = table.__tablename__
        elif (word := OTHERS.get(table.__tablename__, {}).get(column.name, WORDS.get(column.name))) is not None:
            found[column.name] = word
        elif not column.nullable and not (column.primary_key and column.autoincrement is True):
            found[column.name] = _value(column)
    return found


MADE = ("idempotency_keys", "document_id")
"""A key stands for exactly one thing."""


@pytest.fixture
def other(database: ScopedDatabase) -> dict[type[Any], dict[str, Any]]:
    """Return a row of every table, all of another state body, by its table."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    rows = {table: _row(table) for table in sorted(TABLES, key=lambda table: order[table.__tablename__])}
    with database.whole.of(EVERY_BODY).transaction() as session:
        session.add(StateBodyRow(id=THEIRS, name="Другой", created_at=NOON))
        session.flush()
        for table, row in rows.items():
            session.execute(insert(table), [row])
    return rows


def _key(table: type[Any], row: dict[str, Any]) -> Any:
    keys = tuple(row[column.name] for column in table.__table__.primary_key)
    return keys if len(keys) > 1 else keys[0]


def _number(database: ScopedDatabase, table: type[Any]) -> int:
    with database.whole.of(EVERY_BODY).reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__tablename__)
def test_another_state_bodys_row_is_not_there(
    database: ScopedDatabase, other: dict[type[Any], dict[str, Any]], table: type[Any]
) -> None:
    """Not by its key, by any other column, under another name, in a join or a subquery, to be changed or deleted."""
    row = other[table]
    alias = aliased(table)
    with database.transaction() as session:
        assert session.get(table, _key(table, row)) is None
        assert session.get(table, _key(table, row), with_for_update=True) is None
        assert session.scalars(select(table)).all() == []
        assert session.scalars(select(alias)).all() == []
        assert session.scalar(select(func.count()).select_from(table)) == 0
        assert session.scalar(select(select(table).exists())) is False
        bodies = select(StateBodyRow.id).join(table, table.state_body_id == StateBodyRow.id)
        assert session.scalars(bodies).all() == []
        assert session.execute(update(table).values(state_body_id=MINE)).rowcount == 0
        assert session.execute(delete(table)).rowcount == 0
    with database.whole.of(Scope(THEIRS)).reading() as session:
        assert inspect(session.get_one(table, _key(table, row))).identity is not None
    assert _number(database, table) == 1


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__tablename__)
def test_a_row_of_another_state_body_cannot_be_written(
    database: ScopedDatabase, other: dict[type[Any], dict[str, Any]], table: type[Any]
) -> None:
    """Neither as an object nor by a statement: that is a bug of ours, and nothing of it is stored."""
    row = dict(other[table])
    with pytest.raises(ForeignRowError), database.transaction() as session:
        session.execute(insert(table), [row])
    with pytest.raises(ForeignRowError), database.transaction() as session:
        session.execute(insert(table).values(**row))
    with pytest.raises(ForeignRowError), database.transaction() as session:
        session.add(table(**row))
    assert _number(database, table) == 1


ONE, ANOTHER = "a" * 64, "b" * 64


def test_an_evaluator_sees_own_papers_and_what_belongs_to_them(database: ScopedDatabase) -> None:
    """Of every table: neither another's nor what is the whole body's; one whose IIN is not known sees no paper."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    rows = {table: _row(table, MINE) for table in sorted(TABLES, key=lambda table: order[table.__tablename__])}
    rows[DocumentRow] |= {"evaluator": ONE, "dossier_id": "dossiers"}
    rows[DraftRow] |= {"evaluator": ONE}
    rows[CycleSheetRow] |= {"evaluator": ONE}
    with database.transaction() as session:
        for table, row in rows.items():
            session.execute(insert(table), [row])
    own = {DocumentRow, DraftRow, DossierRow, CycleSheetRow, *PARTS_OF_SHEETS, *parts_of_papers()}
    assert {"files", "transitions", "repairs", "replaced_files"} <= {table.__tablename__ for table in own}
    assert {"batches", "results", "keys", "journal"} <= {table.__tablename__ for table in closed_to_evaluators()}
    assert own | {*closed_to_evaluators(), *OF_WHOLE_BODY} == set(TABLES)
    for evaluator, seen in ((ONE, own), (ANOTHER, set()), (NOBODY, set()), (None, set(TABLES))):
        with database.whole.of(Scope(MINE, evaluator=evaluator)).transaction() as session:
            for table in TABLES:
                there = table in seen or table in OF_WHOLE_BODY
                alias = aliased(table)
                assert (session.get(table, _key(table, rows[table])) is not None) is there, table
                assert len(session.scalars(select(alias)).all()) == there, table
                assert session.scalar(select(func.count()).select_from(table)) == there, table
                if not there:
                    assert session.execute(update(table).values(state_body_id=MINE)).rowcount == 0
                    assert session.execute(delete(table)).rowcount == 0


def test_an_evaluator_sees_a_dossier_whole_or_not_at_all(database: ScopedDatabase) -> None:
    """One paper of another in it, or one that names nobody, and its warnings may tell of that."""
    document = {**_row(DocumentRow, MINE), "dossier_id": "dossiers", "evaluator": ONE}
    with database.transaction() as session:
        session.execute(insert(DossierRow), [_row(DossierRow, MINE)])
        session.execute(insert(DocumentRow), [document, {**document, "id": "second", "evaluator": None}])
    of_one = database.whole.of(Scope(MINE, evaluator=ONE))
    for evaluator, there in ((None, 0), (ANOTHER, 0), (ONE, 1)):
        with database.transaction() as session:
            session.execute(update(DocumentRow).where(DocumentRow.id == "second").values(evaluator=evaluator))
        with of_one.reading() as session:
            assert len(session.scalars(select(DossierRow)).all()) == there


def test_an_evaluator_writes_own_papers_alone(database: ScopedDatabase) -> None:
    """As an object and by a statement; who is not known writes none, and nobody of them a file of many people."""
    with database.transaction() as session:
        session.execute(insert(DossierRow), [_row(DossierRow, MINE)])
    for evaluator, named in ((ONE, ANOTHER), (ONE, None), (NOBODY, NOBODY), (NOBODY, ONE)):
        scoped = database.whole.of(Scope(MINE, evaluator=evaluator))
        for table in (DocumentRow, DraftRow):
            row = {**_row(table, MINE), "evaluator": named}
            with pytest.raises(NotOwnPaperError), scoped.transaction() as session:
                session.execute(insert(table), [row])
            with pytest.raises(NotOwnPaperError), scoped.transaction() as session:
                session.add(table(**row))
    scoped = database.whole.of(Scope(MINE, evaluator=ONE))
    with pytest.raises(NotOwnPaperError), scoped.transaction() as session:
        session.execute(insert(BatchRow), [_row(BatchRow, MINE)])
    with scoped.transaction() as session:
        session.execute(insert(DocumentRow), [{**_row(DocumentRow, MINE), "evaluator": ONE}])
        session.execute(insert(JournalRow), [_row(JournalRow, MINE)])
    assert _number(database, DocumentRow) == _number(database, JournalRow) == 1


def test_what_is_written_becomes_the_scopes_own(database: ScopedDatabase) -> None:
    """As an object, and by a statement of many rows."""
    values = {"kind": "b_year", "violations": [], "created_at": NOON}
    with database.transaction() as session:
        session.add(DossierRow(**values))
        session.execute(insert(DossierRow), [dict(values), dict(values)])
    with database.whole.of(EVERY_BODY).reading() as session:
        assert session.scalars(select(DossierRow.state_body_id)).all() == [MINE] * 3


def test_a_row_does_not_change_its_state_body(database: ScopedDatabase) -> None:
    """Nor are many changed by their keys alone, which the ORM would not narrow."""
    with database.transaction() as session:
        session.add(DossierRow(id="mine", kind="b_year", violations=[], created_at=NOON))
    with pytest.raises(ForeignRowError), database.transaction() as session:
        session.get_one(DossierRow, "mine").state_body_id = THEIRS
    with pytest.raises(ForeignRowError), database.transaction() as session:
        session.execute(update(DossierRow), [{"id": "mine", "kind": "other"}, {"id": "mine", "kind": "other"}])


def test_every_table_belongs_to_state_bodies_but_those_of_the_installation() -> None:
    """A new table is a :class:`Tenant`, or stands here."""
    tenants = {table.__tablename__ for table in TABLES}
    assert set(Base.metadata.tables) - tenants == {
        "decrees",
        "state_bodies",
        "throttles",
        "sessions",
        "one_time_links",
        "workers",
        "beat",
        "doomed_files",
        "layout_keys",
    }


def test_a_database_without_a_scope_gives_no_session(tmp_path: Path) -> None:
    """Nor does a session work that was made past it."""
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert not hasattr(database, "reading")
    assert not hasattr(database, "transaction")
    with sessionmaker(database.engine, class_=ScopedSession)() as session, pytest.raises(KeyError):
        session.scalars(select(DossierRow)).all()
    database.dispose()


def test_state_bodies_themselves_are_seen_by_their_own_alone(
    database: ScopedDatabase, other: dict[type[Any], dict[str, Any]]
) -> None:
    """Who else is served is nobody's business."""
    assert other
    with database.reading() as session:
        assert session.scalars(select(StateBodyRow.id)).all() == [MINE]
