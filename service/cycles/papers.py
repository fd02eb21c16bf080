"""Papers that follow from a cycle, each begun with what the cycle and earlier papers know; people enter the rest.

Which paper of whom, when, and of what it is begun is declared in :data:`OF_SHEET`: agreement, monitoring and review of
corpus «А» (items 7, 23, 26), notices of the result («А» 24, «Б» 10), the reference for a session and the record of the
feedback after it («Б» 16, 24). Of the whole cycle: the schedule («А» 5, «Б» 9), the decision on delegates («Б» 18) and
the package of corpus «А» (item 26).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.cycles import store
from service.cycles.sheets import Shown, current, named
from service.cycles.states import SCORED
from service.cycles.store import Cycle, Sheet, Wanted
from service.db.models import CycleSheetRow, SheetState
from service.documents import listing
from service.documents import store as documents
from service.documents.listing import ListedPaper, Standing
from service.errors import InvalidSubmissionError
from service.services import Services
from service.texts import MESSAGES
from validators import parameters
from validators.calendar import WorkingCalendar
from validators.cycles.facts import Appointment
from validators.cycles.steps import SheetStep, StepDates, StepDue, steps_of, term_of
from validators.forms.agreement.rules import CATEGORIES
from validators.forms.preparation.schema import APPARATUS_HEAD, DELEGATES, MAX_SCHEDULED, STAND_IN
from validators.forms.score_sheet.many import DELEGATE
from validators.parameters.kpis import AGENCY, AUTHORIZED_PERSON, agreement_kpis
from validators.people import same_person

PERSON: Final = ("full_name", "position", "organization", "iin")
KPI: Final = ("name", "unit", "planned")
OPEN: Final = frozenset(SheetState) - {SheetState.NOT_ASSESSED}
MOST_OF_A_FORM: Final = 2000
"""So many papers on a form and about a year are looked at; a state body has some ten servants of corpus «А»."""
LANGUAGE: Final = "ru"
"""Of the official papers."""
LOOKED_AT: Final = 50
"""So many papers about a person and a period are looked at; there are hardly ten."""


@dataclass(frozen=True)
class Known:
    """What papers about an assessee begin with: the sheet with its steps, and a session to look for earlier papers."""

    session: Session
    shown: Shown

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.shown.sheet

    @property
    def result(self) -> dict[str, Any]:
        """The score in force, and its result."""
        return {"final_score": self.sheet.score, "result": self.sheet.result}

    @property
    def of(self) -> dict[str, Any]:
        """Corpus, state body and period as notices name them."""
        period = self.shown.cycle.period
        return {
            "methodology": period.methodology,
            "organization": self.sheet.employee["organization"],
            "period": period.named,
        }

    @property
    def personal(self) -> dict[str, Any]:
        """Who is assessed, by whom and for which period, as the papers of either corpus name them."""
        names = ("employee", "evaluator", "authorized_person", "period", "year")
        return {name: self.shown.data[name] for name in names if name in self.shown.data}

    def on(self, step: SheetState) -> str | None:
        """Return the day of the last step to a state."""
        days = [one.on for one in self.shown.steps if one.step == step]
        return max(days).isoformat() if days else None

    @cached_property
    def agreed(self) -> Sequence[Mapping[str, Any]]:
        """The KPIs of the year, each with its kind: those that the annex words, and those of the newest agreement."""
        table = agreement_kpis(int(self.sheet.employee["category"]), self.shown.cycle.period.days.first_day)
        there = made(self.session, self.shown)
        agreement: Mapping[str, Any] = next((data for paper, data in there if paper.document.form in AGREEMENTS), {})
        agency = agreement.get("agency_kpi")
        left = {AGENCY: [agency] if agency else [], AUTHORIZED_PERSON: list(agreement.get("kpis", []))}
        found: list[Mapping[str, Any]] = []
        for kind in table.kinds:
            worded, agreed = table.worded(kind), left.get(kind, [])
            if worded is not None:
                found.append({"kind": kind, "name": worded.name, "unit": table.unit, "planned": str(table.planned)})
            else:
                found.append({"kind": kind, **_kpi(agreed.pop(0) if agreed else {})})
        return (*found, *({"kind": AUTHORIZED_PERSON, **_kpi(kpi)} for kpi in left[AUTHORIZED_PERSON]))

    @cached_property
    def protocol(self) -> Mapping[str, Any]:
        """The protocol of the session that decided on the sheet."""
        protocol_id = self.sheet.protocol_id
        return {} if protocol_id is None else documents.payload(self.session, protocol_id) or {}


def person(known: Mapping[str, Any]) -> dict[str, Any]:
    """Return somebody the cycle knows as papers name a person."""
    return {name: known[name] for name in PERSON if name in known}


def _kpi(kpi: Mapping[str, Any]) -> dict[str, Any]:
    return {name: kpi[name] for name in KPI if name in kpi}


@dataclass(frozen=True, slots=True)
class Following:
    """A paper that follows from a sheet: in which states, on what condition, and what it is begun with."""

    form: str
    methodology: str
    states: Collection[SheetState]
    begin: Callable[[Known], Mapping[str, Any]]
    step: SheetStep | None = None
    fits: Callable[[Sheet], bool] = lambda _: True


def _agreement(known: Known) -> Mapping[str, Any]:
    return known.personal


def _monitoring(known: Known) -> Mapping[str, Any]:
    return {**known.personal, "kpis": [_kpi(kpi) for kpi in known.agreed]}


def _review(known: Known) -> Mapping[str, Any]:
    achieved = [{"name": kpi["name"]} for kpi in known.agreed if "name" in kpi]
    return {**known.personal, **known.result, "kpi_achievements": achieved}


def _acquaintance(known: Known) -> Mapping[str, Any]:
    return {**known.of, "employee": person(known.sheet.employee), **known.result}


def _result_notice(known: Known) -> Mapping[str, Any]:
    left = {"dismissed_on": known.sheet.employee["dismissed_on"]}
    return {**known.of, "ground": "dismissed", "employee": person(known.sheet.employee) | left, **known.result}


def _reference(known: Known) -> Mapping[str, Any]:
    entered = known.sheet.entered
    scores = [{"score": one["score"]} for one in entered.get("scores", []) if isinstance(one, dict) and "score" in one]
    days = {"received_result_on": known.on(SheetState.ACQUAINTED), "submitted_on": known.on(SheetState.APPEALED)}
    return {
        "organization": known.sheet.employee["organization"],
        **known.personal,
        "sheet": known.sheet.form,
        "scores": scores,
        "average": known.sheet.score,
        "result": known.sheet.result,
        "previous": list(_previous(known.shown)),
        "disciplinary_penalties": entered.get("disciplinary_penalties", []),
        **({"appeal": days} if all(days.values()) else {}),
    }


def _previous(shown: Shown) -> Iterator[dict[str, Any]]:
    now = shown.cycle.period
    for cycle, sheet in shown.earlier:
        then = cycle.period
        if then.quarter is None or (then.year, then.quarter) >= (now.year, now.quarter or 0):
            continue
        told = {"average": sheet.score, "result": sheet.result} if sheet.score else {}
        if not told and sheet.state is SheetState.NOT_ASSESSED:
            told = {"note": sheet.decision["reason"]["text"][LANGUAGE]}
        if told:
            yield {"year": then.year, "quarter": then.quarter, **told}


def _feedback(known: Known) -> Mapping[str, Any]:
    session = {"session_on": known.protocol.get("held_on"), "protocol_number": known.protocol.get("number")}
    told = {name: value for name, value in session.items() if value}
    return {"organization": known.sheet.employee["organization"], **known.personal, **told, **known.result}


def _of_category(number: int) -> Callable[[Sheet], bool]:
    return lambda sheet: str(sheet.employee.get("category")) == str(number)


def _decision(known: Known) -> Mapping[str, Any]:
    assessor = known.sheet.assessor
    category = {"category": assessor["category"]} if "category" in assessor else {}
    return {
        "organization": known.sheet.employee["organization"],
        "kind": DECIDED[assessor["role"]],
        "period": known.shown.data["period"],
        "assessors": [person(assessor) | category | {"assesses": known.sheet.employee["full_name"]}],
    }


DECIDED: Final = {STAND_IN: STAND_IN, APPARATUS_HEAD: APPARATUS_HEAD, DELEGATE: DELEGATES}
"""Capacities of who assesses on the ground of a decision («Б» 4, 18), and the kind of the decision."""
AGREEMENTS: Final = tuple(CATEGORIES)
BEGUN_BY: Final = {1: SheetStep.DRAFT, 2: SheetStep.AGREEMENT}
"""By category, the step whose term an agreement is begun with: of category 1 a draft goes out first (item 7)."""
OF_SHEET: Final = (
    *(
        Following(form, "A", OPEN, _agreement, BEGUN_BY[number], _of_category(number))
        for form, number in CATEGORIES.items()
    ),
    Following("a_monitoring", "A", OPEN, _monitoring, SheetStep.MONITORING),
    Following("a6_review", "A", SCORED, _review, SheetStep.ASSESSMENT),
    *(
        each
        for corpus in ("A", "B")
        for each in (
            Following("acquaintance_notice", corpus, SCORED, _acquaintance, fits=lambda sheet: not sheet.dismissed),
            Following("result_notice", corpus, SCORED, _result_notice, fits=lambda sheet: sheet.dismissed),
        )
    ),
    Following("b_assessor_decision", "B", OPEN, _decision, fits=lambda sheet: sheet.assessor.get("role") in DECIDED),
    Following("b_session_reference", "B", {SheetState.APPEALED}, _reference),
    Following(
        "b_feedback",
        "B",
        {SheetState.CALIBRATED, SheetState.CLOSED},
        _feedback,
        fits=lambda sheet: sheet.protocol_id is not None,
    ),
)
"""In the order in which they are made."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that follows from a sheet: those that are there, newest first, and by when it is due."""

    form: str
    made: tuple[ListedPaper, ...]
    due: StepDue | None


