"""The papers of a unit are found by the sheets of cycles, which are not read for it."""

from __future__ import annotations

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NAME = "ix_cycle_sheets_unit"


def upgrade() -> None:
    """Index sheets by unit."""
    op.create_index(NAME, "cycle_sheets", ["unit_id", "state_body_id", "document_id"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index(NAME, "cycle_sheets")
