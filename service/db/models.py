"""The tables, for SQLite and PostgreSQL alike. The migrations create them; a test holds both equal."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.db import batch_models  # noqa: F401 - documents point to its tables, which must be known
from service.db.base import EXTERNAL_ID_LENGTH, ID, SHA256, Base, new_id, partial_index

__all__ = [
    "BUILTIN_OWNER_ID",
    "EXTERNAL_ID_LENGTH",
    "IDEMPOTENCY_KEY_LENGTH",
    "SHA256",
    "Base",
    "DocumentRow",
    "DossierRow",
    "FileRow",
    "IdempotencyKeyRow",
    "KeyRow",
    "Kind",
    "OwnerRow",
    "Status",
    "TransitionRow",
    "WorkerRow",
    "new_id",
]

BUILTIN_OWNER_ID: Final = "00000000-0000-0000-0000-000000000000"
"""The owner of what belongs to nobody in particular, such as blank forms; the first migration creates it."""

IDEMPOTENCY_KEY_LENGTH: Final = 255


class Status(StrEnum):
    """What has become of a document; clients see these words."""

    QUEUED = "queued"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


class Kind(StrEnum):
    """A filled document of a client, or the blank official form, made once per template."""

    DOCUMENT = "document"
    BLANK = "blank"


STATUSES = ", ".join(f"'{status}'" for status in Status)
MADE_THINGS = " + ".join(
    f"(case when {column} is null then 0 else 1 end)" for column in ("document_id", "dossier_id", "batch_id")
)


class OwnerRow(Base):
    """Whom rows belong to; ``secret`` keys the hashes of its documents' subjects, once there is one."""

    __tablename__ = "owners"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    secret: Mapped[str | None] = mapped_column(SHA256)
    created_at: Mapped[datetime]


class KeyRow(Base):
    """An access key, known only by its hash."""

    __tablename__ = "keys"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ID, ForeignKey("owners.id"), index=True)
    sha256: Mapped[str] = mapped_column(SHA256, unique=True)
    label: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class DossierRow(Base):
    """Documents that were accepted together, and the warnings between them."""

    __tablename__ = "dossiers"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ID, ForeignKey("owners.id"), index=True)
    kind: Mapped[str] = mapped_column(String(64))
    violations: Mapped[list[Any]]
    created_at: Mapped[datetime]


