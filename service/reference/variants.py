"""``/variants``: the variants of the methodology that state bodies have in this installation."""

from __future__ import annotations

from typing import Any

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import current_services
from service.db.models import KeyScope
from service.reference import schemas

blueprint = Blueprint(
    "variants", __name__, url_prefix="/api/v1/variants", description="Варианты государственных органов"
)


@Endpoint(
    "list_variants",
    "Варианты методики корпуса «Б»",
    ResponseSpec("Варианты по именам", schemas.VariantList),
    KeyScope.READ,
    description=(
        "Методика корпуса «Б», утверждённая первым руководителем государственного органа (пункт 2): реквизиты приказа, "
        "пояснения к параметрам, бланк. Вариант выбирается по наименованию органа в документе или полем variant."
    ),
    example="list_variants",
).on(blueprint, "")
def list_variants() -> dict[str, Any]:
    """List the variants."""
    return {"items": list(current_services().variants)}
