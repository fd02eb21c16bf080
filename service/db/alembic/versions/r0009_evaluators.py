"""Papers and drafts say who assesses, by a keyed hash of the IIN, so that evaluators are shown their own alone."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INDEX = "ix_documents_evaluator"
PAGE = 500
IIN = re.compile("[0-9]{12}")


def upgrade() -> None:
    """Add the column, fill it where a paper names one evaluator by IIN, and index what papers have it."""
    for table, content in (("documents", "payload"), ("drafts", "data")):
        op.add_column(table, sa.Column("evaluator", sa.String(64)))
        _fill(table, content)
    named = sa.text("evaluator is not null")
    columns = ["state_body_id", "evaluator", "created_at", "id"]
    op.create_index(INDEX, "documents", columns, sqlite_where=named, postgresql_where=named)


def downgrade() -> None:
    """Drop both."""
    op.drop_index(INDEX, "documents")
    for table in ("documents", "drafts"):
        op.drop_column(table, "evaluator")


def _fill(table: str, content: str) -> None:
    """Go through the papers with an IIN, some at a time: their data do not fit into memory all at once."""
    connection = op.get_bind()
    rows = sa.table(table, *map(sa.column, ("id", "state_body_id", content, "evaluator")))
    bodies, last = dict[str, bytes](), ""
    query = sa.select(rows.c.id, rows.c.state_body_id, rows.c[content]).order_by(rows.c.id).limit(PAGE)
    change = sa.update(rows).where(rows.c.id == sa.bindparam("row")).values(evaluator=sa.bindparam("hash"))
    while found := connection.execute(query.where(rows.c.id > last, rows.c[content].contains('"iin"'))).all():
        last = found[-1].id
        changes = []
        for row in found:
            if (iin := _named(json.loads(row[2]))) is not None:
                key = bodies.get(row.state_body_id) or bodies.setdefault(row.state_body_id, _key(row.state_body_id))
                changes.append({"row": row.id, "hash": hmac.new(key, iin.encode(), hashlib.sha256).hexdigest()})
        if changes:
            connection.execute(change, changes)


def _named(data: Any) -> str | None:
    """Return the IIN of the one evaluator that a paper names; its forms had these three places for evaluators."""
    if not isinstance(data, Mapping):
        return None
    quarters = data.get("quarters")
    quarters = quarters if isinstance(quarters, list) else []
    entries = [data, *(each for each in quarters if isinstance(each, Mapping))]
    named = [*(each.get("evaluator") for each in entries), data.get("authorized_person")]
    found = set(_iins(named))
    [one] = found if len(found) == 1 else [None]
    return one if isinstance(one, str) and IIN.fullmatch(one) else None


def _iins(people: list[Any]) -> Iterator[str | None]:
    for person in people:
        if isinstance(person, Mapping):
            iin = person.get("iin")
            yield iin.strip() if isinstance(iin, str) else None


def _key(state_body_id: str) -> bytes:
    """Return the key of a state body's evaluators, of its secret, which is drawn where there was none yet."""
    bodies = sa.table("state_bodies", sa.column("id"), sa.column("secret"))
    mine, connection = bodies.c.id == state_body_id, op.get_bind()
    secret = connection.scalar(sa.select(bodies.c.secret).where(mine))
    if secret is None:
        secret = secrets.token_hex(32)
        connection.execute(sa.update(bodies).where(mine).values(secret=secret))
    return hmac.digest(bytes.fromhex(secret), b"evaluator", hashlib.sha256)
