"""The working calendar of Kazakhstan, 2024 to 2027, and what an installation puts on top of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from validators.calendar import WorkingCalendar
from validators.errors import CalendarError

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
        ("days_off = [2026-13-31]", "calendar.toml"),
        ("что-то", "calendar.toml"),
    ],
)
def test_a_mistake_in_the_overrides_is_told_at_the_start(tmp_path: Path, content: str, says: str) -> None:
    """The administrator learns which file, which key and what was expected."""
    path = tmp_path / "calendar.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(CalendarError, match=says):
        WorkingCalendar(path)


def test_overrides_that_are_not_there_are_told_at_the_start(tmp_path: Path) -> None:
    """A mistyped path must not mean a calendar without the transfers."""
    with pytest.raises(CalendarError, match=r"none\.toml"):
        WorkingCalendar(tmp_path / "none.toml")
