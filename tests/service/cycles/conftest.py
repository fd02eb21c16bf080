"""A staff list of two units, whose cycle is run from opening to closing."""

from __future__ import annotations

import runpy
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from service.access.units import create_unit
from service.cycles.report import scale_of
from service.db.database import Database
from service.db.models import FIRST_STATE_BODY_ID, CycleSheetRow, SheetState, StateBodyRow
from service.db.tenancy import Actor, Scope
from service.employees import store as employees
from service.queue import SilentNotifier
from service.settings import read_settings
from service.wiring import open_services
from tests.doubles import Clock
from validators.staff.check import check_member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from service.cycles.store import Cycle
    from service.services import Services

HEAD_IIN, OTHER_IIN = "900512453059", "780321324717"


MINISTRY = runpy.run_path(str(Path(__file__).parents[3] / "scripts" / "staff_list.py"))["staff_list"]


def ministry() -> dict[str, dict[str, Any]]:
    """Return the staff list of an invented ministry by external ids, with servants of every category."""
    return {row.pop("external_id"): row for row in MINISTRY(seed=7, year=2025, quarters=3, servants=60)}


def servant(name: str, position: str, category: str = "C-4", **changes: Any) -> dict[str, Any]:
    """Return a servant who has long been in a position that is not a leading one."""
    held = {"corpus": "B", "category": category, "managerial": False, "position": position}
    held |= {"appointed_on": "2020-03-02", **changes}
    return {"full_name": name, "appointments": [held]}


def staff(unit: str, other: str) -> dict[str, dict[str, Any]]:
    """Return a staff list by external ids: heads of two units, and who works there."""
    head, second = {"external_id": "head"}, {"external_id": "second"}
    found = {
        "head": servant("Ким Елена Викторовна", "директор департамента", "C-1", managerial=True, unit=unit),
        "second": servant("Ли Виктор Андреевич", "руководитель управления", "D-3", managerial=True, unit=other),
        "able": servant("Әбенова Әлия Сериковна", "главный эксперт", unit=unit, evaluator=head),
        "brave": servant("Борисов Олег Иванович", "эксперт", "C-5", unit=unit, evaluator=head),
        "late": servant("Громова Ольга Петровна", "эксперт", "C-5", unit=other, evaluator=second),
        "away": servant("Данияров Арман Маратович", "эксперт", "C-5", unit=other, evaluator=second),
        "open": servant("Есенова Дана Ержановна", "главный специалист", "D-4", unit=other),
    }
    found["head"]["iin"], found["second"]["iin"] = HEAD_IIN, OTHER_IIN
    found["late"]["appointments"][0]["appointed_on"] = "2025-09-15"
    found["away"]["absences"] = [{"kind": "leave", "since": "2025-07-01", "until": "2025-09-19"}]
    chief = {"full_name": "Сапаров Ерлан Болатович", "position": "вице-министр", "organization": "Министерство"}
    for external_id in ("head", "second"):
        found[external_id]["appointments"][0]["evaluator"] = chief
    return found


@pytest.fixture
def clock() -> Clock:
    """Return the clock, at noon of the first Monday after the third quarter of 2025."""
    return Clock(2025, 10, 6, 7)


@pytest.fixture
def services(services: Services, clock: Clock) -> Services:
    """Return the parts of an installation that goes by the clock."""
    services.database.whole.clock = clock
    return replace(services, clock=clock)


@pytest.fixture
def of_body(services: Services) -> Services:
    """Return the parts as an officer of the state body sees them."""
    return services.of(Scope(FIRST_STATE_BODY_ID, Actor("user", "11111111-1111-4111-8111-111111111111")))


@pytest.fixture
def either(tmp_path: Path, database_url: str, bring_up: Callable[[str], None], clock: Clock) -> Iterator[Services]:
    """Return the parts of an installation on either database, as an officer sees them."""
    bring_up(database_url)
    settings = read_settings({"BAGALAU_DATA_DIR": str(tmp_path / "data"), "BAGALAU_DATABASE_URL": database_url})
    opened = open_services(settings, notifier=SilentNotifier(), database=Database(database_url, clock=clock))
    with opened.database.transaction() as session:
        if session.get(StateBodyRow, FIRST_STATE_BODY_ID) is None:
            session.add(StateBodyRow(id=FIRST_STATE_BODY_ID, name="Министерство", created_at=clock.now))
    yield replace(opened, clock=clock).of(Scope(FIRST_STATE_BODY_ID))
    opened.database.dispose()


def write_list(of_body: Services, members: dict[str, dict[str, Any]]) -> None:
    """Write servants into the staff list."""
    checked = {}
    for external_id, data in members.items():
        record, problems = check_member(data, "ru")
        assert record is not None, problems
        checked[external_id] = record
    with of_body.database.transaction() as session:
        employees.write(session, checked, now=of_body.database.now(session))


@pytest.fixture
def write_staff(of_body: Services) -> Callable[[dict[str, dict[str, Any]]], None]:
    """Return what writes servants into the staff list."""
    return partial(write_list, of_body)


@pytest.fixture
def units(of_body: Services) -> tuple[str, str]:
    """Return the ids of two units."""
    return tuple(create_unit(of_body.database, name).id for name in ("Департамент", "Управление"))  # type: ignore[return-value] # two


@pytest.fixture
def listed(units: tuple[str, str], write_staff: Callable[[dict[str, dict[str, Any]]], None]) -> dict[str, Any]:
    """Return the staff list as it was written."""
    members = staff(*units)
    write_staff(members)
    return members


def score_sheets(of_body: Services, cycle: Cycle, scores: Mapping[str, Mapping[str, Any]]) -> None:
    """Let sheets of a cycle, by their ids, have scores; what else of a sheet is to change stands beside the score."""
    with of_body.database.transaction() as session:
        for sheet_id, columns in scores.items():
            band = scale_of(cycle.period).band_of(Decimal(columns["score"]))
            values = {"state": SheetState.ISSUED, "result": band.code, **columns}
            session.execute(update(CycleSheetRow).where(CycleSheetRow.id == sheet_id).values(**values))
