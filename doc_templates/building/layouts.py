"""Which layout builds the template of which form; a new form is added here and to the catalogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from doc_templates.b1_score_sheet.layout import LAYOUT as B1_SCORE_SHEET
from doc_templates.b2_score_sheet.layout import LAYOUT as B2_SCORE_SHEET
from doc_templates.b_calibration_protocol.layout import LAYOUT as B_CALIBRATION_PROTOCOL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from doc_templates.building.package import Layout

LAYOUTS: Mapping[tuple[str, str], Layout] = MappingProxyType(
    {
        ("b1_score_sheet", "ru"): B1_SCORE_SHEET,
        ("b2_score_sheet", "ru"): B2_SCORE_SHEET,
        ("b_calibration_protocol", "ru"): B_CALIBRATION_PROTOCOL,
    }
)
"""Layout by slug and language."""
