"""A layout is used when its key was compared, and shut for all by one difference."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from doc_templates import catalogue
from service.db.tenancy import EVERY_BODY
from service.documents import layout_keys
from service.documents.files import Way
from service.documents.layout_keys import LayoutState
from tests.worker.layout.papers import sample_job, with_comment
from worker import layout_check
from worker.chunks import ChunkMaker
from worker.documents import make_single
from worker.inspection import InspectionError
from worker.layout import layouts
from worker.layout.errors import NotExactError
from worker.layout.layouts import LayoutTrust
from worker.layout_check import compare_issued, compare_some
from worker.making import RenderedFile
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import ScopedDatabase
    from service.documents.store import StoredDocument
    from service.services import Services
    from worker.context import WorkerContext
    from worker.convert.pool import LibreOfficePool
    from worker.making import RenderJob
    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

SHEET = catalogue.form("b2_score_sheet")


@dataclass
class Office:
    """A pool that counts what it converts, and may be told to make something else."""

    office: LibreOfficePool
    single: list[str] = field(default_factory=list)
    other: list[bytes] = field(default_factory=list)

    def convert(self, docx: bytes, properties: DocumentProperties) -> bytes:
        """Convert, or return once what was told."""
        self.single.append(properties.identifier)
        return self.other.pop() if self.other else self.office.convert(docx, properties)

    def __getattr__(self, name: str) -> object:
        """Do everything else as the pool does."""
        return getattr(self.office, name)


@pytest.fixture
def database(services: Services) -> ScopedDatabase:
    """Give the database of an installation."""
    return services.database.whole.of(EVERY_BODY)


@pytest.fixture
def counted(office: LibreOfficePool) -> Office:
    """Give a LibreOffice that counts."""
    return Office(office)


@pytest.fixture
def maker(database: ScopedDatabase, counted: Office) -> ChunkMaker:
    """Give a maker that trusts what the database says."""
    return ChunkMaker(DocxRenderer(), counted, LayoutTrust(database))  # type: ignore[arg-type] # it passes everything on


def _jobs(count: int, comment: str = "Замечаний нет.") -> list[RenderJob]:
    job = replace(sample_job(SHEET), laid_out=True)
    return [replace(job, context=with_comment(job.context, comment))] * count


def _ways(maker: ChunkMaker, jobs: list[RenderJob]) -> list[Way]:
    found = []
    for outcome in maker.make(jobs):
        assert isinstance(outcome, tuple)
        pdf = next(file for file in outcome if file.format == "pdf")
        assert isinstance(pdf, RenderedFile)
        assert pdf.pages is not None
        found.append(pdf.maker.way)
    return found


def _state(database: ScopedDatabase, maker: ChunkMaker) -> LayoutState | None:
    with database.reading() as session:
        return layout_keys.state(session, maker.layouts.key(SHEET.slug, SHEET.template()))


def _open(database: ScopedDatabase, maker: ChunkMaker) -> None:
    key = maker.layouts.key(SHEET.slug, SHEET.template())
    with database.transaction() as session:
        now = database.now(session)
        layout_keys.note(session, key, now=now)
        token = layout_keys.take(session, key, lease_seconds=60, now=now)
        assert token is not None
        layout_keys.finish(session, key, token, compared=40, reason=None, now=now)


def test_a_new_key_is_compared_after_some_papers_and_then_used(
    database: ScopedDatabase, maker: ChunkMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then LibreOffice makes the papers."""
    monkeypatch.setattr(layouts, "WAITED", 2)
    monkeypatch.setattr(layouts, "TRIED", 6)
    assert _ways(maker, _jobs(1)) == [Way.SINGLE]
    maker.layouts.try_waiting()
    assert _state(database, maker) is LayoutState.NEW
    assert _ways(maker, _jobs(1)) == [Way.SINGLE]
    maker.layouts.try_waiting()
    assert _state(database, maker) is LayoutState.OPEN
    assert _ways(maker, _jobs(2)) == [Way.LAYOUT, Way.LAYOUT]


