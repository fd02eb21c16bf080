"""Titles of the table of annex 4."""

from __future__ import annotations

from doc_templates.impersonal import ImpersonalTitles, binding
from validators.schemas.a_score_tables import ScoreTable

NAME = (
    "Таблица определения максимальной оценки в зависимости от процента реализации КЦИ по обеспечению качественного и "
    "своевременного исполнения поручений"
)
STEM = "Таблица определения максимальной оценки"

BINDING = binding(ScoreTable, ImpersonalTitles(title=NAME, stem=STEM, blank=STEM))
