"""An institution's year of terms as an iCalendar file (RFC 5545) that Outlook and its like open.

The file is a publication: all-day events that bind nobody's time, each with a stable ``UID`` so that a later file
updates an earlier one, and with a reminder on the morning of the third day before. The same year gives the same bytes.
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
"""The day of the order: what an event says follows from it, and a stamp of the hour would change every file."""

REMINDER: Final = timedelta(days=-3, hours=9)
"""From the midnight that begins the day: nine in the morning, three days before."""

MEDIA_TYPE: Final = "text/calendar"
SUFFIX: Final = ".ics"


@dataclass(frozen=True, slots=True)
class CalendarPaper:
    """A finished calendar, the name of its file as people read it, and the language it came to be in."""

    content: bytes
    name: str
    language: str


def calendar_paper(
    year: int, calendar: WorkingCalendar, *, methodology: str | None = None, language: str = "ru"
) -> CalendarPaper:
    """Return the terms that end in the year.

    Args:
        year: one of ``validators.deadlines.agenda.YEARS``.
        calendar: the installation's working days.
        methodology: ``A`` or ``B``; both when left out.
        language: of titles and descriptions, Russian where it has none; the words of the order stay Russian.
    """
    language = language if language in LANGUAGES else FALLBACK
    key = "" if methodology is None else f"_{methodology}"
    paper = Calendar()
    paper.add("version", "2.0")
    paper.add("prodid", PRODUCT)
    paper.add("calscale", "GREGORIAN")
    paper.add("method", "PUBLISH")
    for name in ("x-wr-calname", "name"):
        paper.add(name, MESSAGES.text("deadlines-calendar", f"name{key}", language, year=year))
    for name in ("x-wr-caldesc", "description"):
        paper.add(name, MESSAGES.text("deadlines-calendar", "description", language))
    for entry in agenda(year, calendar, METHODOLOGIES if methodology is None else (methodology,)):
        paper.add_component(_event(entry, calendar, language))
    name = MESSAGES.text("deadlines-calendar", f"file{key}", language, year=year)
    return CalendarPaper(paper.to_ical(), f"{name}{SUFFIX}", language)


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
