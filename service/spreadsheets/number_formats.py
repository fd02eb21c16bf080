"""What a cell shows of the number in it: ECMA-376 Part 1, 18.8.30 and 18.8.31.

People see ``80%`` where the file says 0.8, a day where it says 46310, and ``00017`` where it says 17. A number is
handed on as it is shown, or it is said that what is shown cannot be told.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType
from typing import IO, Final
from xml.parsers.expat import ExpatError

from service.spreadsheets.xml_parts import EndOfInterestError, XmlPart

GENERAL: Final = "General"
BUILT_IN: Final = MappingProxyType(
    {0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
     9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd.mm.yyyy", 15: "d-mmm-yy", 16: "d-mmm",
     17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0",
     38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
     45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"}
)  # fmt: skip
"""Codes of the formats that a file names by their number alone; 14 and 22 are shown in the order of the country."""
EAST_ASIAN_DAYS: Final = frozenset((*range(27, 32), 36, *range(50, 55), 57, 58))
MAX_STYLES: Final = 65_490
MAX_FORMATS: Final = 4096
"""Beyond what programs write (Excel's specifications and limits)."""
MAX_CODE_LENGTH: Final = 255

SIGNIFICANT: Final = 15
"""Digits of a number that a spreadsheet program shows and takes."""
FIRST_SERIAL, LAST_SERIAL = 61, 2_958_465
"""From 1 March 1900, before which programs disagree, to the end of the year 9999."""
_TOKEN: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | [_*](?P<space>.) | \[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]
    | \[(?P<condition>[<>=][^\]]*)\] | \[(?P<elapsed>h+|m+|s+)\] | \[[^\]]*\]
    | (?P<half>AM/PM|A/P) | (?P<general>General|Основной)
    | (?P<science>E[+-]) | (?P<date>[ymdeгд]+|м+) | (?P<time>h+|s+|ч+|с+) | (?P<digits>[0\#?][0\#?,]*)
    | (?P<sign>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SECTIONS: Final = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[_*].|[^;])*)(?:;|\Z)', re.DOTALL)
_SCALES: Final = re.compile(r"\d|тыс|млн|млрд|мың|‰|thousand|mln|bn", re.IGNORECASE)
_LETTERS: Final = MappingProxyType({"г": "y", "д": "d", "м": "m", "e": "y", "ч": "h", "с": "s"})
"""Codes as Russian programs show them, which some of them write into the file too."""


class Shows(Enum):
    """What a format makes of a number."""

    NUMBER = auto()
    PERCENT = auto()
    DAY = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a format.

    Attributes:
        shows: what it makes of a number.
        decimals: digits shown after the comma; ``None`` for as many as there are.
        zeros: digits shown before it at least.
        scale: what the number is multiplied with.
        time: whether a day is shown with the time.
        minus: whether a section for negative numbers shows that they are.
    """

    shows: Shows
    decimals: int | None = None
    zeros: int = 1
    scale: int = 1
    time: bool = False
    minus: bool = False


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format: its sections for positive and negative numbers and for nought."""

    positive: Section
    negative: Section | None = None
    nought: Section | None = None

    @property
    def general(self) -> bool:
        """Whether numbers are shown as they are."""
        return self.positive == _AS_IS and self.negative is None and self.nought is None

    def of(self, value: float) -> Section:
        """Return the section that shows a number."""
        if value < 0 and self.negative is not None:
            return self.negative if self.negative.minus else _UNKNOWN
        return self.nought if not value and self.nought is not None else self.positive


_AS_IS, _UNKNOWN = Section(Shows.NUMBER), Section(Shows.UNKNOWN)
AS_IS: Final = NumberFormat(_AS_IS)
"""The format of cells that have none."""

Shown = int | float | str | datetime
"""A number as it is read: a percentage and a number with zeros in front become the text that is shown."""


class Styles:
    """The formats of a workbook, by the number of the style; General where there is none.

    Of a part that breaks off half way the formats before are kept: programs too drop the looks they cannot read.
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
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:MAX_CODE_LENGTH]
        elif name == "cellXfs":
            self._in_styles = True
        elif name == "xf" and self._in_styles and len(self._formats) < MAX_STYLES:
            number = attributes.get("numFmtId", "0")
            code = self._codes.get(number) or built_in(int(number) if number.isdecimal() else 0)
            self._formats.append(number_format(code))

    def _ended(self, name: str) -> None:
        if name == "cellXfs":
            raise EndOfInterestError


def built_in(number: int) -> str:
    """Return the code of a format that is named by its number alone, General for one that has none."""
    return "yyyy/m/d" if number in EAST_ASIAN_DAYS else BUILT_IN.get(number, GENERAL)


@lru_cache(maxsize=512)
def number_format(code: str) -> NumberFormat:
    """Return what a format code means."""
    if code in {GENERAL, "@", ""}:
        return AS_IS
    sections = [_section(text) for text in _SECTIONS.findall(code)[:4]]
    if any(section is None for section in sections):
        return NumberFormat(_UNKNOWN)
    known = [section or _UNKNOWN for section in sections]
    # What is matched after the last semicolon is no section where nothing stands there.
    count = min(3, code.count(";") + 1, len(known))
    return NumberFormat(*known[:count])


def _section(text: str) -> Section | None:
    """Return a section; ``None`` where it applies on a condition of its own."""
    found = [(str(token.lastgroup), token.group()) for token in _TOKEN.finditer(text) if token.lastgroup]
    kinds = {kind for kind, _ in found}
    if "condition" in kinds:
        return None
    literal = "".join(_literal(token) for token in _TOKEN.finditer(text))
    if kinds & {"science", "elapsed"} or _SCALES.search(literal):
        return _UNKNOWN
    if kinds & {"date", "time"}:
        return _day([part for kind, part in found if kind in {"date", "time"}], half="half" in kinds)
    percents = sum(part == "%" for kind, part in found if kind == "sign")
    minus = "-" in literal or "(" in literal
    if "general" in kinds:
        return Section(Shows.NUMBER, minus=minus) if not percents else _UNKNOWN
    return _number([part for _, part in found], percents, literal, minus=minus)


def _literal(token: re.Match[str]) -> str:
    return "".join(token[name] or "" for name in ("quoted", "escaped", "sign", "currency")).replace(".", "")


def _number(parts: list[str], percents: int, literal: str, *, minus: bool) -> Section:
    digits = [part for part in parts if part[0] in "0#?"]
    shown = "".join(part for part in parts if part[0] in "0#?.")
    before, _, after = shown.partition(".")
    if not digits or len(digits) > 2 or "/" in literal or "." in after or before.endswith(",") or after.endswith(","):  # noqa: PLR2004 - before and after the comma
        return _UNKNOWN
    places = sum(sign in "0#?" for sign in after)
    zeros = max(1, before.count("0"))
    if percents or "%" in literal:
        # A sign that was only written beside the number leaves it as it is.
        return Section(Shows.PERCENT, places, zeros, 100 if percents == 1 else 1, minus=minus)
    return Section(Shows.NUMBER, places, zeros, minus=minus)


def _day(parts: list[str], *, half: bool) -> Section:
    letters = ["".join(_LETTERS.get(sign, sign) for sign in part.lower()) for part in parts]
    months = [place for place, part in enumerate(letters) if "m" in part and not _is_minutes(letters, place)]
    joined = "".join(letters)
    whole = "y" in joined and "d" in joined and bool(months)
    time = half or "h" in joined or "s" in joined
    return Section(Shows.DAY, time=time) if whole else _UNKNOWN


def _is_minutes(letters: list[str], place: int) -> bool:
    """Tell whether ``m`` stands for minutes: after hours or before seconds."""
    after_hours = place > 0 and "h" in letters[place - 1]
    return after_hours or (place + 1 < len(letters) and "s" in letters[place + 1])


def shown(value: float, form: NumberFormat, *, since_1904: bool = False) -> Shown | None:
    """Return a number as its cell shows it, ``None`` where that cannot be told.

    Args:
        value: the number as stored.
        form: the format of the cell.
        since_1904: days are counted from 1904, as old programs for the Macintosh did.
    """
    section = form.of(value)
    if section.shows is Shows.DAY:
        return _moment(value, section, since_1904=since_1904)
    if section.shows is Shows.UNKNOWN:
        return None
    number = Decimal(f"{value:.{SIGNIFICANT}g}")
    if section.decimals is not None:
        number *= section.scale
        if number != round(number, section.decimals):
            return None
    if section.shows is Shows.PERCENT:
        return f"{_plain(number)}%"
    whole = number == number.to_integral_value()
    if section.zeros > 1 and whole and number >= 0 and len(text := str(int(number))) < section.zeros:
        return text.zfill(section.zeros)
    return int(number) if whole else float(number)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _moment(value: float, section: Section, *, since_1904: bool) -> datetime | None:
    if not (0 if since_1904 else FIRST_SERIAL) <= value <= LAST_SERIAL:
        return None
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - no zone in XLSX
    # A day and a time that is not shown is the day; seconds are as exact as is shown.
    moment = first + timedelta(days=int(value))
    return moment + timedelta(seconds=round((value - int(value)) * 86_400)) if section.time else moment
