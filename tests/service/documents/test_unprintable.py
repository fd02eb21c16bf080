"""What no font of the papers can print is refused at every door, with its field and its sign; all else comes in."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from worker.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

SHEET = "b2_score_sheet"
UNPRINTABLE = {
    "one Chinese sign": ("Ли Вэй (李)", "李 (U+674E); первый – на месте 9"),
    "Japanese": ("Танака さん", "さ (U+3055), ん (U+3093); первый – на месте 8"),
    "Hangul": ("Ким 김", "김 (U+AE40)"),
    "Arabic": ("Мухаммад محمد", "م (U+0645), ح (U+062D), د (U+062F)"),
    "Arabic digits": ("отдел № ٤", "٤ (U+0664)"),
    "Hebrew": ("Коэн (כהן)", "כ (U+05DB), ה (U+05D4), ן (U+05DF)"),
    "Thai": ("Сомчай สม", "ส (U+0E2A), ม (U+0E21)"),
    "Devanagari": ("Радж राज", "U+0930"),
    "mathematical letters": ("\U0001d400\U0001d401", "\U0001d400 (U+1D400)"),
    "letters without a skin": ("а\U0001f3fd", "U+0430 U+1F3FD"),
    "many signs": ("一二三四五六七", "五 (U+4E94); первый"),
    "turned writing": ("Иванов\u202eнавИ", "U+202E на месте 7 меняет направление письма"),
    "isolated writing": ("Иванов\u2068навИ", "U+2068 на месте 7 меняет направление письма"),
    "a bullet of Word": ("\uf0b7 Иванов", "U+F0B7 на месте 1"),
    "a lost letter": ("Ив\ufffdнов", "U+FFFD"),
}
PRINTABLE = (
    "Әбдіғаппарұлы Нұрқожа Өмірзақұлы",
    "Воробьи\u0306 Щёголь\u0301",
    "Šarūnas Müller-Łukasz Ñúñez Nguyễn",
    "Ελένη Παπαδοπούλου",
    "Գևորգյան Ани",
    "გიორგი",
    "м² ½ ‰ № ₸ → ✓ ★ ① ∑ ≥",
    "👍🏽 👩\u200d💻 🇰🇿 1\ufe0f\u20e3 ❤\ufe0f",
    "\ufeffИванов\u200b\u200e Иван\u00a0И.",
    "красно\u00adречивый 5\u2011й",
)
J01 = UNPRINTABLE["one Chinese sign"]


@pytest.mark.parametrize(("name", "says"), UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_what_cannot_be_printed_is_named_with_its_field(
    client: FlaskClient, sample: dict[str, Any], name: str, says: str
) -> None:
    """Nothing is accepted that would fail later, or leave a gap in the paper."""
    sample["employee"]["full_name"] = name
    answer = client.post("/api/v1/documents", json={"form": SHEET, "data": sample})
    assert answer.status_code == 422, answer.text
    [found] = [each for each in answer.json["violations"] if each["severity"] == "error"]
    assert (found["rule"], found["pointer"]) == ("schema", "/employee/full_name")
    assert says in found["message"]
    verdict = client.post("/api/v1/validate", json={"form": SHEET, "data": sample}).json
    assert found in verdict["violations"]
    assert verdict["valid"] is False


@pytest.mark.parametrize("name", PRINTABLE)
def test_what_can_be_printed_comes_in(client: FlaskClient, sample: dict[str, Any], name: str) -> None:
    """Letters of other alphabets, marks, signs, pictures, and what nobody sees."""
    sample["employee"]["full_name"] = sample["scores"][0]["comment"] = name
    sample["employee"]["position"] = f"эксперт {name}"
    answer = client.post("/api/v1/documents", json={"form": SHEET, "data": sample})
    assert answer.status_code == 202, answer.text


@pytest.mark.parametrize(
    "name", ["Қ?бді?адырова Әсел", "?бді?адырова Әсел", "Јбдіќадырова Әсел", "ÐÐ±Ð´Ñ Әсел", "Иванов ? Иван"]
)
def test_lost_letters_of_a_name_are_a_warning(client: FlaskClient, sample: dict[str, Any], name: str) -> None:
    """A program may have lost them before us; only its sender can say what the name is."""
    sample["employee"]["full_name"] = name
    answer = client.post("/api/v1/documents", json={"form": SHEET, "data": sample})
    assert answer.status_code == 202, answer.text
    [found] = [each for each in answer.json["violations"] if "потеряна" in each["message"]]
    assert (found["rule"], found["severity"], found["pointer"]) == ("schema", "warning", "/employee/full_name")


def test_a_question_in_a_comment_is_no_lost_letter(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Nor is one in an address."""
    sample["scores"][0]["comment"] = "Почему не в срок? См. https://adilet.zan.kz/rus/docs/V2300031855?lang=қаз"
    answer = client.post("/api/v1/documents", json={"form": SHEET, "data": sample})
    assert answer.status_code == 202, answer.text
    assert not [each for each in answer.json["violations"] if "потеряна" in each["message"]]


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "қаріптерінде мына таңбалар жоқ"), ("en", "The fonts of the document lack")]
)
def test_it_is_said_in_the_readers_language(
    client: FlaskClient, sample: dict[str, Any], language: str, words: str
) -> None:
    """Beside every other violation, in the order of the fields."""
    sample["scores"][0]["comment"], sample["scores"][1]["score"] = "評価", "7"
    asked = {"json": {"form": SHEET, "data": sample}, "headers": {"Accept-Language": language}}
    found = client.post("/api/v1/validate", **asked).json["violations"]
    about_scores = [each for each in found if each["pointer"].startswith("/scores")]
    assert [each["pointer"] for each in about_scores] == ["/scores/0/comment", "/scores/1/score"]
    assert words in about_scores[0]["message"]


