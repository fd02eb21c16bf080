"""Corpus «А»: the notice of the result, items 24 and 25, and 51 and 52 of chapter 5."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from validators.forms.notices import common as notices
from validators.forms.notices.common import ResultNoticeFacts
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import told_score
from validators.parameters import editions
from validators.parameters.transition import transition
from validators.rules.model import AMENDMENT, ORDER_13, Finding, Moment, Rules, finding
from validators.violations import Severity

FORM = ("result_notice",)
ANNUAL, CHAPTER_5 = attrgetter("annual"), attrgetter("chapter5")
rule = Rules(forms=FORM)
chapter5 = Rules(forms=FORM, until=UNTIL, moment=Moment.DOCUMENT, where=CHAPTER_5)


@rule(
    "A24-notice-period",
    item="A3",
    words="yearly",
    since=ORDER_13,
    moment=Moment.DOCUMENT,
    where=lambda facts: facts.methodology == "A",
)
def period(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The notice is about a calendar year that the methodology applies to."""
    assessed = facts.record.period
    if not facts.known:
        yield finding("year", "/period/year", year=assessed.year, since=editions("A").tables[0].since)
    if assessed.quarter is not None:
        yield finding("quarter", "/period/quarter", quarter=assessed.quarter)


rule("A24-notice-dismissed", item="A24", words="dismissed", severity=Severity.WARNING, where=ANNUAL)(notices.dismissed)
rule("A24-notice-sent", item="A24", words="dismissed", severity=Severity.WARNING, where=ANNUAL)(notices.sent)
chapter5("A51-notice-sent", item="A51")(notices.sent)
rule("A24-notice-means", item="A24", words="dismissed", severity=Severity.WARNING, where=ANNUAL)(notices.means)
chapter5("A51-notice-means", item="A51", checks="A24-notice-means", severity=Severity.WARNING)(notices.means)
rule("A21-notice-result", item="A21", where=lambda facts: facts.methodology == "A")(told_score)
rule("A25-notice-appeal", item="A25", severity=Severity.WARNING, where=ANNUAL)(notices.appeal)
chapter5("A52-notice-appeal", item="A52", checks="A25-notice-appeal", severity=Severity.WARNING)(notices.appeal)


@rule("A51-notice-chapter-5", item="A4", words="chapter_5", severity=Severity.WARNING, where=CHAPTER_5, **AMENDMENT)
def chapter_5(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """A result of chapter 5 is told while it is in force; of one found by then, nothing forbids to tell later."""
    until = transition().chapter5_until
    if facts.document_day >= until:
        pointer = "/ground" if facts.signed_on is None else "/sent_on"
        yield finding("over", pointer, day=facts.document_day, until=until)
