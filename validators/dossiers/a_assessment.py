"""Corpus «А»: the annual agreement, the score sheet of its year, and the review (annexes 1, 2, 3, 6)."""

from __future__ import annotations

from validators.dossiers.model import DossierKind, Part

KIND = DossierKind(
    slug="a_assessment",
    name="Ежегодное соглашение, оценочный лист и отзыв служащего корпуса «А»",
    parts=(Part(("a1_agreement", "a2_agreement")), Part(("a3_score_sheet",)), Part(("a6_review",))),
)
