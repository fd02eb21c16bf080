"""The append-only journal of what became of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from service.store.models import TransitionRow


def append(session: Session, step: TransitionRow) -> None:
    """Write one step at once, so that the database can refuse a second ``ready`` of the same document.

    Raises:
        sqlalchemy.exc.IntegrityError: the document was ready before; the transaction has to be given up.
    """
    session.add(step)
    session.flush()
