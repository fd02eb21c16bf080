"""From a contested sheet to the order that calls a calibration session, and from the order to its protocol.

Members are proposed from earlier papers of the state body. Who may sit is asked of the check of the order itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from flask import Response, abort, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from service.api.context import context, current_services, note_readings
from service.documents import listing
from service.documents import store as documents
from service.documents.listing import Standing, Wanted
from service.journal.events import Kind
from service.pages.forms.outline import outline
from service.pages.forms.routes import begin_with, find_document
from service.pages.forms.views import quoted
from service.pages.guard import WITH_PAPERS
from service.pages.language import page_language
from service.pages.rendering import page
from service.pages.shell import Pages
from service.services import Services
from validators.forms.session.schema import MAX_MEMBERS
from validators.forms.shared.corpus_b import ORDER, PROTOCOL, SHEETS
from validators.people import normalized
from validators.violations import Severity

blueprint = Pages("calibration", __name__, template_folder="../templates", roles=WITH_PAPERS)

LOOKED_AT: Final = 40
"""Papers of each form in which members are looked for, those made last."""
MEMBERS: Final = "/members"
LEAST_MEMBERS: Final = 3
"""So many lines for members an order begins with, at least."""
PERSON: Final = ("full_name", "position", "organization", "iin")
CARRIED: Final[tuple[str, ...]] = ("organization", "appellant", "evaluator", "period", "appeal", "members", "called_by")
"""What the protocol has from the order as it stands there."""


@blueprint.get("/papers/<document_id>/session")
def compose(document_id: str) -> Response:
    """Propose members for a session about a contested sheet."""
    order = _order(_payload(document_id, SHEETS))
    return page(
        "forms/calibration.html",
        document_id=document_id,
        members=proposed(current_services(), order, context().today()),
        law=quoted(outline(ORDER[0], page_language()).law(MEMBERS), page_language()),
    )


@blueprint.post("/papers/<document_id>/session")
def begin_order(document_id: str) -> AnyResponse:
    """Begin the order with the members that were chosen of those proposed."""
    order = _order(_payload(document_id, SHEETS))
    known = proposed(current_services(), order, context().today())
    chosen = [known[int(place)] for place in request.form.getlist("member") if place in map(str, range(len(known)))]
    of_body = {"organization": order["organization"]}
    members = [*chosen, *(of_body for _ in range(len(chosen), LEAST_MEMBERS))]
    return begin_with(ORDER[0], {**order, "members": members, "called_by": of_body})


@blueprint.post("/papers/<document_id>/protocol")
def begin_protocol(document_id: str) -> AnyResponse:
    """Begin the protocol with what the order says."""
    order = _payload(document_id, ORDER)
    carried = {name: order[name] for name in CARRIED if name in order}
    days: dict[str, Any] = {"called_on": order.get("signed_on"), "held_on": order.get("session_on")}
    data: dict[str, Any] = {**carried, **{name: day for name, day in days.items() if day}}
    with current_services().database.reading() as session:
        score = _contested_score(session, order)
    return begin_with(PROTOCOL[0], {**data, "decision": {"score_before": score}} if score else data)


def proposed(services: Services, order: Mapping[str, Any], today: date) -> list[dict[str, Any]]:
    """Return whom earlier papers name and the check of the order lets sit, those named last first."""
    with services.database.reading() as session:
        named = _named(session)
    # Who assessed stands in papers under former positions, too: a namesake is told apart by an IIN alone.
    evaluator = order["evaluator"]
    known = [one for one in named if not _may_be(one, evaluator) and not _may_be(one, order["appellant"])][:MAX_MEMBERS]
    # The days and the caller are not known yet, and say nothing about who may sit.
    meanwhile = {
        "appeal": {"received_result_on": today.isoformat(), "submitted_on": today.isoformat()},
        "called_by": {**{name: order["evaluator"][name] for name in PERSON[:3]}, "by_maslikhat": False},
    }
    asked = {**order, **meanwhile, "members": known}
    outcome = services.check(ORDER[0], asked, today=today, calendar=services.calendar)
    barred = {each.pointer for each in outcome.violations if each.severity is Severity.ERROR}
    return [one for place, one in enumerate(known) if not any(_is_at(each, place) for each in barred)]


def _may_be(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one.get("iin") and other.get("iin"):
        return bool(one["iin"] == other["iin"])
    return normalized(one["full_name"]) == normalized(other["full_name"])


def _is_at(pointer: str, place: int) -> bool:
    here = f"{MEMBERS}/{place}"
    return pointer == here or pointer.startswith(f"{here}/")


def _named(session: Session) -> list[dict[str, Any]]:
    """Return the evaluators of sheets and the members of sessions that papers name, each once as written last."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for form in (*PROTOCOL, *ORDER, *SHEETS):
        papers = listing.find(session, Wanted(form=form), limit=LOOKED_AT).papers
        ids = [paper.document.id for paper in papers]
        payloads = documents.payloads(session, ids)
        for data in (payloads[document_id] for document_id in ids if document_id in payloads):
            for person in _people(data):
                found.setdefault((person["full_name"].casefold(), person["position"].casefold()), person)
    return list(found.values())


def _people(data: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
    if "members" in data:
        return [{**member, "role": "member"} for member in data["members"]]
    person = {name: data["evaluator"][name] for name in PERSON if name in data["evaluator"]}
    return [{**person, "role": "member", "is_evaluator": True, "is_hr": False}]


def _order(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a sheet says of the order about it."""
    return {
        "organization": sheet["employee"]["organization"],
        "appellant": sheet["employee"],
        "evaluator": sheet["evaluator"],
        "period": sheet["period"],
    }


def _contested_score(session: Session, order: Mapping[str, Any]) -> str | None:
    """Return the score of the sheet that an order is about, where one is there."""
    period = order["period"]
    wanted = Wanted(name=order["appellant"]["full_name"], year=period["year"], quarter=period["quarter"])
    papers = listing.find(session, wanted, limit=LOOKED_AT).papers
    found = [one for one in papers if one.document.form in SHEETS and one.standing is not Standing.SUPERSEDED]
    return found[0].document.computed.get("average") if len(found) == 1 else None


def _payload(document_id: str, forms: Sequence[str]) -> dict[str, Any]:
    """Return the data of a paper on one of some forms; where it is none, the page says so."""
    document = find_document(document_id)
    with current_services().database.reading() as session:
        data = documents.payload(session, document.id)
    if data is None or document.form not in forms:
        abort(404)
    note_readings(Kind.DOCUMENT, document.id)
    return data
