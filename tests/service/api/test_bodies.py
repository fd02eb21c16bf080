"""What is sent as JSON and is none, or is too much of it, is refused with a reason, never with a crash."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from service.api.body import parse
from service.api.problems import Problem
from service.strict_json import MAX_DEPTH

if TYPE_CHECKING:
    from flask.testing import FlaskClient

VALIDATE = "/api/v1/validate"
JSON = {"Content-Type": "application/json"}
LISTS = "[" * 100_000
WRONG = {
    "nothing": (b"", "empty-body"),
    "only blanks": (b" \r\n\t ", "empty-body"),
    "only a byte order mark": (b"\xef\xbb\xbf", "empty-body"),
    "half an object": (b'{"form": "b2', "malformed-json"),
    "a stray comma": (b'{"form": "x",}', "malformed-json"),
    "single quotes": (b"{'form': 1}", "malformed-json"),
    "two documents": (b"{} {}", "malformed-json"),
    "a raw line break in a string": (b'{"form": "a\nb"}', "malformed-json"),
    "a wrong escape": (rb'{"form": "\x41"}', "malformed-json"),
    "half a unicode escape": (rb'{"form": "\u12"}', "malformed-json"),
    "a comment": (b'{} // "x"', "malformed-json"),
    "leading zeros": (b'{"form": 01}', "malformed-json"),
    "a plus sign": (b'{"form": +1}', "malformed-json"),
    "UTF-16 with a mark": ('{"form": "я"}'.encode("utf-16"), "wrong-encoding"),
    "UTF-16 without a mark": ('{"form": "я"}'.encode("utf-16-le"), "wrong-encoding"),
    "UTF-32": ('{"form": "я"}'.encode("utf-32-be"), "wrong-encoding"),
    "Windows-1251": ('{"form": "форма"}'.encode("cp1251"), "wrong-encoding"),
    "overlong UTF-8": (b'{"form": "\xc0\xaf"}', "wrong-encoding"),
    "a surrogate in UTF-8": (b'{"form": "\xed\xa0\x80"}', "wrong-encoding"),
    "a repeated name": (b'{"form": 1, "form": 2}', "duplicate-name"),
    "a repeated name within": (b'{"form": {"a": 1, "\\u0061": 2}}', "duplicate-name"),
    "a repeated name that is no text": (rb'{"\ud800": 1, "\ud800": 2}', "duplicate-name"),
    "NaN": (b'{"form": NaN}', "not-a-number"),
    "Infinity": (b'{"form": Infinity}', "not-a-number"),
    "minus Infinity": (b'{"form": [-Infinity]}', "not-a-number"),
    "a long integer": (b'{"form": ' + b"9" * 41 + b"}", "limit-exceeded"),
    "a very long integer": (b'{"form": ' + b"9" * 60_000 + b"}", "limit-exceeded"),
    "a long fraction": (b'{"form": 0.' + b"3" * 60_000 + b"}", "limit-exceeded"),
    "a large exponent": (b'{"form": 1e400}', "limit-exceeded"),
    "a huge exponent": (b'{"form": 1e999999999}', "limit-exceeded"),
    "an exponent beyond Decimal": (b'{"form": 1e99999999999999999999}', "limit-exceeded"),
    "a tiny exponent": (b'{"form": 1e-999999999}', "limit-exceeded"),
    "nesting beyond the limit": (b'{"a":' * MAX_DEPTH + b"[]" + b"}" * MAX_DEPTH, "limit-exceeded"),
    "nesting without end": (LISTS[:60_000].encode(), "limit-exceeded"),
    "a list": (b"[]", "invalid-request"),
    "a string": (b'"x"', "invalid-request"),
    "a number": (b"4.5", "invalid-request"),
    "null": (b"null", "invalid-request"),
    "NUL in a string": (rb'{"form": "a\u0000b"}', "invalid-request"),
    "half a surrogate pair": (rb'{"form": "\ud800"}', "invalid-request"),
    "half a surrogate pair in a name": (rb'{"\udfff": 1}', "invalid-request"),
}


@pytest.mark.parametrize(("content", "slug"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("path", [VALIDATE, "/api/v1/documents"])
def test_what_is_no_usable_json_is_refused_with_its_kind(
    client: FlaskClient, path: str, content: bytes, slug: str
) -> None:
    """The kind says what is wrong; the answer is a problem in Russian with a reason."""
    answer = client.post(path, data=content, headers=JSON)
    assert answer.content_type == "application/problem+json"
    assert answer.json["type"] == f"/problems/{slug}"
    assert 400 <= answer.status_code < 500
    assert answer.json["status"] == answer.status_code
    assert answer.json["title"]
    assert answer.json["detail"]
    assert answer.json["instance"] == f"urn:uuid:{answer.headers['X-Request-Id']}"


def test_malformed_json_is_located_by_line_and_column(client: FlaskClient) -> None:
    """People find the place; the reason is in their language."""
    content = '{\n  "form": "b2_score_sheet",\n  "data": {"a": 1 "b": 2}\n}'
    russian = client.post(VALIDATE, data=content, headers=JSON).json["detail"]
    english = client.post(VALIDATE, data=content, headers={**JSON, "Accept-Language": "en"}).json["detail"]
    assert "строке 3, столбце 19" in russian
    assert "запятая" in russian
    assert "line 3, column 19" in english
    assert "comma" in english


def test_the_encoding_is_guessed_for_the_person_who_has_to_change_it(client: FlaskClient) -> None:
    """Spreadsheets on Windows like Windows-1251, PowerShell likes UTF-16."""
    old = client.post(VALIDATE, data='{"form": "форма"}'.encode("cp1251"), headers=JSON).json["detail"]
    wide = client.post(VALIDATE, data='{"form": "форма"}'.encode("utf-16"), headers=JSON).json["detail"]
    assert "Байт 10" in old
    assert "Windows-1251" in old
    assert "UTF-16" in wide


def test_a_byte_order_mark_is_accepted(client: FlaskClient, sample: dict[str, object]) -> None:
    """Windows programs put one before UTF-8."""
    content = client.application.json.dumps({"form": "b2_score_sheet", "data": sample}).encode("utf-8-sig")
    answer = client.post(VALIDATE, data=content, headers=JSON).json
    assert answer["violations"] == []
    assert answer["valid"] is True


@pytest.mark.parametrize(
    "media_type",
    ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "application/json; charset=cp1251"],
)
def test_another_media_type_is_refused_naming_the_right_one(client: FlaskClient, media_type: str) -> None:
    """`curl -d` alone sends a web form: the answer says which header is missing."""
    answer = client.post(VALIDATE, data=b"{}", headers={"Content-Type": media_type})
    assert answer.status_code == 415
    assert "application/json" in answer.json["detail"]
    assert answer.headers["Accept"] == "application/json"


@pytest.mark.parametrize("media_type", ["application/json; charset=UTF-8", "Application/JSON", "application/json;a=b"])
def test_the_right_media_type_may_be_spelled_freely(client: FlaskClient, media_type: str) -> None:
    """Parameters and case do not matter (RFC 9110, section 8.3.1)."""
    answer = client.post(VALIDATE, data=b"{}", headers={"Content-Type": media_type})
    assert answer.status_code == 422


def test_a_compressed_body_is_not_unpacked(client: FlaskClient) -> None:
    """A small body that unpacks to gigabytes never gets that far."""
    bomb = gzip.compress(b" " * 10_000_000)
    answer = client.post(VALIDATE, data=bomb, headers={**JSON, "Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json["type"]) == (415, "/problems/encoded-body")
    assert answer.headers["Accept-Encoding"] == "identity"


def test_a_body_over_the_limit_is_refused_with_the_limit(client: FlaskClient) -> None:
    """The limit is the operator's; the answer names it in bytes."""
    answer = client.post(VALIDATE, data=b" " * (64 * 1024 + 1), headers=JSON)
    assert (answer.status_code, answer.json["type"]) == (413, "/problems/too-large")
    assert "65536" in answer.json["detail"]


