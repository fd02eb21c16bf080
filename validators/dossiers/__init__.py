"""Documents that belong together: the kinds of dossier and the rules between their documents."""

from __future__ import annotations

from validators.dossiers import calibration, corpus_a, order, year
from validators.rules.model import Rules

DECLARED: tuple[Rules, ...] = (
    corpus_a.annual,
    corpus_a.chapter5,
    year.rule,
    calibration.rule,
    order.rule,
)
"""The rules of the dossiers, in the order of the methodology."""
