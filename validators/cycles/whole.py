"""The order's answer for a whole staff list: a decision for every appointment, and what only many of them show.

More than twenty assessed by one evaluator («Б» item 18), evaluators who assess each other in a circle, evaluators who
are absent or dismissed when the assessment is made: none of it can be seen in one appointment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from validators import parameters
from validators.calendar import WorkingCalendar
from validators.cycles.decisions import Decision, Period, away_throughout, days_of_assessing, decide
from validators.cycles.facts import ABSENCES, BUSINESS_TRIP, Appointment, EvaluatorFacts, Servant
from validators.cycles.words import Question
from validators.forms.score_sheet.many import DELEGATE
from validators.forms.shared.tenure import in_position
from validators.messages.values import Count, Words
from validators.people import identity, normalized
from validators.periods import Quarter
from validators.staff.schema import CORPUS_A, CORPUS_B

AWAY: Final = frozenset(ABSENCES) - {BUSINESS_TRIP}
"""Absences of an evaluator that call for a stand-in: from a business trip one can assess."""
Answers = Mapping[tuple[str, int], Mapping[str, str]]
"""Answers by servant and place of the appointment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An appointment that falls into the period, with the decision.

    ``key`` is the servant's, ``number`` the place of the appointment in the history, from 0.
    """

    key: str
    number: int
    appointment: Appointment
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """How many people an evaluator has to assess, and what is to be asked about it."""

    evaluator: EvaluatorFacts
    people: int
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Decided:
    """The decisions about a staff list.

    Attributes:
        sheets: of everybody who was in a position of the corpus on some day of the period, in the order of the list.
        workloads: of the evaluators of corpus «Б», in the order of their first sheets.
    """

    sheets: tuple[Sheet, ...]
    workloads: tuple[Workload, ...]

    @cached_property
    def not_assessed(self) -> tuple[Sheet, ...]:
        """Those who are surely not assessed, each with the reason («А» item 26)."""
        return tuple(sheet for sheet in self.sheets if sheet.decision.assessed is False)

    @cached_property
    def asked(self) -> tuple[Sheet, ...]:
        """Those about whom there is a question."""
        return tuple(sheet for sheet in self.sheets if sheet.decision.questions)


def decide_all(
    servants: Sequence[Servant],
    period: Period,
    *,
    calendar: WorkingCalendar,
    answers: Answers | None = None,
    on: date | None = None,
) -> Decided:
    """Decide for every appointment of a staff list that falls into the period.

    Args:
        servants: the list.
        period: a quarter is of corpus «Б», a year of corpus «А».
        calendar: counts working days.
        answers: to questions asked before.
        on: the day of deciding, as for :func:`validators.cycles.decisions.decide`.

    Raises:
        ParameterError: no edition of the methodology was in force in the period.
    """
    corpus = CORPUS_B if isinstance(period, Quarter) else CORPUS_A
    evaluators = _Evaluators({servant.key: servant for servant in servants}, corpus, period, calendar)
    sheets: list[Sheet] = []
    for servant in servants:
        for number, appointment in enumerate(servant.appointments):
            first, last = in_position(appointment, period)
            if appointment.corpus != corpus or first > last:
                continue
            facts = replace(appointment, evaluator=evaluators.of(appointment))
            decision = decide(
                facts,
                servant.absences,
                period,
                calendar=calendar,
                stated_days=servant.stated_days.get(number),
                others=_others(servant, number),
                answers=(answers or {}).get((servant.key, number)),
                on=on,
            )
            sheets.append(Sheet(key=servant.key, number=number, appointment=facts, decision=decision))
    if corpus == CORPUS_A:
        return Decided(tuple(sheets), ())
    return Decided(tuple(circles(sheets, period.first_day)), tuple(workloads(sheets, period.first_day)))


def _others(servant: Servant, number: int) -> tuple[Appointment, ...]:
    return servant.appointments[:number] + servant.appointments[number + 1 :]


@dataclass(frozen=True, slots=True)
class _Evaluators:
    """Evaluators with what the list knows of them; each is looked up once."""

    servants: Mapping[str, Servant]
    corpus: str
    period: Period
    calendar: WorkingCalendar
    met: dict[str, EvaluatorFacts] = field(default_factory=dict)

    def of(self, appointment: Appointment) -> EvaluatorFacts | None:
        """Return the evaluator of an appointment with absence and dismissal."""
        evaluator = appointment.evaluator
        if evaluator is None or evaluator.key is None or evaluator.key not in self.servants:
            return evaluator
        if evaluator.key not in self.met:
            servant = self.servants[evaluator.key]
            self.met[evaluator.key] = in_office(evaluator, servant, self.corpus, self.period, self.calendar)
        own = self.met[evaluator.key]
        dismissed = evaluator.dismissed_on or own.dismissed_on
        return replace(evaluator, absent=evaluator.absent or own.absent, dismissed_on=dismissed)


def in_office(
    evaluator: EvaluatorFacts, servant: Servant, corpus: str, period: Period, calendar: WorkingCalendar
) -> EvaluatorFacts:
    """Return the evaluator with whether he or she is absent or dismissed when the period is assessed.

    Args:
        evaluator: as the appointment names.
        servant: the same person in the staff list.
        corpus: of the assessed.
        period: assessed.
        calendar: counts working days.
    """
    first, last = days_of_assessing(corpus, period, calendar)
    ends = [each.dismissed_on for each in servant.appointments]
    gone = [end for end in ends if end is not None and end < first]
    dismissed = max(gone) if gone and len(gone) == len(ends) else None
    absent = away_throughout(servant.absences, AWAY, first, last, calendar)
    return replace(evaluator, absent=absent, dismissed_on=dismissed)


def circles(sheets: Sequence[Sheet], on: date) -> Iterator[Sheet]:
    """Yield the sheets, with a question where servants of the list assess each other in a circle.

    The evaluator of item 3 stands above the assessed, so nobody can in the end stand above oneself. Evaluators of
    items 4 and 18 stand on other grounds.
    """
    ordinary = {code for code, role in parameters.evaluator_roles(on).roles.items() if role.ordinary}
    above: dict[str, set[str]] = {}
    for sheet in sheets:
        evaluator = sheet.decision.evaluator
        if evaluator is not None and evaluator.key not in {None, sheet.key} and evaluator.role in ordinary:
            above.setdefault(sheet.key, set()).add(str(evaluator.key))
    around = {key for key in _unended(above) if _reaches(key, above)}
    for sheet in sheets:
        evaluator = sheet.decision.evaluator
        if sheet.key in around and evaluator is not None and evaluator.key in around:
            values = {"name": Words(evaluator.full_name), "assessed": Words(sheet.appointment.full_name)}
            asked = _question("circle", "B17-self", on, values)
            decision = replace(sheet.decision, questions=(*sheet.decision.questions, asked))
            yield replace(sheet, decision=decision)
        else:
            yield sheet


def _unended(above: Mapping[str, set[str]]) -> set[str]:
    """Return those above whom there is always one more: only they can be in a circle."""
    left = {key: set(others) for key, others in above.items()}
    while ended := [key for key, others in left.items() if not others & left.keys()]:
        for key in ended:
            del left[key]
    return set(left)


def _reaches(start: str, above: Mapping[str, set[str]]) -> bool:
    """Return whether the way up leads back."""
    seen: set[str] = set()
    ahead = list(above[start])
    while ahead:
        key = ahead.pop()
        if key == start:
            return True
        if key not in seen:
            seen.add(key)
            ahead.extend(above.get(key, ()))
    return False


def workloads(sheets: Iterable[Sheet], on: date) -> Iterator[Workload]:
    """Yield how many people each evaluator assesses, and ask for delegates or for the ground of them (item 18).

    The item counts people, so that two sheets of one of them are one. As in the rule B18-delegates, delegates are those
    of the evaluator's organization, for no sheet says who named them.
    """
    assessed: dict[tuple[object, bool], set[str]] = {}
    evaluators: dict[tuple[object, bool], EvaluatorFacts] = {}
    for sheet in sheets:
        evaluator = sheet.decision.evaluator
        if evaluator is not None and sheet.decision.assessed is not False:
            who = _who(evaluator), evaluator.role == DELEGATE
            evaluators.setdefault(who, evaluator)
            assessed.setdefault(who, set()).add(sheet.key)
    limit = parameters.terms(on).delegates_above
    bodies = {who: normalized(evaluator.organization) for who, evaluator in evaluators.items()}
    delegated, most = _by_body(assessed, bodies)
    for who, evaluator in evaluators.items():
        people, body = len(assessed[who]), bodies[who]
        values = {"name": Words(evaluator.full_name), "limit": Count(limit, "of_people")}
        asked: tuple[Question, ...] = ()
        if who[1] and most.get(body, 0) + len(delegated[body]) <= limit:
            values["people"] = Count(most.get(body, 0) + len(delegated[body]), "of_people")
            asked = (_question("delegates_groundless", "B18-delegates", on, values),)
        elif not who[1] and people > limit and body not in delegated:
            values["people"] = Count(people, "people")
            asked = (_question("delegates", "B18-delegates", on, values),)
        yield Workload(evaluator=evaluator, people=people, questions=asked)


def _by_body(
    assessed: Mapping[tuple[object, bool], set[str]], bodies: Mapping[tuple[object, bool], str]
) -> tuple[dict[str, set[str]], dict[str, int]]:
    """Return of each organization who is assessed by delegates, and the most that one evaluator assesses."""
    delegated: dict[str, set[str]] = {}
    most: dict[str, int] = {}
    for who, people in assessed.items():
        body = bodies[who]
        if who[1]:
            delegated.setdefault(body, set()).update(people)
        else:
            most[body] = max(most.get(body, 0), len(people))
    return delegated, most


def _who(evaluator: EvaluatorFacts) -> object:
    if evaluator.key is not None or evaluator.iin is not None:
        return evaluator.key or evaluator.iin
    return (*identity(evaluator), normalized(evaluator.organization))


def _question(code: str, rule: str, on: date, values: Mapping[str, object]) -> Question:
    return Question(code=code, words=f"cycles-questions-{code}", rule=rule, on=on, values=values, blocks=False)
