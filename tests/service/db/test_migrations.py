"""The migrations and the models are two accounts of one schema, on both databases."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.access.keys import FIRST_STATE_BODY
from service.db.database import Database, ScopedDatabase, open_engine
from service.db.migrations import alembic_config, migrate
from service.db.models import (
    BUILTIN_STATE_BODY_ID,
    FIRST_STATE_BODY_ID,
    Base,
    CycleSheetRow,
    DocumentRow,
    DossierRow,
    DraftRow,
    FileRow,
    IdempotencyKeyRow,
    KeyRow,
    PaperRow,
    StateBodyRow,
    TransitionRow,
)
from service.db.secrets import EVALUATOR, keyed
from service.db.tenancy import EVERY_BODY

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

pytestmark = pytest.mark.slow

NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)
MIGRATE = "import sys; from service.db.migrations import migrate; migrate(sys.argv[1])"


def _index(index: Any) -> str:
    condition = {name: str(value) for name, value in index["dialect_options"].items()}
    return f"{index['name']} {index['column_names']} unique={bool(index['unique'])} {condition}"


def _foreign(table: str, key: Any) -> str:
    # SQLite does not tell the name of what a later migration added to a column; PostgreSQL does.
    name = key["name"] or f"fk_{table}_{key['constrained_columns'][0]}_{key['referred_table']}"
    return repr({**key, "name": name})


def _described(connection: Connection) -> dict[str, Any]:
    """Everything the database itself knows of our tables, conditions of partial indexes and checks included."""
    inspector = inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)
            },
            "indexes": sorted(map(_index, inspector.get_indexes(table))),
            "checks": sorted(map(repr, inspector.get_check_constraints(table))),
            "unique": sorted(map(repr, inspector.get_unique_constraints(table))),
            "foreign": sorted(_foreign(table, key) for key in inspector.get_foreign_keys(table)),
            "primary": inspector.get_pk_constraint(table),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_the_migrated_schema_is_that_of_the_models(database_url: str) -> None:
    """Alembic finds nothing left to do."""
    migrate(database_url)
    engine = open_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_migrated_schema_has_the_conditions_of_the_models(database_url: str) -> None:
    """Alembic does not compare checks and partial indexes, so the databases are asked themselves."""
    migrate(database_url)
    engine = open_engine(database_url)
    with engine.begin() as connection:
        migrated = _described(connection)
        assert "_where" in str(migrated["transitions"]["indexes"])
        command.downgrade(alembic_config(connection), "base")
        Base.metadata.create_all(connection)
        assert _described(connection) == migrated
    engine.dispose()


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    """Every process migrates when it starts."""
    migrate(database_url)
    migrate(database_url)
    engine = open_engine(database_url)
    with engine.connect() as connection:
        head = ScriptDirectory.from_config(alembic_config(connection)).get_current_head()
        assert connection.scalars(text("SELECT version_num FROM alembic_version")).all() == [head]
    engine.dispose()


def test_processes_that_migrate_at_the_same_moment_do_not_disturb_each_other(database_url: str) -> None:
    """Web, worker and sweeper are started together on a fresh machine."""
    processes = [
        subprocess.Popen([sys.executable, "-c", MIGRATE, database_url], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    problems = [process.communicate(timeout=60)[1] for process in processes]
    assert [(process.returncode, problem) for process, problem in zip(processes, problems, strict=True)] == [
        (0, "")
    ] * 3


def test_the_way_back_leaves_nothing_behind(database_url: str) -> None:
    """A step that cannot be undone would show in the list of tables."""
    migrate(database_url)
    engine = open_engine(database_url)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_the_builtin_state_body_is_there_from_the_start(database: ScopedDatabase) -> None:
    """Blank forms belong to it."""
    with database.reading() as session:
        state_body = session.scalars(select(StateBodyRow)).one()
        assert state_body.id == BUILTIN_STATE_BODY_ID
        assert state_body.created_at.tzinfo is not None


FORMER = """
INSERT INTO owners (id, name, created_at) VALUES ('00000000-0000-0000-0000-000000000001', 'Администратор', :at);
INSERT INTO keys (id, owner_id, sha256, label, created_at) VALUES ('key', :owner, 'hash', 'bootstrap', :at);
INSERT INTO dossiers (id, owner_id, kind, violations, created_at) VALUES ('dossier', :owner, 'b_year', '[]', :at);
INSERT INTO documents (id, owner_id, form, kind, language, payload, dossier_id, template_sha256, formats, status,
 violations, computed, attempts, crashes, notify_count, notify_at, created_at, updated_at) VALUES ('document', :owner,
 'b2_score_sheet', 'document', 'ru', '{"employee": {"full_name": "Семёнова Ә."}}',
 'dossier', 'hash', '[]', 'ready', '[]', '{"average": "4.20", "result": "effective"}', 1, 0, 0, :at, :at, :at);
