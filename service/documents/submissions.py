"""Use case of ``POST /documents``: accept a document. Knows nothing of HTTP."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from doc_templates.catalogue import Form
from service.db.models import Kind
from service.db.sought import sought_by
from service.documents import store as documents
from service.documents.listing import supersede
from service.documents.printable import printable
from service.documents.sent_before import noted
from service.documents.store import NewDocument, StoredDocument
from service.documents.variants import choose, find_variant, keep
from service.errors import ForbiddenByMethodology
from service.idempotency import IdempotencyClaim, IdempotentCreate
from service.services import Services, find_form
from validators.check import Outcome
from validators.violations import blocking_violations

DEFAULT_FORMATS: Final = ("docx", "pdf")
FAIL_ON: Final = ("error", "warning")
ACTOR: Final = "web"

IDEMPOTENT: Final = IdempotentCreate("document_id", documents.get)


@dataclass(frozen=True, slots=True)
class Submission:
    """What a client sends to ``POST /documents``.

    ``external_id`` is the client's own label and need not be unique; ``fail_on="warning"`` makes warnings forbid the
    document as errors do; ``language`` is that of the form, ``message_language`` that of the messages of
    violations, in which warnings are also stored; ``variant`` asks for a state body's own variant by its id, or for
    ``standard``. ``supersedes`` is the document that this one corrects.
    :class:`service.documents.requests.DocumentRequest` has checked all but ``data``.
    """

    form: str
    data: Mapping[str, Any]
    formats: tuple[str, ...] = DEFAULT_FORMATS
    external_id: str | None = None
    fail_on: str = "error"
    language: str = "ru"
    variant: str | None = None
    message_language: str = "ru"
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The document that answers a submission; ``replayed`` when an earlier request with the same key made it."""

    document: StoredDocument
    replayed: bool


def submit(
    services: Services,
    submission: Submission,
    *,
    today: date,
    idempotency: IdempotencyClaim | None = None,
    along: Callable[[Session, StoredDocument, datetime], None] | None = None,
) -> Accepted:
    """Check the data, store it durably with a queued document, then notify the workers.

    Args:
        services: what to work with.
        submission: what was sent.
        today: the caller's date.
        idempotency: the key that makes a repeated request harmless.
        along: writes what has to be stored with the document or not at all, in the same transaction.

    Raises:
        UnknownFormError: there is no such form.
        InvalidSubmissionError: the language or the variant is not to be had.
        ForbiddenByMethodology: the data has the wrong shape or contradicts the methodology; nothing is stored.
        IdempotencyConflict: the key was used with another request.
        DatabaseUnavailableError: nothing could be stored.
        StorageError: the template of a variant could not be kept.
    """
    services = services.at_once()
    form = find_form(services, submission.form, submission.language)
    if submission.variant is not None:
        find_variant(services.variants, submission.variant)
    if earlier := IDEMPOTENT.replay(services, idempotency):
        return Accepted(earlier, replayed=True)
    outcome = services.check(
        submission.form, submission.data, today=today, language=submission.message_language, calendar=services.calendar
    )
    new = new_document(services, form, submission, outcome)

    def write(session: Session, now: datetime) -> StoredDocument:
        corrects = submission.supersedes is not None
        [marked] = noted(session, [(new, outcome.record)], submission.message_language, corrects=corrects)
        added = documents.add(session, marked, now=now, actor=ACTOR)
        if submission.supersedes is not None:
            supersede(session, submission.supersedes, added.id)
        if along is not None:
            along(session, added, now)
        return added

    document, replayed = IDEMPOTENT.make(services, idempotency, write)
    if not replayed:
        services.notifier.notify(document.id)
    return Accepted(document, replayed)


def new_document(services: Services, form: Form, submission: Submission, outcome: Outcome) -> NewDocument:
    """Return the document to store for a submission that the methodology allows.

    Raises:
        ForbiddenByMethodology: it does not, or something in it cannot be printed.
        InvalidSubmissionError: the language or the variant is not to be had.
        StorageError: the template of a variant could not be kept.
    """
    outcome = printable(
        services.variants, form, submission.variant, submission.data, outcome, submission.message_language
    )
    if blocking_violations(outcome.violations, submission.fail_on) or outcome.payload is None:
        raise ForbiddenByMethodology(outcome.violations)
    chosen = choose(services.variants, form, submission.language, submission.variant, outcome)
    keep(services.files, chosen)
    variant = chosen.variant
    payload = json.dumps(outcome.payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return NewDocument(
        form=form.slug,
        kind=Kind.DOCUMENT,
        language=submission.language,
        template_sha256=chosen.template.sha256,
        variant=None if variant is None else variant.id,
        variant_sha256=None if variant is None else variant.sha256,
        formats=submission.formats,
        external_id=submission.external_id,
        payload=payload,
        payload_sha256=hashlib.sha256(payload.encode()).hexdigest(),
        file_stem=form.file_stem(outcome.record, outcome.rules),
        edition=outcome.edition,
        violations=tuple(found.as_dict() for found in outcome.violations),
        computed=outcome.explained,
        sought=sought_by(form.slug, outcome.payload, outcome.computed),
        retention=outcome.retention,
    )
