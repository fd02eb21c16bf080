"""Widths in millimetres of the columns of tables whose rows may be so tall that they go on over pages.

Layouts draw the tables by them, contexts measure the texts by them. Columns of planned and actual values hold thirteen
digits with hundredths on one line, in the style of the form; those of names take what is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _widths(**widths: float) -> Mapping[str, float]:
    return MappingProxyType(widths)


AGREEMENT: Final = _widths(number=10, name=58.5, linkage=58.5, unit=24, planned=32, due=24, expected_result=50)
CORPUS_A_SHEET: Final = _widths(number=6.5, name=68, unit=19.4, planned=21, actual=21, percent=19.2, score=14.9)
CHAPTER_5_SHEET: Final = _widths(number=7, name=62.5, unit=19, planned=30, actual=30, score=21.5)
MONITORING: Final = _widths(number=10, name=90, unit=26, planned=32, actual=32, percent=24, note=43)
DISAGREEMENT: Final = _widths(number=10, name=46, employee_grounds=57, authorized_person_grounds=57)
NOT_ASSESSED: Final = _widths(number=10, who=64, in_position=32, reason=64)
TRANSMITTAL: Final = _widths(number=10, who=76, agreement=28, score_sheet=28, review=28)
CHAPTER_5_TRANSMITTAL: Final = _widths(
    number=10, who=44, agreement=26, score_sheet=22, review=18, strategy=25, report=25
)
SCORE_SHEET: Final = _widths(parameter=38, score=17, comment=39, explanation=76)
