"""The order's answer for one appointment in one period: assessed or not and why, on which form, by whom.

>>> from datetime import date
>>> from validators.calendar import default_calendar
>>> from validators.periods import quarter
>>> late = Appointment(
...     full_name="Омарова Айгуль", corpus="B", category="C-4", managerial=False, position="главный эксперт",
...     organization="Министерство", appointed_on=date(2026, 9, 10),
... )
>>> decided = decide(late, (), quarter(2026, 3), calendar=default_calendar())
>>> decided.assessed, decided.reason.code, decided.reason.item
(False, 'tenure', '6')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from validators import parameters
from validators.calendar import WorkingCalendar
from validators.cycles.facts import (
    ABSENCES,
    BUSINESS_TRIP,
    ILLNESS,
    LEAVE,
    SECONDMENT,
    SOCIAL_LEAVE,
    TRAINING,
    Absence,
    Appointment,
    EvaluatorFacts,
    Work,
)
from validators.cycles.words import Question, Reason
from validators.cycles.worked import NOT_COUNTED, RULES, WorkedDays, days_worked, without
from validators.deadlines.model import Dates
from validators.deadlines.terms import term_on
from validators.forms.score_sheet.rules import CHAIR_ROLES
from validators.forms.shared.tenure import in_position, shorter_than
from validators.forms.working_papers.schema import DAYS_WORKED, SECONDED, TENURE
from validators.messages.values import Count, Either, Term, Words
from validators.parameters.tables import AssessmentRow, Positions, Role
from validators.parameters.transition import transition
from validators.people import same_person
from validators.periods import Days, Quarter, Year
from validators.rules.facts import Span
from validators.staff.schema import CORPUS_A, CORPUS_B

Period = Quarter | Year
AGREEMENTS: Final = {1: "a1_agreement", 2: "a2_agreement"}
_OPEN: Final = frozenset(kind for kind, known in ABSENCES.items() if known.work in {Work.OPEN, Work.OPEN_WORKED})
OPEN_KINDS: Final = {CORPUS_A: _OPEN | {SECONDMENT}, CORPUS_B: _OPEN}
"""The kinds of absence of which the order does not say whether their days are worked; «А» is silent on secondment."""
YES, NO, WORKED, NOT_WORKED, HERE, RECEIVING, NONE = "yes", "no", "worked", "not_worked", "here", "receiving", "none"
CHAPTER_5, GENERAL = "chapter5", "general"
SINGLED_OUT: Final = (LEAVE, ILLNESS, TRAINING, BUSINESS_TRIP)
"""Absences whose servants are assessed without taking part («А» item 3, part 3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the order says of an appointment in a period.

    Attributes:
        assessed: whether the servant is assessed in the position; ``None`` where a question decides it.
        reason: why not; none where the servant is assessed, or it is open.
        form: slug of the score sheet; ``None`` without assessment, or where a question decides it.
        agreement: slug of the annual agreement, corpus «А» only, also of those who are not assessed in the end.
        review: slug of the review, corpus «А» only.
        days: days worked, with the way they were computed.
        evaluator: who assesses, with the capacity of the sheet; ``None`` where nobody is named.
        participates: whether the servant takes part; not those of item 3, part 3 of «А» and of item 7 of «Б».
        questions: what the order leaves open, or what is not known.
    """

    assessed: bool | None
    reason: Reason | None = None
    form: str | None = None
    agreement: str | None = None
    review: str | None = None
    days: WorkedDays
    evaluator: EvaluatorFacts | None = None
    participates: bool = True
    questions: tuple[Question, ...] = ()

    @property
    def role(self) -> str | None:
        """The capacity the evaluator acts in; corpus «А» has none."""
        return None if self.evaluator is None else self.evaluator.role

    @property
    def blocked(self) -> bool:
        """Whether something has to be answered before there can be a sheet."""
        return any(question.blocks for question in self.questions)


def decide(  # noqa: PLR0913 - public API: each argument is a choice of the caller
    appointment: Appointment,
    absences: Sequence[Absence],
    period: Period,
    *,
    calendar: WorkingCalendar,
    stated_days: int | None = None,
    others: Sequence[Appointment] = (),
    answers: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Decision:
    """Return what the order says of an appointment in a period.

    Args:
        appointment: of either corpus.
        absences: of the servant.
        period: a quarter of corpus «Б», a year of corpus «А».
        calendar: counts working days.
        stated_days: days worked as stated; they are computed when left out.
        others: the servant's other appointments.
        answers: to questions that were asked before, by the codes of the questions.
        on: the day of deciding, which only chapter 5 of «А» asks for; without it, the chapter is over.

    Raises:
        ParameterError: no edition of the methodology was in force in the period.
        ValueError: the period is not one of the corpus.
    """
    if (appointment.corpus == CORPUS_A) is not isinstance(period, Year):
        raise ValueError(f"corpus {appointment.corpus} is not assessed for {period}")
    case = _Case(appointment, tuple(absences), period, calendar, stated_days, tuple(others), answers or {}, on)
    return case.corpus_a() if appointment.corpus == CORPUS_A else case.corpus_b()


def days_of_assessing(corpus: str, period: Period, calendar: WorkingCalendar) -> tuple[date, date]:
    """Return the first and the last day on which the assessment of a period may be made (items 3 of «А», 5 of «Б»)."""
    kind = "a_assessment" if corpus == CORPUS_A else "b_assessment"
    asked = Dates(year=period.year, quarter=period.number if isinstance(period, Quarter) else None)
    due = term_on(kind, period.first_day).due(asked, calendar)
    return date.fromordinal(period.last_day.toordinal() + 1), due.day


def away_throughout(
    absences: Iterable[Absence], kinds: Iterable[str], first: date, last: date, calendar: WorkingCalendar
) -> bool:
    """Return whether absences of these kinds leave no working day from ``first`` to ``last``."""
    wanted = frozenset(kinds)
    left = without(((first, last),), (each for each in absences if each.kind in wanted))
    return not any(calendar.working_days_between(*each) for each in left)


@dataclass(frozen=True, slots=True)
class _Case:
    appointment: Appointment
    absences: tuple[Absence, ...]
    period: Period
    calendar: WorkingCalendar
    stated_days: int | None
    others: tuple[Appointment, ...]
    answers: Mapping[str, str]
    on: date | None

    @property
    def law_day(self) -> date:
        """The day by which the law is looked up."""
        return self.period.first_day

    def corpus_b(self) -> Decision:
        """Decide by items 4, 6, 7 and 17 of «Б»."""
        terms = parameters.terms(self.law_day)
        verdict = self._seconded(terms.tenure_months, terms.days_worked) or self._standing(
            self.period, terms.tenure_months, terms.days_worked
        )
        if verdict.assessed is False:
            return verdict
        row, asked = self._row()
        evaluator, more = self._evaluator(row)
        return replace(
            verdict,
            form=None if row is None else row.form,
            evaluator=evaluator,
            participates=not self._left_early(),
            questions=(*verdict.questions, *asked, *more),
        )

    def corpus_a(self) -> Decision:
        """Decide by items 3 and 4 of «А», or by its chapter 5."""
        chapter5, asked = self._chapter5()
        numbers, dates = parameters.corpus_a_terms(self.law_day), transition()
        period = Days(dates.chapter5_first_day, dates.chapter5_last_day) if chapter5 else self.period
        agreement = "a8_agreement" if chapter5 else AGREEMENTS[int(self.appointment.category)]
        verdict = replace(self._standing(period, numbers.tenure_months, numbers.days_worked), agreement=agreement)
        if verdict.assessed is False:
            return replace(verdict, questions=tuple(asked))
        person = self.appointment.evaluator
        return replace(
            verdict,
            form="a9_score_sheet" if chapter5 else "a3_score_sheet",
            review="a10_review" if chapter5 else "a6_review",
            evaluator=None if person is None else replace(person, role=None),
            participates=not self._without_taking_part(),
            questions=(*asked, *verdict.questions, *self._authorized()),
        )

    # Tenure and days worked.

    def _standing(self, period: Span, months: int, least: int) -> Decision:
        """Decide by tenure and days worked alone."""
        start, end = in_position(self.appointment, period)
        days = self._days(period, self._not_counted())
        outside = self._outside(period)
        if outside is not None:
            return Decision(assessed=False, reason=outside, days=days)
        if shorter_than(months, start, end):
            return Decision(assessed=False, reason=self._short(period, start, end), days=days)
        asked = self._open_days(period, least, days)
        if asked:
            return Decision(assessed=None, days=days, questions=asked)
        if days.days < least:
            named: dict[str, Any] = {
                "worked": Count(days.days, "worked_days"),
                "least": Count(least, "of_working_days"),
            }
            whole = self._in_corpus_a or (start, end) == (period.first_day, period.last_day)
            reason = self._reason(DAYS_WORKED, self._days_rule, "few" if whole else "few_moved", **named)
            return Decision(assessed=False, reason=reason, days=days)
        return Decision(assessed=True, days=days)

    def _outside(self, period: Span) -> Reason | None:
        """Return the reason of one who was in the position on no day of the period."""
        appointed, dismissed = self.appointment.appointed_on, self.appointment.dismissed_on
        values: dict[str, Any] = {"appointed": appointed, "end": period.last_day, "start": period.first_day}
        if appointed > period.last_day:
            variant = "later"
        elif dismissed is not None and dismissed < max(appointed, period.first_day):
            values["dismissed"] = dismissed
            variant = "order" if dismissed < appointed else "earlier" if self._in_corpus_a else "dismissed"
        else:
            return None
        rule = "A3-position" if self._in_corpus_a else "B6-employment" if variant == "order" else "B6-tenure"
        return self._reason(TENURE, rule, variant, **values, **self._named)

    def _short(self, period: Span, start: date, end: date) -> Reason:
        values: dict[str, Any] = {"start": start, "end": end, **self._named}
        if not self._in_corpus_a:
            return self._reason(TENURE, "B6-tenure", "short", **values)
        if isinstance(period, Year):
            return self._reason(TENURE, "A3-tenure", "short", **values)
        values |= {"first": period.first_day, "last": period.last_day}
        return self._reason(TENURE, "A3-tenure-chapter-5", "short", **values)

    @property
    def _in_corpus_a(self) -> bool:
        return self.appointment.corpus == CORPUS_A

    @property
    def _named(self) -> dict[str, Any]:
        """The period, as sentences name it."""
        quarter = {"quarter": self.period.roman} if isinstance(self.period, Quarter) else {}
        return {"year": self.period.year, **quarter}

    def _days(self, period: Span, not_counted: Iterable[str]) -> WorkedDays:
        return days_worked(
            self.appointment,
            self.absences,
            period,
            self.calendar,
            others=self._others,
            stated=self.stated_days,
            not_counted=frozenset(not_counted),
        )

    @property
    def _others(self) -> tuple[Appointment, ...]:
        return tuple(each for each in self.others if each.corpus == self.appointment.corpus)

    def _not_counted(self) -> set[str]:
        """Return the kinds of absence that are not counted as worked: as the answers say, else as they are taken."""
        answered = {kind: self.answers.get(f"{kind}_days") for kind in ABSENCES}
        kinds = {kind for kind in ABSENCES if kind in NOT_COUNTED and answered[kind] != WORKED}
        kinds |= {kind for kind, answer in answered.items() if answer == NOT_WORKED}
        return kinds - {SECONDMENT} if self._received or self.answers.get(SECONDMENT) == HERE else kinds

    def _open_days(self, period: Span, least: int, days: WorkedDays) -> tuple[Question, ...]:
        """Return the questions that decide whether the days worked are enough."""
        unanswered = self._unanswered
        if self.stated_days is not None or (days.days >= least and not unanswered):
            return ()
        settled = self._not_counted()
        fewest = self._days(period, settled | unanswered)
        most = self._days(period, settled - unanswered)
        if fewest.days >= least:
            return ()
        named: dict[str, Any] = {"least": Count(least, "of_working_days")}
        if most.days >= least:
            missed = [one for one in fewest.missed if one.kind in unanswered]
            return tuple(
                self._question(
                    f"{one.kind}_days",
                    self._days_rule,
                    (WORKED, NOT_WORKED),
                    days=Count(one.days, "working_days"),
                    others=Count(fewest.days, "worked_days"),
                    **named,
                )
                for one in missed
            )
        elsewhere = self.calendar.working_days_between(period.first_day, period.last_day) - most.possible
        possible = not self._in_corpus_a and elsewhere and most.days + elsewhere >= least
        if not possible or self.answers.get("days_elsewhere") == NONE:
            return ()
        worked = Count(most.days, "worked_days")
        return (self._question("days_elsewhere", self._days_rule, (NONE,), worked=worked, **named),)

    @property
    def _unanswered(self) -> set[str]:
        """The kinds of the servant's absences of which neither the order nor an answer says whether they are worked."""
        kinds = OPEN_KINDS[self.appointment.corpus]
        return {each.kind for each in self.absences if each.kind in kinds and f"{each.kind}_days" not in self.answers}

    @property
    def _days_rule(self) -> str:
        return RULES[self.appointment.corpus]

    # Secondment («Б» item 4).

    @property
    def _received(self) -> bool:
        """Whether this is the receiving body: its evaluator says so."""
        evaluator = self.appointment.evaluator
        return evaluator is not None and evaluator.role == "receiving_body"

    def _seconded(self, months: int, least: int) -> Decision | None:
        """Decide about a seconded servant; ``None`` where the rest of the time decides like that of everybody."""
        whole = in_position(self.appointment, self.period)
        here = self._own_time(whole)
        if here == (whole,) or shorter_than(months, *whole):
            return None
        days, answer = self._days(self.period, self._not_counted()), self.answers.get(SECONDMENT)
        at_home = sum(self.calendar.working_days_between(*each) for each in here)
        if not at_home or answer == RECEIVING:
            return Decision(assessed=False, reason=self._own_reason(SECONDED, "B4-ground"), days=days)
        # Days that the order leaves open are asked about first, where they alone are missing.
        possible = self._not_counted() - self._unanswered
        run = any(not shorter_than(months, *each) for each in here)
        if run and self._days(self.period, possible).days >= least:
            return None
        if self._days(self.period, possible - {SECONDMENT}).days < least:
            return None
        named: dict[str, Any] = {"days": Count(at_home, "working_days"), "start": whole[0], "end": whole[1]}
        question = self._question(SECONDMENT, "B4-ground", (HERE, RECEIVING), **named)
        return Decision(assessed=None, days=days, questions=(question,))

    def _own_time(self, whole: tuple[date, date]) -> tuple[tuple[date, date], ...]:
        """Return what secondments leave of the days in the position; all of them where they do not count."""
        if whole[0] > whole[1] or self._received or self.answers.get(SECONDMENT) == HERE:
            return (whole,)
        return without((whole,), (each for each in self.absences if each.kind == SECONDMENT))

    # Form and evaluator («Б» item 17).

    def _row(self) -> tuple[AssessmentRow | None, list[Question]]:
        """Return the part of item 17 the appointment falls under; ``None`` where it is not known."""
        category, positions = str(self.appointment.category), parameters.positions(self.law_day)
        asked = []
        if not positions.knows(category):
            asked.append(
                self._question(
                    "category", "B17-category", blocks=False, words="B17-category.unknown", category=category
                )
            )
        managerial = self._managerial(category, positions)
        if managerial is None:
            bracketed = positions.bracketed.get(category)
            code = "managerial" if bracketed is None else "bracketed"
            values: dict[str, Any] = {"category": category, "position": Words(self.appointment.position)}
            if bracketed is not None:
                values["positions"] = bracketed
            asked.append(self._question(code, "B17-form", (YES, NO), **values))
            return None, asked
        return positions.row(category, managerial=managerial), asked

    def _managerial(self, category: str, positions: Positions) -> bool | None:
        if category in positions.named:
            return True
        answer = self.answers.get("bracketed" if category in positions.bracketed else "managerial")
        if answer in {YES, NO}:
            return answer == YES
        if self.appointment.managerial is not None:
            return self.appointment.managerial
        return True if positions.in_brackets(category, self.appointment.position) else None

    def _evaluator(self, row: AssessmentRow | None) -> tuple[EvaluatorFacts | None, list[Question]]:
        """Return who assesses, in which capacity, and what is to be asked about it."""
        known, own = parameters.evaluator_roles(self.law_day).roles, self.appointment.evaluator
        chair = parameters.positions(self.law_day).is_audit_chair(
            self.appointment.position, self.appointment.organization
        )
        if own is None:
            if chair:
                return None, [self._question("maslikhat_chair", "B17-evaluator")]
            lawful = tuple(known[code].by for code in (row.roles if row is not None else ()))
            code = "evaluator_of" if lawful else "evaluator"
            return None, [self._question(code, "B17-evaluator", by=Either(lawful))]
        role = own.role or ("maslikhat_chair" if chair else row.roles[0] if row is not None else None)
        evaluator = replace(own, role=role)
        asked = list(self._in_office(evaluator))
        if role is not None and role in known:
            asked += self._capacity(evaluator, known[role], row, chair=chair)
        return evaluator, asked

    def _in_office(self, evaluator: EvaluatorFacts) -> Iterator[Question]:
        """Ask who assesses instead of oneself, of one dismissed, or of one absent."""
        first, _ = days_of_assessing(self.appointment.corpus, self.period, self.calendar)
        name: dict[str, Any] = {"name": Words(evaluator.full_name)}
        if same_person(self.appointment, evaluator):
            yield self._question("oneself", "B17-self", words="B17-self.same")
        elif evaluator.dismissed_on is not None and evaluator.dismissed_on < first:
            yield self._question("evaluator_dismissed", "B4-ground", day=evaluator.dismissed_on, **name)
        elif evaluator.absent:
            yield self._question("stand_in", "B4-ground", **name)

    def _capacity(
        self, evaluator: EvaluatorFacts, role: Role, row: AssessmentRow | None, *, chair: bool
    ) -> Iterator[Question]:
        """Ask about a capacity as the rules B17-evaluator and B4-ground would warn of it."""
        if role.decision and evaluator.ground is None:
            basis = Term(f"basis_{role.code}")
            yield self._question("ground", "B4-ground", blocks=False, by=role.by, basis=basis)
        if chair:
            if role.code not in CHAIR_ROLES:
                yield self._question("maslikhat_chair", "B17-evaluator")
            return
        if role.code == "maslikhat_chair":
            words = "B17-evaluator.not_audit_chair"
            yield self._question("not_audit_chair", "B17-evaluator", blocks=False, words=words)
            return
        positions, roles = parameters.positions(self.law_day), parameters.evaluator_roles(self.law_day)
        # Item 3, subitem 3 speaks of categories of corpus «Б»; those of corpus «А» are numbers.
        own = evaluator.category_of_b
        if role.head and own is not None and not positions.heads(own):
            yield self._question("no_head", "B17-evaluator", blocks=False, category=own, by=role.by)
        if row is None or not role.ordinary or role.code in row.roles:
            return
        if own is None or not positions.heads(own) or not any(roles.heads(code) for code in row.roles):
            lawful = Either(tuple(roles.roles[code].by for code in row.roles))
            yield self._question("role", "B17-evaluator", blocks=False, by=role.by, lawful=lawful)

    def _left_early(self) -> bool:
        """Whether the servant was dismissed from the state body before the end of the quarter (item 7)."""
        left = self.appointment.dismissed_on
        if left is None or left >= self.period.last_day:
            return False
        known = [each for each in self.others if each.appointed_on <= self.period.last_day]
        return not any(each.dismissed_on is None or each.dismissed_on > left for each in known)

    # Corpus «А».

    def _chapter5(self) -> tuple[bool, list[Question]]:
        """Return whether chapter 5 applies: to those released, rotated or on social leave, until it is over."""
        dates = transition()
        year, end = self.period.year, self.appointment.dismissed_on
        over = self.on is None or self.on >= dates.chapter5_until
        if over or not dates.has_chapter5(year) or self.appointment.appointed_on > dates.chapter5_last_day:
            return False, []
        if end is not None and end <= dates.chapter5_last_day:
            return True, []
        away = [each for each in self.absences if each.kind == SOCIAL_LEAVE]
        if not away or without(((self.period.first_day, self.period.last_day),), away) == (
            (self.period.first_day, self.period.last_day),
        ):
            return False, []
        answer = self.answers.get(CHAPTER_5)
        if answer in {CHAPTER_5, GENERAL}:
            return answer == CHAPTER_5, []
        values: dict[str, Any] = {"first": dates.chapter5_first_day, "last": dates.chapter5_last_day}
        return False, [self._question(CHAPTER_5, "A54-period", (CHAPTER_5, GENERAL), **values)]

    def _authorized(self) -> Iterator[Question]:
        """Ask for the authorized person («А» item 4), who is not the servant (item 6)."""
        person, assessed = self.appointment.evaluator, (CORPUS_A, self.period, self.calendar)
        if person is None:
            yield self._question("authorized_person", "A4-dossier-authorized")
        elif same_person(self.appointment, person):
            yield self._question("oneself", "A6-parties", words="A6-parties.same")
        elif person.dismissed_on is not None and person.dismissed_on < days_of_assessing(*assessed)[0]:
            values: dict[str, Any] = {"name": Words(person.full_name), "day": person.dismissed_on}
            yield self._question("authorized_dismissed", "A4-dossier-authorized", **values)

    def _without_taking_part(self) -> bool:
        """Whether the servant is absent over all days of assessing, or was dismissed («А» item 3, part 3)."""
        first, last = days_of_assessing(CORPUS_A, self.period, self.calendar)
        left = self.appointment.dismissed_on
        gone = left is not None and left < first and not any(each.dismissed_on is None for each in self.others)
        return gone or away_throughout(self.absences, SINGLED_OUT, first, last, self.calendar)

    def _reason(self, code: str, rule: str, variant: str, **values: Any) -> Reason:
        """Return a reason in the words of the rule that refuses the paper for it."""
        return Reason(code=code, words=f"{rule}.{variant}", rule=rule, on=self.law_day, values=values)

    def _own_reason(self, code: str, rule: str) -> Reason:
        return Reason(code=code, words=f"cycles-reasons-{code}", rule=rule, on=self.law_day)

    def _question(
        self,
        code: str,
        rule: str,
        answers: tuple[str, ...] = (),
        *,
        blocks: bool = True,
        words: str = "",
        **values: Any,
    ) -> Question:
        """Return a question; ``words`` is the id of a sentence that a rule has for it."""
        return Question(
            code=code,
            words=words or f"cycles-questions-{code}",
            rule=rule,
            on=self.law_day,
            answers=answers,
            blocks=blocks,
            values=values,
        )
