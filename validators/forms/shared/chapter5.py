"""Corpus «А», chapter 5, what all its papers share: the one period it assesses, and its end in March 2026."""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.shared.corpus_a import CHAPTER_5, CorpusAFacts
from validators.parameters.transition import transition
from validators.rules.model import AMENDMENT, Finding, Moment, Rules, finding
from validators.violations import Severity

UNTIL = transition().chapter5_until
"""The first day on which chapter 5 is no longer in force, by the order as it stands when rules are declared."""
FORM_NOT_IN_FORCE = "form-not-in-force"
"""Rule that warns of a paper on a form that is no longer in force on the day of the paper."""
rule = Rules(forms=CHAPTER_5)


@rule("A33-period", item="A33", words="period", moment=Moment.DOCUMENT, at="/year")
def period(facts: CorpusAFacts) -> Iterator[Finding]:
    """A paper of chapter 5 is about 2025: the chapter assesses the first seven months of that year."""
    first, last = transition().chapter5_first_day, transition().chapter5_last_day
    if facts.known and facts.year.year != first.year:
        yield finding("year", "/year", year=facts.year.year, first=first, last=last)


@rule("A33-position", item="A33", words="period", until=UNTIL, at=("/employee/appointed_on", "/employee/dismissed_on"))
def position(facts: CorpusAFacts) -> Iterator[Finding]:
    """The employee was in the position on some day of the period; appointment comes before dismissal."""
    first, last = transition().chapter5_first_day, transition().chapter5_last_day
    appointed, dismissed = facts.record.employee.appointed_on, facts.record.employee.dismissed_on
    if appointed > last:
        yield finding("later", "/employee/appointed_on", appointed=appointed, first=first, last=last)
    if dismissed is None:
        return
    if dismissed < appointed:
        yield finding("order", "/employee/dismissed_on", appointed=appointed, dismissed=dismissed)
    elif dismissed < first:
        yield finding("earlier", "/employee/dismissed_on", dismissed=dismissed, first=first, last=last)


@rule(FORM_NOT_IN_FORCE, item="A4", words="chapter_5", severity=Severity.WARNING, **AMENDMENT, at="/signed_on")
def in_force(facts: CorpusAFacts) -> Iterator[Finding]:
    """A paper of chapter 5 is not made on a day when the chapter is no longer in force."""
    until = transition().chapter5_until
    if facts.document_day >= until:
        if facts.signed_on is None:
            yield finding("unsigned", "", today=facts.today, until=until)
        else:
            yield finding("signed", "/signed_on", signed=facts.signed_on, until=until)
