"""Documents as they are stored: written once, read back as plain values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select, tuple_, update
from sqlalchemy.orm import Session, defer

from service.access.evaluators import evaluator_of
from service.db import transitions
from service.db.backoff import FIRST_NOTIFY_DELAY
from service.db.cursors import read_cursor, write_cursor
from service.db.models import DocumentRow, FileRow, Kind, PaperRow, Status, new_id
from service.db.sought import Sought
from service.documents.files import DocumentFile, as_file
from validators.retention import Retention

LISTED: Final = frozenset({"sought", "retention", "assessment"})
"""What of a new document stands in the list of papers, not in its own row."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document at the time of reading.

    ``variant`` and ``variant_sha256`` name the state body's own variant it was made by, ``None`` for the order's form;
    ``violations`` are the warnings it was accepted with, as the JSON objects of the contract; ``waiting_for`` is
    what the installation lacks to go on, ``failure_message`` why it failed, both as :mod:`service.texts` keeps them.
    """

    id: str
    state_body_id: str
    form: str
    kind: Kind
    language: str
    external_id: str | None
    edition: str | None
    variant: str | None
    variant_sha256: str | None
    dossier_id: str | None
    batch_id: str | None
    payload_sha256: str | None
    template_sha256: str
    file_stem: str | None
    formats: tuple[str, ...]
    status: Status
    violations: tuple[dict[str, Any], ...]
    computed: dict[str, Any]
    failure_code: str | None
    failure_message: str | None
    waiting_for: str | None
    attempts: int
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None
    files: tuple[DocumentFile, ...]

    def file(self, format_: str) -> DocumentFile | None:
        """Return the finished file of that format, if there is one."""
        return next((file for file in self.files if file.format == format_), None)


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is written when a document is accepted; ``payload`` is canonical JSON, ``None`` for a blank form.

    ``file_stem`` is the name of its files without suffix, ``None`` for a blank form.
    ``subject`` is the keyed hash of the person and period it is about, ``None`` where it is about none.
    ``dossier_place`` is its place (from 0) in the dossier it came with, if it did; ``batch_id`` and ``batch_row`` are
    the batch it came with and its row there. ``id`` is given where it follows from the content. ``sought`` is what it
    is looked for by; ``None`` for what is in no list. ``retention`` is until when it is kept; ``assessment`` the keyed
    hash of the person and period, where papers about the same prolong that.
    """

    form: str
    kind: Kind
    language: str
    template_sha256: str
    formats: tuple[str, ...]
    external_id: str | None = None
    payload: str | None = None
    payload_sha256: str | None = None
    file_stem: str | None = None
    subject: str | None = None
    edition: str | None = None
    variant: str | None = None
    variant_sha256: str | None = None
    dossier_id: str | None = None
    dossier_place: int | None = None
    batch_id: str | None = None
    batch_row: int | None = None
    id: str | None = None
    violations: tuple[dict[str, Any], ...] = ()
    computed: dict[str, Any] | None = None
    sought: Sought | None = None
    retention: Retention | None = None
    assessment: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some documents, newest first, and the cursor of the next page (``None`` on the last one)."""

    documents: tuple[StoredDocument, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of a state body's documents to list; ``None`` does not filter. ``single`` leaves out those of batches."""

    external_id: str | None = None
    form: str | None = None
    status: Status | None = None
    single: bool = False


def add(session: Session, new: NewDocument, *, now: datetime, actor: str) -> StoredDocument:
    """Write a queued document with the first line of its journal; the sweeper notifies if no message arrives.

    Raises:
        sqlalchemy.exc.IntegrityError: the blank form is there already.
    """
    row = DocumentRow(**_columns(session, new, now))
    session.add(row)
    session.flush()
    _list(session, [(row.id, new)], now)
    transitions.append(session, [{"document_id": row.id}], Status.QUEUED, now=now, actor=actor)
    return _as_document(row, ())


def add_many(session: Session, new: Sequence[NewDocument], *, now: datetime, actor: str) -> list[str]:
    """Write queued documents as :func:`add` does, a statement for all of them; return their ids in their order."""
    if not new:
        return []
    rows = [_columns(session, one, now) for one in new]
    session.execute(insert(DocumentRow), rows)
    _list(session, [(row["id"], one) for row, one in zip(rows, new, strict=True)], now)
    steps = [{"document_id": row["id"]} for row in rows]
    transitions.append(session, steps, Status.QUEUED, now=now, actor=actor)
    return [row["id"] for row in rows]


def get(session: Session, document_id: str) -> StoredDocument | None:
    """Return a document of this state body, or ``None``."""
    query = select(DocumentRow).where(DocumentRow.id == document_id)
    found = with_files(session, session.scalars(query.options(defer(DocumentRow.payload))).all())
    return found[0] if found else None


