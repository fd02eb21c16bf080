"""Corpus «Б»: the score sheets of up to four quarters and the annual score formed of them (item 5)."""

from __future__ import annotations

from validators.dossiers.model import DossierKind, Part
from validators.rules.model import ANNUAL, PROTOCOL, SHEETS

QUARTERS = 4

KIND = DossierKind(
    slug="b_year",
    name="Оценочные листы кварталов одного года (с протоколами калибровочных сессий) и итоговая оценка за год",
    parts=(Part(SHEETS, QUARTERS), Part(PROTOCOL, QUARTERS), Part(ANNUAL)),
)
