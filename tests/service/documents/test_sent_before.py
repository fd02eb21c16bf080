"""A paper about the same person and period as one before is accepted with a warning that names the first."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from service.db.models import DocumentRow, StateBodyRow

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

DOCUMENTS = "/api/v1/documents"
BATCHES = "/api/v1/batches"
FORM = "b2_score_sheet"
IIN = "900512453059"


def _sent(client: FlaskClient, data: Any, **members: Any) -> dict[str, Any]:
    response = client.post(DOCUMENTS, json={"form": FORM, "data": data, **members})
    assert response.status_code == 202, response.json
    found: dict[str, Any] = response.json
    return found


def _told(document: dict[str, Any]) -> list[str]:
    return [each["message"] for each in document["violations"] if each["rule"] == "sent-before"]


def test_the_first_document_is_named_by_id_label_and_day(client: FlaskClient, sample: dict[str, Any]) -> None:
    """A correction and a mere repetition alike; neither is refused, even where warnings are."""
    first = _sent(client, sample, external_id="hr-1")
    assert _told(first) == []
    corrected = {**sample, "days_worked": sample["days_worked"] - 1}
    second = _sent(client, corrected, external_id="hr-1", fail_on="warning")
    assert re.fullmatch(rf"О том же лице.*{first['id']} \(hr-1\) от \d\d\.\d\d\.\d{{4}}\. .*", _told(second)[0])
    third = _sent(client, sample)
    assert first["id"] in _told(third)[0]


def test_another_person_period_or_paper_is_none_of_that(client: FlaskClient, sample: dict[str, Any]) -> None:
    """One score sheet of each of two quarters, and of each of two namesakes in two positions."""
    _sent(client, sample)
    other = deepcopy(sample)
    other["period"]["quarter"], other["signed_on"] = 2, "2026-07-15"
    namesake = deepcopy(sample)
    namesake["employee"]["position"] = "главный специалист отдела кадров"
    assert [_told(_sent(client, data)) for data in (other, namesake)] == [[], []]


def test_a_person_is_known_by_the_iin_whatever_the_name(client: FlaskClient, sample: dict[str, Any]) -> None:
    """And without one by name, position and body, however they are spaced; both annexes are one paper."""
    sample["employee"]["iin"] = IIN
    first = _sent(client, sample)
    married = deepcopy(sample)
    married["employee"]["full_name"] = "Сейткалиева Ұлжан Қайратқызы"
    assert first["id"] in _told(_sent(client, married))[0]
    del sample["employee"]["iin"]
    unnumbered = _sent(client, sample)
    assert _told(unnumbered) == []
    spaced = deepcopy(sample)
    spaced["employee"]["full_name"] = sample["employee"]["full_name"].upper().replace(" ", "  ")
    assert unnumbered["id"] in _told(_sent(client, spaced))[0]


def test_a_failed_document_does_not_count(client: FlaskClient, sample: dict[str, Any], worker: Any) -> None:
    """Whoever sends it again has nothing else."""
    worker.fail(_sent(client, sample)["id"], "broken")
    assert _told(_sent(client, sample)) == []


def test_the_store_keeps_a_hash_that_only_the_state_bodys_secret_makes(
    client: FlaskClient, sample: dict[str, Any], services: Services
) -> None:
    """Equal for the same person and period, without the IIN in it, and another for another state body."""
    sample["employee"]["iin"] = IIN
    ids = [_sent(client, sample)["id"] for _ in range(2)]
    with services.database.reading() as session:
        found = set(session.scalars(select(DocumentRow.subject).where(DocumentRow.id.in_(ids))))
        secrets = [one for one in session.scalars(select(StateBodyRow.secret)) if one]
    assert len(found) == 1
    assert re.fullmatch("[0-9a-f]{64}", found.pop() or "")
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in secrets)
    assert len(secrets) == 1


def test_rows_of_a_batch_name_what_was_sent_before_it(client: FlaskClient, sample: dict[str, Any], worker: Any) -> None:
    """The very same content becomes no second document, and has nothing to warn of."""
    first = _sent(client, sample, external_id="hr-1")
    corrected = {**sample, "days_worked": sample["days_worked"] - 1}
    rows = [{"form": FORM, "external_id": "hr-1", "data": data} for data in (sample, corrected)]
    lines = "\n".join(json.dumps(row) for row in rows)
    batch = client.post(BATCHES, data=lines, content_type="application/x-ndjson").json
    assert worker.read_batch()
    items = client.get(f"{BATCHES}/{batch['id']}/items").json["items"]
    told = [[each["rule"] for each in item["violations"]] for item in items]
    assert told == [[], ["sent-before", "repeated-row"]]
    assert first["id"] in items[1]["violations"][0]["message"]
