"""Widths in millimetres of the columns of tables whose rows may be so tall that they go on over pages.

Layouts draw the tables by them, contexts measure the texts by them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


def _widths(**widths: float) -> Mapping[str, float]:
    return MappingProxyType(widths)


AGREEMENT: Final = _widths(number=10, name=62, linkage=62, unit=23, planned=24, due=24, expected_result=52)
CORPUS_A_SHEET: Final = _widths(number=9, name=45, unit=21.5, planned=20.5, actual=25, percent=24, score=25)
CHAPTER_5_SHEET: Final = _widths(number=10, name=65, unit=22, planned=23, actual=25, score=25)
MONITORING: Final = _widths(number=10, name=47, unit=21, planned=21, actual=21, percent=24, note=26)
DISAGREEMENT: Final = _widths(number=10, name=46, employee_grounds=57, authorized_person_grounds=57)
NOT_ASSESSED: Final = _widths(number=10, who=64, in_position=32, reason=64)
TRANSMITTAL: Final = _widths(number=10, who=76, agreement=28, score_sheet=28, review=28)
CHAPTER_5_TRANSMITTAL: Final = _widths(
    number=10, who=44, agreement=26, score_sheet=22, review=18, strategy=25, report=25
)
SCORE_SHEET: Final = _widths(parameter=38, score=17, comment=39, explanation=76)
