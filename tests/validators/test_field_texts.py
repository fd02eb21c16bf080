"""Every field is described in every language: the same fields and codes, and nothing Russian but official names."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest

from validators.check import json_schema
from validators.deadlines.describing import kind_schema
from validators.deadlines.terms import TERMS_BY_KIND
from validators.messages.catalog import FALLBACK, FOLDER, LANGUAGES
from validators.messages.fields import FIELDS, field_texts

OTHERS = [language for language in LANGUAGES if language != FALLBACK]
CYRILLIC = re.compile(r"[А-Яа-яЁёӘ-ӿ]")
NO_KAZAKH = re.compile(r"\b(?:и|или|для|по|на|с|в|из|от|это|что|если|как|при|до)\b", re.IGNORECASE)
"""Common words of Russian that are none of Kazakh."""
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)*\b")
SAID = ("title", "description")

Texts = dict[tuple[str, ...], str]


def _files(language: str) -> dict[str, dict[str, Any]]:
    folder = FOLDER / language / FIELDS
    return {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}


def _flat(language: str) -> Texts:
    """Return what is said of each field, by file, section and field; examples and official names of forms are data."""
    return {
        (file, section, name, part): text
        for file, sections in _files(language).items()
        for section, fields in sections.items()
        for name, texts in fields.items()
        for part, text in texts.items()
        if part != "examples" and (section, part) != ("forms", "title")
    }


def _without_words(schema: Any) -> Any:
    """Return a schema without what is said in it; under ``properties`` a title is a field like any other."""
    if isinstance(schema, list):
        return [_without_words(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _without_words(field) for name, field in inner.items()}
        if key == "properties"
        else _without_words(inner)
        for key, inner in schema.items()
        if key not in SAID or key == "properties"
    }


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_describes_the_same_fields_in_the_same_files(language: str) -> None:
    """A translator finds the text where the Russian one is, and forgets none; data are not translated."""
    russian, other = set(_flat(FALLBACK)), set(_flat(language))
    assert russian - other == set(), "not translated yet"
    assert other - russian == set(), "nothing shows these"
    for sections in _files(language).values():
        for section, fields in sections.items():
            for texts in fields.values():
                assert set(texts) <= (set(SAID) if section != "forms" else {"description"})


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_in_its_language(language: str) -> None:
    """No Russian is left, lines are well spaced, and none ends like a sentence."""
    for place, text in _flat(language).items():
        assert text == " ".join(text.split()) != "", place
        assert text[-1] != ".", place
        assert language != "en" or not CYRILLIC.search(text), place
        assert language != "kk" or not NO_KAZAKH.search(text), place


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_names_every_code(language: str) -> None:
    """Whoever reads what may be sent reads it in full."""
    russian, other = _flat(FALLBACK), _flat(language)
    for place, text in russian.items():
        assert set(CODE.findall(text)) <= set(CODE.findall(other[place])), place


@pytest.mark.parametrize("language", OTHERS)
def test_the_schema_of_a_form_differs_in_words_alone(form: str, language: str) -> None:
    """What may be sent is the same for everybody; the official name is Russian, everything else is not."""
    russian, other = json_schema(form), json_schema(form, language)
    assert _without_words(other) == _without_words(russian)
    assert other["title"] == russian["title"]
    assert other["description"] != russian["description"]
    said = _said(other["properties"])
    assert said
    assert language != "en" or not [text for text in said if CYRILLIC.search(text)]
    assert language != "kk" or not [text for text in said if NO_KAZAKH.search(text)]


@pytest.mark.parametrize("language", OTHERS)
def test_the_question_about_a_deadline_is_described_in_the_language(language: str) -> None:
    """Title and dates alike."""
    for kind in TERMS_BY_KIND:
        russian, other = kind_schema(kind), kind_schema(kind, language)
        assert _without_words(other) == _without_words(russian), kind
        assert other["title"] != russian["title"], kind
        said = [name for name, field in russian["properties"].items() if "title" in field]
        assert [name for name in said if other["properties"][name] == russian["properties"][name]] == [], kind


def test_a_language_nobody_translated_reads_russian() -> None:
    """As messages do."""
    assert field_texts("xx") == field_texts()
    assert json_schema("b2_score_sheet", "xx") == json_schema("b2_score_sheet")


def _said(properties: dict[str, Any]) -> list[str]:
    found = []
    for field in properties.values():
        found += [field[part] for part in SAID if part in field]
        found += _said(field.get("properties", {}))
        found += _said(field.get("items", {}).get("properties", {}))
    return json.loads(json.dumps(found))  # type: ignore[no-any-return] # a list of strings
