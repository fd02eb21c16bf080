"""Titles, descriptions and examples of the fields of ``data``: the files of the folder ``<language>/fields``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from validators.errors import ValidatorsError
from validators.messages.catalog import FALLBACK, FOLDER, LANGUAGES

FIELDS = "fields"


@cache
def field_texts(language: str = FALLBACK) -> Mapping[str, Mapping[str, Any]]:
    """Return titles, descriptions and examples of the fields of ``data``, by ``schema.field``.

    Examples and the official names of forms are data, and stand in the Russian files alone.
    """
    russian = _merged(FOLDER / FALLBACK / FIELDS)
    if language == FALLBACK or language not in LANGUAGES:
        return russian
    own = _merged(FOLDER / language / FIELDS)
    return {
        section: {name: {**texts, **own.get(section, {}).get(name, {})} for name, texts in fields.items()}
        for section, fields in russian.items()
    }


def _merged(folder: Path) -> dict[str, Any]:
    """Return the files of a folder as one; a text given twice is a slip that must not pass in silence.

    Raises:
        ValidatorsError: two files hold the same key.
    """
    merged: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        _add(merged, tomllib.loads(path.read_text("utf-8")), path.name)
    return merged


def _add(merged: dict[str, Any], texts: Mapping[str, Any], where: str) -> None:
    for key, value in texts.items():
        if key not in merged:
            merged[key] = value
        elif isinstance(value, dict) and isinstance(merged[key], dict):
            _add(merged[key], value, f"{where}, {key}")
        else:
            raise ValidatorsError(f"{where}: {key} is given twice")
