"""Finds the documents of an owner that are about the same person and period, by the keyed hash kept with each."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from service.db.models import DocumentRow, OwnerRow, Status
from service.documents.store import NewDocument

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Earlier:
    """A document that was sent before, and by what its sender knows it."""

    id: str
    external_id: str | None
    payload_sha256: str | None
    created_at: datetime


def secret_of(session: Session, owner_id: str) -> str:
    """Return the secret of an owner's hashes, as hexadecimal digits; the first caller draws it.

    Args:
        session: a writing session.
        owner_id: the owner.
    """
    query = select(OwnerRow.secret).where(OwnerRow.id == owner_id)
    found = session.scalar(query)
    if found is None:
        drawn = secrets.token_hex(SECRET_BYTES)
        unset = update(OwnerRow).where(OwnerRow.id == owner_id, OwnerRow.secret.is_(None))
        # Another process may have drawn one meanwhile: the first stays.
        session.execute(unset.values(secret=drawn), execution_options={"synchronize_session": False})
        found = session.scalar(query)
    return found or ""


def earlier(session: Session, new: Sequence[NewDocument], *, besides: str | None = None) -> dict[str, list[Earlier]]:
    """Return by subject what the owner has about the same, the oldest first; what failed does not count.

    Args:
        session: any session.
        new: documents of one owner, with their subjects.
        besides: a batch whose own documents do not count.
    """
    wanted = {one.subject for one in new if one.subject is not None}
    if not wanted:
        return {}
    query = select(
        DocumentRow.subject, DocumentRow.id, DocumentRow.external_id, DocumentRow.payload_sha256, DocumentRow.created_at
    ).where(
        DocumentRow.owner_id == new[0].owner_id, DocumentRow.subject.in_(wanted), DocumentRow.status != Status.FAILED
    )
    if besides is not None:
        query = query.where(or_(DocumentRow.batch_id.is_(None), DocumentRow.batch_id != besides))
    found: dict[str, list[Earlier]] = {}
    # Sorted here, for SQLite would rather go through all the owner has by the moment.
    for row in sorted(session.execute(query), key=lambda row: (row.created_at, row.id)):
        known = Earlier(row.id, row.external_id, row.payload_sha256, row.created_at)
        found.setdefault(row.subject, []).append(known)
    return found
