"""The notice of the result to a dismissed servant: items 24 and 51 of the methodology «А», item 10 of «Б»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from validators.parameters import known_results
from validators.parameters.transition import transition
from validators.schemas import records
from validators.schemas.b_forms import QUARTER_NUMBERS, SCORE, YEARS, PersonShape
from validators.schemas.sending import MOST_MEANS, MeansShape
from validators.schemas.shapes import Entries, Part, Shape
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line
from validators.schemas.values import Choice, Day, ExactNumber, WholeNumber

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from validators.schemas.sending import Means

METHODOLOGIES = ("A", "B")
CHAPTER_5_GROUNDS = ("released", "rotated", "social_leave")
GROUNDS = ("dismissed", *CHAPTER_5_GROUNDS)
# Wordings of the two scales do not coincide, so each leads to its code.
RESULTS = {**known_results("B"), **known_results("A")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(records.Person):
    """The assessed servant, in the position assessed."""

    dismissed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePeriod:
    """The assessed year, for «Б» with the quarter."""

    year: int
    quarter: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultNotice:
    """The notice of the result; ``ground`` says why the servant does not learn it in the information system.

    ``received_on`` is the day the servant was acquainted with the result, ``appealed_on`` that of the application
    against it.
    """

    methodology: str
    ground: str
    organization: str
    employee: Addressee
    period: NoticePeriod
    final_score: Decimal
    means: tuple[Means, ...]
    signed_by: records.Person
    number: str | None = None
    result: str | None = None
    sent_on: date | None = None
    received_on: date | None = None
    appealed_on: date | None = None

    @property
    def chapter5(self) -> bool:
        """Tell whether the result is one of chapter 5 of «А» (item 51), which assesses work of 2025 only."""
        of_chapter = self.methodology == "A" and self.ground in CHAPTER_5_GROUNDS
        return of_chapter and transition().has_chapter5(self.period.year)


class AddresseeShape(PersonShape):
    """The assessed servant."""

    record: ClassVar[Callable[..., Any]] = Addressee
    texts = "addressee"

    dismissed_on = Day(required=False)


class NoticePeriodShape(Shape):
    """The assessed period; which parts it needs is for the rules of each methodology."""

    record = NoticePeriod
    texts = "notice_period"

    year = WholeNumber(*YEARS)
    quarter = WholeNumber(*QUARTER_NUMBERS, documented=(1, 4), required=False)


class ResultNoticeShape(Shape):
    """The notice of the result."""

    record = ResultNotice
    texts = "result_notice"

    methodology = Choice(METHODOLOGIES)
    ground = Choice(GROUNDS)
    organization = Line(POSITION_LENGTH)
    number = Line(NAME_LENGTH, required=False)
    employee = Part(AddresseeShape)
    period = Part(NoticePeriodShape)
    final_score = ExactNumber(2, SCORE)
    result = Choice(tuple(dict.fromkeys(RESULTS.values())), aliases=RESULTS, required=False)
    means = Entries(MeansShape, most=MOST_MEANS)
    signed_by = Part(PersonShape)
    sent_on = Day(required=False)
    received_on = Day(required=False)
    appealed_on = Day(required=False)
