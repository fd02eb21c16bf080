"""A batch is read row by row: each is a document once or is reported, whoever dies meanwhile; on both databases."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import pytest
from sqlalchemy import event, func, select
from structlog.testing import capture_logs

from doc_templates.catalogue import FORMS
from service.batches import items as batch_items
from service.batches import reading_claims
from service.batches import store as batches
from service.batches.checking import RowChecker
from service.batches.intake import RefusedFileError, submit_batch
from service.batches.progress import cancel_batch, get_progress, retry_batch
from service.batches.reading import SegmentReader, delete_unneeded_rows, read_segment
from service.batches.store import BatchOptions, StoredBatch
from service.db.models import BUILTIN_STATE_BODY_ID, BatchStatus, DocumentRow
from service.errors import IdempotencyConflict, InvalidSubmissionError, StorageError, UnknownFormError
from service.idempotency import IdempotencyClaim
from service.spreadsheets.columns import EXTERNAL_ID, layout
from tests.doubles import Clock
from validators.check import check, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from service.batches.items import StoredItem
    from service.db.database import ScopedDatabase
    from service.db.tenancy import EveryBody, Scope
    from service.files.content import StoredFile
    from service.files.store import FileStore
    from service.services import Services
    from service.settings import Settings

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"
STATE_BODY_ID = BUILTIN_STATE_BODY_ID
LEASE = 30.0
BY_FORM = {form.slug: form for form in FORMS}
LINES = BatchOptions(None, "ndjson")
TRANSACTIONS = {"each": 8, "all_or_nothing": 14}
"""Of a reader of seven rows in three segments."""

Row = dict[str, Any]


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock(2026, 10, 30, 7)


@pytest.fixture
def services(services_at: Callable[..., Services], clock: Clock) -> Services:
    """Return what the use cases work with, on either database."""
    return services_at(clock)


@pytest.fixture(autouse=True)
def short_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Record three rows at a time, so that a few rows are several portions."""
    monkeypatch.setattr(SegmentReader, "rows_at_once", 3)
    monkeypatch.setattr("service.batches.reading.READ_AS_SENT", 3)


def row(number: int, form: str = SHEET, **changes: Any) -> Row:
    """Return a good row of its own content, or one with some of its data changed."""
    data = deepcopy(BY_FORM[form].sample())
    data["days_worked"] = 40 + number
    return {"form": form, "external_id": f"row-{number}", "data": data | changes}


def wrong(number: int) -> Row:
    """Return a row whose scores are out of range."""
    found = row(number)
    found["data"]["scores"][0]["score"] = 7
    return found


def send(services: Services, rows: list[Row], options: BatchOptions = LINES) -> StoredBatch:
    """Send rows as lines of JSON."""
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in rows)
    return submit_batch(services, options, io.BytesIO(lines.encode())).batch


def waiting(services: Services) -> str:
    """Return the batch that waits to be read."""
    with services.database.reading() as session:
        (found,) = batches.in_state(session, BatchStatus.RECEIVING)
    return found


def segment(services: Services) -> bool:
    """Read the next segment of the batch that waits."""
    return read_segment(services, waiting(services))


def read(services: Services) -> None:
    """Read the batch that waits, to the end."""
    batch_id = waiting(services)
    while read_segment(services, batch_id):
        pass


def die_reading(services: Services) -> None:
    """Take the batch that waits, and do nothing with it until the lease is over."""
    with services.database.transaction() as session:
        assert reading_claims.take(session, waiting(services), lease_seconds=LEASE, now=services.clock())
    services.clock.advance(LEASE + 1)  # type: ignore[attr-defined] # the test's clock


def items(services: Services, batch: StoredBatch) -> list[StoredItem]:
    """Return the rows of a batch."""
    with services.database.reading() as session:
        return batch_items.following(session, batch.id, limit=100_000)


def statuses(services: Services, batch: StoredBatch) -> dict[int, str]:
    """Return what has become of each row."""
    return {item.row: str(item.status) for item in items(services, batch)}


