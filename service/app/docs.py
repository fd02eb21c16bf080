"""``/openapi.json``: the description of this interface. ``service.app.web`` shows it to people at ``/docs``."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, request

from service.api.blueprint import Answer, Family, Operation
from service.api.context import published
from service.api.language import wanted_language

family = Family("docs", __name__, description="Описание интерфейса")

HEADERS: Final[dict[str, Any]] = {
    "Content-Language": {"description": "Язык описания", "schema": {"type": "string"}},
    "ETag": {"description": "Своя у каждого языка", "schema": {"type": "string"}},
}


@Operation(
    "openapi",
    "Это описание",
    Answer("OpenAPI 3.1", {"type": "object"}, headers=HEADERS),
    description=(
        "Описания и названия – на языке Accept-Language: ru, kk или en. Имена полей, коды и адреса во всех языках одни."
    ),
).on(family, "/openapi.json")
def openapi() -> Response:
    """Give the description in the language asked for."""
    language = wanted_language()
    description = published(language)
    answer = Response(description.content, content_type="application/json")
    answer.set_etag(description.sha256)
    answer.headers["Content-Language"] = language
    answer.headers["Vary"] = "Accept-Language"
    answer.headers["Cache-Control"] = "no-cache"
    answer.make_conditional(request)
    return answer
