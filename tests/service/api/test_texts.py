"""The catalogues of texts are complete and fill in; ``tests/house/test_texts.py`` compares them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from service.api.language import ANSWERS, LANGUAGES, LIMITS, Texts
from service.api.problems import STATUS
from service.api.readiness import ALIVE_SECONDS
from service.app.problem_examples import example_values
from service.texts import BOOK

if TYPE_CHECKING:
    from validators.messages.catalog import MessageCatalog

NAMED = {
    "form": "b1_score_sheet",
    "languages": "ru",
    "known": "standard",
    "id": "committee",
    "variant_forms": "b1_score_sheet",
    "since": "2026-01-01",
    "day": "2025-10-01",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_problem_is_worded_and_fills_in(language: str) -> None:
    """Title, detail and advice exist; the example values fill the detail completely."""
    texts = Texts(language)
    for slug in STATUS:
        assert texts.problem(slug, "title"), slug
        assert texts.problem(slug, "advice"), slug
        assert re.fullmatch(r"[^{}]+", texts.problem(slug, "detail", **example_values(texts).get(slug, {}))), slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_about_fields_and_health_fill_in(language: str) -> None:
    """Limits and forms are known to every text that names them."""
    texts = Texts(language)
    fields, health = _keys(BOOK, "fields", language), _keys(ANSWERS, "health", language)
    assert fields
    assert health
    for key in fields:
        assert "{" not in texts.field(key, **NAMED)
    for key in health:
        assert "{" not in texts.text("health", key, seconds=ALIVE_SECONDS, missing="…")
    assert str(LIMITS["page_max"]) in texts.field("limit")


def test_a_finished_sentence_is_passed_through() -> None:
    """The use cases word some faults themselves."""
    assert Texts("ru").field("укажите число от 1 до 200") == "укажите число от 1 до 200"


def _keys(catalog: MessageCatalog, section: str, language: str) -> list[str]:
    return [name.removeprefix(f"{section}-") for name in catalog.ids(language) if name.startswith(f"{section}-")]
