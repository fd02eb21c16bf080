"""A purge leaves no name: in the database, in files, packs and results; whatever kills it, and on either database."""

from __future__ import annotations

import io
import json
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import String, cast, column, func, select, table
from structlog.testing import capture_logs

from doc_templates.catalogue import form
from service.batches import intake, reading
from service.batches import results as batch_results
from service.batches import store as batches
from service.batches.progress import get_progress
from service.batches.result_claims import Wanted
from service.batches.store import BatchOptions
from service.db.database import Database
from service.db.models import (
    FIRST_STATE_BODY_ID,
    Base,
    DocumentRow,
    DoomedFileRow,
    FileRow,
    JournalRow,
    ResultKind,
    StateBodyRow,
)
from service.db.tenancy import Actor, Scope
from service.documents import claims
from service.documents.retrieval import open_file
from service.documents.submissions import Submission, submit
from service.dossiers.submissions import DossierSubmission, submit_dossier
from service.drafts import store as drafts
from service.files.packs import write_pack
from service.local_time import local_date
from service.queue import SilentNotifier
from service.retention import purges
from service.retention.due import what_is_due
from service.retention.holds import hold, list_holds, release
from service.retention.people import Named
from service.retention.purging import GO_WITH_PAPERS, run_purge
from service.settings import read_settings
from service.wiring import open_services
from tests.service.app.example_dossiers import dossier_requests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from service.db.database import ScopedDatabase
    from service.services import Services

SHEET = "b2_score_sheet"
OFFICER = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"
GONE = {"Жұмабекова Сәуле Қайратқызы": "750101300004", "Ковальчук Артём Игоревич": "750101300014"}
FAULTY = "Недопущенный Фёдор Петрович"
KEPT, KEPT_IIN = "Остающаяся Мария Ивановна", "750101300024"
AFTER = datetime(2029, 11, 5, 7, tzinfo=UTC)
"""Papers whose assessment was over on 3 November 2026 have fallen due, the one signed on the 9th has not."""
ACT = {
    "organization": "Министерство речного хозяйства и водных путей Республики Казахстан",
    "number": "1",
    "members": [
        {"full_name": "Ахметова Гүлнар", "position": "руководитель", "organization": "Министерство", "role": "chair"}
    ],
    "approved_by": {"full_name": "Сүлейменов Дәурен", "position": "руководитель аппарата", "organization": "М"},
}


class Standing:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 10, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now


@pytest.fixture
def home(tmp_path: Path, database_url: str, bring_up: Callable[[str], None]) -> Iterator[Services]:
    """Return the services of an installation of its own, on either database."""
    data = tmp_path / "data"
    url = database_url if database_url.startswith("postgres") else f"sqlite:///{data / 'bagalau.sqlite3'}"
    bring_up(url)
    settings = read_settings({"BAGALAU_DATA_DIR": str(data), "BAGALAU_DATABASE_URL": url})
    clock = Standing()
    opened = open_services(settings, notifier=SilentNotifier(), database=Database(url, clock=clock))
    with opened.database.transaction() as session:
        if session.get(StateBodyRow, FIRST_STATE_BODY_ID) is None:
            session.add(StateBodyRow(id=FIRST_STATE_BODY_ID, name="Министерство", created_at=clock.now))
    yield replace(opened, clock=clock)
    opened.database.dispose()


def _sheet(name: str, iin: str, **changes: Any) -> dict[str, Any]:
    data = deepcopy(form(SHEET).sample())
    data["employee"] |= {"full_name": name, "iin": iin}
    return data | changes


def _make(services: Services, ids: list[str], *, packed: bool) -> None:
    """Make papers ready whose files hold their data as they are."""
    with services.database.transaction() as session:
        now = services.database.now(session)
        held = claims.claim(session, ids, worker="fake", lease_seconds=60, now=now)
        assert held is not None
        made: dict[str, list[claims.FinishedFile]] = {}
        contents = [f"{one.payload}{number}".encode() for one in held.claims for number in range(2)]
        pairs = (
            write_pack(services.files, contents) if packed else [(services.files.put(one), None) for one in contents]
        )
        for place, one in enumerate(held.claims):
            made[one.document_id] = [
                claims.FinishedFile(name, file.sha256, file.size, 1 if name == "pdf" else None, where)
                for name, (file, where) in zip(("docx", "pdf"), pairs[2 * place : 2 * place + 2], strict=True)
            ]
        assert claims.finish(session, held, made, now)


