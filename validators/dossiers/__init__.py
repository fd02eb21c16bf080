"""Documents that belong together: the kinds of dossier and the rules between their documents."""

from __future__ import annotations

from validators.dossiers import corpus_a, corpus_b
from validators.rules.model import Rules

DECLARED: tuple[Rules, ...] = (
    corpus_a.annual,
    corpus_a.chapter5,
    corpus_b.year_rule,
    corpus_b.session_rule,
    corpus_b.order_rule,
)
"""The rules of the dossiers, in the order of the methodology."""
