"""The working calendar of Kazakhstan, 2024 to 2027, and what an installation puts on top of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from validators.calendar import WorkingCalendar
from validators.calendar_year import described_year
from validators.days_off import HOLIDAYS
from validators.errors import CalendarError
from validators.messages.catalog import LANGUAGES, MESSAGES, render

if TYPE_CHECKING:
    from pathlib import Path

CALENDAR = WorkingCalendar()
# Free days of each year that are no ordinary weekend: holidays, days off for holidays on a weekend, transfers.
FREE = {
    2024: "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16",
    2025: "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
    2026: "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
    2027: "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16",
}
WORKED_WEEKENDS = {2024: ["05-04"], 2025: ["01-05"], 2026: [], 2027: []}


@pytest.mark.parametrize("year", FREE)
def test_a_year_has_exactly_its_free_weekdays_and_worked_weekends(year: int) -> None:
    """Every day of the year is compared: holidays, what follows a holiday on a weekend, and decrees' transfers."""
    days = [date(year, 1, 1) + timedelta(days=offset) for offset in range(366)]
    days = [day for day in days if day.year == year]
    free = [day.strftime("%m-%d") for day in days if day.weekday() < 5 and not CALENDAR.is_working_day(day)]
    worked = [day.strftime("%m-%d") for day in days if day.weekday() >= 5 and CALENDAR.is_working_day(day)]
    assert free == FREE[year].split()
    assert worked == WORKED_WEEKENDS[year]


@pytest.mark.parametrize(
    ("day", "number", "last"),
    [
        (date(2026, 10, 16), 3, date(2026, 10, 21)),  # over a weekend
        (date(2026, 10, 23), 1, date(2026, 10, 27)),  # Republic Day on a Sunday moves to Monday
        (date(2026, 10, 16), 10, date(2026, 11, 2)),
        (date(2026, 3, 20), 1, date(2026, 3, 26)),  # Nauryz, two of its days on a weekend
        (date(2025, 12, 31), 5, date(2026, 1, 12)),  # New Year and Orthodox Christmas
        (date(2024, 5, 3), 1, date(2024, 5, 4)),  # a working Saturday
        (date(2026, 10, 17), 1, date(2026, 10, 19)),  # begun on a Saturday
        (date(2026, 10, 16), 0, date(2026, 10, 16)),
        (date(2099, 12, 31), 10, date(2100, 1, 19)),
    ],
)
def test_a_term_is_counted_from_the_day_after(day: date, number: int, last: date) -> None:
    """«в течение N рабочих дней со дня X» begins on the day after X."""
    assert CALENDAR.add_working_days(day, number) == last
    assert CALENDAR.add_working_days(day, number) == last, "a remembered answer is the same"


def test_working_days_between_include_both_ends_and_cross_years() -> None:
    """The same as counting one by one."""
    for first, last in ((date(2026, 7, 1), date(2026, 9, 30)), (date(2024, 11, 4), date(2026, 2, 28))):
        span = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
        assert CALENDAR.working_days_between(first, last) == sum(map(CALENDAR.is_working_day, span))
    assert CALENDAR.working_days_between(date(2026, 7, 1), date(2026, 9, 30)) == 65
    assert CALENDAR.working_days_between(date(2026, 9, 30), date(2026, 7, 1)) == 0
    assert CALENDAR.working_days_between(date(2026, 12, 31), date(2026, 1, 1)) == 0


