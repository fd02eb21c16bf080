"""The description of the interface in Russian, Kazakh and English: complete, valid, and of one language each."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.pofile import read_po
from openapi_spec_validator import OpenAPIV31SpecValidator

from doc_templates.catalogue import FORMS
from service.app import translation
from service.app.factory import create_app
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

OTHERS = [language for language in LANGUAGES if language != "ru"]
CYRILLIC = re.compile("[А-Яа-яЁёӘ-ӿ]")
NO_KAZAKH = re.compile(
    r"\b(?:и|или|для|по|на|с|в|из|от|это|что|если|как|при|до|документ(?:ы|ов|а)|формы?|служба|срок\w*)\b", re.IGNORECASE
)
"""Common words of the Russian description that are none of Kazakh."""
CODE = re.compile(r"`[^`]*`")
WORD_OF_CODE = re.compile(r"[A-Za-z0-9/{}_*-]*[_/{][A-Za-z0-9/{}_*-]*")
NUMBER = re.compile(r"\d+")
PROSE = ("title", "summary", "description")

Place = tuple[str, ...]


def _spec(client: FlaskClient, language: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json", headers={"Accept-Language": language}).json
    return found


def _entries(language: str) -> dict[str, str]:
    with (translation.FOLDER / f"{language}.po").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def _texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every string with its place, names of members included."""
    if isinstance(value, str):
        yield place, value
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in entries:
        if isinstance(name, str):
            yield (*place, "name"), name
        yield from _texts(inner, (*place, str(name)))


def _is_data(place: Place) -> bool:
    """Tell whether a text is what it is in every language: what is sent and answered, and official names.

    Examples are samples and answers with the words of the law in them; a request is shown by the official name of its
    form; the title of the interface is the name of the service.
    """
    # Under "properties" stand names of fields, which may be called value or example.
    keywords = {name for before, name in pairwise(("", *place)) if before != "properties"}
    return (
        place == ("info", "title")
        or bool(keywords & {"example", "value", "enum", "pattern", "const"})
        or any(name == "examples" and after.isdigit() for name, after in pairwise(place))
        or ("requestBody" in keywords and place[-1] == "summary")
        or (place[:2] == ("components", "schemas") and len(place) == 4 and place[3] == "title")
    )


def _without_prose(value: Any, place: Place = ()) -> Any:
    if isinstance(value, list):
        return [_without_prose(one, place) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _without_prose(inner, (*place, name))
        for name, inner in value.items()
        if not (name in PROSE and isinstance(inner, str)) and name not in {"example", "examples", "value"}
    }


class Noted(dict[str, str]):
    """Translations that note what was looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_for: set[str] = set()

    def get(self, russian: str, default: str) -> str:  # type: ignore[override] # narrower on purpose
        """Note the sentence and give it back."""
        self.looked_for.add(russian)
        return default


@pytest.fixture
def declared(services: Services, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return every Russian sentence of the declarations that stands in the description."""
    noted = Noted()
    monkeypatch.setattr("service.app.openapi.translation", lambda language: translation.Translation(language, noted))
    create_app(services).test_client().get("/openapi.json", headers={"Accept-Language": "en"})
    return {sentence for sentence in noted.looked_for if CYRILLIC.search(sentence)}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_none_is_left_over(declared: set[str], language: str) -> None:
    """A changed sentence is missing under its new words and left over under the old ones."""
    told = translation.sentences(translation.FOLDER / f"{language}.po")
    assert len(declared) > 300
    assert declared - set(told) == set(), "not translated yet"
    assert set(_entries(language)) - declared == set(), "nothing shows these"


def test_every_catalogue_is_of_a_language_that_is_offered() -> None:
    """Russian needs none: it stands in the declarations."""
    assert {path.stem for path in translation.FOLDER.glob("*.po")} == set(OTHERS)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_what_is_no_prose(language: str) -> None:
    """Code between backquotes, addresses, names of fields, numbers and paragraphs are those of the Russian sentence."""
    for russian, told in _entries(language).items():
        assert told.strip() == told != "", russian
        for pattern in (CODE, WORD_OF_CODE, NUMBER):
            assert sorted(pattern.findall(told)) == sorted(pattern.findall(russian)), (russian, pattern.pattern)
        assert told.count("\n") == russian.count("\n"), russian
        assert told.endswith(".") == russian.endswith("."), russian


def test_a_doubtful_translation_is_not_shown(tmp_path: Any) -> None:
    """A translator's mark for "look at this again" keeps the Russian sentence."""
    path = tmp_path / "en.po"
    entries = (
        'msgid "Да"',
        'msgstr "Yes"',
        "",
        "#, fuzzy",
        'msgid "Нет"',
        'msgstr "No?"',
        "",
        'msgid "А"',
        'msgstr ""',
    )
    path.write_text("\n".join(entries), "utf-8")
    assert translation.sentences(path) == {"Да": "Yes"}


def test_only_prose_is_translated() -> None:
    """A field may be called title, and an example may hold a sentence that stands in the catalogue."""
    said = translation.Translation("en", {"Да": "Yes"})
    schema = {"properties": {"title": {"title": "Да", "const": "Да", "examples": ["Да"]}}, "description": "Да"}
    media = {"example": {"title": "Да"}, "examples": {"one": {"summary": "Да", "value": {"title": "Да"}}}}
    assert said.description(schema) == {
        "properties": {"title": {"title": "Yes", "const": "Да", "examples": ["Да"]}},
        "description": "Yes",
    }
    assert said.description(media) == {
        "example": {"title": "Да"},
        "examples": {"one": {"summary": "Yes", "value": {"title": "Да"}}},
    }
    assert schema["description"] == "Да"


