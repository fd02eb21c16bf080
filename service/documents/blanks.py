"""Use case of the blank official forms, made once for each template."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sqlalchemy.exc import IntegrityError

from doc_templates.catalogue import Form
from doc_templates.variants import Variant
from service.db.models import BUILTIN_STATE_BODY_ID, Kind, Status
from service.db.tenancy import Scope
from service.documents import store as documents
from service.documents.retrieval import get_document
from service.documents.store import NewDocument, StoredDocument
from service.documents.variants import choose_blank, keep
from service.services import Services, find_form

ACTOR: Final = "web"

BLANK_AGAIN: Final = timedelta(minutes=1)
"""How long a blank form that could not be made stays failed before the next request tries again."""


def request_blank(
    services: Services, form: str, language: str = "ru", *, variant: str | None = None, today: date | None = None
) -> StoredDocument:
    """Return the blank official form; queue it when this template was not requested before.

    One document is kept for each form, language and template, owned by ``BUILTIN_STATE_BODY_ID``. One that failed is
    tried again after a minute.

    Args:
        services: what to work with.
        form: slug of the form.
        language: of the form.
        variant: id of a state body's own variant; the order's own form without it.
        today: the caller's date, by which an amended form is chosen; that of the clock, in UTC, without it.

    Raises:
        UnknownFormError: there is no such form.
        InvalidSubmissionError: the form is not made in that language, or there is no such variant of it.
        DatabaseUnavailableError: nothing could be stored.
        StorageError: the template of a variant could not be kept.
    """
    services = shared_by_all(services)
    official = find_form(services, form, language)
    chosen = choose_blank(services.variants, official, language, variant, today or services.clock().date())
    place = (form, language, chosen.template.sha256)
    with services.database.reading() as session:
        found = documents.find_blank(session, *place)
        now = services.database.now(session)
    if found is None:
        keep(services.files, chosen)
        return _add_blank(services, official, place, chosen.variant)
    if found.status is not Status.FAILED or found.updated_at > now - BLANK_AGAIN:
        return found
    with services.database.transaction() as session:
        again = documents.requeue_failed(session, found.id, now=now, actor=ACTOR)
    if again:
        services.notifier.notify(found.id)
    return get_document(services, found.id)


def shared_by_all(services: Services) -> Services:
    """Return the services for what is every state body's, such as blank forms."""
    return services.of(Scope(BUILTIN_STATE_BODY_ID))


def _add_blank(services: Services, form: Form, place: tuple[str, str, str], variant: Variant | None) -> StoredDocument:
    slug, language, template_sha256 = place
    new = NewDocument(
        form=slug,
        kind=Kind.BLANK,
        language=language,
        template_sha256=template_sha256,
        formats=form.formats,
        variant=None if variant is None else variant.id,
        variant_sha256=None if variant is None else variant.sha256,
    )
    try:
        with services.database.transaction() as session:
            document = documents.add(session, new, now=services.database.now(session), actor=ACTOR)
    except IntegrityError:
        with services.database.reading() as session:
            other = documents.find_blank(session, *place)
        if other is None:
            raise
        return other
    services.notifier.notify(document.id)
    return document
