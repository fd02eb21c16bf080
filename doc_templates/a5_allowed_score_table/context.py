"""Titles of the table of annex 5."""

from __future__ import annotations

from doc_templates.impersonal import ImpersonalTitles, binding
from validators.schemas.a_score_tables import ScoreTable

NAME = (
    "Таблица определения допустимой оценки в зависимости от процента реализации КЦИ (за исключением КЦИ по обеспечению "
    "качественного и своевременного исполнения поручений)"
)
STEM = "Таблица определения допустимой оценки"

BINDING = binding(ScoreTable, ImpersonalTitles(title=NAME, stem=STEM, blank=STEM))
