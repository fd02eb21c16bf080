"""The words about rows and files; ``tests/house/test_texts.py`` compares them in all languages."""

from __future__ import annotations

from service.batches.messages import form_violation, message


def test_an_unknown_language_speaks_russian() -> None:
    """And never opens another file."""
    for language in ("xx", "../ru", ""):
        assert message("states", "ready", language) == "готово"
    assert form_violation("x9", "en")["message"] == 'There is no form "x9"'
