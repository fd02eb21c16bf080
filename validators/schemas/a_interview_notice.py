"""The notice of an interview: items 22 and 49 of the methodology «А»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.parameters.transition import transition
from validators.schemas.a_people import CorpusAEmployeeShape
from validators.schemas.b_forms import YEARS, PersonShape
from validators.schemas.sending import MOST_MEANS, MeansShape
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line, Text
from validators.schemas.values import Choice, Day, Flag, WholeNumber

if TYPE_CHECKING:
    from datetime import date

    from validators.schemas.a_people import CorpusAEmployee
    from validators.schemas.records import Person
    from validators.schemas.sending import Means

ITEM_3_ABSENCES = ("annual_leave", "incapacity", "training", "business_trip", "dismissed")
"""Item 3 part 3: on leave, unfit for work, in training, on a business trip, dismissed."""

CHAPTER_5_ABSENCES = ("released", "rotated", "social_leave")
"""Item 49: released or rotated from the position, on social leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """When and how the interview is held; ``link`` is for joining it by video."""

    held_on: date
    video: bool
    time: str | None = None
    place: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewNotice:
    """The notice of an interview; ``absence`` says why the servant is not at work, where that is so."""

    organization: str
    employee: CorpusAEmployee
    authorized_person: Person
    hr_representative: Person
    year: int
    purpose: str
    interview: Interview
    means: tuple[Means, ...]
    number: str | None = None
    absence: str | None = None
    immediate_supervisor: Person | None = None
    sent_on: date | None = None

    @property
    def chapter5(self) -> bool:
        """Tell whether the interview is one of chapter 5 (item 49), which assesses work of 2025 only."""
        return self.absence in CHAPTER_5_ABSENCES and transition().has_chapter5(self.year)


class InterviewShape(Shape):
    """When and how the interview is held."""

    record = Interview
    texts = "interview"

    held_on = Day()
    time = Line(NAME_LENGTH, required=False)
    place = Line(POSITION_LENGTH, required=False)
    video = Flag()
    link = Line(POSITION_LENGTH, required=False)


class InterviewNoticeShape(Shape):
    """The notice of an interview."""

    record = InterviewNotice
    texts = "interview_notice"

    organization = Line(POSITION_LENGTH)
    number = Line(NAME_LENGTH, required=False)
    employee = Part(CorpusAEmployeeShape)
    absence = Choice((*ITEM_3_ABSENCES, *CHAPTER_5_ABSENCES), required=False)
    authorized_person = Part(PersonShape)
    hr_representative = Part(PersonShape)
    immediate_supervisor = Part(PersonShape, required=False)
    year = WholeNumber(*YEARS)
    purpose = Text()
    interview = Part(InterviewShape)
    means = Entries(MeansShape, most=MOST_MEANS)
    sent_on = Day(required=False)