INSERT INTO files (id, owner_id, document_id, format, sha256, size, created_at)
 VALUES ('file', :owner, 'document', 'pdf', 'hash', 1, :at);
INSERT INTO transitions (owner_id, document_id, status, at, actor) VALUES (:owner, 'document', 'ready', :at, 'web');
INSERT INTO idempotency_keys (owner_id, key, request_sha256, document_id, created_at)
 VALUES (:owner, 'key', 'hash', 'document', :at)
"""
"""Rows of each table that pointed to owners, as the first version wrote them."""


def test_papers_and_keys_of_the_first_version_belong_to_the_first_state_body(database_url: str) -> None:
    """Nothing is lost by the change of names, and what points to each other still does."""
    migrate(database_url, "0001")
    engine = open_engine(database_url)
    values = {"owner": FIRST_STATE_BODY_ID, "at": "2026-01-20 12:00:00"}
    with engine.begin() as connection:
        for statement in FORMER.split(";\n"):
            connection.execute(text(statement), {name: values[name] for name in values if f":{name}" in statement})
    migrate(database_url)
    tables = [KeyRow, DossierRow, DocumentRow, PaperRow, FileRow, TransitionRow, IdempotencyKeyRow]
    with Session(engine) as session:
        assert session.get_one(StateBodyRow, FIRST_STATE_BODY_ID).name == FIRST_STATE_BODY
        assert {table: session.scalars(select(table)).one().state_body_id for table in tables} == dict.fromkeys(
            tables, FIRST_STATE_BODY_ID
        )
        paper = session.scalars(select(PaperRow)).one()
        assert (paper.whom, paper.name) == ("Семёнова Ә.", "семенова а")
        assert (paper.result, paper.score) == ("effective", "4.20")
        with pytest.raises(IntegrityError):
            session.execute(delete(StateBodyRow).where(StateBodyRow.id == FIRST_STATE_BODY_ID))
        session.rollback()
        unknown = {"state_body_id": "none", "kind": "", "violations": [], "created_at": NOON}
        with pytest.raises(IntegrityError):
            session.execute(insert(DossierRow), unknown)
    engine.dispose()


NAMING = {
    "sheet": {"evaluator": {"iin": "900512453059"}, "employee": {"iin": "780321324717"}},
    "review": {"authorized_person": {"iin": "900512453059"}},
    "annual": {"quarters": [{"evaluator": {"iin": "900512453059"}}, {}]},
    "of_two": {"quarters": [{"evaluator": {"iin": "900512453059"}}, {"evaluator": {"iin": "780321324717"}}]},
    "of_nobody": {"employee": {"iin": "900512453059"}, "evaluator": {"full_name": "Ли"}},
}


def test_papers_of_before_say_who_assesses(database_url: str) -> None:
    """As papers of today do: the hash is the same, by a secret that is kept or drawn."""
    migrate(database_url, "0008")
    engine = open_engine(database_url)
    values = {"form": "b2_score_sheet", "kind": "document", "language": "ru", "template_sha256": "x", "formats": "[]"}
    values |= {"status": "queued", "violations": "[]", "computed": "{}", "attempts": 0, "crashes": 0, "notify_count": 0}
    values |= dict.fromkeys(("notify_at", "created_at", "updated_at"), "2026-01-20 12:00:00")
    draft = {"form": "b_annual", "version": 1, "writer": "", "created_at": "2026-01-20 12:00:00"}
    draft |= {"updated_at": draft["created_at"]}
    with engine.begin() as connection:
        for slug, data in NAMING.items():
            for table, column, row in (("documents", "payload", values), ("drafts", "data", draft)):
                told = {**row, "id": slug, "state_body_id": BUILTIN_STATE_BODY_ID, column: json.dumps(data)}
                names = f"({', '.join(told)}) VALUES ({', '.join(f':{name}' for name in told)})"
                connection.execute(text(f"INSERT INTO {table} {names}"), told)
    migrate(database_url)
    with Session(engine) as session:
        secret = session.get_one(StateBodyRow, BUILTIN_STATE_BODY_ID).secret
        assert secret is not None
        known = keyed(secret, EVALUATOR, "900512453059")
        expected = dict.fromkeys(("sheet", "review", "annual"), known) | dict.fromkeys(("of_two", "of_nobody"))
        for table in (DocumentRow, DraftRow):
            assert {row.id: row.evaluator for row in session.scalars(select(table))} == expected
    engine.dispose()


AT_NOON = dict.fromkeys(("created_at", "updated_at"), "2026-01-20 12:00:00")
SHEET = {"cycle_id": "cycle", "employee_id": "servant", "sought": "", "assessor": "{}", "days_worked": 0}
SHEET |= {"state": "issued", "state_on": "2026-01-20", "decision": "{}", "questions": "[]", "answers": "{}"}
SHEET |= {"asking": False, "data": "{}", "version": 1, **AT_NOON}
OF_CYCLE = {
    "cycles": [
        {"id": "cycle", "methodology": "B", "year": 2025, "quarter": 4, "staff_as_of": "2026-01-01"}
        | {"opened_at": "2026-01-20 12:00:00"}
    ],
    "employees": [
        {
            "id": "servant",
            "external_id": "1",
            "full_name": "Ли",
            "name": "ли",
            "content_hash": "",
            "version": 1,
            **AT_NOON,
        }
    ],
    "cycle_sheets": [
        {"id": "here", "employee": '{"full_name": "Ли"}', **SHEET},
        {"id": "left", "employee": '{"full_name": "Ли", "dismissed_on": "2025-12-30"}', **SHEET},
    ],
}
"""Sheets by table, as they were before it was told apart who has left."""


def test_sheets_of_before_say_who_has_left(database_url: str) -> None:
    """As those of today do: what the paper names tells it."""
    migrate(database_url, "0026")
    engine = open_engine(database_url)
    with engine.begin() as connection:
        for table, rows in OF_CYCLE.items():
            for row in rows:
                told = {"state_body_id": BUILTIN_STATE_BODY_ID, **row}
                names = f"({', '.join(told)}) VALUES ({', '.join(f':{name}' for name in told)})"
                connection.execute(text(f"INSERT INTO {table} {names}"), told)
    migrate(database_url)
    with Session(engine) as session:
        assert {one.id: one.dismissed for one in session.scalars(select(CycleSheetRow))} == {
            "here": False,
            "left": True,
        }
    engine.dispose()


def test_a_folder_with_a_percent_sign_is_no_obstacle(tmp_path: Path) -> None:
    """Alembic's configuration gives the percent sign a meaning of its own."""
    url = f"sqlite:///{tmp_path / '100% данные' / 'bagalau.sqlite3'}"
    migrate(url)
    database = Database(url).of(EVERY_BODY)
    with database.reading() as session:
        assert session.scalars(select(StateBodyRow.id)).all() == [BUILTIN_STATE_BODY_ID]
    database.dispose()
