"""``/retention``: what has fallen due, acts of destruction, legal holds, and everything about one person."""

from __future__ import annotations

import io
from typing import Any, Final

from flask import Response, request, url_for

from service.access import state_bodies
from service.api.context import context, current_caller, current_services
from service.api.downloads import ZIP, send
from service.api.schemas import is_identifier
from service.db.models import PurgeState
from service.errors import DocumentNotFoundError, ForbiddenByMethodology
from service.pages import errors, guard
from service.pages.administration.reach import form_page, go, typed
from service.pages.language import moment, page_language, word
from service.pages.papers.listing import entry
from service.pages.shell import Pages
from service.retention import holds, purges
from service.retention.due import due_papers, what_is_due
from service.retention.export import write_person
from service.retention.people import Named
from service.retention.words import refusal_words
from validators.messages.values import day
from validators.schemas.iin import problem as iin_problem
from validators.schemas.texts import POSITION_LENGTH

blueprint = Pages("retention", __name__, roles=guard.OFFICERS)

LONG: Final = 2000
MAX_MEMBERS: Final = 20
NAMED: Final = 50
"""So many single papers that have fallen due are named, the oldest first."""


@blueprint.get("/retention")
def show() -> Response:
    """Show what has fallen due, what is held, and what was destroyed."""
    return _page({}, {})


@blueprint.post("/retention/act")
def prepare() -> Response:
    """Have the act of what has fallen due made."""
    said = typed({"number": 100, "approved_by": POSITION_LENGTH, "means": POSITION_LENGTH})
    said["members"] = request.form.get("members", "").strip()[:LONG]
    body = _body_name()
    members = [_person(line, body) for line in said["members"].splitlines() if line.strip()]
    wrong = {} if members and all(members) else {"members": word("retention", "no_members")}
    head = _person(said["approved_by"], body)
    if head is None:
        wrong["approved_by"] = word("retention", "no_person")
    if wrong:
        return _page(said, wrong)
    named = [one for one in members if one is not None][:MAX_MEMBERS]
    act: dict[str, Any] = {
        "organization": body,
        "members": [{**one, "role": "chair" if place == 0 else "member"} for place, one in enumerate(named)],
        "approved_by": head,
        **{name: said[name] for name in ("number", "means") if said[name]},
    }
    try:
        purges.prepare(current_services(), act, language=page_language())
    except ForbiddenByMethodology as error:
        return _page(said, {"members": "; ".join(each.message for each in error.violations[:3])})
    except purges.NothingDueError as error:
        return _page(said, {"members": refusal_words(error, page_language())})
    return go(url_for("retention.show"))


@blueprint.post("/retention/acts/<purge_id>/<action>")
def decide(purge_id: str, action: str) -> Response:
    """Confirm that what an act lists is destroyed, or call it off."""
    act = {"confirm": purges.confirm, "call-off": purges.call_off}.get(action)
    if act is None or not is_identifier(purge_id):
        raise errors.PageError("not-found")
    if action == "confirm" and "signed" not in request.form:
        return _page({}, {f"signed-{purge_id}": word("retention", "not_signed")})
    try:
        act(current_services(), purge_id)
    except purges.PurgeNotFoundError:
        raise errors.PageError("not-found") from None
    except purges.PurgeRefusedError as error:
        return _page({}, {f"signed-{purge_id}": refusal_words(error, page_language())})
    return go(url_for("retention.show"))


@blueprint.post("/retention/holds")
def hold() -> Response:
    """Hold a paper, or all that name a person."""
    said = typed({"held_iin": 12, "held_name": 200, "held_paper": 36, "ground": 1000})
    wrong = _wrong_person(said, "held_")
    paper = said["held_paper"] or None
    if paper is not None:
        wrong = {} if is_identifier(paper) else {"held_paper": word("retention", "no_paper")}
    if not said["ground"]:
        wrong["ground"] = word("retention", "no_ground")
    if wrong:
        return _page(said, wrong)
    person = None if paper else Named(said["held_iin"] or None, said["held_name"] or None)
    try:
        holds.hold(current_services(), said["ground"], document_id=paper, person=person)
    except DocumentNotFoundError:
        return _page(said, {"held_paper": word("retention", "no_paper")})
    return go(url_for("retention.show"))


@blueprint.post("/retention/holds/<hold_id>/release")
def release(hold_id: str) -> Response:
    """Release a hold."""
    try:
        holds.release(current_services(), hold_id)
    except holds.HoldNotFoundError:
        raise errors.PageError("not-found") from None
    return go(url_for("retention.show"))


@blueprint.post("/retention/person")
def export() -> Response:
    """Hand out everything about one person."""
    said = typed({"iin": 12, "full_name": 200})
    if wrong := _wrong_person(said, ""):
        return _page(said, wrong)
    target = io.BytesIO()
    if not write_person(current_services(), Named(said["iin"] or None, said["full_name"] or None), target):
        return _page(said, {"iin": word("retention", "nobody")})
    return send(target.getvalue(), ZIP, "person.zip", "person.zip")


def _wrong_person(said: dict[str, str], prefix: str) -> dict[str, str]:
    iin, name = said[f"{prefix}iin"], said.get(f"{prefix}name", said.get("full_name", ""))
    if iin and iin_problem(iin) is not None:
        return {f"{prefix}iin": word("people", "no_iin")}
    return {} if iin or name else {f"{prefix}iin": word("retention", "who")}


def _person(line: str, body: str) -> dict[str, str] | None:
    """Return the person of a line, name and position divided by a comma; ``None`` where one is missing."""
    name, _, position = (part.strip() for part in line.partition(","))
    return {"full_name": name, "position": position, "organization": body} if name and position else None


def _body_name() -> str:
    own = current_caller().state_body_id
    found = state_bodies.list_state_bodies(context().installation.database)
    return next(body.name for body in found if body.id == own)


def _page(said: dict[str, str], wrong: dict[str, str]) -> Response:
    services, language = current_services(), page_language()
    found, forms = what_is_due(services), context().forms
    groups = [
        {
            "kind": forms[one.form].name if one.form in forms else one.form,
            "period": "–" if one.year is None else f"{one.quarter}/{one.year}" if one.quarter else str(one.year),
            "papers": one.papers,
            "until": day(one.kept_until, language),
        }
        for one in found.groups
    ]
    acts = [
        {"purge": one, "at": moment(one.created_at), "open": one.state is PurgeState.PREPARED}
        for one in purges.list_purges(services)
    ]
    held = [{"hold": one, "since": moment(one.since)} for one in holds.list_holds(services)]
    alone = [entry(one) for one in due_papers(services, alone=True, limit=NAMED)]
    known = {"groups": groups, "due": found, "alone": alone, "acts": acts, "held": held}
    return form_page("retention.html", wrong, typed=said, **known)
