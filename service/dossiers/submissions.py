"""Use cases of dossiers: check, accept all documents or none, return their files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from service.db.models import Status
from service.documents.printable import printable_dossier
from service.documents.repairs import read_file
from service.documents.sent_before import noted
from service.documents.store import NewDocument, StoredDocument
from service.documents.submissions import ACTOR, Submission, new_document
from service.documents.variants import find_variant
from service.dossiers import store as dossiers
from service.dossiers.store import NewDossier, StoredDossier
from service.errors import (
    DossierNotFoundError,
    DossierNotReadyError,
    ForbiddenByMethodology,
    InvalidSubmissionError,
    NotADossierError,
)
from service.idempotency import IdempotencyClaim, IdempotentCreate
from service.services import Services, find_form
from validators.dossier import DossierOutcome, NoDossierError, check_dossier
from validators.violations import blocking_violations

IDEMPOTENT: Final = IdempotentCreate("dossier_id", dossiers.get)


@dataclass(frozen=True, slots=True)
class DossierSubmission:
    """The body of ``POST /dossiers``.

    ``kind`` is the kind of dossier, by default that of the forms. With ``fail_on="warning"`` warnings forbid the
    dossier as errors do; that of the single documents is ignored.
    ``message_language`` is the language of the messages of violations, in which warnings are also stored.
    """

    documents: tuple[Submission, ...]
    kind: str | None = None
    fail_on: str = "error"
    message_language: str = "ru"


@dataclass(frozen=True, slots=True)
class AcceptedDossier:
    """An accepted dossier; ``replayed`` when an earlier request with the same key created it."""

    dossier: StoredDossier
    replayed: bool


def examine(
    services: Services,
    submission: DossierSubmission,
    *,
    today: date,
    as_of: date | None = None,
) -> DossierOutcome:
    """Check documents alone and with each other; nothing is stored.

    Raises:
        UnknownFormError: there is no such form.
        InvalidSubmissionError: a language or variant is not to be had; the pointer begins at the request.
        NotADossierError: documents of these forms make up no dossier, or not one of the kind asked for.
    """
    _check_choices(services, submission)
    sent = [(one.form, one.data) for one in submission.documents]
    asked: dict[str, Any] = {
        "today": today,
        "kind": submission.kind,
        "as_of": as_of,
        "language": submission.message_language,
    }
    try:
        outcome = check_dossier(sent, calendar=services.calendar, **asked)
    except NoDossierError as error:
        raise NotADossierError(error.forms, error.notations) from None
    asked_for = [(one.variant, one.data) for one in submission.documents]
    return printable_dossier(services.variants, services.forms, asked_for, outcome, submission.message_language)


def submit_dossier(
    services: Services,
    submission: DossierSubmission,
    *,
    today: date,
    idempotency: IdempotencyClaim | None = None,
) -> AcceptedDossier:
    """Check documents that belong together, store all of them durably or none, then notify the workers of each.

    Args:
        services: what to work with.
        submission: what was sent.
        today: the caller's date.
        idempotency: the key that makes a repeated request harmless.

    Raises:
        UnknownFormError: there is no such form.
        InvalidSubmissionError: a language or variant is not to be had; the pointer begins at the request.
        NotADossierError: the documents make up no dossier.
        ForbiddenByMethodology: one of the documents, or what they say together, contradicts the methodology.
        IdempotencyConflict: the key was used with another request.
        DatabaseUnavailableError: nothing could be stored.
        StorageError: the template of a variant could not be kept.
    """
    if earlier := IDEMPOTENT.replay(services, idempotency):
        return AcceptedDossier(earlier, replayed=True)
    outcome = examine(services, submission, today=today)
    if blocking_violations(outcome.violations, submission.fail_on):
        raise ForbiddenByMethodology(outcome.violations)
    between = tuple(found.as_dict() for found in outcome.between)
    documents = _new_documents(services, submission, outcome)
    sent = [(new, alone.record) for new, alone in zip(documents, outcome.documents, strict=True)]

    def write(session: Session, now: datetime) -> StoredDossier:
        marked = tuple(noted(session, sent, submission.message_language))
        return dossiers.add(session, NewDossier(outcome.kind, marked, between), now=now, actor=ACTOR)

    dossier, replayed = IDEMPOTENT.make(services, idempotency, write)
    if not replayed:
        for document in dossier.documents:
            services.notifier.notify(document.id)
    return AcceptedDossier(dossier, replayed)


def get_dossier(services: Services, dossier_id: str) -> StoredDossier:
    """Return a dossier of this state body.

    Raises:
        DossierNotFoundError: the state body has no such dossier.
    """
    with services.database.reading() as session:
        found = dossiers.get(session, dossier_id)
    if found is None:
        raise DossierNotFoundError(dossier_id[:36])
    return found


def pack(services: Services, dossier: StoredDossier) -> bytes:
    """Return a ZIP archive of all files, numbered in the order of the documents; the same files, the same bytes.

    Raises:
        DossierNotReadyError: a file is not made (yet).
        StorageError: a file cannot be read.
    """
    if dossier.status is not Status.READY:
        raise DossierNotReadyError(dossier.id, dossier.status)
    return packed(services, dossier.documents)


def packed(services: Services, documents: Sequence[StoredDocument]) -> bytes:
    """Return a ZIP archive of the finished files of documents, numbered in their order.

    Raises:
        StorageError: a file cannot be read.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number, document in enumerate(documents, start=1):
            for file in document.files:
                # Every entry has the first moment of ZIP, so that the same files give the same bytes.
                entry = zipfile.ZipInfo(f"{number:02} {document.file_stem}.{file.format}")
                archive.writestr(entry, read_file(services, document.id, file))
    return target.getvalue()


def _check_choices(services: Services, submission: DossierSubmission) -> None:
    for index, one in enumerate(submission.documents):
        with _within(index):
            find_form(services, one.form, one.language)
            if one.variant is not None:
                find_variant(services.variants, one.variant)


def _new_documents(
    services: Services, submission: DossierSubmission, outcome: DossierOutcome
) -> tuple[NewDocument, ...]:
    found = []
    for index, (one, alone) in enumerate(zip(submission.documents, outcome.documents, strict=True)):
        with _within(index):
            found.append(new_document(services, services.forms[one.form], one, alone))
    return tuple(found)


@contextmanager
def _within(index: int) -> Iterator[None]:
    """Begin the pointer of an error of one document at the request."""
    try:
        yield
    except InvalidSubmissionError as error:
        raise error.below(f"/documents/{index}") from None
