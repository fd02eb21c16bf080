"""Alembic's entry: runs the steps on the connection, and in the transaction, of ``service.db.migrations``."""

from __future__ import annotations

from alembic import context

from service.db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
