"""Every field is described in every language: the same fields and codes, and nothing Russian but official names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from validators.check import json_schema
from validators.deadlines.describing import kind_schema
from validators.deadlines.terms import TERMS_BY_KIND
from validators.forms import FORMS
from validators.messages.catalog import FALLBACK, LANGUAGES, MESSAGES, MessageCatalog
from validators.schemas.schema import Nested, Schema
from validators.staff.check import SCHEMA_OF_MEMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Read = Callable[[MessageCatalog, str], dict[tuple[str, str], str]]

OTHERS = [language for language in LANGUAGES if language != FALLBACK]
CYRILLIC = re.compile(r"[А-Яа-яЁёӘ-ӿ]")
NO_KAZAKH = re.compile(r"\b(?:и|или|для|по|на|с|в|из|от|это|что|если|как|при|до)\b", re.IGNORECASE)
"""Common words of Russian that are none of Kazakh."""
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)*\b")
SAID = ("title", "description")
BESIDE = ("hint", "section")
"""What pages say of a field beside what its schema says."""
RUSSIAN_DATA = re.compile(r"^fields-.*\.examples$|^forms-.*\.title$")
"""Examples of values and official names of forms are data, which no language translates."""


def _told(language: str, ftl_texts: Read) -> dict[str, str]:
    """Return what is said of forms and fields, by id."""
    return {
        where: text
        for (_, where), text in ftl_texts(MESSAGES, language).items()
        if where.startswith(("forms-", "fields-")) and not RUSSIAN_DATA.search(where)
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_form_is_described_and_nothing_else(language: str, ftl_texts: Read) -> None:
    """Each has its title, nothing is told that no schema shows, and data are in the Russian files alone."""
    told = _told(language, ftl_texts)
    shown = {f"forms-{form.slug}.description" for form in FORMS}
    terms = [terms[0].schema for terms in TERMS_BY_KIND.values()]
    for schema in _schemas([*(form.schema for form in FORMS), *terms, SCHEMA_OF_MEMBER]):
        for name in schema.fields:
            owners = [f"fields-{each.__dict__.get('texts')}-{name}" for each in schema.record.__mro__]
            places = (f"{owner}.{part}" for owner in owners for part in (*SAID, *BESIDE))
            described = [place for place in places if place in told]
            assert any(place.endswith(".title") for place in described), (schema.record, name)
            shown |= set(described)
    assert set(told) == shown
    assert language == FALLBACK or not [name for name in MESSAGES.ids(language) if RUSSIAN_DATA.search(name)]


def _schemas(schemas: Iterable[Any]) -> Iterator[Schema]:
    """Yield the schemas with those of all objects inside them."""
    for schema in schemas:
        yield schema
        fields = [getattr(field, "inner", field) for field in schema.fields.values()]
        yield from _schemas([field.schema for field in fields if isinstance(field, Nested)])


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_in_its_language(language: str, ftl_texts: Read) -> None:
    """No Russian is left, lines are well spaced, and none ends like a sentence."""
    for place, text in _told(language, ftl_texts).items():
        assert text == " ".join(text.split()) != "", place
        assert text[-1] != ".", place
        assert language != "en" or not CYRILLIC.search(text), place
        assert language != "kk" or not NO_KAZAKH.search(text), place


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_names_every_code(language: str, ftl_texts: Read) -> None:
    """Whoever reads what may be sent reads it in full."""
    russian, other = _told(FALLBACK, ftl_texts), _told(language, ftl_texts)
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
    assert json_schema("b2_score_sheet", "xx") == json_schema("b2_score_sheet")


def _said(properties: dict[str, Any]) -> list[str]:
    found = []
    for field in properties.values():
        found += [field[part] for part in SAID if part in field]
        found += _said(field.get("properties", {}))
        found += _said(field.get("items", {}).get("properties", {}))
    return json.loads(json.dumps(found))  # type: ignore[no-any-return] # a list of strings
