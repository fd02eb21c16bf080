"""Which layouts without LibreOffice may be used: known to all hosts, opened by comparisons, shut by one difference.

A key is a template, a version of LibreOffice, a set of fonts and our own rules. It is noted when its first paper comes,
opened when a process has compared enough papers, and stays shut where one of them differed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final

from sqlalchemy import String, and_, exists, func, insert, literal, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.db.database import UNTOUCHED
from service.db.leases import RELEASED, lease
from service.db.models import REASON_LENGTH, DocumentRow, FileRow, LayoutCheckRow, LayoutKeyRow, Status
from service.db.utc_datetime import UtcDateTime
from service.documents.files import Way


class LayoutState(StrEnum):
    """Whether a layout may be used: not yet compared, found equal, or found to differ."""

    NEW = "new"
    OPEN = "open"
    SHUT = "shut"


@dataclass(frozen=True)
class LayoutKey:
    """What the result of a layout depends on; ``rules_sha256`` is the hash of our own program for it."""

    form: str
    template_sha256: str
    libreoffice: str
    fonts_sha256: str
    rules_sha256: str

    @cached_property
    def id(self) -> str:
        """Its name in the database."""
        parts = (self.template_sha256, self.libreoffice, self.fonts_sha256, self.rules_sha256)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """A key as it stands in the database."""

    form: str
    template_sha256: str
    libreoffice: str
    state: LayoutState
    compared: int
    reason: str | None
    changed_at: datetime


FIELDS: Final = ("form", "template_sha256", "libreoffice", "state", "compared", "reason", "changed_at")


def state(session: Session, key: LayoutKey) -> LayoutState | None:
    """Return the state of a key, ``None`` where it has never been noted."""
    found = session.scalar(select(LayoutKeyRow.state).where(LayoutKeyRow.id == key.id))
    return None if found is None else LayoutState(found)


def note(session: Session, key: LayoutKey, *, now: datetime) -> None:
    """Note a key whose first paper has come; harmless to repeat."""
    if state(session, key) is not None:
        return
    row = {
        "id": key.id,
        "form": key.form,
        "template_sha256": key.template_sha256,
        "libreoffice": key.libreoffice,
        "fonts_sha256": key.fonts_sha256,
        "state": LayoutState.NEW,
        "compared": 0,
        "changed_at": now,
    }
    try:
        with session.begin_nested():
            session.execute(insert(LayoutKeyRow), [row])
    except IntegrityError:
        # Another process noted it at the same moment.
        return


def waiting(session: Session, key: LayoutKey, *, most: int) -> int:
    """Return how many documents with the template of a key wait to be made, ``most`` where there are more."""
    # The first condition is that of the index.
    here = (DocumentRow.status != Status.READY, DocumentRow.status == Status.QUEUED)
    found = select(DocumentRow.id).where(*here, DocumentRow.template_sha256 == key.template_sha256).limit(most)
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


def take(session: Session, key: LayoutKey, *, lease_seconds: float, now: datetime) -> str | None:
    """Take the comparison of a new key; return the token of its lease, ``None`` where another process is at it."""
    free = or_(LayoutKeyRow.lease_until.is_(None), LayoutKeyRow.lease_until <= now)
    held = lease(lease_seconds, now)
    taken = (
        update(LayoutKeyRow)
        .where(LayoutKeyRow.id == key.id, LayoutKeyRow.state == LayoutState.NEW, free)
        .values(**held)
        .returning(LayoutKeyRow.id)
    )
    done = session.scalar(taken, execution_options=UNTOUCHED)
    return None if done is None else str(held["lease_token"])


def finish(  # noqa: PLR0913 - what was compared, and what came of it
    session: Session, key: LayoutKey, token: str, *, compared: int, reason: str | None, now: datetime
) -> None:
    """Open a key whose papers were found equal, or shut it; nothing changes where the lease was lost.

    Args:
        session: a writing session.
        key: what was compared.
        token: of the lease.
        compared: how many papers.
        reason: where one of them differed, ``None`` where none did.
        now: the present moment.
    """
    changes = _state_of(reason) | {"compared": compared, "changed_at": now} | RELEASED
    held = LayoutKeyRow.id == key.id, LayoutKeyRow.lease_token == token
    session.execute(update(LayoutKeyRow).where(*held).values(**changes), execution_options=UNTOUCHED)


def free(session: Session, holders: Collection[str], *, now: datetime) -> None:
    """Let others compare at once what processes were comparing that are gone."""
    held = update(LayoutKeyRow).where(LayoutKeyRow.lease_holder.in_(holders))
    session.execute(held.values(lease_until=now), execution_options=UNTOUCHED)


def holders(session: Session) -> set[str]:
    """Return the names of the processes that compare now."""
    found = session.scalars(select(LayoutKeyRow.lease_holder).distinct())
    return {holder for holder in found if holder is not None}


def shut(session: Session, key: LayoutKey, reason: str, *, now: datetime) -> None:
    """Shut a key for all hosts: a paper made with it differed."""
    note(session, key, now=now)
    changes = _state_of(reason) | {"changed_at": now}
    statement = update(LayoutKeyRow).where(LayoutKeyRow.id == key.id, LayoutKeyRow.state != LayoutState.SHUT)
    session.execute(statement.values(**changes), execution_options=UNTOUCHED)


def listed(session: Session) -> Sequence[KnownLayout]:
    """Return all keys, by form, the newest first."""
    columns = [getattr(LayoutKeyRow, name) for name in FIELDS]
    rows = session.execute(select(*columns).order_by(LayoutKeyRow.form, LayoutKeyRow.changed_at.desc())).mappings()
    return [KnownLayout(**{**row, "state": LayoutState(row["state"])}) for row in rows]


def unchecked(session: Session, *, after: str = "", limit: int) -> list[str]:
    """Return the next documents, by id, whose PDF was made with a key that is shut now and not compared since."""
    # Else all files were looked through, where no key is shut as nearly always.
    if session.scalar(select(LayoutKeyRow.id).where(LayoutKeyRow.state == LayoutState.SHUT).limit(1)) is None:
        return []
    shut_keys = and_(
        LayoutKeyRow.state == LayoutState.SHUT,
        LayoutKeyRow.template_sha256 == FileRow.template_sha256,
        LayoutKeyRow.libreoffice == FileRow.libreoffice,
        LayoutKeyRow.fonts_sha256 == FileRow.fonts_sha256,
    )
    compared = exists().where(LayoutCheckRow.document_id == FileRow.document_id)
    made = FileRow.way == Way.LAYOUT, FileRow.document_id > after, exists().where(shut_keys), ~compared
    return list(session.scalars(select(FileRow.document_id).where(*made).order_by(FileRow.document_id).limit(limit)))


def note_check(session: Session, document_id: str, reason: str | None, *, now: datetime) -> None:
    """Note that a paper was compared; harmless to repeat, and where the paper is destroyed meanwhile.

    Args:
        session: a writing session.
        document_id: the paper.
        reason: where it differs, ``None`` where it does not.
        now: the present moment.
    """
    row = {
        "document_id": DocumentRow.id,
        "state_body_id": DocumentRow.state_body_id,
        "reason": literal(None if reason is None else reason[:REASON_LENGTH], String),
        "checked_at": literal(now, UtcDateTime),
    }
    compared = exists().where(LayoutCheckRow.document_id == DocumentRow.id)
    paper = select(*row.values()).where(DocumentRow.id == document_id, ~compared)
    session.execute(insert(LayoutCheckRow).from_select([*row], paper), execution_options=UNTOUCHED)


def count_checked(session: Session) -> int:
    """Return how many papers were compared."""
    return session.scalar(select(func.count()).select_from(LayoutCheckRow)) or 0


def differing(session: Session) -> Sequence[tuple[str, str]]:
    """Return the papers that were found to differ, by id, and where."""
    query = select(LayoutCheckRow.document_id, LayoutCheckRow.reason).where(LayoutCheckRow.reason.is_not(None))
    return [(found, str(reason)) for found, reason in session.execute(query.order_by(LayoutCheckRow.document_id))]


def _state_of(reason: str | None) -> dict[str, str | None]:
    if reason is None:
        return {"state": LayoutState.OPEN, "reason": None}
    return {"state": LayoutState.SHUT, "reason": reason[:REASON_LENGTH]}
