"""Documents are accepted whole, once, and handed back; the methodology and the forms are doubles. On both databases."""

from __future__ import annotations

import hashlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import func, select

from service.access.keys import ensure_bootstrap
from service.db.models import (
    BUILTIN_STATE_BODY_ID,
    FIRST_STATE_BODY_ID,
    DocumentRow,
    IdempotencyKeyRow,
    Status,
    TransitionRow,
)
from service.db.tenancy import EVERY_BODY, Scope
from service.documents import claims
from service.documents.blanks import request_blank
from service.documents.claims import FinishedFile
from service.documents.retrieval import get_document, list_documents, open_file
from service.documents.store import Filters
from service.documents.submissions import Accepted, Submission, submit
from service.errors import (
    DocumentNotFoundError,
    FileMissingError,
    FileNotReadyError,
    ForbiddenByMethodology,
    IdempotencyConflict,
    InvalidSubmissionError,
    UnknownFormError,
)
from service.idempotency import IdempotencyClaim
from validators.violations import Severity, Violation
from worker.sweep import due

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from service.services import Services
    from service.settings import Settings
    from tests.doubles import RecordingNotifier
    from validators.retention import Retention

NOON = datetime(2025, 10, 20, 12, tzinfo=UTC)
TODAY = date(2025, 10, 20)
STATE_BODY_ID = BUILTIN_STATE_BODY_ID
DATA = {"employee": {"full_name": "Әлия Қасымова"}, "average": "4.20"}
SUBMISSION = Submission("b2_score_sheet", DATA)
WARNING = Violation("B5-deadline", Severity.WARNING, "", "Оценка проведена позже срока.")
ERROR = Violation("B18-range", Severity.ERROR, "/scores/0/score", "Оценка 7 выше 5.")


@dataclass(frozen=True)
class Template:
    """A template known by its hash."""

    sha256: str
    content: bytes = b""


@dataclass(frozen=True)
class Form:
    """A form with names to hand out."""

    slug: str = "b2_score_sheet"
    formats: tuple[str, ...] = ("docx", "pdf")
    languages: tuple[str, ...] = ("ru",)
    sha256: str = "1" * 64

    def template(self, language: str = "ru", on: date | None = None) -> Template:  # noqa: ARG002 - the protocol's
        """Return the only template."""
        assert language in self.languages
        return Template(self.sha256)

    def author(self, record: Any | None) -> str:  # noqa: ARG002 - the protocol's signature
        """Return the body that issues every paper."""
        return "Комитет"

    def file_stem(self, record: Any, rules: Collection[str] = ()) -> str:  # noqa: ARG002 - as in the real form
        """Return the person's name, as if it were the surname."""
        return f"Лист {record.get('employee', {}).get('full_name')}"

    def blank_stem(self, on: date) -> str:  # noqa: ARG002 - as in the real form
        """Return a name on any day."""
        return "Бланк"


@dataclass
class Outcome:
    """What the double of the methodology says."""

    violations: tuple[Violation, ...]
    payload: dict[str, Any] | None
    computed: dict[str, Any] = field(default_factory=lambda: {"average": "4.20"})
    edition: str = "order-13/2025-07-28"
    record: Any | None = None
    law_day: date | None = TODAY
    retention: Retention | None = None

    @property
    def explained(self) -> dict[str, Any]:
        """Return the values without a word about them."""
        return self.computed

    @property
    def rules(self) -> frozenset[str]:
        """Return the ids of the rules that found something."""
        return frozenset(found.rule for found in self.violations)

    @property
    def errors(self) -> tuple[Violation, ...]:
        """Return what forbids."""
        return tuple(found for found in self.violations if found.severity is Severity.ERROR)


class Methodology:
    """Says what it was told to say, and notes what it was asked."""

    def __init__(self) -> None:
        self.violations: tuple[Violation, ...] = ()
        self.payload: dict[str, Any] | None = dict(DATA)
        self.asked: list[tuple[str, Mapping[str, Any], date]] = []

    def __call__(self, form: str, data: Mapping[str, Any], *, today: date, **_options: object) -> Outcome:
        """Apply no methodology at all."""
        self.asked.append((form, data, today))
        return Outcome(self.violations, self.payload, record=self.payload)


