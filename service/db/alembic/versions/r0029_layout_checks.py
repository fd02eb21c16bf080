"""Papers that were issued with a layout which was shut later are compared one by one, and what came of it is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

ID, MOMENT = sa.String(36), sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "layout_checks",
        sa.Column("document_id", ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("reason", sa.String(200)),
        sa.Column("checked_at", MOMENT, nullable=False),
    )
    where = sa.text("reason is not null")
    op.create_index(
        "ix_layout_checks_differing", "layout_checks", ["document_id"], sqlite_where=where, postgresql_where=where
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("layout_checks")
