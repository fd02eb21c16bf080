"""Corpus «А»: the notice of an interview, items 3 and 22, and 49 of chapter 5."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from validators.deadlines.model import DueDate
from validators.forms.notices.schema import ITEM_3_ABSENCES, InterviewNotice
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import CorpusAFacts, edition
from validators.messages.values import Count, Term
from validators.parameters.transition import transition
from validators.people import HasIdentity, same_person
from validators.rules.facts import Facts
from validators.rules.model import AMENDMENT, Finding, Moment, Rules, finding
from validators.violations import Severity

FORM = ("a_interview_notice",)
ANNUAL, CHAPTER_5 = attrgetter("annual"), attrgetter("chapter5")


@dataclass(frozen=True, kw_only=True)
class InterviewFacts(CorpusAFacts):
    """The notice of an interview; it is dated by its sending."""

    record: InterviewNotice

    @staticmethod
    def signing_of(record: InterviewNotice) -> date | None:
        """Return the day of sending."""
        return record.sent_on

    @property
    def chapter5(self) -> bool:
        """Return whether the assessment is one of chapter 5 (item 49)."""
        return self.record.chapter5

    @property
    def annual(self) -> bool:
        """Return whether the assessment is one of a whole year (item 22)."""
        return not self.chapter5

    @property
    def dismissed(self) -> date | None:
        """The day of dismissal of an employee who is dismissed before the interview."""
        day = self.record.employee.dismissed_on
        return day if day is not None and day < self.record.interview.held_on else None

    @property
    def absence(self) -> str | None:
        """Why the employee is not at work; who is dismissed by then need not be named so."""
        return self.record.absence or ("dismissed" if self.dismissed else None)

    @property
    def notice_term(self) -> str:
        """The kind of the term for announcing the interview."""
        return "a_chapter5_interview_notice" if self.chapter5 else "a_interview_notice"

    @property
    def notify_by(self) -> DueDate:
        """The last day to announce the interview, counted back from its eve."""
        return self.due(self.notice_term, interview_on=self.record.interview.held_on)


def _of_item_3(facts: InterviewFacts) -> bool:
    return facts.absence in ITEM_3_ABSENCES


rule = Rules(forms=FORM)
chapter5 = Rules(forms=FORM, until=UNTIL, moment=Moment.DOCUMENT, where=CHAPTER_5)
rule("A22-notice-year", item="A4", words="corpus_a", **AMENDMENT, at="/year")(edition)


@rule(
    "A3-interview-in-time", item="A3", words="yearly", severity=Severity.WARNING, where=ANNUAL, at="/interview/held_on"
)
def in_time(facts: InterviewFacts) -> Iterator[Finding]:
    """An interview is held for the assessment, which is made after the year and by 20 January."""
    held, year = facts.record.interview.held_on, facts.year
    due = facts.due("a_assessment", year=year.year).day
    if held <= year.last_day:
        yield finding("early", "/interview/held_on", held=held, end=year.last_day)
    elif held > due:
        yield finding("late", "/interview/held_on", held=held, due=due)


@rule(
    "A3-interview-absence",
    item="A3",
    words="absent",
    severity=Severity.WARNING,
    at=("/absence", "/employee/dismissed_on"),
)
def absence(facts: InterviewFacts) -> Iterator[Finding]:
    """Who is dismissed by the day of the interview is named so, and nobody else."""
    dismissed, held = facts.record.employee.dismissed_on, facts.record.interview.held_on
    if facts.record.absence == "dismissed":
        if dismissed is None:
            yield finding("date", "/employee/dismissed_on")
        elif dismissed >= held:
            yield finding("later", "/employee/dismissed_on", dismissed=dismissed, held=held)
    elif facts.record.absence is None and facts.dismissed is not None:
        yield finding("dismissed", "/absence", dismissed=facts.dismissed, held=held)


@rule("A22-notice", item="A22", words="notice", severity=Severity.WARNING, where=ANNUAL, at="/sent_on")
@chapter5("A49-notice", item="A49", words="notice", checks="A22-notice", severity=Severity.WARNING, at="/sent_on")
def notice(facts: InterviewFacts) -> Iterator[Finding]:
    """The employee is notified as many working days ahead as the item demands."""
    sent, held, due = facts.signed_on, facts.record.interview.held_on, facts.notify_by.day
    term = Count(facts.notify_by.number, "working_days")
    if sent is None:
        if facts.today > due:
            yield finding("unsent", "", held=held, due=due, today=facts.today, term=term)
        return
    if sent > facts.today:
        yield finding("future", "/sent_on", Severity.ERROR, sent=sent, today=facts.today)
    if sent > held:
        yield finding("after", "/sent_on", Severity.ERROR, sent=sent, held=held)
    elif sent > due:
        yield finding("late", "/sent_on", sent=sent, held=held, due=due, term=term)


@rule("A22-video", item="A22", words="video", where=_of_item_3, at="/interview/video")
@chapter5("A49-video", item="A49", words="video", at="/interview/video")
def video(facts: InterviewFacts) -> Iterator[Finding]:
    """With one who is absent or dismissed the interview is held by video."""
    if facts.absence is not None and not facts.record.interview.video:
        yield finding("none", "/interview/video", absence=Term(f"absence_{facts.absence}"))


@rule("A22-means", item="A22", words="means", severity=Severity.WARNING, where=_of_item_3, at=("/means", "/means/*"))
@chapter5("A49-means", item="A49", words="means", severity=Severity.WARNING, at=("/means", "/means/*"))
def means(facts: Facts) -> Iterator[Finding]:
    """The notice names a means of communication that leaves a record, and describes an unusual one."""
    if not facts.record.means:
        yield finding("none", "/means")
    for index, entry in enumerate(facts.record.means):
        if entry.kind == "other" and entry.description is None:
            yield finding("other", f"/means/{index}", number=index + 1)


@rule(
    "A22-participants",
    item="A22",
    words="participants",
    where=ANNUAL,
    at=("/authorized_person", "/immediate_supervisor"),
)
@chapter5("A49-participants", item="A49", words="participants", checks="A22-participants", at="/hr_representative")
def participants(facts: InterviewFacts) -> Iterator[Finding]:
    """The participants are different people; above all, the employee is none of the others."""
    record = facts.record
    present: list[tuple[str, HasIdentity | None]] = [
        ("employee", record.employee),
        ("authorized_person", record.authorized_person),
        ("hr_representative", record.hr_representative),
        ("immediate_supervisor", record.immediate_supervisor),
    ]
    named = [(role, person) for role, person in present if person is not None]
    for index, (role, person) in enumerate(named):
        first = next((earlier for earlier, other in named[:index] if same_person(other, person)), None)
        if first is not None:
            # The immediate supervisor may be who appoints; naming him twice is needless, not wrong.
            grave = None if "employee" in {role, first} else Severity.WARNING
            yield finding(
                "twice", f"/{role}", grave, role=Term(f"participant_{role}"), first=Term(f"participant_{first}")
            )


@rule(
    "A49-chapter-5",
    item="A4",
    words="chapter_5",
    severity=Severity.WARNING,
    where=CHAPTER_5,
    **AMENDMENT,
    at="/interview/held_on",
)
def chapter_5(facts: InterviewFacts) -> Iterator[Finding]:
    """An interview of chapter 5 is held while it is in force; a later one may be of item 22, the data do not say."""
    day, until = facts.record.interview.held_on, transition().chapter5_until
    if day >= until:
        yield finding("over", "/interview/held_on", day=day, until=until)
