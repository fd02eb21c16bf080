"""Papers are sorted by their score, for which the wide rows of documents are not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from service.db.sought import stated_score

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

CHUNK = 500

DOCUMENTS = sa.table("documents", sa.column("id"), sa.column("computed", sa.JSON()))
PAPERS = sa.table("papers", *map(sa.column, ("document_id", "result", "score")))


def upgrade() -> None:
    """Add the column and fill it from the computed values of the documents."""
    op.add_column("papers", sa.Column("score", sa.String(8)))
    write = sa.update(PAPERS).where(PAPERS.c.document_id == sa.bindparam("id"))
    for rows in _chunks():
        scores = [{"id": row.id, "stated": score} for row in rows if (score := stated_score(row.computed))]
        if scores:
            op.get_bind().execute(write.values(score=sa.bindparam("stated")), scores)


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("papers", "score")


def _chunks() -> Iterator[list[Any]]:
    last = ""
    scored = (
        sa.select(DOCUMENTS).join(PAPERS, PAPERS.c.document_id == DOCUMENTS.c.id).where(PAPERS.c.result.is_not(None))
    )
    while (
        rows := op.get_bind().execute(scored.where(DOCUMENTS.c.id > last).order_by(DOCUMENTS.c.id).limit(CHUNK)).all()
    ):
        yield list(rows)
        last = rows[-1].id
