"""The calendar file is what RFC 5545 asks for, reads back to the terms of the year, and never changes by itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar

from service.reference.deadline_calendar import calendar_file
from validators.calendar import default_calendar
from validators.deadlines.agenda import agenda

CALENDAR = default_calendar()
YEARS = pytest.mark.parametrize("year", [2025, 2026, 2027, 2098])


def _events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


@YEARS
def test_the_file_reads_back_to_the_terms_of_the_year(year: int) -> None:
    """All-day events on the due days, one for each term."""
    events = _events(calendar_file(year, CALENDAR).content)
    entries = agenda(year, CALENDAR)
    assert [event.decoded("DTSTART") for event in events] == [entry.due.day for entry in entries]
    for event in events:
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(start) is type(end) is date
        assert not isinstance(start, datetime)
        assert end - start == timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"


@YEARS
def test_every_line_keeps_to_the_rfc(year: int) -> None:
    """CRLF, at most 75 octets, no letter cut in two by folding, no control characters (sections 3.1 and 3.3.11)."""
    content = calendar_file(year, CALENDAR).content
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")[:-1]
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert line.decode("utf-8").isprintable()


def test_what_the_rfc_and_outlook_require_is_there() -> None:
    """Version, producer, method, scale, name; for events UID and stamp (sections 3.6, 3.6.1 and RFC 5546)."""
    paper = calendar_file(2027, CALENDAR)
    whole = Calendar.from_ical(paper.content)
    assert (whole["VERSION"], whole["CALSCALE"], whole["METHOD"]) == ("2.0", "GREGORIAN", "PUBLISH")
    assert whole["PRODID"]
    assert whole["X-WR-CALNAME"] == "Сроки оценки служащих на 2027 год"
    assert paper.name == "Сроки оценки, 2027 год.ics"
    for event in _events(paper.content):
        assert event["UID"].endswith("@bagalau")
        assert event.decoded("DTSTAMP").isoformat() == "2025-07-28T00:00:00+00:00"
        assert event["SUMMARY"].params["LANGUAGE"] == "ru"
        assert event["DESCRIPTION"]


def test_an_alarm_rings_in_the_morning_three_days_before() -> None:
    """A display alarm with its own words (section 3.6.6)."""
    for event in _events(calendar_file(2027, CALENDAR).content):
        (alarm,) = event.walk("VALARM")
        assert alarm["ACTION"] == "DISPLAY"
        assert alarm["DESCRIPTION"].startswith(event["SUMMARY"])
        midnight = datetime.combine(event.decoded("DTSTART"), datetime.min.time())
        rings = midnight + alarm.decoded("TRIGGER")
        assert rings == midnight - timedelta(days=3) + timedelta(hours=9)


def test_the_same_year_gives_the_same_bytes() -> None:
    """So that nothing is fetched twice."""
    assert calendar_file(2027, CALENDAR) == calendar_file(2027, CALENDAR)


def test_uids_are_told_apart_within_a_year_and_across_years() -> None:
    """An event of one year never replaces that of another."""
    uids = [str(event["UID"]) for year in range(2025, 2030) for event in _events(calendar_file(year, CALENDAR).content)]
    assert len(uids) == len(set(uids))


@pytest.mark.parametrize(("methodology", "letter"), [("A", "А"), ("B", "Б")])
def test_one_methodology_alone_can_be_asked_for(methodology: str, letter: str) -> None:
    """The two together are the whole."""
    paper = calendar_file(2027, CALENDAR, methodology=methodology)
    titles = [str(event["SUMMARY"]) for event in _events(paper.content)]
    assert titles
    assert all(title.startswith(f"Корпус «{letter}»") for title in titles)
    assert f"«{letter}»" in paper.name
    whole = [str(event["SUMMARY"]) for event in _events(calendar_file(2027, CALENDAR).content)]
    assert set(titles) < set(whole)


def test_a_due_day_that_is_off_is_not_moved_and_says_so() -> None:
    """30 January 2027 is a Saturday."""
    (annual,) = [event for event in _events(calendar_file(2027, CALENDAR).content) if "annual" in event["UID"]]
    assert annual.decoded("DTSTART") == date(2027, 1, 30)
    assert "нерабочий день (суббота). Методика не переносит срок" in annual["DESCRIPTION"]


@pytest.mark.parametrize("language", ["ru", "kk", "en", "xx"])
def test_a_language_without_its_own_words_is_answered_in_russian_and_says_so(language: str) -> None:
    """Whatever is said, it is said to be in the language it is in."""
    paper = calendar_file(2026, CALENDAR, language=language)
    spoken = {event["SUMMARY"].params["LANGUAGE"] for event in _events(paper.content)}
    assert spoken == {paper.language}
    assert paper.language in {language, "ru"}


def test_events_of_a_year_follow_each_other() -> None:
    """As on the wall."""
    days = [event.decoded("DTSTART") for event in _events(calendar_file(2026, CALENDAR).content)]
    assert all(earlier <= later for earlier, later in pairwise(days))
