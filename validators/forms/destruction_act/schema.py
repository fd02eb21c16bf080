"""The act of destruction: which papers, by kind and period, and who saw to it; it names nobody of whom they were."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from marshmallow.validate import Length

from validators.forms.shared.persons import Person
from validators.forms.shared.values import YEAR
from validators.parameters import METHODOLOGIES
from validators.periods import QUARTERS
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH, Line
from validators.schemas.values import Choice, Day, WholeNumber

ROLES = CHAIR, MEMBER, SECRETARY = ("chair", "member", "secretary")
MAX_GROUPS, MAX_MEMBERS, MAX_PAPERS = 500, 20, 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroyedGroup:
    """Papers of one kind and period; ``kept_until`` is the last day on which one of them had to be there."""

    texts: ClassVar[str] = "destroyed_group"
    kind: Annotated[str, Line(POSITION_LENGTH)]
    methodology: Annotated[str, Choice(METHODOLOGIES)]
    year: Annotated[int | None, YEAR] = None
    quarter: Annotated[int | None, WholeNumber(QUARTERS[0], QUARTERS[-1])] = None
    papers: Annotated[int, WholeNumber(1, MAX_PAPERS)]
    kept_until: Annotated[date, Day()]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionMember(Person):
    """One of those who saw to it and sign."""

    texts: ClassVar[str] = "commission_member"
    role: Annotated[str, Choice(ROLES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionAct:
    """The act; ``means`` is how the papers are destroyed, ``approved_by`` the head who approves it."""

    texts: ClassVar[str] = "destruction_act"
    order: ClassVar[tuple[str, ...]] = (
        *("organization", "number", "groups", "means", "members", "approved_by", "signed_on"),
    )
    organization: Annotated[str, Line(POSITION_LENGTH)]
    number: Annotated[str | None, Line(NAME_LENGTH)] = None
    groups: Annotated[tuple[DestroyedGroup, ...], Length(1, MAX_GROUPS)]
    means: Annotated[str | None, Line(POSITION_LENGTH)] = None
    members: Annotated[tuple[CommissionMember, ...], Length(1, MAX_MEMBERS)]
    approved_by: Person
    signed_on: Annotated[date | None, Day()] = None
