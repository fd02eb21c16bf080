"""The language of a response, Russian by default, and the texts of problems in it.

Messages of the methodology come from ``validators``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import has_request_context, request
from werkzeug.datastructures import LanguageAccept

from service.db.cursors import MAX_PAGE
from service.db.models import EXTERNAL_ID_LENGTH, IDEMPOTENCY_KEY_LENGTH, SOURCE_NAME_LENGTH
from service.texts import MESSAGES
from validators.dossier import DOSSIERS
from validators.dossiers.kinds import MAX_DOCUMENTS, MIN_DOCUMENTS
from validators.forms import SPECS
from validators.messages.catalog import FALLBACK, LANGUAGES, Message

DEFAULT_LANGUAGE: Final = FALLBACK

MAX_PARTS: Final = 1_000
"""The highest number of a part of ``print.pdf``: more than any batch has."""

LIMITS: Final[Mapping[str, Any]] = {
    "forms": ", ".join(SPECS),
    "external_id_length": EXTERNAL_ID_LENGTH,
    "idempotency_key_length": IDEMPOTENCY_KEY_LENGTH,
    "page_max": MAX_PAGE,
    "parts": MAX_PARTS,
    "source_name_length": SOURCE_NAME_LENGTH,
    "dossier_least": MIN_DOCUMENTS,
    "dossier_most": MAX_DOCUMENTS,
    "dossier_kinds": ", ".join(kind.slug for kind in DOSSIERS),
}
"""Values that any text about a field may name."""


def problem_text(slug: str, part: str, language: str, /, **values: Any) -> str:
    """Return the ``title``, ``detail`` or ``advice`` of a kind of problem."""
    return MESSAGES.render(f"problems-{slug}.{part}", values, language).strip()


def answer_text(section: str, key: str, language: str, /, **values: Any) -> str:
    """Return a text of another section; each may name the limits."""
    return MESSAGES.text(section, key, language, **{**LIMITS, **values})


def field_text(fault: str | Message, language: str, /, **values: Any) -> str:
    """Return the text of a fault of a field: a message, or a key of the section ``fields``."""
    if isinstance(fault, Message):
        return fault.render(language)
    return answer_text("fields", fault if MESSAGES.has("fields", fault) else "unusable", language, **values)


def wanted_language() -> str:
    """Return the language of the present request by ``Accept-Language``, Russian by default."""
    return chosen_language(request.accept_languages) if has_request_context() else DEFAULT_LANGUAGE


def chosen_language(accepted: LanguageAccept) -> str:
    """Return the first supported language of ``Accept-Language``, Russian by default."""
    # Werkzeug would prefer an exact "ru;q=0.1" to the "en" in "en-GB".
    asked = (tag.lower().split("-")[0] for tag, quality in accepted if quality > 0)
    return next((language for language in asked if language in LANGUAGES), DEFAULT_LANGUAGE)