def stored(services: Services, batch: StoredBatch) -> StoredBatch:
    """Return the batch as it stands."""
    return get_progress(services, batch.id).batch


def documents(services: Services) -> int:
    """Count the documents there are."""
    with services.database.reading() as session:
        return session.scalar(select(func.count()).select_from(DocumentRow)) or 0


def test_good_rows_become_documents_and_bad_ones_are_reported(services: Services) -> None:
    """With all that is wrong, at the row it is wrong in."""
    batch = send(services, [row(1), wrong(2), row(3), row(4)])
    read(services)
    found = stored(services, batch)
    assert (found.status, found.total, found.accepted, found.rejected) == (BatchStatus.RENDERING, 4, 3, 1)
    assert statuses(services, batch) == {1: "queued", 2: "rejected", 3: "queued", 4: "queued"}
    rejected = items(services, batch)[1]
    assert rejected.external_id == "row-2"
    assert "B18-range" in {violation["rule"] for violation in rejected.violations}
    accepted = items(services, batch)[0]
    assert accepted.unit == BY_FORM[SHEET].author(load(SHEET, row(1)["data"]))
    assert accepted.content_sha256 is not None


def test_what_cannot_be_read_as_a_row_is_a_row_too(services: Services) -> None:
    """No form, another's form, a slip in the JSON, unknown fields, an endless or unprintable number."""
    rows: list[Any] = [
        {"data": row(1)["data"]},
        {"form": "b9", "data": {}},
        {"form": SHEET, "data": {}, "extra": 1},
        [],
        {"form": SHEET, "data": []},
        row(6) | {"external_id": "x" * 300},
        row(7) | {"external_id": "\0\ud800"},
        {"form": SHEET, "data": {"\ud800": "\0"}},
    ]
    text = "\n".join([*(json.dumps(one) for one in rows), "{oops"])
    batch = submit_batch(services, LINES, io.BytesIO(text.encode())).batch
    read(services)
    assert set(statuses(services, batch).values()) == {"rejected"}
    assert len(items(services, batch)) == 9
    for item in items(services, batch):
        assert item.violations, item.row
        assert all(violation["message"] for violation in item.violations)
    assert documents(services) == 0
    assert stored(services, batch).status is BatchStatus.DONE


def test_the_same_rows_sent_again_make_nothing_new(services: Services) -> None:
    """Only what was corrected is made; a row that comes twice in a file is one document."""
    first = send(services, [row(1), wrong(2), row(3), row(3)])
    read(services)
    assert documents(services) == 2
    again = send(services, [row(1), row(2), row(3), row(4)])
    read(services)
    assert documents(services) == 4
    assert [item.reused for item in items(services, first)] == [False, False, False, True]
    assert [item.reused for item in items(services, again)] == [True, False, True, False]
    assert get_progress(services, again.id).counts.queued == 4
    assert get_progress(services, first.id).counts.queued == 3


def test_a_row_under_another_number_or_with_other_data_is_another_document(services: Services) -> None:
    """The number is the client's word for what is the same."""
    send(services, [row(1), row(1) | {"external_id": "another"}, row(1, signed_on="2026-10-20")])
    read(services)
    assert documents(services) == 3


def test_all_or_nothing_makes_nothing_when_a_row_is_wrong(services: Services) -> None:
    """Every row is reported nevertheless, and what is corrected goes through."""
    options = replace(LINES, mode="all_or_nothing")
    batch = send(services, [row(1), row(2), row(3), row(4), wrong(5)], options)
    read(services)
    found = stored(services, batch)
    assert (found.status, found.failure) == (
        BatchStatus.REFUSED,
        {"reason": "rows-rejected", "values": {"rejected": 1}},
    )
    assert documents(services) == 0
    assert statuses(services, batch) == {1: "accepted", 2: "accepted", 3: "accepted", 4: "accepted", 5: "rejected"}
    batch = send(services, [row(number) for number in range(1, 6)], options)
    read(services)
    assert (stored(services, batch).status, documents(services)) == (BatchStatus.RENDERING, 5)
    assert set(statuses(services, batch).values()) == {"queued"}
    assert stored(services, batch).total == 5


