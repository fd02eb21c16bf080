"""The preview process gives everybody their turn, waits for nobody, stores nothing, and survives what hangs."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import psutil
import pypdf
import pytest
from structlog.testing import capture_logs

from benchmarks.processes import free_port
from doc_templates import catalogue
from service.db.database import Database
from service.db.tenancy import EVERY_BODY
from service.documents import layout_keys
from service.frames import HEADER
from service.liveness import Liveness
from service.preview import MAX_PATH_BYTES, SOCKET, Refusal, SocketPreview, listen, no_preview
from validators.check import check
from validators.messages.catalog import LANGUAGES, render
from worker.convert.errors import ConversionTimeoutError, ConverterMissingError, ConverterStartError
from worker.draft_mark import marked
from worker.inspection import inspect_pdf
from worker.layout.layouts import Layouts
from worker.making import Origin, compose, make_docx, make_pdf
from worker.preview import IDENTIFIER, WAITING, Previews, Request, Server
from worker.render import DocxRenderer
from worker.texts import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from service.settings import Settings
    from worker.convert.pool import LibreOfficePool

SHEET = "b2_score_sheet"
FORM = catalogue.form(SHEET)
TODAY = FORM.sample_on
PAPER = b"%PDF-1.7 a paper"


@dataclass
class Maker:
    """Makes nothing, as slowly as it is told to."""

    answer: bytes | Refusal = PAPER
    asked: list[Request] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)
    warmed: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __post_init__(self) -> None:
        self.go_on.set()

    def __call__(self, request: Request) -> bytes | Refusal:
        """Note the request and answer."""
        self.asked.append(request)
        self.go_on.wait(10)
        return self.answer


@pytest.fixture
def settings(settings: Settings, bring_up: Callable[[str], None]) -> Settings:
    """Return the settings of an installation that was prepared."""
    bring_up(settings.database_url)
    return settings


@pytest.fixture
def maker() -> Iterator[Maker]:
    """Return a double of what makes previews."""
    found = Maker()
    yield found
    found.go_on.set()


@pytest.fixture
def serve(maker: Maker) -> Iterator[Callable[[Settings], Server]]:
    """Return a function that serves what the double makes."""
    running: list[tuple[Server, Settings, threading.Thread]] = []

    def serve(settings: Settings) -> Server:
        liveness = Liveness(settings.data_dir, "preview")
        server = Server(listen(settings), maker, settings.max_body_bytes, liveness, warm=maker.warmed.release)
        thread = threading.Thread(target=server.run)
        thread.start()
        running.append((server, settings, thread))
        return server

    yield serve
    for server, settings, thread in running:
        server.stop()
        # It looks around when somebody comes, else once a second.
        _ask(settings, wait=0.01)
        thread.join()


def _ask(settings: Settings, data: Any = None, wait: float = 5.0) -> bytes | Refusal:
    return SocketPreview(settings, wait)(SHEET, {} if data is None else data, "ru", "own", today=TODAY)


@pytest.mark.parametrize("over_tcp", [False, True], ids=["socket in the data folder", "TCP"])
def test_what_is_asked_arrives_and_the_paper_comes_back(
    settings: Settings, serve: Callable[[Settings], Server], maker: Maker, *, over_tcp: bool
) -> None:
    """Exact numbers stay exact; a paper larger than what a socket holds comes whole."""
    if over_tcp:
        settings = replace(settings, preview_url=f"tcp://127.0.0.1:{free_port()}")
    serve(settings)
    maker.answer = os.urandom(3 << 20)
    data = {"score": Decimal("4.50"), "year": Decimal("2.026e3"), "name": "Әбдіқадырова"}
    assert _ask(settings, data) == maker.answer
    [request] = maker.asked
    assert request == Request(SHEET, {"score": "4.50", "year": 2026, "name": "Әбдіқадырова"}, "ru", "own", TODAY)
    assert (settings.data_dir / SOCKET).exists() is not over_tcp


def test_the_socket_is_for_its_user_alone_however_long_its_path(
    settings: Settings, serve: Callable[[Settings], Server], tmp_path: Path
) -> None:
    """An address holds 107 bytes; one that a killed process left behind is replaced."""
    there = replace(settings, data_dir=tmp_path / ("д" * 60) / ("п" * 60))
    path = there.data_dir / SOCKET
    assert len(os.fsencode(path)) > MAX_PATH_BYTES
    path.parent.mkdir(parents=True)
    path.write_bytes(b"left behind")
    serve(there)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _ask(there) == PAPER


def test_who_opens_a_page_has_it_warmed_once_and_waits_for_nothing(
    settings: Settings, serve: Callable[[Settings], Server], maker: Maker
) -> None:
    """However many pages are opened; where no process answers, nothing is said of it."""
    SocketPreview(replace(settings, preview_url=f"tcp://127.0.0.1:{free_port()}")).warm()
    serve(settings)
    client = SocketPreview(settings)
    for _ in range(3):
        client.warm()
    assert maker.warmed.acquire(timeout=10)
    assert _ask(settings) == PAPER
    assert not maker.warmed.acquire(blocking=False)
    assert len(maker.asked) == 1


def test_of_twenty_at_once_few_wait_and_the_others_are_told_at_once(
    settings: Settings, serve: Callable[[Settings], Server], maker: Maker
) -> None:
    """One has its turn, some wait behind it, and nobody else is kept."""
    serve(settings)
    maker.go_on.clear()
    many = replace(settings, web_threads=64)
    client = SocketPreview(many)
    with ThreadPoolExecutor(20) as pool:
        asked = [pool.submit(client, SHEET, {}, today=TODAY) for _ in range(20)]
        deadline = time.monotonic() + 5
        while sum(one.done() for one in asked) < 20 - 1 - WAITING and time.monotonic() < deadline:
            time.sleep(0.01)
        refused = [one.result() for one in asked if one.done()]
        assert set(refused) == {Refusal.BUSY}
        maker.go_on.set()
    results = [one.result() for one in asked]
    assert 1 + WAITING <= results.count(PAPER) <= 2 + WAITING
    assert results.count(PAPER) + results.count(Refusal.BUSY) == 20


def test_previews_take_half_of_the_threads_at_most(
    settings: Settings, serve: Callable[[Settings], Server], maker: Maker
) -> None:
    """However long they hang, the other half answers everything else."""
    serve(settings)
    maker.go_on.clear()
    client = SocketPreview(replace(settings, web_threads=2))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(client, SHEET, {}, today=TODAY)
        while not maker.asked:
            time.sleep(0.01)
        assert client(SHEET, {}, today=TODAY) is Refusal.BUSY
        maker.go_on.set()
        assert first.result() == PAPER


def test_who_waits_longer_than_agreed_is_told_and_forgotten(
    settings: Settings, serve: Callable[[Settings], Server], maker: Maker
) -> None:
    """Its turn comes when it is gone: nothing is made for it."""
    serve(settings)
    maker.go_on.clear()
    assert _ask(settings, wait=0.3) is Refusal.BUSY
    assert _ask(settings, {"second": 1}, wait=0.3) is Refusal.BUSY
    maker.go_on.set()
    assert _ask(settings, {"third": 1}) == PAPER
    assert [request.data for request in maker.asked] == [{}, {"third": 1}]


def test_without_a_process_the_answer_says_so(settings: Settings) -> None:
    """Without a socket, with one nobody listens on, at an address where nobody is, and where no function was given."""
    assert _ask(settings) is Refusal.ABSENT
    listen(settings).close()
    assert _ask(settings) is Refusal.ABSENT
    assert _ask(replace(settings, preview_url=f"tcp://127.0.0.1:{free_port()}")) is Refusal.ABSENT
    assert no_preview(SHEET, {}, today=TODAY) is Refusal.ABSENT


def test_data_longer_than_a_request_are_not_sent(
    settings: Settings, serve: Callable[[Settings], Server], maker: Maker
) -> None:
    """The limit is that of all requests."""
    serve(settings)
    assert _ask(settings, {"text": "x" * settings.max_body_bytes}) is Refusal.TOO_LONG
    assert maker.asked == []


@pytest.mark.parametrize(
    "sent",
    [
        HEADER.pack(2, 1 << 31) + b"{}",
        HEADER.pack(1 << 31, 2) + b"{}",
        HEADER.pack(4, 2) + b"null{}",
        HEADER.pack(2, 2) + b"{}{}",
        HEADER.pack(2, 9) + b"{}[[[[[[[[[",
        HEADER.pack(2, 60) + b"{}" + b"[" * 60,
        b"GET / HTTP/1.1\r\n\r\n",
        b"",
    ],
)
def test_who_speaks_otherwise_is_not_listened_to(
    settings: Settings, serve: Callable[[Settings], Server], maker: Maker, sent: bytes
) -> None:
    """Frames that announce gigabytes, that are no requests, that are no frames; the next one has its turn."""
    serve(settings)
    with socket.socket(socket.AF_UNIX) as strange:
        strange.connect(str(settings.data_dir / SOCKET))
        strange.sendall(sent)
        strange.shutdown(socket.SHUT_WR)
        assert _ask(settings) == PAPER
    assert len(maker.asked) == 1


def test_every_refusal_is_a_sentence_in_each_language() -> None:
    """It says what is the matter and what helps."""
    for language in LANGUAGES:
        sentences = {render(refusal.message, language) for refusal in Refusal}
        assert len(sentences) == len(Refusal)
        assert all(len(sentence) > 40 for sentence in sentences)


class Office:
    """A LibreOffice that does what it is told."""

    brought = frozenset[str]()
    version = "1"
    fonts_sha256 = "0"

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.closed = self.warmed = False

    def warm(self) -> None:
        """Start, or fail as it is told to."""
        if self.error is not None:
            raise self.error
        self.warmed = True

    def convert(self, *_: object) -> bytes:
        """Fail, or give what is no PDF."""
        if self.error is not None:
            raise self.error
        return b"no PDF"

    def close(self) -> None:
        """Note it."""
        self.closed = True


def _request(data: Any, form: str = SHEET, language: str = "ru", variant: str | None = None) -> Request:
    return Request(form, data, language, variant, TODAY)


@pytest.mark.parametrize(
    ("request_", "error", "why"),
    [
        (_request({}, form="x"), None, Refusal.UNKNOWN),
        (_request({}, language="de"), None, Refusal.UNKNOWN),
        (_request(FORM.sample(), language="de"), None, Refusal.UNKNOWN),
        (_request({}, variant="none-such"), None, Refusal.UNKNOWN),
        (_request({}), ConversionTimeoutError("slow"), Refusal.OFFICE),
        (_request({}), ConverterStartError("no"), Refusal.OFFICE),
        (_request({}), ConverterMissingError(message("render", "no_word", reason="x")), Refusal.OFFICE),
        (_request({}), OSError(28, "full"), Refusal.OFFICE),
        (_request({}), None, Refusal.UNPRINTABLE),
        (_request({}), RuntimeError("Әбдіқадырова"), Refusal.UNPRINTABLE),
    ],
)
def test_what_cannot_be_shown_is_told_by_its_reason_and_names_nobody_in_the_log(
    settings: Settings, request_: Request, error: Exception | None, why: Refusal
) -> None:
    """The place of an error is logged, never its words."""
    previews = Previews(settings, lambda _settings: Office(error))
    with capture_logs() as logs:
        assert previews.make(request_) is why
    assert "Әбдіқадырова" not in str(logs)


def test_libreoffice_starts_before_the_first_preview_when_it_is_told(settings: Settings) -> None:
    """Where it does not, whoever looks is told."""
    ready, broken = Office(), Office(ConverterStartError("no"))
    Previews(settings, lambda _settings: ready).warm()
    assert ready.warmed
    with capture_logs() as logs:
        Previews(settings, lambda _settings: broken).warm()
    assert [line["event"] for line in logs] == ["preview_not_warmed"]


def test_libreoffice_ends_when_nobody_looks_and_not_before(settings: Settings) -> None:
    """The next preview has another one."""
    offices: list[Office] = []

    def opened(told: Settings) -> Office:
        assert told.convert_timeout <= 5
        offices.append(Office())
        return offices[-1]

    patient, hasty = Previews(settings, opened), Previews(settings, opened, idle=0.0)
    assert offices == []
    for previews in (patient, hasty):
        previews.make(_request({}))
        previews.end_idle()
    assert [one.closed for one in offices] == [False, True]
    hasty.make(_request({}))
    assert [one.closed for one in offices] == [False, True, False]
    patient.close()
    assert offices[0].closed


@pytest.mark.slow
def test_what_is_laid_out_here_is_shown_without_libreoffice(settings: Settings, office: LibreOfficePool) -> None:
    """A paper and a draft of it, where the layout is in use; LibreOffice gives its colour profile, once."""

    class Profile(Office):
        def icc_profile_source(self) -> bytes:
            return office.icc_profile_source()

    previews = Previews(settings, lambda _settings: Profile())
    assert previews.make(_request(FORM.sample())) is Refusal.UNPRINTABLE
    database = Database(settings.database_url).of(EVERY_BODY)
    key = Layouts(DocxRenderer(), Profile(), None).key(SHEET, FORM.template())
    with database.transaction() as session:
        now = database.now(session)
        layout_keys.note(session, key, now=now)
        token = layout_keys.take(session, key, lease_seconds=60, now=now)
        layout_keys.finish(session, key, str(token), compared=40, reason=None, now=now)
    for data in (FORM.sample(), {}):
        paper = previews.make(_request(data))
        assert isinstance(paper, bytes)
        assert inspect_pdf(paper, ()).pages == 2
    previews.close()
    database.dispose()


def _text(paper: bytes, path: Path) -> str:
    path.write_bytes(paper)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.slow
def test_a_paper_is_shown_as_it_will_be_and_a_draft_is_marked(
    settings: Settings, office: LibreOfficePool, tmp_path: Path
) -> None:
    """The pages of a paper are those of the document; a draft, or one with an error, has the mark on each page."""
    previews = Previews(settings, lambda _settings: office)
    shown = previews.make(_request(FORM.sample()))
    outcome = check(SHEET, FORM.sample(), today=TODAY)
    origin = Origin(IDENTIFIER, pypdf.PdfReader(_kept(shown, tmp_path)).metadata.creation_date)
    job = compose(FORM, outcome.record, outcome.computed, origin, FORM.template("ru", outcome.law_day))
    assert shown == make_pdf(office, job, make_docx(DocxRenderer(), job).content).content

    wrong = FORM.sample()
    wrong["scores"][0]["score"] = 9
    lacking = FORM.sample()
    del lacking["evaluator"]
    lacking["employee"]["position"] = "中"
    for data in (wrong, lacking):
        draft = previews.make(_request(data))
        assert isinstance(draft, bytes)
        inspect_pdf(draft, [data["employee"]["full_name"]])
        reader = pypdf.PdfReader(_kept(draft, tmp_path))
        assert reader.metadata.title.startswith("Черновик / Жоба")
        assert all(b"/Artifact BMC q 0.86 g" in page.get_contents().get_data() for page in reader.pages)
    assert b"0.86 g" not in pypdf.PdfReader(_kept(shown, tmp_path)).pages[0].get_contents().get_data()


def _kept(paper: bytes | Refusal, folder: Path) -> Path:
    assert isinstance(paper, bytes)
    path = folder / "paper.pdf"
    path.write_bytes(paper)
    return path


@pytest.mark.slow
def test_the_mark_changes_no_text_of_the_page(settings: Settings, office: LibreOfficePool, tmp_path: Path) -> None:
    """It is drawn behind the text, and is nothing that is read out."""
    paper = Previews(settings, lambda _settings: office).make(_request(FORM.sample()))
    assert isinstance(paper, bytes)
    assert _text(marked(paper), tmp_path / "marked.pdf") == _text(paper, tmp_path / "paper.pdf")


class Process:
    """A preview process of its own, with a real LibreOffice."""

    def __init__(self, settings: Settings, log: Path) -> None:
        self.settings = settings
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until its LibreOffice has given a page."""
        environment = {**os.environ, "BAGALAU_DATA_DIR": str(self.settings.data_dir), "TMPDIR": str(self.log.parent)}
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "worker.preview"]
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        deadline = time.monotonic() + 60
        while self.ask({}) is Refusal.ABSENT and time.monotonic() < deadline:
            time.sleep(0.1)

    def ask(self, data: Any, wait: float = 60.0) -> bytes | Refusal:
        """Ask for the page of a score sheet."""
        return SocketPreview(self.settings, wait)(SHEET, data, today=date(2026, 11, 27))

    def office(self) -> psutil.Process:
        """Return its LibreOffice."""
        assert self.process is not None
        below = psutil.Process(self.process.pid).children(recursive=True)
        return next(one for one in below if "soffice" in one.name())

    def end(self) -> None:
        """Kill it with all it started."""
        if self.process is not None and self.process.poll() is None:
            for one in psutil.Process(self.process.pid).children(recursive=True):
                one.kill()
            self.process.kill()
        if self.process is not None:
            self.process.wait()


