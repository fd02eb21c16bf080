"""A file that is lost or damaged is made again: the same bytes by the same maker, the same text by another one."""

from __future__ import annotations

import io
import json
import os
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from doc_templates import catalogue
from service.batches import items as batch_items
from service.batches.intake import submit_batch
from service.batches.progress import get_progress
from service.batches.reading import read_segment
from service.batches.result_claims import Wanted
from service.batches.results import assemble_result, get_result
from service.batches.store import BatchOptions
from service.db.models import BUILTIN_STATE_BODY_ID, RepairRow, ReplacedFileRow, ResultKind, ResultRow, TransitionRow
from service.documents import repairs
from service.documents.files import Way
from service.documents.retrieval import get_document, open_file
from service.errors import FileDamagedError, FileMissingError
from tests.doubles import RecordingNotifier
from worker.chunks import ChunkMaker
from worker.cli import main
from worker.convert.errors import ConverterMissingError
from worker.documents import make_chunk, make_single
from worker.file_check import Fault, Kind, check_files, repair_files
from worker.inspection import inspect_pdf
from worker.render import DocxRenderer
from worker.repairs import repair_document
from worker.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service.documents.files import DocumentFile
    from service.documents.store import StoredDocument
    from service.services import Services
    from tests.doubles import Clock
    from worker.context import WorkerContext
    from worker.convert.pool import LibreOfficePool

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"
STATE_BODY_ID = BUILTIN_STATE_BODY_ID


@pytest.fixture
def notifier() -> RecordingNotifier:
    """Return what notes repairs."""
    return RecordingNotifier()


@pytest.fixture
def noting(services: Services, notifier: RecordingNotifier) -> Services:
    """Return the services, with that notifier."""
    return replace(services, notifier=notifier)


@pytest.fixture
def single(context: WorkerContext, accept: Callable[..., StoredDocument], services: Services) -> StoredDocument:
    """Return a document that was made singly."""
    document = accept()
    make_single(context)
    return get_document(services, document.id)


@pytest.fixture
def joined(context: WorkerContext, services: Services) -> list[StoredDocument]:
    """Return three documents of a batch that were made joined, of which two have letters the other lacks."""
    lines = []
    for number, name in enumerate(("Ахметов Ерлан", "Жұмабекқызы Фатима", "Юсупов Щукин"), 1):
        data = deepcopy(catalogue.form(SHEET).sample())
        data["employee"]["full_name"] = name
        data["employee"].pop("iin", None)
        lines.append(json.dumps({"form": SHEET, "external_id": f"row-{number}", "data": data}, ensure_ascii=False))
    batch = submit_batch(services, BatchOptions(None, "ndjson"), io.BytesIO("\n".join(lines).encode())).batch
    while read_segment(services, batch.id):
        pass
    while make_chunk(context):
        pass
    with services.database.reading() as session:
        ids = [item.document_id or "" for item in batch_items.following(session, batch.id, limit=100_000)]
    return [get_document(services, one) for one in ids]


def _path(services: Services, file: DocumentFile) -> Path:
    sha256 = file.sha256 if file.place is None else file.place.pack
    return services.settings.data_dir / "files" / sha256[:2] / sha256[2:4] / sha256


