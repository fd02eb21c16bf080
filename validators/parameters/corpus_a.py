"""The tables of the corpus «А» methodology and their files, looked up by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

from validators.errors import ParameterError
from validators.messages.values import Wording
from validators.parameters.loading import decimal
from validators.parameters.package import current, on_day
from validators.parameters.tables import Table


@dataclass(frozen=True, kw_only=True)
class CorpusATerms(Table):
    """Terms and counts of the corpus «А» methodology; names ending in ``_working_days`` count working days."""

    tenure_months: int
    days_worked: int
    assessment_month: int
    assessment_day: int
    agreement_working_days: int
    agreement_month: int
    agreement_day: int
    draft_month: int
    draft_day: int
    draft_working_days: int
    approval_working_days: int
    rework_working_days: int
    kpis: int
    retention_years: int
    score_minimum: int
    score_maximum: int
    interview_working_days: int
    appeal_working_days: int
    sending_working_days: int
    monitoring_day: int
    analysis_month: int
    analysis_day: int
    chapter5_agreement_working_days: int
    chapter5_sending_working_days: int


@dataclass(frozen=True)
class ScoreBand:
    """A line of annex 4 or 5: ``words`` and ``score`` as printed, then their bounds; no ``end``: without end."""

    words: Wording
    score: str
    start: Decimal
    end: Decimal | None
    least: Decimal
    most: Decimal

    @property
    def percent(self) -> str:
        """The percents as printed."""
        return self.words.text


@dataclass(frozen=True, kw_only=True)
class ScoreBands(Table):
    """Scores that a percent of realization allows (item 19, annexes 4 and 5), best first."""

    bands: tuple[ScoreBand, ...]

    @cached_property
    def starts(self) -> tuple[Fraction, ...]:
        """Where each line begins."""
        return tuple(Fraction(band.start) for band in self.bands)

    def lines_of(self, percent: Decimal | Fraction) -> tuple[ScoreBand, ...]:
        """Return the line for an exact percent of zero or more; of one between two printed lines, both, worse first.

        The lines are printed to two places, «95-99,99» and then «100 и выше»: 99.995 stands in neither.
        """
        exact = Fraction(percent)
        place = next((place for place, start in enumerate(self.starts) if exact >= start), -1)
        line = self.bands[place]
        between = line.end is not None and exact > Fraction(line.end)
        return (line, self.bands[place - 1]) if between else (line,)


def build_bands(raw: dict[str, Any]) -> ScoreBands:
    """Build a table of scores by percent; its bands come best first, the last one from zero."""
    bands = tuple(_band(entry) for entry in raw.pop("band"))
    for better, worse in pairwise(bands):
        if worse.start >= better.start or worse.end is None or worse.end >= better.start or worse.most >= better.most:
            raise ParameterError(f"bands «{better.percent}» and «{worse.percent}» are out of order")
    if not bands or bands[0].end is not None or bands[-1].start != 0:
        raise ParameterError("the bands must reach from zero upwards without end")
    return ScoreBands(bands=bands, **raw)


def _band(raw: dict[str, Any]) -> ScoreBand:
    end = decimal(raw["to"]) if "to" in raw else None
    words = Wording(raw["percent"], raw.get("id"))
    return ScoreBand(words, raw["score"], decimal(raw["from"]), end, decimal(raw["least"]), decimal(raw["most"]))


def build_corpus_a_terms(raw: dict[str, Any]) -> CorpusATerms:
    """Build the terms of corpus «А»."""
    return CorpusATerms(**raw)


def corpus_a_terms(on: date | None = None) -> CorpusATerms:
    """Return the terms of corpus «А» in force on the day; without a day, the newest."""
    return on_day(current().tables("a/terms.toml", build_corpus_a_terms), on)


def max_scores(on: date | None = None) -> ScoreBands:
    """Return the table of annex 4 in force on the day; without a day, the newest."""
    return on_day(current().tables("a/max_scores.toml", build_bands), on)


def allowed_scores(on: date | None = None) -> ScoreBands:
    """Return the table of annex 5 in force on the day; without a day, the newest."""
    return on_day(current().tables("a/allowed_scores.toml", build_bands), on)
