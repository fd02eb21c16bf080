"""What the rules on the survey of annex 7 look at: its blank, and the summary of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from validators import parameters
from validators.numbers import rounded, two_places
from validators.periods import Year, calendar_year
from validators.rules.a_facts import CorpusAFacts, common
from validators.rules.facts import Facts

if TYPE_CHECKING:
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.parameters.survey import SurveyWording
    from validators.schemas.a_survey import QuestionCounts, Survey, SurveySummary

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


def survey_values(_facts: SurveyFacts) -> dict[str, Any]:
    """Return nothing: a blank has no values to compute."""
    return {}


def summary_values(facts: SurveySummaryFacts) -> dict[str, Any]:
    """Return for each question how many answered it and the share of each option among them.

    ``share`` is a percent with two places, rounded half-up; it is left out where nobody answered the question.
    """
    respondents = facts.record.respondents
    return {"questions": [_question(question, respondents) for question in facts.record.questions]}


def _question(question: QuestionCounts, respondents: int) -> dict[str, Any]:
    answered = sum(option.count for option in question.options)
    options = [{"count": option.count, **_share(option.count, answered)} for option in question.options]
    return {"answered": answered, "unanswered": max(respondents - answered, 0), "options": options}


def _share(count: int, answered: int) -> dict[str, str]:
    if not answered:
        return {}
    return {"share": two_places(rounded(Fraction(count * WHOLE, answered)))}
