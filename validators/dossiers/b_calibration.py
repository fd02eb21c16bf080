"""Corpus «Б»: a contested score sheet, the order calling a calibration session, and its protocol (items 11, 19-24)."""

from __future__ import annotations

from validators.dossiers.model import DossierKind, Part
from validators.rules.model import ORDER, PROTOCOL, SHEETS

KIND = DossierKind(
    slug="b_calibration",
    name="Оспоренный оценочный лист, решение о проведении калибровочной сессии и её протокол",
    parts=(Part(SHEETS), Part(ORDER), Part(PROTOCOL)),
)
