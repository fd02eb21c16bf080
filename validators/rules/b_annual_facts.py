"""What the rules of the annual score look at: the assessed quarters, their mean, and the scale of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from validators import parameters
from validators.computed import Computed, Explanation, Mean, Result, Said
from validators.messages.values import Joined
from validators.numbers import mean, rounded
from validators.periods import QUARTERS, quarter
from validators.rules.b_facts import CorpusBFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from validators.calendar import WorkingCalendar
    from validators.parameters.tables import ResultScale
    from validators.periods import Quarter
    from validators.schemas.b_annual import AnnualQuarter, AnnualScore
    from validators.schemas.b_forms import Employee


@dataclass(frozen=True, kw_only=True)
class AnnualFacts(CorpusBFacts):
    """The annual score with the mean of its quarters: exact, and rounded half-up; ``None`` where none was assessed.

    A quarter that stands there for several positions counts once, with the mean of its averages (item 6 lets each be
    assessed, item 5 does not say how they count).

    The year is placed in time by its last quarter: an annual score is formed by the edition in force at its end. Of
    2025, only the second half was under the methodology.
    """

    record: AnnualScore

    @cached_property
    def exact(self) -> Decimal | Fraction | None:
        """The exact mean of the quarters."""
        averages = [mean(of_quarter) for of_quarter in self.by_quarter.values()]
        return mean(averages) if averages else None

    @cached_property
    def average(self) -> Decimal | None:
        """The mean rounded half-up to two places."""
        return None if self.exact is None else rounded(self.exact)

    @property
    def servant(self) -> Employee:
        """The assessed servant."""
        return self.record.employee

    @property
    def year_end(self) -> Quarter:
        """The last quarter of the year."""
        return quarter(self.record.year, QUARTERS[-1])

    @cached_property
    def counted(self) -> tuple[tuple[int, AnnualQuarter, Decimal], ...]:
        """The assessed quarters with their places in the list and their averages."""
        return tuple(_assessed(self.record))

    @cached_property
    def by_quarter(self) -> Mapping[int, tuple[Decimal, ...]]:
        """The averages of each assessed quarter, as a rule one."""
        return _by_quarter(self.record)

    @property
    def positions_in(self) -> Mapping[int, tuple[Decimal, ...]]:
        """Of these the quarters assessed in several positions."""
        return {number: averages for number, averages in self.by_quarter.items() if len(averages) > 1}

    def quarter_of(self, entry: AnnualQuarter) -> Quarter | None:
        """Return the quarter an entry names, if there is such a quarter."""
        return quarter(self.record.year, entry.quarter) if entry.quarter in QUARTERS else None

    def numeral_of(self, entry: AnnualQuarter) -> str:
        """Return the number of the quarter as papers write it, or as it was sent where there is no such quarter."""
        return self.numeral(entry.quarter)

    def numeral(self, number: int) -> str:
        """Return the number of a quarter likewise."""
        return quarter(self.record.year, number).roman if number in QUARTERS else str(number)

    def scale_of(self, period: Quarter) -> ResultScale:
        """Return the scale a quarter was assessed by, or the first known here for one before all of them."""
        first = parameters.editions(self.methodology).tables[0].since
        return parameters.result_scale(max(period.first_day, first))


def annual_facts(form: str, record: AnnualScore, today: date, calendar: WorkingCalendar) -> AnnualFacts:
    """Return the facts of an annual score."""
    return AnnualFacts(
        form=form,
        record=record,
        today=today,
        calendar=calendar,
        assessed=quarter(record.year, QUARTERS[-1]),
        signed_on=record.signed_on,
    )


def annual_values(facts: AnnualFacts) -> Computed:
    """Return the annual score, how many quarters it was formed of, and the results of the year and its quarters.

    Results are left out where no edition known here was in force in the year.
    """
    computed, number = Computed(), len(facts.by_quarter)
    numerals = Joined(tuple(dict.fromkeys(facts.numeral_of(entry) for _, entry, _ in facts.counted)), ", ")
    values = {"number": number, "quarters": numerals if number else "–"}
    computed.add(Said("quarters_counted", "B5-annual", number, Explanation("quarters_counted", values)))
    means = [_mean_of_positions(facts, place, *each) for place, each in enumerate(facts.positions_in.items())]
    computed.steps += means
    if facts.exact is not None and facts.average is not None:
        quarters = [mean(averages) for averages in facts.by_quarter.values()]
        computed.add(Mean("annual_score", "B5-annual", quarters, facts.exact, facts.average))
        if facts.known:
            computed.add(Result("result", "B8-annual-result", facts.scale, facts.average, facts.exact))
            _add_results(facts, computed)
    if means:
        computed.values["quarter_means"] = [
            step.entry("average", quarter=number) for number, step in zip(facts.positions_in, means, strict=True)
        ]
    computed.retained("b_retention", facts.kept_until)
    return computed


def _mean_of_positions(facts: AnnualFacts, place: int, number: int, averages: Sequence[Decimal]) -> Mean:
    exact, named = mean(averages), {"quarter": facts.numeral(number), "year": facts.record.year}
    path = f"quarter_means/{place}/average"
    return Mean(path, "B6-tenure", averages, exact, rounded(exact), "quarter_mean", named)


def _add_results(facts: AnnualFacts, computed: Computed) -> None:
    results = computed.values["quarter_results"] = []
    for _, entry, average in facts.counted:
        period = facts.quarter_of(entry)
        if period is not None:
            path, named = f"quarter_results/{len(results)}", {"quarter": period.roman, "year": period.year}
            step = Result(path, "B8-annual-result", facts.scale_of(period), average, named=named)
            results.append(step.entry("result", quarter=entry.quarter))
            computed.steps.append(step)


def _by_quarter(record: AnnualScore) -> dict[int, tuple[Decimal, ...]]:
    found: dict[int, tuple[Decimal, ...]] = {}
    for _, entry, average in _assessed(record):
        found[entry.quarter] = (*found.get(entry.quarter, ()), average)
    return found


def _assessed(record: AnnualScore) -> Iterator[tuple[int, AnnualQuarter, Decimal]]:
    for index, entry in enumerate(record.quarters):
        if entry.average is not None:
            yield index, entry, entry.average
