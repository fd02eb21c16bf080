"""Papers are looked for by whom they are about, and by what corrects them; sessions keep what was looked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from alembic import op

from service.db.sought import sought_by

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.String(36)
UNREADY = "ix_documents_unready"
CHUNK = 500

MOMENT = sa.DateTime(timezone=True)
DOCUMENTS = sa.table(
    "documents",
    *map(sa.column, ("id", "state_body_id", "kind", "form", "payload")),
    sa.column("computed", sa.JSON()),
    sa.column("created_at", MOMENT),
)


def upgrade() -> None:
    """Create the table and fill it from the papers that are there."""
    papers = op.create_table(
        "papers",
        sa.Column("document_id", ID, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("quarter", sa.Integer()),
        sa.Column("result", sa.String(32)),
        sa.Column("whom", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("evaluator", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("superseded_by_id", ID, sa.ForeignKey("documents.id", ondelete="SET NULL")),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_papers_newest", "papers", ["state_body_id", "created_at", "document_id"])
    superseded = sa.text("superseded_by_id is not null")
    op.create_index(
        "ix_papers_superseded",
        "papers",
        ["superseded_by_id"],
        sqlite_where=superseded,
        postgresql_where=superseded,
    )
    unready = sa.text("status <> 'ready'")
    columns = ["state_body_id", "status", "id"]
    op.create_index(UNREADY, "documents", columns, sqlite_where=unready, postgresql_where=unready)
    op.add_column("sessions", sa.Column("kept", sa.Text()))
    op.add_column("drafts", sa.Column("corrects_id", ID))
    for rows in _chunks():
        op.bulk_insert(papers, [{name: row[name] for name in row if name in papers.c} for row in rows])


def downgrade() -> None:
    """Drop them."""
    op.drop_column("drafts", "corrects_id")
    op.drop_column("sessions", "kept")
    op.drop_index(UNREADY, "documents")
    op.drop_table("papers")


def _chunks() -> Iterator[list[dict[str, Any]]]:
    last = ""
    while True:
        query = sa.select(DOCUMENTS).where(DOCUMENTS.c.kind == "document", DOCUMENTS.c.id > last)
        rows = op.get_bind().execute(query.order_by(DOCUMENTS.c.id).limit(CHUNK)).all()
        if not rows:
            return
        yield [_row(row) for row in rows]
        last = rows[-1].id


def _row(document: Any) -> dict[str, Any]:
    sought = sought_by(document.form, json.loads(document.payload), document.computed)
    own = {"document_id": document.id, "state_body_id": document.state_body_id, "created_at": document.created_at}
    return {**own, **asdict(sought)}
