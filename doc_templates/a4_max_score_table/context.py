"""Binding of the table of annex 4."""

from __future__ import annotations

from doc_templates.impersonal import binding
from validators.forms.score_tables.schema import ScoreTable

BINDING = binding(ScoreTable)
