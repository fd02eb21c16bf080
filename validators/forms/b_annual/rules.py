"""Corpus «Б», item 5: the annual score, formed of the assessed quarters of a calendar year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from validators.forms.b_annual.schema import AnnualQuarter, AnnualScore
from validators.forms.shared.corpus_b import ANNUAL, CorpusBFacts, scale_of
from validators.forms.shared.persons import Employee
from validators.forms.shared.tenure import in_position, shorter_than
from validators.messages.values import Count, Exact, Fixed
from validators.numbers import mean, rounded
from validators.parameters import editions
from validators.people import same_person
from validators.periods import QUARTERS, Quarter, quarter
from validators.rules.model import AMENDMENT, Finding, Moment, Rules, finding
from validators.violations import Severity


@dataclass(frozen=True, kw_only=True)
class AnnualFacts(CorpusBFacts):
    """The annual score with the mean of its quarters: exact, and rounded half-up; ``None`` where none was assessed.

    A quarter that stands there for several positions counts once, with the mean of its averages (item 6 lets each be
    assessed, item 5 does not say how they count).

    The year is placed in time by its last quarter: an annual score is formed by the edition in force at its end. Of
    2025, only the second half was under the methodology.
    """

    record: AnnualScore
    assessed: Quarter

    @staticmethod
    def period_of(record: AnnualScore) -> Quarter:
        """Return the last quarter of the year."""
        return quarter(record.year, QUARTERS[-1])

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
    def employee(self) -> Employee:
        """The assessed employee."""
        return self.record.employee

    @cached_property
    def counted(self) -> tuple[tuple[int, AnnualQuarter, Decimal], ...]:
        """The assessed quarters with their places in the list and their averages."""
        return tuple(_assessed(self.record))

    @cached_property
    def impossible(self) -> frozenset[int]:
        """Places of quarters whose averages lie outside the scale; what follows from them is held against nothing."""
        least, most = self.terms.score_minimum, self.terms.score_maximum
        return frozenset(index for index, _, average in self.counted if not least <= average <= most)

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


def _by_quarter(record: AnnualScore) -> dict[int, tuple[Decimal, ...]]:
    found: dict[int, tuple[Decimal, ...]] = {}
    for _, entry, average in _assessed(record):
        found[entry.quarter] = (*found.get(entry.quarter, ()), average)
    return found


def _assessed(record: AnnualScore) -> Iterator[tuple[int, AnnualQuarter, Decimal]]:
    for index, entry in enumerate(record.quarters):
        if entry.average is not None:
            yield index, entry, entry.average


rule = Rules(forms=ANNUAL)


@rule("B5-annual-edition", item="B4", words="corpus_b", **AMENDMENT, at=("/quarters/*", "/year"))
def edition(facts: AnnualFacts) -> Iterator[Finding]:
    """No annual score is about a year before the first edition of the methodology.

    Whether scores of the first half of 2025, given by the edition before, enter the annual score, the order does not
    say: they are counted where they are named, and pointed out.
    """
    series = editions(facts.methodology)
    first = series.tables[0].since
    if not facts.known:
        yield finding("year", "/year", year=facts.record.year, since=first)
        return
    for index, entry, _ in facts.counted:
        period = facts.quarter_of(entry)
        if period is not None and series.find(period.first_day) is None:
            names = {"quarter": period.roman, "year": period.year, "since": first}
            yield finding("earlier", f"/quarters/{index}", Severity.WARNING, **names)


@rule(
    "B5-annual-quarters",
    item="B5",
    words="annual",
    at=("/quarters/*", "/quarters/*/not_assessed_reason", "/quarters/*/quarter"),
)
def quarters(facts: AnnualFacts) -> Iterator[Finding]:
    """Each quarter is one of the year, assessed or with the reason why not.

    A quarter of two positions stands there twice: item 6 counts the tenure in a position.
    """
    seen: set[int] = set()
    for index, entry in enumerate(facts.record.quarters):
        pointer = f"/quarters/{index}"
        if entry.quarter not in QUARTERS:
            least, most = QUARTERS[0], QUARTERS[-1]
            yield finding("quarter", f"{pointer}/quarter", quarter=entry.quarter, least=least, most=most)
        elif entry.quarter in seen:
            averages = facts.by_quarter.get(entry.quarter, ())
            names = {"quarter": facts.numeral_of(entry), "year": facts.record.year}
            if len(averages) > 1:
                names["average"] = Exact(mean(averages))
            yield finding("twice" if len(averages) > 1 else "again", f"{pointer}/quarter", Severity.WARNING, **names)
        seen.add(entry.quarter)
        if entry.average is None and entry.not_assessed_reason is None:
            yield finding("neither", pointer, Severity.WARNING, quarter=facts.numeral_of(entry))
        if entry.average is not None and entry.not_assessed_reason is not None:
            names = {"quarter": facts.numeral_of(entry), "average": Fixed(entry.average)}
            yield finding("both", f"{pointer}/not_assessed_reason", **names)


@rule("B5-annual-over", item="B5", words=("quarterly", "annual"), at=("/quarters/*", "/signed_on", "/year"))
def over(facts: AnnualFacts) -> Iterator[Finding]:
    """The annual score is formed of quarters that are over.

    The score of an employee who was dismissed may be formed before the year is over: no quarter is still to come.
    """
    day = facts.document_day
    for index, entry, _ in facts.counted:
        period = facts.quarter_of(entry)
        if period is not None and day <= period.last_day:
            names = {"quarter": period.roman, "year": period.year, "end": period.last_day}
            variant, severity = ("last_day", Severity.WARNING) if day == period.last_day else ("quarter", None)
            yield finding(variant, f"/quarters/{index}", severity, day=day, **names)
    left = facts.record.employee.dismissed_on
    if day <= facts.assessed.last_day and (left is None or left > day):
        pointer = "/year" if facts.signed_on is None else "/signed_on"
        yield finding("running", pointer, Severity.WARNING, day=day, year=facts.record.year)


@rule("B6-annual-dismissed", item="B6", words="tenure", at="/quarters/*")
def dismissed(facts: AnnualFacts) -> Iterator[Finding]:
    """No quarter after the employee's dismissal is assessed."""
    day = facts.record.employee.dismissed_on
    for index, entry, _ in facts.counted:
        period = facts.quarter_of(entry)
        if day is not None and period is not None and day < period.first_day:
            names = {"quarter": period.roman, "year": period.year, "start": period.first_day}
            yield finding("after", f"/quarters/{index}", dismissed=day, **names)


