"""How many papers an act of destruction is about."""

from __future__ import annotations

from validators.computed import Computed
from validators.forms.destruction_act.rules import DestructionFacts


def destruction_values(facts: DestructionFacts) -> Computed:
    """Return how many papers are destroyed."""
    return Computed({"papers": sum(group.papers for group in facts.record.groups)})