class DocumentRow(Base):
    """A document that was accepted, its canonical data and where it stands.

    ``dossier_place`` is the place (from 0) of a document in the dossier it came with; ``variant`` names the state
    body's own variant of the methodology it was made by, ``variant_sha256`` the hash of that variant. ``subject`` is a
    keyed hash of the person and period it is about, equal for papers about the same. ``batch_id`` is
    the batch whose workers make it, ``batch_row`` its row there; what has none is made at once, singly.
    ``ring_at`` is when the sweeper should ring the bell (again) while the document is queued, ``rings`` how often it
    did since the document was last queued; ``not_before`` is when it may be tried at the earliest; ``lease_token``
    and ``lease_until`` belong to the one worker that holds it. ``failure_message`` and ``waiting_for`` are codes with
    values as JSON, which :mod:`service.texts` tells in words.
    """

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint(f"status in ({STATUSES})", name="status"),
        CheckConstraint("kind in ('document', 'blank')", name="kind"),
        CheckConstraint("(status = 'rendering') = (lease_token is not null)", name="lease"),
        CheckConstraint("(kind = 'blank') = (payload is null)", name="payload"),
        Index("ix_documents_newest", "owner_id", "created_at", "id"),
        Index("ix_documents_label", "owner_id", "external_id"),
        Index("ix_documents_dossier", "dossier_id", "dossier_place"),
        Index("ix_documents_content", "owner_id", "payload_sha256"),
        partial_index("ix_documents_subject", "owner_id", "subject", where="subject is not null"),
        partial_index("ix_documents_batch", "batch_id", "status", "batch_row", where="batch_id is not null"),
        partial_index("ix_documents_bell", "ring_at", where="status = 'queued' and batch_id is null"),
        partial_index("ix_documents_lease", "lease_until", where="status = 'rendering'"),
        partial_index("uq_documents_blank", "form", "language", "template_sha256", where="kind = 'blank'", unique=True),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ID, ForeignKey("owners.id"))
    form: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    external_id: Mapped[str | None] = mapped_column(String(EXTERNAL_ID_LENGTH))
    payload: Mapped[str | None] = mapped_column(Text)
    payload_sha256: Mapped[str | None] = mapped_column(SHA256)
    subject: Mapped[str | None] = mapped_column(SHA256)
    edition: Mapped[str | None] = mapped_column(String(64))
    variant: Mapped[str | None] = mapped_column(String(64))
    variant_sha256: Mapped[str | None] = mapped_column(SHA256)
    dossier_id: Mapped[str | None] = mapped_column(ID, ForeignKey("dossiers.id"))
    dossier_place: Mapped[int | None] = mapped_column(Integer)
    batch_id: Mapped[str | None] = mapped_column(ID, ForeignKey("batches.id"))
    batch_row: Mapped[int | None] = mapped_column(Integer)
    template_sha256: Mapped[str] = mapped_column(SHA256)
    formats: Mapped[list[Any]]
    status: Mapped[str] = mapped_column(String(16))
    violations: Mapped[list[Any]]
    computed: Mapped[dict[str, Any]]
    failure_code: Mapped[str | None] = mapped_column(String(64))
    failure_message: Mapped[str | None] = mapped_column(Text)
    waiting_for: Mapped[str | None] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    crashes: Mapped[int] = mapped_column(Integer, default=0)
    rings: Mapped[int] = mapped_column(Integer, default=0)
    ring_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class FileRow(Base):
    """A finished file of a document; ``pages`` is known for PDF.

    Its bytes lie in the file store under ``sha256``, or in the pack ``pack_sha256`` from ``pack_offset`` on.
    """

    __tablename__ = "files"
    __table_args__ = (UniqueConstraint("document_id", "format"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ID, ForeignKey("owners.id"))
    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id"))
    format: Mapped[str] = mapped_column(String(8))
    sha256: Mapped[str] = mapped_column(SHA256, index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int | None] = mapped_column(Integer)
    pack_sha256: Mapped[str | None] = mapped_column(SHA256)
    pack_offset: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]


class TransitionRow(Base):
    """One step in a document's life. Only ever appended; the database lets a document become ready once."""

    __tablename__ = "transitions"
    __table_args__ = (
        CheckConstraint(f"status in ({STATUSES})", name="status"),
        partial_index("uq_transitions_ready", "document_id", where="status = 'ready'", unique=True),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    owner_id: Mapped[str] = mapped_column(ID, ForeignKey("owners.id"))
    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id"), index=True)
    status: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(100))


class IdempotencyKeyRow(Base):
    """The request a client's ``Idempotency-Key`` stands for, and the one thing it made: document, dossier or batch."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (CheckConstraint(f"{MADE_THINGS} = 1", name="made"),)

    owner_id: Mapped[str] = mapped_column(ID, ForeignKey("owners.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(IDEMPOTENCY_KEY_LENGTH), primary_key=True)
    request_sha256: Mapped[str] = mapped_column(SHA256)
    document_id: Mapped[str | None] = mapped_column(ID, ForeignKey("documents.id"))
    dossier_id: Mapped[str | None] = mapped_column(ID, ForeignKey("dossiers.id"))
    batch_id: Mapped[str | None] = mapped_column(ID, ForeignKey("batches.id"))
    created_at: Mapped[datetime]


class WorkerRow(Base):
    """A worker that reported; ``pdf_missing`` is what it lacks to make PDF, a code with values as JSON, or null."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    pdf_missing: Mapped[str | None] = mapped_column(Text)
