"""Purges: which papers an act of destruction is about, what became of each, and files that are to be deleted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.String(36)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables, and let batches say that the file they came with is gone."""
    op.create_table(
        "purges",
        sa.Column("id", ID, primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("act_id", ID, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.String(100), nullable=False),
        sa.Column("confirmed_at", MOMENT),
        sa.Column("confirmed_by", sa.String(100)),
        sa.Column("finished_at", MOMENT),
        sa.Column("notify_at", MOMENT),
        sa.CheckConstraint("state in ('prepared', 'cancelled', 'confirmed', 'done')", name="state"),
    )
    op.create_index("ix_purges_newest", "purges", ["state_body_id", "created_at"])
    op.create_table(
        "purge_papers",
        sa.Column("purge_id", ID, sa.ForeignKey("purges.id"), primary_key=True),
        sa.Column("paper_id", ID, primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("outcome", sa.String(8)),
        sa.Column("at", MOMENT),
        sa.CheckConstraint("outcome in ('purged', 'kept')", name="outcome"),
    )
    op.create_index("ix_purge_papers_paper_id", "purge_papers", ["paper_id"])
    op.create_table("doomed_files", sa.Column("sha256", sa.String(64), primary_key=True))
    op.add_column("batches", sa.Column("source_gone_at", MOMENT))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("batches", "source_gone_at")
    for table in ("doomed_files", "purge_papers", "purges"):
        op.drop_table(table)
