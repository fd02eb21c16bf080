"""``POST /preview``: the page of a paper before there is a paper. Nothing is stored."""

from __future__ import annotations

from typing import Any, Final

from flask import Response

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.downloads import binary
from service.api.language import wanted_language
from service.api.previewing import previewed
from service.api.problems import RETRY_AFTER, Problem, invalid_request
from service.db.models import KeyScope
from service.documents.retrieval import MEDIA_TYPES
from service.preview import Refusal
from service.reference import schemas

PLACES: Final = {Refusal.UNKNOWN: "/variant", Refusal.UNPRINTABLE: "/data", Refusal.TOO_LONG: "/data"}
"""What of a request is to blame where it is; otherwise nothing can be shown now."""

blueprint = Blueprint("previews", __name__, url_prefix="/api/v1", description="Предпросмотр")


@Endpoint(
    "preview",
    "Показать документ до изготовления",
    ResponseSpec("PDF документа, каким он был бы напечатан", binary(), media_type=MEDIA_TYPES["pdf"]),
    KeyScope.READ,
    description=(
        "Ничего не сохраняется. Данные могут быть неполными: чего нет, остаётся пустым, как на бланке. "
        "Документ, который по этим данным не изготовить, помечен как проект."
    ),
    method="POST",
    body=schemas.PreviewRequest,
    problems=("no-preview",),
).on(blueprint, "/preview")
def preview(asked: dict[str, Any]) -> Response:
    """Show what would be printed."""
    found = previewed(asked["form"], asked["data"], asked["language"], asked["variant"])
    if not isinstance(found, Refusal):
        return Response(found, mimetype=MEDIA_TYPES["pdf"])
    if found in PLACES:
        raise invalid_request([(PLACES[found], found.message)])
    raise Problem(
        "no-preview", {"reason": found.message.render(wanted_language())}, headers={"Retry-After": RETRY_AFTER}
    )