def following(services: Services, shown: Shown, *, today: date) -> tuple[Paper, ...]:
    """Return the papers that follow from a sheet as it stands."""
    terms = _terms(shown.cycle, shown.sheet, today, services.calendar)
    offered = tuple(_of(shown.cycle, shown.sheet, terms))
    if not offered:
        return ()
    with services.database.reading() as session:
        there = made(session, shown)
    return tuple(
        Paper(
            one.form,
            tuple(paper for paper, _ in there if paper.document.form == one.form),
            None if one.step is None else terms.get(one.step),
        )
        for one in offered
    )


def _of(cycle: Cycle, sheet: Sheet, terms: Collection[SheetStep]) -> Iterator[Following]:
    """Yield what follows from a sheet; who came after the half-year has no monitoring of it."""
    for one in OF_SHEET:
        there = one.methodology == cycle.period.methodology and sheet.state in one.states and one.fits(sheet)
        if there and (one.step is not SheetStep.MONITORING or one.step in terms):
            yield one


def made(session: Session, shown: Shown) -> list[tuple[ListedPaper, Mapping[str, Any]]]:
    """Return the papers in force about the assessed and the period, newest first, with their data; none of a namesake.

    Who is the same is told as everywhere: by the IINs, without them by name and position.
    """
    period, employee = shown.cycle.period, shown.sheet.employee
    wanted = listing.Wanted(name=employee["full_name"], year=period.year, quarter=period.quarter)
    found = listing.find(session, wanted, limit=LOOKED_AT).papers
    payloads = documents.payloads(session, [one.document.id for one in found])
    return [
        (one, payloads[one.document.id])
        for one in found
        if one.standing is not Standing.SUPERSEDED and _is_about(payloads.get(one.document.id), employee)
    ]