@pytest.fixture
def services(services_at: Callable[..., Services]) -> Services:
    """Return services whose clock stands at noon."""
    return services_at(lambda: NOON, forms={"b2_score_sheet": Form()}, check=Methodology())


@pytest.fixture
def methodology(services: Services) -> Methodology:
    """Return the double that the services ask."""
    return cast("Methodology", services.check)


def _submit(services: Services, submission: Submission = SUBMISSION, key: tuple[str, str] | None = None) -> Accepted:
    claim = IdempotencyClaim(key[0], hashlib.sha256(key[1].encode()).hexdigest()) if key else None
    return submit(services, submission, today=TODAY, idempotency=claim)


def _make_ready(services: Services, document_id: str, contents: dict[str, bytes]) -> None:
    with services.database.transaction() as session:
        held = claims.claim(session, [document_id], worker="w", lease_seconds=60, now=NOON)
        assert held is not None
        kept = {name: services.files.put(content) for name, content in contents.items()}
        files = [FinishedFile(name, file.sha256, file.size) for name, file in kept.items()]
        assert claims.finish(session, held, {document_id: files}, NOON)


def _count(services: Services, row: type) -> int:
    with services.database.reading() as session:
        return session.scalar(select(func.count()).select_from(row)) or 0


def test_an_accepted_document_is_stored_whole_before_a_worker_is_notified(
    services: Services, methodology: Methodology, notifier: RecordingNotifier
) -> None:
    """Canonical payload and its hash, edition, template, warnings, computed values, and the journal's first line."""
    methodology.violations = (WARNING,)
    accepted = _submit(services, replace(SUBMISSION, external_id="HR-1", formats=("pdf",)))
    document = accepted.document
    assert not accepted.replayed
    assert methodology.asked == [("b2_score_sheet", DATA, TODAY)]
    assert notifier.documents == [document.id]
    assert get_document(services, document.id) == document
    assert (document.status, document.external_id, document.formats) == (Status.QUEUED, "HR-1", ("pdf",))
    assert (document.edition, document.template_sha256) == ("order-13/2025-07-28", "1" * 64)
    assert document.violations == (WARNING.as_dict(),)
    assert document.computed == {"average": "4.20"}
    with services.database.reading() as session:
        row = session.get_one(DocumentRow, document.id)
        assert row.payload == '{"average":"4.20","employee":{"full_name":"Әлия Қасымова"}}'
        assert row.payload_sha256 == hashlib.sha256(row.payload.encode()).hexdigest()
        steps = session.scalars(select(TransitionRow)).all()
        assert [(step.status, step.state_body_id, step.at) for step in steps] == [("queued", STATE_BODY_ID, NOON)]


def test_what_the_methodology_forbids_is_not_stored(
    services: Services, methodology: Methodology, notifier: RecordingNotifier
) -> None:
    """Everything found is told, warnings too; nobody's data stays behind."""
    methodology.violations = (WARNING, ERROR)
    with pytest.raises(ForbiddenByMethodology) as caught:
        _submit(services, key=("key", "body"))
    assert caught.value.violations == (WARNING, ERROR)
    assert (_count(services, DocumentRow), _count(services, IdempotencyKeyRow), notifier.documents) == (0, 0, [])


def test_data_of_the_wrong_shape_is_not_stored(services: Services, methodology: Methodology) -> None:
    """There is no canonical payload then."""
    methodology.violations, methodology.payload = (ERROR,), None
    with pytest.raises(ForbiddenByMethodology):
        _submit(services)


def test_a_caller_may_let_warnings_forbid(services: Services, methodology: Methodology) -> None:
    """``fail_on`` decides; without warnings it changes nothing."""
    methodology.violations = (WARNING,)
    with pytest.raises(ForbiddenByMethodology):
        _submit(services, replace(SUBMISSION, fail_on="warning"))
    methodology.violations = ()
    assert _submit(services, replace(SUBMISSION, fail_on="warning")).document.violations == ()


