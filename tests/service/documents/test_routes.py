"""Handing data in, seeing what became of it, fetching the papers."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from sqlalchemy import update

from service.app.factory import create_app
from service.db.models import DocumentRow
from service.texts import MESSAGES, kept
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

DOCUMENTS = "/api/v1/documents"
FORM = "b2_score_sheet"
KEY = "test-key-0123456789-0123456789-0123456789"
FIELDS = {
    "id",
    "form",
    "status",
    "external_id",
    "formats",
    "edition",
    "variant",
    "template",
    "violations",
    "computed",
    "files",
    "waiting_for",
    "failure",
    "created_at",
    "updated_at",
    "finished_at",
    "links",
}


def _create(client: FlaskClient, data: Any, *, key: str | None = None, **members: Any) -> Any:
    headers = {} if key is None else {"Idempotency-Key": key}
    return client.post(DOCUMENTS, json={"form": FORM, "data": data, **members}, headers=headers)


@pytest.fixture
def warned(sample: dict[str, Any]) -> dict[str, Any]:
    """Return data that is permitted with a warning: a zero without a comment."""
    sample["scores"][4] = {"score": "0"}
    for computed in ("average", "result"):
        sample.pop(computed, None)
    return sample


def test_accepted_data_is_202_with_the_address_of_the_document(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Location can be followed as it is."""
    answer = _create(client, sample, external_id="кадры-1")
    assert answer.status_code == 202
    assert answer.headers["Retry-After"] == "1"
    assert "Idempotency-Replayed" not in answer.headers
    assert answer.headers["Location"] == f"{DOCUMENTS}/{answer.json['id']}"
    found = client.get(answer.headers["Location"]).json
    assert found == answer.json
    assert set(found) == FIELDS
    assert (found["status"], found["external_id"], found["files"]) == ("queued", "кадры-1", [])
    assert found["edition"] == "order-13/2025-07-28"


@pytest.mark.parametrize("host", ["hr.example:8443", "[::1]:8000", 'x"><script>', "a b", "evil.example"])
def test_location_repeats_no_host(client: FlaskClient, sample: dict[str, Any], host: str) -> None:
    """Neither the one that was asked for nor that of a proxy: it is relative, and so under the address in use."""
    headers = {"Host": host, "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    answer = client.post(DOCUMENTS, json={"form": FORM, "data": sample}, headers=headers)
    assert answer.status_code == 202
    assert answer.headers["Location"] == f"{DOCUMENTS}/{answer.json['id']}"


def test_location_stands_under_the_public_address_when_there_is_one(
    services: Services, sample: dict[str, Any], client: FlaskClient
) -> None:
    """Behind a proxy that ends TLS nobody is sent back to plain HTTP with the key in hand."""
    public = replace(services, settings=replace(services.settings, public_url="https://hr.example.kz/bagalau/"))
    known = create_app(public).test_client()
    known.environ_base["HTTP_AUTHORIZATION"] = client.environ_base["HTTP_AUTHORIZATION"]
    answer = known.post(DOCUMENTS, json={"form": FORM, "data": sample})
    assert answer.headers["Location"] == f"https://hr.example.kz/bagalau{DOCUMENTS}/{answer.json['id']}"


def test_what_the_methodology_forbids_is_422_and_not_stored(client: FlaskClient, sample: dict[str, Any]) -> None:
    """All violations at once, with pointers into the data."""
    sample["scores"][0]["score"] = "5.5"
    sample["days_worked"] = 3
    answer = _create(client, sample)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/forbidden-by-methodology")
    assert {"B18-range", "B6-days-worked"} <= {violation["rule"] for violation in answer.json["violations"]}
    assert client.get(DOCUMENTS).json["items"] == []


def test_warnings_are_kept_with_the_document(client: FlaskClient, warned: dict[str, Any]) -> None:
    """The document is due all the same."""
    answer = _create(client, warned)
    assert answer.status_code == 202
    found = client.get(answer.headers["Location"]).json["violations"]
    assert "B18-zero" in [violation["rule"] for violation in found]
    assert {violation["severity"] for violation in found} == {"warning"}


def test_warnings_forbid_the_document_if_the_client_wants(client: FlaskClient, warned: dict[str, Any]) -> None:
    """`fail_on` makes them as grave as errors."""
    answer = _create(client, warned, fail_on="warning")
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/forbidden-by-methodology")


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"formats": []}, "/formats"),
        ({"formats": ["pdf", "pdf"]}, "/formats"),
        ({"formats": ["odt"]}, "/formats/0"),
        ({"formats": "pdf"}, "/formats"),
        ({"formats": {"pdf": 1}}, "/formats"),
        ({"formats": None}, "/formats"),
        ({"formats": [["pdf"]]}, "/formats/0"),
        ({"external_id": ""}, "/external_id"),
        ({"external_id": "x" * 201}, "/external_id"),
        ({"external_id": "a\nb"}, "/external_id"),
        ({"external_id": "a\u202eb"}, "/external_id"),
        ({"external_id": 17}, "/external_id"),
        ({"fail_on": "never"}, "/fail_on"),
        ({"fail_on": None}, "/fail_on"),
        ({"as_of": "2025-10-15"}, "/as_of"),
        ({"payload": 1}, "/payload"),
    ],
)
def test_a_request_of_the_wrong_shape_is_refused_by_name(
    client: FlaskClient, sample: dict[str, Any], members: dict[str, Any], pointer: str
) -> None:
    """The pointer leads into the request; nothing is stored."""
    answer = _create(client, sample, **members)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert [violation["pointer"] for violation in answer.json["violations"]] == [pointer]
    assert client.get(DOCUMENTS).json["items"] == []


