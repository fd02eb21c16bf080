"""What a term of the order is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from validators.deadlines.dates import Dates, DatesShape
from validators.rules.model import CORPUS_A_SINCE, EDITION_SINCE
from validators.violations import LawReference

if TYPE_CHECKING:
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.deadlines.counting import Due


class ImpossibleDates(Exception):  # noqa: N818 - it is no fault of the program
    """Dates that contradict each other or the term; ``variant`` names a text of ``deadlines.problems``."""

    def __init__(self, pointer: str, variant: str, **values: Any) -> None:
        super().__init__(variant)
        self.pointer = pointer
        self.variant = variant
        self.values = values


Term = Callable[[Dates, "WorkingCalendar"], "Due"]
Years = Callable[[int], Iterable[Dates]]


def first_day(asked: Dates) -> date | None:
    """Return the first day of the period asked about, or else the day of the event."""
    return asked.first


def no_years(_year: int) -> Iterable[Dates]:
    """Return no dates: the term begins with an event that no year has by itself."""
    return ()


@dataclass(frozen=True)
class Deadline:
    """A term of the order.

    ``kind`` is how it is asked for and never changes once published; several terms that begin alike may share one and
    are told apart by ``part``, the part of the item. ``text`` quotes the item. It applies to periods and events from
    ``since`` until the day before ``until``. ``term`` counts it; it raises ``ImpossibleDates`` and nothing else.
    ``placed`` gives the day that decides whether it is in force; ``None``: it always is where it is asked for.
    ``years`` gives the dates of the terms that a calendar year brings by itself.
    """

    kind: str
    item: str
    text: str
    shape: DatesShape
    term: Term = field(repr=False)
    part: str | None = None
    methodology: str = "B"
    since: date = EDITION_SINCE
    until: date | None = None
    placed: Callable[[Dates], date | None] = field(default=first_day, repr=False)
    years: Years = field(default=no_years, repr=False)

    def in_force(self, asked: Dates) -> bool:
        """Tell whether the term applies to the period or the event."""
        on = self.placed(asked)
        return on is None or (self.since <= on and (self.until is None or on < self.until))

    @property
    def key(self) -> str:
        """Its name among all terms."""
        return self.kind if self.part is None else f"{self.kind}-{self.part}"

    @cached_property
    def law(self) -> LawReference:
        """The place in the law."""
        return LawReference("order-13", self.methodology, self.item, None, self.text)


def corpus_a(kind: str, item: str, text: str, shape: DatesShape, term: Term, **more: Any) -> Deadline:
    """Return a term of the corpus «А» methodology, in force from 1 January 2025 unless ``more`` says otherwise."""
    return Deadline(kind, item, text, shape, term, **{"methodology": "A", "since": CORPUS_A_SINCE, **more})
