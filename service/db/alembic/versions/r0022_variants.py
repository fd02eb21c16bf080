"""Variants that state bodies send by a page, and when each is in force."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.String(36)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "variants",
        sa.Column("id", ID, primary_key=True),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("archive_sha256", sa.String(64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("in_force_at", MOMENT),
        sa.Column("withdrawn_at", MOMENT),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
    )
    op.create_index("ix_variants_state_body_id", "variants", ["state_body_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("variants")
