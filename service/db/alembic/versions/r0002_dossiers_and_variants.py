"""Dossiers, and the variant of the methodology a document was made by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
MADE_CHECK = "(document_id is null) <> (dossier_id is null)"


def upgrade() -> None:
    """Create dossiers, let documents belong to one, and let a key stand for one."""
    op.create_table(
        "dossiers",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dossiers"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_dossiers_owner_id_owners"),
    )
    op.create_index("ix_dossiers_owner_id", "dossiers", ["owner_id"])
    op.add_column("documents", sa.Column("variant", sa.String(64), nullable=True))
    op.add_column("documents", sa.Column("variant_sha256", sa.String(64), nullable=True))
    # Written out, for SQLite would otherwise want the table copied, which others point to.
    op.execute(
        "ALTER TABLE documents ADD COLUMN dossier_id VARCHAR(36) "
        "CONSTRAINT fk_documents_dossier_id_dossiers REFERENCES dossiers (id)"
    )
    op.add_column("documents", sa.Column("dossier_place", sa.Integer(), nullable=True))
    op.create_index("ix_documents_dossier", "documents", ["dossier_id", "dossier_place"])
    with op.batch_alter_table("idempotency_keys") as keys:
        keys.alter_column("document_id", existing_type=sa.String(36), nullable=True)
        keys.add_column(sa.Column("dossier_id", sa.String(36), nullable=True))
        keys.create_foreign_key(op.f("fk_idempotency_keys_dossier_id_dossiers"), "dossiers", ["dossier_id"], ["id"])
        keys.create_check_constraint(op.f("ck_idempotency_keys_made"), MADE_CHECK)


def downgrade() -> None:
    """Forget dossiers and the keys that stand for them; their documents stay."""
    op.execute("DELETE FROM idempotency_keys WHERE document_id IS NULL")
    with op.batch_alter_table("idempotency_keys") as keys:
        keys.drop_constraint(op.f("ck_idempotency_keys_made"), type_="check")
        keys.drop_constraint(op.f("fk_idempotency_keys_dossier_id_dossiers"), type_="foreignkey")
        keys.drop_column("dossier_id")
        keys.alter_column("document_id", existing_type=sa.String(36), nullable=False)
    op.drop_index("ix_documents_dossier", "documents")
    op.drop_column("documents", "dossier_place")
    op.drop_column("documents", "dossier_id")
    op.drop_column("documents", "variant_sha256")
    op.drop_column("documents", "variant")
    op.drop_table("dossiers")
