"""The rules of the methodology: one short function each, declared on top of it, a module per chapter."""

from __future__ import annotations

from validators.rules.model import Rule
from validators.rules.registry import RULES, rule_by_id

__all__ = ["RULES", "Rule", "rule_by_id"]
