"""Server time of every page with twenty thousand papers in the database, against the smallest answer there is.

Of the papers some thousand are score sheets of two years of a ministry, a cycle each quarter.

Taken from the call of the application to the last byte of its answer, in one process, without network or browser.
"""

from __future__ import annotations

import itertools
import random
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from benchmarks.cycles import MINISTRY, ministry
from benchmarks.papers import FORM
from benchmarks.results import Line, milliseconds, quantile
from benchmarks.workbook import write_sheets
from doc_templates.catalogue import form
from service.access import sessions
from service.access.sessions import begin
from service.access.units import create_unit
from service.app.factory import create_app
from service.batches.intake import submit_batch
from service.batches.reading import read_segment
from service.batches.store import BatchOptions
from service.cycles.opening import open_cycle
from service.cycles.report import scale_of
from service.cycles.states import Period
from service.db.models import FIRST_STATE_BODY_ID, CycleSheetRow, DocumentRow, Role, SheetState, UserRow
from service.db.tenancy import EVERY_BODY, Scope
from service.documents import claims
from service.drafts import store as drafts
from service.employees import store as employees
from service.pages import guard
from service.pages.papers.listing import KEPT
from service.pages.shell import Pages
from service.queue import SilentNotifier
from service.settings import read_settings
from service.wiring import open_services
from worker.prepare import prepare
from worker.startup import tame_collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from benchmarks.results import Extent
    from service.services import Services

AIM_SECONDS: Final = 0.05
SHARE: Final = 0.95
CHUNK: Final = 200
ACCEPT: Final = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "ru"}
LEASE_SECONDS: Final = 3600.0
QUARTERS: Final = ((2025, 3), (2025, 4), (2026, 1), (2026, 2), (2026, 3), (2026, 4), (2027, 1), (2027, 2))
"""As many as a report compares."""
UNITS: Final = 40
STATES: Final = (
    SheetState.ISSUED,
    SheetState.ACQUAINTED,
    SheetState.APPEALED,
    SheetState.CALIBRATED,
    SheetState.CLOSED,
)
WEIGHTS: Final = (20, 20, 1, 1, 58)
LOWEST, HIGHEST = 170, 500
"""Scores in hundredths; one in ten is unsatisfactory."""
LIST: Final = "listing.list_papers"
LOOKED_FOR: Final = {
    "a name nobody has": {"name": "никого"},
    "a body there is not": {"unit": "министерство морей", "standing": "ready"},
    "what failed": {"standing": "failed"},
    "what is superseded": {"standing": "superseded"},
}
"""What takes longest to look for: every paper is looked at, and none is found."""


def measure(extent: Extent) -> Iterator[Line]:
    """Measure every page that a signed-in user can open."""
    papers, times = extent.sheets or extent.of(20_000, 2_000), extent.of(200, 40)
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        settings = read_settings({"BAGALAU_DATA_DIR": name, "BAGALAU_MAX_BATCH_ROWS": str(papers)})
        prepare(settings)
        services = replace(open_services(settings, notifier=SilentNotifier()), clock=_clock)
        services.database.whole.clock = _clock
        values = _fill(services.of(Scope(FIRST_STATE_BODY_ID)), papers, Path(name))
        app = create_app(services)
        # As every process of the service does.
        tame_collector()
        base = quantile(_seconds(app.test_client(), "/healthz", times), SHARE)
        yield Line("/healthz", milliseconds(base))
        for endpoint, path in _pages(app, values):
            client = _signed_in(app, services, endpoint)
            size = len(client.get(path, headers=ACCEPT).data)
            slowest = quantile(_seconds(client, path, times), SHARE)
            what = f"{endpoint}, {size / 1000:.0f} KB"
            yield Line(what, milliseconds(slowest), f"{slowest / base:.1f}x", "< 50 ms", slowest < AIM_SECONDS)
        for what, typed in LOOKED_FOR.items():
            client = _signed_in(app, services, LIST)
            cookie = client.get_cookie("session")
            sessions.keep(services.database, "" if cookie is None else cookie.value, **{KEPT: typed})
            slowest = quantile(_seconds(client, "/papers", times), SHARE)
            yield Line(
                f"{LIST}, {what}", milliseconds(slowest), f"{slowest / base:.1f}x", "< 50 ms", slowest < AIM_SECONDS
            )
        services.database.dispose()


def _clock() -> datetime:
    """Return a moment on the first working day after the last quarter is to be assessed."""
    return datetime(2027, 7, 21, 7, tzinfo=UTC)


