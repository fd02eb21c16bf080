"""Owners, keys, documents, their files and their journal."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATUS_CHECK = "status in ('queued', 'rendering', 'ready', 'failed')"
BUILTIN_OWNER_ID = "00000000-0000-0000-0000-000000000000"


def upgrade() -> None:
    """Create every table, and the owner of what belongs to nobody in particular."""
    _create_owners()
    _create_documents()
    _create_what_belongs_to_documents()
    _create_workers()


def downgrade() -> None:
    """Drop every table, those that point to others first."""
    for table in ("workers", "idempotency_keys", "transitions", "files", "documents", "keys", "owners"):
        op.drop_table(table)


def _create_owners() -> None:
    owners = op.create_table(
        "owners",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_owners"),
    )
    # SQLite keeps moments in UTC without their zone; PostgreSQL converts what it is given.
    created_at = datetime.now(UTC)
    if op.get_bind().dialect.name == "sqlite":
        created_at = created_at.replace(tzinfo=None)
    op.bulk_insert(owners, [{"id": BUILTIN_OWNER_ID, "name": "Bagalau", "created_at": created_at}])
    op.create_table(
        "keys",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
        sa.UniqueConstraint("sha256", name="uq_keys_sha256"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_keys_owner_id_owners"),
    )
    op.create_index("ix_keys_owner_id", "keys", ["owner_id"])


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("external_id", sa.String(200), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("payload_sha256", sa.String(64), nullable=True),
        sa.Column("edition", sa.String(64), nullable=True),
        sa.Column("template_sha256", sa.String(64), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.Column("computed", sa.JSON(), nullable=False),
        sa.Column("failure_code", sa.String(64), nullable=True),
        sa.Column("failure_message", sa.Text(), nullable=True),
        sa.Column("waiting_for", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("crashes", sa.Integer(), nullable=False),
        sa.Column("rings", sa.Integer(), nullable=False),
        sa.Column("ring_at", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("lease_token", sa.String(36), nullable=True),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_documents_owner_id_owners"),
        sa.CheckConstraint(STATUS_CHECK, name=op.f("ck_documents_status")),
        sa.CheckConstraint("kind in ('document', 'blank')", name=op.f("ck_documents_kind")),
        sa.CheckConstraint("(status = 'rendering') = (lease_token is not null)", name=op.f("ck_documents_lease")),
        sa.CheckConstraint("(kind = 'blank') = (payload is null)", name=op.f("ck_documents_payload")),
    )
    op.create_index("ix_documents_newest", "documents", ["owner_id", "created_at", "id"])
    op.create_index("ix_documents_label", "documents", ["owner_id", "external_id"])
    _create_partial_index("ix_documents_bell", "documents", ["ring_at"], "status = 'queued'")
    _create_partial_index("ix_documents_lease", "documents", ["lease_until"], "status = 'rendering'")
    _create_partial_index(
        "uq_documents_blank", "documents", ["form", "language", "template_sha256"], "kind = 'blank'", unique=True
    )


def _create_what_belongs_to_documents() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("document_id", sa.String(36), nullable=False),
        sa.Column("format", sa.String(8), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("document_id", "format", name="uq_files_document_id_format"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_files_owner_id_owners"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_files_document_id_documents"),
    )
    op.create_index("ix_files_sha256", "files", ["sha256"])
    op.create_table(
        "transitions",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("document_id", sa.String(36), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_transitions"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_transitions_owner_id_owners"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_transitions_document_id_documents"),
        sa.CheckConstraint(STATUS_CHECK, name=op.f("ck_transitions_status")),
    )
    op.create_index("ix_transitions_document_id", "transitions", ["document_id"])
    _create_partial_index("uq_transitions_ready", "transitions", ["document_id"], "status = 'ready'", unique=True)
    op.create_table(
        "idempotency_keys",
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("request_sha256", sa.String(64), nullable=False),
        sa.Column("document_id", sa.String(36), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "key", name="pk_idempotency_keys"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_idempotency_keys_owner_id_owners"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_idempotency_keys_document_id_documents"),
    )


def _create_workers() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.String(100), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("pdf_missing", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_workers"),
    )
    op.create_index("ix_workers_seen_at", "workers", ["seen_at"])


def _create_partial_index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
