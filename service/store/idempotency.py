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
    row = IdempotencyKeyRow(
        owner_id=owner_id,
        key=claim.key,
        request_sha256=claim.request_sha256,
        document_id=document_id,
        created_at=now,
    )
    session.add(row)
    session.flush()


def bind_dossier(session: Session, owner_id: str, claim: IdempotencyClaim, dossier_id: str, now: datetime) -> None:
    """Bind an owner's key to the dossier its request made; raises as :func:`bind` does."""
    row = IdempotencyKeyRow(
        owner_id=owner_id,
        key=claim.key,
        request_sha256=claim.request_sha256,
        dossier_id=dossier_id,
        created_at=now,
    )
    session.add(row)
    session.flush()


def find(session: Session, owner_id: str, key: str) -> IdempotencyKeyRow | None:
    """Return what the owner's key is bound to, if it is."""
    return session.get(IdempotencyKeyRow, (owner_id, key))
