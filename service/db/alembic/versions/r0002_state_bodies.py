"""Owners are called what they are: state bodies. No row is touched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.db.alembic.sqlite_schema import is_sqlite, rewrite

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("batches", "documents", "dossiers", "files", "idempotency_keys", "keys", "transitions")
INDEXED = ("dossiers", "keys")
FIRST_ID = "00000000-0000-0000-0000-000000000001"
"""What belonged to the administrator belongs to the first state body, which its people name themselves."""
FORMER_NAME, NAME = "Администратор", "Государственный орган"


def upgrade() -> None:
    """Rename the table, the column of each table that points to it, and every index and constraint named by them."""
    _rename(("owners", "state_bodies"), ("owner_id", "state_body_id"), (FORMER_NAME, NAME))


def downgrade() -> None:
    """Give the former names back."""
    _rename(("state_bodies", "owners"), ("state_body_id", "owner_id"), (NAME, FORMER_NAME))


def _rename(table: tuple[str, str], column: tuple[str, str], first: tuple[str, str]) -> None:
    (old_table, new_table), (old, new) = table, column
    # Constraints only: as SQLite has it, an index cannot be renamed in the text that made it.
    names = {f"pk_{old_table}": f"pk_{new_table}"}
    op.execute(f"ALTER TABLE {old_table} RENAME TO {new_table}")
    for each in TABLES:
        op.execute(f"ALTER TABLE {each} RENAME COLUMN {old} TO {new}")
        names[f"fk_{each}_{old}_{old_table}"] = f"fk_{each}_{new}_{new_table}"
    for each in INDEXED:
        op.drop_index(f"ix_{each}_{old}", each)
        op.create_index(f"ix_{each}_{new}", each, [new])
    _rename_constraints(names, new_table)
    bodies = sa.table(new_table, sa.column("id"), sa.column("name"))
    op.execute(sa.update(bodies).where(bodies.c.id == FIRST_ID, bodies.c.name == first[0]).values(name=first[1]))


def _rename_constraints(names: dict[str, str], bodies: str) -> None:
    if is_sqlite():
        rewrite(names)
        return
    for old, new in names.items():
        table = bodies if old.startswith("pk_") else next(each for each in TABLES if old.startswith(f"fk_{each}_"))
        op.execute(f"ALTER TABLE {table} RENAME CONSTRAINT {old} TO {new}")