def test_text_in_data_is_left_to_the_methodology(client: FlaskClient, sample: dict[str, object]) -> None:
    """A control character inside `data` is a violation whose pointer leads into `data`."""
    sample["employee"]["full_name"] = "Асан\0ов \ud800"  # type: ignore[index] # the samples are nested
    answer = client.post(VALIDATE, json={"form": "b2_score_sheet", "data": sample})
    assert answer.status_code == 200
    assert [found["pointer"] for found in answer.json["violations"]] == ["/employee/full_name"]


def test_a_name_in_data_that_is_no_text_comes_back_as_valid_json(client: FlaskClient) -> None:
    """Unknown fields are named in the answer, so the answer has to survive their names."""
    answer = client.post(VALIDATE, data=rb'{"form": "b2_score_sheet", "data": {"\ud800\u0000": 1}}', headers=JSON)
    assert answer.status_code == 200
    assert answer.json["valid"] is False


def test_numbers_are_read_exactly() -> None:
    """4.35 is 4.35 and not the float next to it; zero stays zero however it is written."""
    found = parse('{"a": 4.35, "b": 0e999, "c": 12345678901234567890, "d": 1E2}')
    assert {name: str(value) for name, value in found.items()} == {
        "a": "4.35",
        "b": "0",
        "c": "12345678901234567890",
        "d": "1E+2",
    }


@pytest.mark.parametrize("depth", [1, MAX_DEPTH])
def test_nesting_up_to_the_limit_is_read(depth: int) -> None:
    """The limit itself is allowed."""
    text = "[" * depth + "]" * depth
    assert parse(text) is not None
    with pytest.raises(Problem):
        parse("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
