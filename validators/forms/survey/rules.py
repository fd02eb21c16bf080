"""Corpus «А», item 16 and annex 7: the survey's blank and the summary of its answers.

The percent of satisfaction is formed by the information system; the order gives no formula for it, so it is taken as
stated, with its source, and never computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validators import parameters
from validators.forms.shared.corpus_a import CorpusAFacts, edition
from validators.forms.survey.schema import SurveySummary
from validators.messages.values import Count
from validators.parameters.survey import SurveyWording
from validators.rules.model import AMENDMENT, Finding, Moment, Rules, finding
from validators.violations import Severity


@dataclass(frozen=True, kw_only=True)
class SurveySummaryFacts(CorpusAFacts):
    """The summary of a survey."""

    record: SurveySummary

    @property
    def survey(self) -> SurveyWording:
        """The questions in force in the year."""
        return parameters.survey(self.law_day)


SUMMARY = ("a7_summary",)
PERCENT = (0, 100)
rule = Rules(forms=SUMMARY)
rule("A16-survey-year", item="A4", words="corpus_a", forms=("a7_survey", *SUMMARY), **AMENDMENT, at="/year")(edition)


@rule("A16-survey-questions", item="A16", words="survey", annex="7", at=("/questions", "/questions/*/options"))
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


@rule("A16-survey-counts", item="A16", words="survey", severity=Severity.WARNING, annex="7", at="/questions/*/options")
def counts(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """Annex 7 does not say how many options one may choose; more answers than respondents are worth a look."""
    for index, entry in enumerate(facts.record.questions):
        answers = sum(option.count for option in entry.options)
        if answers > facts.record.respondents:
            values = {"number": index + 1, "answers": Count(answers, "survey_answers")}
            pointer = f"/questions/{index}/options"
            yield finding("many", pointer, respondents=Count(facts.record.respondents, "survey_respondents"), **values)


@rule("A16-survey-respondents", item="A16", words="anonymous", severity=Severity.WARNING, annex="7", at="/respondents")
def respondents(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """The survey is anonymous, and of a single respondent all answers are known."""
    if not facts.record.respondents:
        yield finding("none", "/respondents")
    elif facts.record.respondents == 1:
        yield finding("one", "/respondents")


@rule(
    "A16-survey-satisfaction", item="A16", words="satisfaction", severity=Severity.WARNING, at="/satisfaction/percent"
)
def satisfaction(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """What the information system has formed is a percent."""
    stated, (least, most) = facts.record.satisfaction, PERCENT
    if stated is not None and not least <= stated.percent <= most:
        yield finding("outside", "/satisfaction/percent", percent=stated.percent, least=least, most=most)


@rule("A16-survey-signed", item="A16", words="survey", annex="7", moment=Moment.DOCUMENT, at="/signed_on")
def signed_on(facts: SurveySummaryFacts) -> Iterator[Finding]:
    """A summary is signed on a day that has come, and not before the year it is about."""
    if facts.signed_on is None:
        return
    if facts.signed_on > facts.today:
        yield finding("future", "/signed_on", signed=facts.signed_on, today=facts.today)
    elif facts.signed_on < facts.year.first_day:
        yield finding("early", "/signed_on", Severity.WARNING, signed=facts.signed_on, year=facts.year.year)