@pytest.fixture
def process(settings: Settings, tmp_path: Path) -> Iterator[Process]:
    """Return a preview process that is not started yet."""
    (tmp_path / "temporary").mkdir()
    found = Process(settings, tmp_path / "temporary" / "log")
    yield found
    found.end()


@pytest.mark.slow
def test_the_process_survives_a_libreoffice_that_hangs_and_clients_survive_the_process(process: Process) -> None:
    """One life: a page, a frozen LibreOffice, a page, the process frozen, killed, stopped; nothing is left."""
    process.start()
    assert isinstance(process.ask(FORM.sample()), bytes)

    process.office().send_signal(signal.SIGSTOP)
    assert process.ask(FORM.sample()) is Refusal.OFFICE
    assert isinstance(process.ask(FORM.sample()), bytes)

    assert process.process is not None
    process.process.send_signal(signal.SIGSTOP)
    assert process.ask(FORM.sample(), 0.5) is Refusal.BUSY
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(process.ask, FORM.sample())
        time.sleep(0.3)
        process.end()
        assert waiting.result() is Refusal.ABSENT

    process.start()
    assert isinstance(process.ask(FORM.sample()), bytes)
    process.process.terminate()
    assert process.process.wait(30) == 0
    assert FORM.sample()["employee"]["full_name"] not in process.log.read_text("utf-8")
    left = [path.name for path in process.log.parent.rglob("*") if path.is_file()]
    assert [name for name in left if name != "log"] == []
    assert Liveness(process.settings.data_dir, "preview").is_fresh()
