"""The tables, for SQLite and PostgreSQL alike. The migrations create them; a test holds both equal."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from service.db.utc_datetime import UtcDateTime
from validators.calendar_file import SOURCE_LENGTH

BUILTIN_STATE_BODY_ID: Final = "00000000-0000-0000-0000-000000000000"
"""The state body of shared documents, such as blank forms; the first migration creates it."""
FIRST_STATE_BODY_ID: Final = "00000000-0000-0000-0000-000000000001"
"""Fixed, so that of two processes that create the first state body at the same moment one wins."""

IDEMPOTENCY_KEY_LENGTH: Final = 255
EXTERNAL_ID_LENGTH: Final = 200
SOURCE_NAME_LENGTH: Final = 200
ID_LENGTH: Final = 36
SUBJECT_LENGTH: Final = 255
HOLDER_LENGTH: Final = 100
MAKER_LENGTH: Final = 100
WRITER_LENGTH: Final = 40
REASON_LENGTH: Final = 200
NAME_LENGTH: Final = 200
POSITION_LENGTH: Final = 300
STAFF_ID_LENGTH: Final = 64
EMAIL_LENGTH: Final = 254
LOGIN_LENGTH: Final = 100
SEALED_LENGTH: Final = 200


ID: Final = String(ID_LENGTH)
SHA256: Final = String(64)


def new_id() -> str:
    """Return a fresh random identifier."""
    return str(uuid.uuid4())


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can drop it on either database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        },
    )
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 - SQLAlchemy reads a plain dict


class Tenant:
    """What belongs to a state body. :mod:`service.db.tenancy` narrows every statement to the rows of one."""

    state_body_id: Mapped[str] = mapped_column(ID, ForeignKey("state_bodies.id"))


class Assessed:
    """A paper that may name who assesses: the keyed hash of that one's IIN, ``None`` where it names nobody or several.

    :func:`service.access.evaluators.evaluator_of` tells it; :mod:`service.db.tenancy` narrows an evaluator's by it.
    """

    evaluator: Mapped[str | None] = mapped_column(SHA256)


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index of those rows only for which a condition holds."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


class Status(StrEnum):
    """State of a document, as clients see it."""

    QUEUED = "queued"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


class Kind(StrEnum):
    """A filled document of a client, or the blank official form, made once per template."""

    DOCUMENT = "document"
    BLANK = "blank"


class BatchStatus(StrEnum):
    """State of a batch, as clients see it.

    ``receiving``: its rows are being read and checked. ``rendering``: every row was read, its documents are being made.
    ``done``: nothing is left to do. ``refused``: the file was unusable, or a row was wrong and all or nothing was asked
    for. ``cancelled``: what had not begun was stopped. ``incomplete``: as ``done``, of a file that could not be read to
    its end; it is kept as ``done`` with a failure.
    """

    RECEIVING = "receiving"
    RENDERING = "rendering"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    INCOMPLETE = "incomplete"


OPEN: Final = (BatchStatus.RECEIVING, BatchStatus.RENDERING)
"""The states in which there is something left to do."""
KEPT: Final = tuple(status for status in BatchStatus if status is not BatchStatus.INCOMPLETE)


class Mode(StrEnum):
    """Whether good rows become documents beside bad ones, or only if there are no bad ones."""

    EACH = "each"
    ALL_OR_NOTHING = "all_or_nothing"


class Quality(StrEnum):
    """``fast``: PDFs are made joined and have no tags. ``accessible``: each is made singly, with tags."""

    FAST = "fast"
    ACCESSIBLE = "accessible"


class ResultKind(StrEnum):
    """What is made of a finished batch as a file: of its papers, of its rows, of the scores in them."""

    ARCHIVE = "archive"
    PRINT = "print"
    REPORT = "report"
    SUMMARY = "summary"


class ResultState(StrEnum):
    """State of such a file."""

    QUEUED = "queued"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class Role(StrEnum):
    """What a user is. The administrator of the installation belongs to no state body and sees no papers."""

    INSTALLATION_ADMINISTRATOR = "installation_administrator"
    PERSONNEL_OFFICER = "personnel_officer"
    EVALUATOR = "evaluator"
    AUDITOR = "auditor"


class KeyScope(StrEnum):
    """What a key may be used for: to read, to have papers made, to read the numbers of the service, to administer."""

    READ = "read"
    CREATE = "create"
    METRICS = "metrics"
    ADMIN = "admin"


class Purpose(StrEnum):
    """What a one-time link is for: the first run of the installation, or a (new) password."""

    FIRST_RUN = "first_run"
    PASSWORD = "password"  # noqa: S105 - the name of a purpose


class Verdict(StrEnum):
    """Result of checking a row."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class SheetState(StrEnum):
    """How the sheet of an appointment stands in a cycle.

    ``not_assessed``: nobody assesses, for a reason. ``submitted``: its paper is being made, ``issued``: it is there.
    """

    NOT_ASSESSED = "not_assessed"
    NOT_STARTED = "not_started"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ISSUED = "issued"
    ACQUAINTED = "acquainted"
    APPEALED = "appealed"
    CALIBRATED = "calibrated"
    CLOSED = "closed"


