"""Corpus «Б»: the score sheets of up to four quarters of one year (item 5)."""

from __future__ import annotations

from validators.dossiers.model import DossierKind, Part
from validators.rules.model import SHEETS

QUARTERS = 4

KIND = DossierKind(
    slug="b_year",
    name="Оценочные листы кварталов одного года",
    parts=(Part(SHEETS, QUARTERS),),
)
