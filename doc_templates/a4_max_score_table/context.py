"""Binding of the table of annex 4."""

from __future__ import annotations

from doc_templates.impersonal import binding
from validators.schemas.a_score_tables import ScoreTable

BINDING = binding(ScoreTable)
