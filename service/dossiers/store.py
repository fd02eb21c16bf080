"""Stored dossiers: documents accepted together, with the warnings between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from service.db.models import DocumentRow, DossierRow, Status
from service.documents import store as documents
from service.documents.store import NewDocument, StoredDocument


@dataclass(frozen=True, slots=True)
class StoredDossier:
    """A dossier with its documents in the order of the request.

    ``violations`` are the warnings between documents, as JSON objects of the contract.
    """

    id: str
    state_body_id: str
    kind: str
    violations: tuple[dict[str, Any], ...]
    documents: tuple[StoredDocument, ...]
    created_at: datetime

    @property
    def status(self) -> Status:
        """The state of all documents together.

        Ready once all are; failed when one is and no other is unfinished; queued while none has been begun.
        """
        found = {document.status for document in self.documents}
        if len(found) == 1:
            return next(iter(found))
        return Status.FAILED if found == {Status.READY, Status.FAILED} else Status.RENDERING


@dataclass(frozen=True, slots=True)
class NewDossier:
    """Values of a dossier to be stored."""

    kind: str
    documents: tuple[NewDocument, ...]
    violations: tuple[dict[str, Any], ...] = ()


def add(session: Session, new: NewDossier, *, now: datetime, actor: str) -> StoredDossier:
    """Store a dossier with its queued documents in the caller's transaction."""
    row = DossierRow(kind=new.kind, violations=list(new.violations), created_at=now)
    session.add(row)
    session.flush()
    placed = [replace(one, dossier_id=row.id, dossier_place=place) for place, one in enumerate(new.documents)]
    return _as_dossier(row, [documents.add(session, one, now=now, actor=actor) for one in placed])


def get(session: Session, dossier_id: str) -> StoredDossier | None:
    """Return a dossier of this state body, or ``None``."""
    row = session.scalar(select(DossierRow).where(DossierRow.id == dossier_id))
    if row is None:
        return None
    query = select(DocumentRow).where(DocumentRow.dossier_id == dossier_id).order_by(DocumentRow.dossier_place)
    rows = session.scalars(query.options(defer(DocumentRow.payload))).all()
    return _as_dossier(row, documents.with_files(session, rows))


def _as_dossier(row: DossierRow, members: Sequence[StoredDocument]) -> StoredDossier:
    return StoredDossier(
        id=row.id,
        state_body_id=row.state_body_id,
        kind=row.kind,
        violations=tuple(row.violations),
        documents=tuple(members),
        created_at=row.created_at,
    )
