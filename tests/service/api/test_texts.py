"""The catalogues of texts are complete and fill in; ``tests/house/test_texts.py`` compares them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from service.api.language import LIMITS, answer_text, field_text, problem_text
from service.api.problems import STATUS
from service.api.readiness import ALIVE_SECONDS
from service.app.openapi import recorded_path
from service.texts import MESSAGES
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from validators.messages.catalog import MessageCatalog

NAMED = {
    "most": 500,
    "form": "b1_score_sheet",
    "languages": "ru",
    "known": "standard",
    "id": "committee",
    "variant_forms": "b1_score_sheet",
    "since": "2026-01-01",
    "day": "2025-10-01",
    "first": "2025-10-01",
    "last": "2025-10-20",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_problem_is_worded_and_fills_in(language: str) -> None:
    """Title, detail and advice exist; what requests found fills the detail completely."""
    recorded = json.loads(recorded_path(language).read_text("utf-8"))["problems"]
    for slug in STATUS:
        assert problem_text(slug, "title", language), slug
        assert problem_text(slug, "advice", language), slug
        assert re.fullmatch(r"[^{}]+", recorded[slug]["detail"]), slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_about_fields_and_health_fill_in(language: str) -> None:
    """Limits and forms are known to every text that names them."""
    fields, health = _keys(MESSAGES, "fields", language), _keys(MESSAGES, "health", language)
    assert fields
    assert health
    for key in fields:
        assert "{" not in field_text(key, language, **NAMED)
    for key in health:
        assert "{" not in answer_text("health", key, language, seconds=ALIVE_SECONDS, missing="…")
    assert str(LIMITS["page_max"]) in field_text("limit", language)


def test_a_fault_may_be_a_message_of_its_own_and_is_never_without_words() -> None:
    """Use cases raise theirs with values; a key that no text has is told as a value that does not do."""
    assert (
        field_text(MESSAGES.message("fields", "form", forms="a, b"), "en") == "there is no such form; there are: a, b"
    )
    assert field_text("no such key", "ru") == field_text("unusable", "ru")


def _keys(catalog: MessageCatalog, section: str, language: str) -> list[str]:
    return [name.removeprefix(f"{section}-") for name in catalog.ids(language) if name.startswith(f"{section}-")]
