"""Corpus «А», chapter 5: agreement, score sheet and review of the work until 31 July 2025 (annexes 8, 9, 10)."""

from __future__ import annotations

from validators.dossiers.model import DossierKind, Part

KIND = DossierKind(
    slug="a_chapter5",
    name="Соглашение, оценочный лист и отзыв по главе 5 методики корпуса «А»",
    parts=(Part(("a8_agreement",)), Part(("a9_score_sheet",)), Part(("a10_review",))),
)
