"""Faulty rows of a look, and what was typed in place of their cells."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.String(36)


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "batch_corrections",
        sa.Column("batch_id", ID, sa.ForeignKey("batches.id"), primary_key=True),
        sa.Column("row", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("sent", sa.Text(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("batch_corrections")
