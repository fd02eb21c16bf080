"""Papers on one form are found without reading all others: the home page looks for the few of calibration sessions."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NAME = "ix_papers_form"


def upgrade() -> None:
    """Index papers by form."""
    op.create_index(NAME, "papers", ["state_body_id", "form", "created_at", "document_id"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index(NAME, "papers")