def _fill(services: Services) -> str:
    """Fill an installation with everything that may hold names; return the paper that is kept."""
    mine = services.of(Scope(FIRST_STATE_BODY_ID, Actor("user", OFFICER)))
    today = local_date(services.clock())
    first, second = GONE.items()
    single = submit(mine, Submission(SHEET, _sheet(*first), external_id=first[0]), today=today).document.id
    asked = json.dumps(dossier_requests()["b_calibration"]["documents"], ensure_ascii=False)
    told = json.loads(asked.replace('"Жүнісбекова Айгүл Бәкірқызы"', f'"{second[0]}", "iin": "{second[1]}"'))
    within = DossierSubmission(tuple(Submission(one["form"], one["data"]) for one in told))
    dossier = submit_dossier(mine, within, today=today).dossier
    rows = [
        {"form": SHEET, "external_id": name, "data": _sheet(name, iin, days_worked=41 + number, signed_on=day)}
        for number, (name, iin, day) in enumerate(
            [(*first, "2026-10-15"), (*second, "2026-10-15"), (KEPT, KEPT_IIN, "2026-11-09")]
        )
    ]
    rows.append({"form": SHEET, "external_id": FAULTY, "data": {"employee": {"full_name": FAULTY}}})
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in rows).encode()
    batch = intake.submit_batch(mine, BatchOptions(None, "ndjson", f"{FAULTY}.json"), io.BytesIO(lines)).batch
    while reading.read_segment(services, batch.id):
        pass
    with mine.database.reading() as session:
        of_batch = list(session.scalars(select(DocumentRow.id).where(DocumentRow.batch_id == batch.id)))
        kept = next(one.id for one in session.query(DocumentRow) if KEPT in (one.payload or ""))
    _make(mine, [single, *(one.id for one in dossier.documents)], packed=False)
    _make(mine, of_batch, packed=True)
    with mine.database.transaction() as session:
        now = mine.database.now(session)
        batches.settle(session, [batch.id], now=now)
        drafts.add(session, SHEET, _sheet(*first), by=None, now=now, corrects_id=single)
        old = now - timedelta(days=10)
        drafts.add(session, SHEET, {"employee": {"full_name": second[0]}}, by=None, now=old)
    progress = get_progress(mine, batch.id)
    for kind in (ResultKind.ARCHIVE, ResultKind.REPORT, ResultKind.SUMMARY):
        wanted = Wanted(batch.id, kind, "ru")
        batch_results.get_result(mine, progress, wanted)
    with services.database.reading() as session:
        waiting = [row.id for row in session.query(batch_results.result_claims.ResultRow)]
    for result_id in waiting:
        batch_results.assemble_result(services, result_id)
    release(mine, hold(mine, "Дело", person=Named(first[1], first[0])).id)
    return kept


def _found(services: Services, words: list[str]) -> set[str]:
    """Return those of the words that stand anywhere: in any file of the installation, or any table of PostgreSQL."""
    content = [path.read_bytes() for path in services.settings.data_dir.rglob("*") if path.is_file()]
    if services.settings.database_url.startswith("postgres"):
        with services.database.reading() as session:
            for known in Base.metadata.sorted_tables:
                rows = session.execute(select(*(cast(one, String) for one in known.columns)))
                content.append(repr(rows.all()).encode())
            statistics = select(*(cast(column(name), String) for name in ("most_common_vals", "histogram_bounds")))
            content.append(repr(session.execute(statistics.select_from(table("pg_stats"))).all()).encode())
    return {word for word in words if any(word.encode() in one for one in content)}


def _confirmed(services: Services) -> str:
    mine = services.of(Scope(FIRST_STATE_BODY_ID, Actor("user", OFFICER)))
    prepared = purges.prepare(mine, ACT, language="ru")
    _make(mine, [prepared.act_id], packed=False)
    purges.confirm(mine, prepared.id)
    return prepared.id


class Deadly:
    """A database that kills whoever asks for its last transaction, before or right after this is committed."""

    def __init__(self, real: ScopedDatabase, left: Iterator[int], *, after: bool) -> None:
        self._real, self._left, self._after = real, left, after

    @property
    def whole(self) -> Deadly:
        """The same."""
        return self

    def of(self, scope: Any) -> Deadly:
        """Return the same within a scope."""
        return Deadly(self._real.whole.of(scope), self._left, after=self._after)

    def erase_traces(self) -> None:
        """Do as the real one does, and die with it."""
        if next(self._left) <= 0:
            raise Killed
        self._real.whole.erase_traces()

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """Give a session."""
        left = next(self._left)
        with self._real.transaction() as session:
            yield session
            if left <= 0 and not self._after:
                raise Killed
        if left <= 0:
            raise Killed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class Killed(BaseException):
    """The worker is killed."""


