"""Corpus «Б»: the notice of the result to a dismissed servant, items 8, 10 and 11."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from validators.forms.notices import common as notices
from validators.forms.notices.common import ResultNoticeFacts
from validators.forms.shared.corpus_a import told_score
from validators.parameters import editions
from validators.periods import QUARTERS
from validators.rules.model import ORDER_13, Finding, Moment, Rules, finding
from validators.violations import Severity

FORM = ("result_notice",)
QUARTERLY = attrgetter("quarterly")
rule = Rules(forms=FORM, where=QUARTERLY)


@rule("B10-notice-period", item="B3", words="period", since=ORDER_13, moment=Moment.DOCUMENT)
def period(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The notice is about a quarter that the methodology applies to."""
    assessed = facts.record.period
    if assessed.quarter is None:
        yield finding("missing", "/period")
    elif assessed.quarter not in QUARTERS:
        yield finding("quarter", "/period/quarter", quarter=assessed.quarter, least=QUARTERS[0], most=QUARTERS[-1])
    elif not facts.known:
        values = {"year": assessed.year, "since": editions("B").tables[0].since}
        yield finding("edition", "/period", quarter=assessed.quarter, **values)


@rule("B10-notice-ground", item="B10", words="dismissed", severity=Severity.WARNING)
def ground(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The notice goes to a dismissed servant: chapter 5 is of the methodology «А» only."""
    if facts.record.ground != "dismissed":
        yield finding("other", "/ground")


rule("B10-notice-dismissed", item="B10", words="dismissed", checks="A24-notice-dismissed")(notices.dismissed)
rule("B10-notice-sent", item="B10", words="dismissed", severity=Severity.WARNING)(notices.sent)
rule("B10-notice-means", item="B10", words="dismissed", checks="A24-notice-means")(notices.means)
rule("B8-notice-result", item="B8", checks="A21-notice-result")(told_score)
rule("B11-notice-appeal", item="B11", severity=Severity.WARNING)(notices.appeal)
