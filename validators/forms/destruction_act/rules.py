"""No paper is destroyed before its term is over: items 14 of «А» and 13 of «Б»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from validators.deadlines.model import years
from validators.forms.destruction_act.schema import DestructionAct
from validators.forms.shared.corpus_b import CorpusBFacts
from validators.people import named_twice
from validators.periods import QUARTERS, quarter
from validators.rules.model import Finding, Moment, Rules, finding
from validators.violations import Severity


@dataclass(frozen=True, kw_only=True)
class DestructionFacts(CorpusBFacts):
    """An act of destruction; its papers are of many periods, so that it is placed in time by its own day."""

    kept_for_ever: ClassVar[bool] = True

    record: DestructionAct
    assessed: None

    @staticmethod
    def period_of(_record: DestructionAct) -> None:
        """Return none."""

    @property
    def destroyed_on(self) -> date:
        """The earliest day on which the papers are destroyed: that of the act, unless it has not come yet."""
        return min(self.signed_on or self.today, self.today)


rule = Rules(forms=("destruction_act",), moment=Moment.DOCUMENT)


@rule("A14-destroyed", item="A14", at="/groups/*/kept_until")
def destroyed_a(facts: DestructionFacts) -> Iterator[Finding]:
    """Papers of corpus «А» are destroyed when their term is over."""
    yield from _early(facts, "A")


@rule("B13-destroyed", item="B13", at=("/groups/*/kept_until",))
def destroyed_b(facts: DestructionFacts) -> Iterator[Finding]:
    """Papers of corpus «Б» are destroyed when their term is over, which is never before three years after a quarter."""
    yield from _early(facts, "B")
    for place, group in enumerate(facts.record.groups):
        if group.methodology == "B" and group.year is not None:
            last = quarter(group.year, group.quarter or QUARTERS[-1]).last_day
            least = years(last, facts.terms.retention_years).day
            if group.kept_until < least:
                names = {"number": place + 1, "until": group.kept_until, "end": last, "least": least}
                yield finding("short", f"/groups/{place}/kept_until", **names)


@rule("B13-destroyed-signed", item="B13", severity=Severity.WARNING, at="/signed_on")
def signed_on(facts: DestructionFacts) -> Iterator[Finding]:
    """An act is not signed on a day that has not come."""
    if facts.signed_on is not None and facts.signed_on > facts.today:
        yield finding("future", "/signed_on", signed=facts.signed_on, today=facts.today)


@rule("B13-destroyed-members", item="B13", severity=Severity.WARNING, at="/members/*")
def members(facts: DestructionFacts) -> Iterator[Finding]:
    """Nobody is of the commission twice."""
    for first, index in named_twice(facts.record.members):
        yield finding("twice", f"/members/{index}", first=first + 1, other=index + 1)


def _early(facts: DestructionFacts, methodology: str) -> Iterator[Finding]:
    for place, group in enumerate(facts.record.groups):
        if group.methodology == methodology and facts.destroyed_on <= group.kept_until:
            names = {"number": place + 1, "until": group.kept_until, "day": facts.destroyed_on}
            yield finding("early", f"/groups/{place}/kept_until", **names)
