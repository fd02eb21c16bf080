"""``/rules``: the rules of the methodology, with the words of the order."""

from __future__ import annotations

from typing import Any

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context
from service.api.language import wanted_language
from service.api.problems import Problem, shown
from service.reference import schemas
from validators.rules.model import Rule

blueprint = Blueprint("rules", __name__, url_prefix="/api/v1/rules", description="Правила методики")


def describe(rule: Rule, language: str) -> dict[str, Any]:
    """Return a rule as clients receive it, in their language but for the words of the order."""
    return {
        "id": rule.id,
        "summary": rule.summary(language),
        "severity": str(rule.severity),
        "methodology": rule.methodology,
        "item": rule.item,
        "annex": rule.annex,
        "text": rule.text,
        "since": rule.since,
        "until": rule.until,
        "forms": rule.forms,
        "links": {"self": f"{blueprint.url_prefix}/{rule.id}"},
    }


@Endpoint(
    "list_rules", "Все правила", ResponseSpec("Правила по порядку пунктов", schemas.RuleList), example="rules"
).on(blueprint, "")
def list_rules() -> dict[str, Any]:
    """List the rules."""
    language = wanted_language()
    return {"items": [describe(rule, language) for rule in context().methodology.rules]}


@Endpoint(
    "get_rule", "Одно правило", ResponseSpec("Правило", schemas.RuleSummary), problems=("unknown-rule",), example="rule"
).on(blueprint, "/<rule_id>")
def get_rule(rule_id: str) -> dict[str, Any]:
    """Describe one rule."""
    found = next((rule for rule in context().methodology.rules if rule.id == rule_id), None)
    if found is None:
        raise Problem("unknown-rule", {"rule": shown(rule_id)})
    return describe(found, wanted_language())