def _damage(services: Services, file: DocumentFile) -> None:
    """Change one byte of a file, so that its size is what it was."""
    with _path(services, file).open("r+b") as stream:
        stream.seek((0 if file.place is None else file.place.offset) + file.size // 2)
        byte = stream.read(1)
        stream.seek(-1, os.SEEK_CUR)
        stream.write(bytes([byte[0] ^ 0xFF]))


def _file(document: StoredDocument, format_: str) -> DocumentFile:
    found = document.file(format_)
    assert found is not None
    return found


def _content(services: Services, document: StoredDocument, format_: str) -> bytes:
    return open_file(services, document.id, format_).content


def _count(services: Services, table: Any) -> int:
    with services.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_every_file_tells_its_maker(
    single: StoredDocument, joined: list[StoredDocument], office: LibreOfficePool
) -> None:
    """The way, the template, and for a PDF LibreOffice and the fonts."""
    docx, pdf = _file(single, "docx").maker, _file(single, "pdf").maker
    assert docx is not None
    assert pdf is not None
    assert (docx.way, docx.template_sha256, docx.libreoffice) == (Way.SINGLE, single.template_sha256, None)
    assert (pdf.way, pdf.template_sha256) == (Way.SINGLE, single.template_sha256)
    assert (pdf.libreoffice, pdf.fonts_sha256) == (office.version, office.fonts_sha256)
    assert office.version[0].isdigit()
    ways = [file.maker.way for file in joined[0].files if file.maker is not None]
    assert ways == [Way.SINGLE, Way.JOINED]


@pytest.mark.parametrize("format_", ["docx", "pdf"])
@pytest.mark.parametrize("lost", [True, False])
def test_a_download_that_finds_a_file_lost_has_it_made_again(
    noting: Services,
    notifier: RecordingNotifier,
    context: WorkerContext,
    single: StoredDocument,
    *,
    format_: str,
    lost: bool,
) -> None:
    """Its reader gets no byte of it until then; afterwards all is as before, and the document became ready once."""
    before = _content(noting, single, format_)
    steps = _count(noting, TransitionRow)
    if lost:
        _path(noting, _file(single, format_)).unlink()
    else:
        _damage(noting, _file(single, format_))
    for _ in range(2):
        with pytest.raises(FileMissingError if lost else FileDamagedError):
            _content(noting, single, format_)
    assert notifier.repairs == [single.id]
    repair_document(context, single.id)
    assert _content(noting, single, format_) == before
    assert _count(noting, RepairRow) == 0
    assert (_count(noting, TransitionRow), _count(noting, ReplacedFileRow)) == (steps, 0)
    assert get_document(noting, single.id) == single
    repair_document(context, single.id)


@pytest.mark.parametrize("place", range(3))
def test_a_joined_file_is_made_again_with_the_company_it_had(
    noting: Services, context: WorkerContext, joined: list[StoredDocument], place: int
) -> None:
    """Byte for byte: its fonts are those of all papers it was made with."""
    before = [_content(noting, one, "pdf") for one in joined]
    _damage(noting, _file(joined[place], "pdf"))
    with pytest.raises(FileDamagedError):
        _content(noting, joined[place], "pdf")
    repair_document(context, joined[place].id)
    assert [_content(noting, one, "pdf") for one in joined] == before
    assert _count(noting, ReplacedFileRow) == 0


def test_a_lost_pack_is_made_again(noting: Services, context: WorkerContext, joined: list[StoredDocument]) -> None:
    """By the first who misses a file of it; the others find theirs."""
    before = [_content(noting, one, name) for one in joined for name in ("docx", "pdf")]
    _path(noting, _file(joined[0], "pdf")).unlink()
    with pytest.raises(FileMissingError):
        _content(noting, joined[1], "docx")
    repair_document(context, joined[1].id)
    assert [_content(noting, one, name) for one in joined for name in ("docx", "pdf")] == before
    for one in joined:
        _damage(noting, _file(one, "pdf"))
        with pytest.raises(FileDamagedError):
            _content(noting, one, "pdf")
        repair_document(context, one.id)
    assert [_content(noting, one, name) for one in joined for name in ("docx", "pdf")] == before


class Newer:
    """Another LibreOffice, which writes other bytes: here one that was not normalized to the end."""

    version = "99.1"

    def __init__(self, office: LibreOfficePool) -> None:
        self._office = office

    def convert(self, *arguments: Any) -> bytes:
        """Convert, and add a comment."""
        return self._office.convert(*arguments) + b"% newer\n"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._office, name)


def test_another_maker_gives_the_same_text_in_another_file(
    noting: Services, context: WorkerContext, single: StoredDocument, office: LibreOfficePool
) -> None:
    """The journal keeps what was there before, and when it was replaced."""
    before = _file(single, "pdf")
    _damage(noting, before)
    with pytest.raises(FileDamagedError):
        _content(noting, single, "pdf")
    newer = ChunkMaker(DocxRenderer(), Newer(office))  # type: ignore[arg-type] # it does what the pool does
    repair_document(replace(context, maker=newer), single.id)
    now = get_document(noting, single.id)
    after = _file(now, "pdf")
    assert after.sha256 != before.sha256
    assert after.maker is not None
    assert after.maker.libreoffice == "99.1"
    name = catalogue.form(SHEET).sample()["employee"]["full_name"]
    inspect_pdf(_content(noting, single, "pdf"), (name,))
    with noting.database.reading() as session:
        (kept,) = session.scalars(select(ReplacedFileRow)).all()
        assert (kept.document_id, kept.format, kept.sha256, kept.size) == (single.id, "pdf", before.sha256, before.size)
        assert (kept.libreoffice, kept.actor) == (office.version, "worker-1")
    assert _file(now, "docx") == _file(single, "docx")
    assert now.finished_at == single.finished_at