def test_the_english_description_has_no_russian_but_data(stranger: FlaskClient) -> None:
    """Samples, the words of the law and official names are told by where they stand."""
    spec = _spec(stranger, "en")
    russian = [(place, text) for place, text in _texts(spec) if CYRILLIC.search(text) and not _is_data(place)]
    assert russian == []
    names = {spec["components"]["schemas"][f"Data-{form.slug}"]["title"] for form in FORMS}
    assert all(CYRILLIC.search(name) for name in names)
    titles = {name: one["title"] for name, one in spec["components"]["schemas"].items() if "title" in one}
    assert not [name for name, title in titles.items() if CYRILLIC.search(title) and not name.startswith("Data-")]


def test_what_the_service_words_itself_is_english_in_examples_too(stranger: FlaskClient) -> None:
    """Problems, messages of rules, and how values came about: a reader tries them and gets the same."""
    spec = _spec(stranger, "en")
    problems = spec["components"]["examples"]
    assert problems["problem-not-ready"]["summary"] == "The file is not ready yet"
    for name, problem in problems.items():
        shown = [problem["summary"], problem["value"]["title"], problem["value"]["detail"]]
        shown += [found["message"] for found in problem["value"].get("violations", [])]
        shown += [check["detail"] for check in problem["value"].get("checks", {}).values()]
        if name != "problem-document-failed":
            assert not [text for text in shown if CYRILLIC.search(text)], name
    validated = spec["paths"]["/api/v1/validate"]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    assert validated["violations"][0]["message"].startswith("The score 7 for parameter 5")
    rule = spec["paths"]["/api/v1/rules/{rule_id}"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    assert not CYRILLIC.search(rule["summary"])
    assert CYRILLIC.search(rule["text"])


def test_the_kazakh_description_is_kazakh(stranger: FlaskClient) -> None:
    """Every sentence differs from the Russian one, and has none of its common words."""
    kazakh, russian = _spec(stranger, "kk"), dict(_texts(_spec(stranger, "ru")))
    same = set()
    for place, text in _texts(kazakh):
        if place[-1] in PROSE and CYRILLIC.search(text) and not _is_data(place):
            assert not NO_KAZAKH.search(text), (place, text)
            if text == russian[place]:
                same.add(text)
    assert same <= {"Формат", "Файл", "Норма", "Корпус", "Телефон", "Комиссия"}


@pytest.mark.parametrize("language", OTHERS)
def test_the_description_is_valid_in_every_language(stranger: FlaskClient, language: str) -> None:
    """By the validator everybody uses; and it describes one and the same interface, which is valid in Russian."""
    spec = _spec(stranger, language)
    assert [error.message for error in OpenAPIV31SpecValidator(spec).iter_errors()] == []
    assert _without_prose(spec) == _without_prose(_spec(stranger, "ru"))


def test_each_language_is_cached_apart(stranger: FlaskClient) -> None:
    """Whoever holds one description is not told that another is the same."""
    etags = {}
    for language in LANGUAGES:
        answer = stranger.get("/openapi.json", headers={"Accept-Language": language})
        assert answer.headers["Content-Language"] == language
        assert "Accept-Language" in answer.vary
        etags[language] = answer.headers["ETag"]
    assert len(set(etags.values())) == len(LANGUAGES)
    for language in LANGUAGES:
        for held, etag in etags.items():
            headers = {"Accept-Language": language, "If-None-Match": etag}
            assert stranger.get("/openapi.json", headers=headers).status_code == (304 if held == language else 200)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "ru"), ("de", "ru"), ("en-GB,ru;q=0.5", "en"), ("kk-KZ", "kk")],
)
def test_the_reader_chooses_as_everywhere(stranger: FlaskClient, accepted: str, language: str) -> None:
    """By Accept-Language, Russian when it names nothing known."""
    answer = stranger.get("/openapi.json", headers={"Accept-Language": accepted})
    assert answer.headers["Content-Language"] == language
    assert (
        answer.json["paths"]["/api/v1/forms"]["get"]["summary"]
        == {
            "ru": "Список форм",
            "kk": "Нысандар тізімі",
            "en": "List of forms",
        }[language]
    )


def test_a_description_is_made_when_it_is_asked_for(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The start waits for none; each is made once."""
    made: list[str] = []
    monkeypatch.setattr("service.app.openapi.complete", lambda _spec, _shared, language: made.append(language) or {})
    client = create_app(services).test_client()
    assert made == []
    for language in ("en", "en", "kk"):
        client.get("/openapi.json", headers={"Accept-Language": language})
    assert made == ["en", "kk"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_schema_and_the_rules_speak_the_language(client: FlaskClient, app: Flask, language: str) -> None:
    """As the description does, but for official names and the words of the order."""
    headers = {"Accept-Language": language}
    schema = client.get("/api/v1/forms/b2_score_sheet/schema", headers=headers)
    assert schema.headers["Content-Language"] == language
    described = json.loads(schema.data)
    assert described == app.extensions["bagalau"].methodology.json_schema("b2_score_sheet", language)
    assert described["properties"]["scores"]["title"] == {"ru": "Оценки", "kk": "Бағалар", "en": "Scores"}[language]
    rule = client.get("/api/v1/rules/B18-range", headers=headers).json
    assert (
        rule["summary"]
        == {
            "ru": "Каждый из пяти параметров оценён от 0 до 5 баллов",
            "kk": "Бес параметрдің әрқайсысы 0-ден 5 балға дейін бағаланған",
            "en": "Each of the five parameters is scored from 0 to 5 points",
        }[language]
    )
    listed = {one["slug"]: one["items"] for one in client.get("/api/v1/forms", headers=headers).json["items"]}
    assert listed["result_notice"].startswith("A" if language == "en" else "А")
