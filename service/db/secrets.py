"""The secrets that the database itself keeps, which every process finds there: one for each state body.

They key hashes of what lies in the same database as clear text: of people in papers. Whoever has the database has both;
what hashes keep is that nothing outside the row, such as an index, a log or a listing, tells who is meant, and that
hashes of two state bodies are not alike. A secret elsewhere would have to be handed to every host, and protect no more.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Hashable
from functools import lru_cache
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.db.database import UNTOUCHED, Database
from service.db.models import StateBodyRow
from service.db.tenancy import Scope, state_body_of

SECRET_BYTES: Final = 32
EVALUATOR: Final = "evaluator"
"""The purpose of the key by which evaluators are known."""


def secret_of(session: Session) -> str:
    """Return the secret of the state body's hashes, as hexadecimal digits; drawn on first use.

    Args:
        session: a writing session.
    """
    mine = StateBodyRow.id == state_body_of(session)
    query = select(StateBodyRow.secret).where(mine)
    found = session.scalar(query)
    if found is None:
        drawn = secrets.token_hex(SECRET_BYTES)
        unset = update(StateBodyRow).where(mine, StateBodyRow.secret.is_(None))
        # Another process may have drawn one meanwhile: the first is kept.
        session.execute(unset.values(secret=drawn), execution_options=UNTOUCHED)
        found = session.scalar(query)
    return found or ""


@lru_cache(maxsize=1000)
def kept_secret(database: Database, state_body_id: str) -> str:
    """Return the same for whoever has no session; it is read once, for it never changes.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    with database.of(Scope(state_body_id)).transaction() as session:
        return secret_of(session)


def hashed(secret: str, subject: tuple[Hashable, ...]) -> str:
    """Return the hash of whom and what a paper is about, under a secret."""
    return hmac.new(bytes.fromhex(secret), repr(subject).encode(), hashlib.sha256).hexdigest()


def keyed(secret: str, purpose: str, text: str) -> str:
    """Return the hash of a text under a key that is derived from a secret for one purpose."""
    key = hmac.digest(bytes.fromhex(secret), purpose.encode(), hashlib.sha256)
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
