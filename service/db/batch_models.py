"""The tables of batches; see :mod:`service.db.models` for those of documents."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from service.db.base import EXTERNAL_ID_LENGTH, ID, SHA256, Base, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCE_NAME_LENGTH: Final = 200


class BatchStatus(StrEnum):
    """What has become of a batch; clients see these words.

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


class Verdict(StrEnum):
    """What was said of a row when it was checked."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


def _words(kind: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{word}'" for word in kind)


class BatchRow(Base):
    """A file of rows that was accepted, and where its reading stands.

    ``form`` is the form of rows that name none; ``kind`` how the rows are written (``xlsx``, ``csv``, ``ndjson``,
    ``json``); ``source_sha256`` names the file as sent in the file store, ``source_name`` what its sender calls it;
    ``language`` is that of the forms, ``told_in`` that of the messages of violations.
    ``total``, ``accepted`` and ``rejected`` count the rows read so far; what became of the documents is counted from
    the documents. ``failure`` is why it was refused or not read to its end, ``{"reason", "values", "row"}``.
    ``lease_token`` and ``lease_until``
    belong to the one worker that reads it, ``crashes`` counts readers that died over it. ``served_at`` is when a chunk
    of it was last begun, by which owners take turns; ``began_at`` is when the first chunk was begun (since the last
    retry), ``done_before`` how many of its documents were finished then: its speed is told from these.
    ``read_at`` is when every row had been checked, ``finished_at`` when nothing was left to do.
    """

    __tablename__ = "batches"
    __table_args__ = (
        CheckConstraint(f"status in ({_words(KEPT)})", name="status"),
        CheckConstraint(f"mode in ({_words(Mode)})", name="mode"),
        CheckConstraint(f"quality in ({_words(Quality)})", name="quality"),
        Index("ix_batches_newest", "owner_id", "created_at", "id"),
        Index("ix_batches_status", "status"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ID, ForeignKey("owners.id"))
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
    told_in: Mapped[str] = mapped_column(String(8))
    variant: Mapped[str | None] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(16))
    total: Mapped[int] = mapped_column(Integer, default=0)
    accepted: Mapped[int] = mapped_column(Integer, default=0)
    rejected: Mapped[int] = mapped_column(Integer, default=0)
    failure: Mapped[dict[str, Any] | None]
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    crashes: Mapped[int] = mapped_column(Integer, default=0)
    served_at: Mapped[datetime | None]
    began_at: Mapped[datetime | None]
    done_before: Mapped[int] = mapped_column(Integer, default=0)
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class BatchItemRow(Base):
    """A row of a batch: the document it became or already was, or why it became none.

    ``row`` is its number as its sender counts. ``content_sha256`` is the hash of its canonical data, null where these
    could not be read. ``document_id`` is null for rejected rows, and for accepted ones of which no document is made
    (yet): a dry run, or all or nothing. ``reused`` tells that the document was there before. ``violations`` are the
    errors of a rejected row and the warnings of an accepted one, those that show only among all rows included.
    ``unit`` is the state body that issues the paper, by which results are laid in folders.
    """

    __tablename__ = "batch_items"
    __table_args__ = (
        CheckConstraint(f"verdict in ({_words(Verdict)})", name="verdict"),
        Index("ix_batch_items_document", "document_id"),
        Index("ix_batch_items_verdict", "batch_id", "verdict", "row"),
        # SQLite has no truth values: there conditions compare with a number.
        Index(
            "ix_batch_items_reused",
            "batch_id",
            "document_id",
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
    unit: Mapped[str | None] = mapped_column(Text)
    violations: Mapped[list[Any]]
