"""The languages forms may be made in, as Word and PDF call them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGE_TAGS: Mapping[str, str] = MappingProxyType({"ru": "ru-RU", "kk": "kk-KZ"})
"""BCP 47 tag by ISO 639-1 code. The official texts of the order are here in Russian; Kazakh waits for its templates."""
