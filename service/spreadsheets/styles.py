"""The formats of numbers that cells name by the number of their style; of all that is decoration nothing is read."""

from __future__ import annotations

from contextlib import suppress
from typing import IO, Final
from xml.parsers.expat import ExpatError

from service.spreadsheets.number_formats import AS_IS, NumberFormat, built_in, number_format
from service.spreadsheets.xml_parts import EndOfInterestError, XmlPart

MAX_STYLES: Final = 65_490
MAX_FORMATS: Final = 4096
"""Beyond what programs write (Excel's specifications and limits)."""
LONGEST_CODE: Final = 255


class Styles:
    """The formats of a workbook, by the number of the style; General where there is none.

    A part that breaks off half way tells of what stands before: programs too drop the looks they cannot read.
    """

    def __init__(self, source: IO[bytes] | None) -> None:
        self._codes: dict[str, str] = {}
        self._formats: list[NumberFormat] = []
        self._in_styles = False
        if source is not None:
            with suppress(ExpatError):
                XmlPart(source, self._begun, self._ended).read()

    def __getitem__(self, style: str | None) -> NumberFormat:
        if not style or not style.isdecimal() or int(style) >= len(self._formats):
            return AS_IS
        return self._formats[int(style)]

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and len(self._codes) < MAX_FORMATS:
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:LONGEST_CODE]
        elif name == "cellXfs":
            self._in_styles = True
        elif name == "xf" and self._in_styles and len(self._formats) < MAX_STYLES:
            number = attributes.get("numFmtId", "0")
            code = self._codes.get(number) or built_in(int(number) if number.isdecimal() else 0)
            self._formats.append(number_format(code))

    def _ended(self, name: str) -> None:
        if name == "cellXfs":
            raise EndOfInterestError