def test_a_language_no_template_is_in_is_named(services: Services) -> None:
    """Before anything is checked or stored."""
    with pytest.raises(InvalidSubmissionError) as caught:
        _submit(services, replace(SUBMISSION, language="kk"))
    assert caught.value.pointer == "/language"
    assert _count(services, DocumentRow) == 0


def test_an_unknown_form_is_refused_with_the_known_ones(services: Services) -> None:
    """The client sees what there is."""
    with pytest.raises(UnknownFormError) as caught:
        _submit(services, replace(SUBMISSION, form="b3"))
    assert caught.value.known == ("b2_score_sheet",)


def test_the_same_label_twice_makes_two_documents(services: Services) -> None:
    """It is the client's own; only an idempotency key makes requests one."""
    labelled = replace(SUBMISSION, external_id="HR-1")
    ids = {_submit(services, labelled).document.id for _ in range(2)}
    page = list_documents(services, Filters(external_id="HR-1"))
    assert {document.id for document in page.documents} == ids
    assert len(ids) == 2


def test_the_same_key_and_request_give_the_first_document_again(
    services: Services, notifier: RecordingNotifier
) -> None:
    """However often; a worker is notified once."""
    first = _submit(services, key=("key", "body"))
    again = _submit(services, key=("key", "body"))
    assert (first.replayed, again.replayed) == (False, True)
    assert again.document == first.document
    assert notifier.documents == [first.document.id]


def test_the_same_key_with_another_request_is_a_conflict(services: Services) -> None:
    """The second document is not made."""
    _submit(services, key=("key", "body"))
    with pytest.raises(IdempotencyConflict):
        _submit(services, key=("key", "another"))
    assert _count(services, DocumentRow) == 1


def test_a_key_belongs_to_its_state_body(services: Services, settings: Settings) -> None:
    """Two clients may choose the same one."""
    ensure_bootstrap(services.of(EVERY_BODY).database, settings)
    _submit(services, key=("key", "body"))
    claim = IdempotencyClaim("key", "0" * 64)
    other = services.of(Scope(FIRST_STATE_BODY_ID))
    assert not submit(other, SUBMISSION, today=TODAY, idempotency=claim).replayed


@pytest.mark.slow
def test_requests_with_one_key_at_the_same_moment_make_one_document(
    services: Services, notifier: RecordingNotifier
) -> None:
    """Ten rounds of eight: one makes it, seven get it, nobody an error."""
    for number in range(10):
        start = threading.Barrier(8)

        def post(start: threading.Barrier = start, number: int = number) -> Accepted:
            start.wait()
            return _submit(services, key=(f"key-{number}", "body"))

        with ThreadPoolExecutor(8) as pool:
            answers = [done.result() for done in [pool.submit(post) for _ in range(8)]]
        assert len({answer.document.id for answer in answers}) == 1
        assert [answer.replayed for answer in answers].count(False) == 1
    assert _count(services, DocumentRow) == len(notifier.documents) == 10


def test_a_crash_between_commit_and_bell_heals(services: Services) -> None:
    """The process dies before it can notify: the sweeper does five seconds later."""

    class PowerFailure(BaseException):
        """Nothing in the program catches it."""

    class DeadNotified:
        def notify(self, _document_id: str, /) -> None:
            raise PowerFailure

    with pytest.raises(PowerFailure):
        _submit(replace(services, notifier=DeadNotified()), key=("key", "body"))
    with services.database.transaction() as session:
        (lost,) = due(session, now=NOON + timedelta(seconds=5), limit=10)
    repeated = _submit(services, key=("key", "body"))
    assert (repeated.document.id, repeated.replayed) == (lost, True)


def test_a_finished_file_is_handed_out_under_a_name_people_understand(services: Services) -> None:
    """With its type, hash and size."""
    document = _submit(services).document
    _make_ready(services, document.id, {"docx": b"PK docx", "pdf": b"%PDF"})
    opened = open_file(services, document.id, "pdf")
    assert opened.content == b"%PDF"
    assert (opened.name, opened.media_type) == ("Лист Әлия Қасымова.pdf", "application/pdf")
    assert opened.sha256 == hashlib.sha256(b"%PDF").hexdigest()


