"""Corpus «А», item 16 and annex 7: the survey's blank and the summary of its answers.

The percent of satisfaction is formed by the information system; the order gives no formula for it, so it is taken as
stated, with its source, and never computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from validators import parameters
from validators.computed import Computed, Explanation, Step
from validators.forms.shared.corpus_a import CorpusAFacts, edition
from validators.forms.survey.schema import SurveySummary
from validators.messages.values import Count, Fixed, Joined
from validators.numbers import rounded, two_places
from validators.parameters.survey import SurveyWording
from validators.rules.model import AMENDMENT, Finding, Moment, Rules, finding
from validators.violations import Severity

WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class SurveySummaryFacts(CorpusAFacts):
    """The summary of a survey."""

    record: SurveySummary

    @property
    def survey(self) -> SurveyWording:
        """The questions in force in the year."""
        return parameters.survey(self.law_day)


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
        """Number of answers."""
        return sum(self.counts)

    @property
    def shares(self) -> list[tuple[int, Decimal | None]]:
        """Number of those who chose an option, and their percent, rounded to two places; of nobody there is none."""
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


SUMMARY = ("a7_summary",)
PERCENT = (0, 100)
rule = Rules(forms=SUMMARY)
rule("A16-survey-year", item="A4", words="corpus_a", forms=("a7_survey", *SUMMARY), **AMENDMENT)(edition)


@rule("A16-survey-questions", item="A16", words="survey", annex="7")
def questions(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """The summary has the questions of annex 7, each with all its options."""
    entries, printed = facts.record.questions, facts.survey.questions
    if len(entries) != len(printed):
        yield finding("number", "/questions", questions=Count(len(entries), "survey_questions"), due=len(printed))
        return
    for index, (entry, question) in enumerate(zip(entries, printed, strict=True)):
        if len(entry.options) != len(question.options):
            options = Count(len(entry.options), "survey_options")
            pointer = f"/questions/{index}/options"
            yield finding("options", pointer, number=index + 1, options=options, due=len(question.options))


@rule("A16-survey-counts", item="A16", words="survey", severity=Severity.WARNING, annex="7")
def counts(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """Annex 7 does not say how many options one may choose; more answers than respondents are worth a look."""
    for index, entry in enumerate(facts.record.questions):
        answers = sum(option.count for option in entry.options)
        if answers > facts.record.respondents:
            values = {"number": index + 1, "answers": Count(answers, "survey_answers")}
            pointer = f"/questions/{index}/options"
            yield finding("many", pointer, respondents=Count(facts.record.respondents, "survey_respondents"), **values)


@rule("A16-survey-respondents", item="A16", words="anonymous", severity=Severity.WARNING, annex="7")
def respondents(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """The survey is anonymous, and of a single respondent all answers are known."""
    if not facts.record.respondents:
        yield finding("none", "/respondents")
    elif facts.record.respondents == 1:
        yield finding("one", "/respondents")


@rule("A16-survey-satisfaction", item="A16", words="satisfaction", severity=Severity.WARNING)
def satisfaction(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """What the information system has formed is a percent."""
    stated, (least, most) = facts.record.satisfaction, PERCENT
    if stated is not None and not least <= stated.percent <= most:
        yield finding("outside", "/satisfaction/percent", percent=stated.percent, least=least, most=most)


@rule("A16-survey-signed", item="A16", words="survey", annex="7", moment=Moment.DOCUMENT)
def signed_on(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """A summary is signed on a day that has come, and not before the year it is about."""
    if facts.signed_on is None:
        return
    if facts.signed_on > facts.today:
        yield finding("future", "/signed_on", signed=facts.signed_on, today=facts.today)
    elif facts.signed_on < facts.year.first_day:
        yield finding("early", "/signed_on", Severity.WARNING, signed=facts.signed_on, year=facts.year.year)
