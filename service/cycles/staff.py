"""What the order says of everybody in the staff list for a period, as the sheets of a cycle hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from sqlalchemy.orm import Session

from service.cycles import store
from service.cycles.states import Period
from service.db.models import EmployeeRow
from service.db.secrets import EVALUATOR, keyed, secret_of
from service.employees.store import Employee, Held, by_ids, held_within, in_chunks, read
from validators.calendar import WorkingCalendar
from validators.cycles.decisions import YES, Decision, days_of_assessing
from validators.cycles.facts import Absence, Appointment, EvaluatorFacts, Servant
from validators.cycles.whole import decide_all
from validators.cycles.words import Question, Saying, answer_text
from validators.explanations import TEXTS
from validators.messages.catalog import LANGUAGES, MESSAGES
from validators.people import folded, identity
from validators.staff.schema import StaffAppointment, StaffEvaluator

ANSWERS, NAMED, STATED = "answers", "evaluator", "days_worked"
"""What an officer decided about a sheet: answers to questions, who assesses, the days worked."""
ANNEX_1: Final = "b1_score_sheet"


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of an appointment: ``columns`` are those of :class:`service.db.models.CycleSheetRow`."""

    employee_id: str
    appointment_id: str
    columns: Mapping[str, Any]


@dataclass(frozen=True)
class Deciding:
    """Decides for everybody in a period.

    Attributes:
        session: a writing session of the state body.
        period: what is assessed.
        calendar: counts working days.
        on: the day of deciding.
    """

    session: Session
    period: Period
    calendar: WorkingCalendar
    on: date
    _hashes: dict[tuple[str, ...], str] = field(default_factory=dict)
    _told_days: dict[Any, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def _secret(self) -> str:
        return secret_of(self.session)

    def everybody(
        self, decided_before: Mapping[str, Mapping[str, Any]] | None = None, among: Sequence[str] | None = None
    ) -> Iterator[Decided]:
        """Yield the decision of each appointment that falls into the period.

        Args:
            decided_before: what an officer decided of appointments, by their ids.
            among: the ids of the servants that are meant; all where it is not given. Questions that only the whole list
                asks, of those who assess each other in a circle, are then not asked.
        """
        days = self.period.days
        held = list(held_within(self.session, days.first_day, days.last_day, self.period.methodology, among))
        yield from self._decide(held, decided_before or {})

    def one(self, employee_id: str, appointment_id: str, before: Mapping[str, Any]) -> Decided | None:
        """Return the decision of one appointment; ``None`` where the staff list has no such one any more.

        Args:
            employee_id: of the servant.
            appointment_id: of the appointment.
            before: what an officer decided of it.
        """
        for employee in by_ids(self.session, [employee_id]):
            history = employee.member.appointments
            for number, (one, own_id) in enumerate(zip(history, employee.appointment_ids, strict=True), 1):
                if own_id == appointment_id:
                    told = employee.member.days_worked
                    stated = tuple(each for each in told if (each.appointment or len(history)) == number)
                    held = Held(employee, own_id, number, one, stated)
                    return next(self._decide([held], {appointment_id: before}), None)
        return None

    def _decide(self, held: Sequence[Held], before: Mapping[str, Mapping[str, Any]]) -> Iterator[Decided]:
        organization = store.organization(self.session)
        by_place = {(one.employee.external_id, one.number - 1): one for one in held}
        known = {one.employee.external_id: one.employee for one in held}
        named = {
            one.appointment_id: StaffEvaluator(**before[one.appointment_id][NAMED])
            for one in held
            if NAMED in before.get(one.appointment_id, {})
        }
        people = known | self._evaluators((*(one.appointment.evaluator for one in held), *named.values()), known)
        reader = _Reader(people, named, organization, self.period, self.calendar)
        servants = [reader.servant(one, by_place, before) for one in people.values()]
        answers = {
            place: before[one.appointment_id][ANSWERS]
            for place, one in by_place.items()
            if ANSWERS in before.get(one.appointment_id, {})
        }
        found = decide_all(servants, self.period.days, calendar=self.calendar, answers=answers, on=self.on)
        for sheet in found.sheets:
            of = by_place.get((sheet.key, sheet.number))
            if of is not None:
                columns = self._columns(
                    of, sheet.appointment, sheet.decision, answers.get((sheet.key, sheet.number), {})
                )
                yield Decided(of.employee.id, of.appointment_id, columns)

    def _evaluators(self, named: Iterable[StaffEvaluator | None], known: Mapping[str, Employee]) -> dict[str, Employee]:
        """Read the evaluators who stand in the list and hold no position in the period themselves."""
        wanted = {one.external_id for one in named if one is not None and one.external_id is not None}
        found: dict[str, Employee] = {}
        for some in in_chunks(sorted(wanted - {*known})):
            found |= {one.external_id: one for one in read(self.session, EmployeeRow.external_id.in_(some))}
        return found

    def _columns(
        self, held: Held, facts: Appointment, decision: Decision, answers: Mapping[str, str]
    ) -> dict[str, Any]:
        assessor = _assessor(decision.evaluator, self.period.methodology)
        evaluator_id, evaluator = self._known_as(decision.evaluator)
        return {
            "unit_id": held.appointment.unit,
            "sought": folded(facts.full_name),
            "employee": _employee(facts, decision, answers),
            "dismissed": facts.dismissed_on is not None,
            "assessor": assessor,
            "evaluator_id": evaluator_id,
            "evaluator": evaluator,
            "evaluator_name": assessor.get("full_name"),
            "form": decision.form,
            "days_worked": decision.days.days,
            "reason": None if decision.reason is None else decision.reason.code,
            "decision": self._told(decision),
            "questions": [_asked(one) for one in decision.questions],
            "asking": decision.blocked,
        }

    def _told(self, decision: Decision) -> dict[str, Any]:
        """Return what else was decided, with its words in every language: evaluators read it, who see no staff list."""
        found: dict[str, Any] = {"participates": decision.participates, "days": self._days(decision)}
        if (reason := decision.reason) is not None:
            found["reason"] = {"code": reason.code, "item": reason.item, "text": _texts(reason)}
        for name in ("agreement", "review"):
            if (slug := getattr(decision, name)) is not None:
                found[name] = slug
        return found

    def _days(self, decision: Decision) -> dict[str, str]:
        """Return how the days worked were counted; they are the same for most."""
        days = decision.days
        key = (days.days, days.stretches, days.missed, days.stated)
        if key not in self._told_days:
            told = days.explanation()
            self._told_days[key] = {
                language: MESSAGES.text(TEXTS, told.text, language, **told.values) for language in LANGUAGES
            }
        return self._told_days[key]

    def _known_as(self, evaluator: EvaluatorFacts | None) -> tuple[str | None, str | None]:
        """Return what stands for an evaluator in addresses, and what evaluators are known by, where that is the IIN."""
        if evaluator is None:
            return None, None
        key = (evaluator.iin,) if evaluator.iin is not None else identity(evaluator)
        found = self._hashes.get(key)
        if found is None:
            found = self._hashes[key] = keyed(self._secret, EVALUATOR, "\n".join(key))
        return found, found if evaluator.iin is not None else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads servants of the list as the order looks at them.

    Attributes:
        people: by their external ids.
        named: who assesses by an officer's decision, by the ids of appointments.
        organization: the state body, where an appointment names none.
        period: what is assessed.
        calendar: counts working days.
    """

    people: Mapping[str, Employee]
    named: Mapping[str, StaffEvaluator]
    organization: str
    period: Period
    calendar: WorkingCalendar
    _met: dict[StaffEvaluator, EvaluatorFacts | None] = field(default_factory=dict)

    def servant(
        self,
        employee: Employee,
        held: Mapping[tuple[str, int], Held],
        before: Mapping[str, Mapping[str, Any]],
    ) -> Servant:
        """Return a servant with the whole history; ``before`` is what an officer decided of appointments."""
        stated = {}
        for number, appointment_id in enumerate(employee.appointment_ids):
            one = held.get((employee.external_id, number))
            days = before.get(appointment_id, {}).get(STATED, None if one is None else self._stated(one))
            if days is not None:
                stated[number] = days
        return Servant(
            key=employee.external_id,
            appointments=tuple(
                self._appointment(employee, one, self.named.get(own_id, one.evaluator))
                for one, own_id in zip(employee.member.appointments, employee.appointment_ids, strict=True)
            ),
            absences=tuple(
                Absence(kind=one.kind, since=one.since, until=one.until) for one in employee.member.absences
            ),
            stated_days=stated,
        )

    def _stated(self, held: Held) -> int | None:
        period = (self.period.year, self.period.quarter)
        return next((one.days for one in held.stated if (one.year, one.quarter) == period), None)

    def _appointment(self, employee: Employee, held: StaffAppointment, evaluator: StaffEvaluator | None) -> Appointment:
        return Appointment(
            full_name=employee.member.full_name,
            iin=employee.member.iin,
            corpus=held.corpus,
            category=held.category,
            managerial=held.managerial,
            position=held.position,
            organization=held.organization or self.organization,
            appointed_on=held.appointed_on,
            dismissed_on=held.dismissed_on,
            evaluator=self._evaluator(evaluator),
        )

    def _evaluator(self, evaluator: StaffEvaluator | None) -> EvaluatorFacts | None:
        """Return what is known of who assesses; ``None`` where nobody is named, or one who is not in the list."""
        if evaluator is None:
            return None
        if evaluator not in self._met:
            self._met[evaluator] = self._facts(evaluator)
        return self._met[evaluator]

    def _facts(self, evaluator: StaffEvaluator) -> EvaluatorFacts | None:
        capacity: dict[str, Any] = {"role": evaluator.role, "ground": evaluator.ground}
        if evaluator.external_id is None:
            if evaluator.full_name is None or evaluator.position is None:
                return None
            names = ("full_name", "position", "iin", "category")
            own: dict[str, Any] = {name: getattr(evaluator, name) for name in names}
            return EvaluatorFacts(organization=evaluator.organization or self.organization, **own, **capacity)
        employee = self.people.get(evaluator.external_id)
        if employee is None:
            return None
        _, last = days_of_assessing(self.period.methodology, self.period.days, self.calendar)
        held = _position_on(employee.member.appointments, last)
        return EvaluatorFacts(
            full_name=employee.member.full_name,
            position=held.position,
            organization=held.organization or self.organization,
            iin=employee.member.iin,
            category=str(held.category),
            key=employee.external_id,
            **capacity,
        )


def _position_on(appointments: Sequence[StaffAppointment], day: date) -> StaffAppointment:
    """Return the position somebody holds on a day, or else the one held last."""
    begun = [one for one in appointments if one.appointed_on <= day] or list(appointments)
    return max(begun, key=lambda one: (one.dismissed_on or date.max, one.appointed_on))


def _employee(facts: Appointment, decision: Decision, answers: Mapping[str, str]) -> dict[str, Any]:
    """Return the assessed as the paper names them."""
    found = {
        "full_name": facts.full_name,
        "position": facts.position,
        "organization": facts.organization,
        "iin": facts.iin,
        "category": facts.category,
        "managerial": _managerial(facts, decision, answers) if facts.corpus == "B" else None,
        "appointed_on": facts.appointed_on.isoformat(),
        "dismissed_on": None if facts.dismissed_on is None else facts.dismissed_on.isoformat(),
    }
    return {name: value for name, value in found.items() if value is not None}


def _managerial(facts: Appointment, decision: Decision, answers: Mapping[str, str]) -> bool:
    answer = next((answers[code] for code in ("bracketed", "managerial") if code in answers), None)
    if answer is not None:
        return answer == YES
    return decision.form == ANNEX_1 if facts.managerial is None else facts.managerial


def _assessor(evaluator: EvaluatorFacts | None, methodology: str) -> dict[str, Any]:
    """Return who assesses as the paper names them; nothing where nobody is known."""
    if evaluator is None:
        return {}
    names = ("full_name", "position", "organization", "iin")
    found = {name: getattr(evaluator, name) for name in names}
    if methodology == "B":
        found |= {"role": evaluator.role, "category": evaluator.category_of_b, "ground": evaluator.ground}
    return {name: value for name, value in found.items() if value is not None}


def _asked(question: Question) -> dict[str, Any]:
    return {
        "code": question.code,
        "item": question.item,
        "blocks": question.blocks,
        "text": _texts(question),
        "answers": {
            answer: {language: answer_text(answer, language) for language in LANGUAGES} for answer in question.answers
        },
    }


def _texts(saying: Saying) -> dict[str, str]:
    return {language: saying.text(language) for language in LANGUAGES}
