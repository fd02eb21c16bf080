"""The staff list as it is stored, on both databases: written whole, not without a change, read as of a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, update

from service.access.units import UnitInUseError, create_unit, remove_unit
from service.db.models import AppointmentRow, EmployeeRow
from service.employees import store
from service.employees.store import Change
from validators.staff.check import check_member

if TYPE_CHECKING:
    from service.db.database import ScopedDatabase
    from validators.staff.schema import StaffMember

NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)
QUARTER = date(2026, 7, 1), date(2026, 9, 30)


def _member(**changes: Any) -> StaffMember:
    data = {
        "full_name": "Ёлкина Анна",
        "iin": "900512453059",
        "contacts": {"email": "a@example.kz"},
        "appointments": [
            {
                "corpus": "B",
                "category": "C-4",
                "managerial": False,
                "position": "специалист",
                "appointed_on": "2023-02-01",
                "dismissed_on": "2026-07-31",
                "evaluator": {"full_name": "Жумабаев Нурлан", "position": "начальник", "role": "unit_head"},
            },
            {
                "corpus": "A",
                "category": 2,
                "position": "советник",
                "appointed_on": "2026-08-01",
                "evaluator": {"external_id": "chief", "ground": "приказ № 1"},
            },
        ],
        "absences": [{"kind": "leave", "since": "2026-07-06", "until": "2026-07-17"}],
        "days_worked": [
            {"year": 2026, "quarter": 3, "days": 30},
            {"year": 2026, "quarter": 3, "appointment": 1, "days": 9},
        ],
        **changes,
    }
    record, violations = check_member(data, "ru")
    assert record is not None, violations
    return record


def _write(database: ScopedDatabase, after: int = 0, **members: StaffMember) -> dict[str, Change]:
    with database.transaction() as session:
        found = store.write(session, members, now=NOON + timedelta(hours=after))
    return {external_id: change for external_id, (change, _) in found.items()}


def _get(database: ScopedDatabase, external_id: str) -> store.Employee:
    with database.reading() as session:
        found = store.get(session, external_id)
    assert found is not None
    return found


def test_a_servant_is_read_as_written_and_written_only_where_something_changed(database: ScopedDatabase) -> None:
    """What is sent again costs no write; who was gone and is sent again is there again."""
    member = _member()
    assert _write(database, one=member, two=replace(member, iin=None)) == {"one": Change.ADDED, "two": Change.ADDED}
    first = _get(database, "one")
    assert (first.member, first.version, first.created_at) == (member, 1, NOON)
    assert _write(database, after=1, one=member) == {"one": Change.UNCHANGED}
    assert _get(database, "one") == first
    changed = replace(member, absences=(), days_worked=member.days_worked[:1])
    assert _write(database, after=2, one=changed, two=replace(member, iin=None)) == {
        "one": Change.CHANGED,
        "two": Change.UNCHANGED,
    }
    again = _get(database, "one")
    assert (again.member, again.version, again.updated_at) == (changed, 2, NOON + timedelta(hours=2))
    assert again.appointment_ids == first.appointment_ids
    with database.transaction() as session:
        session.execute(update(EmployeeRow).where(EmployeeRow.external_id == "one").values(gone_at=NOON))
    assert _write(database, after=3, one=changed) == {"one": Change.CHANGED}
    assert _get(database, "one").gone_at is None


def test_a_position_keeps_its_id_while_its_first_day_or_its_place_stays(database: ScopedDatabase) -> None:
    """Sheets of a cycle belong to it: a corrected day, a new position before it or after it makes it no other one."""
    member = _member(days_worked=[])
    first, second = member.appointments
    _write(database, one=member)
    ids = _get(database, "one").appointment_ids
    earlier = replace(first, appointed_on=date(2020, 1, 1), dismissed_on=date(2023, 1, 31), position="стажёр")
    _write(database, one=replace(member, appointments=(earlier, first, second)))
    assert _get(database, "one").appointment_ids[1:] == ids
    corrected = replace(first, appointed_on=date(2023, 2, 2), category="C-5")
    _write(database, one=replace(member, appointments=(earlier, corrected, second)))
    assert _get(database, "one").appointment_ids[1:] == ids
    _write(database, one=replace(member, appointments=(second,)))
    assert _get(database, "one").appointment_ids == ids[1:]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(AppointmentRow)) == 1


def test_positions_of_a_period_come_with_absences_and_stated_days(database: ScopedDatabase) -> None:
    """By name; each with what is stated of it; who left before, comes after or is gone since long is left out."""
    member = _member()
    later = replace(member.appointments[1], appointed_on=date(2026, 10, 1))
    _write(
        database,
        one=member,
        two=replace(member, full_name="Абаев Абай", days_worked=()),
        three=replace(member, appointments=(later,), days_worked=()),
        four=member,
    )
    with database.transaction() as session:
        long_ago = datetime(2026, 6, 1, tzinfo=UTC)
        session.execute(update(EmployeeRow).where(EmployeeRow.external_id == "four").values(gone_at=long_ago))
    with database.reading() as session:
        found = list(store.held_within(session, *QUARTER))
        assert [(held.employee.external_id, held.number) for held in found] == [
            ("two", 1),
            ("two", 2),
            ("one", 1),
            ("one", 2),
        ]
        assert [[each.days for each in held.stated] for held in found] == [[], [], [9], [30]]
        assert found[2].employee.member.absences == member.absences
        assert found[2].appointment_id == found[2].employee.appointment_ids[0]
        assert [held.number for held in store.held_within(session, *QUARTER, corpus="A")] == [2, 2]
        assert list(store.held_within(session, date(2022, 1, 1), date(2022, 12, 31))) == []


def test_a_unit_with_servants_in_it_is_not_removed(database: ScopedDatabase) -> None:
    """They would have no unit; once they are moved it goes."""
    unit = create_unit(database, "Департамент")
    member = _member(days_worked=[])
    placed = tuple(replace(one, unit=unit.id) for one in member.appointments)
    _write(database, one=replace(member, appointments=placed))
    assert _get(database, "one").member.appointments == placed
    with pytest.raises(UnitInUseError):
        remove_unit(database, unit.id)
    _write(database, one=member)
    remove_unit(database, unit.id)
