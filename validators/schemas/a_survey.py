"""The anonymous survey of annex 7 (item 16): its blank, and the working paper that sums its answers up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.schemas.b_forms import YEARS, PersonShape
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import POSITION_LENGTH, Line
from validators.schemas.values import Day, ExactNumber, WholeNumber

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from validators.schemas.records import Person

MOST_RESPONDENTS = 100_000
# Looser than annex 7, so that a rule tells how many there should be.
MOST_QUESTIONS, MOST_OPTIONS = 50, 20
PERCENT = (0, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The blank of the survey: nothing personal, and the body and the year only where they are to be printed."""

    organization: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCount:
    """How many respondents chose one option."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCounts:
    """The answers to one question: a count for each option, in the order of the annex."""

    options: tuple[OptionCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """The percent that the information system formed (item 16), and where it was taken from."""

    percent: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySummary:
    """The answers to the survey of one state body in one year, summed up."""

    organization: str
    year: int
    respondents: int
    questions: tuple[QuestionCounts, ...]
    prepared_by: Person
    satisfaction: Satisfaction | None = None
    signed_on: date | None = None


class SurveyShape(Shape):
    """The blank of the survey."""

    record = Survey
    texts = "survey"

    organization = Line(POSITION_LENGTH, required=False)
    year = WholeNumber(*YEARS, required=False)


class OptionCountShape(Shape):
    """How many chose one option."""

    record = OptionCount
    texts = "option_count"

    count = WholeNumber(0, MOST_RESPONDENTS)


class QuestionCountsShape(Shape):
    """The answers to one question."""

    record = QuestionCounts
    texts = "question_counts"

    options = Entries(OptionCountShape, most=MOST_OPTIONS)


class SatisfactionShape(Shape):
    """The percent of the information system; its range is rule A16-survey-satisfaction."""

    record = Satisfaction
    texts = "satisfaction"

    percent = ExactNumber(2, PERCENT)
    source = Line(POSITION_LENGTH)


class SurveySummaryShape(Shape):
    """The summary of the survey."""

    record = SurveySummary
    texts = "survey_summary"

    organization = Line(POSITION_LENGTH)
    year = WholeNumber(*YEARS)
    respondents = WholeNumber(0, MOST_RESPONDENTS)
    questions = Entries(QuestionCountsShape, most=MOST_QUESTIONS)
    prepared_by = Part(PersonShape)
    satisfaction = Part(SatisfactionShape, required=False)
    signed_on = Day(required=False)
