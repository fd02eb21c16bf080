"""Brings a database to the schema this version needs. Several processes may do it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import URL, Connection, text

from service.db.database import BEGIN_OPTION, open_engine

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS: Final = Path(__file__).parent / "alembic"
ADVISORY_LOCK: Final = 0x6261_6761_6C61_75
"""The PostgreSQL lock that lets one process migrate at a time: "bagalau" as a number."""


def migrate(url: str | URL, revision: str = "head") -> None:
    """Run the migrations that the database at ``url`` has not seen, all in one transaction.

    Args:
        url: an SQLAlchemy URL.
        revision: where to stop.
    """
    from alembic import command  # noqa: PLC0415 - costs a sixth of a second, and most commands migrate nothing

    engine = open_engine(url).execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ADVISORY_LOCK})
            command.upgrade(alembic_config(connection), revision)
    finally:
        engine.dispose()


def alembic_config(connection: Connection) -> Config:
    """Return Alembic's configuration for a connection whose transaction the caller owns."""
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
