"""What pages ask at every look is found within an index: rows lie apart, and reading a thousand takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from service.cycles import progress, store
from service.cycles.opening import open_cycle
from service.cycles.states import Period
from service.documents import listing

if TYPE_CHECKING:
    from service.services import Services


def _plans(of_body: Services, cycle: store.Cycle) -> list[str]:
    """Return how SQLite finds what is asked of sheets and papers."""
    today, asked = of_body.clock().date(), list[tuple[str, Any]]()
    engine = of_body.database.whole.engine

    def note(_: object, __: object, sql: str, values: Any, *___: object) -> None:
        asked.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    progress.list_cycles(of_body, today=today)
    progress.overview(of_body, cycle.id, today=today)
    progress.late_standings(of_body, cycle, today=today)
    with of_body.database.reading() as session:
        listing.find(session, listing.Wanted(standing=listing.Standing.SUPERSEDED), limit=1)
    event.remove(engine, "before_cursor_execute", note)
    of_them = [one for one in asked if "FROM cycle_sheets" in one[0] or "FROM papers" in one[0]]
    with engine.connect() as connection:
        return [
            "; ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values))
            for sql, values in of_them
        ]


def test_sheets_are_counted_and_corrections_looked_for_within_an_index(
    of_body: Services, listed: dict[str, Any]
) -> None:
    """Of cycles in a list, of one with its units and evaluators, and of what is late."""
    cycle = open_cycle(of_body, Period("B", 2025, 3)).cycle
    assert listed
    _, listed_corrected, counted, *rest = _plans(of_body, cycle)
    _, corrected, whole, late, superseded = rest
    for plan in (counted, whole, late):
        assert "COVERING INDEX ix_cycle_sheets_standing (cycle_id=?" in plan
    for plan in (listed_corrected, corrected, superseded):
        assert "INDEX ix_papers_corrected (state_body_id=?)" in plan
