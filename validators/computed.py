"""Values computed from a record, each with the plain values it was made of; sentences are made on request."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from validators.deadlines.model import DueDate
from validators.messages.values import Exact, Fixed, Joined
from validators.numbers import rounded, two_places, unrounded
from validators.parameters.corpus_a import ScoreBand
from validators.parameters.tables import Band, ResultScale


# These are made for every row of a batch and read for a few: to freeze them would take longer than to make them.
@dataclass(slots=True)
class Explanation:
    """A step with the values of its sentence.

    Attributes:
        text: key of the sentence, the message ``explanations-texts-…``.
        values: fill the sentence and the name.
        name: key of the value's name, the message ``explanations-names-…``; none where the sentence has it.
        terms: the numbers the value was made of, in their order.
        rounding: the exact value and what it became, rounded half-up to two places; ``None`` where nothing was.
        band: first and last value of the line of a scale or table that decided, ends included, and its official
            Russian wording; ``None`` where none did.
        due: the end of a term, with the way to it.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    terms: Sequence[Decimal | Fraction] = ()
    rounding: tuple[Decimal | Fraction, Decimal] | None = None
    band: tuple[Decimal, Decimal | None, str] | None = None
    due: DueDate | None = None


@dataclass(slots=True)
class Step(ABC):
    """Derivation of one computed value.

    Attributes:
        value: name of the value among the computed ones; the path of one further down, as in ``quarter_results/0``.
        rule: id of the rule whose place in the law the value follows; of the end of a term, the kind of the deadline.
    """

    value: str
    rule: str

    @abstractmethod
    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the value among others under a name, JSON-ready with decimals as strings, and what belongs to it."""

    @abstractmethod
    def explanation(self) -> Explanation:
        """Return the values of the sentence that says how it came about."""

    def entry(self, name: str, **beside: Any) -> dict[str, Any]:
        """Return the value under a name as an entry of a list, after what stands beside it."""
        self.put(beside, name)
        return beside

    @property
    def name(self) -> str:
        """The key of the value's name: the last word of its path, so ``quarter_results`` of ``quarter_results/0``."""
        return next(part for part in reversed(self.value.split("/")) if not part.isdigit())


@dataclass(slots=True)
class Said(Step):
    """A value, JSON-ready, that a sentence of its own explains."""

    ready: Any
    said: Explanation

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the value."""
        values[name] = self.ready

    def explanation(self) -> Explanation:
        """Return the sentence."""
        return self.said


@dataclass(slots=True)
class Stated(Step):
    """A score that stands in the paper; ``text`` is the key of the sentence that says why, ``more`` fills it, too."""

    text: str
    score: Decimal
    more: Mapping[str, Any] | None = None

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the score."""
        values[name] = two_places(self.score)

    def explanation(self) -> Explanation:
        """Return the score as it stands there."""
        return Explanation(self.text, {"score": Fixed(self.score), **(self.more or {})}, self.name)


@dataclass(slots=True)
class Mean(Step):
    """A mean rounded to two places; ``named`` fills its name, ``title`` is the key of a name other than the value's."""

    terms: Sequence[Decimal | Fraction]
    exact: Decimal | Fraction
    score: Decimal
    title: str = ""
    named: Mapping[str, Any] | None = None

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the rounded mean, and the exact one as ``…_unrounded``."""
        values[name] = two_places(self.score)
        values[f"{name}_unrounded"] = unrounded(self.exact)

    def explanation(self) -> Explanation:
        """Return the sum, the division and the rounding."""
        values = {
            "sum": Joined(tuple(map(Exact, self.terms)), " + "),
            "number": len(self.terms),
            "total": Exact(sum((Fraction(term) for term in self.terms), Fraction(0))),
            "rounded": Fixed(self.score),
            **(self.named or {}),
        }
        return Explanation("mean", values, self.title or self.name, self.terms, (self.exact, self.score))


@dataclass(slots=True)
class Percent(Step):
    """The percent of KPI ``number``: ``part`` / ``whole`` x 100, rounded to two places."""

    number: int
    part: Decimal
    whole: Decimal
    exact: Decimal | Fraction

    @property
    def percent(self) -> Decimal:
        """The rounded percent."""
        return rounded(self.exact)

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the rounded percent."""
        values[name] = two_places(self.percent)

    def explanation(self) -> Explanation:
        """Return the division and the rounding."""
        percent, terms = self.percent, {"part": self.part, "whole": self.whole}
        values = {"number": self.number, **terms, "rounded": Fixed(percent)}
        return Explanation("percent", values, self.name, tuple(terms.values()), (self.exact, percent))


