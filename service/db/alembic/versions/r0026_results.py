"""The report of a cycle counts results without reading sheets, whose texts stand between the columns it needs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

INDICES = {
    "ix_cycle_sheets_results": (
        "score is not null",
        *("cycle_id", "result", "evaluator_id", "unit_id", "employee_id"),
        *("state", "score", "protocol_id", "state_body_id"),
    ),
    "ix_cycle_sheets_protocol": ("protocol_id is not null", "protocol_id"),
}


def upgrade() -> None:
    """Index sheets that have a score by their results, and those that were calibrated."""
    for name, (where, *columns) in INDICES.items():
        condition = sa.text(where)
        op.create_index(name, "cycle_sheets", columns, sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    """Drop the indices."""
    for name in INDICES:
        op.drop_index(name, "cycle_sheets")
