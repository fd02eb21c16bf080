"""Indexes for batches so long that to go through their documents every few seconds would hold up everybody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

QUEUED = "status = 'queued'"
RUNG_FOR = f"{QUEUED} and batch_id is null"


def upgrade() -> None:
    """Leave documents of batches out of the index of the bell; index the rows whose documents were there before."""
    _replace_bell(RUNG_FOR)
    op.create_index(
        "ix_batch_items_reused",
        "batch_items",
        ["batch_id", "document_id"],
        sqlite_where=sa.text("reused = 1"),
        postgresql_where=sa.text("reused"),
    )


def downgrade() -> None:
    """Index as before; nothing is lost."""
    op.drop_index("ix_batch_items_reused", "batch_items")
    _replace_bell(QUEUED)


def _replace_bell(where: str) -> None:
    condition = sa.text(where)
    op.drop_index("ix_documents_bell", "documents")
    op.create_index("ix_documents_bell", "documents", ["ring_at"], sqlite_where=condition, postgresql_where=condition)
