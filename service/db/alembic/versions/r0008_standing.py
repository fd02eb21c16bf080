"""Single documents are found by how they stand, newest first: the home page looks for the few that failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NAME = "ix_documents_standing"


def upgrade() -> None:
    """Index documents that came with no batch."""
    single = sa.text("batch_id is null")
    columns = ["state_body_id", "status", "created_at", "id"]
    op.create_index(NAME, "documents", columns, sqlite_where=single, postgresql_where=single)


def downgrade() -> None:
    """Drop the index."""
    op.drop_index(NAME, "documents")
