"""The language of an answer, and the texts of problems in it.

Russian is what everybody gets who asks for nothing else. What the methodology says comes from ``validators``.
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

MOST_PARTS: Final = 1_000
"""Into which ``print.pdf`` may be divided: more than any batch can have."""

LIMITS: Final[Mapping[str, Any]] = {
    "forms": ", ".join(SPECS),
    "external_id_length": EXTERNAL_ID_LENGTH,
    "idempotency_key_length": IDEMPOTENCY_KEY_LENGTH,
    "page_max": MAX_PAGE,
    "parts": MOST_PARTS,
    "source_name_length": SOURCE_NAME_LENGTH,
    "dossier_least": MIN_DOCUMENTS,
    "dossier_most": MAX_DOCUMENTS,
    "dossier_kinds": ", ".join(kind.slug for kind in DOSSIERS),
}
"""What a text about a field may name."""


def problem_text(slug: str, part: str, language: str, /, **values: Any) -> str:
    """Return one part (``title``, ``detail``, ``advice``) of what is said about a kind of problem."""
    return MESSAGES.render(f"problems-{slug}.{part}", values, language).strip()


def answer_text(section: str, key: str, language: str, /, **values: Any) -> str:
    """Return a text of another section; the limits are known to all of them."""
    return MESSAGES.text(section, key, language, **{**LIMITS, **values})


def field_text(fault: str | Message, language: str, /, **values: Any) -> str:
    """Return what is wrong with a field of a request: a message, or a key of the section ``fields``."""
    if isinstance(fault, Message):
        return fault.render(language)
    return answer_text("fields", fault if MESSAGES.has("fields", fault) else "unusable", language, **values)


def wanted_language() -> str:
    """Return which of the languages the client asks for with ``Accept-Language``, Russian when it is none."""
    return chosen_language(request.accept_languages) if has_request_context() else DEFAULT_LANGUAGE


def chosen_language(accepted: LanguageAccept) -> str:
    """Return which of the languages an ``Accept-Language`` asks for, Russian when it is none."""
    # Werkzeug would prefer an exact "ru;q=0.1" to the "en" in "en-GB".
    asked = (tag.lower().split("-")[0] for tag, quality in accepted if quality > 0)
    return next((language for language in asked if language in LANGUAGES), DEFAULT_LANGUAGE)
