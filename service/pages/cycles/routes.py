"""Cycles: the list, opening one with what would be decided, how far one is, its sheets, and changes of the staff list.

Addresses name units, evaluators and states by ids; whose name is looked for is kept in the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from flask import Response, abort, redirect, request, url_for
from fluent.runtime.types import fluent_number
from werkzeug.wrappers import Response as AnyResponse

from service.api.context import context, current_caller, current_services, note_readings
from service.api.schemas import is_identifier
from service.cycles import decisions, not_assessed, papers, sheets
from service.cycles.decisions import Difference
from service.cycles.opening import foresee, open_cycle
from service.cycles.papers import Owed
from service.cycles.progress import Overview, late_standings, list_cycles, overview
from service.cycles.report import scale_of
from service.cycles.sheets import SheetChangedError
from service.cycles.staff import Decided
from service.cycles.states import SCORED, Period
from service.cycles.store import Cycle, Wanted
from service.cycles.words import state_words
from service.db.models import Role, SheetState
from service.errors import InvalidSubmissionError
from service.journal.events import Kind
from service.pages import errors, guard
from service.pages.cycles import views
from service.pages.cycles.views import SECTION
from service.pages.forms.routes import begin_with
from service.pages.guard import OFFICERS, WITH_PAPERS, admits
from service.pages.language import page_language, word
from service.pages.papers.listing import LONGEST, result_word
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.messages.values import day
from validators.parameters import SINCE
from validators.periods import QUARTERS

SHOWN: Final = 50
KEPT: Final = "cycle_name"
"""The name under which a session keeps whose sheet is looked for."""
PICKED: Final = ("unit", "evaluator", "state", "only", "result")
ONLY: Final = ("left", "late", "asking")
WRONG: Final = 422
SCHEDULE, DECISION, LETTER = "assessment_schedule", "b_assessor_decision", "a_transmittal"
"""Papers of a whole cycle."""
FOUND: Final = "found"
"""The parameter of addresses that says that servants before have changes."""
MOST_NAMED: Final = 300
"""So many people are named under one reason or question before a cycle is opened."""

blueprint = Pages("assessing", __name__, template_folder="../templates", roles=WITH_PAPERS)


@blueprint.get("/cycles")
def list_all() -> Response:
    """List the cycles, those of the newest period first."""
    today = context().today()
    found = [card(one) for one in list_cycles(current_services(), today=today)]
    return page("cycles/list.html", cycles=found, own=is_evaluator())


def card(found: Overview) -> dict[str, Any]:
    """Return a cycle as a line of a list."""
    cycle = found.cycle
    return {
        "id": cycle.id,
        "period": views.period_words(cycle.period),
        "closed": cycle.closed_at is not None,
        "left": found.counts.left,
        "due": next(views.deadlines(found), None),
        "bar": views.bar(cycle, views.period_words(cycle.period), found.counts),
    }


def is_evaluator() -> bool:
    """Return whether an evaluator is signed in, who sees own assessees alone."""
    return current_caller().role is Role.EVALUATOR


@blueprint.get("/cycles/new")
@admits(*OFFICERS)
def ask() -> Response:
    """Ask for the period of a new cycle, and show what would be decided of everybody in the staff list."""
    chosen = _period(request.args.get("period", ""))
    found = () if chosen is None else foresee(current_services(), chosen)
    there = None if chosen is None else _open_one(chosen)
    return page(
        "cycles/new.html",
        periods=[(_code(one), views.period_words(one)) for one in _periods()],
        chosen=chosen and _code(chosen),
        name=chosen and views.period_words(chosen),
        there=there,
        **_foreseen(found),
    )


@blueprint.post("/cycles/new")
@admits(*OFFICERS)
def begin() -> AnyResponse:
    """Open a cycle."""
    chosen = _period(request.form.get("period", ""))
    if chosen is None:
        raise errors.PageError("bad-request")
    opened = open_cycle(current_services(), chosen)
    return redirect(url_for("assessing.show", cycle_id=opened.cycle.id), 303)


def _periods() -> Iterator[Period]:
    """Yield the periods that can be assessed, the newest first: quarters of corpus «Б», then years of corpus «А»."""
    today = context().today()
    years = range(today.year, min(SINCE.values()).year - 1, -1)
    quarters = [Period("B", year, number) for year in years for number in reversed(QUARTERS)]
    for one in (*quarters, *(Period("A", year, None) for year in years)):
        if SINCE[one.methodology] <= one.days.first_day <= today:
            yield one


def _code(period: Period) -> str:
    return "-".join(str(part) for part in (period.methodology, period.year, period.quarter) if part is not None)


def _period(code: str) -> Period | None:
    return next((one for one in _periods() if _code(one) == code), None)


def _open_one(period: Period) -> str | None:
    known = list_cycles(current_services(), today=context().today())
    return next((one.cycle.id for one in known if one.cycle.period == period and one.cycle.closed_at is None), None)


def _foreseen(found: Sequence[Decided]) -> dict[str, Any]:
    """Return what would be decided: on which form how many, who is not assessed and why, what is asked of whom."""
    language = page_language()
    forms: dict[str, int] = {}
    reasons: dict[str, list[str]] = {}
    questions: dict[str, list[str]] = {}
    for one in found:
        columns, name = one.columns, one.columns["employee"]["full_name"]
        if columns["form"] is not None:
            forms[columns["form"]] = forms.get(columns["form"], 0) + 1
        if (reason := columns["decision"].get("reason")) is not None:
            reasons.setdefault(reason["item"], []).append(f"{name}: {reason['text'][language]}")
        for question in columns["questions"]:
            questions.setdefault(question["item"], []).append(f"{name}: {question['text'][language]}")
    return {
        "total": len(found),
        "assessed": sum(one.columns["reason"] is None for one in found),
        "asking": sum(one.columns["asking"] for one in found),
        "forms": [(context().forms[slug].name, number) for slug, number in sorted(forms.items())],
        "reasons": list(_grouped(reasons)),
        "questions": list(_grouped(questions)),
    }


def _grouped(found: Mapping[str, list[str]]) -> Iterator[dict[str, Any]]:
    for item, told in sorted(found.items()):
        more = len(told) - MOST_NAMED
        yield {
            "item": word("terms", "item", item=item),
            "number": len(told),
            "told": told[:MOST_NAMED],
            "more": word(SECTION, "and_more", number=fluent_number(more)) if more > 0 else "",
        }


@blueprint.get("/cycles/<cycle_id>")
def show(cycle_id: str) -> AnyResponse:
    """Show how far a cycle is by units; to evaluators, the sheets of their assessees."""
    if is_evaluator():
        return redirect(url_for("assessing.list_sheets", cycle_id=of_address(cycle_id)), 303)
    found = overview_of(cycle_id)
    appealed = Wanted(state=SheetState.APPEALED)
    _, some = sheets.list_sheets(current_services(), cycle_id, appealed, cursor=None, limit=SHOWN)
    note_readings(Kind.SHEET, *(one.id for one in some.sheets))
    return page(
        "cycles/show.html",
        **frame(found.cycle, found),
        whole=views.bar(found.cycle, word(SECTION, "whole"), found.counts),
        counts=found.counts,
        issued=found.counts.total - found.counts.left - found.counts.states[SheetState.NOT_ASSESSED],
        appealed=views.rows(found.cycle, some.sheets),
        deadlines=list(views.deadlines(found)),
        bars=views.bars(found.cycle, found.units, "unit"),
        owed=[_owed(one) for one in papers.owed(current_services(), cycle_id, today=context().today())],
        letter=found.cycle.period.quarter is None and any(found.counts.states[one] for one in SCORED) and LETTER,
        closes=any(found.counts.states[one] for one in (SheetState.ACQUAINTED, SheetState.CALIBRATED))
        or not (found.counts.total - _ended(found)),
    )


def _owed(one: Owed) -> dict[str, Any]:
    """Return a paper that is owed as the page shows it: how many are there, whose are missing, late ones first."""
    today = context().today()
    note_readings(Kind.SHEET, *(sheet.id for sheet, _ in one.missing))
    return {
        "name": context().forms[one.form].name,
        "made": one.made,
        "total": one.made + len(one.missing),
        "late": sum(due is not None and due < today for _, due in one.missing),
        "missing": [
            {
                "name": sheet.employee["full_name"],
                "href": url_for("sheets.show", cycle_id=sheet.cycle_id, sheet_id=sheet.id),
                "due": due and day(due, page_language()),
                "late": due is not None and due < today,
            }
            for sheet, due in one.missing
        ],
    }


def _ended(found: Overview) -> int:
    return found.counts.states[SheetState.CLOSED] + found.counts.states[SheetState.NOT_ASSESSED]


@blueprint.get("/cycles/<cycle_id>/evaluators")
@admits(*OFFICERS)
def show_evaluators(cycle_id: str) -> Response:
    """Show how far each evaluator is, who is late first."""
    found = overview_of(cycle_id)
    bars = views.bars(found.cycle, found.evaluators, "evaluator")
    loads = papers.workloads(current_services(), found.cycle)
    names = {one.id: one.name for one in found.evaluators}
    return page(
        "cycles/evaluators.html",
        **frame(found.cycle, found),
        bars=bars,
        loads=[(evaluator_id, names.get(evaluator_id), number) for evaluator_id, number in loads.items()],
        decision=DECISION,
    )


@blueprint.post("/cycles/<cycle_id>/papers")
@admits(*OFFICERS)
def begin_paper(cycle_id: str) -> AnyResponse:
    """Begin a paper that follows from the cycle: the schedule, the decision on delegates, or the letter."""
    form, services = request.form.get("form", ""), current_services()
    asked = {name: request.form.get(name, "") for name in PICKED}
    try:
        if form == SCHEDULE:
            data = papers.schedule(services, cycle_id, wanted(overview_of(cycle_id).cycle, asked))
        elif form == DECISION:
            data = papers.delegating(services, of_address(cycle_id), asked["evaluator"])
        elif form == LETTER:
            data = papers.package(services, of_address(cycle_id))
        else:
            raise errors.PageError("bad-request")
    except InvalidSubmissionError as error:
        told = error.message.render(page_language())
        return _listed(cycle_id, asked, f"{told[:1].upper()}{told[1:]}")
    return begin_with(form, data)


@blueprint.post("/cycles/<cycle_id>/close")
@admits(*OFFICERS)
def close(cycle_id: str) -> AnyResponse:
    """End every sheet that has nothing left to do, and the cycle where none is left."""
    sheets.close_cycle(current_services(), of_address(cycle_id))
    return redirect(url_for("assessing.show", cycle_id=cycle_id), 303)


@blueprint.get("/cycles/<cycle_id>/sheets")
def list_sheets(cycle_id: str) -> Response:
    """List the sheets of a cycle by name: of a unit, an evaluator, in a state, or with a name."""
    return _listed(cycle_id, {name: request.args.get(name, "") for name in PICKED})


def _listed(cycle_id: str, asked: Mapping[str, str], refused: str | None = None) -> Response:
    services, found = current_services(), overview_of(cycle_id)
    name = str(guard.kept().get(KEPT, ""))
    try:
        cycle, some = sheets.list_sheets(
            services,
            cycle_id,
            wanted(found.cycle, asked, name),
            cursor=request.args.get("cursor") or None,
            limit=SHOWN,
        )
    except InvalidSubmissionError:
        raise errors.PageError("bad-request") from None
    note_readings(Kind.SHEET, *(one.id for one in some.sheets))
    chosen: dict[str, Any] = {key: text for key, text in asked.items() if text}
    return page(
        "cycles/sheets.html",
        200 if refused is None else WRONG,
        **frame(cycle, found),
        refused=refused,
        schedule=SCHEDULE,
        rows=views.rows(cycle, some.sheets),
        chosen=chosen,
        name=name,
        choices=choices_of(found),
        link=lambda sheet_id: url_for("sheets.show", cycle_id=cycle.id, sheet_id=sheet_id, **chosen),
        after=some.next_cursor
        and url_for("assessing.list_sheets", cycle_id=cycle.id, **chosen, cursor=some.next_cursor),
        first="cursor" in request.args and url_for("assessing.list_sheets", cycle_id=cycle.id, **chosen),
    )


@blueprint.post("/cycles/<cycle_id>/sheets")
def look_for(cycle_id: str) -> AnyResponse:
    """Keep whose sheet is looked for, and list the sheets again."""
    clear = request.form.get("do") == "clear"
    guard.note(**{KEPT: "" if clear else request.form.get("name", "").strip()[:LONGEST]})
    sent: dict[str, Any] = (
        {} if clear else {name: text for name in PICKED if (text := request.form.get(name, "")[:LONGEST])}
    )
    return redirect(url_for("assessing.list_sheets", cycle_id=of_address(cycle_id), **sent), 303)


def wanted(cycle: Cycle, asked: Mapping[str, str], name: str = "", *, assessed: bool = False) -> Wanted:
    """Return which sheets an address asks for.

    Args:
        cycle: of the sheets.
        asked: the parameters of the address.
        name: what is looked for in names.
        assessed: whether those not assessed are passed over unless they are asked for.
    """
    state, only = asked.get("state", ""), asked.get("only", "")
    known = {str(one): one for one in SheetState}
    late = only == "late"
    today = context().today()
    return Wanted(
        views.of_address(asked.get("unit")),
        views.of_address(asked.get("evaluator")),
        known.get(state),
        name,
        asking=only == "asking",
        assessed=assessed and known.get(state) is not SheetState.NOT_ASSESSED,
        left=only == "left",
        result=next((one.code for one in scale_of(cycle.period).bands if one.code == asked.get("result")), None),
        standings=late_standings(current_services(), cycle, today=today) if late else None,
    )


def choices_of(found: Overview) -> dict[str, list[tuple[str, str]]]:
    """Return what sheets may be picked by: what there is in the cycle."""
    pairs = {"unit": found.units, "evaluator": found.evaluators}
    picked = {
        key: [(one.id or views.OF_NONE, one.name or word(SECTION, f"no_{key}")) for one in groups]
        for key, groups in pairs.items()
    }
    there = [one for one in views.ORDER if found.counts.states[one]]
    return {
        **picked,
        "state": [(str(one), state_words(one, page_language())) for one in there],
        "only": [(one, word(SECTION, f"only_{one}")) for one in ONLY],
        "result": [(one.code, result_word(one.code)) for one in scale_of(found.cycle.period).bands],
    }


@blueprint.get("/cycles/<cycle_id>/not-assessed")
@admits(*OFFICERS)
def show_not_assessed(cycle_id: str) -> Response:
    """List who is not assessed, and why."""
    found = overview_of(cycle_id)
    listed = not_assessed.not_assessed(current_services(), cycle_id)
    note_readings(Kind.SHEET, *(one.id for one in listed.sheets))
    rows = views.rows(found.cycle, listed.sheets)
    return page("cycles/not_assessed.html", **frame(found.cycle, found), rows=rows)


@blueprint.post("/cycles/<cycle_id>/not-assessed")
@admits(*OFFICERS)
def begin_not_assessed(cycle_id: str) -> AnyResponse:
    """Begin the list of those not assessed as a paper, with what the cycle knows."""
    try:
        slug, data = not_assessed.paper_data(current_services(), of_address(cycle_id), {})
    except InvalidSubmissionError:
        raise errors.PageError("changed") from None
    return begin_with(slug, data)


@blueprint.get("/cycles/<cycle_id>/differences")
@admits(*OFFICERS)
def show_differences(cycle_id: str) -> Response:
    """Show what the staff list says otherwise than the cycle, some servants after others; nothing changes by that."""
    try:
        cycle, differing, after = decisions.differences_of_some(
            current_services(), of_address(cycle_id), request.args.get("after")
        )
    except InvalidSubmissionError:
        raise errors.PageError("bad-request") from None
    note_readings(Kind.SHEET, *(one.sheet.id for one in differing if one.sheet is not None))
    units = views.unit_names()
    told: dict[str, Any] = {FOUND: "1"} if differing or FOUND in request.args else {}
    parts: dict[str, Any] = {
        "rows": [_difference(one, units) for one in differing],
        "after": after and url_for("assessing.show_differences", cycle_id=cycle.id, after=after, **told),
    }
    if "HX-Request" in request.headers:
        if after or told:
            return page("cycles/differing.html", **parts)
        answer = page("cycles/no_differences.html")
        answer.headers.update({"HX-Retarget": "#differing", "HX-Reswap": "outerHTML"})
        return answer
    return page(
        "cycles/differences.html",
        **frame(cycle, overview_of(cycle_id)),
        **parts,
        told=told,
        applied=request.args.get("applied", "") if request.args.get("applied", "").isdecimal() else "",
    )


@blueprint.post("/cycles/<cycle_id>/differences")
@admits(*OFFICERS)
def apply(cycle_id: str) -> AnyResponse:
    """Apply the changes that were chosen, or all that can be."""
    whole = request.form.get("do") == "all"
    chosen = [one for one in request.form.getlist("pick") if is_identifier(one)]
    try:
        applied, _ = decisions.apply_differences(current_services(), of_address(cycle_id), None if whole else chosen)
    except SheetChangedError:
        raise errors.PageError("changed") from None
    return redirect(url_for("assessing.show_differences", cycle_id=cycle_id, applied=str(applied)), 303)


def _difference(one: Difference, units: Mapping[str | None, str]) -> dict[str, Any]:
    state = None if one.sheet is None else state_words(one.sheet.state, page_language())
    return {
        "id": one.id,
        "kind": str(one.kind),
        "name": one.employee.get("full_name", ""),
        "position": one.employee.get("position", ""),
        "state": state,
        "applicable": one.applicable,
        "changes": [change for name, pair in one.fields.items() for change in _changes(one, name, pair, units)],
    }


def _changes(
    one: Difference, name: str, pair: tuple[Any, Any], units: Mapping[str | None, str]
) -> Iterable[tuple[str, str, str]]:
    """Yield what differs: what it is called, as it is in the cycle, and as the staff list says."""
    before, now = pair
    if name in {"employee", "assessor"}:
        for part in dict.fromkeys((*before, *now)):
            if before.get(part) != now.get(part):
                label = word(SECTION, f"part_{part}")
                label = label if name == "employee" else word(SECTION, "of_evaluator", part=label)
                yield label, _text(part, before.get(part)), _text(part, now.get(part))
        return
    if name == "reason":
        told = (None if one.sheet is None else one.sheet.decision, one.decided and one.decided.columns["decision"])
        before, now = ((each or {}).get("reason") for each in told)
        before, now = (each and each["text"][page_language()] for each in (before, now))
    elif name == "unit_id":
        before, now = (units.get(each, "") for each in pair)
    elif name == "form":
        before, now = (each and context().forms[each].name for each in pair)
    yield word(SECTION, f"differs_{name}"), _text(name, before), _text(name, now)


def _text(name: str, value: Any) -> str:
    """Return a value of a sheet as it is read."""
    if isinstance(value, bool):
        return word("forms", "yes" if value else "no")
    if name in {"appointed_on", "dismissed_on"} and value:
        year, month, number = str(value).split("-")
        return f"{number}.{month}.{year}"
    if name == "role" and value:
        return dict(views.roles()).get(value, "")
    return "" if value is None else str(value)


def frame(cycle: Cycle, found: Overview | None) -> dict[str, Any]:
    """Return what every page of a cycle names: the cycle and, for officers, the tabs."""
    return {
        "cycle": cycle,
        "period": views.period_words(cycle.period),
        "as_of": day(cycle.staff_as_of, page_language()),
        "own": is_evaluator(),
        "tabs": [] if found is None or is_evaluator() else list(_tabs(found)),
    }


def _tabs(found: Overview) -> Iterator[dict[str, Any]]:
    counts = found.counts
    pages = (
        ("units", "assessing.show", None),
        ("evaluators", "assessing.show_evaluators", len(found.evaluators)),
        ("sheets", "assessing.list_sheets", counts.total),
        ("not_assessed", "assessing.show_not_assessed", counts.states[SheetState.NOT_ASSESSED]),
        ("differences", "assessing.show_differences", None),
        ("workbook", "score_workbooks.ask", None),
        ("report", "reports.show", None),
    )
    for key, endpoint, number in pages:
        if key == "workbook" and found.cycle.period.quarter is None:
            continue
        address = url_for(endpoint, cycle_id=found.cycle.id)
        tab = {"text": word(SECTION, f"tab_{key}"), "href": address, "current": request.endpoint == endpoint}
        yield tab if number is None else {**tab, "count": number}


def overview_of(cycle_id: str) -> Overview:
    """Return how far the cycle of an address is."""
    return overview(current_services(), of_address(cycle_id), today=context().today())


def of_address(cycle_id: str) -> str:
    """Return the id of a cycle in an address; where it is none, the page says so."""
    if not is_identifier(cycle_id):
        abort(404)
    return cycle_id
