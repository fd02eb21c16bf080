"""Pages count sheets and look for papers within indices: the rows, which lie apart from each other, are not read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

STANDING = [
    *("cycle_id", "state", "state_on", "dismissed"),
    *("unit_id", "evaluator_id", "evaluator_name", "asking", "document_id", "state_body_id"),
]
SERVANT = ["employee_id", "cycle_id", "state", "result", "score", "state_body_id"]
NEWEST = ["state_body_id", "created_at", "document_id"]
CORRECTED = sa.text("superseded_by_id is not null")
SOUGHT = ["name", "evaluator", "year", "quarter", "result", "superseded_by_id"]


def upgrade() -> None:
    """Tell of a sheet whether the assessed has left, widen indices, and index corrected papers."""
    op.add_column("cycle_sheets", sa.Column("dismissed", sa.Boolean(), nullable=False, server_default=sa.false()))
    # Both databases read JSON so.
    op.execute("UPDATE cycle_sheets SET dismissed = true WHERE (employee ->> 'dismissed_on') IS NOT NULL")
    op.drop_index("ix_cycle_sheets_state", "cycle_sheets")
    op.create_index("ix_cycle_sheets_standing", "cycle_sheets", STANDING)
    _index_anew("cycle_sheets", "ix_cycle_sheets_employee", SERVANT)
    _index_anew("papers", "ix_papers_newest", [*NEWEST, *SOUGHT])
    op.create_index(
        "ix_papers_corrected",
        "papers",
        [*NEWEST, "superseded_by_id"],
        sqlite_where=CORRECTED,
        postgresql_where=CORRECTED,
    )


def downgrade() -> None:
    """Narrow the indices, drop the new one and the column."""
    op.drop_index("ix_papers_corrected", "papers")
    _index_anew("papers", "ix_papers_newest", NEWEST)
    _index_anew("cycle_sheets", "ix_cycle_sheets_employee", SERVANT[:1])
    op.drop_index("ix_cycle_sheets_standing", "cycle_sheets")
    op.create_index("ix_cycle_sheets_state", "cycle_sheets", ["cycle_id", "state"])
    op.drop_column("cycle_sheets", "dismissed")


def _index_anew(table: str, name: str, columns: list[str]) -> None:
    op.drop_index(name, table)
    op.create_index(name, table, columns)
