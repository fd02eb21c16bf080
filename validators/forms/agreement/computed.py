"""Values computed from an agreement."""

from __future__ import annotations

from validators.computed import Computed
from validators.forms.agreement.rules import AgreementFacts


def agreement_values(facts: AgreementFacts) -> Computed:
    """Return how long an agreement is kept (items 14, 39)."""
    computed = Computed()
    computed.retained(facts.retention, facts.kept_until)
    return computed
