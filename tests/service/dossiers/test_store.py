"""Documents that were accepted together, as both databases keep them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from service.db import idempotency
from service.db.database import Database, open_engine
from service.db.migrations import alembic_config, migrate
from service.db.models import BUILTIN_OWNER_ID, IdempotencyKeyRow, Kind, Status
from service.documents.store import NewDocument
from service.dossiers import store as dossiers
from service.dossiers.store import NewDossier

if TYPE_CHECKING:
    from datetime import datetime

    from service.dossiers.store import StoredDossier

OWNER = BUILTIN_OWNER_ID
WARNING = {"rule": "B5-dossier-person", "severity": "warning", "pointer": "", "message": "Должности разные"}
CLAIM = idempotency.IdempotencyClaim("key", "0" * 64)


def _new(*forms: str) -> NewDossier:
    documents = tuple(
        NewDocument(OWNER, form, Kind.DOCUMENT, "ru", "0" * 64, ("docx",), payload="{}", payload_sha256="1" * 64)
        for form in forms
    )
    return NewDossier(OWNER, "b_year", documents, (WARNING,))


def _add(database: Database, noon: datetime, *forms: str) -> StoredDossier:
    with database.transaction() as session:
        return dossiers.add(session, _new(*forms), now=noon, actor="test")


def _get(database: Database, dossier_id: str, owner_id: str = OWNER) -> StoredDossier | None:
    with database.reading() as session:
        return dossiers.get(session, owner_id, dossier_id)


def test_a_dossier_is_read_back_with_its_documents_in_order(database: Database, noon: datetime) -> None:
    """Though all were accepted at the same moment and their ids are random."""
    forms = tuple(f"form_{number}" for number in range(12))
    added = _add(database, noon, *forms)
    found = _get(database, added.id)
    assert found == added
    assert tuple(document.form for document in added.documents) == forms
    assert {document.dossier_id for document in added.documents} == {added.id}
    assert (added.kind, added.violations, added.created_at) == ("b_year", (WARNING,), noon)


def test_a_dossier_belongs_to_its_owner(database: Database, noon: datetime) -> None:
    """To everybody else there is none."""
    added = _add(database, noon, "a", "b")
    assert _get(database, added.id, "somebody-else") is None
    assert _get(database, "no-such-dossier") is None


def test_a_transaction_given_up_leaves_no_document_behind(database: Database, noon: datetime) -> None:
    """All or nothing."""
    broken = NewDossier(OWNER, "b_year", (*_new("a").documents, NewDocument("nobody", *("x",) * 4, ("docx",))))
    with pytest.raises(IntegrityError), database.transaction() as session:
        dossiers.add(session, broken, now=noon, actor="test")
    with database.reading() as session:
        for table in ("documents", "dossiers", "transitions"):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == 0


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        ("queued queued", "queued"),
        ("queued rendering", "rendering"),
        ("queued ready", "rendering"),
        ("queued failed", "rendering"),
        ("ready ready", "ready"),
        ("ready failed", "failed"),
        ("failed failed", "failed"),
        ("ready failed rendering", "rendering"),
    ],
)
def test_the_status_tells_of_all_documents_together(
    database: Database, noon: datetime, statuses: str, together: str
) -> None:
    """Ready when all are, failed when nothing is left to wait for."""
    wanted = statuses.split()
    added = _add(database, noon, *wanted)
    with database.transaction() as session:
        for document, status in zip(added.documents, wanted, strict=True):
            lease = document.id if status == "rendering" else None
            session.execute(
                text("UPDATE documents SET status = :status, lease_token = :lease WHERE id = :id"),
                {"status": status, "lease": lease, "id": document.id},
            )
    found = _get(database, added.id)
    assert found is not None
    assert found.status is Status(together)


def test_a_key_stands_for_one_dossier(database: Database, noon: datetime) -> None:
    """It cannot be bound again, whatever to."""
    added = _add(database, noon, "a", "b")
    with database.transaction() as session:
        idempotency.bind(session, OWNER, CLAIM, noon, dossier_id=added.id)
    with database.reading() as session:
        bound = idempotency.find(session, OWNER, "key")
        assert bound is not None
        assert (bound.dossier_id, bound.document_id) == (added.id, None)
    with pytest.raises(IntegrityError), database.transaction() as session:
        idempotency.bind(session, OWNER, CLAIM, noon, document_id=added.documents[0].id)


@pytest.mark.parametrize("both", [True, False])
def test_a_key_stands_for_exactly_one_thing(database: Database, noon: datetime, both: bool) -> None:
    """The database refuses one that stands for nothing, or for a document and a dossier."""
    added = _add(database, noon, "a", "b")
    made: dict[str, Any] = {"document_id": added.documents[0].id, "dossier_id": added.id} if both else {}
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(IdempotencyKeyRow(owner_id=OWNER, key="k", request_sha256="0" * 64, created_at=noon, **made))


def test_what_was_there_before_dossiers_stays_as_it_was(database_url: str, noon: datetime) -> None:
    """A document with its key outlives the way forth and back; a dossier leaves its documents behind."""
    migrate(database_url, "0001")
    engine = open_engine(database_url)
    moment = noon.replace(tzinfo=None) if engine.dialect.name == "sqlite" else noon
    with engine.begin() as connection:
        connection.execute(text(DOCUMENT), {"id": "d", "owner": OWNER, "at": moment})
        connection.execute(text(KEY), {"owner": OWNER, "at": moment})
    migrate(database_url)
    database = Database(database_url)
    with database.reading() as session:
        bound = idempotency.find(session, OWNER, "old")
        assert bound is not None
        assert (bound.document_id, bound.dossier_id) == ("d", None)
    added = _add(database, noon + timedelta(days=1), "a", "b")
    with database.transaction() as session:
        idempotency.bind(session, OWNER, CLAIM, noon, dossier_id=added.id)
    database.dispose()
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "0001")
        assert connection.scalar(text("SELECT count(*) FROM documents")) == 3
        assert connection.scalars(text("SELECT key FROM idempotency_keys")).all() == ["old"]
        assert "dossiers" not in inspect(connection).get_table_names()
    engine.dispose()


DOCUMENT = """
    INSERT INTO documents (id, owner_id, form, kind, language, payload, template_sha256, formats, status, violations,
                           computed, attempts, crashes, rings, ring_at, created_at, updated_at)
    VALUES (:id, :owner, 'b2_score_sheet', 'document', 'ru', '{}', 'x', '[]', 'queued', '[]', '{}', 0, 0, 0, :at, :at,
            :at)
"""
KEY = """
    INSERT INTO idempotency_keys (owner_id, key, request_sha256, document_id, created_at)
    VALUES (:owner, 'old', 'x', 'd', :at)
"""
