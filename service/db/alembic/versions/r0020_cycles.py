"""Cycles: the assessment of a period, with a sheet for each appointment and the steps of each sheet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.String(36)
MOMENT = sa.DateTime(timezone=True)
STATES = (
    "'not_assessed', 'not_started', 'draft', 'submitted', 'issued', 'acquainted', 'appealed', 'calibrated', 'closed'"
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "cycles",
        sa.Column("id", ID, primary_key=True),
        _state_body(),
        sa.Column("methodology", sa.String(1), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("staff_as_of", sa.Date(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.CheckConstraint("methodology in ('A', 'B')", name="methodology"),
        sa.CheckConstraint("(methodology = 'A') = (quarter = 0)", name="period"),
    )
    op.create_index("ix_cycles_newest", "cycles", ["state_body_id", "year", "quarter", "id"])
    period = ["state_body_id", "methodology", "year", "quarter"]
    _partial("uq_cycles_open", "cycles", period, "closed_at is null", unique=True)
    _sheets()
    op.create_table(
        "cycle_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        _state_body(),
        sa.Column("sheet_id", ID, sa.ForeignKey("cycle_sheets.id", ondelete="CASCADE"), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_kind", sa.String(16), nullable=False),
        sa.Column("actor_id", sa.String(100), nullable=False),
    )
    op.create_index("ix_cycle_steps_sheet", "cycle_steps", ["sheet_id", "id"])


def _sheets() -> None:
    op.create_table(
        "cycle_sheets",
        sa.Column("id", ID, primary_key=True),
        _state_body(),
        sa.Column("evaluator", sa.String(64)),
        sa.Column("cycle_id", ID, sa.ForeignKey("cycles.id"), nullable=False),
        sa.Column("employee_id", ID, sa.ForeignKey("employees.id"), nullable=False),
        sa.Column("appointment_id", ID, sa.ForeignKey("appointments.id", ondelete="SET NULL")),
        sa.Column("unit_id", ID, sa.ForeignKey("units.id")),
        sa.Column("sought", sa.Text(), nullable=False),
        sa.Column("employee", sa.JSON(), nullable=False),
        sa.Column("assessor", sa.JSON(), nullable=False),
        sa.Column("evaluator_id", sa.String(64)),
        sa.Column("evaluator_name", sa.Text()),
        sa.Column("form", sa.String(64)),
        sa.Column("days_worked", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("asking", sa.Boolean(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_by", ID),
        sa.Column("document_id", ID, sa.ForeignKey("documents.id")),
        sa.Column("protocol_id", ID, sa.ForeignKey("documents.id")),
        sa.Column("score", sa.String(8)),
        sa.Column("result", sa.String(32)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.CheckConstraint(f"state in ({STATES})", name="state"),
        sa.UniqueConstraint("cycle_id", "appointment_id", name="uq_cycle_sheets_cycle_id_appointment_id"),
    )
    op.create_index("ix_cycle_sheets_listed", "cycle_sheets", ["cycle_id", "sought", "id"])
    op.create_index("ix_cycle_sheets_state", "cycle_sheets", ["cycle_id", "state"])
    op.create_index("ix_cycle_sheets_employee", "cycle_sheets", ["employee_id"])
    _partial("ix_cycle_sheets_appointment", "cycle_sheets", ["appointment_id"], "appointment_id is not null")
    _partial("ix_cycle_sheets_document", "cycle_sheets", ["document_id"], "document_id is not null")
    _partial("ix_cycle_sheets_evaluator", "cycle_sheets", ["state_body_id", "evaluator"], "evaluator is not null")


def _state_body() -> sa.Column[str]:
    return sa.Column("state_body_id", ID, sa.ForeignKey("state_bodies.id"), nullable=False)


def _partial(name: str, table: str, columns: list[str], condition: str, *, unique: bool = False) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Drop them."""
    for table in ("cycle_steps", "cycle_sheets", "cycles"):
        op.drop_table(table)
