"""Which request an ``Idempotency-Key`` stands for (draft-ietf-httpapi-idempotency-key-header)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.store.models import IdempotencyKeyRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class IdempotencyClaim:
    """A client's ``Idempotency-Key`` and the SHA-256 of the request it came with."""

    key: str
    request_sha256: str


def bind(session: Session, owner_id: str, claim: IdempotencyClaim, document_id: str, now: datetime) -> None:
    """Bind an owner's key to the document its request made.

    Raises:
        sqlalchemy.exc.IntegrityError: the key is bound already, perhaps by a request of the same moment.
    """
    _bind(session, owner_id, claim, now, document_id=document_id)


def bind_dossier(session: Session, owner_id: str, claim: IdempotencyClaim, dossier_id: str, now: datetime) -> None:
    """Bind an owner's key to the dossier its request made; raises as :func:`bind` does."""
    _bind(session, owner_id, claim, now, dossier_id=dossier_id)


def bind_batch(session: Session, owner_id: str, claim: IdempotencyClaim, batch_id: str, now: datetime) -> None:
    """Bind an owner's key to the batch its request made; raises as :func:`bind` does."""
    _bind(session, owner_id, claim, now, batch_id=batch_id)


def find(session: Session, owner_id: str, key: str) -> IdempotencyKeyRow | None:
    """Return what the owner's key is bound to, if it is."""
    return session.get(IdempotencyKeyRow, (owner_id, key))


def _bind(session: Session, owner_id: str, claim: IdempotencyClaim, now: datetime, **made: str) -> None:
    row = IdempotencyKeyRow(
        owner_id=owner_id, key=claim.key, request_sha256=claim.request_sha256, created_at=now, **made
    )
    session.add(row)
    session.flush()
