"""Corpus «Б»: the score sheets of up to four quarters and the annual score formed of them (item 5)."""

from __future__ import annotations

from validators.dossiers.model import DossierKind, Part
from validators.rules.model import ANNUAL, PROTOCOL, SHEETS

SHEETS_A_YEAR = 12
"""Four quarters of up to three positions: item 6 has a servant assessed after a month in the position."""

KIND = DossierKind(
    slug="b_year",
    name="Оценочные листы кварталов одного года (с протоколами калибровочных сессий) и итоговая оценка за год",
    parts=(Part(SHEETS, SHEETS_A_YEAR), Part(PROTOCOL, SHEETS_A_YEAR), Part(ANNUAL)),
)
