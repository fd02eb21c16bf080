"""Every answer that says what is wrong says it in the language the client asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

API = "/api/v1"
FORM = "b2_score_sheet"
RUSSIAN = "Отработано 3 рабочих дня, а нужно не менее 15 рабочих дней: оценка не проводится"
KAZAKH = "Жұмыс істеген уақыты – 3 жұмыс күні, ал кемінде 15 жұмыс күні қажет: бағалау жүргізілмейді"
ENGLISH = "Worked: 3 working days; needed: at least 15 working days. No assessment is held"
ASKED = pytest.mark.parametrize(
    ("wanted", "language", "says"),
    [("", "ru", RUSSIAN), ("kk-KZ, ru;q=0.9", "kk", KAZAKH), ("ru;q=0.1, en", "en", ENGLISH), ("de", "ru", RUSSIAN)],
)


def _headers(wanted: str) -> dict[str, str]:
    return {"Accept-Language": wanted} if wanted else {}


@ASKED
def test_violations_of_a_check(
    client: FlaskClient, sample: dict[str, Any], wanted: str, language: str, says: str
) -> None:
    """Messages are translated; the words of the law stay Russian, as they were published."""
    sample["days_worked"] = 3
    asked = {"form": FORM, "data": sample}
    answer = client.post(f"{API}/validate", json=asked, headers=_headers(wanted))
    [found] = answer.json["violations"]
    assert found["message"] == says
    assert "рабочих дней" in found["law"]["text"]
    assert language in LANGUAGES


@ASKED
def test_a_refused_document(client: FlaskClient, sample: dict[str, Any], wanted: str, language: str, says: str) -> None:
    """The problem and its violations speak one language, and the answer names it."""
    sample["days_worked"] = 3
    asked = {"form": FORM, "data": sample}
    answer = client.post(f"{API}/documents", json=asked, headers=_headers(wanted))
    assert (answer.status_code, answer.headers["Content-Language"]) == (422, language)
    assert [found["message"] for found in answer.json["violations"]] == [says]


@ASKED
def test_a_refused_dossier(client: FlaskClient, sample: dict[str, Any], wanted: str, language: str, says: str) -> None:
    """The same for documents that belong together."""
    second = {**sample, "days_worked": 3}
    asked = {"documents": [{"form": FORM, "data": data} for data in (sample, second)]}
    answer = client.post(f"{API}/dossiers", json=asked, headers=_headers(wanted))
    assert (answer.status_code, answer.headers["Content-Language"]) == (422, language)
    assert says in [found["message"] for found in answer.json["violations"]]


def test_a_warning_is_kept_in_the_language_the_document_was_sent_in(
    client: FlaskClient, sample: dict[str, Any]
) -> None:
    """Whoever sent the document finds what was said then; the form itself is Russian."""
    sample["scores"][4] = {"score": "0"}
    for computed in ("average", "result"):
        sample.pop(computed, None)
    headers = {"Accept-Language": "kk"}
    made = client.post(f"{API}/documents", json={"form": FORM, "data": sample}, headers=headers).json
    kept = client.get(made["links"]["self"]).json
    assert kept["template"]["language"] == "ru"
    told = {found["rule"]: found["message"] for found in kept["violations"]}
    assert told["B18-zero"].startswith("5-параметр бойынша 0 балл қойылған")


def test_a_field_of_a_request_is_spoken_of_in_kazakh(client: FlaskClient) -> None:
    """What is wrong beside the data too."""
    answer = client.post(f"{API}/validate", json={"form": FORM}, headers={"Accept-Language": "kk"})
    assert answer.headers["Content-Language"] == "kk"
    assert answer.json["title"] == "Сұраудың түрі қате"
    assert [found["message"] for found in answer.json["violations"]] == ["міндетті өріс"]