def test_a_key_whose_papers_could_not_be_compared_is_shut(
    database: ScopedDatabase, maker: ChunkMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is known of it, so that it must not be used for the one paper that is known."""
    monkeypatch.setattr(layouts, "WAITED", 1)
    monkeypatch.setattr(layouts, "TRIED", 4)

    def refuse(*_: object) -> None:
        raise NotExactError("character")

    with monkeypatch.context() as patched:
        patched.setattr(layouts.Layout, "make", refuse)
        _ways(maker, _jobs(1))
        maker.layouts.try_waiting()
    assert _state(database, maker) is LayoutState.SHUT
    assert _ways(maker, _jobs(1)) == [Way.SINGLE]


def test_one_process_compares_a_key(database: ScopedDatabase, maker: ChunkMaker) -> None:
    """Another one that comes meanwhile goes on without it."""
    key = maker.layouts.key(SHEET.slug, SHEET.template())
    trust = LayoutTrust(database)
    assert trust.state(key) is None
    trust.note(key)
    with trust.trial(key) as mine, trust.trial(key) as theirs:
        assert mine is not None
        assert theirs is None


def test_only_what_is_unusual_or_has_its_turn_goes_both_ways(
    database: ScopedDatabase, maker: ChunkMaker, counted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first paper of so many pages, and one of every so many."""
    _open(database, maker)
    assert _ways(maker, _jobs(10)) == [Way.LAYOUT] * 10
    assert len(counted.single) == 1
    _ways(maker, _jobs(2, "слово " * 120))
    assert len(counted.single) == 2
    monkeypatch.setattr(layouts, "SAMPLED", 4)
    _ways(maker, _jobs(8))
    assert len(counted.single) == 4


def test_a_difference_shuts_the_key_for_all_and_the_chunk_is_made_by_libreoffice(
    database: ScopedDatabase, maker: ChunkMaker, counted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it becomes ready that was laid out."""
    _open(database, maker)
    docx = maker.make(_jobs(1, "Другое замечание."))[0]
    assert isinstance(docx, tuple)
    counted.other.append(docx[1].content)
    monkeypatch.setattr(layouts, "SAMPLED", 1)
    assert _ways(maker, _jobs(3)) == [Way.SINGLE] * 3
    assert _state(database, maker) is LayoutState.SHUT
    assert _ways(ChunkMaker(DocxRenderer(), counted, LayoutTrust(database)), _jobs(1)) == [Way.SINGLE]  # type: ignore[arg-type] # as above
    with database.reading() as session:
        (listed,) = layout_keys.listed(session)
    assert (listed.state, listed.reason) == (LayoutState.SHUT, "text of page 1")


def test_papers_issued_with_a_key_that_was_shut_are_compared_and_listed(
    context: WorkerContext, database: ScopedDatabase, maker: ChunkMaker, accept: Callable[..., StoredDocument]
) -> None:
    """Nothing is replaced: what differs is for people to decide."""
    _open(database, maker)
    ids = [accept().id for _ in range(2)]
    laid_out = replace(context, maker=maker)
    for _ in ids:
        make_single(laid_out)

    def compared() -> list[tuple[str, str | None]]:
        return [*compare_issued(database, context.files, DocxRenderer(), context.maker.converter)]

    assert compared() == []
    LayoutTrust(database).shut(maker.layouts.key(SHEET.slug, SHEET.template()), "text of page 1")
    assert compared() == [(id_, None) for id_ in sorted(ids)]
    assert compared() == []


def test_a_paper_that_differs_is_noted_once_and_for_all(
    context: WorkerContext,
    database: ScopedDatabase,
    maker: ChunkMaker,
    accept: Callable[..., StoredDocument],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two beside one another note it once; what is left is told, so that another message is sent."""
    _open(database, maker)
    ids = sorted(accept().id for _ in range(2))
    for _ in ids:
        make_single(replace(context, maker=maker))
    LayoutTrust(database).shut(maker.layouts.key(SHEET.slug, SHEET.template()), "text of page 1")
    monkeypatch.setattr(layout_check, "difference", lambda *_: "text of page 2")
    monkeypatch.setattr(layout_check, "AT_ONCE", 1)
    assert compare_some(context)
    with database.transaction() as session:
        layout_keys.note_check(session, ids[0], None, now=database.now(session))
    assert [compare_some(context), compare_some(context)] == [True, False]
    with database.reading() as session:
        assert layout_keys.differing(session) == [(each, "text of page 2") for each in ids]
        assert layout_keys.count_checked(session) == 2


def test_what_is_not_known_is_made_by_libreoffice_beside_the_others(
    database: ScopedDatabase, maker: ChunkMaker, office: LibreOfficePool
) -> None:
    """A character outside the text font."""
    _open(database, maker)
    odd = replace(_jobs(1, "Замечаний нет 👍")[0])
    assert _ways(maker, [*_jobs(1), odd]) == [Way.LAYOUT, Way.SINGLE]
    assert office.needs_fallback("👍")


def test_without_a_database_libreoffice_makes_everything(counted: Office) -> None:
    """As on the command line."""
    assert _ways(ChunkMaker(DocxRenderer(), counted), _jobs(1)) == [Way.SINGLE]  # type: ignore[arg-type] # as above


def test_a_job_that_may_not_be_laid_out_is_not(database: ScopedDatabase, maker: ChunkMaker) -> None:
    """A form that was not compared, or a paper that failed before."""
    _open(database, maker)
    assert _ways(maker, [replace(_jobs(1)[0], laid_out=False)]) == [Way.SINGLE]


def test_bytes_written_wrong_are_not_handed_out(
    database: ScopedDatabase, maker: ChunkMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each paper is read back from what was written."""
    _open(database, maker)

    def missing(*_: object) -> None:
        raise InspectionError("a text is missing")

    monkeypatch.setattr(layouts, "read_back", missing)
    assert _ways(maker, _jobs(1)) == [Way.SINGLE]
