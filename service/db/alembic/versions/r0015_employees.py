"""The staff list: servants with the history of their positions, their absences, and the days worked that are stated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.String(36)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "employees",
        sa.Column("id", ID, primary_key=True),
        _state_body(),
        sa.Column("external_id", sa.String(64), nullable=False),
        sa.Column("full_name", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("iin", sa.String(12)),
        sa.Column("phone", sa.String(50)),
        sa.Column("email", sa.String(254)),
        sa.Column("address", sa.String(300)),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("gone_at", MOMENT),
        sa.UniqueConstraint("state_body_id", "external_id", name="uq_employees_state_body_id_external_id"),
    )
    op.create_index("ix_employees_name", "employees", ["state_body_id", "name", "id"])
    _partial("ix_employees_iin", "employees", ["state_body_id", "iin"], "iin is not null")
    op.create_table(
        "appointments",
        *_of_employee(),
        sa.Column("corpus", sa.String(1), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("managerial", sa.Boolean()),
        sa.Column("position", sa.String(300), nullable=False),
        sa.Column("organization", sa.String(300)),
        sa.Column("unit_id", ID, sa.ForeignKey("units.id")),
        sa.Column("appointed_on", sa.Date(), nullable=False),
        sa.Column("dismissed_on", sa.Date()),
        sa.Column("evaluator_external_id", sa.String(64)),
        sa.Column("evaluator", sa.JSON()),
        sa.Column("evaluator_role", sa.String(32)),
        sa.Column("evaluator_ground", sa.String(300)),
        sa.CheckConstraint("corpus in ('A', 'B')", name="corpus"),
    )
    op.create_index("ix_appointments_employee", "appointments", ["employee_id", "number"])
    op.create_index("ix_appointments_days", "appointments", ["state_body_id", "appointed_on"])
    _partial("ix_appointments_unit", "appointments", ["unit_id"], "unit_id is not null")
    evaluator = "evaluator_external_id"
    _partial("ix_appointments_evaluator", "appointments", ["state_body_id", evaluator], f"{evaluator} is not null")
    op.create_table(
        "absences",
        *_of_employee(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
    )
    op.create_index("ix_absences_employee", "absences", ["employee_id", "number"])
    op.create_table(
        "stated_days",
        *_of_employee(),
        sa.Column("appointment", sa.Integer()),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer()),
        sa.Column("days", sa.Integer(), nullable=False),
    )
    op.create_index("ix_stated_days_employee", "stated_days", ["employee_id", "number"])


def downgrade() -> None:
    """Drop them."""
    for table in ("stated_days", "absences", "appointments", "employees"):
        op.drop_table(table)


def _state_body() -> sa.Column[str]:
    return sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False)


def _of_employee() -> tuple[sa.Column[str], sa.Column[str], sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("id", ID, primary_key=True),
        _state_body(),
        sa.Column("employee_id", ID, sa.ForeignKey("employees.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
    )


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
