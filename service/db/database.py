"""Connections and transactions: SQLite made durable, PostgreSQL as it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session, sessionmaker

from service.db.tenancy import EveryBody, Scope, ScopedSession, about
from service.db.utc_datetime import UtcDateTime
from service.db.vault import VAULT, Vault
from service.errors import DatabaseFullError, DatabaseUnavailableError

BUSY_SECONDS: Final = 15
CONNECT_SECONDS: Final = 5
POSTGRES_DISK_FULL: Final = "53100"
ANALYSED_ROWS: Final = 1000
"""Rows of each index that are looked at; SQLite's documentation names 100 to 1000."""
RENEWED_SECONDS: Final = 1800
"""Age at which a connection to SQLite is opened anew: it reads once how values are spread."""
BEGIN_OPTION: Final = "sqlite_begin"
UNTOUCHED: Final = {"synchronize_session": False}
"""Execution options of a statement that changes rows no session holds as objects."""
ID_BATCH_SIZE: Final = 5000
"""Ids in one statement; SQLite takes 32,766 values."""

SQLITE_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    # NORMAL would lose the last commits when the power fails, and a 202 promises they are kept.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What is deleted holds names, and would else stay readable in the file.
    "PRAGMA secure_delete = ON",
)


class Database:
    """The database behind a URL (``sqlite:///path`` or ``postgresql+psycopg://...``).

    It gives no sessions: :meth:`of` says whose rows are meant first. Safe to share between threads; not across a fork.
    ``clock`` gives the present moment instead of :meth:`now`'s own; ``vault`` seals secrets of people, for who keeps
    any.
    """

    def __init__(
        self,
        url: str | URL,
        *,
        pool_size: int = 10,
        clock: Callable[[], datetime] | None = None,
        vault: Vault | None = None,
    ) -> None:
        self.engine = open_engine(url, pool_size=pool_size)
        self.clock = clock
        self.vault = vault or Vault()
        self._writing = sessionmaker(
            self.engine.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"}),
            class_=ScopedSession,
            # Else rows that lack other columns than the row before take a statement of their own.
            execution_options={"render_nulls": True},
        )
        self._reading = sessionmaker(self.engine, class_=ScopedSession)

    def of(self, scope: Scope | EveryBody) -> ScopedDatabase:
        """Return the database as it is seen within a scope."""
        return ScopedDatabase(self, scope, self._writing, self._reading)

    def now(self, session: Session) -> datetime:
        """Return the present moment by which leases, claims and sweeps go, in UTC.

        On PostgreSQL it is the server's, the same for hosts with different clocks; SQLite is used by one machine
        only, and has its clock.
        """
        if self.clock is None and self.engine.dialect.name == "postgresql":
            moment: datetime = session.scalars(select(func.clock_timestamp(type_=UtcDateTime))).one()
            return moment
        return (self.clock or partial(datetime.now, UTC))()

    def gather_statistics(self) -> None:
        """Have SQLite look how values are spread, by which it chooses between indexes; PostgreSQL does so by itself.

        Without it SQLite takes a state body for something rare, and reads all its rows where it is given their ids. See
        https://www.sqlite.org/lang_analyze.html.

        Raises:
            DatabaseUnavailableError: the database cannot be reached or stayed locked.
        """
        if self.engine.dialect.name == "sqlite":
            with _translated(), self.engine.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA analysis_limit = {ANALYSED_ROWS}")
                connection.exec_driver_sql("ANALYZE")

    def erase_traces(self) -> None:
        """Have nothing of deleted rows stay in the files of the database, nor in what it knows of values.

        SQLite writes the whole file anew, since pages that were split hold copies that ``secure_delete`` does not
        reach, and empties its log; writers wait meanwhile. PostgreSQL frees the room of deleted rows for others and
        takes new samples of values for its statistics: the bytes on the disk stay until the room is used again.

        Raises:
            DatabaseUnavailableError: it cannot be done now; a reader keeps the log from being emptied, for example.
        """
        with _translated():
            if self.engine.dialect.name == "sqlite":
                self._vacuum_sqlite()
            else:
                with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.exec_driver_sql("VACUUM (ANALYZE)")
        self.gather_statistics()

    def _vacuum_sqlite(self) -> None:
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            [busy, *_] = cursor.fetchone() or (1,)
        except sqlite3.OperationalError as error:
            raise DatabaseUnavailableError(f"the database does not answer: {error}") from error
        finally:
            connection.close()
        if busy:
            raise DatabaseUnavailableError("the database does not answer: its log is being read")

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


class ScopedDatabase:
    """A database as it is seen within a scope: every session sees and writes the rows of its state body alone."""

    def __init__(
        self,
        whole: Database,
        scope: Scope | EveryBody,
        writing: sessionmaker[ScopedSession],
        reading: sessionmaker[ScopedSession],
    ) -> None:
        self.whole = whole
        self._writing = writing
        self._reading = reading
        self._about = about(scope) | {VAULT: whole.vault}

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Give a session whose work is committed at the end, or rolled back when an exception leaves the block.

        On SQLite the write lock is taken at the start: a later upgrade of a read lock would fail instead of waiting.

        Raises:
            DatabaseUnavailableError: the database cannot be reached or stayed locked.
            DatabaseFullError: its disk is full.
        """
        with _translated(), self._writing(info=self._about) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for reading only; on SQLite it neither waits for writers nor holds them up.

        Raises:
            DatabaseUnavailableError: the database cannot be reached.
        """
        with _translated(), self._reading(info=self._about) as session:
            yield session

    def now(self, session: Session) -> datetime:
        """Return the present moment; see :meth:`Database.now`."""
        return self.whole.now(session)

    def dispose(self) -> None:
        """Close every connection of the whole."""
        self.whole.dispose()


def open_engine(url: str | URL, *, pool_size: int = 10) -> Engine:
    """Return an engine for ``url`` that never shows values (which may be personal) in its errors."""
    parsed = make_url(url)
    options: dict[str, Any] = {
        "hide_parameters": True,
        "json_serializer": partial(json.dumps, ensure_ascii=False, sort_keys=True),
        "pool_size": pool_size,
        "pool_timeout": BUSY_SECONDS,
    }
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed,
            pool_pre_ping=True,
            connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "bagalau"},
            **options,
        )
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS}, pool_recycle=RENEWED_SECONDS, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Python's driver opens transactions by its own rules and would leave DDL outside them.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN_OPTION, "BEGIN"))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeoutError) as error:
        reason = str(error.orig) if isinstance(error, OperationalError | InterfaceError) else "no free connection"
        kind = DatabaseFullError if _is_full(getattr(error, "orig", None)) else DatabaseUnavailableError
        raise kind(f"the database does not answer: {reason}") from error


def _is_full(error: object) -> bool:
    full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return full or getattr(error, "sqlstate", None) == POSTGRES_DISK_FULL
