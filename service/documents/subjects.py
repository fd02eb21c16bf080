"""Whom and which period a paper is about, and the paper about the same that was sent before.

What is kept beside a document for this is a keyed hash: its key is a random secret of the owner, so that nothing in
the index can be told by trying out numbers of persons, and equal persons of two owners look different.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy.orm import Session

from service.documents import sent_before
from service.documents.sent_before import Earlier
from service.documents.store import NewDocument
from service.local_time import local_date
from service.texts import MESSAGES
from validators.people import identity, normalized

SENT_BEFORE: Final = "sent-before"
"""The rule of a paper about the same person and period as one before; it is no rule of the methodology."""
ONE_PAPER: Final = {"b2_score_sheet": "b1_score_sheet", "a2_agreement": "a1_agreement"}
"""Forms of which a person gets one or the other: sent on both, they are the same paper twice."""


def subject_of(form: str, record: Any) -> tuple[Hashable, ...] | None:
    """Return what papers about the same person and period on the same form have in common; ``None`` for others.

    As for rules between papers an IIN alone decides; without one the name, position and body do.
    """
    person = getattr(record, "employee", None) or getattr(record, "appellant", None)
    period = getattr(record, "period", None) or getattr(record, "year", None)
    if person is None or period is None:
        return None
    who = person.iin or (*identity(person), normalized(person.organization))
    return (ONE_PAPER.get(form, form), who, period)


def noted(
    session: Session,
    sent: Sequence[tuple[NewDocument, Any]],
    language: str,
    *,
    batch_id: str | None = None,
) -> list[NewDocument]:
    """Return new documents of one owner with their subjects, those about the same as an earlier one with a warning.

    The warning never forbids: what is sent again may be a correction.

    Args:
        session: a writing session, in which the documents will be written too.
        sent: the documents, each with its record.
        language: of the warning.
        batch_id: the batch they come with; its rows are compared with each other elsewhere, and what has the very
            content of an earlier document becomes none.
    """
    if not sent:
        return []
    secret = sent_before.secret_of(session, sent[0][0].owner_id)
    marked = [replace(new, subject=_keyed(secret, subject_of(new.form, record))) for new, record in sent]
    found = sent_before.earlier(session, marked, besides=batch_id)
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
    return hmac.new(bytes.fromhex(secret), repr(subject).encode(), hashlib.sha256).hexdigest()