def test_a_dry_run_checks_and_makes_nothing(services: Services) -> None:
    """It is done when every row was looked at."""
    batch = send(services, [row(1), wrong(2)], replace(LINES, dry_run=True))
    read(services)
    assert stored(services, batch).status is BatchStatus.DONE
    assert statuses(services, batch) == {1: "accepted", 2: "rejected"}
    assert documents(services) == 0


def test_warnings_forbid_where_the_client_wants_it(services: Services) -> None:
    """As for single documents."""
    late = row(1, signed_on="2026-10-29")
    outcome = check(SHEET, late["data"], today=services.clock().date())
    assert outcome.valid
    assert outcome.warnings, "the example has to have a warning"
    kept = send(services, [late])
    read(services)
    assert statuses(services, kept) == {1: "queued"}
    strict = send(services, [late | {"external_id": "strict"}], replace(LINES, fail_on="warning"))
    read(services)
    assert statuses(services, strict) == {1: "rejected"}


def test_rules_over_all_rows_are_told_at_the_row_they_begin_at(services: Services) -> None:
    """An evaluator with more than twenty servants, whoever read which part of the file."""
    batch = send(services, [row(number) for number in range(1, 23)])
    for _ in range(4):
        segment(services)
    die_reading(services)
    read(services)
    found = {
        item.row: [violation["rule"] for violation in item.violations if violation["rule"] == "B18-delegates"]
        for item in items(services, batch)
    }
    assert {number for number, rules in found.items() if rules} == {1}
    assert found[1] == ["B18-delegates"]
    assert next(v["pointer"] for v in items(services, batch)[0].violations if v["rule"] == "B18-delegates") == ""
    assert documents(services) == 22


def test_the_same_person_and_period_twice_is_told_at_the_second_row(services: Services) -> None:
    """By IIN where there is one; a row about another person, period or form is none of that."""
    other = row(4)
    other["data"]["employee"] |= {"full_name": "Тестова Айдана", "iin": None}
    other["data"]["employee"].pop("iin")
    earlier = row(5, period={"year": 2026, "quarter": 2}, signed_on="2026-07-15")
    batch = send(services, [row(1), wrong(2), row(3), other, earlier])
    read(services)
    told = {
        item.row: violation["message"]
        for item in items(services, batch)
        for violation in item.violations
        if violation["rule"] == "repeated-row"
    }
    assert told == {3: "О том же лице за тот же период по той же форме – строка 1. Проверьте, нет ли повтора"}


def test_what_was_sent_before_is_asked_for_once_a_portion(services: Services) -> None:
    """However many rows it has; the warning stands at the row and with its document, once, in either mode."""
    send(services, [row(number) for number in range(1, 8)])
    read(services)
    asked: list[str] = []

    def note(*called: Any) -> None:
        if "documents.subject IN" in called[2]:
            asked.append(called[2])

    batch = send(services, [row(10 + number) for number in range(7)], replace(LINES, mode="all_or_nothing"))
    event.listen(services.database.whole.engine, "before_cursor_execute", note)
    try:
        read(services)
    finally:
        event.remove(services.database.whole.engine, "before_cursor_execute", note)
    assert len(asked) == 2 * 3
    found = items(services, batch)
    with services.database.reading() as session:
        kept = {one.id: one.violations for one in session.execute(select(DocumentRow.id, DocumentRow.violations))}
    for item in found:
        assert [each["rule"] for each in item.violations].count("sent-before") == 1
        assert [each["rule"] for each in kept[item.document_id or ""]].count("sent-before") == 1


class Killed(BaseException):
    """The reader is killed: nothing of what it holds is put back."""


