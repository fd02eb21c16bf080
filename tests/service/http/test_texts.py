"""The catalogues of texts are complete, alike, and fill in."""

from __future__ import annotations

import re
import string
from typing import Any

import pytest

from service.http.examples import VALUES
from service.http.problems import STATUS
from service.http.readiness import ALIVE_SECONDS
from service.http.texts import LANGUAGES, LIMITS, MESSAGES, Texts, catalogue

NAMED = {
    "forms": "b1_score_sheet",
    "form": "b1_score_sheet",
    "languages": "ru",
    "known": "standard",
    "id": "committee",
    "variant_forms": "b1_score_sheet",
    "since": "2026-01-01",
    "day": "2025-10-01",
}
OTHERS = [language for language in LANGUAGES if language != "ru"]


def _flat(texts: Texts) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}

    def walk(place: tuple[str, ...], value: Any) -> None:
        if isinstance(value, str):
            found[place] = value
        else:
            for name, inner in value.items():
                walk((*place, name), inner)

    walk((), texts.sections)
    return found


def _named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_texts_with_the_same_names_in_braces(language: str) -> None:
    """A translator can neither forget a text nor lose a value."""
    russian, other = _flat(catalogue("ru")), _flat(catalogue(language))
    assert set(other) == set(russian)
    for place, text in russian.items():
        assert _named(other[place]) == _named(text), place


def test_every_file_of_the_folder_is_a_language_that_is_offered() -> None:
    """A new catalogue has to be named in LANGUAGES, or nobody gets it."""
    assert {path.stem for path in MESSAGES.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", STATUS)
def test_every_kind_of_problem_is_worded_and_fills_in(slug: str, language: str) -> None:
    """Title, detail and advice exist; the example values fill the detail completely."""
    texts = catalogue(language)
    assert texts.problem(slug, "title")
    assert texts.problem(slug, "advice")
    detail = texts.problem(slug, "detail", **VALUES.get(slug, {}))
    assert detail
    assert not re.search(r"[{}]", detail)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_about_fields_and_health_fill_in(language: str) -> None:
    """Limits and forms are known to every text that names them."""
    texts = catalogue(language)
    for key in texts.sections["fields"]:
        assert "{" not in texts.field(key, **NAMED)
    for key in texts.sections["health"]:
        assert "{" not in texts.text("health", key, seconds=ALIVE_SECONDS, missing="…")
    assert str(LIMITS["page_max"]) in texts.field("limit")


def test_a_finished_sentence_is_passed_through() -> None:
    """The use cases word some faults themselves."""
    assert catalogue("ru").field("укажите число от 1 до 200") == "укажите число от 1 до 200"
