"""The journal of who did what to which paper, which the databases themselves keep from being changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.db.alembic.sqlite_schema import is_sqlite

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.String(36)
KEPT = ("id", "state_body_id", "at", "actor_kind", "actor_id", "action", "subject_kind", "subject_id", "part")
"""Columns that nothing may change."""
REFUSAL = "the journal is only appended to"
CHANGED = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
NEW, OLD = (", ".join(f"{row}.{name}" for name in KEPT) for row in ("NEW", "OLD"))
SQLITE = {
    "UPDATE": f"OLD.hash IS NOT NULL OR NEW.hash IS NULL OR {CHANGED}",
    "DELETE": "TRUE",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "INSERT": "NEW.hash IS NOT NULL OR EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)",
}
POSTGRESQL = {
    "UPDATE": f"FOR EACH ROW WHEN (OLD.hash IS NOT NULL OR NEW.hash IS NULL OR ({NEW}) IS DISTINCT FROM ({OLD}))",
    "DELETE": "FOR EACH ROW",
    "INSERT": "FOR EACH ROW WHEN (NEW.hash IS NOT NULL)",
    "TRUNCATE": "",
}
"""What is refused, and when."""
FUNCTION = f"""
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def upgrade() -> None:
    """Create the table and its triggers."""
    op.create_table(
        "journal",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(16), nullable=False),
        sa.Column("actor_id", sa.String(100), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject_kind", sa.String(16), nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("part", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger()),
        sa.Column("hash", sa.String(64)),
        sa.CheckConstraint("(number is null) = (hash is null)", name="chained"),
    )
    op.create_index("ix_journal_at", "journal", ["state_body_id", "at", "id"])
    op.create_index("ix_journal_actor", "journal", ["state_body_id", "actor_id", "id"])
    chained, unchained = sa.text("number is not null"), sa.text("hash is null")
    op.create_index(
        "uq_journal_number",
        "journal",
        ["state_body_id", "number"],
        unique=True,
        sqlite_where=chained,
        postgresql_where=chained,
    )
    op.create_index("ix_journal_unchained", "journal", ["id"], sqlite_where=unchained, postgresql_where=unchained)
    if is_sqlite():
        for what, when in SQLITE.items():
            refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            op.execute(f"CREATE TRIGGER journal_{what.lower()} BEFORE {what} ON journal WHEN {when} {refuse}")
        return
    op.execute(FUNCTION)
    for what, when in POSTGRESQL.items():
        refuse = "EXECUTE FUNCTION journal_refuse()"
        op.execute(f"CREATE TRIGGER journal_{what.lower()} BEFORE {what} ON journal {when} {refuse}")


def downgrade() -> None:
    """Drop both."""
    op.drop_table("journal")
    if not is_sqlite():
        op.execute("DROP FUNCTION journal_refuse()")
