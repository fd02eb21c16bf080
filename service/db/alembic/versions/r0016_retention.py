"""Papers say until when they are kept, and legal holds keep them longer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from service.db.secrets import hashed
from service.db.sought import assessment_of
from service.local_time import local_date
from validators.check import load, retention_of
from validators.deadlines.model import NUMBERS, years
from validators.errors import ValidatorsError
from validators.forms import SPECS

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.String(36)
MOMENT = sa.DateTime(timezone=True)
CHUNK = 500
DOCUMENTS = sa.table(
    "documents", *map(sa.column, ("id", "state_body_id", "kind", "form", "payload")), sa.column("created_at", MOMENT)
)
PAPERS = sa.table("papers", sa.column("document_id"), sa.column("kept_until", sa.Date()), sa.column("assessment"))
BODIES = sa.table("state_bodies", sa.column("id"), sa.column("secret"))


def upgrade() -> None:
    """Add the columns, fill them from the papers that are there, and create the table."""
    op.add_column("papers", sa.Column("kept_until", sa.Date()))
    op.add_column("papers", sa.Column("assessment", sa.String(64)))
    _fill()
    op.create_index("ix_papers_kept_until", "papers", ["state_body_id", "kept_until"])
    known = sa.text("assessment is not null")
    op.create_index("ix_papers_assessment", "papers", ["assessment"], sqlite_where=known, postgresql_where=known)
    op.create_table(
        "legal_holds",
        sa.Column("id", ID, primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("paper_id", ID),
        sa.Column("iin", sa.String(12)),
        sa.Column("name", sa.Text()),
        sa.Column("shown", sa.Text()),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("held_by", sa.String(100), nullable=False),
        sa.Column("released_at", MOMENT),
        sa.Column("released_by", sa.String(100)),
    )
    op.create_index("ix_legal_holds_newest", "legal_holds", ["state_body_id", "since"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("legal_holds")
    op.drop_index("ix_papers_assessment", "papers")
    op.drop_index("ix_papers_kept_until", "papers")
    op.drop_column("papers", "assessment")
    op.drop_column("papers", "kept_until")


def _fill() -> None:
    connection = op.get_bind()
    secrets = {row.id: row.secret for row in connection.execute(sa.select(BODIES))}
    change = sa.update(PAPERS).where(PAPERS.c.document_id == sa.bindparam("row"))
    change = change.values(kept_until=sa.bindparam("until"), assessment=sa.bindparam("about"))
    for rows in _chunks():
        connection.execute(change, [_kept(row, secrets[row.state_body_id]) for row in rows])


def _chunks() -> Iterator[list[Any]]:
    last = ""
    while True:
        query = sa.select(DOCUMENTS).where(DOCUMENTS.c.kind == "document", DOCUMENTS.c.id > last)
        rows = list(op.get_bind().execute(query.order_by(DOCUMENTS.c.id).limit(CHUNK)).all())
        if not rows:
            return
        yield rows
        last = rows[-1].id


def _kept(row: Any, secret: str | None) -> dict[str, Any]:
    """Return what becomes of a row; where its data cannot be read any more, its term is counted from its issue."""
    issued, data = local_date(row.created_at), json.loads(row.payload)
    try:
        kept, about = retention_of(row.form, data, issued_on=issued), assessment_of(load(row.form, data))
    except ValidatorsError:
        return {"row": row.id, "until": _from_issue(row.form, issued), "about": None}
    if kept is None:
        return {"row": row.id, "until": None, "about": None}
    joint = kept.joint and secret is not None and about is not None
    return {"row": row.id, "until": kept.until, "about": hashed(secret or "", about or ()) if joint else None}


def _from_issue(form: str, issued: date) -> date:
    methodology = SPECS[form].methodology if form in SPECS else "B"
    return years(issued, NUMBERS[methodology](None).retention_years).day
