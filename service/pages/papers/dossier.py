"""A dossier put together by choosing papers: checked with each other by the use case of dossiers, and downloaded.

What is chosen is kept in the session, in the order in which it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from flask import Response, redirect, request, url_for

from service.api.context import context, current_services, note_readings
from service.api.downloads import ZIP, send
from service.api.schemas import is_identifier
from service.db.models import Status
from service.documents import listing
from service.documents import store as documents
from service.documents.listing import ListedPaper, Wanted
from service.documents.submissions import Submission
from service.dossiers.submissions import DossierSubmission, examine, packed
from service.errors import NotADossierError
from service.journal.events import Action, Event, Kind, note_alone
from service.pages import errors, guard
from service.pages.guard import WITH_PAPERS
from service.pages.language import page_language, word
from service.pages.papers.listing import entry
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.dossiers.kinds import DOSSIERS, MAX_DOCUMENTS, MIN_DOCUMENTS
from validators.violations import Violation

blueprint = Pages("dossier", __name__, roles=WITH_PAPERS)

KEPT: Final = "dossier"
"""The name under which a session keeps what is chosen."""
OTHERS: Final = 10
IN_REQUEST: Final = re.compile(r"/documents/([0-9]+)/")


@blueprint.get("/dossier")
def show() -> Response:
    """Show what is chosen, and what is wrong with it together."""
    chosen = _chosen()
    note_readings(Kind.DOCUMENT, *(each.document.id for each in chosen))
    return page(
        "pages/dossier.html",
        papers=[entry(each) for each in chosen],
        ready=_ready(chosen),
        others=[entry(each) for each in _others(chosen)],
        too_many="full" in request.args and word("dossier", "too_many", most=MAX_DOCUMENTS),
        kinds=[word("dossier", f"kind_{kind.slug}") for kind in DOSSIERS],
        **_verdict(chosen),
    )


@blueprint.post("/dossier")
def choose() -> Response:
    """Add papers to what is chosen, or take one away, or all."""
    asked = request.form
    before = [] if asked.get("do") == "clear" else [each.document.id for each in _chosen()]
    kept = [each for each in before if each != asked.get("remove")]
    kept += [each for each in dict.fromkeys(asked.getlist("add")) if is_identifier(each) and each not in kept]
    guard.note(**{KEPT: kept[:MAX_DOCUMENTS]})
    full = "1" if len(kept) > MAX_DOCUMENTS else None
    return redirect(url_for("dossier.show", full=full), 303)  # type: ignore[return-value] # Werkzeug's response is Flask's here


@blueprint.get("/dossier/archive.zip")
def archive() -> Response:
    """Give all files of what is chosen."""
    chosen = _chosen()
    if not _ready(chosen):
        raise errors.PageError("not-made" if chosen else "not-found")
    services = current_services()
    content = packed(services, [each.document for each in chosen])
    for each in chosen:
        note_alone(services, Event(Action.DOWNLOAD, Kind.DOCUMENT, each.document.id, "archive"))
    return send(content, ZIP, f"{word('dossier', 'title')}.zip", "dossier")


def _chosen() -> tuple[ListedPaper, ...]:
    """Return what is chosen and still there."""
    with current_services().database.reading() as session:
        return listing.of_documents(session, guard.kept().get(KEPT, ()))


def _ready(chosen: Sequence[ListedPaper]) -> bool:
    return bool(chosen) and all(each.document.status is Status.READY for each in chosen)


def _others(chosen: Sequence[ListedPaper]) -> list[ListedPaper]:
    """Return further papers of whom the first is about and of its year, which may belong to it."""
    if not chosen:
        return []
    wanted = Wanted(name=chosen[0].whom, year=chosen[0].year)
    with current_services().database.reading() as session:
        found = listing.find(session, wanted, limit=OTHERS)
    known = {each.document.id for each in chosen}
    return [each for each in found.papers if each.document.id not in known and each.superseded_by_id is None]


def _verdict(chosen: Sequence[ListedPaper]) -> dict[str, Any]:
    """Return what the methodology says about the papers together, as the template names it."""
    if len(chosen) < MIN_DOCUMENTS:
        return {"kind": None, "findings": None}
    services = current_services()
    with services.database.reading() as session:
        sent = [Submission(each.document.form, documents.payload(session, each.document.id) or {}) for each in chosen]
    asked = DossierSubmission(tuple(sent), message_language=page_language())
    try:
        outcome = examine(services, asked, today=context().today())
    except NotADossierError:
        return {"kind": "", "findings": None}
    return {
        "kind": word("dossier", f"kind_{outcome.kind}"),
        "findings": [_finding(each) for each in outcome.violations],
    }


def _finding(found: Violation) -> dict[str, Any]:
    places = {place.index for place in found.documents}
    if not places and (named := IN_REQUEST.match(found.pointer)):
        places = {int(named[1])}
    numbers = ", ".join(str(place + 1) for place in sorted(places))
    return {
        "severity": found.severity.value,
        "text": found.message,
        "where": numbers and word("dossier", "in_documents", numbers=numbers),
    }
