"""The file that puts decrees on top of the known holidays: which days are off or worked, and by what decree.

Its simplest form is two lists; ``source`` names the decree, and several decrees stand as ``[[decree]]``::

    source = "Постановление от …"
    days_off = [2026-01-05]       # free although it would be a working day
    working_days = [2026-01-10]   # worked although it would be free

    [[decree]]
    source = "Постановление от …"
    days_off = [2027-05-06]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from validators.errors import CalendarError
from validators.messages.catalog import MESSAGES, reason

DAYS = ("days_off", "working_days")
DECREE_KEYS = {*DAYS, "source"}
KEYS = {*DECREE_KEYS, "decree"}
SOURCE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Override:
    """Override of a day: worked or free, the decree, and the day it was exchanged with, where these are named."""

    working: bool
    source: str | None
    other: date | None = None


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file of overrides; ``name`` is without its folder."""

    name: str
    days: Mapping[date, Override]
    sources: tuple[str, ...]


def read_calendar_file(path: Path) -> CalendarFile:
    """Return what the file says.

    Raises:
        CalendarError: it cannot be read, has an unknown key, something that is no date or no text, or a day twice. The
            text names the file, never its folder.
    """
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise _fault("unreadable", path.name, reason=reason(error)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _fault("no_toml", path.name, reason=str(error)) from error
    _refuse_unknown(path.name, content, KEYS)
    decrees = content.pop("decree", [])
    if not isinstance(decrees, list) or not all(isinstance(decree, dict) for decree in decrees):
        raise _fault("decree", path.name)
    days: dict[date, Override] = {}
    sources = []
    for decree in (content, *decrees):
        _refuse_unknown(path.name, decree, DECREE_KEYS)
        source = _source(path.name, decree)
        sources.extend([] if source is None else [source])
        for day, working in _days(path.name, decree):
            if day in days:
                raise _fault("twice", path.name, day=day.isoformat())
            days[day] = Override(working, source)
    return CalendarFile(path.name, days, tuple(sources))


def _refuse_unknown(name: str, content: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(content) - known)
    if unknown:
        raise _fault("unknown", name, names=", ".join(unknown), known=", ".join(sorted(known)))


def _source(name: str, decree: Mapping[str, Any]) -> str | None:
    source = decree.get("source")
    if source is None:
        return None
    if not isinstance(source, str) or not source.strip() or len(source) > SOURCE_LENGTH or not source.isprintable():
        raise _fault("source", name, limit=SOURCE_LENGTH)
    return source.strip()


def _days(name: str, decree: Mapping[str, Any]) -> Iterator[tuple[date, bool]]:
    for key in DAYS:
        found = decree.get(key, [])
        for day in found if isinstance(found, list) else [found]:
            if not isinstance(day, date) or isinstance(day, datetime):
                raise _fault("no_date", name, key=key, value=repr(day))
            yield day, key == "working_days"


def _fault(key: str, name: str, /, **values: Any) -> CalendarError:
    return CalendarError(MESSAGES.message("calendar_file", key, file=name, **values))