def test_a_file_that_is_not_there_yet_is_told_from_one_never_asked_for(services: Services) -> None:
    """And from one of another document."""
    document = _submit(services, replace(SUBMISSION, formats=("pdf",))).document
    for format_, asked in (("pdf", True), ("docx", False)):
        with pytest.raises(FileNotReadyError) as caught:
            open_file(services, document.id, format_)
        assert (caught.value.asked, caught.value.status) == (asked, "queued")
    with pytest.raises(DocumentNotFoundError):
        open_file(services, "none", "pdf")


def test_a_file_lost_from_the_store_is_reported(services: Services, notifier: RecordingNotifier) -> None:
    """As an outage of the store, not as a document that is not ready; and it is made again."""
    document = _submit(services).document
    with services.database.transaction() as session:
        held = claims.claim(session, [document.id], worker="w", lease_seconds=60, now=NOON)
        assert held is not None
        files = [FinishedFile("docx", "e" * 64, 1), FinishedFile("pdf", "f" * 64, 1)]
        claims.finish(session, held, {document.id: files}, NOON)
    with pytest.raises(FileMissingError):
        open_file(services, document.id, "pdf")
    assert notifier.repairs == [document.id]


def test_a_blank_form_is_made_once_for_each_template(services: Services, notifier: RecordingNotifier) -> None:
    """Asked for by many at the same moment; a changed template makes a new one."""
    start = threading.Barrier(8)

    def ask() -> str:
        start.wait()
        return request_blank(services, "b2_score_sheet").id

    with ThreadPoolExecutor(8) as pool:
        ids = {done.result() for done in [pool.submit(ask) for _ in range(8)]}
    assert len(ids) == 1
    assert notifier.documents == list(ids)
    changed = replace(services, forms={"b2_score_sheet": Form(sha256="2" * 64)})
    assert request_blank(changed, "b2_score_sheet").id not in ids


def test_a_blank_form_has_every_format_and_a_name(services: Services) -> None:
    """It belongs to the built-in state body and holds no data."""
    blank = request_blank(services, "b2_score_sheet")
    assert (blank.formats, blank.state_body_id, blank.payload_sha256) == (("docx", "pdf"), BUILTIN_STATE_BODY_ID, None)
    _make_ready(services, blank.id, {"docx": b"PK", "pdf": b"%PDF"})
    assert request_blank(services, "b2_score_sheet").status is Status.READY
    opened = open_file(services, blank.id, "docx")
    assert opened.name == "Бланк.docx"


def test_a_blank_form_that_failed_is_tried_again_after_a_minute(
    services: Services, notifier: RecordingNotifier
) -> None:
    """Not with every request, or a broken form would keep the workers busy."""
    blank = request_blank(services, "b2_score_sheet")
    with services.database.transaction() as session:
        held = claims.claim(session, [blank.id], worker="w", lease_seconds=60, now=NOON)
        assert held is not None
        claims.fail(session, held, *held.claims, "conversion_failed", "Не удалось.", NOON)
    assert request_blank(services, "b2_score_sheet").status is Status.FAILED
    services.database.whole.clock = lambda: NOON + timedelta(minutes=1)
    assert request_blank(services, "b2_score_sheet").status is Status.QUEUED
    assert notifier.documents == [blank.id, blank.id]


def test_the_stored_payload_is_the_json_it_was(services: Services, methodology: Methodology) -> None:
    """Whatever a text holds that is no control character: quotes, emoji, Kazakh letters."""
    methodology.payload = {"text": 'Ә "quoted" <&> 🙂 \\ \'', "empty": None, "list": [1, "1.50"]}
    document = _submit(services).document
    with services.database.reading() as session:
        stored = session.scalar(select(DocumentRow.payload).where(DocumentRow.id == document.id))
    assert json.loads(cast("str", stored)) == methodology.payload
