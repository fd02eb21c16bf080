"""Batches that are looked at before anything is made of them, and deleted where nothing is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the end of a look; what is there already is none."""
    op.add_column("batches", sa.Column("look_until", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("batches", "look_until")