def _is_about(data: Mapping[str, Any] | None, employee: Mapping[str, Any]) -> bool:
    about = (data or {}).get("employee")
    return about is not None and same_person(named(about), named(employee))


def _terms(cycle: Cycle, sheet: Sheet, today: date, calendar: WorkingCalendar) -> dict[SheetStep, StepDue]:
    """Return the steps of corpus «А» with their terms; those of a quarter are the sheet's own."""
    period, employee = cycle.period, sheet.employee
    if period.quarter is not None:
        return {}
    facts: dict[str, Any] = {name: employee[name] for name in (*PERSON, "category") if employee.get(name)}
    facts |= {
        name: date.fromisoformat(employee[name]) for name in ("appointed_on", "dismissed_on") if employee.get(name)
    }
    appointment = Appointment(corpus="A", **facts)
    steps = steps_of(appointment, period.days, StepDates(), on=today, calendar=calendar)
    return {one.step: one for one in steps}


@dataclass(frozen=True, slots=True)
class Owed:
    """A paper that a year of corpus «А» owes: how many are there, and whose are missing, with the last day of each."""

    form: str
    made: int
    missing: tuple[tuple[Sheet, date | None], ...]


def owed(services: Services, cycle_id: str, *, today: date) -> tuple[Owed, ...]:
    """Return what the sheets of a cycle of corpus «А» owe beside themselves; of «Б» nothing has a term of its own.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    cycle = current(services, cycle_id)
    if cycle.period.quarter is not None:
        return ()
    with services.database.reading() as session:
        assessed = [CycleSheetRow.cycle_id == cycle_id, CycleSheetRow.state != SheetState.NOT_ASSESSED]
        sheets = store.read_sheets(session, assessed)
        there = {one.form: _made_of(session, one.form, cycle) for one in OF_SHEET if one.step is not None}
    found: dict[str, list[tuple[Sheet, StepDue | None]]] = {form: [] for form in there}
    for sheet in sheets:
        terms = _terms(cycle, sheet, today, services.calendar)
        for one in _of(cycle, sheet, terms):
            if one.step is not None:
                found[one.form].append((sheet, terms.get(one.step)))
    return tuple(_owed(form, those, there[form]) for form, those in found.items() if those)


def _owed(form: str, sheets: Sequence[tuple[Sheet, StepDue | None]], there: Sequence[Mapping[str, Any]]) -> Owed:
    missing = [
        (sheet, None if step is None or step.due is None else step.due.day)
        for sheet, step in sheets
        if not any(_is_about(data, sheet.employee) for data in there)
    ]
    return Owed(form, len(sheets) - len(missing), tuple(sorted(missing, key=lambda one: one[1] or date.max)))


def _made_of(session: Session, form: str, cycle: Cycle) -> list[Mapping[str, Any]]:
    """Return the data of the papers in force on a form of that year."""
    found = listing.find(session, listing.Wanted(form=form, year=cycle.period.year), limit=MOST_OF_A_FORM).papers
    ids = [one.document.id for one in found if one.standing is not Standing.SUPERSEDED]
    return [*documents.payloads(session, ids).values()]


def begin(services: Services, shown: Shown, form: str, *, today: date) -> dict[str, Any]:
    """Return the data that a paper of a sheet is begun with.

    Raises:
        InvalidSubmissionError: no such paper follows from the sheet as it stands.
    """
    terms = _terms(shown.cycle, shown.sheet, today, services.calendar)
    with services.database.reading() as session:
        for one in _of(shown.cycle, shown.sheet, terms):
            if one.form == form:
                return dict(one.begin(Known(session, shown)))
    raise InvalidSubmissionError("", "not_now")


def carried(services: Services, shown: Shown) -> dict[str, Any]:
    """Return what a sheet of corpus «А» that is not begun has before: the KPIs of the year."""
    if shown.cycle.period.quarter is not None:
        return {}
    with services.database.reading() as session:
        return {"kpis": [dict(kpi) for kpi in Known(session, shown).agreed]}


def schedule(services: Services, cycle_id: str, wanted: Wanted) -> dict[str, Any]:
    """Return the data of the schedule of those to be assessed («А» 5, «Б» 9): all, or those that are wanted.

    Raises:
        CycleNotFoundError: there is no such cycle.
        InvalidSubmissionError: nobody is to be assessed, or more than a schedule holds.
    """
    cycle = current(services, cycle_id)
    with services.database.reading() as session:
        found = store.page(session, cycle_id, wanted, cursor=None, limit=MAX_SCHEDULED)
        organization = store.organization(session)
    sheets = [sheet for sheet in found.sheets if sheet.state is not SheetState.NOT_ASSESSED]
    if found.next_cursor is not None or not sheets:
        raise InvalidSubmissionError("", "schedule_long" if sheets else "nobody_left_out", most=MAX_SCHEDULED)
    period = cycle.period
    last = term_of(period.methodology, SheetStep.ASSESSMENT, period.asked, services.calendar)[1].day.isoformat()
    return {
        "methodology": period.methodology,
        "organization": organization,
        "period": period.named,
        "stages": [{"name": MESSAGES.text("cycles", "stage_assessment", LANGUAGE), "due": last}],
        "servants": [{**person(sheet.employee), "evaluator": person(sheet.assessor)} for sheet in sheets],
    }


def workloads(services: Services, cycle: Cycle) -> dict[str, int]:
    """Return how many people each evaluator assesses who has more than one person should («Б» 18), by id."""
    if cycle.period.quarter is None:
        return {}
    people = func.count(CycleSheetRow.employee_id.distinct())
    query = select(CycleSheetRow.evaluator_id, people).group_by(CycleSheetRow.evaluator_id)
    assessed = (CycleSheetRow.cycle_id == cycle.id, CycleSheetRow.state != SheetState.NOT_ASSESSED)
    most = parameters.terms(cycle.period.days.first_day).delegates_above
    with services.database.reading() as session:
        found = session.execute(query.where(*assessed, CycleSheetRow.evaluator_id.is_not(None)).having(people > most))
        return {str(evaluator_id): number for evaluator_id, number in found}


def delegating(services: Services, cycle_id: str, evaluator_id: str) -> dict[str, Any]:
    """Return the data of the decision on who assesses beside an evaluator with more than twenty people («Б» 18).

    Raises:
        CycleNotFoundError: there is no such cycle.
        InvalidSubmissionError: that evaluator has no more.
    """
    cycle = current(services, cycle_id)
    number = workloads(services, cycle).get(evaluator_id)
    if number is None:
        raise InvalidSubmissionError("", "not_now")
    with services.database.reading() as session:
        evaluator = store.assessors(session, cycle_id)[evaluator_id]
        organization = store.organization(session)
    return {
        "organization": organization,
        "kind": DELEGATES,
        "period": cycle.period.named,
        "evaluator": person(evaluator),
        "assessed": number,
        "assessors": [{}],
    }


def package(services: Services, cycle_id: str) -> dict[str, Any]:
    """Return the data of the letter with the package of corpus «А» (item 26): the assessed, and how many were not.

    Raises:
        CycleNotFoundError: there is no such cycle.
        InvalidSubmissionError: nobody's sheet is there yet.
    """
    cycle = current(services, cycle_id)
    with services.database.reading() as session:
        sheets = store.read_sheets(session, [CycleSheetRow.cycle_id == cycle_id])
        organization = store.organization(session)
    issued = [sheet for sheet in sheets if sheet.state in SCORED]
    if cycle.period.quarter is not None or not issued:
        raise InvalidSubmissionError("", "not_now")
    return {
        "organization": organization,
        "year": cycle.period.year,
        "servants": [person(sheet.employee) for sheet in issued],
        "not_assessed": sum(sheet.state is SheetState.NOT_ASSESSED for sheet in sheets),
    }
