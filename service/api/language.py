"""The words of the service itself, by language; the catalogues in ``messages/`` are for translators to edit.

Russian is what everybody gets who asks for nothing else. A new language is a new file with the same keys, named in
``LANGUAGES``; what the methodology says comes from ``validators`` and stands in catalogues of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flask import has_request_context, request
from werkzeug.datastructures import LanguageAccept

from service.db.cursors import MAX_PAGE
from service.db.models import EXTERNAL_ID_LENGTH, IDEMPOTENCY_KEY_LENGTH, SOURCE_NAME_LENGTH
from service.texts import BOOK
from validators.dossier import DOSSIERS
from validators.dossiers.kinds import MAX_DOCUMENTS, MIN_DOCUMENTS
from validators.forms import SPECS
from validators.messages.catalog import LANGUAGES as MESSAGE_LANGUAGES
from validators.messages.catalog import MessageCatalog

LANGUAGES: Final = ("ru", "kk", "en")
DEFAULT_LANGUAGE: Final = LANGUAGES[0]
RULE_LANGUAGES: Final = MESSAGE_LANGUAGES
"""Languages in which ``validators`` has messages; it answers in Russian where it has none yet."""

ANSWERS: Final = MessageCatalog(Path(__file__).parent / "messages")

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


@dataclass(frozen=True, slots=True)
class Texts:
    """What the service answers, in one language."""

    language: str

    def problem(self, slug: str, part: str, **values: Any) -> str:
        """Return one part (``title``, ``detail``, ``advice``) of what is said about a kind of problem."""
        return ANSWERS.render(f"problems-{slug}.{part}", values, self.language).strip()

    def text(self, section: str, key: str, **values: Any) -> str:
        """Return a text of another section; the limits are known to all of them."""
        return ANSWERS.text(section, key, self.language, **{**LIMITS, **values})

    def field(self, key: str, **values: Any) -> str:
        """Return what is wrong with a field of a request; a key that no catalogue holds is a finished sentence."""
        return BOOK.text("fields", key, self.language, **{**LIMITS, **values}) if BOOK.has("fields", key) else key


def wanted_language(known: tuple[str, ...] = LANGUAGES) -> str:
    """Return which of the known languages the client asks for with ``Accept-Language``, Russian when it is none."""
    return chosen_language(request.accept_languages, known) if has_request_context() else DEFAULT_LANGUAGE


def chosen_language(accepted: LanguageAccept, known: tuple[str, ...] = LANGUAGES) -> str:
    """Return which of the known languages an ``Accept-Language`` asks for, Russian when it is none."""
    # Werkzeug would prefer an exact "ru;q=0.1" to the "en" in "en-GB".
    asked = (tag.lower().split("-")[0] for tag, quality in accepted if quality > 0)
    return next((language for language in asked if language in known), DEFAULT_LANGUAGE)


def wanted_texts() -> Texts:
    """Return the catalogue in the language the client asks for."""
    return Texts(wanted_language())
