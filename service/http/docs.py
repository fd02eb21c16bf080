"""``/openapi.json``: the description of this interface. ``service.web`` shows it to people at ``/docs``."""

from __future__ import annotations

from flask import Response, request

from service.http.context import published
from service.http.rest import Answer, Family, Operation

family = Family("docs", __name__, description="Описание интерфейса")


@Operation("openapi", "Это описание", Answer("OpenAPI 3.1", {"type": "object"})).on(family, "/openapi.json")
def openapi() -> Response:
    """Give the description."""
    description = published()
    answer = Response(description.content, content_type="application/json")
    answer.set_etag(description.sha256)
    answer.headers["Cache-Control"] = "no-cache"
    answer.make_conditional(request)
    return answer
