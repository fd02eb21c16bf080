"""The methodology's numbers, lists and wordings as dated tables: what applies is found by a date."""

from __future__ import annotations

from validators.parameters.corpus_a import allowed_scores, corpus_a_terms, max_scores
from validators.parameters.lookups import (
    editions,
    evaluator_roles,
    penalty_caps,
    positions,
    result_scale,
    sheet_wordings,
    terms,
)
from validators.parameters.tables import ParameterWording, SheetWording

__all__ = [
    "ParameterWording",
    "SheetWording",
    "allowed_scores",
    "corpus_a_terms",
    "editions",
    "evaluator_roles",
    "max_scores",
    "penalty_caps",
    "positions",
    "result_scale",
    "sheet_wordings",
    "terms",
]
