"""Drafts: papers that somebody is still writing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.String(36)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "drafts",
        sa.Column("id", ID, primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("writer", sa.String(40), nullable=False),
        sa.Column("updated_by", ID),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
    )
    op.create_index("ix_drafts_newest", "drafts", ["state_body_id", "updated_at"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("drafts")
