"""The steps of a sheet: which may follow which, and by when each is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from service.db.models import SheetState
from validators.calendar import WorkingCalendar
from validators.cycles.steps import RIGHTS, SheetStep, term_of
from validators.deadlines.model import Dates
from validators.periods import Quarter, Year, calendar_year, quarter
from validators.staff.schema import CORPUS_A

CORRECTED: Final = "corrected"
"""The step of a sheet whose paper another supersedes; it stays in its state."""
ANSWERED: Final = "answered"
CHANGED: Final = "changed"
"""Likewise, when a question was answered, and when a change of the staff list was applied."""

ALLOWED: Final[Mapping[SheetState, frozenset[SheetState]]] = MappingProxyType(
    {
        SheetState.NOT_ASSESSED: frozenset({SheetState.NOT_STARTED}),
        SheetState.NOT_STARTED: frozenset({SheetState.DRAFT, SheetState.NOT_ASSESSED}),
        SheetState.DRAFT: frozenset({SheetState.DRAFT, SheetState.SUBMITTED, SheetState.NOT_ASSESSED}),
        # Back to a draft, or on its way once more, where its paper could not be made.
        SheetState.SUBMITTED: frozenset({SheetState.ISSUED, SheetState.DRAFT, SheetState.SUBMITTED}),
        SheetState.ISSUED: frozenset({SheetState.ACQUAINTED}),
        SheetState.ACQUAINTED: frozenset({SheetState.APPEALED, SheetState.CLOSED}),
        SheetState.APPEALED: frozenset({SheetState.CALIBRATED}),
        SheetState.CALIBRATED: frozenset({SheetState.CLOSED}),
        SheetState.CLOSED: frozenset(),
    }
)
UNISSUED: Final = (SheetState.NOT_STARTED, SheetState.DRAFT, SheetState.SUBMITTED)
"""The states of who is still to be assessed."""
SCORED: Final = frozenset(SheetState) - {SheetState.NOT_ASSESSED, *UNISSUED}
"""The states in which a sheet has a score that counts."""
ENDED: Final = (SheetState.NOT_ASSESSED, SheetState.CLOSED)
"""The states in which nothing is left to do."""


def before(step: SheetState) -> tuple[SheetState, ...]:
    """Return the states that a step may follow."""
    return tuple(state for state, steps in ALLOWED.items() if step in steps)


@dataclass(frozen=True, slots=True)
class Period:
    """What is assessed by which methodology; ``quarter`` is ``None`` for the year of corpus «А»."""

    methodology: str
    year: int
    quarter: int | None

    @property
    def days(self) -> Quarter | Year:
        """The days of it."""
        return calendar_year(self.year) if self.quarter is None else quarter(self.year, self.quarter)

    @property
    def named(self) -> dict[str, int]:
        """The period as papers name it."""
        return {"year": self.year} | ({} if self.quarter is None else {"quarter": self.quarter})

    @property
    def asked(self) -> Dates:
        """The period as terms are counted from it."""
        return Dates(year=self.year, quarter=self.quarter)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term; an ``obliged`` one is overdue after it, another is a right that ends."""

    day: date
    obliged: bool

    def overdue(self, today: date) -> bool:
        """Return whether something should have been done by now."""
        return self.obliged and today > self.day


def due(period: Period, state: SheetState, state_on: date, *, dismissed: bool, calendar: WorkingCalendar) -> Due | None:
    """Return by when the step after a state is due; ``None`` where the order sets no term.

    Args:
        period: what is assessed.
        state: how the sheet stands.
        state_on: since which day.
        dismissed: whether the assessed has left: the order sets a term for acquainting those alone.
        calendar: counts working days.
    """
    corpus = period.methodology
    if state in UNISSUED:
        step, asked = SheetStep.ASSESSMENT, period.asked
    elif state is SheetState.ISSUED and dismissed:
        step, asked = SheetStep.NOTIFICATION, period.asked
    elif state is SheetState.ACQUAINTED:
        asked = Dates(acquainted_on=state_on) if corpus == CORPUS_A else Dates(received_result_on=state_on)
        step = SheetStep.APPEAL
    elif state is SheetState.APPEALED and corpus != CORPUS_A:
        step, asked = SheetStep.SESSION, Dates(submitted_on=state_on)
    else:
        return None
    _, last = term_of(corpus, step, asked, calendar)
    return Due(last.day, obliged=step not in RIGHTS)