def test_an_installation_adds_its_transfers_on_top(tmp_path: Path) -> None:
    """A decree takes effect without a change of code: a day off and the Saturday worked for it."""
    path = tmp_path / "calendar.toml"
    path.write_text("days_off = [2026-12-31]\nworking_days = [2026-12-26, 2026-05-27]\n", "utf-8")
    calendar = WorkingCalendar(path)
    assert not calendar.is_working_day(date(2026, 12, 31))
    assert calendar.is_working_day(date(2026, 12, 26))
    assert calendar.is_working_day(date(2026, 5, 27)), "the installation knows better than the bundled file"
    assert CALENDAR.is_working_day(date(2026, 12, 31)), "and it changes no other calendar"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("days_off = [2026-12-31]\nworking_days = [2026-12-31]", "given twice"),
        ("days_of = [2026-12-31]", "unknown days_of"),
        ('days_off = ["2026-12-31"]', "expected dates"),
        ("days_off = [2026-12-31T00:00:00]", "expected dates"),
        ("days_off = 5", "expected dates"),
        ("source = 5", "source is one line"),
        ('source = " "', "source is one line"),
        ('source = "a\\nb"', "source is one line"),
        ("decree = 5", r"\[\[decree\]\]"),
        ("[[decree]]\ndays = [2026-12-31]", "unknown days"),
        ("[[decree]]\ndecree = []", "unknown decree"),
        ("days_off = [2026-12-31]\n[[decree]]\ndays_off = [2026-12-31]", "given twice"),
        ("days_off = [2026-13-31]", "calendar.toml"),
        ("что-то", "calendar.toml"),
    ],
)
def test_a_mistake_in_the_overrides_is_told_at_the_start(tmp_path: Path, content: str, says: str) -> None:
    """The administrator learns which file, which key and what was expected."""
    path = tmp_path / "calendar.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(CalendarError) as raised:
        WorkingCalendar(path)
    assert re.search(says, render(raised.value, "en"))
    assert len({render(raised.value, language) for language in LANGUAGES}) == len(LANGUAGES)


def test_overrides_that_are_not_there_are_told_at_the_start(tmp_path: Path) -> None:
    """A mistyped path must not mean a calendar without the transfers."""
    with pytest.raises(CalendarError, match=r"none\.toml"):
        WorkingCalendar(tmp_path / "none.toml")


def test_a_file_may_hold_several_decrees_each_with_its_source(tmp_path: Path) -> None:
    """Years of decrees stand in one file; the first needs no heading."""
    path = tmp_path / "calendar.toml"
    path.write_text(
        'source = "Первое"\ndays_off = [2026-12-31]\n[[decree]]\nworking_days = [2027-01-16]\n'
        '[[decree]]\nsource = "Третье"\ndays_off = [2027-01-15]\n',
        "utf-8",
    )
    calendar = WorkingCalendar(path)
    assert calendar.overrides is not None
    assert (calendar.overrides.name, calendar.overrides.sources) == ("calendar.toml", ("Первое", "Третье"))
    reasons = [calendar.reason(day) for day in (date(2026, 12, 31), date(2027, 1, 16), date(2027, 1, 15))]
    assert [reason.source for reason in reasons if reason] == ["Первое", None, "Третье"]
    assert [reason.working for reason in reasons if reason] == [False, True, False]


def test_a_mistake_never_tells_where_the_file_lies(tmp_path: Path) -> None:
    """Its name is enough for the administrator and nothing for anybody else."""
    with pytest.raises(CalendarError) as raised:
        WorkingCalendar(tmp_path / "none.toml")
    assert str(tmp_path) not in str(raised.value)
    with pytest.raises(CalendarError) as raised:
        WorkingCalendar(tmp_path)
    assert str(tmp_path.parent) not in str(raised.value)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 10, 24), "суббота"),
        (date(2026, 10, 25), "День Республики"),
        (date(2026, 10, 26), "выходной за праздник, выпавший на день отдыха: День Республики"),
        (date(2025, 1, 3), "перенос дня отдыха с 05.01.2025"),
        (date(2025, 1, 5), "рабочий день: день отдыха перенесён на 03.01.2025"),
        (date(2013, 12, 28), "рабочий день: день отдыха перенесён на 03.01.2014"),
        (date(2026, 5, 27), "первый день Курбан айта"),
        (date(2028, 5, 5), "первый день Курбан айта, расчётная дата"),
        (date(2027, 3, 15), "День Конституции Республики Казахстан"),
        (date(2026, 1, 7), "православное Рождество"),
    ],
)
def test_every_day_off_has_its_reason_in_russian(day: date, text: str) -> None:
    """The weekend, the holiday's name, the day off that follows it, the transfer with its other day."""
    reason = CALENDAR.reason(day)
    assert reason is not None
    assert reason.text(day, "ru") == text


