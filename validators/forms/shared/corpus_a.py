"""Corpus «А»: facts of its papers, and the rules of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

from validators import parameters
from validators.messages.values import Fixed
from validators.parameters import editions
from validators.parameters.corpus_a import CorpusATerms
from validators.parameters.tables import ResultScale
from validators.parameters.transition import transition
from validators.people import HasIdentity, same_person
from validators.periods import Year, calendar_year
from validators.rules.facts import Facts
from validators.rules.model import AMENDMENT, Finding, Moment, Rules, finding

ANNUAL = ("a1_agreement", "a2_agreement", "a3_score_sheet", "a6_review", "a_disagreement", "a_monitoring")
CHAPTER_5 = ("a8_agreement", "a9_score_sheet", "a10_review")
PERSONAL = ANNUAL + CHAPTER_5
PACKAGE = ("a_not_assessed", "a_transmittal")


@dataclass(frozen=True, kw_only=True)
class CorpusAFacts(Facts):
    """A paper of corpus «А» about the calendar year that its record names in ``year``."""

    assessed: Year

    @staticmethod
    def period_of(record: Any) -> Year:
        """Return the year that a record names."""
        return calendar_year(record.year)

    @property
    def methodology(self) -> str:
        """Corpus «А»."""
        return "A"

    @property
    def year(self) -> Year:
        """The assessed year."""
        return self.assessed

    @property
    def period_end(self) -> date:
        """The last day assessed: of the year, or of the period that chapter 5 names."""
        return transition().chapter5_last_day if self.form in CHAPTER_5 else self.year.last_day

    @property
    def last_day(self) -> date:
        """The last day that the paper is about."""
        return self.period_end

    @property
    def employee(self) -> HasIdentity:
        """The assessed employee."""
        person: HasIdentity = self.record.employee
        return person

    @property
    def evaluator(self) -> HasIdentity:
        """The authorized person, who assesses (item 4)."""
        person: HasIdentity = self.record.authorized_person
        return person

    @property
    def signatures(self) -> dict[str, date | None]:
        """The day of each signature by its JSON Pointer."""
        return {"/signed_on": self.signed_on}

    @cached_property
    def terms(self) -> CorpusATerms:
        """Terms and counts in force."""
        return parameters.corpus_a_terms(self.law_day)

    @cached_property
    def scale(self) -> ResultScale:
        """The scale of results in force."""
        return parameters.result_scale(self.law_day, "A")


@dataclass(frozen=True, kw_only=True)
class BlankFacts(Facts):
    """A paper of corpus «А» that nobody signs and that may name a year: a blank survey, a copy of a table."""

    assessed: Year | None

    @staticmethod
    def period_of(record: Any) -> Year | None:
        """Return the year that a record names, where one is filled in."""
        return None if record.year is None else calendar_year(record.year)

    @staticmethod
    def signing_of(_record: Any) -> None:
        """Return nothing."""

    @property
    def methodology(self) -> str:
        """Corpus «А»."""
        return "A"


rule = Rules(forms=PERSONAL + PACKAGE)


@rule("A-edition", item="A4", words="corpus_a", **AMENDMENT, at="/year")
def edition(facts: Facts) -> Iterator[Finding]:
    """No paper is about a year before the first edition of the methodology."""
    if not facts.known:
        yield finding("year", "/year", year=facts.record.year, since=editions("A").tables[0].since)


@rule("A6-parties", item="A6", forms=PERSONAL, at="/authorized_person")
def parties(facts: CorpusAFacts) -> Iterator[Finding]:
    """The employee and the authorized person are two people: nobody agrees with oneself."""
    if same_person(facts.employee, facts.evaluator):
        yield finding("same", "/authorized_person")


@rule(
    "A-signed-on",
    item="A7",
    words="date",
    annex="1, 2, 3, 6, 8, 9, 10",
    moment=Moment.DOCUMENT,
    at=("/sent_on", "/signed_on", "/signed_on/employee"),
)
def signed_on(facts: CorpusAFacts) -> Iterator[Finding]:
    """A paper is not signed on a day that has not come."""
    for pointer, signed in facts.signatures.items():
        if signed is not None and signed > facts.today:
            yield finding("future", pointer, signed=signed, today=facts.today)


class HasScale(Protocol):
    """The facts of a paper that may state a ``result``."""

    @property
    def record(self) -> Any:
        """The paper."""

    @property
    def terms(self) -> Any:
        """Terms and counts in force."""

    @property
    def scale(self) -> ResultScale:
        """The scale of results in force."""


class HasFinalScore(HasScale, Protocol):
    """The facts of a score sheet, of annex 3 or 9."""

    @property
    def final_score(self) -> Decimal | None:
        """The final score, where it is known."""


def final_result(facts: HasFinalScore) -> Iterator[Finding]:
    """The result stated is that of the scale for the final score."""
    if facts.final_score is not None:
        yield from _result(facts, facts.final_score, "differs")


def stated_score(facts: HasScale) -> Iterator[Finding]:
    """The paper states a score of the scale, and the result that belongs to it."""
    value, least, most = facts.record.final_score, facts.terms.score_minimum, facts.terms.score_maximum
    if least <= value <= most:
        yield from _result(facts, value, "result")
    else:
        yield finding("outside", "/final_score", score=value, least=least, most=most)


def _result(facts: HasScale, score: Decimal, variant: str) -> Iterator[Finding]:
    stated = facts.record.result
    if stated is not None and stated != (right := facts.scale.band_of(score)).code:
        words = facts.scale.words(stated)
        yield finding(variant, "/result", stated=words, right=right.words, score=Fixed(score))
