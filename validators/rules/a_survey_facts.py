"""What the rules on the survey of annex 7 look at: its blank, and the summary of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from validators import parameters
from validators.computed import Computed, Explanation, Step
from validators.messages.values import Fixed, Joined
from validators.numbers import rounded, two_places
from validators.periods import Year, calendar_year
from validators.rules.a_facts import CorpusAFacts, common
from validators.rules.facts import Facts

if TYPE_CHECKING:
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.parameters.survey import SurveyWording
    from validators.schemas.a_survey import Survey, SurveySummary

WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class SurveyFacts(Facts):
    """The blank of the survey, about a year where one is filled in."""

    methodology: str = "A"
    record: Survey
    assessed: Year | None


@dataclass(frozen=True, kw_only=True)
class SurveySummaryFacts(CorpusAFacts):
    """The summary of a survey."""

    record: SurveySummary

    @property
    def survey(self) -> SurveyWording:
        """The questions in force in the year."""
        return parameters.survey(self.law_day)


def survey_facts(form: str, record: Survey, today: date, calendar: WorkingCalendar) -> SurveyFacts:
    """Return the facts of a blank."""
    year = None if record.year is None else calendar_year(record.year)
    return SurveyFacts(form=form, record=record, today=today, calendar=calendar, assessed=year, signed_on=None)


def summary_facts(form: str, record: SurveySummary, today: date, calendar: WorkingCalendar) -> SurveySummaryFacts:
    """Return the facts of a summary."""
    return SurveySummaryFacts(**common(form, record, today, calendar, record.signed_on))


def survey_values(_facts: SurveyFacts) -> Computed:
    """Return nothing: a blank has no values to compute."""
    return Computed()


def summary_values(facts: SurveySummaryFacts) -> Computed:
    """Return for each question how many answered it and the share of each option among them.

    ``share`` is a percent with two places, rounded half-up; it is left out where nobody answered the question.
    """
    steps = [
        Shares(f"questions/{place}", "A16-survey-counts", place + 1, tuple(option.count for option in question.options))
        for place, question in enumerate(facts.record.questions)
    ]
    questions = [
        step.entry("options", answered=step.answered, unanswered=max(facts.record.respondents - step.answered, 0))
        for step in steps
    ]
    return Computed({"questions": questions}, list(steps))


def _share(share: Decimal | None) -> dict[str, str]:
    return {} if share is None else {"share": two_places(share)}


@dataclass(slots=True)
class Shares(Step):
    """The share of each option among those who answered the question ``number``; ``counts`` chose it."""

    number: int
    counts: tuple[int, ...]

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def shares(self) -> list[tuple[int, Decimal | None]]:
        """How many chose an option, and what percent they are, rounded to two places; of nobody there is none."""
        answered = self.answered
        return [(count, rounded(Fraction(count * WHOLE, answered)) if answered else None) for count in self.counts]

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the options with their shares."""
        values[name] = [{"count": count, **_share(share)} for count, share in self.shares]

    def explanation(self) -> Explanation:
        """Return the division of each option."""
        answered = self.answered
        shares = [
            Joined((Decimal(count), " / ", answered, " × 100 = ", Fixed(share), " %"))
            for count, share in self.shares
            if share is not None
        ]
        values = {"question": self.number, "answered": answered, "shares": Joined(tuple(shares), "; ")}
        return Explanation("shares" if answered else "no_answers", values, terms=tuple(map(Decimal, self.counts)))
