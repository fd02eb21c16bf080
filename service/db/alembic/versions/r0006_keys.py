"""Keys have a name, scopes, an end, and know when they were last used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.String(36)
MOMENT = sa.DateTime(timezone=True)
SCOPES = ["read", "create", "metrics", "admin"]
"""What keys were good for before there were scopes: everything."""
BOOTSTRAP = {"bootstrap", "BAGALAU_BOOTSTRAP_KEY"}
"""What the keys of the installation were called."""


def upgrade() -> None:
    """Make the table anew, which holds few rows and which no other points to."""
    former = _taken_away()
    keys = op.create_table(
        "keys",
        *_common(),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("bootstrap", sa.Boolean(), nullable=False),
        sa.Column("replaces_id", ID, sa.ForeignKey("keys.id")),
        sa.Column("expires_at", MOMENT),
        sa.Column("last_used_at", MOMENT),
    )
    op.create_index("ix_keys_state_body_id", "keys", ["state_body_id"])
    for row in former:
        label = row.pop("label")
        op.execute(sa.insert(keys).values(**row, name=label, scopes=SCOPES, bootstrap=label in BOOTSTRAP))


def downgrade() -> None:
    """Make the former table; what a key was not good for, it is then."""
    former = _taken_away()
    keys = op.create_table("keys", *_common(), sa.Column("label", sa.String(200), nullable=False))
    op.create_index("ix_keys_state_body_id", "keys", ["state_body_id"])
    kept = {column.name for column in keys.columns}
    for row in former:
        row["label"] = row["name"]
        op.execute(sa.insert(keys).values(**{name: value for name, value in row.items() if name in kept}))


def _common() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", ID, primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
    )


def _taken_away() -> list[dict[str, object]]:
    """Return the rows of the table, and drop it."""
    table = sa.Table("keys", sa.MetaData(), autoload_with=op.get_bind(), resolve_fks=False)
    rows = [dict(row) for row in op.get_bind().execute(sa.select(table)).mappings()]
    op.drop_table("keys")
    return rows