@pytest.mark.slow
def test_a_purge_leaves_no_name_and_what_others_need(home: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is killed after every step and begun again; papers that are not due, in the same pack, stay as they were."""
    kept = _fill(home)
    mine = home.of(Scope(FIRST_STATE_BODY_ID, Actor("user", OFFICER)))
    before = open_file(mine, kept, "pdf").content
    words = [*GONE, *GONE.values(), FAULTY, KEPT, KEPT_IIN]
    assert _found(home, words) == {*words}
    home.clock.now = AFTER  # type: ignore[attr-defined] # the clock of this test
    purge_id = _confirmed(home)
    assert purges.get_purge(mine, purge_id).papers == 5
    monkeypatch.setattr("service.retention.purging.AT_ONCE", 1)
    with capture_logs() as logs:
        for steps in range(40):
            deadly = Deadly(home.database, iter(range(steps // 2, -9, -1)), after=bool(steps % 2))
            with suppress(Killed):
                assert run_purge(deadly, home.files, purge_id) is False  # type: ignore[arg-type] # as the real one
                break
        assert run_purge(home.database, home.files, purge_id) is False
    done = purges.get_purge(mine, purge_id)
    assert (done.state, done.purged, done.kept, done.papers) == ("done", 5, 0, 5)
    assert _found(home, words) == {KEPT, KEPT_IIN}
    assert not [word for word in words if word in repr(logs)]
    assert open_file(mine, kept, "pdf").content == before
    with home.database.reading() as session:
        told = session.execute(
            select(JournalRow.subject_kind, func.count())
            .where(JournalRow.action == "remove")
            .group_by(JournalRow.subject_kind)
        )
        assert dict(told.all()) == {"document": 5, "purge": 1}
        assert session.scalar(select(func.count()).select_from(DoomedFileRow)) == 0
        hashes = {row.pack_sha256 or row.sha256 for row in session.query(FileRow)}
    assert {file.sha256 for file, _ in home.files.stored()} == hashes
    assert list_holds(mine) == []
    assert what_is_due(mine).papers == 0


def test_every_table_that_names_a_paper_goes_with_it_by_a_rule() -> None:
    """Whoever adds one says in ``service/retention/purging.py`` what becomes of its rows."""
    naming = {
        known.name
        for known in Base.metadata.sorted_tables
        for one in known.columns
        if any(key.column.table.name == "documents" for key in one.foreign_keys)
    }
    own = {"papers", "batch_items", "cycle_sheets"}
    assert naming == own | {known.__tablename__ for known in GO_WITH_PAPERS}


def test_an_act_is_confirmed_once_it_is_made_and_says_what_is_still_due(home: Services) -> None:
    """A hold that came meanwhile has the act made anew; what is listed by an open one is not listed again."""
    mine = home.of(Scope(FIRST_STATE_BODY_ID, Actor("user", OFFICER)))
    with pytest.raises(purges.NothingDueError):
        purges.prepare(mine, ACT, language="ru")
    name, iin = next(iter(GONE.items()))
    paper = submit(mine, Submission(SHEET, _sheet(name, iin)), today=local_date(home.clock())).document.id
    _make(mine, [paper], packed=False)
    home.clock.now = AFTER  # type: ignore[attr-defined] # the clock of this test
    prepared = purges.prepare(mine, ACT, language="ru")
    with pytest.raises(purges.NothingDueError):
        purges.prepare(mine, ACT, language="ru")
    with pytest.raises(purges.ActNotReadyError):
        purges.confirm(mine, prepared.id)
    _make(mine, [prepared.act_id], packed=False)
    held = hold(mine, "Определение суда", document_id=paper)
    with pytest.raises(purges.NoLongerDueError):
        purges.confirm(mine, prepared.id)
    purges.call_off(mine, prepared.id)
    with pytest.raises(purges.PurgeSettledError):
        purges.confirm(mine, prepared.id)
    release(mine, held.id)
    again = purges.prepare(mine, ACT, language="ru")
    with mine.database.reading() as session:
        act = session.get_one(DocumentRow, again.act_id)
        group = json.loads(act.payload or "")["groups"][0]
    assert (group["papers"], group["kept_until"], group["methodology"]) == (1, "2029-10-15", "B")
    _make(mine, [again.act_id], packed=False)
    purges.confirm(mine, again.id)
    hold(mine, "Определение суда", document_id=paper)
    assert run_purge(home.database, home.files, again.id) is False
    done = purges.get_purge(mine, again.id)
    assert (done.state, done.purged, done.kept) == ("done", 0, 1)
    with pytest.raises(purges.PurgeNotFoundError):
        purges.get_purge(home.of(Scope("00000000-0000-0000-0000-00000000000a")), again.id)
    home.clock.now = AFTER + timedelta(days=1)  # type: ignore[attr-defined] # as above
    with home.database.transaction() as session:
        assert purges.due(session, now=home.clock()) == []
