"""The append-only journal of what became of each document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from service.db.models import Status, TransitionRow


def append(  # noqa: PLR0913 - a step is that many facts
    session: Session, state_body_id: str, document_id: str, status: Status, *, now: datetime, actor: str
) -> None:
    """Write one step at once, so that the database can refuse a second ``ready`` of the same document.

    Args:
        session: a writing session.
        state_body_id: whose document it is.
        document_id: the document.
        status: what it became.
        now: the present moment.
        actor: who made it so: ``web``, ``sweeper`` or a worker's name.

    Raises:
        sqlalchemy.exc.IntegrityError: the document was ready before; the transaction has to be given up.
    """
    session.add(TransitionRow(state_body_id=state_body_id, document_id=document_id, status=status, at=now, actor=actor))
    session.flush()


def append_many(
    session: Session, steps: Sequence[dict[str, str]], status: Status, *, now: datetime, actor: str
) -> None:
    """Write the same step of many documents at once; see :func:`append`.

    Args:
        session: a writing session.
        steps: ``state_body_id`` and ``document_id`` of each document.
        status: what they became.
        now: the present moment.
        actor: who made them so.

    Raises:
        sqlalchemy.exc.IntegrityError: one of them was ready before; the transaction has to be given up.
    """
    if steps:
        session.execute(
            insert(TransitionRow), [{**step, "status": status, "at": now, "actor": actor} for step in steps]
        )
