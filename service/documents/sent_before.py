"""Warning about a document on the same person and period as an earlier one of its state body.

A document is stored with a keyed hash of person and period. The key is a random secret of the state body: guessing IINs
finds nothing, and equal persons of two state bodies have different hashes.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.db.models import DocumentRow, Status
from service.db.secrets import hashed, secret_of
from service.db.sought import assessment_of
from service.documents.store import NewDocument
from service.local_time import local_date
from service.texts import MESSAGES

SENT_BEFORE: Final = "sent-before"
"""The rule of a paper about the same person and period as one before; it is no rule of the methodology."""
ONE_PAPER: Final = {"b2_score_sheet": "b1_score_sheet", "a2_agreement": "a1_agreement"}
"""Forms of which a person gets one or the other: sent on both, they are the same paper twice."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier document about the same person and period."""

    id: str
    external_id: str | None
    payload_sha256: str | None
    created_at: datetime


def earlier(session: Session, new: Sequence[NewDocument], *, besides: str | None = None) -> dict[str, list[Earlier]]:
    """Return by subject what the state body has about the same, the oldest first; what failed does not count.

    Args:
        session: any session.
        new: documents of one state body, with their subjects.
        besides: a batch whose own documents do not count.
    """
    wanted = {one.subject for one in new if one.subject is not None}
    if not wanted:
        return {}
    query = select(
        DocumentRow.subject, DocumentRow.id, DocumentRow.external_id, DocumentRow.payload_sha256, DocumentRow.created_at
    ).where(DocumentRow.subject.in_(wanted), DocumentRow.status != Status.FAILED)
    if besides is not None:
        query = query.where(or_(DocumentRow.batch_id.is_(None), DocumentRow.batch_id != besides))
    found: dict[str, list[Earlier]] = {}
    # Sorted here: SQLite would rather scan all documents of the state body in order of time.
    for row in sorted(session.execute(query), key=lambda row: (row.created_at, row.id)):
        known = Earlier(row.id, row.external_id, row.payload_sha256, row.created_at)
        found.setdefault(row.subject, []).append(known)
    return found


def subject_of(form: str, record: Any) -> tuple[Hashable, ...] | None:
    """Return what papers about the same person and period on the same form have in common; ``None`` for others.

    As for rules between papers an IIN alone decides; without one the name, position and body do.
    """
    about = assessment_of(record)
    return None if about is None else (ONE_PAPER.get(form, form), *about)


def noted(
    session: Session,
    sent: Sequence[tuple[NewDocument, Any]],
    language: str,
    *,
    batch_id: str | None = None,
    corrects: bool = False,
) -> list[NewDocument]:
    """Return new documents of one state body with their subjects, those about what an earlier one was with a warning.

    The warning never forbids: the new document may be a correction.

    Args:
        session: a writing session, in which the documents will be written too.
        sent: the documents, each with its record.
        language: of the warning.
        batch_id: the batch they come with; its rows are compared with each other elsewhere, and what has the very
            content of an earlier document becomes none.
        corrects: they are said to be corrections, so there is nothing to warn of.
    """
    if not sent:
        return []
    secret = secret_of(session)
    marked = [
        replace(
            new,
            subject=_keyed(secret, subject_of(new.form, record)),
            assessment=_keyed(secret, assessment_of(record)) if new.retention and new.retention.joint else None,
        )
        for new, record in sent
    ]
    if corrects:
        return marked
    found = earlier(session, marked, besides=batch_id)
    return [_warned(new, found.get(new.subject or "", ()), language, again=batch_id is None) for new in marked]


def _warned(new: NewDocument, found: Sequence[Earlier], language: str, *, again: bool) -> NewDocument:
    first = next((each for each in found if again or each.payload_sha256 != new.payload_sha256), None)
    return new if first is None else replace(new, violations=(*new.violations, _violation(first, language)))


def _violation(first: Earlier, language: str) -> dict[str, Any]:
    key = "unlabelled" if first.external_id is None else "labelled"
    values = {"id": first.id, "label": first.external_id, "day": local_date(first.created_at)}
    message = MESSAGES.text("sent_before", key, language, **values)
    return {"rule": SENT_BEFORE, "severity": "warning", "pointer": "", "message": message}


def _keyed(secret: str, subject: tuple[Hashable, ...] | None) -> str | None:
    if subject is None:
        return None
    return hashed(secret, subject)
