"""The languages forms may be made in, as Word and PDF call them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LANGUAGE_TAGS: Mapping[str, str] = MappingProxyType({"ru": "ru-RU", "kk": "kk-KZ"})
"""BCP 47 tag by ISO 639-1 code. The official texts of the order are here in Russian; Kazakh waits for its templates."""
