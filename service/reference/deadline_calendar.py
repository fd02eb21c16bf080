"""The deadlines of a year as an iCalendar file (RFC 5545) for Outlook and other calendars.

The file is a publication: transparent all-day events, each with a stable ``UID``, so that a later file updates an
earlier one, and with a reminder on the morning of the third day before. The same year gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vText

from validators.calendar import WorkingCalendar
from validators.deadlines.agenda import agenda, paragraphs, summary
from validators.deadlines.describing import Found, counted_text, notes, title
from validators.messages.catalog import FALLBACK, LANGUAGES, MESSAGES
from validators.parameters import METHODOLOGIES

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
    file = _calendar(MESSAGES.text("deadlines-calendar", f"name{key}", language, year=year), language)
    for entry in agenda(year, calendar, METHODOLOGIES if methodology is None else (methodology,)):
        text = "\n\n".join(paragraphs(entry, calendar, language))
        file.add_component(_event(entry.uid, summary(entry, language), entry.due.day, text, language))
    name = MESSAGES.text("deadlines-calendar", f"file{key}", language, year=year)
    return CalendarFile(file.to_ical(), f"{name}{SUFFIX}", language)


def term_file(found: Sequence[Found], calendar: WorkingCalendar, language: str) -> CalendarFile:
    """Return terms that were counted from dates, as a calendar file.

    Args:
        found: at least one of them, of one kind.
        calendar: the working days of the installation.
        language: of titles and descriptions, one of ``LANGUAGES``.
    """
    name = MESSAGES.text("deadlines-titles", found[0].term.kind, language)
    file = _calendar(name, language)
    for each in found:
        term, due = each.term, each.due
        law = MESSAGES.text("deadlines-calendar", f"law_{term.methodology}", language, item=term.item, text=term.text)
        said = (f"{counted_text(due, language)}.", *(f"{note}." for note in notes(due, calendar, language)), law)
        uid = f"{term.key}-{due.day.isoformat()}"
        file.add_component(_event(uid, title(term, language), due.day, "\n\n".join(said), language))
    return CalendarFile(file.to_ical(), f"{name}{SUFFIX}", language)


def _calendar(name: str, language: str) -> Calendar:
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", PRODUCT)
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    for key in ("x-wr-calname", "name"):
        file.add(key, name)
    for key in ("x-wr-caldesc", "description"):
        file.add(key, MESSAGES.text("deadlines-calendar", "description", language))
    return file


def _event(uid: str, name: str, due: date, text: str, language: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{DOMAIN}")
    event.add("dtstamp", STAMP)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event["summary"] = _text(name, language)
    event["description"] = _text(text, language)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    event.add_component(_alarm(name, due, language))
    return event


def _alarm(name: str, due: date, language: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm["description"] = _text(MESSAGES.text("deadlines-calendar", "alarm", language, title=name, due=due), language)
    return alarm


def _text(text: str, language: str) -> vText:
    found = vText(text)
    found.params["LANGUAGE"] = language
    return found
