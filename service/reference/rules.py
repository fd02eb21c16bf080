"""``/rules``: the methodology as it is applied, rule by rule, with the words of the order."""

from __future__ import annotations

from typing import Any

from service.api.blueprint import Answer, Family, Operation
from service.api.context import context
from service.api.language import wanted_language
from service.api.problems import Problem, shown
from service.documents import schemas as answers
from validators.rules.model import Rule

family = Family("rules", __name__, url_prefix="/api/v1/rules", description="Правила методики")


def describe(rule: Rule, language: str) -> dict[str, Any]:
    """Return a rule as clients see it, in their language but for the words of the order."""
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
        "links": {"self": f"{family.url_prefix}/{rule.id}"},
    }


@Operation("list_rules", "Все правила", Answer("Правила по порядку пунктов", answers.RuleList), example="rules").on(
    family, ""
)
def list_rules() -> dict[str, Any]:
    """List the rules."""
    language = wanted_language()
    return {"items": [describe(rule, language) for rule in context().methodology.rules]}


@Operation(
    "get_rule", "Одно правило", Answer("Правило", answers.RuleSummary), problems=("unknown-rule",), example="rule"
).on(family, "/<rule_id>")
def get_rule(rule_id: str) -> dict[str, Any]:
    """Describe one rule."""
    found = next((rule for rule in context().methodology.rules if rule.id == rule_id), None)
    if found is None:
        raise Problem("unknown-rule", {"rule": shown(rule_id)})
    return describe(found, wanted_language())
