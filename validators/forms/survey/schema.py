"""The anonymous survey of annex 7 (item 16): its blank, and the working paper that sums its answers up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.shared.persons import Person
from validators.forms.shared.values import YEAR
from validators.schemas.texts import POSITION_LENGTH, Line
from validators.schemas.values import Day, ExactNumber, WholeNumber

MAX_RESPONDENTS = 100_000
# Looser than annex 7, so that a rule says how many there should be.
MAX_QUESTIONS, MAX_OPTIONS = 50, 20
PERCENT = (0, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The blank of the survey: nothing personal, and the body and the year only where they are to be printed."""

    texts: ClassVar[str] = "survey"
    organization: Annotated[str | None, Line(POSITION_LENGTH)] = None
    year: Annotated[int | None, YEAR] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCount:
    """Number of respondents who chose one option."""

    texts: ClassVar[str] = "option_count"
    count: Annotated[int, WholeNumber(0, MAX_RESPONDENTS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCounts:
    """The answers to one question: a count for each option, in the order of the annex."""

    texts: ClassVar[str] = "question_counts"
    options: Annotated[tuple[OptionCount, ...], Length(max=MAX_OPTIONS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """The percent that the information system formed (item 16), and where it was taken from."""

    texts: ClassVar[str] = "satisfaction"
    percent: Annotated[Decimal, ExactNumber(2, PERCENT)]
    source: Annotated[str, Line(POSITION_LENGTH)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySummary:
    """The answers to the survey of one state body in one year, summed up."""

    texts: ClassVar[str] = "survey_summary"
    order: ClassVar[tuple[str, ...]] = ("organization", "year", "respondents", "questions", "satisfaction")
    organization: Annotated[str, Line(POSITION_LENGTH)]
    year: Annotated[int, YEAR]
    respondents: Annotated[int, WholeNumber(0, MAX_RESPONDENTS)]
    questions: Annotated[tuple[QuestionCounts, ...], Length(max=MAX_QUESTIONS)]
    prepared_by: Person
    satisfaction: Satisfaction | None = None
    signed_on: Annotated[date | None, Day()] = None
