"""The organizations of papers are read without reading the papers: a search looks for words in each of them once."""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

NAME = "ix_papers_unit"


def upgrade() -> None:
    """Index papers by organization."""
    op.create_index(NAME, "papers", ["state_body_id", "unit"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index(NAME, "papers")
