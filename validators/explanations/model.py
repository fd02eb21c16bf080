"""What an explanation of a computed value is, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from fractions import Fraction

    from validators.deadlines.counting import Due


@dataclass(frozen=True, slots=True)
class Rounding:
    """An exact value and what it became, rounded half-up to two places."""

    exact: Decimal | Fraction
    rounded: Decimal


@dataclass(frozen=True, slots=True)
class Range:
    """A line of a scale or a table that a value fell into, ends included; ``wording`` is official and Russian."""

    start: Decimal
    end: Decimal | None
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How one computed value came about.

    Attributes:
        value: name of the value in ``computed``; the path of one further down, as in ``quarter_results/0``.
        rule: id of the rule whose place in the law the value follows; ``term`` stands in for it where the value is
            the end of a term.
        text: key of the sentence in the section ``explanations.texts`` of the messages.
        name: key of the value's name in ``explanations.names``.
        values: fill the sentence and the name.
        terms: the numbers the value was made of, in their order.
        rounding: what rounding did; ``None`` where nothing was rounded.
        band: the line of the scale or table that decided; ``None`` where none did.
        term: kind of the deadline whose end the value is, as ``POST /deadlines`` knows it; its title is the name.
        due: the end of that term, with the way to it.
    """

    value: str
    text: str
    rule: str = ""
    name: str = ""
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    terms: tuple[Decimal | Fraction, ...] = ()
    rounding: Rounding | None = None
    band: Range | None = None
    term: str = ""
    due: Due | None = None
