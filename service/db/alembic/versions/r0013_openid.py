"""Users sign in by a provider of OpenID Connect as well: by whom they are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COLUMNS = ("openid_issuer", "openid_subject")
NAME = "uq_users_openid"


def upgrade() -> None:
    """Add what a user is known by there; nobody is yet."""
    for name in COLUMNS:
        op.add_column("users", sa.Column(name, sa.String(255)))
    op.create_index(NAME, "users", list(COLUMNS), unique=True)


def downgrade() -> None:
    """Forget it."""
    op.drop_index(NAME, "users")
    for name in COLUMNS:
        op.drop_column("users", name)