class Deadly:
    """A database that kills whoever asks for its last transaction, before or right after this is committed.

    Those of every scope count.
    """

    def __init__(self, real: ScopedDatabase, left: Iterator[int], *, after: bool) -> None:
        self._real, self._left, self._after = real, left, after

    @property
    def whole(self) -> Deadly:
        """The same."""
        return self

    def of(self, scope: Scope | EveryBody) -> Deadly:
        """Return the same as it is seen within a scope."""
        return Deadly(self._real.whole.of(scope), self._left, after=self._after)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Give a session."""
        left = next(self._left)
        if left < 0:
            raise Killed
        with self._real.transaction() as session:
            yield session
            if left == 0 and not self._after:
                raise Killed
        if left == 0:
            raise Killed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def watched(services: Services, left: Iterator[int], *, after: bool = False) -> Services:
    """Return the same services on a database that kills."""
    return replace(services, database=cast("ScopedDatabase", Deadly(services.database, left, after=after)))


def read_on(services: Services, batch: StoredBatch) -> None:
    """Read the batch to the end."""
    while read_segment(services, batch.id):
        pass


@pytest.mark.parametrize("mode", TRANSACTIONS)
def test_every_transaction_of_a_reader_is_known(services: Services, mode: str) -> None:
    """Of seven rows; in each of them a reader is killed below."""
    batch = send(services, [row(number) for number in range(1, 8)], replace(LINES, mode=mode))
    left = count(1000, -1)
    read_on(watched(services, left), batch)
    assert 1000 - next(left) == TRANSACTIONS[mode]


@pytest.mark.either
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("mode", "transactions"), [(mode, number) for mode, all_ in TRANSACTIONS.items() for number in range(1, all_ + 1)]
)
def test_a_reader_that_is_killed_is_followed_by_one_that_finishes_its_work(
    services: Services, clock: Clock, mode: str, after: bool, transactions: int
) -> None:
    """Between segments and within them, in every transaction: no row is lost and none is recorded twice."""
    batch = send(services, [row(number) for number in range(1, 8)], replace(LINES, mode=mode))
    with pytest.raises(Killed):
        read_on(watched(services, count(transactions - 1, -1), after=after), batch)
    clock.advance(LEASE + 1)
    read_on(services, batch)
    delete_unneeded_rows(services.database, services.files)
    assert stored(services, batch).status is BatchStatus.RENDERING
    assert statuses(services, batch) == dict.fromkeys(range(1, 8), "queued")
    assert (documents(services), stored(services, batch).total) == (7, 7)
    assert kept_files(services) == [batch.source_sha256]


@pytest.mark.parametrize("mode", ["each", "all_or_nothing"])
def test_a_reader_that_comes_to_late_records_nothing(
    services: Services, clock: Clock, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was frozen over a segment, which another has read meanwhile, and the rest of the batch too."""
    batch = send(services, [row(number) for number in range(1, 8)], replace(LINES, mode=mode))
    check = RowChecker.check
    frozen: list[int] = []

    def slow(checker: RowChecker, one: Any) -> Any:
        if one.number in {2, 5} and one.number not in frozen:
            frozen.append(one.number)
            clock.advance(LEASE + 1)
            if one.number == 2:
                assert read_segment(services, batch.id)
            else:
                while read_segment(services, batch.id):
                    pass
        return check(checker, one)

    monkeypatch.setattr(RowChecker, "check", slow)
    assert not read_segment(services, batch.id)
    assert not read_segment(services, batch.id)
    assert frozen == [2, 5]
    assert statuses(services, batch) == dict.fromkeys(range(1, 8), "queued")
    assert (documents(services), stored(services, batch).total) == (7, 7)


@pytest.mark.parametrize("mode", ["each", "all_or_nothing"])
def test_messages_that_are_repeated_and_late_change_nothing_twice(services: Services, mode: str) -> None:
    """Each at most reads the next segment; when all is read, it does nothing at all."""
    batch = send(services, [row(number) for number in range(1, 8)], replace(LINES, mode=mode))
    with ThreadPoolExecutor(4) as pool:
        for _ in range(12):
            list(pool.map(lambda _: read_segment(services, batch.id), range(4)))
    before = (items(services, batch), stored(services, batch))
    assert not read_segment(services, batch.id)
    assert not read_segment(services, "nobody's")
    assert (items(services, batch), stored(services, batch)) == before
    assert statuses(services, batch) == dict.fromkeys(range(1, 8), "queued")
    assert (documents(services), stored(services, batch).total) == (7, 7)


