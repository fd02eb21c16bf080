"""Secrets of authenticator apps have room for being encrypted; ``worker.prepare`` encrypts those that are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move them into the wider column."""
    _move("totp_secret", "totp_sealed", 200)


def downgrade() -> None:
    """Move them back, as far as they fit: what is encrypted does not, and is asked for no more."""
    _move("totp_sealed", "totp_secret", 64)


def _move(former: str, column: str, length: int) -> None:
    op.add_column("users", sa.Column(column, sa.String(length)))
    users = sa.table("users", sa.column(former), sa.column(column))
    fits = sa.func.length(users.c[former]) <= length
    op.execute(users.update().where(fits).values({column: users.c[former]}))
    op.drop_column("users", former)
