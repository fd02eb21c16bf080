"""Drafts, as both databases keep them: two who write at one never overwrite each other unawares."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from service.db.models import BUILTIN_STATE_BODY_ID, StateBodyRow
from service.db.tenancy import EVERY_BODY, Scope
from service.drafts import store as drafts
from service.drafts.store import Draft, Writing

if TYPE_CHECKING:
    from datetime import datetime

    from service.db.database import ScopedDatabase

FORM = "b2_score_sheet"
DATA = {"employee": {"full_name": "Әбдіқадырова Ұлжан"}, "signed_on": "32.13.2026", "scores": [{}, {"score": "4.5"}]}


def _begun(database: ScopedDatabase, now: datetime, data: dict[str, Any] | None = None) -> Draft:
    with database.transaction() as session:
        return drafts.add(session, FORM, DATA if data is None else data, by=None, now=now)


def _saved(
    database: ScopedDatabase, draft: Draft, data: dict[str, Any], writer: str, now: datetime, version: int = 0
) -> tuple[Draft | None, bool]:
    with database.transaction() as session:
        return drafts.save(session, draft.id, data, Writing(version or draft.version, writer), now=now)


def test_a_draft_is_kept_as_it_was_typed(database: ScopedDatabase, noon: datetime) -> None:
    """However incomplete or wrong."""
    begun = _begun(database, noon)
    with database.reading() as session:
        assert drafts.get(session, begun.id) == begun
    assert (begun.data, begun.version, begun.form) == (DATA, 1, FORM)


def test_the_second_writer_is_told_and_overwrites_nothing(database: ScopedDatabase, noon: datetime) -> None:
    """Who knows what was saved meanwhile may write again."""
    begun, later = _begun(database, noon), noon + timedelta(seconds=1)
    first, saved = _saved(database, begun, {"year": 1}, "first", later)
    assert saved
    assert first is not None
    assert (first.version, first.data, first.writer, first.updated_at) == (2, {"year": 1}, "first", later)
    second, saved = _saved(database, begun, {"year": 2}, "second", later)
    assert not saved
    assert second == first
    decided, saved = _saved(database, first, {"year": 2}, "second", later)
    assert saved
    assert decided is not None
    assert decided.data == {"year": 2}


def test_a_page_whose_answer_was_lost_goes_on(database: ScopedDatabase, noon: datetime) -> None:
    """Nobody else saved since: it is told nothing of differences from itself."""
    begun = _begun(database, noon)
    _saved(database, begun, {"year": 1}, "first", noon)
    again, saved = _saved(database, begun, {"year": 3}, "first", noon)
    assert saved
    assert again is not None
    assert again.data == {"year": 3}


def test_a_draft_that_was_deleted_meanwhile_is_gone(database: ScopedDatabase, noon: datetime) -> None:
    """Nothing is written into nowhere in silence."""
    begun = _begun(database, noon)
    with database.transaction() as session:
        assert drafts.remove(session, begun.id, now=noon)
        assert not drafts.remove(session, begun.id, now=noon)
    assert _saved(database, begun, {}, "first", noon) == (None, False)


def test_drafts_are_listed_by_when_they_were_written(database: ScopedDatabase, noon: datetime) -> None:
    """Last first."""
    begun = [_begun(database, noon + timedelta(seconds=number)) for number in range(3)]
    _saved(database, begun[0], {}, "page", noon + timedelta(minutes=1))
    with database.reading() as session:
        assert [each.id for each in drafts.newest(session)] == [begun[0].id, begun[2].id, begun[1].id]


def test_a_draft_belongs_to_its_state_body(database: ScopedDatabase, noon: datetime) -> None:
    """Others neither see, write nor delete it."""
    begun = _begun(database, noon)
    with database.whole.of(EVERY_BODY).transaction() as session:
        session.add(StateBodyRow(id="other", name="Другой", created_at=noon))
    other = database.whole.of(Scope("other"))
    assert BUILTIN_STATE_BODY_ID != "other"
    with other.transaction() as session:
        assert drafts.get(session, begun.id) is None
        assert drafts.newest(session) == ()
        assert not drafts.remove(session, begun.id, now=noon)
    assert _saved(other, begun, {}, "page", noon) == (None, False)
    with database.reading() as session:
        assert drafts.get(session, begun.id) == begun