def test_an_archive_with_a_lost_paper_is_made_when_that_is_there_again(
    noting: Services, notifier: RecordingNotifier, context: WorkerContext, joined: list[StoredDocument], clock: Clock
) -> None:
    """And one that holds a paper that has other bytes now is made anew."""
    progress = get_progress(noting, joined[0].batch_id or "")
    wanted = Wanted(progress.batch.id, ResultKind.ARCHIVE, "ru")
    _damage(noting, _file(joined[1], "pdf"))
    assert get_result(noting, progress, wanted) is None
    with noting.database.reading() as session:
        result_id = session.scalars(select(ResultRow.id)).one()
    assemble_result(noting, result_id)
    assert get_result(noting, progress, wanted) is None
    assert notifier.repairs == [joined[1].id]
    repair_document(context, joined[1].id)
    assemble_result(noting, result_id)
    assert get_result(noting, progress, wanted) is not None
    _damage(noting, _file(get_document(noting, joined[1].id), "pdf"))
    with pytest.raises(FileDamagedError):
        _content(noting, joined[1], "pdf")
    with noting.database.transaction() as session:
        now = noting.database.now(session)
        file = repairs.recorded(session, [joined[1].id])[0].files[1]
        assert repairs.take(session, joined[1].id, lease_seconds=60, now=now) is not None
        assert file.maker is not None
    clock.advance(61)
    other = ChunkMaker(DocxRenderer(), Stamped(context.maker.converter))  # type: ignore[arg-type] # as above
    repair_document(replace(context, maker=other), joined[1].id)
    assert get_result(noting, progress, wanted) is None


class Stamped(Newer):
    """Another LibreOffice, which writes other joined documents."""

    def needs_fallback(self, _text: str) -> bool:
        """Have every paper converted singly."""
        return True


def test_what_cannot_be_made_now_is_tried_again_and_then_left_until_asked(
    noting: Services,
    notifier: RecordingNotifier,
    context: WorkerContext,
    broken: Callable[..., WorkerContext],
    single: StoredDocument,
    clock: Clock,
) -> None:
    """The sweeper sends it; whoever asks a minute after it was given up has it tried anew."""
    _damage(noting, _file(single, "pdf"))
    with pytest.raises(FileDamagedError):
        _content(noting, single, "pdf")
    lacking = broken(ConverterMissingError("LibreOffice"))
    for _ in range(repairs.MAX_ATTEMPTS):
        repair_document(lacking, single.id)
        clock.advance(60)
        sweep(noting.database, notifier, sweep_seconds=2)
    assert notifier.repairs == [single.id] * repairs.MAX_ATTEMPTS
    repair_document(context, single.id)
    with pytest.raises(FileDamagedError):
        _content(noting, single, "pdf")
    assert len(notifier.repairs) == repairs.MAX_ATTEMPTS + 1
    repair_document(context, single.id)
    assert _content(noting, single, "pdf")


def test_check_files_finds_what_is_wrong_and_has_it_repaired(
    noting: Services,
    notifier: RecordingNotifier,
    context: WorkerContext,
    single: StoredDocument,
    joined: list[StoredDocument],
) -> None:
    """Missing, damaged, and what nobody knows of unless it has just been put there."""
    assert check_files(noting).findings == []
    batch = get_progress(noting, joined[0].batch_id or "").batch
    _path(noting, _file(single, "docx")).unlink()
    _damage(noting, _file(joined[2], "pdf"))
    source = _path(noting, replace(_file(single, "docx"), sha256=batch.source_sha256))
    source.write_bytes(b"{}")
    orphan = noting.files.put(b"nobody knows me")
    os.utime(_path(noting, replace(_file(single, "docx"), sha256=orphan.sha256)), (0, 0))
    noting.files.put(b"on its way")
    found = check_files(noting)
    assert {(each.kind, each.owner, each.what, each.fault) for each in found.findings} == {
        (Kind.PAPER, single.id, "docx", Fault.MISSING),
        (Kind.PAPER, joined[2].id, "pdf", Fault.DAMAGED),
        (Kind.SOURCE, batch.id, "", Fault.DAMAGED),
    }
    assert (found.orphans, found.orphan_bytes) == (1, len(b"nobody knows me"))
    assert found.checked[Kind.PAPER] == 8
    assert repair_files(noting, found) == 2
    for document_id in notifier.repairs:
        repair_document(context, document_id)
    assert {each.kind for each in check_files(noting).findings} == {Kind.SOURCE}


def test_the_command_shows_a_table_of_numbers_and_ids(
    services: Services, single: StoredDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1 where something is wrong; no name of anybody, in no language."""
    monkeypatch.setenv("BAGALAU_DATA_DIR", str(services.settings.data_dir))
    well = CliRunner().invoke(main, ["check-files"])
    assert (well.exit_code, well.stdout.split("\n")[1].split()) == (0, ["Документы", "2", "0", "0"])
    _path(services, _file(single, "pdf")).unlink()
    for language in ("ru", "kk", "en"):
        result = CliRunner().invoke(main, ["check-files", "--language", language])
        assert result.exit_code == 1
        assert f"{single.id} pdf" in result.stdout
        assert catalogue.form(SHEET).sample()["employee"]["full_name"].split()[0] not in result.output
    assert _count(services, RepairRow) == 0
    assert CliRunner().invoke(main, ["check-files", "--repair"]).exit_code == 1
    assert _count(services, RepairRow) == 1
