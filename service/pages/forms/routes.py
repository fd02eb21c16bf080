"""Drafts and their papers: choose a form, fill it in, have it made.

Everything works without JavaScript. With it a draft is saved by itself, and what is said about it comes as fragments.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from service.access.caller import Caller
from service.access.keys import FIRST_STATE_BODY
from service.api.context import context, current_caller, current_services, note_readings
from service.api.downloads import SAVED, SHOWN, send
from service.api.schemas import is_identifier
from service.db.models import Role, Status
from service.db.sought import ABOUT
from service.documents import listing
from service.documents import store as documents
from service.documents.listing import Wanted
from service.documents.retrieval import get_document, open_file
from service.documents.schemas import what_is_missing, why_failed
from service.documents.sent_before import SENT_BEFORE
from service.documents.store import StoredDocument
from service.documents.submissions import Submission, submit
from service.drafts import store as drafts
from service.drafts.store import Draft, Writing
from service.errors import DocumentNotFoundError, FileNotReadyError, ForbiddenByMethodology, NotOwnPaperError
from service.idempotency import IdempotencyClaim
from service.journal.events import Action, Event, Kind, note_alone
from service.local_time import local_date, local_time
from service.pages import guard
from service.pages.forms.outline import outline
from service.pages.forms.starting import (
    UnusableStartError,
    at_home,
    fellow,
    held,
    is_about_person,
    naming,
    of_file,
    successor,
)
from service.pages.forms.typed import begun, changed, entered, fields
from service.pages.forms.views import id_of
from service.pages.forms.writing import (
    FRAMED,
    WRITER_BYTES,
    Page,
    difference,
    previewed,
    sent_version,
    typed_data,
    user_id,
)
from service.pages.guard import WITH_PAPERS
from service.pages.language import page_language, word
from service.pages.papers.listing import LONGEST, entry, facts, find
from service.pages.public import grouped
from service.pages.rendering import page
from service.pages.shell import Pages
from service.retention.due import kept
from validators.forms import EACH, SPECS
from validators.forms.shared.corpus_b import ORDER, PROTOCOL, SHEETS
from validators.messages.values import day

EARLIER: Final = 10
"""Papers that a new draft may begin with are offered up to so many, those made last."""
SOUGHT: Final = "earlier"
"""The name under which a session keeps whose earlier paper is looked for."""
MOST_USUAL: Final = 4
"""Forms that are offered before all others, those made most often of late."""
NUMBERED: Final = re.compile(r" ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
ROW_ACTIONS: Final = frozenset({"add", "remove", "up", "down"})

blueprint = Pages("papers", __name__, template_folder="../templates", roles=WITH_PAPERS)


def _evaluator() -> Caller | None:
    """Return who is signed in, where that is an evaluator."""
    caller = current_caller()
    return caller if caller.role is Role.EVALUATOR else None


def _draft(draft_id: str) -> Draft:
    if not is_identifier(draft_id):
        abort(404)
    with current_services().database.reading() as session:
        found = drafts.get(session, draft_id)
    if found is None or found.form not in context().forms:
        abort(404)
    note_readings(Kind.DRAFT, found.id)
    return found


@blueprint.get("/drafts")
def list_drafts() -> Response:
    """List what is being written; ``?deleted`` says of one that it is gone."""
    return page("forms/drafts.html", drafts=listed_drafts(), deleted="deleted" in request.args)


def listed_drafts(most: int | None = None) -> list[dict[str, Any]]:
    """Return the drafts written in last, each as a line of a list; with ``most`` so many."""
    with current_services().database.reading() as session:
        found = drafts.newest(session)
    shown = [
        {
            "id": draft.id,
            "whom": whom(draft.data),
            "form": context().forms[draft.form].name,
            "saved": local_time(draft.updated_at).strftime("%d.%m.%Y %H:%M"),
        }
        for draft in found
        if draft.form in context().forms
    ]
    return shown[:most]


def whom(data: Mapping[str, Any]) -> str:
    """Return whom data are about: the person, where the form is about one who is named, else the body."""
    people = [part.get("full_name") for part in map(data.get, ABOUT) if isinstance(part, Mapping)]
    return next((str(name) for name in (*people, data.get("organization")) if name), "")


@blueprint.get("/drafts/new")
def choose() -> Response:
    """Let a form be chosen by its official name."""
    own = _evaluator() is not None
    groups = grouped(lambda form: not own or bool(SPECS[form.slug].assessed_by))
    known = {one["slug"]: one for group in groups for one in group["forms"]}
    with current_services().database.reading() as session:
        usual = [known[slug] for slug in listing.usual_forms(session) if slug in known][:MOST_USUAL]
    return page("forms/choose.html", usual=usual, groups=groups)


@blueprint.get("/drafts/new/<slug>")
def begin(slug: str) -> Response:
    """Ask what the draft begins with."""
    return _beginning(slug)


def _beginning(slug: str, wrong: str | None = None) -> Response:
    form = context().forms.get(slug)
    if form is None:
        abort(404)
    sought = str(guard.kept().get(SOUGHT, ""))
    found = find(Wanted(form=slug, name=sought), limit=EARLIER).papers
    return page(
        "forms/begin.html",
        422 if wrong else 200,
        slug=slug,
        form_name=form.name,
        sought=sought,
        by_officer=_evaluator() is None,
        earlier=[entry(each) for each in found if each.superseded_by_id is None],
        wrong=wrong,
    )


@blueprint.post("/drafts/new/<slug>")
def look_for_earlier(slug: str) -> AnyResponse:
    """Keep whose earlier paper is looked for, and offer those found; no address names anybody."""
    if slug not in context().forms:
        abort(404)
    guard.note(**{SOUGHT: request.form.get("name", "").strip()[:LONGEST]})
    return redirect(f"{url_for('papers.begin', slug=slug)}#earlier", 303)


@blueprint.post("/drafts/new")
def start() -> AnyResponse:
    """Begin a draft: blank, after an earlier paper, beside one about somebody else, to correct one, or with a file."""
    for way in ("after", "beside", "correct"):
        if source := request.form.get(way):
            return _from_paper(source, way)
    slug = request.form.get("form", "")
    form = context().forms.get(slug)
    if form is None:
        abort(404)
    if request.form.get("do") == "file":
        try:
            return _from_file(slug)
        except UnusableStartError as error:
            return _beginning(slug, str(error))
    caller, today = current_caller(), context().today()
    body = None if caller.state_body_name == FIRST_STATE_BODY else caller.state_body_name
    data = at_home(slug, begun(outline(slug, page_language()), form.sample()), body, today)
    evaluator = _evaluator()
    return begin_with(slug, data if evaluator is None else naming(slug, data, evaluator.name, evaluator.iin))


def _from_paper(document_id: str, way: str) -> AnyResponse:
    document = find_document(document_id)
    with current_services().database.reading() as session:
        payload = documents.payload(session, document.id)
    if payload is None:
        abort(404)
    known = outline(document.form, page_language())
    if way == "correct":
        return begin_with(document.form, payload, corrects_id=document.id)
    return begin_with(document.form, (successor if way == "after" else fellow)(document.form, known, payload))


def _from_file(slug: str) -> AnyResponse:
    language, sent = page_language(), request.files.get("file")
    if sent is None or not sent.filename:
        raise UnusableStartError(word("forms", "file_missing"))
    form, data = of_file(sent.stream, sent.filename, slug, language)
    return begin_with(form, held(outline(form, language), data))


def begin_with(slug: str, data: Mapping[str, Any], corrects_id: str | None = None) -> AnyResponse:
    """Begin a draft with data, and lead there."""
    services = current_services()
    with services.database.transaction() as session:
        draft = drafts.add(session, slug, data, by=user_id(), now=services.clock(), corrects_id=corrects_id)
    return redirect(url_for("papers.edit", draft_id=draft.id), 303)


@blueprint.get("/drafts/<draft_id>")
def edit(draft_id: str) -> Response:
    """Show a draft; ``?all`` marks what is not filled in yet."""
    context().warm_preview()
    return page("forms/edit.html", **_page(_draft(draft_id)).shown(missing="all" in request.args))


@blueprint.post("/drafts/<draft_id>")
def write(draft_id: str) -> AnyResponse:
    """Save what was typed, and do what was asked for with it."""
    before = _draft(draft_id)
    action, _, pointer = request.form.get("do", "").partition(":")
    data = typed_data(before.form)
    at = changed(outline(before.form, page_language()), data, action, pointer) if action in ROW_ACTIONS else None
    draft, saved = _save(before, data)
    found = _page(draft, data, request.form.get("writer", ""))
    if not saved and "HX-Request" not in request.headers:
        return difference(found)
    if "HX-Request" in request.headers:
        shown = found.shown(missing="all" in request.form, clash=not saved)
        if action not in ROW_ACTIONS:
            return page("forms/saved.html", **shown)
        return page("forms/paper.html", **shown, focuses=id_of(at) if at else None, added=action == "add")
    if action == "make":
        return _make(found)
    address = url_for("papers.edit", draft_id=draft_id, all="1" if action == "check" else None)
    return redirect(f"{address}#{id_of(at)}" if at else address, 303)


def _page(draft: Draft, data: dict[str, Any] | None = None, writer: str = "") -> Page:
    return Page.of(draft, url_for("papers.edit", draft_id=draft.id), data, writer)


def _save(draft: Draft, data: Mapping[str, Any]) -> tuple[Draft, bool]:
    """Save what was typed; return the draft as it is now, and whether that was saved."""
    if data == draft.data:
        return draft, True
    services = current_services()
    writing = Writing(sent_version(), request.form.get("writer", "")[: 2 * WRITER_BYTES] or "-", user_id())
    with services.database.transaction() as session:
        found, saved = drafts.save(session, draft.id, data, writing, now=services.clock())
    if found is None:
        abort(404)
    return found, saved


def _make(found: Page) -> AnyResponse:
    """Have the paper made, once however often that is asked for; what stands in its way is shown instead."""
    remarks = found.remarks()
    if not remarks.complete:
        return page("forms/edit.html", 422, **found.shown(missing=True))
    services, form = current_services(), found.form
    asked = Submission(
        form.slug,
        remarks.entered.data,
        form.formats,
        message_language=page_language(),
        supersedes=found.draft.corrects_id,
    )
    content = repr(sorted(fields(found.outline, found.data))).encode("utf-8", "surrogatepass")
    claim = IdempotencyClaim(f"draft {found.draft.id} {found.draft.version}", hashlib.sha256(content).hexdigest())
    try:
        accepted = submit(services, asked, today=context().today(), idempotency=claim)
    except ForbiddenByMethodology:
        return page("forms/edit.html", 422, **found.shown(missing=True))
    except NotOwnPaperError:
        at = SPECS[form.slug].assessed_by
        field = id_of("/".join(("", *at, "iin"))) if at and EACH not in at else None
        summary = [(word("forms", "not_own"), field)]
        return page("forms/edit.html", 422, **{**found.shown(), "summary": summary})
    with services.database.transaction() as session:
        drafts.remove(session, found.draft.id, now=services.database.now(session))
    return redirect(url_for("papers.paper", document_id=accepted.document.id), 303)


@blueprint.post("/drafts/<draft_id>/preview")
def show_preview(draft_id: str) -> Response:
    """Show in a frame of the page what was typed as it would be printed; nothing of it is kept."""
    draft = _draft(draft_id)
    data = entered(outline(draft.form, page_language()), typed_data(draft.form)).data
    return previewed(draft.form, data)


@blueprint.post("/drafts/<draft_id>/delete")
def delete(draft_id: str) -> AnyResponse:
    """Delete a draft."""
    draft = _draft(draft_id)
    database = current_services().database
    with database.transaction() as session:
        drafts.remove(session, draft.id, now=database.now(session))
    return redirect(url_for("papers.list_drafts", deleted=1), 303)


@blueprint.get("/papers/<document_id>")
def paper(document_id: str) -> Response:
    """Show how far a paper is, and give it."""
    document = find_document(document_id)
    note_readings(Kind.DOCUMENT, document.id)
    with current_services().database.reading() as session:
        (listed,) = listing.of_documents(session, [document.id]) or (None,)
        corrected = listing.superseded_by(session, document.id)
        later = listed and listing.of_documents(session, [listed.superseded_by_id or ""])
    return page(
        "forms/document.html",
        form_name=context().forms[document.form].name,
        facts=(*facts(listed), *_kept(document.id)) if listed else (),
        contestable=document.form in SHEETS,
        called=document.form in ORDER,
        about_person=document.form not in {*ORDER, *PROTOCOL} and is_about_person(document.form),
        later=[entry(each) for each in later or ()],
        corrected=[entry(each) for each in corrected],
        **progress_of(document),
    )


def _kept(document_id: str) -> Iterator[tuple[str, str]]:
    """Yield until when a paper is kept, and whether a hold lies on it, for those who look after that."""
    if current_caller().role in guard.OFFICERS:
        found = kept(current_services(), document_id)
        if found.until is not None:
            yield word("retention", "kept"), day(found.until, page_language())
        if found.held:
            yield word("retention", "destruction"), word("retention", "is_held")


@blueprint.get("/papers/<document_id>/made")
def made(document_id: str) -> Response:
    """Give the part of the page that changes while the paper is made."""
    return page("forms/made.html", **progress_of(find_document(document_id)))


@blueprint.get("/papers/<document_id>/files/<format_>")
def file(document_id: str, format_: str) -> Response:
    """Give a file of a paper to be kept."""
    return _file(document_id, format_, SAVED)


@blueprint.get("/papers/<document_id>/print")
def printed(document_id: str) -> Response:
    """Show the PDF of a paper in the browser, which prints it."""
    found = _file(document_id, "pdf", SHOWN)
    found.headers["Content-Security-Policy"] = FRAMED
    return found


def _file(document_id: str, format_: str, kind: str) -> Response:
    document = find_document(document_id)
    try:
        opened = open_file(current_services(), document.id, format_)
    except FileNotReadyError:
        abort(404)
    note_alone(current_services(), Event(Action.DOWNLOAD, Kind.DOCUMENT, document.id, format_))
    return send(opened.content, opened.media_type, opened.name, document.id, kind=kind)


def progress_of(document: StoredDocument) -> dict[str, Any]:
    """Return how far a paper is, as the template names it."""
    return {
        "document": document,
        "making": document.status in {Status.QUEUED, Status.RENDERING},
        "waiting": what_is_missing(document),
        "failure": why_failed(document),
        "warnings": list(_warnings(document)),
    }


def _warnings(document: StoredDocument) -> Iterator[tuple[str, str | None]]:
    """Yield what a paper was accepted with: kept in the language of who sent it, said in that of who reads it.

    The check of the same day says it again; what it does not know, or of a paper whose data are gone, is told as kept.
    """
    services, said = current_services(), dict[tuple[str, str], list[str]]()
    if document.violations:
        with services.database.reading() as session:
            payload = documents.payload(session, document.id)
        then, language = local_date(document.created_at), page_language()
        if payload is not None:
            found = services.check(document.form, payload, today=then, language=language, calendar=services.calendar)
            for each in found.violations:
                said.setdefault((each.rule, each.pointer), []).append(each.message)
    for warning in document.violations:
        again = said.get((warning["rule"], warning["pointer"]))
        yield _warning(again.pop(0) if again else warning["message"], warning["rule"])


def _warning(message: str, rule: str) -> tuple[str, str | None]:
    """Return what a warning says, and the id of the earlier paper it is about: people follow a link."""
    found = NUMBERED.search(message) if rule == SENT_BEFORE else None
    return (message.replace(found[0], "", 1), found[1]) if found else (message, None)


def find_document(document_id: str) -> StoredDocument:
    """Return a paper of who asks; where there is none, the page says so."""
    if not is_identifier(document_id):
        abort(404)
    try:
        return get_document(current_services(), document_id)
    except DocumentNotFoundError:
        abort(404)
