"""The page of a sheet: what is decided of an assessee, how far it is, each step with who and when, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlencode

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from service.access.users import UserNotFoundError, get_user
from service.api.context import context, current_services, note_readings
from service.api.schemas import is_identifier
from service.cycles import decisions, papers, sheets, store
from service.cycles.decisions import OPEN_TO_CHANGE
from service.cycles.papers import Paper
from service.cycles.sheets import PROTOCOL, SheetChangedError, Shown, StepNotAllowedError
from service.cycles.staff import ANSWERS, NAMED, STATED
from service.cycles.states import ANSWERED, CHANGED, CORRECTED
from service.cycles.store import Cycle, Sheet, Step
from service.cycles.words import state_words, step_words
from service.db.models import NAME_LENGTH, POSITION_LENGTH, SheetState, Status
from service.documents import listing
from service.documents.listing import Standing
from service.documents.listing import Wanted as WantedPapers
from service.drafts.store import Draft
from service.errors import DocumentNotFoundError, ForbiddenByMethodology, InvalidSubmissionError
from service.journal.events import Kind
from service.pages import errors
from service.pages.administration.reach import typed as typed_lines
from service.pages.cycles import views
from service.pages.cycles.routes import PICKED, frame, is_evaluator, of_address, wanted
from service.pages.cycles.views import SECTION
from service.pages.forms.outline import outline
from service.pages.forms.routes import ROW_ACTIONS, begin_with, find_document, progress_of
from service.pages.forms.typed import begun, changed, entered
from service.pages.forms.views import id_of
from service.pages.forms.writing import Page, difference, previewed, sent_version, typed_data
from service.pages.guard import OFFICERS, WITH_PAPERS, admits
from service.pages.language import moment, page_language, read_day, word
from service.pages.papers.listing import entry
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.forms.shared.corpus_b import SHEETS
from validators.messages.values import day
from validators.schemas.iin import problem as iin_problem

blueprint = Pages("sheets", __name__, template_folder="../templates", roles=WITH_PAPERS)

WRONG: Final = 422
CHANGED_MEANWHILE: Final = 409
HERE: Final = "/cycles/<cycle_id>/sheets/<sheet_id>"
OTHER_STEPS: Final = frozenset({CORRECTED, ANSWERED, CHANGED})
BEGINNINGS: Final = frozenset({SheetState.NOT_STARTED, SheetState.NOT_ASSESSED})
"""The first steps: the term that is told with them is that of what follows."""
EVALUATOR: Final = {
    "full_name": NAME_LENGTH,
    "position": POSITION_LENGTH,
    "organization": POSITION_LENGTH,
    "iin": 12,
    "role": 40,
    "ground": POSITION_LENGTH,
}
"""Fields of who assesses, each with the most characters it takes."""
WRITABLE: Final = (SheetState.NOT_STARTED, SheetState.DRAFT)
KNOWN: Final = frozenset(sheets.FIXED)
"""What of a paper the cycle says and nobody fills in."""
PERSON: Final = ("full_name", "position", "organization", "iin", "category")
MOST_DAYS: Final = 366
PROTOCOLS: Final = 10


@blueprint.get(HERE)
def show(cycle_id: str, sheet_id: str) -> Response:
    """Show a sheet."""
    return shown_page(read(cycle_id, sheet_id))


@blueprint.get(f"{HERE}/standing")
def standing(cycle_id: str, sheet_id: str) -> Response:
    """Give the part of the page that changes while the paper is made."""
    return page("cycles/standing.html", **told(read(cycle_id, sheet_id)))


@blueprint.post(HERE)
def write(cycle_id: str, sheet_id: str) -> AnyResponse:
    """Keep what was typed, and do what was asked for with it."""
    before = _writable(cycle_id, sheet_id)
    action, _, pointer = request.form.get("do", "").partition(":")
    shape, data = outline(str(before.sheet.form), page_language()), _typed(before)
    at = changed(shape, data, action, pointer) if action in ROW_ACTIONS else None
    shown, saved = _save(before, data)
    written = _written(shown, data, request.form.get("writer", ""))
    if "HX-Request" in request.headers:
        parts = {**told(shown), **_paper(written, missing="all" in request.form, clash=not saved)}
        if action not in ROW_ACTIONS:
            return page("forms/saved.html", **parts)
        return page("forms/paper.html", **parts, focuses=id_of(at) if at else None, added=action == "add")
    if not saved:
        return difference(written)
    if action == "make":
        return _submit(shown, written)
    address = address_of(shown.sheet, **({"all": "1"} if action == "check" else {}))
    return redirect(f"{address}#{id_of(at)}" if at else address, 303)


@blueprint.post(f"{HERE}/preview")
def show_preview(cycle_id: str, sheet_id: str) -> Response:
    """Show in a frame of the page what was typed as it would be printed; nothing of it is kept."""
    shown = _writable(cycle_id, sheet_id)
    slug = str(shown.sheet.form)
    return previewed(slug, entered(outline(slug, page_language()), _typed(shown)).data)


def _writable(cycle_id: str, sheet_id: str) -> Shown:
    found = read(cycle_id, sheet_id)
    if not is_writable(found.sheet):
        raise errors.PageError("changed")
    return found


def is_writable(sheet: Sheet) -> bool:
    """Return whether something may still be entered for a sheet."""
    failed = sheet.state is SheetState.SUBMITTED and sheet.document_status == Status.FAILED
    return sheet.form is not None and (sheet.state in WRITABLE or failed)


def _typed(shown: Shown) -> dict[str, Any]:
    """Return the data of the paper with what was posted; what the cycle knows is not changed by a page."""
    sent = {name: value for name, value in typed_data(str(shown.sheet.form)).items() if name not in KNOWN}
    return {**{name: value for name, value in shown.data.items() if name in KNOWN}, **sent}


def _entered(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in KNOWN}


def _written(shown: Shown, data: dict[str, Any] | None = None, writer: str = "") -> Page:
    """Return the form of a sheet as it is written on its page."""
    sheet, slug = shown.sheet, str(shown.sheet.form)
    blank = {} if sheet.entered else begun(outline(slug, page_language()), context().forms[slug].sample())
    carried = {} if sheet.entered else papers.carried(current_services(), shown)
    kept = {**_entered(blank), **carried, **shown.data}
    by, at = sheet.updated_by, sheet.updated_at
    draft = Draft(sheet.id, slug, kept, sheet.version, "", by, at, at)
    return Page.of(draft, address_of(sheet), data, writer, KNOWN)


def _paper(written: Page, *, clash: bool = False, missing: bool = False) -> dict[str, Any]:
    """Return what the templates of a form name."""
    shown = written.shown(missing=missing, clash=clash)
    return {**shown, "make_text": word(SECTION, "submit"), "beside": "cycles/earlier.html"}


def _save(shown: Shown, data: Mapping[str, Any], version: int | None = None) -> tuple[Shown, bool]:
    """Keep what was typed; return the sheet as it is now, and whether that is in it."""
    sheet, typed_now = shown.sheet, _entered(data)
    if typed_now == _entered(_written(shown).data):
        return shown, True
    services, today, language = current_services(), context().today(), page_language()
    number = sent_version() if version is None else version
    try:
        found = sheets.save_sheet(
            services, sheet.cycle_id, sheet.id, typed_now, version=number, today=today, language=language
        )
    except SheetChangedError:
        # A page whose answer was lost is not held up by what it saved itself.
        found = read(sheet.cycle_id, sheet.id)
        return found, found.sheet.entered == typed_now
    except StepNotAllowedError:
        raise errors.PageError("changed") from None
    return found, True


def _submit(shown: Shown, written: Page) -> AnyResponse:
    """Have the paper made; what stands in its way is shown instead."""
    remarks = written.remarks()
    if not remarks.complete:
        return _with_faults(shown, written)
    sheet, today, language = shown.sheet, context().today(), page_language()
    shown, saved = _save(shown, remarks.entered.data, sheet.version)
    if not saved:
        return difference(_written(shown, written.data, written.writer))

    def step() -> None:
        sheets.submit_sheet(current_services(), sheet.cycle_id, sheet.id, today=today, message_language=language)

    try:
        return do(sheet.cycle_id, sheet.id, step)
    except ForbiddenByMethodology:
        return _with_faults(read(sheet.cycle_id, sheet.id), written)


def _with_faults(shown: Shown, written: Page) -> Response:
    return shown_page(shown, status=WRONG, written=_paper(written, missing=True))


@blueprint.post(f"{HERE}/acquainted")
@admits(*OFFICERS)
def acquaint(cycle_id: str, sheet_id: str) -> AnyResponse:
    """Note on which day the assessed was acquainted with the result."""
    return _on_day(cycle_id, sheet_id, sheets.acquaint)


@blueprint.post(f"{HERE}/appeal")
@admits(*OFFICERS)
def appeal(cycle_id: str, sheet_id: str) -> AnyResponse:
    """Note on which day the assessed appealed."""
    return _on_day(cycle_id, sheet_id, sheets.appeal)


@blueprint.post(f"{HERE}/calibrated")
@admits(*OFFICERS)
def calibrate(cycle_id: str, sheet_id: str) -> AnyResponse:
    """Take the score after a session from the protocol that was chosen."""
    document_id = request.form.get("document", "")
    if not is_identifier(document_id):
        return shown_page(read(cycle_id, sheet_id), of={"document": word(SECTION, "choose_protocol")})

    def step() -> None:
        sheets.calibrate(current_services(), of_address(cycle_id), sheet_id, document_id=document_id)

    return do(cycle_id, sheet_id, step, "document")


@blueprint.post(f"{HERE}/close")
@admits(*OFFICERS)
def close(cycle_id: str, sheet_id: str) -> AnyResponse:
    """End a sheet."""
    return do(cycle_id, sheet_id, lambda: sheets.close_sheet(current_services(), of_address(cycle_id), sheet_id))


@blueprint.post(f"{HERE}/answers")
@admits(*OFFICERS)
def answer(cycle_id: str, sheet_id: str) -> AnyResponse:
    """Decide what the order leaves open: answers, who assesses, the days worked."""
    shown = read(cycle_id, sheet_id)
    decided, wrong = _decided(shown.sheet, _evaluators(shown.cycle))
    if wrong:
        return shown_page(shown, of=wrong)

    def step() -> None:
        decisions.answer(current_services(), cycle_id, sheet_id, decided, version=sent_version())

    return do(cycle_id, sheet_id, step, "full_name")


def read(cycle_id: str, sheet_id: str) -> Shown:
    """Return the sheet of an address, and note that it was shown."""
    if not is_identifier(sheet_id):
        raise errors.PageError("not-found")
    today, language = context().today(), page_language()
    found = sheets.show_sheet(current_services(), of_address(cycle_id), sheet_id, today=today, language=language)
    note_readings(Kind.SHEET, found.sheet.id)
    return found


def address_of(sheet: Sheet, **more: Any) -> str:
    """Return the address of a sheet, within the list that the visitor goes through."""
    return url_for("sheets.show", cycle_id=sheet.cycle_id, sheet_id=sheet.id, **picked_in_address(), **more)


def picked_in_address() -> dict[str, Any]:
    """Return what the list was picked by that the visitor goes through."""
    return {name: text for name in PICKED if (text := request.args.get(name))}


def _on_day(cycle_id: str, sheet_id: str, step: Callable[..., None]) -> AnyResponse:
    on = read_day(request.form.get("on", "").strip())
    if on is None:
        return shown_page(read(cycle_id, sheet_id), of={"on": word("forms", "wrong_date")})
    return do(cycle_id, sheet_id, lambda: step(current_services(), of_address(cycle_id), sheet_id, on=on), "on")


def do(cycle_id: str, sheet_id: str, step: Callable[[], object], field: str | None = None) -> AnyResponse:
    """Take a step and show the sheet after it, or say why the step is not possible.

    Args:
        cycle_id: of the cycle.
        sheet_id: of the sheet.
        step: takes it.
        field: beside which it is said that something about the step is wrong.
    """
    try:
        step()
    except StepNotAllowedError as error:
        return shown_page(read(cycle_id, sheet_id), refused=step_words(error, page_language()))
    except InvalidSubmissionError as error:
        told_wrong = error.message.render(page_language())
        told_wrong = told_wrong[:1].upper() + told_wrong[1:]
        return shown_page(read(cycle_id, sheet_id), of={field or "": told_wrong})
    except DocumentNotFoundError:
        raise errors.PageError("changed") from None
    except SheetChangedError:
        return shown_page(read(cycle_id, sheet_id), refused=word(SECTION, "changed_meanwhile"))
    return redirect(address_of(read(cycle_id, sheet_id).sheet), 303)


def shown_page(
    shown: Shown,
    *,
    of: Mapping[str, str] | None = None,
    refused: str | None = None,
    status: int | None = None,
    written: Mapping[str, Any] | None = None,
) -> Response:
    """Return the page of a sheet.

    Args:
        shown: the sheet.
        of: what is wrong with what was typed, by field.
        refused: why a step is not possible.
        status: of the answer, where it is another.
        written: what the form names, where something is wrong with it.
    """
    status = status or (WRONG if of else CHANGED_MEANWHILE if refused else 200)
    wrong = of or {}
    summary = [(sentence, field or None) for field, sentence in wrong.items()]
    with current_services().database.reading() as session:
        asked = {name: request.args.get(name, "") for name in PICKED}
        around = store.neighbours(session, shown.sheet, wanted(shown.cycle, asked, assessed=True))
    values = {**frame(shown.cycle, None), **told(shown), "of": wrong, "errors": summary, "refused": refused}
    values |= _around(shown, around)
    values |= {"typed": request.form, **_deciding(shown)}
    if is_writable(shown.sheet):
        context().warm_preview()
        values |= written or _paper(_written(shown), missing="all" in request.args)
        if shown.sheet.state is SheetState.NOT_STARTED:
            values["saved_at"] = None
    return page("cycles/sheet.html", status, **values)


def _around(shown: Shown, ids: tuple[str | None, str | None]) -> dict[str, Any]:
    asked = picked_in_address()
    before, after = (one and url_for("sheets.show", cycle_id=shown.cycle.id, sheet_id=one, **asked) for one in ids)
    return {
        "before": before,
        "after": after,
        "listed": url_for("assessing.list_sheets", cycle_id=shown.cycle.id, **asked),
    }


def told(shown: Shown) -> dict[str, Any]:
    """Return what the templates name of a sheet: who, how it stands, its paper, its steps, earlier periods."""
    cycle, sheet = shown.cycle, shown.sheet
    document = None if sheet.document_id is None else find_document(sheet.document_id)
    return {
        "cycle": cycle,
        "sheet": sheet,
        "own": is_evaluator(),
        "here": url_for("sheets.show", cycle_id=sheet.cycle_id, sheet_id=sheet.id),
        "query": f"?{urlencode(picked_in_address())}" if picked_in_address() else "",
        "state": state_words(sheet.state, page_language()),
        "one": views.rows(cycle, [sheet])[0],
        "form_name": sheet.form and context().forms[sheet.form].name,
        "facts": list(_facts(shown)),
        "steps": [_step(one) for one in shown.steps],
        "earlier": [_earlier(each, one) for each, one in shown.earlier],
        "paper": None if document is None else progress_of(document),
        "contestable": sheet.form in SHEETS,
        "following": [] if is_evaluator() else [*map(_following, _noted(shown))],
        "protocols": _protocols(shown) if sheet.state is SheetState.APPEALED and not is_evaluator() else (),
    }


def _facts(shown: Shown) -> Iterator[tuple[str, str]]:
    """Yield names and values of what is known of the assessment."""
    sheet = shown.sheet
    yield word(SECTION, "position"), ", ".join((sheet.employee["position"], sheet.employee["organization"]))
    if sheet.unit_id is not None:
        yield word(SECTION, "unit"), views.unit_names().get(sheet.unit_id, "")
    assessor = sheet.assessor
    who = ", ".join(assessor[part] for part in ("full_name", "position") if assessor.get(part))
    yield word("papers", "evaluator"), who or word(SECTION, "no_evaluator")
    capacity = (dict(views.roles()).get(assessor.get("role", "")), assessor.get("ground"))
    if any(capacity):
        yield word(SECTION, "capacity"), ", ".join(part for part in capacity if part)
    if sheet.form is not None:
        yield word("papers", "form"), context().forms[sheet.form].name
    yield word(SECTION, "days"), sheet.decision["days"][page_language()]
    if (reason := sheet.decision.get("reason")) is not None:
        item = word("terms", "item", item=reason["item"])
        yield word(SECTION, "differs_reason"), f"{reason['text'][page_language()]} ({item})"
    if score := views.score(sheet):
        yield word(SECTION, "score"), score


def _step(one: Step) -> dict[str, Any]:
    language = page_language()
    other = one.step in OTHER_STEPS
    return {
        "what": word(SECTION, f"step_{one.step}") if other else state_words(SheetState(one.step), language),
        "on": day(one.on, language),
        "due": one.due and day(one.due, language),
        "late": one.due is not None and one.on > one.due and one.step not in BEGINNINGS,
        "at": moment(one.at),
        "who": _who(one),
    }


def _who(one: Step) -> str:
    """Return who took a step, by name where that is a user who is known."""
    if one.actor_kind == "user":
        try:
            return get_user(current_services().database, one.actor_id).name
        except UserNotFoundError:
            return word(SECTION, "by_gone")
    return word(SECTION, "by_key" if one.actor_kind == "key" else "by_service")


def _noted(shown: Shown) -> tuple[Paper, ...]:
    """Return the papers that follow from a sheet, and note that those which are there were read."""
    found = papers.following(current_services(), shown, today=context().today())
    note_readings(Kind.DOCUMENT, *(paper.document.id for one in found for paper in one.made))
    return found


def _following(one: Paper) -> dict[str, Any]:
    due = None if one.due is None else one.due.due
    return {
        "form": one.form,
        "name": context().forms[one.form].name,
        "made": [entry(each) for each in one.made],
        "due": None if due is None or one.made else day(due.day, page_language()),
        "late": due is not None and not one.made and due.day < context().today(),
    }


@blueprint.post(f"{HERE}/papers")
@admits(*OFFICERS)
def begin_paper(cycle_id: str, sheet_id: str) -> AnyResponse:
    """Begin a paper that follows from the sheet, with what is known."""
    shown, form = read(cycle_id, sheet_id), request.form.get("form", "")
    _noted(shown)
    try:
        data = papers.begin(current_services(), shown, form, today=context().today())
    except InvalidSubmissionError:
        raise errors.PageError("changed") from None
    return begin_with(form, data)


def _earlier(cycle: Cycle, sheet: Sheet) -> dict[str, Any]:
    return {
        "period": views.short_period(cycle.period),
        "score": views.score(sheet),
        "state": str(sheet.state),
        "href": url_for("sheets.show", cycle_id=cycle.id, sheet_id=sheet.id),
    }


def _protocols(shown: Shown) -> list[dict[str, Any]]:
    """Return the protocols of sessions that may be about a sheet: of that name and period."""
    period, name = shown.cycle.period, shown.sheet.employee["full_name"]
    looked = WantedPapers(name=name, form=PROTOCOL, year=period.year, quarter=period.quarter, standing=Standing.READY)
    with current_services().database.reading() as session:
        found = listing.find(session, looked, limit=PROTOCOLS).papers
    note_readings(Kind.DOCUMENT, *(each.document.id for each in found))
    return [entry(each) for each in found]


def _deciding(shown: Shown) -> dict[str, Any]:
    """Return what the form of decisions names; nothing where nothing can be decided any more."""
    sheet, language = shown.sheet, page_language()
    if is_evaluator() or sheet.state not in OPEN_TO_CHANGE or sheet.appointment_id is None:
        return {"decides": False, "questions": [_asked(one, language) for one in sheet.questions]}
    return {
        "decides": True,
        "questions": [_asked(one, language) for one in sheet.questions],
        "evaluators": [(key, _called(one)) for key, one in _evaluators(shown.cycle).items()],
        "roles": views.roles() if shown.cycle.period.quarter is not None else [],
    }


def _called(person: Mapping[str, Any]) -> str:
    return ", ".join(person[part] for part in ("full_name", "position") if person.get(part))


def _asked(question: Mapping[str, Any], language: str) -> dict[str, Any]:
    answers = [(code, texts[language]) for code, texts in question["answers"].items()]
    item = word("terms", "item", item=question["item"])
    return {"code": question["code"], "text": question["text"][language], "item": item, "answers": answers}


def _evaluators(cycle: Cycle) -> dict[str, Mapping[str, Any]]:
    """Return who assesses in a cycle, by name."""
    with current_services().database.reading() as session:
        people = store.assessors(session, cycle.id)
    return dict(sorted(people.items(), key=lambda pair: str(pair[1].get("full_name"))))


def _decided(sheet: Sheet, known: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what was decided on the page, and what is wrong with it by field."""
    decided: dict[str, Any] = {}
    answers = {one["code"]: request.form.get(f"answer:{one['code']}", "") for one in sheet.questions if one["answers"]}
    if given := {code: said for code, said in answers.items() if said}:
        decided[ANSWERS] = given
    wrong: dict[str, str] = {}
    if days := request.form.get("days", "").strip():
        if days.isascii() and days.isdecimal() and int(days) <= MOST_DAYS:
            decided[STATED] = int(days)
        else:
            wrong["days"] = word("forms", "wrong_whole")
    said = {name: text for name, text in typed_lines(EVALUATOR).items() if text}
    person = known.get(request.form.get("evaluator", ""))
    if person is not None:
        said = {**{part: person[part] for part in PERSON if part in person}, **said}
    elif {*said} <= {"role", "ground"} and said and sheet.assessor:
        said = {**{part: sheet.assessor[part] for part in (*PERSON, "role") if part in sheet.assessor}, **said}
    if said:
        wrong |= _wrong(said)
        decided[NAMED] = said
    if not (decided or wrong):
        wrong["decide"] = word(SECTION, "nothing_decided")
    return decided, wrong


def _wrong(said: Mapping[str, str]) -> dict[str, str]:
    wrong = {part: word(SECTION, f"no_{part}") for part in ("full_name", "position") if part not in said}
    if "iin" in said and iin_problem(said["iin"]) is not None:
        wrong["iin"] = word("people", "no_iin")
    if "role" in said and said["role"] not in dict(views.roles()):
        wrong["role"] = word("forms", "wrong_choice")
    return wrong
