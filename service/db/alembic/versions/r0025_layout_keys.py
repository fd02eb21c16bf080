"""Papers may be laid out without LibreOffice, where comparisons have shown the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SHA256, ID, MOMENT = sa.String(64), sa.String(36), sa.DateTime(timezone=True)
BEFORE, AFTER = "way in ('single', 'joined')", "way in ('single', 'joined', 'layout')"


def upgrade() -> None:
    """Add the table and allow the new way."""
    op.create_table(
        "layout_keys",
        sa.Column("id", SHA256, primary_key=True),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("template_sha256", SHA256, nullable=False),
        sa.Column("libreoffice", sa.String(100), nullable=False),
        sa.Column("fonts_sha256", SHA256, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("compared", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(200)),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("lease_token", ID),
        sa.Column("lease_until", MOMENT),
        sa.Column("lease_holder", sa.String(100)),
        sa.CheckConstraint("state in ('new', 'open', 'shut')", name="state"),
    )
    _allow(AFTER)


def downgrade() -> None:
    """Drop the table; files made in the new way stay, as ones whose way is not known."""
    op.execute("UPDATE files SET way = NULL WHERE way = 'layout'")
    _allow(BEFORE)
    op.drop_table("layout_keys")


def _allow(ways: str) -> None:
    with op.batch_alter_table("files") as files:
        files.drop_constraint("way", type_="check")
        files.create_check_constraint("way", ways)
