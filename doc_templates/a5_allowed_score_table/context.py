"""What the table of annex 5 is called."""

from __future__ import annotations

from doc_templates.impersonal import ImpersonalNaming, filling
from validators.schemas.a_score_tables import ScoreTable

NAME = (
    "Таблица определения допустимой оценки в зависимости от процента реализации КЦИ (за исключением КЦИ по обеспечению "
    "качественного и своевременного исполнения поручений)"
)
STEM = "Таблица определения допустимой оценки"

FILLING = filling(ScoreTable, ImpersonalNaming(title=NAME, stem=STEM, blank=STEM))
