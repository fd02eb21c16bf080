"""``/openapi.json``: the OpenAPI description, which ``service.pages`` shows at ``/docs``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

from flask import Response, current_app, request

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.language import wanted_language

blueprint = Blueprint("docs", __name__, description="Описание интерфейса")

EXTENSION: Final = "bagalau-openapi"
HEADERS: Final[dict[str, Any]] = {
    "Content-Language": {"description": "Язык описания", "schema": {"type": "string"}},
    "ETag": {"description": "Своя у каждого языка", "schema": {"type": "string"}},
}


@dataclass(frozen=True, slots=True)
class Description:
    """The OpenAPI document in one language as the bytes that are sent, and their hash."""

    content: bytes
    sha256: str


def openapi_for(language: str) -> Description:
    """Return the OpenAPI document of the present application in a language."""
    return cast("Description", current_app.extensions[EXTENSION](language))


@Endpoint(
    "openapi",
    "Это описание",
    ResponseSpec("OpenAPI 3.1", {"type": "object"}, headers=HEADERS),
    None,
    description=(
        "Описания и названия – на языке Accept-Language: ru, kk или en. Имена полей, коды и адреса во всех языках одни."
    ),
).on(blueprint, "/openapi.json")
def openapi() -> Response:
    """Return the description in the requested language."""
    language = wanted_language()
    description = openapi_for(language)
    answer = Response(description.content, content_type="application/json")
    answer.set_etag(description.sha256)
    answer.headers["Content-Language"] = language
    answer.headers["Vary"] = "Accept-Language"
    answer.headers["Cache-Control"] = "no-cache"
    answer.make_conditional(request)
    return answer
