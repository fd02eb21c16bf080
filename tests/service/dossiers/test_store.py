"""Documents that were accepted together, as both databases keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.db.models import BUILTIN_STATE_BODY_ID, IdempotencyKeyRow, Kind, Status
from service.db.tenancy import Scope
from service.documents.store import NewDocument
from service.dossiers import store as dossiers
from service.dossiers.store import NewDossier

if TYPE_CHECKING:
    from datetime import datetime

    from service.db.database import ScopedDatabase
    from service.dossiers.store import StoredDossier

STATE_BODY_ID = BUILTIN_STATE_BODY_ID
WARNING = {"rule": "B5-dossier-person", "severity": "warning", "pointer": "", "message": "Должности разные"}
KEY = {"state_body_id": STATE_BODY_ID, "key": "key", "request_sha256": "0" * 64}


def _new(*forms: str) -> NewDossier:
    documents = tuple(
        NewDocument(form, Kind.DOCUMENT, "ru", "0" * 64, ("docx",), payload="{}", payload_sha256="1" * 64)
        for form in forms
    )
    return NewDossier("b_year", documents, (WARNING,))


def _add(database: ScopedDatabase, noon: datetime, *forms: str) -> StoredDossier:
    with database.transaction() as session:
        return dossiers.add(session, _new(*forms), now=noon, actor="test")


def _get(database: ScopedDatabase, dossier_id: str, state_body_id: str = STATE_BODY_ID) -> StoredDossier | None:
    with database.whole.of(Scope(state_body_id)).reading() as session:
        return dossiers.get(session, dossier_id)


def test_a_dossier_is_read_back_with_its_documents_in_order(database: ScopedDatabase, noon: datetime) -> None:
    """Though all were accepted at the same moment and their ids are random."""
    forms = tuple(f"form_{number}" for number in range(12))
    added = _add(database, noon, *forms)
    found = _get(database, added.id)
    assert found == added
    assert tuple(document.form for document in added.documents) == forms
    assert {document.dossier_id for document in added.documents} == {added.id}
    assert (added.kind, added.violations, added.created_at) == ("b_year", (WARNING,), noon)


def test_a_dossier_belongs_to_its_state_body(database: ScopedDatabase, noon: datetime) -> None:
    """To everybody else there is none."""
    added = _add(database, noon, "a", "b")
    assert _get(database, added.id, "somebody-else") is None
    assert _get(database, "no-such-dossier") is None


def test_a_transaction_given_up_leaves_no_document_behind(database: ScopedDatabase, noon: datetime) -> None:
    """All or nothing."""
    broken = NewDossier("b_year", (*_new("a").documents, NewDocument(*("x",) * 4, ("docx",))))
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
    database: ScopedDatabase, noon: datetime, statuses: str, together: str
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


def test_a_key_stands_for_one_dossier(database: ScopedDatabase, noon: datetime) -> None:
    """It cannot be bound again, whatever to."""
    added = _add(database, noon, "a", "b")
    with database.transaction() as session:
        session.add(IdempotencyKeyRow(**KEY, created_at=noon, dossier_id=added.id))
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(IdempotencyKeyRow(**KEY, created_at=noon, document_id=added.documents[0].id))


@pytest.mark.parametrize("both", [True, False])
def test_a_key_stands_for_exactly_one_thing(database: ScopedDatabase, noon: datetime, both: bool) -> None:
    """The database refuses one that stands for nothing, or for a document and a dossier."""
    added = _add(database, noon, "a", "b")
    made: dict[str, Any] = {"document_id": added.documents[0].id, "dossier_id": added.id} if both else {}
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(
            IdempotencyKeyRow(state_body_id=STATE_BODY_ID, key="k", request_sha256="0" * 64, created_at=noon, **made)
        )
