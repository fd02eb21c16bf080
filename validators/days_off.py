"""Why a day is off or worked: the public holidays of Kazakhstan as the ``holidays`` library knows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from babel.dates import format_date
from holidays import HolidayBase, country_holidays

from validators.messages.catalog import FALLBACK, LANGUAGES, MESSAGES

YEARS = range(1991, 2105)
"""The years of the library: the first it knows, and all that a term may end in."""
LIBRARY_LANGUAGE = "kk"
# The library's names in its own language, and the codes the message catalogues translate.
HOLIDAYS: Mapping[str, str] = MappingProxyType(
    {
        "Жаңа жыл": "new_year",
        "Православиелік Рождество": "orthodox_christmas",
        "Халықаралық әйелдер күні": "womens_day",
        "Наурыз мейрамы": "nauryz",
        "Қазақстан халқының бірлігі мерекесі": "unity_day",
        "Отан Қорғаушы күні": "defenders_day",
        "Жеңіс күні": "victory_day",
        "Астана күні": "capital_day",
        "Қазақстан Республикасының Конституциясы күні": "constitution_day",
        "Қазақстан Республикасы күні": "republic_day",
        "Республика күні": "republic_day",
        "Қазақстан Республикасының Тұңғыш Президенті күні": "first_president_day",
        "Тәуелсіздік күні": "independence_day",
        "Құрбан айт": "kurban_ait",
    }
)
MOVED_FROM = re.compile(r"\d{2}\.\d{2}\.\d{4}")


class Ground(StrEnum):
    """Ground of a day that needs a reason.

    ``WEEKEND``: an ordinary Saturday or Sunday. ``HOLIDAY``: a public holiday. ``OBSERVED``: off for a holiday that
    fell on a weekend. ``TRANSFER``: moved by decree. ``INSTALLATION``: by the
    installation's own file.
    """

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    OBSERVED = "observed"
    TRANSFER = "transfer"
    INSTALLATION = "installation"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day is off, or why a weekend is worked.

    Attributes:
        ground: what makes it so.
        working: whether the day is worked.
        holidays: codes of the holidays, or the library's own names for those it has no code for.
        estimated: the holiday's date was calculated ahead and is not announced yet.
        other: the day it was exchanged with.
        source: the decree, where a file names it.
    """

    ground: Ground
    working: bool = False
    holidays: tuple[str, ...] = ()
    estimated: bool = False
    other: date | None = None
    source: str | None = None

    def text(self, day: date, language: str) -> str:
        """Return in words why the day is off or worked."""
        text = MESSAGES.text(
            "calendar-reasons",
            self._key,
            language,
            weekday=format_date(day, "EEEE", locale=language if language in LANGUAGES else FALLBACK),
            holidays=", ".join(_holiday(code, language) for code in self.holidays),
            other=self.other,
        )
        if self.source is None:
            return text
        return MESSAGES.text("calendar-reasons", "sourced", language, reason=text, source=self.source)

    @property
    def _key(self) -> str:
        way = "worked" if self.working else "off"
        if self.ground is Ground.INSTALLATION:
            return f"{self.ground}_{way}"
        if self.ground is Ground.TRANSFER:
            return f"{self.ground}_{way}{'' if self.other is None else '_for' if self.working else '_from'}"
        return f"{self.ground}_estimated" if self.estimated else self.ground


def _holiday(code: str, language: str) -> str:
    """Return a holiday's name in the language; one without a code keeps the name it came with."""
    known = MESSAGES.has("calendar-holidays", code)
    return MESSAGES.text("calendar-holidays", code, language) if known else code


WEEKEND = Reason(Ground.WEEKEND)


@cache
def known_days() -> Mapping[date, Reason]:
    """Return the holidays, days off and worked weekends that the library knows, each with its reason.

    Of all years at once: a working day taken from the end of a year for the next one is announced with the next one.
    """
    calendar = country_holidays("KZ", years=YEARS, language=LIBRARY_LANGUAGE)
    labels = _labels(calendar)
    found: dict[date, Reason] = {}
    for day in sorted(calendar):
        for name in calendar.get_list(day):
            reason = labels.get(name) or _moved(name)
            if reason.other is not None:
                found[reason.other] = Reason(Ground.TRANSFER, working=True, other=day)
            found[day] = _joined(found.get(day), reason)
    for day in calendar.weekend_workdays - found.keys():
        found[day] = Reason(Ground.TRANSFER, working=True)
    return MappingProxyType(found)


def _labels(calendar: HolidayBase) -> dict[str, Reason]:
    """Return what each name the library may give a day means; it writes its remarks into the name."""
    labels: dict[str, Reason] = {}
    for name, code in HOLIDAYS.items():
        labels[name] = Reason(Ground.HOLIDAY, holidays=(code,))
        for label, ground, estimated in (
            ("estimated_label", Ground.HOLIDAY, True),
            ("observed_label", Ground.OBSERVED, False),
            ("observed_estimated_label", Ground.OBSERVED, True),
        ):
            labels[getattr(calendar, label) % name] = Reason(ground, holidays=(code,), estimated=estimated)
    return labels


def _moved(name: str) -> Reason:
    found = MOVED_FROM.search(name)
    if found is None:
        return Reason(Ground.HOLIDAY, holidays=(name,))
    return Reason(Ground.TRANSFER, other=datetime.strptime(found.group(), "%d.%m.%Y").date())  # noqa: DTZ007 - a day has no zone


def _joined(known: Reason | None, more: Reason) -> Reason:
    """Return the reason of a day on which two holidays meet."""
    if known is None or known.working:
        return more
    return replace(known, holidays=known.holidays + more.holidays, estimated=known.estimated and more.estimated)
