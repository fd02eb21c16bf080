"""Drafts as they are stored. Two who write at one draft never overwrite each other unawares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from service.access.evaluators import evaluator_of_draft
from service.db.models import DraftRow, new_id
from service.journal.events import Action, Event, Kind, note

LISTED: Final = 200
"""So many drafts are listed, those written last first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft at the time of reading.

    Attributes:
        id: of the draft.
        form: slug of the form.
        data: as typed.
        version: counts what was saved.
        writer: the page that saved last, a random word of its own.
        updated_by: id of the user who did; ``None`` where nobody was signed in.
        created_at: when it was begun.
        updated_at: when it was saved last.
        corrects_id: the document that the paper made of it supersedes, if it does.
    """

    id: str
    form: str
    data: dict[str, Any]
    version: int
    writer: str
    updated_by: str | None
    created_at: datetime
    updated_at: datetime
    corrects_id: str | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """What a page wrote: ``version`` is what it was read from, ``writer`` the word of the page, ``by`` the user."""

    version: int
    writer: str
    by: str | None = None


def add(  # noqa: PLR0913 - what a draft begins with
    session: Session,
    form: str,
    data: Mapping[str, Any],
    *,
    by: str | None,
    now: datetime,
    corrects_id: str | None = None,
) -> Draft:
    """Begin a draft."""
    row = DraftRow(
        id=new_id(),
        form=form,
        evaluator=evaluator_of_draft(session, form, data),
        data=_text(data),
        version=1,
        writer="",
        updated_by=by,
        corrects_id=corrects_id,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    note(session, Event(Action.CREATE, Kind.DRAFT, row.id), now=now)
    return _as_draft(row)


def get(session: Session, draft_id: str) -> Draft | None:
    """Return a draft, ``None`` where there is none."""
    row = session.scalar(select(DraftRow).where(DraftRow.id == draft_id))
    return None if row is None else _as_draft(row)


def newest(session: Session) -> tuple[Draft, ...]:
    """Return the drafts that were written last."""
    query = select(DraftRow).order_by(DraftRow.updated_at.desc(), DraftRow.id).limit(LISTED)
    return tuple(_as_draft(row) for row in session.scalars(query))


def save(
    session: Session, draft_id: str, data: Mapping[str, Any], writing: Writing, *, now: datetime
) -> tuple[Draft | None, bool]:
    """Save what a page wrote, unless another page saved since it was read.

    In the journal stands when somebody else goes on with it, not each time that it is saved.

    A page is never held up by what it saved itself and did not learn of, for the answer was lost.

    Returns:
        The draft as it is now, ``None`` where there is none any more; and whether what was written is in it.
    """
    before = get(session, draft_id)
    if before is None:
        return None, False
    own = or_(DraftRow.version == writing.version, DraftRow.writer == writing.writer)
    changed = session.scalar(
        update(DraftRow)
        .where(DraftRow.id == draft_id, own)
        .values(
            evaluator=evaluator_of_draft(session, before.form, data),
            data=_text(data),
            version=DraftRow.version + 1,
            writer=writing.writer,
            updated_by=writing.by,
            updated_at=now,
        )
        .returning(DraftRow.id)
        .execution_options(synchronize_session=False)
    )
    if changed is not None and before.updated_by != writing.by:
        note(session, Event(Action.CHANGE, Kind.DRAFT, draft_id), now=now)
    return get(session, draft_id), changed is not None


def remove(session: Session, draft_id: str, *, now: datetime) -> bool:
    """Delete a draft; ``False`` where there is none."""
    found = session.scalar(delete(DraftRow).where(DraftRow.id == draft_id).returning(DraftRow.id))
    if found is not None:
        note(session, Event(Action.REMOVE, Kind.DRAFT, draft_id), now=now)
    return found is not None


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)


def _as_draft(row: DraftRow) -> Draft:
    return Draft(
        row.id,
        row.form,
        json.loads(row.data),
        row.version,
        row.writer,
        row.updated_by,
        row.created_at,
        row.updated_at,
        row.corrects_id,
    )