def _fill(services: Services, papers: int, folder: Path) -> dict[str, str]:
    """Make a batch of ready papers, a single one and a draft; return what stands in addresses for them."""
    workbook = folder / "sheets.xlsx"
    write_sheets(workbook, papers)
    with workbook.open("rb") as file:
        batch_id = submit_batch(services, BatchOptions(FORM, "xlsx"), file).batch.id
    while read_segment(services, batch_id):
        pass
    with services.database.reading() as session:
        ids = list(session.scalars(select(DocumentRow.id)))
    _finish(services.of(EVERY_BODY), ids)
    assessed = _assess(services, ids)
    # As the housekeeping does every hour.
    services.database.whole.gather_statistics()
    with services.database.transaction() as session:
        draft = drafts.add(session, FORM, form(FORM).sample(), by=None, now=services.clock())
    return {"slug": FORM, "draft_id": draft.id, "document_id": ids[0], "batch_id": batch_id, **assessed}


def _assess(services: Services, ids: list[str]) -> dict[str, str]:
    """Run a cycle each quarter, every sheet with one of the papers; return what stands in addresses for the last."""
    periods = [Period("B", *one) for one in QUARTERS]
    members = ministry(periods[-1], MINISTRY)
    with services.database.transaction() as session:
        employees.write(session, members, now=services.clock())
    units = [create_unit(services.database, f"Департамент {number}").id for number in range(UNITS)]
    papers, luck = itertools.cycle(ids), random.Random(17)
    for period in periods:
        cycle, scale = open_cycle(services, period).cycle, scale_of(period)
        mine = (CycleSheetRow.cycle_id == cycle.id, CycleSheetRow.state != SheetState.NOT_ASSESSED)
        with services.database.transaction() as session:
            for sheet in session.scalars(select(CycleSheetRow).where(*mine)):
                score = Decimal(luck.randrange(LOWEST, HIGHEST)) / 100
                sheet.score, sheet.result = str(score), scale.band_of(score).code
                sheet.state, sheet.document_id = luck.choices(STATES, WEIGHTS)[0], next(papers)
                sheet.unit_id = random.Random(sheet.evaluator_name).choice(units)
                if sheet.state == SheetState.CALIBRATED:
                    sheet.protocol_id = sheet.document_id
            last = sheet.id
    return {"cycle_id": cycle.id, "sheet_id": last, "unit_id": units[0], "external_id": next(iter(members))}


def _finish(services: Services, ids: list[str]) -> None:
    """Make documents ready, all with the same file: pages do not look into it."""
    kept = services.files.put(b"%PDF-1.7 a paper")
    file = partial(claims.FinishedFile, sha256=kept.sha256, size=kept.size, pages=1)
    for start in range(0, len(ids), CHUNK):
        with services.database.transaction() as session:
            now, some = services.clock(), ids[start : start + CHUNK]
            held = claims.claim(session, some, worker="bench", lease_seconds=LEASE_SECONDS, now=now)
            if held is None:
                raise RuntimeError("the documents cannot be claimed")
            claims.finish(
                session, held, {one.document_id: [file(name) for name in one.missing] for one in held.claims}, now
            )


def _pages(app: Flask, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield endpoint and address of each page whose address is made of what there is."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: one.endpoint):
        blueprint = app.blueprints.get(rule.endpoint.partition(".")[0])
        if isinstance(blueprint, Pages) and "GET" in (rule.methods or ()) and rule.arguments <= values.keys():
            yield rule.endpoint, rule.build({name: values[name] for name in rule.arguments})[1]  # type: ignore[index] # it has an address


def _signed_in(app: Flask, services: Services, endpoint: str) -> FlaskClient:
    """Return a browser in which somebody is signed in whom a page is for."""
    client = app.test_client()
    with app.app_context():
        roles = guard.roles_of(endpoint)
    role = Role.PERSONNEL_OFFICER if roles is None else min(roles, key=list(Role).index)
    with services.database.transaction() as session:
        user = session.scalar(select(UserRow).where(UserRow.role == role))
        if user is None:
            body = None if role is Role.INSTALLATION_ADMINISTRATOR else FIRST_STATE_BODY_ID
            now = services.database.now(session)
            user = UserRow(
                login=str(role), name=str(role), role=role, language="ru", state_body_id=body, created_at=now
            )
            session.add(user)
            session.flush()
        client.set_cookie("session", begin(session, user, now=services.database.now(session)).token)
    return client


def _seconds(client: FlaskClient, path: str, times: int) -> list[float]:
    return [_once(client, path) for _ in range(times)]


def _once(client: FlaskClient, path: str) -> float:
    started = time.perf_counter()
    client.get(path, headers=ACCEPT).get_data()
    return time.perf_counter() - started
