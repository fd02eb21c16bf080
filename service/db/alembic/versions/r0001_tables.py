"""All tables, and the owner of what belongs to nobody in particular."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.String(36)
SHA256 = sa.String(64)
MOMENT = sa.DateTime(timezone=True)
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BUILTIN_OWNER_ID = "00000000-0000-0000-0000-000000000000"


def upgrade() -> None:
    """Create every table, and the owner of what belongs to nobody in particular."""
    owners = op.create_table(
        "owners",
        sa.Column("id", ID, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("secret", SHA256),
        sa.Column("served_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    # SQLite keeps moments in UTC without their zone; PostgreSQL converts what it is given.
    created_at = datetime.now(UTC)
    if op.get_bind().dialect.name == "sqlite":
        created_at = created_at.replace(tzinfo=None)
    op.bulk_insert(owners, [{"id": BUILTIN_OWNER_ID, "name": "Bagalau", "created_at": created_at}])
    op.create_table(
        "workers",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("queue", sa.String(64), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("pdf_missing", sa.Text()),
    )
    op.create_index("ix_workers_seen_at", "workers", ["seen_at"])
    beat = op.create_table(
        "beat",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("holder", sa.String(100)),
        sa.Column("lease_until", MOMENT),
        sa.Column("last_runs", sa.JSON(), nullable=False),
        sa.Column("swept_at", MOMENT),
        sa.CheckConstraint("id = 1", name="one"),
    )
    op.bulk_insert(beat, [{"id": 1, "last_runs": {}}])
    op.create_table(
        "wrong_keys",
        sa.Column("address", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("locked_until", MOMENT),
    )
    op.create_table(
        "batches",
        sa.Column("id", ID, primary_key=True),
        sa.Column("owner_id", ID, sa.ForeignKey("owners.id"), nullable=False),
        sa.Column("form", sa.String(64)),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("source_sha256", SHA256, nullable=False),
        sa.Column("source_size", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(200)),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column("quality", sa.String(16), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("fail_on", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("message_language", sa.String(8), nullable=False),
        sa.Column("variant", sa.String(64)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("failure", sa.JSON()),
        sa.Column("rows_sha256", SHA256),
        sa.Column("rows_size", sa.BigInteger()),
        sa.Column("rows", sa.Integer()),
        sa.Column("made", sa.Integer()),
        sa.Column("lease_token", ID),
        sa.Column("lease_until", MOMENT),
        sa.Column("lease_holder", sa.String(100)),
        sa.Column("crashes", sa.Integer(), nullable=False),
        sa.Column("notify_at", MOMENT, nullable=False),
        sa.Column("served_at", MOMENT),
        sa.Column("began_at", MOMENT),
        sa.Column("done_before", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT),
        sa.Column("finished_at", MOMENT),
        sa.CheckConstraint("mode in ('each', 'all_or_nothing')", name="mode"),
        sa.CheckConstraint("quality in ('fast', 'accessible')", name="quality"),
        sa.CheckConstraint("status in ('receiving', 'rendering', 'done', 'refused', 'cancelled')", name="status"),
    )
    op.create_index("ix_batches_newest", "batches", ["owner_id", "created_at", "id"])
    op.create_index("ix_batches_status", "batches", ["status"])
    op.create_table(
        "results",
        sa.Column("id", ID, primary_key=True),
        sa.Column("batch_id", ID, sa.ForeignKey("batches.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("options", sa.String(200), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("basis", SHA256, nullable=False),
        sa.Column("sha256", SHA256),
        sa.Column("size", sa.BigInteger()),
        sa.Column("lease_token", ID),
        sa.Column("lease_until", MOMENT),
        sa.Column("lease_holder", sa.String(100)),
        sa.Column("crashes", sa.Integer(), nullable=False),
        sa.Column("notify_at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("made_at", MOMENT),
        sa.CheckConstraint("kind in ('archive', 'print', 'report', 'summary')", name="kind"),
        sa.CheckConstraint("state in ('queued', 'making', 'ready', 'failed')", name="state"),
        sa.CheckConstraint("(state = 'making') = (lease_token is not null)", name="lease"),
        sa.CheckConstraint("state <> 'ready' or sha256 is not null", name="made"),
        sa.UniqueConstraint("batch_id", "kind", "options"),
    )
    op.create_index("ix_results_sha256", "results", ["sha256"])
    _create_partial_index("ix_results_unmade", "results", ["notify_at"], "state in ('queued', 'making')")
    op.create_table(
        "dossiers",
        sa.Column("id", ID, primary_key=True),
        sa.Column("owner_id", ID, sa.ForeignKey("owners.id"), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_dossiers_owner_id", "dossiers", ["owner_id"])
    op.create_table(
        "keys",
        sa.Column("id", ID, primary_key=True),
        sa.Column("owner_id", ID, sa.ForeignKey("owners.id"), nullable=False),
        sa.Column("sha256", SHA256, nullable=False, unique=True),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
    )
    op.create_index("ix_keys_owner_id", "keys", ["owner_id"])
    op.create_table(
        "documents",
        sa.Column("id", ID, primary_key=True),
        sa.Column("owner_id", ID, sa.ForeignKey("owners.id"), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("external_id", sa.String(200)),
        sa.Column("payload", sa.Text()),
        sa.Column("payload_sha256", SHA256),
        sa.Column("subject", SHA256),
        sa.Column("edition", sa.String(64)),
        sa.Column("variant", sa.String(64)),
        sa.Column("variant_sha256", SHA256),
        sa.Column("dossier_id", ID, sa.ForeignKey("dossiers.id")),
        sa.Column("dossier_place", sa.Integer()),
        sa.Column("batch_id", ID, sa.ForeignKey("batches.id")),
        sa.Column("batch_row", sa.Integer()),
        sa.Column("template_sha256", SHA256, nullable=False),
        sa.Column("file_stem", sa.Text()),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.Column("computed", sa.JSON(), nullable=False),
        sa.Column("failure_code", sa.String(64)),
        sa.Column("failure_message", sa.Text()),
        sa.Column("waiting_for", sa.Text()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("crashes", sa.Integer(), nullable=False),
        sa.Column("notify_count", sa.Integer(), nullable=False),
        sa.Column("notify_at", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT),
        sa.Column("lease_token", ID),
        sa.Column("lease_until", MOMENT),
        sa.Column("lease_holder", sa.String(100)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.CheckConstraint("kind in ('document', 'blank')", name="kind"),
        sa.CheckConstraint("(status = 'rendering') = (lease_token is not null)", name="lease"),
        sa.CheckConstraint("(kind = 'blank') = (payload is null)", name="payload"),
        sa.CheckConstraint("status in ('queued', 'rendering', 'ready', 'failed')", name="status"),
    )
    _create_partial_index(
        "ix_documents_batch", "documents", ["batch_id", "status", "batch_row"], "batch_id is not null"
    )
    _create_partial_index("ix_documents_notify", "documents", ["notify_at"], "status = 'queued' and batch_id is null")
    _create_partial_index(
        "ix_documents_turn", "documents", ["owner_id", "created_at"], "status = 'queued' and batch_id is null"
    )
    op.create_index("ix_documents_content", "documents", ["owner_id", "payload_sha256"])
    op.create_index("ix_documents_dossier", "documents", ["dossier_id", "dossier_place"])
    op.create_index("ix_documents_label", "documents", ["owner_id", "external_id"])
    _create_partial_index("ix_documents_lease", "documents", ["lease_until"], "status = 'rendering'")
    op.create_index("ix_documents_newest", "documents", ["owner_id", "created_at", "id"])
    _create_partial_index("ix_documents_subject", "documents", ["owner_id", "subject"], "subject is not null")
    _create_partial_index(
        "uq_documents_blank", "documents", ["form", "language", "template_sha256"], "kind = 'blank'", unique=True
    )
    op.create_table(
        "batch_items",
        sa.Column("batch_id", ID, sa.ForeignKey("batches.id"), primary_key=True),
        sa.Column("row", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("external_id", sa.String(200)),
        sa.Column("form", sa.String(64)),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("document_id", ID, sa.ForeignKey("documents.id")),
        sa.Column("reused", sa.Boolean(), nullable=False),
        sa.Column("content_sha256", SHA256),
        sa.Column("subject", SHA256),
        sa.Column("contribution", sa.Text()),
        sa.Column("unit", sa.Text()),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.CheckConstraint("verdict in ('accepted', 'rejected')", name="verdict"),
    )
    op.create_index("ix_batch_items_document", "batch_items", ["document_id"])
    op.create_index(
        "ix_batch_items_reused",
        "batch_items",
        ["batch_id", "document_id"],
        sqlite_where=sa.text("reused = 1"),
        postgresql_where=sa.text("reused"),
    )
    op.create_index("ix_batch_items_verdict", "batch_items", ["batch_id", "verdict", "row"])
    op.create_table(
        "files",
        sa.Column("id", ID, primary_key=True),
        sa.Column("owner_id", ID, sa.ForeignKey("owners.id"), nullable=False),
        sa.Column("document_id", ID, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("format", sa.String(8), nullable=False),
        sa.Column("sha256", SHA256, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.Integer()),
        sa.Column("pack_sha256", SHA256),
        sa.Column("pack_offset", sa.BigInteger()),
        sa.Column("way", sa.String(8)),
        sa.Column("template_sha256", SHA256),
        sa.Column("libreoffice", sa.String(100)),
        sa.Column("fonts_sha256", SHA256),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("way in ('single', 'joined')", name="way"),
        sa.UniqueConstraint("document_id", "format"),
    )
    op.create_index("ix_files_pack", "files", ["pack_sha256", "pack_offset"])
    op.create_index("ix_files_sha256", "files", ["sha256"])
    op.create_table(
        "replaced_files",
        sa.Column("id", SERIAL, primary_key=True),
        sa.Column("document_id", ID, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("format", sa.String(8), nullable=False),
        sa.Column("sha256", SHA256, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.Integer()),
        sa.Column("way", sa.String(8)),
        sa.Column("template_sha256", SHA256),
        sa.Column("libreoffice", sa.String(100)),
        sa.Column("fonts_sha256", SHA256),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("replaced_at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
    )
    op.create_index("ix_replaced_files_document_id", "replaced_files", ["document_id"])
    op.create_table(
        "repairs",
        sa.Column("document_id", ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("notify_at", MOMENT),
        sa.Column("lease_token", ID),
        sa.Column("lease_until", MOMENT),
        sa.Column("lease_holder", sa.String(100)),
    )
    _create_partial_index("ix_repairs_due", "repairs", ["notify_at"], "notify_at is not null")
    op.create_table(
        "idempotency_keys",
        sa.Column("owner_id", ID, sa.ForeignKey("owners.id"), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("request_sha256", SHA256, nullable=False),
        sa.Column("document_id", ID, sa.ForeignKey("documents.id")),
        sa.Column("dossier_id", ID, sa.ForeignKey("dossiers.id")),
        sa.Column("batch_id", ID, sa.ForeignKey("batches.id")),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "(case when document_id is null then 0 else 1 end) + (case when dossier_id is null then 0 else 1 end)"
            " + (case when batch_id is null then 0 else 1 end) = 1",
            name="made",
        ),
    )
    op.create_table(
        "transitions",
        sa.Column("id", SERIAL, primary_key=True),
        sa.Column("owner_id", ID, sa.ForeignKey("owners.id"), nullable=False),
        sa.Column("document_id", ID, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.CheckConstraint("status in ('queued', 'rendering', 'ready', 'failed')", name="status"),
    )
    op.create_index("ix_transitions_document_id", "transitions", ["document_id"])
    _create_partial_index("uq_transitions_ready", "transitions", ["document_id"], "status = 'ready'", unique=True)


def downgrade() -> None:
    """Drop every table, those that point to others first."""
    for table in (
        "transitions",
        "idempotency_keys",
        "repairs",
        "replaced_files",
        "files",
        "batch_items",
        "documents",
        "keys",
        "dossiers",
        "results",
        "batches",
        "beat",
        "workers",
        "wrong_keys",
        "owners",
    ):
        op.drop_table(table)


def _create_partial_index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
