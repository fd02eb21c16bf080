"""The blank official forms, made once for each template."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import IntegrityError

from service.retrieval import get_document
from service.services import find_form
from service.store import documents
from service.store.documents import NewDocument
from service.store.models import BUILTIN_OWNER_ID, Kind, Status

if TYPE_CHECKING:
    from service.services import FormLike, Services
    from service.store.documents import StoredDocument

ACTOR: Final = "web"

BLANK_AGAIN: Final = timedelta(minutes=1)
"""How long a blank form that could not be made stays failed before the next request tries again."""


def request_blank(services: Services, form: str, language: str = "ru") -> StoredDocument:
    """Return the blank official form, having it made when this very template was not asked for before.

    One document is kept for each form, language and template, in the hands of the built-in owner
    (``BUILTIN_OWNER_ID``). One that failed is tried again after a minute.

    Raises:
        UnknownFormError: there is no such form, or not in that language.
        DatabaseUnavailableError: nothing could be stored.
    """
    official = find_form(services, form, language)
    template_sha256 = official.template(language).sha256
    place = (form, language, template_sha256)
    with services.database.reading() as session:
        found = documents.find_blank(session, *place)
    if found is None:
        return _add_blank(services, official, place)
    now = services.clock()
    if found.status is not Status.FAILED or found.updated_at > now - BLANK_AGAIN:
        return found
    with services.database.transaction() as session:
        again = documents.requeue_failed(session, found.id, now=now, actor=ACTOR)
    if again:
        services.bell.ring(found.id)
    return get_document(services, BUILTIN_OWNER_ID, found.id)


def _add_blank(services: Services, form: FormLike, place: tuple[str, str, str]) -> StoredDocument:
    slug, language, template_sha256 = place
    new = NewDocument(
        owner_id=BUILTIN_OWNER_ID,
        form=slug,
        kind=Kind.BLANK,
        language=language,
        template_sha256=template_sha256,
        formats=form.formats,
    )
    try:
        with services.database.transaction() as session:
            document = documents.add(session, new, now=services.clock(), actor=ACTOR)
    except IntegrityError:
        with services.database.reading() as session:
            other = documents.find_blank(session, *place)
        if other is None:
            raise
        return other
    services.bell.ring(document.id)
    return document
