"""Staff lists that come in as batches: what each is to do, and whom it changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

ID = sa.String(36)
NUMBERS = ("present", "added", "changed", "gone")


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "staff_imports",
        sa.Column("batch_id", ID, sa.ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("mode", sa.String(8), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in NUMBERS),
        sa.CheckConstraint("mode in ('merge', 'replace')", name="mode"),
    )
    op.create_table(
        "staff_changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("batch_id", ID, sa.ForeignKey("batches.id", ondelete="CASCADE"), nullable=False),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("place", sa.Integer()),
        sa.Column("row", sa.Integer()),
        sa.Column("external_id", sa.String(64), nullable=False),
        sa.Column("full_name", sa.String(200), nullable=False),
        sa.Column("change", sa.String(8), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.CheckConstraint("change in ('added', 'changed', 'gone')", name="change"),
    )
    op.create_index("ix_staff_changes_place", "staff_changes", ["batch_id", "place"])
    op.create_index("ix_staff_changes_change", "staff_changes", ["batch_id", "change", "id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("staff_changes")
    op.drop_table("staff_imports")
