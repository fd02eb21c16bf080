"""The notice of an interview: items 22 and 49 of the methodology «А»."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.parameters.transition import transition
from validators.schemas.a_people import CorpusAEmployee
from validators.schemas.b_forms import YEAR, Person
from validators.schemas.sending import MOST_MEANS, Means
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line, Text
from validators.schemas.values import Choice, Day, Flag

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
    """The notice of an interview; ``absence`` says why the servant is not at work, where that is so."""

    texts: ClassVar[str] = "interview_notice"
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
    means: Annotated[tuple[Means, ...], Length(max=MOST_MEANS)]
    sent_on: Annotated[date | None, Day()] = None

    @property
    def chapter5(self) -> bool:
        """Tell whether the interview is one of chapter 5 (item 49), which assesses work of 2025 only."""
        return self.absence in CHAPTER_5_ABSENCES and transition().has_chapter5(self.year)
