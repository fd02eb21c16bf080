"""Documents that belong together are accepted all or none, once, and workers told of each. On both databases."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from service.db.models import BUILTIN_STATE_BODY_ID, DocumentRow, DossierRow, IdempotencyKeyRow
from service.db.tenancy import Scope
from service.documents import claims
from service.documents.claims import FinishedFile
from service.documents.submissions import Submission, submit
from service.dossiers.submissions import AcceptedDossier, DossierSubmission, get_dossier, pack, submit_dossier
from service.errors import (
    DossierNotFoundError,
    DossierNotReadyError,
    FileDamagedError,
    ForbiddenByMethodology,
    IdempotencyConflict,
    InvalidSubmissionError,
    LanguageUnavailableError,
    NotADossierError,
    UnknownFormError,
)
from service.idempotency import IdempotencyClaim

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.services import Services

TODAY = date(2026, 10, 30)
NOON = datetime(2026, 10, 30, 7, tzinfo=UTC)
STATE_BODY_ID = BUILTIN_STATE_BODY_ID
SHEET = "b2_score_sheet"


@pytest.fixture
def services(services_at: Callable[..., Services]) -> Services:
    """Return the real methodology and forms on a database of each kind."""
    return services_at(lambda: NOON)


@pytest.fixture
def quarters(services: Services) -> tuple[Submission, ...]:
    """Return the sheets of two quarters of one servant."""
    sample: dict[str, Any] = services.forms[SHEET].sample()  # type: ignore[attr-defined] # the real form has one
    earlier = deepcopy(sample) | {"signed_on": "2026-07-15", "days_worked": 50}
    earlier["period"] = {"year": 2026, "quarter": 2}
    return Submission(SHEET, earlier, external_id="q2"), Submission(SHEET, sample, formats=("docx",))


def _submit(services: Services, *documents: Submission, key: str | None = None, **more: Any) -> AcceptedDossier:
    claim = None if key is None else IdempotencyClaim(key, "0" * 64)
    return submit_dossier(services, DossierSubmission(documents, **more), today=TODAY, idempotency=claim)


def _count(services: Services, *tables: Any) -> list[int]:
    with services.database.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_a_dossier_is_stored_whole_and_workers_are_notified_of_every_document(
    services: Services, quarters: tuple[Submission, ...]
) -> None:
    """After the commit, in order; each with what it was asked for."""
    accepted = _submit(services, *quarters)
    first, second = accepted.dossier.documents
    assert (first.external_id, first.formats) == ("q2", ("docx", "pdf"))
    assert (second.external_id, second.formats) == (None, ("docx",))
    assert second.computed["average"] == "4.20"
    assert services.notifier.documents == [first.id, second.id]  # type: ignore[attr-defined] # the double
    assert get_dossier(services, accepted.dossier.id) == accepted.dossier
    with pytest.raises(DossierNotFoundError):
        get_dossier(services.of(Scope("somebody-else")), accepted.dossier.id)


def test_nothing_is_stored_when_one_document_is_forbidden(services: Services, quarters: tuple[Submission, ...]) -> None:
    """The violations say which; the key is free for the corrected request."""
    first, second = quarters
    wrong = replace(second, data={**second.data, "days_worked": 3})
    with pytest.raises(ForbiddenByMethodology) as caught:
        _submit(services, first, wrong, key="key")
    assert [found.pointer for found in caught.value.violations] == ["/documents/1/data/days_worked"]
    assert _count(services, DocumentRow, DossierRow, IdempotencyKeyRow) == [0, 0, 0]
    assert _submit(services, first, second, key="key").replayed is False


def test_warnings_of_a_document_stay_with_it_and_those_between_with_the_dossier(
    services: Services, quarters: tuple[Submission, ...]
) -> None:
    """Each where it can be told of later."""
    first, second = quarters
    moved = {**second.data["employee"], "position": "главный специалист отдела профилактики"}
    late = replace(second, data={**second.data, "employee": moved, "signed_on": "2026-10-29"})
    dossier = _submit(services, first, late).dossier
    assert [found["rule"] for found in dossier.violations] == ["B5-dossier-person"]
    assert [found["rule"] for found in dossier.documents[1].violations] == ["B5-deadline"]
    assert dossier.documents[1].violations[0]["pointer"] == "/signed_on"
    with pytest.raises(ForbiddenByMethodology):
        _submit(services, first, late, fail_on="warning")


@pytest.mark.parametrize(
    ("change", "error", "pointer"),
    [
        ({"language": "kk"}, InvalidSubmissionError, "/documents/1/language"),
        ({"variant": "unknown"}, InvalidSubmissionError, "/documents/1/variant"),
    ],
)
def test_an_unusable_field_is_told_of_from_the_requests_beginning(
    services: Services, quarters: tuple[Submission, ...], change: dict[str, Any], error: Any, pointer: str
) -> None:
    """As far as the use case itself has to look."""
    with pytest.raises(error) as caught:
        _submit(services, quarters[0], replace(quarters[1], **change))
    assert caught.value.pointer == pointer
    assert not isinstance(caught.value, LanguageUnavailableError) or caught.value.message.key == "language"


def test_what_is_said_of_the_whole_is_checked_too(services: Services, quarters: tuple[Submission, ...]) -> None:
    """The kind and the forms."""
    with pytest.raises(NotADossierError):
        _submit(services, *quarters, kind="b_calibration")
    with pytest.raises(NotADossierError):
        _submit(services, *quarters * 7)
    with pytest.raises(UnknownFormError):
        _submit(services, quarters[0], Submission("b9", {}))


@pytest.mark.slow
def test_requests_of_the_same_moment_with_one_key_make_one_dossier(
    services: Services, quarters: tuple[Submission, ...]
) -> None:
    """Five rounds of six: one makes it, five get it, nobody an error."""
    for number in range(5):
        start = threading.Barrier(6)

        def post(start: threading.Barrier = start, number: int = number) -> AcceptedDossier:
            start.wait()
            return _submit(services, *quarters, key=f"key-{number}")

        with ThreadPoolExecutor(6) as pool:
            answers = [done.result() for done in [pool.submit(post) for _ in range(6)]]
        assert len({answer.dossier.id for answer in answers}) == 1
        assert [answer.replayed for answer in answers].count(False) == 1
    assert _count(services, DossierRow, DocumentRow) == [5, 10]
    assert len(services.notifier.documents) == 10  # type: ignore[attr-defined] # the double


def test_a_key_of_a_document_cannot_be_that_of_a_dossier(services: Services, quarters: tuple[Submission, ...]) -> None:
    """Even if both requests had the same hash."""
    claim = IdempotencyClaim("key", "0" * 64)
    submit(services, quarters[0], today=TODAY, idempotency=claim)
    with pytest.raises(IdempotencyConflict):
        _submit(services, *quarters, key="key")
    _submit(services, *quarters, key="other")
    with pytest.raises(IdempotencyConflict):
        submit(services, quarters[0], today=TODAY, idempotency=IdempotencyClaim("other", "0" * 64))


def test_the_archive_is_made_of_whole_files_only(services: Services, quarters: tuple[Submission, ...]) -> None:
    """Not before every document is ready, and never of bytes that have changed."""
    dossier = _submit(services, *(replace(one, formats=("docx",)) for one in quarters)).dossier
    with pytest.raises(DossierNotReadyError):
        pack(services, dossier)
    kept = services.files.put(b"PK a paper")
    for document in dossier.documents:
        with services.database.transaction() as session:
            held = claims.claim(session, [document.id], worker="w", lease_seconds=60, now=NOON)
            assert held is not None
            files = {document.id: [FinishedFile("docx", kept.sha256, kept.size)]}
            assert claims.finish(session, held, files, NOON)
    ready = get_dossier(services, dossier.id)
    assert pack(services, ready) == pack(services, ready)
    (stored,) = [path for path in services.settings.data_dir.rglob(f"*{kept.sha256[4:]}*") if path.is_file()]
    stored.chmod(0o600)
    stored.write_bytes(b"PK A PAPER")
    with pytest.raises(FileDamagedError):
        pack(services, ready)
