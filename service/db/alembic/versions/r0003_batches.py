"""Batches, their rows, and files that lie in packs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
MADE_CHECK = "(document_id is null) <> (dossier_id is null)"
MADE_ONE_CHECK = " + ".join(
    f"(case when {column} is null then 0 else 1 end)" for column in ("document_id", "dossier_id", "batch_id")
)
OF_BATCH = "batch_id is not null"


def upgrade() -> None:
    """Create batches, let documents and keys belong to one, and let files lie in packs."""
    _create_batches()
    _create_items()
    # Written out, for SQLite would otherwise want the table copied, which others point to.
    op.execute(
        "ALTER TABLE documents ADD COLUMN batch_id VARCHAR(36) "
        "CONSTRAINT fk_documents_batch_id_batches REFERENCES batches (id)"
    )
    op.add_column("documents", sa.Column("batch_row", sa.Integer(), nullable=True))
    op.create_index(
        "ix_documents_batch",
        "documents",
        ["batch_id", "status", "batch_row"],
        sqlite_where=sa.text(OF_BATCH),
        postgresql_where=sa.text(OF_BATCH),
    )
    op.create_index("ix_documents_content", "documents", ["owner_id", "payload_sha256"])
    op.add_column("files", sa.Column("pack_sha256", sa.String(64), nullable=True))
    op.add_column("files", sa.Column("pack_offset", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("idempotency_keys") as keys:
        keys.drop_constraint(op.f("ck_idempotency_keys_made"), type_="check")
        keys.add_column(sa.Column("batch_id", sa.String(36), nullable=True))
        keys.create_foreign_key(op.f("fk_idempotency_keys_batch_id_batches"), "batches", ["batch_id"], ["id"])
        keys.create_check_constraint(op.f("ck_idempotency_keys_made"), f"{MADE_ONE_CHECK} = 1")


def downgrade() -> None:
    """Forget batches and the keys that stand for them; their documents stay, and files in packs are forgotten."""
    op.execute("DELETE FROM idempotency_keys WHERE batch_id IS NOT NULL")
    with op.batch_alter_table("idempotency_keys") as keys:
        keys.drop_constraint(op.f("ck_idempotency_keys_made"), type_="check")
        keys.drop_constraint(op.f("fk_idempotency_keys_batch_id_batches"), type_="foreignkey")
        keys.drop_column("batch_id")
        keys.create_check_constraint(op.f("ck_idempotency_keys_made"), MADE_CHECK)
    op.execute("DELETE FROM files WHERE pack_sha256 IS NOT NULL")
    op.drop_column("files", "pack_offset")
    op.drop_column("files", "pack_sha256")
    op.drop_index("ix_documents_content", "documents")
    op.drop_index("ix_documents_batch", "documents")
    op.drop_column("documents", "batch_row")
    op.drop_column("documents", "batch_id")
    op.drop_table("batch_items")
    op.drop_table("batches")


def _create_batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("form", sa.String(64), nullable=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("source_sha256", sa.String(64), nullable=False),
        sa.Column("source_size", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(200), nullable=True),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column("quality", sa.String(16), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("fail_on", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("told_in", sa.String(8), nullable=False),
        sa.Column("variant", sa.String(64), nullable=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("failure", sa.JSON(), nullable=True),
        sa.Column("lease_token", sa.String(36), nullable=True),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("crashes", sa.Integer(), nullable=False),
        sa.Column("served_at", MOMENT, nullable=True),
        sa.Column("began_at", MOMENT, nullable=True),
        sa.Column("done_before", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_batches_owner_id_owners"),
        sa.CheckConstraint(
            "status in ('receiving', 'rendering', 'done', 'refused', 'cancelled')", name=op.f("ck_batches_status")
        ),
        sa.CheckConstraint("mode in ('each', 'all_or_nothing')", name=op.f("ck_batches_mode")),
        sa.CheckConstraint("quality in ('fast', 'accessible')", name=op.f("ck_batches_quality")),
    )
    op.create_index("ix_batches_newest", "batches", ["owner_id", "created_at", "id"])
    op.create_index("ix_batches_status", "batches", ["status"])


def _create_items() -> None:
    op.create_table(
        "batch_items",
        sa.Column("batch_id", sa.String(36), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("external_id", sa.String(200), nullable=True),
        sa.Column("form", sa.String(64), nullable=True),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("document_id", sa.String(36), nullable=True),
        sa.Column("reused", sa.Boolean(), nullable=False),
        sa.Column("content_sha256", sa.String(64), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "row", name="pk_batch_items"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_batch_items_batch_id_batches"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_batch_items_document_id_documents"),
        sa.CheckConstraint("verdict in ('accepted', 'rejected')", name=op.f("ck_batch_items_verdict")),
    )
    op.create_index("ix_batch_items_document", "batch_items", ["document_id"])
    op.create_index("ix_batch_items_verdict", "batch_items", ["batch_id", "verdict", "row"])
