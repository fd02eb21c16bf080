"""``POST /validate``: checks data by the methodology. Nothing is stored."""

from __future__ import annotations

from typing import Any

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_services
from service.api.language import wanted_language
from service.db.models import KeyScope
from service.documents.printable import printable
from service.documents.variants import resolve_variant
from service.reference import schemas

blueprint = Blueprint("validation", __name__, url_prefix="/api/v1", description="Проверка без сохранения")


@Endpoint(
    "validate",
    "Проверить данные",
    ResponseSpec("Что говорит методика, верны данные или нет", schemas.Verdict),
    KeyScope.READ,
    description="Ничего не сохраняется. Все нарушения сообщаются сразу.",
    method="POST",
    body=schemas.ValidationRequest,
    example="validate",
).on(blueprint, "/validate")
def validate(asked: dict[str, Any]) -> dict[str, Any]:
    """Check the data as on a date."""
    shared = context()
    outcome = current_services().check(
        asked["form"],
        asked["data"],
        today=shared.today(),
        as_of=asked.get("as_of"),
        language=wanted_language(),
        calendar=current_services().calendar,
    )
    variants, form = current_services().variants, shared.forms[asked["form"]]
    outcome = printable(variants, form, asked["variant"], asked["data"], outcome, wanted_language())
    variant = resolve_variant(variants, form, asked["variant"], outcome)
    return {
        "valid": not outcome.errors,
        "violations": [found.as_dict() for found in outcome.violations],
        "computed": outcome.explained,
        "edition": outcome.edition,
        "variant": None if variant is None else variant.id,
    }
