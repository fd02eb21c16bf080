"""What is known of a servant: appointments, absences, and who is to assess."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from validators.messages.values import Term
from validators.staff.schema import ABSENCES as KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Work(StrEnum):
    """What the order makes of the working days of an absence.

    ``NONE``: they are not worked. ``OPEN``, ``OPEN_WORKED``: the order does not say; they are taken as not worked or
    as worked, and asked about where that decides. ``ELSEWHERE``: worked in another state body («Б» item 4).
    """

    NONE = "none"
    OPEN = "open"
    OPEN_WORKED = "open_worked"
    ELSEWHERE = "elsewhere"


LEAVE, ILLNESS, TRAINING, SECONDMENT, SOCIAL_LEAVE, BUSINESS_TRIP, OTHER_ABSENCE = KINDS


@dataclass(frozen=True, slots=True)
class AbsenceKind:
    """A kind of absence: what the order makes of its working days, and its name."""

    work: Work
    name: Term


ABSENCES: Final[Mapping[str, AbsenceKind]] = MappingProxyType(
    {
        LEAVE: AbsenceKind(Work.NONE, Term("absence_annual_leave")),
        ILLNESS: AbsenceKind(Work.NONE, Term("absence_incapacity")),
        TRAINING: AbsenceKind(Work.OPEN, Term("absence_training")),
        SECONDMENT: AbsenceKind(Work.ELSEWHERE, Term("absence_secondment")),
        SOCIAL_LEAVE: AbsenceKind(Work.NONE, Term("absence_social_leave")),
        BUSINESS_TRIP: AbsenceKind(Work.OPEN_WORKED, Term("absence_business_trip")),
        OTHER_ABSENCE: AbsenceKind(Work.OPEN, Term("absence_other")),
    }
)
"""What the order makes of the kinds of absence that a staff list names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """An absence from work: ``kind`` is one of ``ABSENCES``, both days are included; ``None``: it lasts."""

    kind: str
    since: date
    until: date | None = None

    @property
    def last(self) -> date:
        """The last day, of one that lasts the last there is."""
        return self.until or date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluatorFacts:
    """Who is to assess, or the authorized person of corpus «А».

    Attributes:
        full_name: surname, name, patronymic.
        position: held.
        organization: the state body.
        iin: where it is known.
        category: of the own position.
        role: the capacity, a code of ``roles.toml``; ``None``: the one that item 17 names.
        ground: the decision by which another than the evaluator of item 17 assesses (items 4 and 18).
        absent: over all days on which the assessment may be made.
        dismissed_on: the last day in the position, where there is one.
        key: the evaluator's own id in the staff list, where he or she stands there.
    """

    full_name: str
    position: str
    organization: str
    iin: str | None = None
    category: str | None = None
    role: str | None = None
    ground: str | None = None
    absent: bool = False
    dismissed_on: date | None = None
    key: str | None = None

    @property
    def category_of_b(self) -> str | None:
        """The category in the register of corpus «Б»; an evaluator of corpus «А» has none there, but a number."""
        return None if self.category is None or self.category.isdecimal() else self.category


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A servant in a position.

    Attributes:
        full_name: of the servant.
        iin: of the servant, where it is known.
        corpus: ``A`` or ``B``.
        category: 1 or 2 of corpus «А», a code such as ``C-4`` of corpus «Б».
        managerial: whether the position is a leading one, as in a score sheet; ``None``: not known.
        position: held.
        organization: the state body.
        appointed_on: the first day in the position.
        dismissed_on: the last day in the position, where there is one.
        evaluator: who is to assess, or the authorized person of corpus «А»; ``None``: not known.
    """

    full_name: str
    iin: str | None = None
    corpus: str
    category: str | int
    managerial: bool | None = None
    position: str
    organization: str
    appointed_on: date
    dismissed_on: date | None = None
    evaluator: EvaluatorFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Servant:
    """A servant of a staff list: the history of appointments, and the absences.

    ``key`` is the id in the list. ``stated_days`` are days worked in the period by the place of the appointment, from
    0, for those whose days are stated and not computed.
    """

    key: str
    appointments: tuple[Appointment, ...]
    absences: tuple[Absence, ...] = ()
    stated_days: Mapping[int, int] = field(default_factory=dict)