@dataclass(slots=True)
class Limits(Step):
    """The scores that annex 4 or 5 lets KPI ``number`` have for its exact percent.

    ``lines`` are the line the percent stands in, or the two it lies between, worse first; ``title`` as of a mean.
    """

    number: int
    percent: Decimal | Fraction
    lines: Sequence[ScoreBand]
    title: str = ""

    @property
    def scores(self) -> dict[str, str]:
        """The least score and the greatest, both with two places."""
        return {"least": two_places(self.lines[0].least), "most": two_places(self.lines[-1].most)}

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the least score and the greatest."""
        values[name] = self.scores

    def explanation(self) -> Explanation:
        """Return the lines with what they allow."""
        lower, upper = self.lines[0], self.lines[-1]
        values = {"number": self.number, "line": lower.words, "scores": lower.score}
        if lower is upper:
            text, wording = "limit", lower.score
            values["percent"] = Fixed(rounded(self.percent))
        else:
            text, wording = "limit_between", f"{lower.score}; {upper.score}"
            values |= {"percent": Exact(self.percent), "upper": upper.words, "upper_scores": upper.score}
        return Explanation(text, values, self.title or self.name, band=(lower.start, upper.end, wording))


@dataclass(slots=True)
class Result(Step):
    """A result by the line of the scale that the rounded score falls into; ``exact`` is the score before rounding."""

    scale: ResultScale
    score: Decimal
    exact: Decimal | Fraction | None = None
    named: Mapping[str, Any] | None = None

    @property
    def band(self) -> Band:
        """The line of the score."""
        return self.scale.band_of(self.score)

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the code of the result, and its wording as ``…_wording``."""
        band = self.band
        values[name] = band.code
        values[f"{name}_wording"] = band.wording

    def explanation(self) -> Explanation:
        """Return the line, and the other one where the score before rounding would give it."""
        band, exact = self.band, self.exact
        values = {"score": Fixed(self.score), "start": band.start, "end": band.end, "wording": band.words}
        text, other = "result", band if exact is None else self.scale.band_of(exact)
        if exact is not None and other != band:
            text, values = "result_rounded", {**values, "exact": Exact(exact), "other": other.words}
        line = (band.start, band.end, band.wording)
        return Explanation(text, {**values, **(self.named or {})}, self.name, band=line)


@dataclass(slots=True)
class Ends(Step):
    """The last day of a term; ``rule`` is the kind that ``POST /deadlines`` counts it by."""

    due: DueDate

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the day."""
        values[name] = self.due.day.isoformat()

    def explanation(self) -> Explanation:
        """Return the way to the day."""
        return Explanation("term", due=self.due)


@dataclass(slots=True)
class Computed:
    """The computed values of a paper, JSON-ready with decimals as strings, and the steps that explain them."""

    values: dict[str, Any] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Add a value with its step."""
        step.put(self.values, step.value)
        self.steps.append(step)

    def retained(self, kind: str, kept_until: DueDate | None) -> None:
        """Add the last day a paper is kept, as ``retain_until``; nothing for one that is not signed."""
        if kept_until is not None:
            self.add(Ends("retain_until", kind, kept_until))