def page(session: Session, filters: Filters, *, cursor: str | None, limit: int) -> Page:
    """List a state body's filled documents, newest first.

    Args:
        session: any session.
        filters: which of them.
        cursor: where the last page ended, as it was handed out; ``None`` for the first page.
        limit: at most so many.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    query = select(DocumentRow).where(DocumentRow.kind == Kind.DOCUMENT)
    wanted = {
        DocumentRow.external_id: filters.external_id,
        DocumentRow.form: filters.form,
        DocumentRow.status: filters.status,
    }
    query = query.where(*(column == value for column, value in wanted.items() if value is not None))
    if filters.single:
        query = query.where(DocumentRow.batch_id.is_(None))
    newest = (DocumentRow.created_at, DocumentRow.id)
    if cursor is not None:
        query = query.where(tuple_(*newest) < tuple_(*read_cursor(cursor)))
    query = query.order_by(*(column.desc() for column in newest)).limit(limit + 1).options(defer(DocumentRow.payload))
    rows = session.scalars(query).all()
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(with_files(session, shown), write_cursor(shown[-1].created_at, shown[-1].id) if more else None)


def payload(session: Session, document_id: str) -> dict[str, Any] | None:
    """Return the canonical data of a document, ``None`` for a blank form."""
    return payloads(session, [document_id]).get(document_id)


def payloads(session: Session, document_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the canonical data of documents by their ids; blank forms have none."""
    rows = session.execute(select(DocumentRow.id, DocumentRow.payload).where(DocumentRow.id.in_(document_ids)))
    return {document_id: json.loads(text) for document_id, text in rows if text is not None}


def find_blank(session: Session, form: str, language: str, template_sha256: str) -> StoredDocument | None:
    """Return the blank form made, or being made, from this very template."""
    query = select(DocumentRow).where(
        DocumentRow.kind == Kind.BLANK,
        DocumentRow.form == form,
        DocumentRow.language == language,
        DocumentRow.template_sha256 == template_sha256,
    )
    found = with_files(session, session.scalars(query).all())
    return found[0] if found else None


def requeue_failed(session: Session, document_id: str, *, now: datetime, actor: str) -> bool:
    """Queue a failed document again; ``False`` when it is not failed."""
    again = session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id, DocumentRow.status == Status.FAILED)
        .values(
            status=Status.QUEUED,
            attempts=0,
            crashes=0,
            notify_count=0,
            notify_at=now + FIRST_NOTIFY_DELAY,
            not_before=None,
            failure_code=None,
            failure_message=None,
            finished_at=None,
            updated_at=now,
        )
        .returning(DocumentRow.id),
    ).scalar_one_or_none()
    if again is None:
        return False
    transitions.append(session, [{"document_id": document_id}], Status.QUEUED, now=now, actor=actor)
    return True


def _list(session: Session, new: Iterable[tuple[str, NewDocument]], now: datetime) -> None:
    """Write what documents are looked for by."""
    rows = [
        {
            "document_id": document_id,
            **asdict(one.sought),
            "kept_until": one.retention and one.retention.until,
            "assessment": one.assessment,
            "created_at": now,
        }
        for document_id, one in new
        if one.sought is not None
    ]
    if rows:
        session.execute(insert(PaperRow), rows)


def _columns(session: Session, new: NewDocument, now: datetime) -> dict[str, Any]:
    """Return the columns of a document that was accepted just now."""
    data = None if new.payload is None else json.loads(new.payload)
    return {
        **{field.name: getattr(new, field.name) for field in fields(NewDocument) if field.name not in LISTED},
        "id": new.id or new_id(),
        "evaluator": evaluator_of(session, new.form, data),
        "formats": list(new.formats),
        "status": Status.QUEUED,
        "violations": list(new.violations),
        "computed": new.computed or {},
        "attempts": 0,
        "crashes": 0,
        "notify_count": 0,
        "notify_at": now + FIRST_NOTIFY_DELAY,
        "created_at": now,
        "updated_at": now,
    }


def with_files(session: Session, rows: Sequence[DocumentRow]) -> tuple[StoredDocument, ...]:
    """Return the documents of the rows, each with its finished files, in the order of the rows."""
    if not rows:
        return ()
    ids = [row.id for row in rows]
    files: dict[str, list[FileRow]] = {document_id: [] for document_id in ids}
    for file in session.scalars(select(FileRow).where(FileRow.document_id.in_(ids)).order_by(FileRow.format)):
        files[file.document_id].append(file)
    return tuple(_as_document(row, files[row.id]) for row in rows)


def _as_document(row: DocumentRow, files: Sequence[FileRow]) -> StoredDocument:
    return StoredDocument(
        id=row.id,
        state_body_id=row.state_body_id,
        form=row.form,
        kind=Kind(row.kind),
        language=row.language,
        external_id=row.external_id,
        edition=row.edition,
        variant=row.variant,
        variant_sha256=row.variant_sha256,
        dossier_id=row.dossier_id,
        batch_id=row.batch_id,
        payload_sha256=row.payload_sha256,
        template_sha256=row.template_sha256,
        file_stem=row.file_stem,
        formats=tuple(row.formats),
        status=Status(row.status),
        violations=tuple(row.violations),
        computed=row.computed,
        failure_code=row.failure_code,
        failure_message=row.failure_message,
        waiting_for=row.waiting_for,
        attempts=row.attempts,
        created_at=row.created_at,
        updated_at=row.updated_at,
        finished_at=row.finished_at,
        files=tuple(as_file(file) for file in files),
    )