def test_batches_take_turns(services: Services) -> None:
    """Each message reads one segment, so that a short batch does not wait for a long one."""
    long = send(services, [row(number) for number in range(1, 41)])
    short = submit_batch(services, LINES, io.BytesIO(json.dumps(row(50)).encode())).batch
    assert [read_segment(services, batch.id) for batch in (long, short, long)] == [True, False, True]
    assert stored(services, short).status is BatchStatus.RENDERING
    assert (stored(services, long).status, stored(services, long).total) == (BatchStatus.RECEIVING, 6)


def kept_files(services: Services) -> list[str]:
    """Return the hashes of the files in the store."""
    folder = services.settings.data_dir / "files"
    return sorted(path.name for path in folder.glob("??/??/*"))


def test_rows_are_kept_only_while_they_are_read(services: Services) -> None:
    """What was sent stays. A batch that is stopped half read has its rows deleted when the service tidies up."""
    batch = send(services, [row(number) for number in range(1, 8)])
    segment(services)
    assert kept_files(services) == [batch.source_sha256]
    segment(services)
    assert len(kept_files(services)) == 2
    cancel_batch(services, batch.id)
    delete_unneeded_rows(services.database, services.files)
    assert kept_files(services) == [batch.source_sha256]
    retry_batch(services, batch.id)
    read(services)
    assert kept_files(services) == [batch.source_sha256]
    assert statuses(services, batch) == dict.fromkeys(range(1, 8), "queued")
    assert documents(services) == 7


@pytest.mark.either
@pytest.mark.parametrize("mode", ["each", "all_or_nothing"])
@pytest.mark.parametrize("segments", [2, 3, 4])
@pytest.mark.parametrize("damage", [None, b"", b"{}", b"x"])
def test_rows_that_are_lost_or_damaged_are_read_once_more(
    services: Services, mode: str, segments: int, damage: bytes | None
) -> None:
    """From what was sent, which is still there; not a digit of what was damaged becomes a paper."""
    batch = send(services, [row(number) for number in range(1, 11)], replace(LINES, mode=mode))
    for _ in range(segments):
        read_segment(services, batch.id)
    (name,) = set(kept_files(services)) - {batch.source_sha256} or {""}
    if not name:
        assert (mode, segments) == ("each", 4)
        return
    path = services.settings.data_dir / "files" / name[:2] / name[2:4] / name
    content = path.read_bytes()
    path.unlink()
    if damage == b"x":
        path.write_bytes(content.replace(b'"days_worked', b'"daysXworked'))
    elif damage is not None:
        path.write_bytes(damage)
    read(services)
    assert statuses(services, batch) == dict.fromkeys(range(1, 11), "queued")
    assert documents(services) == 10


def test_no_name_gets_into_the_log(services: Services, clock: Clock) -> None:
    """Whatever goes wrong: only ids."""
    batch = send(services, [row(number) for number in range(1, 8)])
    with capture_logs() as logged:
        segment(services)
        segment(services)
        (name,) = set(kept_files(services)) - {batch.source_sha256}
        services.files.delete(name)
        die_reading(services)
        full = replace(services, files=cast("Any", Full(services.files)))
        assert not read_segment(full, batch.id)
        read(services)
    assert [each["event"] for each in logged] == ["rows_lost", "reading_interrupted", "rows_lost", "batch_read"]
    assert all(set(each) <= {"event", "log_level", "batch_id", "reason"} for each in logged)
    assert clock.now.isoformat() not in str(logged)
    assert "disk is full" in str(logged)
    assert "Тест" not in str(logged)


