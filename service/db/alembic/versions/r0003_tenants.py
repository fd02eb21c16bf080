"""Every row says itself whose it is, those that only pointed to a batch or a document included."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.db.alembic.sqlite_schema import is_sqlite, rewrite

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PARENTS = {"batch_items": "batch", "results": "batch", "repairs": "document", "replaced_files": "document"}
PLURALS = {"batch": "batches", "document": "documents"}
COLUMN = "state_body_id VARCHAR(36)"


def upgrade() -> None:
    """Add the state body of the batch or document to each row."""
    for table, parent in PARENTS.items():
        name = f"fk_{table}_state_body_id_state_bodies"
        parents = PLURALS[parent]
        op.execute(f"ALTER TABLE {table} ADD COLUMN {COLUMN} CONSTRAINT {name} REFERENCES state_bodies (id)")
        op.execute(
            f"UPDATE {table} SET state_body_id ="  # noqa: S608 - names of our own
            f" (SELECT state_body_id FROM {parents} WHERE {parents}.id = {table}.{parent}_id)"
        )
        if not is_sqlite():
            op.execute(f"ALTER TABLE {table} ALTER COLUMN state_body_id SET NOT NULL")
    if is_sqlite():
        rewrite({f"{COLUMN} CONSTRAINT": f"{COLUMN} NOT NULL CONSTRAINT"})
    _index(["state_body_id"], ["reused"])


def downgrade() -> None:
    """Drop it."""
    _index([], [])
    if is_sqlite():
        # SQLite drops no column that points to another table.
        pointed = " CONSTRAINT fk_{}_state_body_id_state_bodies REFERENCES state_bodies (id)"
        rewrite({pointed.format(table): "" for table in PARENTS})
    for table in PARENTS:
        op.execute(f"ALTER TABLE {table} DROP COLUMN state_body_id")


def _index(more: list[str], known: list[str]) -> None:
    """Make anew the indexes that papers of a batch are counted from alone, with these columns beside the former."""
    op.drop_index("ix_documents_batch", "documents")
    op.drop_index("ix_batch_items_reused", "batch_items")
    columns, made = ["batch_id", "status", "batch_row", *more], sa.text("batch_id is not null")
    op.create_index("ix_documents_batch", "documents", columns, sqlite_where=made, postgresql_where=made)
    columns, number, truth = ["batch_id", *known, "document_id", *more], sa.text("reused = 1"), sa.text("reused")
    op.create_index("ix_batch_items_reused", "batch_items", columns, sqlite_where=number, postgresql_where=truth)
