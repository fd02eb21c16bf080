"""The notice of the result to a dismissed servant: items 24 and 51 of the methodology «А», item 10 of «Б»."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.parameters import known_results
from validators.parameters.transition import transition
from validators.schemas.b_forms import QUARTER, SCORE, YEAR, Person
from validators.schemas.sending import MOST_MEANS, Means
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line
from validators.schemas.values import Choice, Day

METHODOLOGIES = ("A", "B")
CHAPTER_5_GROUNDS = ("released", "rotated", "social_leave")
GROUNDS = ("dismissed", *CHAPTER_5_GROUNDS)
# Wordings of the two scales do not coincide, so each leads to its code.
_RESULTS = {**known_results("B"), **known_results("A")}
RESULT = Choice(tuple(dict.fromkeys(_RESULTS.values())), aliases=_RESULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Person):
    """The assessed servant, in the position assessed."""

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
    """The notice of the result; ``ground`` says why the servant does not learn it in the information system.

    ``received_on`` is the day the servant was acquainted with the result, ``appealed_on`` that of the application
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
    means: Annotated[tuple[Means, ...], Length(max=MOST_MEANS)]
    signed_by: Person
    sent_on: Annotated[date | None, Day()] = None
    received_on: Annotated[date | None, Day()] = None
    appealed_on: Annotated[date | None, Day()] = None

    @property
    def chapter5(self) -> bool:
        """Tell whether the result is one of chapter 5 of «А» (item 51), which assesses work of 2025 only."""
        of_chapter = self.methodology == "A" and self.ground in CHAPTER_5_GROUNDS
        return of_chapter and transition().has_chapter5(self.period.year)