def _words(kind: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{word}'" for word in kind)


STATUSES = _words(Status)
MADE_THINGS = " + ".join(
    f"(case when {column} is null then 0 else 1 end)" for column in ("document_id", "dossier_id", "batch_id")
)


class StateBodyRow(Base):
    """A state body, to which papers and keys belong.

    ``secret`` keys the hashes of its documents' subjects, once there is one.
    ``served_at`` is when a single document was last begun: state bodies take turns by it.
    """

    __tablename__ = "state_bodies"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    language: Mapped[str | None] = mapped_column(String(8))
    secret: Mapped[str | None] = mapped_column(SHA256)
    served_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class KeyRow(Tenant, Base):
    """An access key of a program, known only by its hash.

    ``scopes`` are what it may be used for; ``replaces_id`` is the key it follows, which goes on working for a while.
    ``bootstrap`` marks the one of the installation's setting, and the one that was made up where there was none.
    """

    __tablename__ = "keys"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    state_body_id: Mapped[str] = mapped_column(ID, ForeignKey("state_bodies.id"), index=True)
    sha256: Mapped[str] = mapped_column(SHA256, unique=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    scopes: Mapped[list[Any]]
    bootstrap: Mapped[bool]
    replaces_id: Mapped[str | None] = mapped_column(ID, ForeignKey("keys.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class UnitRow(Tenant, Base):
    """A unit of a state body, such as a department or a territorial body; ``parent_id`` is the unit it is part of."""

    __tablename__ = "units"
    __table_args__ = (Index("ix_units_state_body_id", "state_body_id"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    parent_id: Mapped[str | None] = mapped_column(ID, ForeignKey("units.id"), index=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    created_at: Mapped[datetime]


class UserRow(Tenant, Base):
    """A person who works in the pages.

    ``state_body_id`` is null for the administrator of the installation. ``password_hash`` is null until a one-time link
    was used; ``totp_sealed`` is the secret of the app, encrypted (:mod:`service.db.vault`), ``totp_step`` the step of
    the last code of it that was taken. ``iin`` links a user to a person, ``openid_subject`` to who it is at the
    provider ``openid_issuer``.
    """

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint(f"role in ({_words(Role)})", name="role"),
        CheckConstraint("(role = 'installation_administrator') = (state_body_id is null)", name="state_body"),
        Index("ix_users_state_body_id", "state_body_id"),
        Index("uq_users_openid", "openid_issuer", "openid_subject", unique=True),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    state_body_id: Mapped[str | None] = mapped_column(ID, ForeignKey("state_bodies.id"))  # type: ignore[assignment] # of the one who administers all
    unit_id: Mapped[str | None] = mapped_column(ID, ForeignKey("units.id"))
    login: Mapped[str] = mapped_column(String(LOGIN_LENGTH), unique=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    role: Mapped[str] = mapped_column(String(32))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_sealed: Mapped[str | None] = mapped_column(String(SEALED_LENGTH))
    totp_step: Mapped[int | None] = mapped_column(BigInteger)
    iin: Mapped[str | None] = mapped_column(String(12))
    openid_issuer: Mapped[str | None] = mapped_column(String(SUBJECT_LENGTH))
    openid_subject: Mapped[str | None] = mapped_column(String(SUBJECT_LENGTH))
    language: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class SessionRow(Base):
    """A user who signed in, known by the hash of a token that the browser has.

    ``kept`` is JSON of what pages keep for the user meanwhile, such as the name looked for: it goes with the session.
    """

    __tablename__ = "sessions"

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    user_id: Mapped[str] = mapped_column(ID, ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    kept: Mapped[str | None] = mapped_column(Text)


class LinkRow(Base):
    """A link that lets a user choose a password, once; ``used_at`` is when."""

    __tablename__ = "one_time_links"
    __table_args__ = (CheckConstraint(f"purpose in ({_words(Purpose)})", name="purpose"),)

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    user_id: Mapped[str] = mapped_column(ID, ForeignKey("users.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ThrottleRow(Base):
    """How many failures a place had lately (:mod:`service.access.throttle`), and until when it is locked."""

    __tablename__ = "throttles"

    place: Mapped[str] = mapped_column(String(100), primary_key=True)
    number: Mapped[int]
    last_at: Mapped[datetime]
    locked_until: Mapped[datetime | None]


class VariantRow(Tenant, Base):
    """A state body's own variant as it was sent: ``name`` is its id, ``archive_sha256`` its archive in the file store.

    Papers of the state body are made by it from ``in_force_at`` to ``withdrawn_at``.
    """

    __tablename__ = "variants"
    __table_args__ = (Index("ix_variants_state_body_id", "state_body_id"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(64))
    archive_sha256: Mapped[str] = mapped_column(SHA256)
    created_at: Mapped[datetime]
    in_force_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class DecreeRow(Base):
    """A decree on working days, valid for every state body.

    ``moves`` are pairs of a day that becomes free and one that is worked for it, written as in ISO 8601; one of a pair
    may be null.
    """

    __tablename__ = "decrees"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    source: Mapped[str] = mapped_column(String(SOURCE_LENGTH))
    moves: Mapped[list[Any]]
    created_at: Mapped[datetime]


class DossierRow(Tenant, Base):
    """Documents that were accepted together, and the warnings between them."""

    __tablename__ = "dossiers"

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    state_body_id: Mapped[str] = mapped_column(ID, ForeignKey("state_bodies.id"), index=True)
    kind: Mapped[str] = mapped_column(String(64))
    violations: Mapped[list[Any]]
    created_at: Mapped[datetime]


class DocumentRow(Tenant, Assessed, Base):
    """A document that was accepted, its canonical data and where it stands.

    ``file_stem`` is the name of its files without suffix; a blank form has none and is named by the day it is fetched.
    ``dossier_place`` is the place (from 0) of a document in the dossier it came with; ``variant`` names the state
    body's own variant of the methodology it was made by, ``variant_sha256`` the hash of that variant. ``subject`` is a
    keyed hash of the person and period it is about, equal for papers about the same. ``batch_id`` is
    the batch whose workers make it, ``batch_row`` its row there; what has none is made at once, singly.
    ``notify_at`` is when the sweeper should notify (again) while the document is queued, ``notify_count`` how often it
    did since the document was last queued; ``not_before`` is when it may be tried at the earliest; ``lease_token``
    and ``lease_until`` belong to the one worker that holds it, ``lease_holder`` names its process
    (:mod:`service.db.leases`). ``failure_message`` and ``waiting_for`` are codes with
    values as JSON, which :mod:`service.texts` renders.
    """

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint(f"status in ({STATUSES})", name="status"),
        CheckConstraint("kind in ('document', 'blank')", name="kind"),
        CheckConstraint("(status = 'rendering') = (lease_token is not null)", name="lease"),
        CheckConstraint("(kind = 'blank') = (payload is null)", name="payload"),
        Index("ix_documents_newest", "state_body_id", "created_at", "id"),
        Index("ix_documents_label", "state_body_id", "external_id"),
        Index("ix_documents_dossier", "dossier_id", "dossier_place"),
        Index("ix_documents_content", "state_body_id", "payload_sha256"),
        partial_index(
            *("ix_documents_evaluator", "state_body_id", "evaluator", "created_at", "id"),
            where="evaluator is not null",
        ),
        partial_index("ix_documents_subject", "state_body_id", "subject", where="subject is not null"),
        partial_index(
            "ix_documents_batch", "batch_id", "status", "batch_row", "state_body_id", where="batch_id is not null"
        ),
        partial_index("ix_documents_standing", "state_body_id", "status", "created_at", "id", where="batch_id is null"),
        partial_index("ix_documents_unready", "state_body_id", "status", "id", where="status <> 'ready'"),
        partial_index("ix_documents_notify", "notify_at", where="status = 'queued' and batch_id is null"),
        partial_index(
            "ix_documents_turn", "state_body_id", "created_at", where="status = 'queued' and batch_id is null"
        ),
        partial_index("ix_documents_lease", "lease_until", where="status = 'rendering'"),
        partial_index("uq_documents_blank", "form", "language", "template_sha256", where="kind = 'blank'", unique=True),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
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
    file_stem: Mapped[str | None] = mapped_column(Text)
    formats: Mapped[list[Any]]
    status: Mapped[str] = mapped_column(String(16))
    violations: Mapped[list[Any]]
    computed: Mapped[dict[str, Any]]
    failure_code: Mapped[str | None] = mapped_column(String(64))
    failure_message: Mapped[str | None] = mapped_column(Text)
    waiting_for: Mapped[str | None] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    crashes: Mapped[int] = mapped_column(Integer, default=0)
    notify_count: Mapped[int] = mapped_column(Integer, default=0)
    notify_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    lease_holder: Mapped[str | None] = mapped_column(String(HOLDER_LENGTH))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class PaperRow(Tenant, Base):
    """What a filled document is looked for by: a narrow row beside the wide one, so that a search reads few pages.

    It holds names, and goes with its document. ``whom`` is whom or what the paper is about, as written; ``name``,
    ``evaluator`` and ``unit`` are spelled as :func:`validators.people.folded` does. ``superseded_by_id`` is the
    document that corrects it. ``kept_until`` is the last day on which it has to be there, null for ever; ``assessment``
    is a keyed hash of the person and period, among whose papers the latest such day counts, null where its own does.
    """

    __tablename__ = "papers"
    __table_args__ = (
        # All are looked through within it, of which few are found.
        Index(
            *("ix_papers_newest", "state_body_id", "created_at", "document_id"),
            *("name", "evaluator", "year", "quarter", "result", "superseded_by_id"),
        ),
        Index("ix_papers_form", "state_body_id", "form", "created_at", "document_id"),
        Index("ix_papers_unit", "state_body_id", "unit"),
        Index("ix_papers_kept_until", "state_body_id", "kept_until"),
        partial_index("ix_papers_assessment", "assessment", where="assessment is not null"),
        partial_index("ix_papers_superseded", "superseded_by_id", where="superseded_by_id is not null"),
        partial_index(
            *("ix_papers_corrected", "state_body_id", "created_at", "document_id", "superseded_by_id"),
            where="superseded_by_id is not null",
        ),
    )

    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    form: Mapped[str] = mapped_column(String(64))
    year: Mapped[int | None] = mapped_column(Integer)
    quarter: Mapped[int | None] = mapped_column(Integer)
    result: Mapped[str | None] = mapped_column(String(32))
    score: Mapped[str | None] = mapped_column(String(8))
    whom: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    evaluator: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    superseded_by_id: Mapped[str | None] = mapped_column(ID, ForeignKey("documents.id", ondelete="SET NULL"))
    kept_until: Mapped[date | None]
    assessment: Mapped[str | None] = mapped_column(SHA256)
    created_at: Mapped[datetime]


class LegalHoldRow(Tenant, Base):
    """Why papers must not be destroyed: one (``paper_id``), or all that name a person.

    A person is known by ``iin``, or by ``name`` as :func:`validators.people.folded` spells it, or by both; ``shown`` is
    the name as written. ``ground`` is the act that demands it. No key points to the paper: the row may outlive it.
    """

    __tablename__ = "legal_holds"
    __table_args__ = (Index("ix_legal_holds_newest", "state_body_id", "since"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    paper_id: Mapped[str | None] = mapped_column(ID)
    iin: Mapped[str | None] = mapped_column(String(12))
    name: Mapped[str | None] = mapped_column(Text)
    shown: Mapped[str | None] = mapped_column(Text)
    ground: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime]
    held_by: Mapped[str] = mapped_column(String(100))
    released_at: Mapped[datetime | None]
    released_by: Mapped[str | None] = mapped_column(String(100))


class PurgeState(StrEnum):
    """State of a purge: its act is made, it was called off, an officer confirmed it, all of it is done."""

    PREPARED = "prepared"
    CANCELLED = "cancelled"
    CONFIRMED = "confirmed"
    DONE = "done"


class Fate(StrEnum):
    """What became of a paper of a purge: it is destroyed, or was kept, for a hold or another paper prolonged it."""

    PURGED = "purged"
    KEPT = "kept"


class PurgeRow(Tenant, Base):
    """The destruction of papers that had fallen due. It outlives them and holds no names.

    ``act_id`` is the document of the act, ``papers`` how many papers it is about; ``notify_at`` is when the sweeper
    sends it (again), null unless there is something to do.
    """

    __tablename__ = "purges"
    __table_args__ = (
        CheckConstraint(f"state in ({_words(PurgeState)})", name="state"),
        Index("ix_purges_newest", "state_body_id", "created_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    act_id: Mapped[str] = mapped_column(ID)
    state: Mapped[str] = mapped_column(String(16))
    papers: Mapped[int]
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(100))
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[str | None] = mapped_column(String(100))
    finished_at: Mapped[datetime | None]
    notify_at: Mapped[datetime | None]


class PurgePaperRow(Tenant, Base):
    """A paper of a purge by the id it has or had, and what became of it; null while it waits."""

    __tablename__ = "purge_papers"
    __table_args__ = (
        CheckConstraint(f"outcome in ({_words(Fate)})", name="outcome"),
        Index("ix_purge_papers_paper_id", "paper_id"),
    )

    purge_id: Mapped[str] = mapped_column(ID, ForeignKey("purges.id"), primary_key=True)
    paper_id: Mapped[str] = mapped_column(ID, primary_key=True)
    outcome: Mapped[str | None] = mapped_column(String(8))
    at: Mapped[datetime | None]


class DoomedFileRow(Base):
    """A file that is to be deleted where nothing needs it any more, noted when the row went that did.

    A pack of which some files are needed is written anew without the others.
    """

    __tablename__ = "doomed_files"

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)


class FileRow(Tenant, Base):
    """A finished file of a document; ``pages`` is known for PDF.

    Its bytes lie in the file store under ``sha256``, or in the pack ``pack_sha256`` from ``pack_offset`` on. The maker
    (:class:`service.documents.files.Maker`): ``way`` is how it was made, ``template_sha256`` from which template,
    ``libreoffice`` and ``fonts_sha256`` by which version with which fonts, null for a DOCX.
    """

    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint("way in ('single', 'joined', 'layout')", name="way"),
        UniqueConstraint("document_id", "format"),
        Index("ix_files_pack", "pack_sha256", "pack_offset"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id"))
    format: Mapped[str] = mapped_column(String(8))
    sha256: Mapped[str] = mapped_column(SHA256, index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int | None] = mapped_column(Integer)
    pack_sha256: Mapped[str | None] = mapped_column(SHA256)
    pack_offset: Mapped[int | None] = mapped_column(BigInteger)
    way: Mapped[str | None] = mapped_column(String(8))
    template_sha256: Mapped[str | None] = mapped_column(SHA256)
    libreoffice: Mapped[str | None] = mapped_column(String(MAKER_LENGTH))
    fonts_sha256: Mapped[str | None] = mapped_column(SHA256)
    created_at: Mapped[datetime]


class ReplacedFileRow(Tenant, Base):
    """A file that was lost, and in whose place another maker made one of the same text. Only ever appended."""

    __tablename__ = "replaced_files"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id"), index=True)
    format: Mapped[str] = mapped_column(String(8))
    sha256: Mapped[str] = mapped_column(SHA256)
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int | None] = mapped_column(Integer)
    way: Mapped[str | None] = mapped_column(String(8))
    template_sha256: Mapped[str | None] = mapped_column(SHA256)
    libreoffice: Mapped[str | None] = mapped_column(String(MAKER_LENGTH))
    fonts_sha256: Mapped[str | None] = mapped_column(SHA256)
    created_at: Mapped[datetime]
    replaced_at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(100))


class RepairRow(Tenant, Base):
    """A document whose files are to be looked at, and made again where they are lost or damaged.

    ``attempts`` counts those begun; ``notify_at`` is when the sweeper sends it (again), null once it was given up.
    ``lease_token`` and ``lease_until`` belong to the one worker at it, ``lease_holder`` names its process.
    """

    __tablename__ = "repairs"
    __table_args__ = (partial_index("ix_repairs_due", "notify_at", where="notify_at is not null"),)

    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id"), primary_key=True)
    asked_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    notify_at: Mapped[datetime | None]
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    lease_holder: Mapped[str | None] = mapped_column(String(HOLDER_LENGTH))


class TransitionRow(Tenant, Base):
    """One step in a document's life. Only ever appended; the database lets a document become ready once."""

    __tablename__ = "transitions"
    __table_args__ = (
        CheckConstraint(f"status in ({STATUSES})", name="status"),
        partial_index("uq_transitions_ready", "document_id", where="status = 'ready'", unique=True),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id"), index=True)
    status: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(100))


class DraftRow(Tenant, Assessed, Base):
    """A paper that somebody is still writing: its data as typed, as JSON, however incomplete.

    ``version`` counts what was saved, ``writer`` is the page that saved last, ``updated_by`` the user who did;
    ``corrects_id`` is the document that the paper made of it supersedes.
    """

    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_newest", "state_body_id", "updated_at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    form: Mapped[str] = mapped_column(String(64))
    data: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    writer: Mapped[str] = mapped_column(String(WRITER_LENGTH))
    updated_by: Mapped[str | None] = mapped_column(ID)
    corrects_id: Mapped[str | None] = mapped_column(ID)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class EmployeeRow(Tenant, Base):
    """A servant of the staff list; ``name`` is spelled as :func:`validators.people.folded` does.

    ``content_hash`` is that of all that is known of the servant, in this row and those of the other tables: what is
    sent again without a change has it already and is not written. ``version`` counts the changes. ``gone_at`` is when
    a full list came in which the servant does not stand any more; nobody is deleted for that.
    """

    __tablename__ = "employees"
    __table_args__ = (
        UniqueConstraint("state_body_id", "external_id"),
        Index("ix_employees_name", "state_body_id", "name", "id"),
        partial_index("ix_employees_iin", "state_body_id", "iin", where="iin is not null"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    external_id: Mapped[str] = mapped_column(String(STAFF_ID_LENGTH))
    full_name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    iin: Mapped[str | None] = mapped_column(String(12))
    phone: Mapped[str | None] = mapped_column(String(50))
    email: Mapped[str | None] = mapped_column(String(EMAIL_LENGTH))
    address: Mapped[str | None] = mapped_column(String(POSITION_LENGTH))
    content_hash: Mapped[str] = mapped_column(SHA256)
    version: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]


class AppointmentRow(Tenant, Base):
    """A position that a servant holds or held; ``number`` is its place in the history, from 1.

    It keeps its id as long as its first day or its place stays; one that is taken out of the history is deleted, so
    what points to it lets it go. ``dismissed_on`` is the last day in it. ``category`` is a code of the register, or 1
    or 2 in corpus «А». Who assesses stands in the list under ``evaluator_external_id``, or is described by
    ``evaluator``, or is not said; ``evaluator_role`` and ``evaluator_ground`` say in what capacity and why.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("corpus in ('A', 'B')", name="corpus"),
        Index("ix_appointments_employee", "employee_id", "number"),
        Index("ix_appointments_days", "state_body_id", "appointed_on"),
        partial_index("ix_appointments_unit", "unit_id", where="unit_id is not null"),
        partial_index(
            *("ix_appointments_evaluator", "state_body_id", "evaluator_external_id"),
            where="evaluator_external_id is not null",
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    employee_id: Mapped[str] = mapped_column(ID, ForeignKey("employees.id", ondelete="CASCADE"))
    number: Mapped[int]
    corpus: Mapped[str] = mapped_column(String(1))
    category: Mapped[str] = mapped_column(String(20))
    managerial: Mapped[bool | None]
    position: Mapped[str] = mapped_column(String(POSITION_LENGTH))
    organization: Mapped[str | None] = mapped_column(String(POSITION_LENGTH))
    unit_id: Mapped[str | None] = mapped_column(ID, ForeignKey("units.id"))
    appointed_on: Mapped[date]
    dismissed_on: Mapped[date | None]
    evaluator_external_id: Mapped[str | None] = mapped_column(String(STAFF_ID_LENGTH))
    evaluator: Mapped[dict[str, Any] | None]
    evaluator_role: Mapped[str | None] = mapped_column(String(32))
    evaluator_ground: Mapped[str | None] = mapped_column(String(POSITION_LENGTH))


class AbsenceRow(Tenant, Base):
    """Days a servant was absent, both ends included; without ``until`` the absence goes on."""

    __tablename__ = "absences"
    __table_args__ = (Index("ix_absences_employee", "employee_id", "number"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    employee_id: Mapped[str] = mapped_column(ID, ForeignKey("employees.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    since: Mapped[date]
    until: Mapped[date | None]


class StatedDaysRow(Tenant, Base):
    """Days worked in a period as the personnel service states them; ``appointment`` is the number of the position."""

    __tablename__ = "stated_days"
    __table_args__ = (Index("ix_stated_days_employee", "employee_id", "number"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    employee_id: Mapped[str] = mapped_column(ID, ForeignKey("employees.id", ondelete="CASCADE"))
    number: Mapped[int]
    appointment: Mapped[int | None]
    year: Mapped[int]
    quarter: Mapped[int | None]
    days: Mapped[int]


class JournalRow(Tenant, Base):
    """Who did what to which paper. Only ever appended: the database refuses every change but that of the hash, once.

    Ids only, and none points to a row, so that what they name can be forgotten. ``part`` is the format or the result
    that was downloaded, empty for the whole. ``number`` and ``hash`` are those of the chain of its state body
    (:mod:`service.db.chain`), null until it is chained.
    """

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("(number is null) = (hash is null)", name="chained"),
        Index("ix_journal_at", "state_body_id", "at", "id"),
        Index("ix_journal_actor", "state_body_id", "actor_id", "id"),
        partial_index("uq_journal_number", "state_body_id", "number", where="number is not null", unique=True),
        partial_index("ix_journal_unchained", "id", where="hash is null"),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    at: Mapped[datetime]
    actor_kind: Mapped[str] = mapped_column(String(16))
    actor_id: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(32))
    subject_kind: Mapped[str] = mapped_column(String(16))
    subject_id: Mapped[str] = mapped_column(ID)
    part: Mapped[str] = mapped_column(String(32))
    number: Mapped[int | None] = mapped_column(BigInteger)
    hash: Mapped[str | None] = mapped_column(SHA256)


class IdempotencyKeyRow(Tenant, Base):
    """The request a client's ``Idempotency-Key`` stands for, and the one thing it made: document, dossier or batch."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (CheckConstraint(f"{MADE_THINGS} = 1", name="made"),)

    state_body_id: Mapped[str] = mapped_column(ID, ForeignKey("state_bodies.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(IDEMPOTENCY_KEY_LENGTH), primary_key=True)
    request_sha256: Mapped[str] = mapped_column(SHA256)
    document_id: Mapped[str | None] = mapped_column(ID, ForeignKey("documents.id"))
    dossier_id: Mapped[str | None] = mapped_column(ID, ForeignKey("dossiers.id"))
    batch_id: Mapped[str | None] = mapped_column(ID, ForeignKey("batches.id"))
    created_at: Mapped[datetime]


class LayoutKeyRow(Base):
    """What a layout without LibreOffice depends on, and whether its results may be used.

    ``id`` is the hash of the template, the version of LibreOffice, the fonts and our own rules. ``compared`` counts the
    papers found equal; ``reason`` is where the first other one differed. ``lease_token`` and ``lease_until`` belong to
    the one process that compares, ``lease_holder`` names it.
    """

    __tablename__ = "layout_keys"
    __table_args__ = (CheckConstraint("state in ('new', 'open', 'shut')", name="state"),)

    id: Mapped[str] = mapped_column(SHA256, primary_key=True)
    form: Mapped[str] = mapped_column(String(64))
    template_sha256: Mapped[str] = mapped_column(SHA256)
    libreoffice: Mapped[str] = mapped_column(String(MAKER_LENGTH))
    fonts_sha256: Mapped[str] = mapped_column(SHA256)
    state: Mapped[str] = mapped_column(String(8))
    compared: Mapped[int] = mapped_column(Integer, default=0)
    reason: Mapped[str | None] = mapped_column(String(REASON_LENGTH))
    changed_at: Mapped[datetime]
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    lease_holder: Mapped[str | None] = mapped_column(String(HOLDER_LENGTH))


class LayoutCheckRow(Tenant, Base):
    """A paper that was issued with a layout which was shut later, compared with LibreOffice's.

    ``reason`` is where it differs, null where it does not.
    """

    __tablename__ = "layout_checks"
    __table_args__ = (partial_index("ix_layout_checks_differing", "document_id", where="reason is not null"),)

    document_id: Mapped[str] = mapped_column(ID, ForeignKey("documents.id"), primary_key=True)
    reason: Mapped[str | None] = mapped_column(String(REASON_LENGTH))
    checked_at: Mapped[datetime]


class WorkerRow(Base):
    """A worker that reported: from which ``queue`` it takes tasks, and how many at a time (``slots``).

    ``pdf_missing`` is what it lacks to make PDF, a code with values as JSON, or null.
    """

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    queue: Mapped[str] = mapped_column(String(64))
    slots: Mapped[int] = mapped_column(Integer)
    pdf_missing: Mapped[str | None] = mapped_column(Text)


class BeatRow(Base):
    """The one row of the schedule: which beat sends its tasks, and when each was last sent.

    ``lease_until`` is when another may take over from ``holder``; ``last_runs`` holds a moment in ISO 8601 by task.
    ``swept_at`` is when a sweep last began and came to its end.
    """

    __tablename__ = "beat"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    holder: Mapped[str | None] = mapped_column(String(HOLDER_LENGTH))
    lease_until: Mapped[datetime | None]
    last_runs: Mapped[dict[str, Any]]
    swept_at: Mapped[datetime | None]


class BatchRow(Tenant, Base):
    """A file of rows that was accepted, and where its reading stands.

    ``form`` is the form of rows that name none; ``kind`` how the rows are written (``xlsx``, ``csv``, ``ndjson``,
    ``json``); ``source_sha256`` names the file as sent in the file store, ``source_name`` what its sender calls it;
    ``language`` is that of the forms, ``message_language`` that of the messages of violations.
    ``total``, ``accepted`` and ``rejected`` count the rows read so far; what became of the documents is counted from
    the documents. ``failure`` is why it was refused or not read to its end, ``{"reason", "values", "row"}``.
    ``rows_sha256`` and ``rows_size`` name the file its rows are kept in while they are checked, ``rows`` is how many
    these are; ``made`` counts the rows whose documents are written in a second turn, null before that. ``lease_token``
    and ``lease_until`` belong to the one worker that reads a segment of it, ``lease_holder`` names its process;
    ``crashes`` counts readers that died over it, ``notify_at`` is when the sweeper sends it to be read on.
    ``served_at`` is when a chunk of it was last begun, by which state bodies take turns; ``began_at`` is when the first
    chunk was begun (since the last retry), ``done_before`` how many of its documents were finished then: its speed
    follows from these. ``read_at`` is when every row had been checked, ``finished_at`` when nothing was left to do.
    ``look_until`` is the end of a look (:mod:`service.batches.looks`): till then it may be made, after it is deleted.
    ``source_gone_at`` is when the file was deleted that it came with.
    """

    __tablename__ = "batches"
    __table_args__ = (
        CheckConstraint(f"status in ({_words(KEPT)})", name="status"),
        CheckConstraint(f"mode in ({_words(Mode)})", name="mode"),
        CheckConstraint(f"quality in ({_words(Quality)})", name="quality"),
        Index("ix_batches_newest", "state_body_id", "created_at", "id"),
        Index("ix_batches_status", "status"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    form: Mapped[str | None] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    source_sha256: Mapped[str] = mapped_column(SHA256)
    source_size: Mapped[int] = mapped_column(Integer)
    source_name: Mapped[str | None] = mapped_column(String(SOURCE_NAME_LENGTH))
    mode: Mapped[str] = mapped_column(String(16))
    dry_run: Mapped[bool]
    quality: Mapped[str] = mapped_column(String(16))
    formats: Mapped[list[Any]]
    fail_on: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    message_language: Mapped[str] = mapped_column(String(8))
    variant: Mapped[str | None] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(16))
    total: Mapped[int] = mapped_column(Integer, default=0)
    accepted: Mapped[int] = mapped_column(Integer, default=0)
    rejected: Mapped[int] = mapped_column(Integer, default=0)
    failure: Mapped[dict[str, Any] | None]
    rows_sha256: Mapped[str | None] = mapped_column(SHA256)
    rows_size: Mapped[int | None] = mapped_column(BigInteger)
    rows: Mapped[int | None] = mapped_column(Integer)
    made: Mapped[int | None] = mapped_column(Integer)
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    lease_holder: Mapped[str | None] = mapped_column(String(HOLDER_LENGTH))
    crashes: Mapped[int] = mapped_column(Integer, default=0)
    notify_at: Mapped[datetime]
    served_at: Mapped[datetime | None]
    began_at: Mapped[datetime | None]
    done_before: Mapped[int] = mapped_column(Integer, default=0)
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    look_until: Mapped[datetime | None]
    source_gone_at: Mapped[datetime | None]


class BatchItemRow(Tenant, Base):
    """A row of a batch: the document it became or already was, or why it became none.

    ``row`` is its number as its sender counts. ``content_sha256`` is the hash of its canonical data, null where these
    could not be read. ``document_id`` is null for rejected rows, and for accepted ones of which no document is made
    (yet): a dry run, or all or nothing. ``reused`` marks a document that existed before. ``violations`` are the
    errors of a rejected row and the warnings of an accepted one, those that show only among all rows included.
    ``unit`` is the state body that issues the paper, by which results are laid in folders. ``subject`` is the keyed
    hash of an accepted row's person and period, as with documents, ``contribution`` what the rules over all rows need
    of it.
    """

    __tablename__ = "batch_items"
    __table_args__ = (
        CheckConstraint(f"verdict in ({_words(Verdict)})", name="verdict"),
        Index("ix_batch_items_document", "document_id"),
        Index("ix_batch_items_verdict", "batch_id", "verdict", "row"),
        # SQLite has no truth values: there conditions compare with a number. By the second column it chooses this one.
        Index(
            "ix_batch_items_reused",
            "batch_id",
            "reused",
            "document_id",
            "state_body_id",
            sqlite_where=text("reused = 1"),
            postgresql_where=text("reused"),
        ),
    )

    batch_id: Mapped[str] = mapped_column(ID, ForeignKey("batches.id"), primary_key=True)
    row: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    external_id: Mapped[str | None] = mapped_column(String(EXTERNAL_ID_LENGTH))
    form: Mapped[str | None] = mapped_column(String(64))
    verdict: Mapped[str] = mapped_column(String(16))
    document_id: Mapped[str | None] = mapped_column(ID, ForeignKey("documents.id"))
    reused: Mapped[bool]
    content_sha256: Mapped[str | None] = mapped_column(SHA256)
    subject: Mapped[str | None] = mapped_column(SHA256)
    contribution: Mapped[str | None] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    violations: Mapped[list[Any]]


class BatchCorrectionRow(Tenant, Base):
    """A faulty row of a look as it was read, and what was typed since in place of its cells.

    ``sent`` is a line of :func:`service.batches.row_readers.as_line`, ``changes`` the texts by the pointers of their
    values.
    """

    __tablename__ = "batch_corrections"

    batch_id: Mapped[str] = mapped_column(ID, ForeignKey("batches.id"), primary_key=True)
    row: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    sent: Mapped[str] = mapped_column(Text)
    changes: Mapped[dict[str, Any]]


class StaffImportRow(Tenant, Base):
    """What a batch that is a staff list is to do, and what it changes; it goes with its batch.

    ``mode`` is ``merge``, or ``replace``: who does not stand in the file is gone. ``confirmed`` tells that more than a
    fifth of the list may go. The counts are those of the first turn, in which nothing is changed yet.
    """

    __tablename__ = "staff_imports"
    __table_args__ = (CheckConstraint("mode in ('merge', 'replace')", name="mode"),)

    batch_id: Mapped[str] = mapped_column(ID, ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True)
    mode: Mapped[str] = mapped_column(String(8))
    confirmed: Mapped[bool]
    present: Mapped[int] = mapped_column(Integer, default=0)
    added: Mapped[int] = mapped_column(Integer, default=0)
    changed: Mapped[int] = mapped_column(Integer, default=0)
    gone: Mapped[int] = mapped_column(Integer, default=0)


class StaffChangeRow(Tenant, Base):
    """What a staff list that came in changes of one servant; who stays as before leaves no row.

    ``place`` is that of the row in the file of rows, from 0, ``row`` its number as its sender counts, both null for
    who is gone. ``fields`` are the names of what changes.
    """

    __tablename__ = "staff_changes"
    __table_args__ = (
        CheckConstraint("change in ('added', 'changed', 'gone')", name="change"),
        Index("ix_staff_changes_place", "batch_id", "place"),
        Index("ix_staff_changes_change", "batch_id", "change", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    batch_id: Mapped[str] = mapped_column(ID, ForeignKey("batches.id", ondelete="CASCADE"))
    place: Mapped[int | None] = mapped_column(Integer)
    row: Mapped[int | None] = mapped_column(Integer)
    external_id: Mapped[str] = mapped_column(String(STAFF_ID_LENGTH))
    full_name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    change: Mapped[str] = mapped_column(String(8))
    fields: Mapped[list[Any]]


class ResultRow(Tenant, Base):
    """A file made of a whole batch, once for each set of options, and kept for some days.

    ``options`` is JSON with sorted names: the language, the part of a file for printing. ``basis`` is how the batch
    stood when it was asked for: once it stands otherwise, the file is made again. ``sha256``, ``size`` and ``made_at``
    are those of the file that is there, null before the first. ``lease_token`` and ``lease_until`` belong to the one
    worker that makes it, ``lease_holder`` names its process; ``crashes`` counts attempts that came to nothing,
    ``notify_at`` is when the sweeper sends it again.
    """

    __tablename__ = "results"
    __table_args__ = (
        CheckConstraint(f"kind in ({_words(ResultKind)})", name="kind"),
        CheckConstraint(f"state in ({_words(ResultState)})", name="state"),
        CheckConstraint("(state = 'making') = (lease_token is not null)", name="lease"),
        CheckConstraint("state <> 'ready' or sha256 is not null", name="made"),
        UniqueConstraint("batch_id", "kind", "options"),
        partial_index("ix_results_unmade", "notify_at", where="state in ('queued', 'making')"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    batch_id: Mapped[str] = mapped_column(ID, ForeignKey("batches.id"))
    kind: Mapped[str] = mapped_column(String(16))
    options: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(16))
    basis: Mapped[str] = mapped_column(SHA256)
    sha256: Mapped[str | None] = mapped_column(SHA256, index=True)
    size: Mapped[int | None] = mapped_column(BigInteger)
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    lease_holder: Mapped[str | None] = mapped_column(String(HOLDER_LENGTH))
    crashes: Mapped[int] = mapped_column(Integer, default=0)
    notify_at: Mapped[datetime]
    asked_at: Mapped[datetime]
    made_at: Mapped[datetime | None]


class CycleRow(Tenant, Base):
    """The assessment of a period by a methodology: a quarter of corpus «Б», a year of corpus «А» (``quarter`` is 0).

    ``staff_as_of`` is the day as of which the staff list was taken. One cycle of a period is open at a time.
    """

    __tablename__ = "cycles"
    __table_args__ = (
        CheckConstraint("methodology in ('A', 'B')", name="methodology"),
        CheckConstraint("(methodology = 'A') = (quarter = 0)", name="period"),
        Index("ix_cycles_newest", "state_body_id", "year", "quarter", "id"),
        partial_index(
            *("uq_cycles_open", "state_body_id", "methodology", "year", "quarter"),
            where="closed_at is null",
            unique=True,
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    methodology: Mapped[str] = mapped_column(String(1))
    year: Mapped[int]
    quarter: Mapped[int]
    staff_as_of: Mapped[date]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class CycleSheetRow(Tenant, Assessed, Base):
    """What a cycle holds of one appointment: the decision about it, and its score sheet on the way to its end.

    ``appointment_id`` is null once the staff list has no such appointment any more. ``employee`` and ``assessor`` are
    the people as the paper names them, ``sought`` is the name as it is looked for, and ``dismissed`` says that the
    assessed has left; ``evaluator_id`` is a keyed hash of who assesses, for addresses, and ``evaluator`` the same where
    it is that of an IIN. ``data`` is JSON of what was
    entered, however incomplete; ``version`` counts what was saved. ``reason`` tells why nobody assesses, ``decision``
    what else was decided; ``questions`` is what the order leaves open, ``answers`` what officers decided, and
    ``asking`` says that some questions wait. ``document_id`` is the paper in force, ``protocol_id`` that of the
    calibration session; ``score`` and ``result`` are those of the two that came last. ``state_on`` is the day of the
    last step.
    """

    __tablename__ = "cycle_sheets"
    __table_args__ = (
        CheckConstraint(f"state in ({_words(SheetState)})", name="state"),
        UniqueConstraint("cycle_id", "appointment_id"),
        Index("ix_cycle_sheets_listed", "cycle_id", "sought", "id"),
        # Sheets are counted by it: their rows, with texts between the columns, are not read.
        Index(
            *("ix_cycle_sheets_standing", "cycle_id", "state", "state_on", "dismissed"),
            *("unit_id", "evaluator_id", "evaluator_name", "asking", "document_id", "state_body_id"),
        ),
        Index("ix_cycle_sheets_unit", "unit_id", "state_body_id", "document_id"),
        Index(
            *("ix_cycle_sheets_employee", "employee_id", "cycle_id", "state", "result", "score", "state_body_id"),
        ),
        partial_index(
            *("ix_cycle_sheets_results", "cycle_id", "result", "evaluator_id", "unit_id", "employee_id"),
            *("state", "score", "protocol_id", "state_body_id"),
            where="score is not null",
        ),
        partial_index("ix_cycle_sheets_protocol", "protocol_id", where="protocol_id is not null"),
        partial_index("ix_cycle_sheets_appointment", "appointment_id", where="appointment_id is not null"),
        partial_index("ix_cycle_sheets_document", "document_id", where="document_id is not null"),
        partial_index("ix_cycle_sheets_evaluator", "state_body_id", "evaluator", where="evaluator is not null"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    cycle_id: Mapped[str] = mapped_column(ID, ForeignKey("cycles.id"))
    employee_id: Mapped[str] = mapped_column(ID, ForeignKey("employees.id"))
    appointment_id: Mapped[str | None] = mapped_column(ID, ForeignKey("appointments.id", ondelete="SET NULL"))
    unit_id: Mapped[str | None] = mapped_column(ID, ForeignKey("units.id"))
    sought: Mapped[str] = mapped_column(Text)
    employee: Mapped[dict[str, Any]]
    dismissed: Mapped[bool] = mapped_column(server_default=false())
    assessor: Mapped[dict[str, Any]]
    evaluator_id: Mapped[str | None] = mapped_column(SHA256)
    evaluator_name: Mapped[str | None] = mapped_column(Text)
    form: Mapped[str | None] = mapped_column(String(64))
    days_worked: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    state_on: Mapped[date]
    reason: Mapped[str | None] = mapped_column(String(64))
    decision: Mapped[dict[str, Any]]
    questions: Mapped[list[Any]]
    answers: Mapped[dict[str, Any]]
    asking: Mapped[bool]
    data: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    updated_by: Mapped[str | None] = mapped_column(ID)
    document_id: Mapped[str | None] = mapped_column(ID, ForeignKey("documents.id"))
    protocol_id: Mapped[str | None] = mapped_column(ID, ForeignKey("documents.id"))
    score: Mapped[str | None] = mapped_column(String(8))
    result: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class CycleStepRow(Tenant, Base):
    """A step of a sheet, only ever appended: what it became, on which day, who did it, and by when it was due."""

    __tablename__ = "cycle_steps"
    __table_args__ = (Index("ix_cycle_steps_sheet", "sheet_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ID, ForeignKey("cycle_sheets.id", ondelete="CASCADE"))
    step: Mapped[str] = mapped_column(String(16))
    on_day: Mapped[date]
    due_on: Mapped[date | None]
    at: Mapped[datetime]
    actor_kind: Mapped[str] = mapped_column(String(16))
    actor_id: Mapped[str] = mapped_column(String(100))
