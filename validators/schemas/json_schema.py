"""JSON Schema (2020-12, as OpenAPI 3.1 has it) of each form's ``data``, made from the shapes by apispec.

Nested objects stand inline, so that a document needs nothing beside it. Titles, descriptions and examples come from
the field descriptions of the message catalogue.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema, fields

from validators.errors import UnknownFormError
from validators.kinds import KINDS
from validators.messages.catalog import FALLBACK
from validators.messages.fields import field_texts
from validators.schemas.shapes import Entries
from validators.schemas.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"
OPENAPI = "3.1.0"


def json_schema(form: str, language: str = FALLBACK) -> dict[str, Any]:
    """Return the JSON Schema of the form's ``data``, a copy of the caller's own.

    Args:
        form: slug of the form.
        language: of titles and descriptions; the official name of the form is Russian in each.

    Raises:
        UnknownFormError: there is no such form.
    """
    if form not in KINDS:
        raise UnknownFormError(f"there is no form {form!r}; the forms are {', '.join(KINDS)}")
    return deepcopy(_json_schema(form, language))


@cache
def _json_schema(form: str, language: str) -> dict[str, Any]:
    plugin = MarshmallowPlugin(schema_name_resolver=_inline)
    APISpec(title=form, version="1", openapi_version=OPENAPI, plugins=[plugin])
    converter: Any = plugin.converter
    converter.add_attribute_function(_attributes_in(language))
    described = field_texts(language)["forms"][form]
    return {"$schema": DIALECT, **described, **converter.schema2jsonschema(KINDS[form].shape)}


def _inline(_schema: object) -> str:
    """Name no schema, which makes apispec write it where it is used."""
    return ""


def _attributes_in(language: str) -> Callable[[Any, fields.Field[Any], dict[str, Any]], dict[str, Any]]:
    """Return what replaces apispec's guesses at our fields by what they say of themselves."""

    def attributes(_converter: Any, field: fields.Field[Any], ret: dict[str, Any]) -> dict[str, Any]:
        texts = texts_of(field, language)
        if isinstance(field, Value):
            ret.clear()
            return {**texts, **field.json_schema()}
        known = dict(ret)
        ret.clear()
        if isinstance(field, Entries):
            known |= {"minItems": field.least, "maxItems": field.most}
        return {**texts, **known}

    return attributes


def texts_of(field: fields.Field[Any], language: str = FALLBACK) -> Mapping[str, Any]:
    """Return title, description and examples of a field, from its own schema's section or an inherited one."""
    if not isinstance(field.parent, Schema):
        return {}
    for kind in type(field.parent).__mro__:
        section = field_texts(language).get(kind.__dict__.get("texts", ""), {})
        texts: Mapping[str, Any] | None = section.get(field.name or "")
        if texts is not None:
            return texts
    return {}
