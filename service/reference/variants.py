"""``/variants``: the variants of the methodology that state bodies have in this installation."""

from __future__ import annotations

from typing import Any

from doc_templates.variants import Variant
from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context
from service.reference import schemas
from service.reference.forms import form_address

blueprint = Blueprint(
    "variants", __name__, url_prefix="/api/v1/variants", description="Варианты государственных органов"
)


def describe(variant: Variant) -> dict[str, Any]:
    """Return a variant as clients receive it."""
    return {
        "id": variant.id,
        "body": variant.body,
        "names": variant.names,
        "order": {"number": variant.order.number, "date": variant.order.date, "title": variant.order.title},
        "since": variant.since,
        "until": variant.until,
        "sha256": variant.sha256,
        "templates": [
            {"form": slug, "language": language, "sha256": one.sha256, "links": _blanks(variant.id, slug, language)}
            for (slug, language), one in variant.templates.items()
        ],
    }


def _blanks(variant_id: str, slug: str, language: str) -> dict[str, str]:
    tail = f"?variant={variant_id}" if language == "ru" else f"?variant={variant_id}&language={language}"
    return {f"blank_{name}": form_address(slug, f"/blank.{name}{tail}") for name in ("docx", "pdf")}


@Endpoint(
    "list_variants",
    "Варианты методики корпуса «Б»",
    ResponseSpec("Варианты по именам", schemas.VariantList),
    description=(
        "Методика корпуса «Б», утверждённая первым руководителем государственного органа (пункт 2): реквизиты приказа, "
        "пояснения к параметрам, бланк. Вариант выбирается по наименованию органа в документе или полем variant."
    ),
    example="list_variants",
).on(blueprint, "")
def list_variants() -> dict[str, Any]:
    """List the variants."""
    return {"items": [describe(variant) for variant in context().services.variants]}
