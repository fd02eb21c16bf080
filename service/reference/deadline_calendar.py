"""The deadlines of a year as an iCalendar file (RFC 5545) for Outlook and other calendars.

The file is a publication: transparent all-day events, each with a stable ``UID``, so that a later file updates an
earlier one, and with a reminder on the morning of the third day before. The same year gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vText

from validators.calendar import WorkingCalendar
from validators.deadlines.agenda import METHODOLOGIES, Entry, agenda, paragraphs, summary
from validators.messages.catalog import FALLBACK, LANGUAGES, MESSAGES

PRODUCT: Final = "-//Bagalau//Deadlines//RU"
DOMAIN: Final = "bagalau"
STAMP: Final = datetime(2025, 7, 28, tzinfo=UTC)
"""The day of the order, from which all events follow; the present moment would change every file."""

REMINDER: Final = timedelta(days=-3, hours=9)
"""From the midnight that begins the day: nine in the morning, three days before."""

MEDIA_TYPE: Final = "text/calendar"
SUFFIX: Final = ".ics"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar file, its readable name and its language."""

    content: bytes
    name: str
    language: str


def calendar_file(
    year: int, calendar: WorkingCalendar, *, methodology: str | None = None, language: str = "ru"
) -> CalendarFile:
    """Return the deadlines that fall in the year.

    Args:
        year: one of ``validators.deadlines.agenda.YEARS``.
        calendar: the working days of the installation.
        methodology: ``A`` or ``B``; both when left out.
        language: of titles and descriptions, Russian if unsupported; the words of the order stay Russian.
    """
    language = language if language in LANGUAGES else FALLBACK
    key = "" if methodology is None else f"_{methodology}"
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", PRODUCT)
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    for name in ("x-wr-calname", "name"):
        file.add(name, MESSAGES.text("deadlines-calendar", f"name{key}", language, year=year))
    for name in ("x-wr-caldesc", "description"):
        file.add(name, MESSAGES.text("deadlines-calendar", "description", language))
    for entry in agenda(year, calendar, METHODOLOGIES if methodology is None else (methodology,)):
        file.add_component(_event(entry, calendar, language))
    name = MESSAGES.text("deadlines-calendar", f"file{key}", language, year=year)
    return CalendarFile(file.to_ical(), f"{name}{SUFFIX}", language)


def _event(entry: Entry, calendar: WorkingCalendar, language: str) -> Event:
    title, due = summary(entry, language), entry.due.day
    event = Event()
    event.add("uid", f"{entry.uid}@{DOMAIN}")
    event.add("dtstamp", STAMP)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event["summary"] = _text(title, language)
    event["description"] = _text("\n\n".join(paragraphs(entry, calendar, language)), language)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    event.add_component(_alarm(title, due, language))
    return event


def _alarm(title: str, due: date, language: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm["description"] = _text(MESSAGES.text("deadlines-calendar", "alarm", language, title=title, due=due), language)
    return alarm


def _text(text: str, language: str) -> vText:
    found = vText(text)
    found.params["LANGUAGE"] = language
    return found
