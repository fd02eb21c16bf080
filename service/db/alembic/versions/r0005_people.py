"""People: users with sessions and one-time links, units of state bodies; failures of any kind are counted alike."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.String(36)
SHA256 = sa.String(64)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables; what was counted of wrong keys is forgotten, as it is within the hour anyway."""
    op.drop_table("wrong_keys")
    op.create_table(
        "throttles",
        sa.Column("place", sa.String(100), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("locked_until", MOMENT),
    )
    op.add_column("state_bodies", sa.Column("language", sa.String(8)))
    op.create_table(
        "units",
        sa.Column("id", ID, primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False),
        sa.Column("parent_id", ID, sa.ForeignKey("units.id")),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_units_parent_id", "units", ["parent_id"])
    op.create_index("ix_units_state_body_id", "units", ["state_body_id"])
    op.create_table(
        "users",
        sa.Column("id", ID, primary_key=True),
        sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id")),
        sa.Column("unit_id", ID, sa.ForeignKey("units.id")),
        sa.Column("login", sa.String(100), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("totp_secret", sa.String(64)),
        sa.Column("totp_step", sa.BigInteger()),
        sa.Column("iin", sa.String(12)),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("disabled_at", MOMENT),
        sa.CheckConstraint(
            "role in ('installation_administrator', 'personnel_officer', 'evaluator', 'auditor')", name="role"
        ),
        sa.CheckConstraint("(role = 'installation_administrator') = (state_body_id is null)", name="state_body"),
    )
    op.create_index("ix_users_state_body_id", "users", ["state_body_id"])
    op.create_table(
        "sessions",
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("user_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])
    op.create_table(
        "one_time_links",
        sa.Column("sha256", SHA256, primary_key=True),
        sa.Column("user_id", ID, sa.ForeignKey("users.id"), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
        sa.CheckConstraint("purpose in ('first_run', 'password')", name="purpose"),
    )
    op.create_index("ix_one_time_links_user_id", "one_time_links", ["user_id"])


def downgrade() -> None:
    """Drop them, and count wrong keys by address again."""
    for table in ("one_time_links", "sessions", "users", "units", "throttles"):
        op.drop_table(table)
    op.drop_column("state_bodies", "language")
    op.create_table(
        "wrong_keys",
        sa.Column("address", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("locked_until", MOMENT),
    )