@rule("B6-annual-tenure", item="B6", words="tenure", at="/quarters/*")
def tenure(facts: AnnualFacts) -> Iterator[Finding]:
    """No quarter is counted in which the employee was in the position for less than the item demands.

    The paper names the last position of the year: who was appointed to it lately may have been assessed in another.
    Dismissal ends them all.
    """
    employee, months = facts.record.employee, facts.terms.tenure_months
    for index, entry, _ in facts.counted:
        period = facts.quarter_of(entry)
        if period is None:
            continue
        start, end = in_position(employee, period)
        names = {"quarter": period.roman, "year": period.year, "end": end}
        if period.first_day <= end and shorter_than(months, period.first_day, end):
            yield finding("dismissed", f"/quarters/{index}", start=period.first_day, **names)
        elif period.first_day <= end and (start > end or shorter_than(months, start, end)):
            names["appointed"] = employee.appointed_on
            yield finding("appointed", f"/quarters/{index}", Severity.WARNING, **names)


@rule("B5-annual", item="B5", words="annual", at=("/annual_score", "/quarters"))
def annual(facts: AnnualFacts) -> Iterator[Finding]:
    """The annual score is the mean of the quarters, and its rounding does not change the result."""
    if facts.exact is None or facts.average is None:
        yield finding("none", "/quarters")
        return
    stated = facts.record.annual_score
    if stated not in {None, facts.average} and not facts.impossible:
        number = Count(len(facts.by_quarter), "of_quarters")
        yield finding("differs", "/annual_score", stated=stated, average=Fixed(facts.average), quarters=number)
    by_rounded, by_exact = facts.scale.band_of(facts.average), facts.scale.band_of(facts.exact)
    if by_rounded != by_exact:
        pointer = "/quarters" if stated is None else "/annual_score"
        names = {"result": by_rounded.words, "other": by_exact.words}
        yield finding("rounding", pointer, Severity.WARNING, average=Fixed(facts.average), **names)


@rule("B5-annual-deadline", item="B5", words="annual_term", severity=Severity.WARNING, at="/signed_on")
def deadline(facts: AnnualFacts) -> Iterator[Finding]:
    """The annual score is formed by 30 January of the next year."""
    due = facts.due("b_annual", year=facts.record.year).day
    if facts.document_day > due:
        variant, pointer = ("unformed", "") if facts.signed_on is None else ("late", "/signed_on")
        yield finding(variant, pointer, day=facts.document_day, due=due, year=facts.record.year)


@rule("B8-annual-result", item="B8", at=("/quarters/*/average", "/quarters/*/result", "/result"))
def result(facts: AnnualFacts) -> Iterator[Finding]:
    """Each average lies within the scale, and each result, of a quarter or of the year, is that of its score."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    for index, entry, average in facts.counted:
        if index in facts.impossible:
            names = {"quarter": facts.numeral_of(entry), "average": average, "least": least, "most": most}
            yield finding("outside", f"/quarters/{index}/average", **names)
            continue
        period = facts.quarter_of(entry)
        if entry.result is None or period is None:
            continue
        scale = scale_of(period)
        right = scale.band_of(average)
        if entry.result != right.code:
            names = {"quarter": period.roman, "stated": scale.words(entry.result), "right": right.words}
            yield finding("quarter", f"/quarters/{index}/result", average=Fixed(average), **names)
    stated = facts.record.result
    if stated is None or facts.average is None or facts.impossible:
        return
    band = facts.scale.band_of(facts.average)
    if stated != band.code:
        names = {"stated": facts.scale.words(stated), "right": band.words}
        yield finding("annual", "/result", average=Fixed(facts.average), **names)


@rule("B17-annual-self", item="B3", words="evaluator", moment=Moment.DOCUMENT, at="/quarters/*/evaluator")
def oneself(facts: AnnualFacts) -> Iterator[Finding]:
    """Nobody has assessed oneself in any quarter."""
    for index, entry in enumerate(facts.record.quarters):
        if entry.evaluator is not None and same_person(facts.employee, entry.evaluator):
            yield finding("same", f"/quarters/{index}/evaluator", quarter=facts.numeral_of(entry))