def test_it_is_told_beside_values_of_the_wrong_shape(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Every fault at once, and none twice."""
    sample["employee"]["full_name"], sample["days_worked"] = J01[0], "много"
    sample["evaluator"]["full_name"] = "\u202e" + J01[0]
    answer = client.post("/api/v1/documents", json={"form": SHEET, "data": sample})
    found = [each["pointer"] for each in answer.json["violations"] if each["rule"] == "schema"]
    assert found == ["/days_worked", "/employee/full_name", "/evaluator/full_name"]


def test_a_row_of_a_batch_is_rejected_by_it(client: FlaskClient, rows: list[dict[str, Any]], read: Any) -> None:
    """The other rows are not held up."""
    rows[2]["data"]["employee"]["full_name"] = J01[0]
    self = client.post("/api/v1/batches", json=rows).json["links"]["self"]
    read()
    items = client.get(client.get(self).json["links"]["items"]).json["items"]
    assert [item["status"] for item in items] == ["queued", "rejected", "rejected", "queued"]
    [found] = items[2]["violations"]
    assert found["pointer"] == "/employee/full_name"
    assert J01[1] in found["message"]


def test_a_document_of_a_dossier_is_refused_by_it(client: FlaskClient) -> None:
    """With the pointer from the beginning of the request."""
    post = client.get("/openapi.json").json["paths"]["/api/v1/dossiers"]["post"]
    asked = deepcopy(post["requestBody"]["content"]["application/json"]["examples"]["b_calibration"]["value"])
    asked["documents"][0]["data"]["scores"][0]["comment"] = J01[0]
    verdict = client.post("/api/v1/dossiers/validate", json=asked).json
    assert [each["pointer"] for each in verdict["violations"]] == ["/documents/0/data/scores/0/comment"]
    assert client.post("/api/v1/dossiers", json=asked).status_code == 422


@pytest.mark.parametrize(
    "command", [("validate",), ("render", "-o", "made"), ("bulk", "-o", "made", "--as-of", "2026-10-15")]
)
def test_the_commands_refuse_it_too(
    sample: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """With the exit code of what is forbidden, and nothing made."""
    monkeypatch.chdir(tmp_path)
    sample["employee"]["full_name"] = J01[0]
    path = tmp_path / ("rows.ndjson" if command[0] == "bulk" else "request.json")
    path.write_text(json.dumps({"form": SHEET, "data": sample}), "utf-8")
    done = CliRunner().invoke(main, [command[0], str(path), *command[1:]], env={"LANG": "ru_RU.UTF-8"})
    assert done.exit_code == 1, done.output
    report = done.output + "".join(each.read_text("utf-8") for each in tmp_path.glob("made/report*.ndjson"))
    assert "李 (U+674E)" in report
    assert list(tmp_path.rglob("*.docx")) == []
