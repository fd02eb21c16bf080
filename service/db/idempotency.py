"""Which request an ``Idempotency-Key`` stands for (draft-ietf-httpapi-idempotency-key-header)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from service.db.models import IdempotencyKeyRow


@dataclass(frozen=True, slots=True)
class IdempotencyClaim:
    """A client's ``Idempotency-Key`` and the SHA-256 of the request it came with."""

    key: str
    request_sha256: str


def bind(  # noqa: PLR0913 - a keyword for each kind of thing a key can stand for
    session: Session,
    owner_id: str,
    claim: IdempotencyClaim,
    now: datetime,
    *,
    document_id: str | None = None,
    dossier_id: str | None = None,
    batch_id: str | None = None,
) -> None:
    """Bind an owner's key to the one thing its request made.

    Raises:
        sqlalchemy.exc.IntegrityError: the key is bound already, perhaps by a request of the same moment.
    """
    row = IdempotencyKeyRow(
        owner_id=owner_id,
        key=claim.key,
        request_sha256=claim.request_sha256,
        document_id=document_id,
        dossier_id=dossier_id,
        batch_id=batch_id,
        created_at=now,
    )
    session.add(row)
    session.flush()


def find(session: Session, owner_id: str, key: str) -> IdempotencyKeyRow | None:
    """Return what the owner's key is bound to, if it is."""
    return session.get(IdempotencyKeyRow, (owner_id, key))
