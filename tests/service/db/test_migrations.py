"""The migrations and the models are two accounts of one schema, on both databases."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text

from service.db.database import Database, open_engine
from service.db.migrations import alembic_config, migrate
from service.db.models import BUILTIN_OWNER_ID, Base, OwnerRow

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

pytestmark = pytest.mark.slow

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
        assert connection.scalars(text("SELECT version_num FROM alembic_version")).all() == ["0001"]
    engine.dispose()


def test_processes_that_migrate_at_the_same_moment_do_not_disturb_each_other(database_url: str) -> None:
    """Web, worker and sweeper are started together on a fresh machine."""
    processes = [
        subprocess.Popen([sys.executable, "-c", MIGRATE, database_url], stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    problems = [process.communicate(timeout=60)[1] for process in processes]
    assert [(process.returncode, problem) for process, problem in zip(processes, problems, strict=True)] == [
        (0, "")
    ] * 4


def test_the_way_back_leaves_nothing_behind(database_url: str) -> None:
    """A step that cannot be undone would show in the list of tables."""
    migrate(database_url)
    engine = open_engine(database_url)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_the_builtin_owner_is_there_from_the_start(database: Database) -> None:
    """Blank forms belong to it."""
    with database.reading() as session:
        owner = session.scalars(select(OwnerRow)).one()
        assert owner.id == BUILTIN_OWNER_ID
        assert owner.created_at.tzinfo is not None


def test_a_folder_with_a_percent_sign_is_no_obstacle(tmp_path: Path) -> None:
    """Alembic's configuration gives the percent sign a meaning of its own."""
    url = f"sqlite:///{tmp_path / '100% данные' / 'bagalau.sqlite3'}"
    migrate(url)
    database = Database(url)
    with database.reading() as session:
        assert session.scalars(select(OwnerRow.id)).all() == [BUILTIN_OWNER_ID]
    database.dispose()
