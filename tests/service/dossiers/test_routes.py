"""Documents that belong together: checked with each other, accepted all or none, handed back as one."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from service.db.models import DocumentRow, DossierRow
from service.texts import MESSAGES, kept
from validators.dossier import DOSSIERS

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

URL = "/api/v1/dossiers"
VALIDATE = f"{URL}/validate"


@pytest.fixture
def examples(client: FlaskClient) -> dict[str, Any]:
    """Return the example requests of the description by kind of dossier."""
    post = client.get("/openapi.json").json["paths"][URL]["post"]
    found = post["requestBody"]["content"]["application/json"]["examples"]
    return {kind: example["value"] for kind, example in found.items()}


@pytest.fixture
def asked(examples: dict[str, Any]) -> dict[str, Any]:
    """Return a contested sheet with its protocol."""
    found: dict[str, Any] = examples["b_calibration"]
    return found


def _count(services: Services, table: Any) -> int:
    with services.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_every_kind_has_an_example_that_is_accepted_without_a_warning(
    client: FlaskClient, examples: dict[str, Any]
) -> None:
    """Trying one out in Swagger UI works the first time."""
    assert set(examples) == {kind.slug for kind in DOSSIERS}
    for kind, example in examples.items():
        verdict = client.post(VALIDATE, json=example).json
        assert (verdict["kind"], verdict["valid"], verdict["violations"]) == (kind, True, [])
        assert client.post(URL, json=example).status_code == 202


def test_a_violation_between_documents_names_both(client: FlaskClient, asked: dict[str, Any]) -> None:
    """The pointer leads from the beginning of the request; each place from its own data."""
    asked["documents"][1]["data"]["decision"]["score_before"] = "3.9"
    verdict = client.post(VALIDATE, json=asked).json
    (violation,) = [one for one in verdict["violations"] if one["rule"] == "B23-dossier-score"]
    assert not verdict["valid"]
    assert violation["pointer"] == "/documents/1/data/decision/score_before"
    assert violation["documents"] == [
        {"index": 1, "form": "b_calibration_protocol", "pointer": "/decision/score_before"},
        {"index": 0, "form": "b2_score_sheet", "pointer": "/scores"},
    ]
    assert (violation["law"]["item"], bool(violation["law"]["text"])) == ("23", True)


def test_each_document_is_told_of_with_what_was_computed(client: FlaskClient, asked: dict[str, Any]) -> None:
    """In the order of the request; what one breaks alone names no second document."""
    asked["documents"][0]["data"]["days_worked"] = 3
    verdict = client.post(VALIDATE, json=asked).json
    sheet, protocol = verdict["documents"]
    assert (sheet["form"], sheet["valid"]) == ("b2_score_sheet", False)
    assert (protocol["form"], protocol["valid"]) == ("b_calibration_protocol", True)
    assert sheet["computed"]["average"] == asked["documents"][1]["data"]["decision"]["score_before"]
    assert protocol["edition"] == "order-13/2025-07-28"
    (violation,) = verdict["violations"]
    assert violation["pointer"] == "/documents/0/data/days_worked"
    assert "documents" not in violation


def test_checking_stores_nothing_and_can_be_as_of_a_day(
    client: FlaskClient, asked: dict[str, Any], services: Services
) -> None:
    """A day before its signature, the sheet is signed in the future."""
    early = client.post(VALIDATE, json={**asked, "as_of": "2026-10-14"}).json
    assert "/documents/0/data/signed_on" in {one["pointer"] for one in early["violations"]}
    assert _count(services, DocumentRow) == _count(services, DossierRow) == 0


def test_an_accepted_dossier_is_its_documents_in_order(client: FlaskClient, asked: dict[str, Any], worker: Any) -> None:
    """Each is a document like any other, and leads back to the dossier."""
    asked["documents"][0] |= {"external_id": "hr-1", "formats": ["pdf"]}
    answer = client.post(URL, json=asked)
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"].endswith(answer.json["links"]["self"])
    assert (answer.json["kind"], answer.json["status"]) == ("b_calibration", "queued")
    sheet, protocol = answer.json["documents"]
    assert (sheet["form"], sheet["external_id"], sheet["formats"]) == ("b2_score_sheet", "hr-1", ["pdf"])
    assert protocol["form"] == "b_calibration_protocol"
    alone = client.get(sheet["links"]["self"]).json
    assert alone["links"]["dossier"] == answer.json["links"]["self"]
    worker.finish(sheet["id"])
    found = client.get(answer.headers["Location"]).json
    assert [one["id"] for one in found["documents"]] == [sheet["id"], protocol["id"]]
    assert (found["status"], found["documents"][0]["status"]) == ("rendering", "ready")
    worker.finish(protocol["id"])
    assert client.get(answer.headers["Location"]).json["status"] == "ready"


def test_warnings_between_documents_are_kept_with_the_dossier(client: FlaskClient, examples: dict[str, Any]) -> None:
    """A servant who changed the position within the year; where warnings forbid, nothing is accepted."""
    asked = examples["b_year"]
    asked["documents"][1]["data"]["employee"]["position"] = "главный специалист отдела профилактики"
    strict = client.post(URL, json={**asked, "fail_on": "warning"})
    assert (strict.status_code, strict.json["type"]) == (422, "/problems/forbidden-by-methodology")
    assert client.post(VALIDATE, json={**asked, "fail_on": "warning"}).json["valid"] is False
    assert client.post(VALIDATE, json=asked).json["valid"] is True
    accepted = client.post(URL, json=asked)
    found = client.get(accepted.headers["Location"]).json
    assert [one["rule"] for one in found["violations"]] == ["B5-dossier-person"]
    assert found["violations"] == accepted.json["violations"]
    assert len(found["violations"][0]["documents"]) == 2


@pytest.mark.parametrize(
    ("pointer", "value"),
    [(("days_worked",), 3), (("employee", "full_name"), "Другая Анна Олеговна"), (("scores",), "x")],
)
def test_all_documents_are_accepted_or_none(
    client: FlaskClient, asked: dict[str, Any], services: Services, pointer: tuple[str, ...], value: Any
) -> None:
    """Whether one is wrong alone, or in its shape, or together with the other."""
    place = asked["documents"][0]["data"]
    for step in pointer[:-1]:
        place = place[step]
    place[pointer[-1]] = value
    answer = client.post(URL, json=asked)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/forbidden-by-methodology")
    assert all(one["pointer"].startswith("/documents/") for one in answer.json["violations"])
    assert _count(services, DocumentRow) == _count(services, DossierRow) == 0


def test_a_repeated_request_gives_the_same_dossier(client: FlaskClient, asked: dict[str, Any]) -> None:
    """The same key and request answer again; the same key with another request is a conflict."""
    headers = {"Idempotency-Key": "dossier-1"}
    first = client.post(URL, json=asked, headers=headers)
    again = client.post(URL, json=asked, headers=headers)
    assert (again.status_code, again.headers["Idempotency-Replayed"]) == (202, "true")
    assert "Idempotency-Replayed" not in first.headers
    assert again.json == first.json
    other = client.post(URL, json={**asked, "fail_on": "warning"}, headers=headers)
    assert (other.status_code, other.json["type"]) == (409, "/problems/idempotency-conflict")


def test_a_key_stands_for_a_dossier_or_for_a_document_never_for_both(
    client: FlaskClient, asked: dict[str, Any]
) -> None:
    """Whichever came first."""
    document = asked["documents"][0]
    assert client.post(URL, json=asked, headers={"Idempotency-Key": "k1"}).status_code == 202
    assert client.post("/api/v1/documents", json=document, headers={"Idempotency-Key": "k1"}).status_code == 409
    assert client.post("/api/v1/documents", json=document, headers={"Idempotency-Key": "k2"}).status_code == 202
    assert client.post(URL, json=asked, headers={"Idempotency-Key": "k2"}).status_code == 409


@pytest.mark.parametrize(
    "change",
    [
        lambda asked: asked["documents"].extend([asked["documents"][1]] * 12),
        lambda asked: asked.update(kind="b_year", documents=asked["documents"][:1] * 13),
        lambda asked: asked["documents"].append({"form": "a7_survey", "data": {}}),
    ],
    ids=["thirteen protocols", "thirteen sheets", "a survey"],
)
def test_what_is_no_dossier_is_told_what_would_be_one(client: FlaskClient, asked: dict[str, Any], change: Any) -> None:
    """By name, in the notation of the kinds."""
    change(asked)
    for url in (URL, VALIDATE):
        answer = client.post(url, json=asked)
        assert (answer.status_code, answer.json["type"]) == (422, "/problems/not-a-dossier"), answer.text
        assert "b1_score_sheet | b2_score_sheet (≤ 12)" in answer.json["detail"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"documents": []}, "/documents"),
        ({"documents": [{"form": "b2_score_sheet", "data": {}}]}, "/documents"),
        ({"documents": [{"form": "b2_score_sheet", "data": {}}] * 21}, "/documents"),
        ({"documents": {}}, "/documents"),
        ({"documents": None}, "/documents"),
        ({"documents": ["x", {"form": "b2_score_sheet", "data": {}}]}, "/documents/0"),
        ({"documents": [None, {"form": "b2_score_sheet", "data": {}}]}, "/documents/0"),
        ({"documents": [{"form": "b9", "data": {}}, {"form": "b2_score_sheet", "data": {}}]}, "/documents/0/form"),
        ({"documents": [{"form": "b2_score_sheet"}, {"form": "b2_score_sheet", "data": {}}]}, "/documents/0/data"),
        (
            {"documents": [{"form": "b2_score_sheet", "data": {}, "fail_on": "error"}] * 2},
            "/documents/0/fail_on",
        ),
        ({"documents": [{"form": "b2_score_sheet", "data": {}, "formats": []}] * 2}, "/documents/0/formats"),
        ({"documents": [{"form": "b2_score_sheet", "data": {}, "language": "kk"}] * 2}, "/documents/0/language"),
        ({"documents": [{"form": "b2_score_sheet", "data": {}, "variant": "none"}] * 2}, "/documents/0/variant"),
        ({"kind": "b_unknown"}, "/kind"),
        ({"fail_on": "never"}, "/fail_on"),
        ({"as_of": "2026-10-15"}, "/as_of"),
        ({"unknown": 1}, "/unknown"),
    ],
)
def test_a_request_of_the_wrong_shape_is_422_with_a_pointer_into_the_request(
    client: FlaskClient, asked: dict[str, Any], change: dict[str, Any], pointer: str
) -> None:
    """Nested documents are read as strictly as single ones."""
    answer = client.post(URL, json={**asked, **change})
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request"), answer.text
    violations = {one["pointer"]: one["message"] for one in answer.json["violations"]}
    assert violations[pointer]
    assert "{" not in violations[pointer]


def test_the_archive_holds_every_file_under_a_readable_name(
    client: FlaskClient, asked: dict[str, Any], worker: Any
) -> None:
    """Numbered in the order of the documents, the same bytes every time; before that it is not ready."""
    dossier = client.post(URL, json=asked).json
    early = client.get(dossier["links"]["archive"])
    assert (early.status_code, early.json["type"]) == (409, "/problems/not-ready")
    assert early.headers["Retry-After"] == "1"
    for document in dossier["documents"]:
        worker.finish(document["id"])
    answer = client.get(dossier["links"]["archive"])
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.headers["Cache-Control"] == "private, no-store"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert [name[:3] for name in names] == ["01 ", "01 ", "02 ", "02 "]
    assert [name.rsplit(".")[-1] for name in names] == ["docx", "pdf"] * 2
    assert client.get(dossier["links"]["archive"]).data == answer.data
    unchanged = client.get(dossier["links"]["archive"], headers={"If-None-Match": answer.headers["ETag"]})
    assert unchanged.status_code == 304


def test_a_document_that_failed_is_the_failure_of_the_archive(
    client: FlaskClient, asked: dict[str, Any], worker: Any
) -> None:
    """With its reason; the others can still be fetched one by one."""
    dossier = client.post(URL, json=asked).json
    first, second = dossier["documents"]
    worker.finish(first["id"])
    worker.fail(second["id"], kept(MESSAGES.message("failures", "conversion_failed")))
    assert client.get(dossier["links"]["self"]).json["status"] == "failed"
    answer = client.get(dossier["links"]["archive"])
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/document-failed")
    assert "LibreOffice" in answer.json["detail"]


@pytest.mark.parametrize("tail", ["", "/archive.zip"])
@pytest.mark.parametrize(
    "identifier", ["3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61", "x", "3F2B8A4E-6F0E-4D0C-9A55-0D8C1F7B2E61"]
)
def test_an_unknown_dossier_is_404(client: FlaskClient, identifier: str, tail: str) -> None:
    """As is what is no identifier at all."""
    answer = client.get(f"{URL}/{identifier}{tail}")
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/dossier-not-found")


def test_the_dossier_of_another_state_body_is_not_seen(
    client: FlaskClient, asked: dict[str, Any], services: Services
) -> None:
    """It looks as if there were none."""
    dossier = client.post(URL, json=asked).json
    with services.database.transaction() as session:
        session.get_one(DossierRow, dossier["id"]).state_body_id = "00000000-0000-0000-0000-000000000000"
    assert client.get(dossier["links"]["self"]).status_code == 404


def test_a_dossier_needs_the_key(stranger: FlaskClient, asked: dict[str, Any]) -> None:
    """As everything that is stored does."""
    assert stranger.post(URL, json=asked).status_code == 401
    assert stranger.post(VALIDATE, json=asked).status_code == 401


def test_the_rules_between_documents_are_listed_with_the_others(client: FlaskClient) -> None:
    """With item and words of the law."""
    rule = client.get("/api/v1/rules/B23-dossier-score").json
    assert rule["item"] == "23"
    assert "b_calibration_protocol" in rule["forms"]
