"""The home page of a user: what is in the making, what waits, what failed and why, what was made lately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from flask import Response

from service.api.context import context, current_caller, current_services, note_readings
from service.batches.progress import list_batches
from service.cycles.progress import list_cycles
from service.db.models import Role, Status
from service.documents.retrieval import list_documents
from service.documents.store import Filters, StoredDocument
from service.journal.events import Kind
from service.pages import guard
from service.pages.bulk.views import listed
from service.pages.cycles.routes import card
from service.pages.forms.routes import listed_drafts
from service.pages.guard import admits_strangers
from service.pages.language import moment, page_language, word
from service.pages.papers.deadlines import due_of_papers
from service.pages.papers.listing import entry
from service.pages.public import start_page
from service.pages.rendering import page
from service.pages.shell import Pages
from service.services import Services
from service.texts import failure, rendered
from validators.messages.values import day

blueprint = Pages("home", __name__)

RECENT: Final = 8
OTHERS: Final = 5


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in a list: what it is called, how it stands, and which files there are of it."""

    id: str
    name: str
    form: str
    state: str
    at: str
    files: tuple[str, ...]
    told: str | None


@blueprint.get("/")
@admits_strangers
def home() -> Response:
    """Show a user what there is to do, and a stranger what this is."""
    caller = guard.user()
    if caller is None:
        return start_page()
    if caller.role not in guard.WITH_PAPERS:
        return page("pages/home_without_papers.html", ready=context().readiness.state().ready, caller=caller)
    services = current_services()
    return page(
        "pages/home.html",
        ready=context().readiness.state().ready,
        cycles=_cycles(services),
        due=_due(services),
        drafts=listed_drafts(OTHERS),
        batches=[listed(progress) for progress in list_batches(services, limit=OTHERS).items],
        failed=_papers(services, Status.FAILED, OTHERS),
        making=[*_papers(services, Status.RENDERING, OTHERS), *_papers(services, Status.QUEUED, OTHERS)],
        recent=_papers(services, Status.READY, RECENT),
    )


def _cycles(services: Services) -> list[dict[str, Any]]:
    """Return the open cycles in which somebody is to be assessed by who asks, or in the state body of an officer."""
    found = list_cycles(services, today=context().today(), open_only=True)
    return [card(one) for one in found if one.counts.total]


def _due(services: Services) -> list[dict[str, Any]]:
    """Return what papers still ask for, what is late first."""
    found = due_of_papers(services, context().today())
    note_readings(Kind.DOCUMENT, *(each.paper.document.id for each in found))
    return [
        {
            "what": word("terms", each.what),
            "by": day(each.by, page_language()),
            "missed": each.missed,
            "paper": entry(each.paper),
        }
        for each in found
    ]


def _papers(services: Services, status: Status, most: int) -> list[Paper]:
    # Those of files of many people stand there with their file, which an evaluator does not see.
    single = current_caller().role is not Role.EVALUATOR
    found = list_documents(services, Filters(status=status, single=single), limit=most)
    note_readings(Kind.DOCUMENT, *(document.id for document in found.documents))
    return [_paper(services, document) for document in found.documents]


def _paper(services: Services, document: StoredDocument) -> Paper:
    form, language = services.forms[document.form], page_language()
    told = rendered(document.waiting_for, language)
    if document.failure_code is not None:
        told = failure(document.failure_code, document.failure_message, language)
    return Paper(
        id=document.id,
        name=document.file_stem or form.name,
        form=form.name,
        state=document.status,
        at=moment(document.updated_at),
        files=tuple(file.format for file in document.files),
        told=told,
    )
