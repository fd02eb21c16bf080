"""Changes of constraints, for which SQLite has no statement."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op


def is_sqlite() -> bool:
    """Tell whether the database that is being migrated is one of SQLite."""
    return op.get_bind().dialect.name == "sqlite"


def rewrite(changes: Mapping[str, str]) -> None:
    """Change the text that SQLite keeps of its tables; no row is touched, so every row has to fit already.

    Making a table anew would copy every paper, and for what other tables point to it cannot be done in a transaction.
    """
    version = op.get_bind().exec_driver_sql("PRAGMA schema_version").scalar_one()
    op.execute("PRAGMA writable_schema = ON")
    schema = sa.table("sqlite_master", sa.column("sql"))
    for old, new in changes.items():
        changed = sa.func.replace(schema.c.sql, old, new)
        op.execute(sa.update(schema).where(schema.c.sql.contains(old)).values(sql=changed))
    op.execute(f"PRAGMA schema_version = {version + 1}")
    op.execute("PRAGMA writable_schema = OFF")
