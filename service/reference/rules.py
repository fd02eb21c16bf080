"""``/rules``: the rules of the methodology, with the words of the order."""

from __future__ import annotations

from typing import Any

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context
from service.api.problems import Problem, shown
from service.db.models import KeyScope
from service.reference import schemas
from validators.rules.model import Rule

blueprint = Blueprint("rules", __name__, url_prefix=schemas.RULES, description="Правила методики")


@Endpoint(
    "list_rules",
    "Все правила",
    ResponseSpec("Правила по порядку пунктов", schemas.RuleList),
    KeyScope.READ,
    example="rules",
).on(blueprint, "")
def list_rules() -> dict[str, Any]:
    """List the rules."""
    return {"items": context().methodology.rules}


@Endpoint(
    "get_rule",
    "Одно правило",
    ResponseSpec("Правило", schemas.RuleSummary),
    KeyScope.READ,
    problems=("unknown-rule",),
    example="rule",
).on(blueprint, "/<rule_id>")
def get_rule(rule_id: str) -> Rule:
    """Return one rule."""
    found = next((rule for rule in context().methodology.rules if rule.id == rule_id), None)
    if found is None:
        raise Problem("unknown-rule", {"rule": shown(rule_id)})
    return found