class Full:
    """A file store on a disk that is full."""

    def __init__(self, real: FileStore) -> None:
        self._real = real

    def put_file(self, file: IO[bytes]) -> StoredFile:
        """Raise what a full disk raises."""
        raise StorageError(f"cannot keep a file of {file.seek(0, 2)} bytes: the disk is full")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def test_what_cannot_be_kept_now_is_tried_again_without_blame(services: Services) -> None:
    """However often the disk is full."""
    batch = send(services, [row(number) for number in range(1, 8)])
    segment(services)
    full = replace(services, files=cast("Any", Full(services.files)))
    for _ in range(reading_claims.MAX_CRASHES + 1):
        assert not read_segment(full, batch.id)
    read(services)
    assert statuses(services, batch) == dict.fromkeys(range(1, 8), "queued")


def test_a_batch_that_kills_its_readers_is_given_up(services: Services) -> None:
    """Nobody would ever get to the other batches otherwise."""
    batch = send(services, [row(1)])
    for _ in range(reading_claims.MAX_CRASHES):
        die_reading(services)
    read(services)
    found = stored(services, batch)
    assert (found.status, found.failure) == (BatchStatus.REFUSED, {"reason": "reading-crashed", "values": {}})


def test_a_cancelled_batch_is_read_no_further(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what a reader has in its hands at that moment recorded."""
    batch = send(services, [row(number) for number in range(1, 8)])
    segment(services)
    check = RowChecker.check

    def cancelling(checker: RowChecker, one: Any) -> Any:
        if one.number == 5:
            cancel_batch(services, batch.id)
        return check(checker, one)

    monkeypatch.setattr(RowChecker, "check", cancelling)
    assert not segment(services)
    assert statuses(services, batch) == dict.fromkeys(range(1, 4), "cancelled")


def test_a_file_that_breaks_off_is_made_as_far_as_it_could_be_read(services: Services, settings: Settings) -> None:
    """With all or nothing, nothing of it; the reason is kept either way."""
    few = replace(services, settings=replace(settings, max_batch_rows=4))
    rows = [row(number) for number in range(1, 7)]
    batch = send(few, rows)
    read(few)
    failure = {"reason": "too-many-rows", "values": {"limit": 4}, "row": 5}
    found = stored(few, batch)
    assert (found.status, found.total, found.failure) == (BatchStatus.RENDERING, 4, failure)
    batch = send(few, rows, replace(LINES, mode="all_or_nothing"))
    read(few)
    assert (stored(few, batch).status, stored(few, batch).failure) == (BatchStatus.REFUSED, failure)


def test_a_table_is_read_by_its_headers(services: Services) -> None:
    """The rows are numbered as the spreadsheet program shows them."""
    columns = list(layout(SHEET).by_header.values())
    assert columns
    text = ";".join([EXTERNAL_ID, *(column.header for column in columns)]) + "\r\n1;;;\r\n"
    batch = submit_batch(services, BatchOptions(SHEET, "csv"), io.BytesIO(text.encode("utf-8-sig"))).batch
    read(services)
    (item,) = items(services, batch)
    assert (item.row, item.external_id, str(item.status)) == (2, "1", "rejected")


def test_what_a_cell_should_hold_is_said_in_the_words_of_a_sheet(services: Services) -> None:
    """Not of ISO dates and codes, of which an officer knows nothing; what else is wrong is told beside it."""
    cells = {"signed_on": "позавчера", "days_worked": "много", "evaluator/role": "начальник"}
    columns = {"/".join(map(str, column.path)): column for column in layout(SHEET).by_header.values()}
    lines = ([column.header for column in columns.values()], [cells.get(path, "") for path in columns])
    text = "\r\n".join(";".join(line) for line in lines)
    batch = submit_batch(services, BatchOptions(SHEET, "csv"), io.BytesIO(text.encode())).batch
    read(services)
    (item,) = items(services, batch)
    told = {each["pointer"]: each["message"] for each in item.violations}
    assert told["/signed_on"] == "Столбец «Дата подписания»: нужна дата, например 12.10.2026"
    assert told["/days_worked"].endswith("нужно целое число, например 42")
    assert "руководитель структурного подразделения" in told["/evaluator/role"]
    assert "/employee/full_name" in told


@pytest.mark.parametrize(
    ("name", "row", "says"),
    [("x17_hidden_row", 3, "скрыта"), ("x14_example_overwritten", 2, "пометка примера")],
)
def test_what_is_odd_about_a_row_is_told_of_the_row_that_became_a_document(
    services: Services, name: str, row: int, says: str
) -> None:
    """As a warning beside those of the document, in either mode, and in a dry run."""
    content = (Path(__file__).parents[2] / "cases" / "files" / f"{name}.xlsx").read_bytes()
    for options in (
        BatchOptions(SHEET, "xlsx"),
        BatchOptions(SHEET, "xlsx", mode="all_or_nothing"),
        BatchOptions(SHEET, "xlsx", dry_run=True),
    ):
        batch = submit_batch(services, options, io.BytesIO(content)).batch
        read(services)
        told = {
            item.row: [each for each in item.violations if each["rule"] == "odd-row"] for item in items(services, batch)
        }
        assert {number: len(found) for number, found in told.items()} == {2: int(row == 2), 3: int(row == 3)}
        assert says in told[row][0]["message"]
        assert told[row][0]["severity"] == "warning"


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("xlsx", b"PK\x03\x04 no workbook", "no-workbook"),
        ("xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-workbook"),
        ("csv", "Чужие;Заголовки\r\n1;2\r\n".encode(), "header"),
        ("json", b"{}", "no-list"),
        ("json", b"[]", "no-rows"),
        ("json", b"[", "no-json"),
        ("ndjson", b"\n\n", "no-rows"),
    ],
)
def test_a_file_that_is_none_is_refused_at_once(services: Services, kind: str, content: bytes, reason: str) -> None:
    """Nothing is kept, and the reason is for the person who sent it."""
    with pytest.raises(RefusedFileError) as refused:
        submit_batch(services, BatchOptions(SHEET, kind), io.BytesIO(content))
    assert refused.value.failure["reason"] == reason


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (BatchOptions("b9", "ndjson"), UnknownFormError),
        (BatchOptions(None, "xlsx"), InvalidSubmissionError),
        (BatchOptions(SHEET, "ndjson", language="tt"), InvalidSubmissionError),
        (BatchOptions(SHEET, "ndjson", variant="nobodys"), InvalidSubmissionError),
    ],
)
def test_options_that_no_row_could_be_granted_are_refused_at_once(
    services: Services, options: BatchOptions, error: type[Exception]
) -> None:
    """Before anything is kept."""
    with pytest.raises(error):
        submit_batch(services, options, io.BytesIO(b"{}"))


def test_the_same_key_and_request_give_the_same_batch(services: Services) -> None:
    """And another request with the key is refused."""
    lines = json.dumps(row(1)).encode()
    claim = IdempotencyClaim("key-1", "a" * 64)
    first = submit_batch(services, LINES, io.BytesIO(lines), idempotency=claim)
    again = submit_batch(services, LINES, io.BytesIO(lines), idempotency=claim)
    assert (first.replayed, again.replayed, again.batch.id) == (False, True, first.batch.id)
    with pytest.raises(IdempotencyConflict):
        submit_batch(services, LINES, io.BytesIO(lines), idempotency=replace(claim, request_sha256="b" * 64))


def test_a_source_that_is_lost_ends_the_batch_with_the_reason(services: Services, settings: Settings) -> None:
    """Rather than being looked for for ever."""
    batch = send(services, [row(1)])
    digest = batch.source_sha256
    (settings.data_dir / "files" / digest[:2] / digest[2:4] / digest).unlink()
    read(services)
    found = stored(services, batch)
    assert (found.status, found.failure) == (BatchStatus.REFUSED, {"reason": "source-lost", "values": {}})


def test_the_source_is_kept_as_it_was_sent(services: Services) -> None:
    """For the report, which shows the rows as sent."""
    batch = send(services, [row(1)])
    with services.files.open(batch.source_sha256, batch.source_size) as file:
        assert json.loads(file.read()) == row(1)
