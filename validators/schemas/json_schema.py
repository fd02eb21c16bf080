"""JSON Schema (2020-12, as OpenAPI 3.1 has it) of each form's ``data``, made from the schemas by apispec.

Nested objects stand inline, so that a document needs nothing beside it. Titles, descriptions and examples are messages:
``fields-<texts of the record>-<field>``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow.fields import Field

from validators.messages.catalog import FALLBACK, MESSAGES
from validators.schemas.schema import List, Schema
from validators.schemas.values import Value

OPENAPI = "3.1.0"
KEYWORDS = ("title", "description", "examples")
"""What JSON Schema says of a field.

Who fills in a page reads a ``hint`` instead of a description that speaks of JSON; a ``section`` heads what begins with
the field there.
"""


def object_schema(schema: Schema, language: str = FALLBACK) -> dict[str, Any]:
    """Return the JSON Schema of an object, described in the language."""
    plugin = MarshmallowPlugin(schema_name_resolver=_inline)
    APISpec(title="", version="1", openapi_version=OPENAPI, plugins=[plugin])
    converter: Any = plugin.converter
    converter.attribute_functions.insert(0, _texts_in(language))
    converter.add_attribute_function(_keywords)
    made: dict[str, Any] = converter.schema2jsonschema(schema)
    return made


def _inline(_schema: object) -> str:
    """Name no schema, which makes apispec write it where it is used."""
    return ""


def _texts_in(language: str) -> Callable[..., Mapping[str, Any]]:
    """Return what apispec asks first, so that an object of the schema begins with its title."""

    def texts(field: Field[Any], **_known: Any) -> Mapping[str, Any]:
        return {key: text for key, text in texts_of(field, language).items() if key in KEYWORDS}

    return texts


def _keywords(_converter: Any, field: Field[Any], **_known: Any) -> dict[str, Any]:
    """Return what our fields say of themselves beside their type, which apispec knows."""
    if isinstance(field, List):
        return {"minItems": field.least, "maxItems": field.most}
    return field.keywords() if isinstance(field, Value) else {}


def texts_of(field: Field[Any], language: str = FALLBACK) -> Mapping[str, Any]:
    """Return what is said of a field, of its record or of one that it extends."""
    return next(all_texts_of(field, language), {})


def all_texts_of(field: Field[Any], language: str = FALLBACK) -> Iterator[Mapping[str, Any]]:
    """Yield what is said of a field of its record, then of the records that this extends; examples are the Russian."""
    record = field.parent.record if isinstance(field.parent, Schema) else object
    for each in record.__mro__:
        said: dict[str, Any] = MESSAGES.attributes(f"fields-{each.__dict__.get('texts')}-{field.name}", language)
        if said:
            yield said | ({"examples": json.loads(said["examples"])} if "examples" in said else {})
