"""Until when a paper is to be kept: items 13 of «Б» and 14 and 39 of «А»; see ADR 23."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from validators.deadlines.model import years
from validators.people import HasIdentity
from validators.periods import Quarter
from validators.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a paper is kept by itself.

    Attributes:
        since: the day its term is counted from.
        until: the last day on which it has to be there.
        joint: whether papers about the same assessment prolong it; an agreement is kept from its signing alone.
    """

    since: date
    until: date
    joint: bool


def retention(facts: Facts) -> Retention | None:
    """Return how long a paper is kept that is issued on the day its facts are of; ``None`` where it is for ever.

    Item 13 counts from the end of the assessment, which no item defines: it is the last day that the paper names, of
    its signing or of what follows. A paper without a signature is signed by hand when the service has issued it, and
    at the latest at the end of the term of the order; the later day counts. So does that end where a paper, such as one
    of monitoring, was signed before the assessed period was over. Item 14 counts an agreement from its signing; without
    one it was signed at the latest in the year it is for.
    """
    if facts.kept_for_ever:
        return None
    signed, end = facts.signed_on, facts.period_end
    if facts.kept_from_signing:
        since = signed or _latest(facts.today, end)
    else:
        since = _latest(*_days(facts.record), signed or facts.today)
        if signed is None or (end is not None and since <= end):
            since = _latest(since, _assessed_by(facts))
    return Retention(since, years(since, facts.terms.retention_years).day, not facts.kept_from_signing)


def _latest(*days: date | None) -> date:
    return max(day for day in days if day is not None)


def _assessed_by(facts: Facts) -> date | None:
    """Return the last day to assess a period (items 3 of «А», 5 of «Б»)."""
    period = facts.assessed
    if period is None:
        return None
    if isinstance(period, Quarter):
        return facts.due("b_assessment", year=period.year, quarter=period.number).day
    return facts.due("a_assessment" if facts.methodology == "A" else "b_annual", year=period.last_day.year).day


def _days(value: Any) -> Iterator[date]:
    """Yield the days that a paper names, but those of people's employment."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _days(each)
    elif is_dataclass(value) and not isinstance(value, HasIdentity):
        for field in fields(value):
            yield from _days(getattr(value, field.name))