def test_the_same_key_and_request_give_the_same_document(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Blanks, the order of names and spelled-out defaults make no other request of it."""
    first = _create(client, sample, key="k 1")
    second = _create(client, sample, key="k 1", formats=["docx", "pdf"], fail_on="error", external_id=None)
    text = json.dumps({"data": dict(reversed(sample.items())), "form": FORM}, indent=4)
    third = client.post(DOCUMENTS, data=text, content_type="application/json", headers={"Idempotency-Key": "k 1"})
    assert [answer.status_code for answer in (first, second, third)] == [202, 202, 202]
    assert first.json["id"] == second.json["id"] == third.json["id"]
    assert first.headers["Location"] == second.headers["Location"]
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == third.headers["Idempotency-Replayed"] == "true"
    assert len(client.get(DOCUMENTS).json["items"]) == 1


def test_the_same_key_with_another_request_is_409(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Another label is another request."""
    _create(client, sample, key="k")
    answer = _create(client, sample, key="k", external_id="other")
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/idempotency-conflict")


def test_a_refused_request_does_not_use_up_the_key(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Corrected data may come with the key of the refused ones."""
    assert _create(client, {}, key="k").status_code == 422
    assert _create(client, sample, key="k").status_code == 202


@pytest.mark.parametrize("key", ["", "x" * 256, "ключ", "a\tb", "\x7f"])
def test_a_key_that_is_none_is_refused(client: FlaskClient, sample: dict[str, Any], key: str) -> None:
    """1 to 255 printable ASCII characters."""
    answer = _create(client, sample, key=key.encode().decode("latin-1"))
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert [violation["pointer"] for violation in answer.json["violations"]] == ["/Idempotency-Key"]


@pytest.mark.parametrize("key", ["x", "x" * 255, "a b/c:d~!"])
def test_a_key_of_allowed_length_is_taken(client: FlaskClient, sample: dict[str, Any], key: str) -> None:
    """The limits themselves are allowed."""
    assert _create(client, sample, key=key).status_code == 202


def test_the_same_key_at_the_same_moment_makes_one_document(app: Flask, sample: dict[str, Any]) -> None:
    """Impatient clients send twice at once."""

    def send(_: int) -> tuple[int, str]:
        client = app.test_client()
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {KEY}"
        answer = _create(client, sample, key="same")
        return answer.status_code, answer.json["id"]

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(send, range(16)))
    assert len(answers) == 1
    assert answers.pop()[0] == 202


def test_a_finished_document_has_its_files(client: FlaskClient, worker: Any, document_id: str) -> None:
    """Format, address, hash, size, pages; the address leads to those very bytes."""
    worker.finish(document_id)
    found = client.get(f"{DOCUMENTS}/{document_id}").json
    assert found["status"] == "ready"
    assert found["finished_at"] >= found["created_at"]
    assert [file["format"] for file in found["files"]] == ["docx", "pdf"]
    assert [file["pages"] for file in found["files"]] == [None, 2]
    for file in found["files"]:
        content = client.get(file["url"]).data
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert len(content) == file["size"]


def test_a_file_comes_with_a_name_people_understand(client: FlaskClient, worker: Any, document_id: str) -> None:
    """In Russian for those who know RFC 6266, in Latin letters for the rest; never guessed at, never kept by caches."""
    worker.finish(document_id)
    answer = client.get(f"{DOCUMENTS}/{document_id}/files/pdf")
    latin, russian = answer.headers["Content-Disposition"].split("; ")[1:]
    assert latin.startswith('filename="')
    assert latin.endswith('.pdf"')
    assert latin.isascii()
    assert russian.startswith("filename*=UTF-8''")
    assert unquote(russian).endswith(".pdf")
    assert any("а" <= letter <= "я" for letter in unquote(russian))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content_type == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_file_is_named_without_reading_the_data_again(
    client: FlaskClient, worker: Any, services: Services, document_id: str
) -> None:
    """The name stands with the document: a download costs no validation."""
    worker.finish(document_id)
    before = client.get(f"{DOCUMENTS}/{document_id}/files/pdf").headers["Content-Disposition"]
    with services.database.transaction() as session:
        session.execute(update(DocumentRow).values(payload="{}"))
    assert client.get(f"{DOCUMENTS}/{document_id}/files/pdf").headers["Content-Disposition"] == before


def test_a_file_can_be_fetched_in_parts_and_only_when_changed(
    client: FlaskClient, worker: Any, document_id: str
) -> None:
    """Range, If-Range, If-None-Match and HEAD (RFC 9110)."""
    worker.finish(document_id)
    url = f"{DOCUMENTS}/{document_id}/files/pdf"
    whole = client.get(url)
    etag = whole.headers["ETag"]
    assert etag == f'"{hashlib.sha256(whole.data).hexdigest()}"'
    part = client.get(url, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, whole.data[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(whole.data)}"
    assert client.get(url, headers={"Range": "bytes=-5", "If-Range": etag}).data == whole.data[-5:]
    assert client.get(url, headers={"Range": "bytes=0-1", "If-Range": '"other"'}).status_code == 200
    unchanged = client.get(url, headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    head = client.head(url)
    assert (head.status_code, head.data, head.content_length) == (200, b"", len(whole.data))
    beyond = client.get(url, headers={"Range": "bytes=999999-"})
    assert (beyond.status_code, beyond.json["type"]) == (416, "/problems/range-not-satisfiable")
    assert beyond.headers["Content-Range"] == f"bytes */{len(whole.data)}"


def test_a_file_that_is_not_ready_is_409_with_the_status(client: FlaskClient, document_id: str) -> None:
    """And with a time to come back."""
    answer = client.get(f"{DOCUMENTS}/{document_id}/files/pdf")
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/not-ready")
    assert "queued" in answer.json["detail"]
    assert answer.headers["Retry-After"] == "1"


def test_a_file_that_was_not_asked_for_is_404_with_those_that_were(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Waiting would not help."""
    created = _create(client, sample, formats=["docx"]).json
    for format_ in ("pdf", "odt", "x" * 100):
        answer = client.get(f"{DOCUMENTS}/{created['id']}/files/{format_}")
        assert (answer.status_code, answer.json["type"]) == (404, "/problems/file-not-requested")
        assert "docx" in answer.json["detail"]


def test_a_document_that_waits_for_libreoffice_says_so_and_has_its_docx(
    client: FlaskClient, worker: Any, document_id: str
) -> None:
    """What is missing is named where the PDF is asked for; the DOCX does not need it."""
    worker.wait(document_id, kept(MESSAGES.message("waits", "office_missing")))
    told = MESSAGES.text("waits", "office_missing", "ru")
    found = client.get(f"{DOCUMENTS}/{document_id}").json
    assert (found["status"], found["waiting_for"]) == ("queued", told)
    assert [file["format"] for file in found["files"]] == ["docx"]
    assert client.get(f"{DOCUMENTS}/{document_id}/files/docx").status_code == 200
    pdf = client.get(f"{DOCUMENTS}/{document_id}/files/pdf")
    assert pdf.status_code == 409
    assert told in pdf.json["detail"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_document_waits_for_is_told_in_the_readers_language(
    client: FlaskClient, worker: Any, document_id: str, language: str
) -> None:
    """In the document, in the list, and where its PDF is asked for; stored is a code."""
    worker.wait(document_id, kept(MESSAGES.message("waits", "office_missing")))
    told = MESSAGES.text("waits", "office_missing", language)
    asked = {"headers": {"Accept-Language": language}}
    assert client.get(f"{DOCUMENTS}/{document_id}", **asked).json["waiting_for"] == told
    assert client.get(DOCUMENTS, **asked).json["items"][0]["waiting_for"] == told
    assert told in client.get(f"{DOCUMENTS}/{document_id}/files/pdf", **asked).json["detail"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_document_failed_is_told_in_the_readers_language(
    client: FlaskClient, worker: Any, document_id: str, language: str
) -> None:
    """With the values of the reason; the code is the same for all."""
    worker.fail(document_id, kept(MESSAGES.message("failures", "quarantined_worker", crashes=5)), code="quarantined")
    told = MESSAGES.text("failures", "quarantined_worker", language, crashes=5)
    asked = {"headers": {"Accept-Language": language}}
    found = client.get(f"{DOCUMENTS}/{document_id}", **asked)
    assert found.json["failure"] == {"code": "quarantined", "message": told}
    assert "Accept-Language" in found.vary
    assert told in client.get(f"{DOCUMENTS}/{document_id}/files/pdf", **asked).json["detail"]


def test_a_failed_document_says_why(client: FlaskClient, worker: Any, document_id: str) -> None:
    """A code for programs, a sentence for people, also of a code that a newer version stored; its files are 409."""
    worker.fail(document_id, kept(MESSAGES.message("failures", "broken")))
    found = client.get(f"{DOCUMENTS}/{document_id}").json
    assert found["status"] == "failed"
    told = MESSAGES.text("failures", "other", "ru", code="broken")
    assert found["failure"] == {"code": "broken", "message": told}
    answer = client.get(f"{DOCUMENTS}/{document_id}/files/pdf")
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/document-failed")
    assert told in answer.json["detail"]
    assert "Retry-After" not in answer.headers


@pytest.mark.parametrize("text", ["1", "x" * 500, "3F2B8A4E-6F0E-4D0C-9A55-0D8C1F7B2E61", "%00", "{3f2b8a4e6f0e}"])
def test_what_is_no_id_belongs_to_no_document(client: FlaskClient, text: str) -> None:
    """404, whatever it is."""
    for tail in ("", "/files/pdf"):
        answer = client.get(f"{DOCUMENTS}/{text}{tail}")
        assert (answer.status_code, answer.json["type"]) == (404, "/problems/document-not-found")


def test_documents_are_listed_newest_first_page_by_page(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Following the cursor shows each document once, until it is null."""
    made = [_create(client, sample, external_id=f"n{number}").json["id"] for number in range(5)]
    seen, cursor, pages = [], None, 0
    while True:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get(DOCUMENTS, query_string=query).json
        seen += [item["id"] for item in page["items"]]
        pages, cursor = pages + 1, page["next_cursor"]
        if cursor is None:
            break
    assert seen == made[::-1]
    assert pages == 3


def test_documents_are_found_by_label_form_and_status(client: FlaskClient, worker: Any, sample: dict[str, Any]) -> None:
    """Filters are combined; a label that nobody used finds nothing."""
    ready = _create(client, sample, external_id="a").json["id"]
    queued = _create(client, sample, external_id="a").json["id"]
    worker.finish(ready)

    def found(**query: str) -> set[str]:
        return {item["id"] for item in client.get(DOCUMENTS, query_string=query).json["items"]}

    assert found(external_id="a") == {ready, queued}
    assert found(external_id="a", status="ready") == {ready}
    assert found(form=FORM, status="queued") == {queued}
    assert found(form="b1_score_sheet") == set()
    assert found(external_id="A") == set()


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("limit=0", "/limit"),
        ("limit=201", "/limit"),
        ("limit=-1", "/limit"),
        ("limit=1e1", "/limit"),
        ("limit=%EF%BC%91", "/limit"),
        ("limit=", "/limit"),
        ("limit=99999999999999999999", "/limit"),
        ("status=done", "/status"),
        ("form=b9", "/form"),
        ("external_id=", "/external_id"),
        ("external_id=a%00b", "/external_id"),
        ("cursor=", "/cursor"),
        ("cursor=%00", "/cursor"),
        ("cursor=abc", "/cursor"),
        ("cursor=WyJ4IiwgMV0", "/cursor"),
        # ["2025-10-15T00:00:00+00:00", "\ud800"]: text that no database takes.
        ("cursor=WyIyMDI1LTEwLTE1VDAwOjAwOjAwKzAwOjAwIiwgIlx1ZDgwMCJd", "/cursor"),
        ("externalid=x", "/externalid"),
        ("status=ready&status=failed", "/status"),
    ],
)
def test_a_query_of_the_wrong_shape_is_refused_by_name(client: FlaskClient, query: str, pointer: str) -> None:
    """A slip of the pen must not list everything."""
    answer = client.get(f"{DOCUMENTS}?{query}")
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert [violation["pointer"] for violation in answer.json["violations"]] == [pointer]
