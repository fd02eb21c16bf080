"""A cycle of a whole ministry: opened, decided for a country at once, and its workbook out and back.

What is told is processor time of the one process that does it, SQLite's included.
"""

from __future__ import annotations

import io
import runpy
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from openpyxl import load_workbook

from benchmarks.results import Line, milliseconds
from benchmarks.staff import COUNTRY
from service.cycles.opening import foresee, open_cycle
from service.cycles.states import Period
from service.cycles.workbook import SAVED, bring_back, fill_workbook
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.tenancy import Scope
from service.employees import store as employees
from service.local_time import local_date
from service.queue import SilentNotifier
from service.settings import read_settings
from service.wiring import open_services
from validators.staff.check import check_member
from worker.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.results import Extent
    from service.services import Services
    from validators.staff.schema import StaffMember

SCRIPT = Path(__file__).parents[1] / "scripts" / "staff_list.py"
PERIOD = Period("B", 2026, 3)
MINISTRY, BOOK = 1_200, 530
"""Servants; of the latter about 500 are assessed by form."""
FIRST_ROW, FIRST_SCORE, PARAMETERS = 4, 7, 5
"""Where scores stand in a workbook: the first row below the heads, the first column, and how many."""
T = TypeVar("T")
OPENING_AIM, BOOK_AIM = 5.0, 2.0


def measure(extent: Extent) -> Iterator[Line]:
    """Open a ministry's cycle, decide for a country, take a workbook out and back."""
    with _ministry(1) as (services, _):
        seconds, _ = _timed(lambda: open_cycle(services, PERIOD))
        yield _within(f"a cycle of {MINISTRY:,} servants: opened", seconds, OPENING_AIM)
        each = seconds / MINISTRY
    bodies = extent.of(COUNTRY // MINISTRY, 2)
    with _ministry(bodies) as (services, servants):
        seconds, decided = _timed(lambda: foresee(services, PERIOD))
        ratio = seconds / servants / each
        yield Line(
            f"{servants:,} servants: decided, {len(decided):,} sheets", milliseconds(seconds), f"{ratio:.2f}x each"
        )
    with _ministry(1, BOOK) as (services, _):
        cycle_id = open_cycle(services, PERIOD).cycle.id
        seconds, content = _timed(lambda: fill_workbook(services, cycle_id, language="ru"))
        filled, rows = _scored(content)
        yield _within(f"its workbook of {rows} rows: out", seconds, BOOK_AIM)
        today = local_date(services.clock())
        seconds, brought = _timed(
            lambda: bring_back(services, cycle_id, filled, submit=False, today=today, language="ru")
        )
        if brought.rows[SAVED] != rows:
            raise RuntimeError(f"not every row was taken: {brought.rows}")
        yield _within("the same, scored: back, as drafts", seconds, BOOK_AIM)


def _within(what: str, seconds: float, most: float) -> Line:
    return Line(what, milliseconds(seconds), aim=f"<= {most:g} s", met=seconds <= most)


def _timed(action: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    found = action()
    return time.process_time() - started, found


@contextmanager
def _ministry(copies: int, servants: int = MINISTRY) -> Iterator[tuple[Services, int]]:
    """Yield the services of an installation with so many alike ministries in one staff list, and how many they are."""
    known = ministry(PERIOD, servants)
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        settings = read_settings({"BAGALAU_DATA_DIR": name})
        prepare(settings)
        services = open_services(settings, notifier=SilentNotifier()).of(Scope(BUILTIN_STATE_BODY_ID))
        for number in range(copies):
            with services.database.transaction() as session:
                members = {f"{number}-{key}": _of_copy(member, number) for key, member in known.items()}
                employees.write(session, members, now=services.database.now(session))
        yield services, copies * len(known)
        services.database.dispose()


def ministry(period: Period, servants: int) -> dict[str, StaffMember]:
    """Return the staff list of an invented ministry as it is after a quarter, by external ids."""
    rows: list[dict[str, Any]] = runpy.run_path(str(SCRIPT))["staff_list"](7, period.year, period.quarter, servants)
    return {row.pop("external_id"): _checked(row) for row in rows}


def _checked(row: dict[str, Any]) -> StaffMember:
    record, problems = check_member(row, "ru")
    if record is None:
        raise RuntimeError(f"the invented list is wrong: {problems}")
    return record


def _of_copy(member: StaffMember, number: int) -> StaffMember:
    """Return a servant whose evaluators stand in the same ministry."""
    held = tuple(
        replace(one, evaluator=replace(one.evaluator, external_id=f"{number}-{one.evaluator.external_id}"))
        if one.evaluator is not None and one.evaluator.external_id is not None
        else one
        for one in member.appointments
    )
    return replace(member, appointments=held)


def _scored(content: bytes) -> tuple[io.BytesIO, int]:
    """Return the workbook with scores entered in every row, and how many rows it has."""
    book, rows = load_workbook(io.BytesIO(content)), 0
    for sheet in book.worksheets:
        for row in range(FIRST_ROW, sheet.max_row + 1):
            if sheet.cell(row, 1).value:
                rows += 1
                for number in range(PARAMETERS):
                    sheet.cell(row, FIRST_SCORE + 2 * number).value = 4
    target = io.BytesIO()
    book.save(target)
    target.seek(0)
    return target, rows
