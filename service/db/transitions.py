"""The append-only steps of each document; what people and programs ask for stands in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from service.db.models import Status, TransitionRow


def append(session: Session, steps: Sequence[dict[str, str]], status: Status, *, now: datetime, actor: str) -> None:
    """Write a step of documents at once, so that the database can refuse a second ``ready`` of the same document.

    Args:
        session: a writing session.
        steps: ``document_id`` of each document, and ``state_body_id`` where the session is every state body's.
        status: what they became.
        now: the present moment.
        actor: who made them so: ``web``, ``sweeper`` or a worker's name.

    Raises:
        sqlalchemy.exc.IntegrityError: one of them was ready before; the transaction has to be given up.
    """
    if steps:
        session.execute(
            insert(TransitionRow), [{**step, "status": status, "at": now, "actor": actor} for step in steps]
        )
