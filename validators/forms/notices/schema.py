"""The notices: of an interview (items 22, 49 of «А»), and of the result (24, 51; 10 of «Б»).

The result is notified to who is not at work; on paper also to who is in service and learns it in the information
system.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.shared.persons import CorpusAEmployee, Person
from validators.forms.shared.values import QUARTER, SCORE, YEAR
from validators.parameters import METHODOLOGIES, known_results
from validators.parameters.transition import transition
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line, Text
from validators.schemas.values import Choice, Day, Flag

MEANS = ("registered_letter", "telephone_message", "telegram", "text_message", "email", "other")

MAX_MEANS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A way of sending; ``address`` is a postal or e-mail address or a telephone number.

    ``description`` names another means and how it records the notice.
    """

    texts: ClassVar[str] = "means"
    kind: Annotated[str, Choice(MEANS)]
    address: Annotated[str | None, Line(POSITION_LENGTH)] = None
    description: Annotated[str | None, Line(POSITION_LENGTH)] = None


ITEM_3_ABSENCES = ("annual_leave", "incapacity", "training", "business_trip", "dismissed")
"""Item 3 part 3: on leave, unfit for work, in training, on a business trip, dismissed."""

CHAPTER_5_ABSENCES = ("released", "rotated", "social_leave")
"""Item 49: released or rotated from the position, on social leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """When and how the interview is held; ``link`` is for joining it by video."""

    texts: ClassVar[str] = "interview"
    held_on: Annotated[date, Day()]
    time: Annotated[str | None, Line(NAME_LENGTH)] = None
    place: Annotated[str | None, Line(POSITION_LENGTH)] = None
    video: Annotated[bool, Flag()]
    link: Annotated[str | None, Line(POSITION_LENGTH)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewNotice:
    """The notice of an interview; ``absence`` says why the employee is not at work, where that is so."""

    texts: ClassVar[str] = "interview_notice"
    assessed_by: ClassVar[str] = "/authorized_person"
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    employee: CorpusAEmployee
    absence: Annotated[str | None, Choice((*ITEM_3_ABSENCES, *CHAPTER_5_ABSENCES))] = None
    authorized_person: Person
    hr_representative: Person
    immediate_supervisor: Person | None = None
    year: Annotated[int, YEAR]
    purpose: Annotated[str, Text()]
    interview: Interview
    means: Annotated[tuple[Means, ...], Length(max=MAX_MEANS)]
    sent_on: Annotated[date | None, Day()] = None

    @property
    def chapter5(self) -> bool:
        """Return whether the interview is one of chapter 5 (item 49), which assesses work of 2025 only."""
        return self.absence in CHAPTER_5_ABSENCES and transition().has_chapter5(self.year)


CHAPTER_5_GROUNDS = ("released", "rotated", "social_leave")

GROUNDS = ("dismissed", *CHAPTER_5_GROUNDS)

# Wordings of the two scales do not coincide, so each leads to its code.
_RESULTS = {**known_results("B"), **known_results("A")}

RESULT = Choice(tuple(dict.fromkeys(_RESULTS.values())), aliases=_RESULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Person):
    """The assessed employee, in the position assessed."""

    texts: ClassVar[str] = "addressee"
    dismissed_on: Annotated[date | None, Day()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePeriod:
    """The assessed year, for «Б» with the quarter."""

    texts: ClassVar[str] = "notice_period"
    year: Annotated[int, YEAR]
    quarter: Annotated[int | None, QUARTER] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultNotice:
    """The notice of the result; ``ground`` says why the employee does not learn it in the information system.

    ``received_on`` is the day the employee was acquainted with the result, ``appealed_on`` that of the application
    against it.
    """

    texts: ClassVar[str] = "result_notice"
    methodology: Annotated[str, Choice(METHODOLOGIES)]
    ground: Annotated[str, Choice(GROUNDS)]
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    employee: Addressee
    period: NoticePeriod
    final_score: Annotated[Decimal, SCORE]
    result: Annotated[str | None, RESULT] = None
    means: Annotated[tuple[Means, ...], Length(max=MAX_MEANS)]
    signed_by: Person
    sent_on: Annotated[date | None, Day()] = None
    received_on: Annotated[date | None, Day()] = None
    appealed_on: Annotated[date | None, Day()] = None

    @property
    def chapter5(self) -> bool:
        """Return whether the result is one of chapter 5 of «А» (item 51), which assesses work of 2025 only."""
        of_chapter = self.methodology == "A" and self.ground in CHAPTER_5_GROUNDS
        return of_chapter and transition().has_chapter5(self.period.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcquaintanceNotice:
    """The notice of the result to an employee in service, who signs it.

    ``received_on`` is the day the result was received in the information system, ``acquainted_on`` that of the
    employee's signature: the term to appeal begins with the first of them.
    """

    texts: ClassVar[str] = "acquaintance_notice"
    methodology: Annotated[str, Choice(METHODOLOGIES)]
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    employee: Person
    period: NoticePeriod
    final_score: Annotated[Decimal, SCORE]
    result: Annotated[str | None, RESULT] = None
    signed_by: Person
    sent_on: Annotated[date | None, Day()] = None
    received_on: Annotated[date | None, Day()] = None
    acquainted_on: Annotated[date | None, Day()] = None
