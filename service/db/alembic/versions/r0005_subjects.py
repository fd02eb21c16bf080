"""Whom and which period a document is about, as a keyed hash, and the secret of each owner that it is keyed by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Documents of before are about nobody that is known; the secrets are drawn when they are first needed."""
    op.add_column("owners", sa.Column("secret", sa.String(64), nullable=True))
    op.add_column("documents", sa.Column("subject", sa.String(64), nullable=True))
    condition = sa.text("subject is not null")
    op.create_index(
        "ix_documents_subject",
        "documents",
        ["owner_id", "subject"],
        sqlite_where=condition,
        postgresql_where=condition,
    )


def downgrade() -> None:
    """Forget them; no document is lost."""
    op.drop_index("ix_documents_subject", "documents")
    op.drop_column("documents", "subject")
    op.drop_column("owners", "secret")
