"""The methodology's numbers, lists and wordings as dated tables: what applies is found by a date."""

from __future__ import annotations

from validators.parameters.corpus_a import allowed_scores, corpus_a_terms, max_scores
from validators.parameters.indicators import quality_indicators
from validators.parameters.lookups import (
    SINCE,
    editions,
    evaluator_roles,
    known_penalties,
    known_results,
    known_roles,
    penalty_caps,
    positions,
    result_scale,
    result_words,
    sheet_wordings,
    terms,
)
from validators.parameters.package import METHODOLOGIES, Package, using
from validators.parameters.survey import survey
from validators.parameters.tables import ParameterWording, SheetWording

__all__ = [
    "METHODOLOGIES",
    "SINCE",
    "Package",
    "ParameterWording",
    "SheetWording",
    "allowed_scores",
    "corpus_a_terms",
    "editions",
    "evaluator_roles",
    "known_penalties",
    "known_results",
    "known_roles",
    "max_scores",
    "penalty_caps",
    "positions",
    "quality_indicators",
    "result_scale",
    "result_words",
    "sheet_wordings",
    "survey",
    "terms",
    "using",
]
