"""Corpus «А», item 19: the reference tables of annexes 4 and 5."""

from __future__ import annotations

from validators.forms.shared.corpus_a import edition
from validators.rules.model import AMENDMENT, Rules

rule = Rules(forms=("a4_max_score_table", "a5_allowed_score_table"), **AMENDMENT)
rule("A19-table-year", item="A4", words="corpus_a", at="/year")(edition)