def test_an_ordinary_working_day_has_no_reason() -> None:
    """And a day is off exactly when its reason says so."""
    assert CALENDAR.reason(date(2026, 10, 27)) is None
    for offset in range(4 * 365):
        day = date(2024, 1, 1) + timedelta(days=offset)
        reason = CALENDAR.reason(day)
        assert CALENDAR.is_working_day(day) == (reason is None or reason.working)


def test_no_holiday_is_left_in_the_librarys_own_language() -> None:
    """From 2010 to 2060 every holiday has a code, and every code a Russian name."""
    for year in range(2010, 2061):
        for day, reason in CALENDAR.notable_days(date(year, 1, 1), date(year, 12, 31)):
            assert set(reason.holidays) <= set(HOLIDAYS.values()), day
            assert reason.text(day, "ru")
    assert all(MESSAGES.has("calendar-holidays", code) for code in HOLIDAYS.values())


def test_a_file_of_the_installation_gives_its_own_reasons(tmp_path: Path) -> None:
    """What it changes is said to be its doing; what it confirms keeps its name and is no longer estimated."""
    path = tmp_path / "own.toml"
    path.write_text(
        'source = "Решение"\ndays_off = [2028-05-05, 2028-05-04]\nworking_days = [2028-05-06, 2028-05-08]\n',
        "utf-8",
    )
    calendar = WorkingCalendar(path)
    told = {}
    for number in range(3, 9):
        day = date(2028, 5, number)
        reason = calendar.reason(day)
        told[number] = None if reason is None else reason.text(day, "ru")
    assert told == {
        3: None,
        4: "день отдыха по файлу установки (Решение)",
        5: "первый день Курбан айта (Решение)",
        6: "рабочий день по файлу установки (Решение)",
        7: "День защитника Отечества",
        8: "рабочий день по файлу установки (Решение)",
    }


@pytest.mark.parametrize(("year", "days"), [(2024, 249), (2025, 246), (2026, 247), (2027, 247)])
def test_a_year_is_told_with_its_working_days(year: int, days: int) -> None:
    """Months and quarters add up to the year; ordinary weekends are not listed."""
    told = described_year(year, CALENDAR)
    weekdays = sum(
        1 for offset in range(366) if (day := date(year, 1, 1) + timedelta(offset)).year == year and day.weekday() < 5
    )
    assert told["working_days"]["year"] == weekdays - len(FREE[year].split()) + len(WORKED_WEEKENDS[year]) == days
    assert sum(told["working_days"]["months"]) == sum(told["working_days"]["quarters"]) == days
    off = {entry["day"] for entry in told["days_off"] if not entry["weekend"]}
    assert off == {f"{year}-{day}" for day in FREE[year].split()}
    assert [entry["day"] for entry in told["worked_days_off"]] == [f"{year}-{day}" for day in WORKED_WEEKENDS[year]]
    assert told["overrides"] is None


def test_a_year_tells_which_days_are_estimated_and_what_the_file_says(tmp_path: Path) -> None:
    """The file by its name only, and only the decrees about the year asked for."""
    path = tmp_path / "decrees.toml"
    path.write_text(
        '[[decree]]\nsource = "А"\ndays_off = [2027-12-31]\n[[decree]]\nsource = "Б"\ndays_off = [2028-12-29]\n',
        "utf-8",
    )
    told = described_year(2028, WorkingCalendar(path))
    assert told["estimated"] == ["2028-05-05"]
    assert told["overrides"] == {"file": "decrees.toml", "days": 1, "sources": ["Б"]}
    assert str(tmp_path) not in str(told)
