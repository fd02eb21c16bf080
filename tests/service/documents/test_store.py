"""Documents come back as they were stored, page by page, and only to their state body. On both databases."""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from service.db.models import Kind, StateBodyRow, Status
from service.documents import claims
from service.documents import store as documents
from service.documents.store import Filters
from service.errors import InvalidSubmissionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import ScopedDatabase
    from service.documents.store import StoredDocument

OTHER = "11111111-1111-1111-1111-111111111111"


@pytest.fixture
def _other_state_body(database: ScopedDatabase, noon: datetime) -> None:
    with database.transaction() as session:
        session.add(StateBodyRow(id=OTHER, name="Другой", created_at=noon))


def _list(database: ScopedDatabase, filters: Filters, cursor: str | None = None, limit: int = 50) -> documents.Page:
    with database.reading() as session:
        return documents.page(session, filters, cursor=cursor, limit=limit)


def test_a_document_comes_back_as_it_was_stored(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """What was returned when it was stored is what is read afterwards; the payload is read only where it is needed."""
    warning = {"rule": "B5-deadline", "severity": "warning", "pointer": "", "message": "Поздно."}
    stored = make_document(
        external_id="HR-1", violations=(warning,), computed={"average": "4.20"}, edition="order-13/2025-07-28"
    )
    with database.reading() as session:
        assert documents.get(session, stored.id) == stored
        assert documents.payload(session, stored.id) == {"employee": {"full_name": "Әлия Қасымова"}}
    assert stored.created_at == noon
    assert stored.status is Status.QUEUED
    assert stored.violations == (warning,)


@pytest.mark.usefixtures("_other_state_body")
def test_a_document_is_hidden_from_other_state_bodys(
    database: ScopedDatabase, make_document: Callable[..., StoredDocument]
) -> None:
    """Neither by its id nor in a list."""
    theirs = make_document(state_body_id=OTHER)
    with database.reading() as session:
        assert documents.get(session, theirs.id) is None
    assert _list(database, Filters()).documents == ()


def test_pages_show_every_document_once_newest_first_while_more_arrive(
    database: ScopedDatabase, make_document: Callable[..., StoredDocument]
) -> None:
    """Several of the same microsecond, and a new one between two pages."""
    ids = [make_document(number // 3).id for number in range(10)]
    seen, cursor = [], None
    for _ in range(4):
        page = _list(database, Filters(), cursor, limit=3)
        seen += [document.id for document in page.documents]
        cursor = page.next_cursor
        make_document(100)
    assert cursor is None
    assert sorted(seen) == sorted(ids)
    assert [ids.index(document_id) // 3 for document_id in seen] == [3, 2, 2, 2, 1, 1, 1, 0, 0, 0]


def test_a_full_last_page_has_no_next(database: ScopedDatabase, make_document: Callable[..., StoredDocument]) -> None:
    """Nobody is sent for an empty page."""
    for _ in range(2):
        make_document()
    assert _list(database, Filters(), limit=2).next_cursor is None


def test_lists_are_filtered(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """By the client's label, form and status; blank forms are in no list."""
    first = make_document(external_id="HR-1")
    second = make_document(external_id="HR-2", form="b1_score_sheet")
    make_document(kind=Kind.BLANK, payload=None)
    with database.transaction() as session:
        claims.claim(session, [second.id], worker="w", lease_seconds=9, now=noon)

    def ids(filters: Filters) -> set[str]:
        return {document.id for document in _list(database, filters).documents}

    assert ids(Filters()) == {first.id, second.id}
    assert ids(Filters(external_id="HR-1")) == {first.id}
    assert ids(Filters(form="b1_score_sheet")) == {second.id}
    assert ids(Filters(status=Status.RENDERING)) == {second.id}
    assert ids(Filters(external_id="HR-1", status=Status.RENDERING)) == set()


def _encoded(place: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "?",
        "я",
        "AAAA",
        _encoded([]),
        _encoded({}),
        _encoded(5),
        _encoded(["2025-10-20T12:00:00", "no zone"]),
        _encoded(["2025-10-20T12:00:00+00:00", 5]),
        _encoded([5, "x"]),
        _encoded(["yesterday", "x"]),
        _encoded(["2025-10-20T12:00:00+00:00", "x", "y"]),
        "[" * 5000,
    ],
)
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    """With a message instead of a crash, before the database is asked."""
    with pytest.raises(InvalidSubmissionError) as caught:
        documents.page(None, Filters(), cursor=cursor, limit=1)  # type: ignore[arg-type]  # not reached
    assert caught.value.pointer == "/cursor"


def test_a_blank_form_exists_once_for_each_template(
    database: ScopedDatabase, make_document: Callable[..., StoredDocument]
) -> None:
    """The database refuses a second one; another template, language or form makes another."""
    blank = make_document(kind=Kind.BLANK, payload=None)
    with pytest.raises(IntegrityError):
        make_document(kind=Kind.BLANK, payload=None)
    make_document(kind=Kind.BLANK, payload=None, template_sha256="1" * 64)
    make_document(kind=Kind.BLANK, payload=None, language="kk")
    make_document(kind=Kind.BLANK, payload=None, form="b1_score_sheet")
    with database.reading() as session:
        assert documents.find_blank(session, "b2_score_sheet", "ru", "0" * 64) == blank
        assert documents.find_blank(session, "b2_score_sheet", "ru", "9" * 64) is None


def test_a_failed_document_gets_a_fresh_start_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Of two that ask at the same moment one is told that it did it."""
    document = make_document()
    with database.transaction() as session:
        held = claims.claim(session, [document.id], worker="w", lease_seconds=9, now=noon)
        assert held is not None
        claims.fail(session, held, *held.claims, "conversion_failed", "Не удалось.", noon)
    later = noon + timedelta(minutes=2)
    with database.transaction() as session:
        assert documents.requeue_failed(session, document.id, now=later, actor="web")
        assert not documents.requeue_failed(session, document.id, now=later, actor="web")
    with database.reading() as session:
        again = documents.get(session, document.id)
    assert again is not None
    assert (again.status, again.failure_code, again.finished_at) == (Status.QUEUED, None, None)
