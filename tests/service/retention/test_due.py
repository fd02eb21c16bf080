"""Papers fall due when the term of the last one about the same assessment is over, and a hold keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from service.db.models import FIRST_STATE_BODY_ID, JournalRow
from service.db.tenancy import Actor, Scope
from service.documents.submissions import Submission, submit
from service.errors import DocumentNotFoundError
from service.local_time import local_date
from service.retention.due import due_papers, kept, what_is_due
from service.retention.holds import HoldNotFoundError, hold, list_holds, release
from service.retention.people import Named, NobodyNamedError, about

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.conftest import FakeWorker

SIGNED = date(2026, 10, 15)
EVALUATOR = "750101300014"


def on(services: Services, day: date) -> Services:
    """Return the services as they are on a day at noon."""
    moment = datetime.combine(day, time(7), tzinfo=UTC)
    return replace(services, clock=lambda: moment)


def issue(services: Services, worker: FakeWorker, form: str, **changes: Any) -> str:
    """Return the id of a paper that is ready."""
    data = services.forms[form].sample() | changes  # type: ignore[attr-defined] # the real form has a sample
    made = submit(services, Submission(form, data), today=local_date(services.clock())).document
    worker.finish(made.id)
    return made.id


@pytest.fixture
def mine(services: Services) -> Services:
    """Return the services as an officer of the first state body uses them."""
    return services.of(Scope(FIRST_STATE_BODY_ID, Actor("user", "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61")))


def test_a_paper_falls_due_the_day_after_it_had_to_be_there_unless_another_prolongs_it(
    mine: Services, worker: FakeWorker
) -> None:
    """A session about the same assessment is over later; the agreement of another corpus goes by itself."""
    sheet = issue(mine, worker, "b2_score_sheet")
    agreement = issue(mine, worker, "a1_agreement")
    assert kept(mine, sheet).until == date(2029, 10, 15)
    assert what_is_due(on(mine, date(2029, 10, 15))).groups[0].form == "a1_agreement"
    due = what_is_due(on(mine, date(2029, 10, 16)))
    assert [(one.form, one.year, one.quarter, one.papers) for one in due.groups] == [
        ("a1_agreement", 2026, None, 1),
        ("b2_score_sheet", 2026, 3, 1),
    ]
    listed = due_papers(on(mine, date(2029, 10, 16)), limit=10)
    assert [one.document.id for one in listed] == [agreement, sheet]
    employee = mine.forms["b2_score_sheet"].sample()["employee"]  # type: ignore[attr-defined] # as above
    appellant = {name: value for name, value in employee.items() if name not in {"managerial", "dismissed_on"}}
    protocol = issue(mine, worker, "b_calibration_protocol", appellant=appellant)
    assert kept(mine, sheet).until == kept(mine, protocol).own == date(2029, 11, 3)
    assert kept(mine, sheet).own == date(2029, 10, 15)
    assert what_is_due(on(mine, date(2029, 11, 3))).papers == 1
    assert what_is_due(on(mine, date(2029, 11, 4))).papers == 3
    assert due_papers(on(mine, date(2029, 11, 4)), methodology="A", limit=10)[0].document.id == agreement


def test_single_papers_are_neither_of_a_batch_nor_of_a_cycle(
    mine: Services, worker: FakeWorker, client: FlaskClient, batch: dict[str, Any]
) -> None:
    """Of what has fallen due only those are named that no list of a batch or a cycle names."""
    listed = client.get(batch["links"]["items"]).json["items"]
    made = [one["document_id"] for one in listed if one["document_id"]]
    for one in made:
        worker.finish(one)
    single = issue(mine, worker, "b2_score_sheet", days_worked=44)
    later = on(mine, SIGNED + timedelta(days=5 * 366))
    assert {one.document.id for one in due_papers(later, limit=50)} == {single, *made}
    assert [one.document.id for one in due_papers(later, alone=True, limit=50)] == [single]


def test_what_is_held_does_not_fall_due_until_it_is_released(mine: Services, worker: FakeWorker) -> None:
    """One paper, or everything that names a person: by IIN also as evaluator, by name in whatever spelling."""
    evaluator = mine.forms["b2_score_sheet"].sample()["evaluator"] | {"iin": EVALUATOR}  # type: ignore[attr-defined] # as above
    sheet = issue(mine, worker, "b2_score_sheet", evaluator=evaluator)
    later = on(mine, SIGNED + timedelta(days=5 * 366))
    one = hold(mine, "Определение суда № 2-17", document_id=sheet)
    assert (what_is_due(later).papers, what_is_due(later).held, kept(mine, sheet).held) == (0, 1, True)
    with mine.database.reading() as session:
        person = about(session, sheet)
    release(mine, one.id)
    assert what_is_due(later).papers == 1
    for named in (person, Named(full_name=str(person.full_name).upper()), Named(iin=EVALUATOR)):
        held = hold(mine, "Запрос прокуратуры", person=named)
        assert (what_is_due(later).papers, what_is_due(later).held) == (0, 1), named
        release(mine, held.id)
    with pytest.raises(HoldNotFoundError):
        release(mine, one.id)
    listed = list_holds(mine)
    assert len(listed) == 4
    assert all(each.released_at for each in listed)
    with mine.database.reading() as session:
        told = session.execute(select(JournalRow.action).where(JournalRow.subject_kind == "legal_hold")).scalars().all()
    assert told == ["create", "release"] * 4


def test_another_state_body_sees_and_holds_nothing(mine: Services, worker: FakeWorker, other: FlaskClient) -> None:
    """Nor does anybody hold what is not there, or a person whom no paper is about."""
    assert other is not None
    sheet = issue(mine, worker, "b2_score_sheet")
    with pytest.raises(DocumentNotFoundError):
        hold(mine, "Запрос", document_id="3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61")
    table = issue(mine, worker, "a4_max_score_table")
    with mine.database.reading() as session, pytest.raises(NobodyNamedError):
        about(session, table)
    assert kept(mine, sheet).held is False
