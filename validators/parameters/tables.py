"""What the parameter files hold, as frozen records: each table knows its dates and the item it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True)
class Table:
    """A table in force from ``since`` until the day before ``until`` (``None``: with no end in sight).

    ``item`` and ``annex`` name the place in the order that the table restates.
    """

    since: date
    item: str
    until: date | None = None
    annex: str | None = None

    def in_force(self, on: date) -> bool:
        """Tell whether the table applies on the day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Edition(Table):
    """An edition of the methodology: ``id`` is ``act/date of the restating order``, ``act`` puts it in force."""

    id: str = ""
    act: str = ""
    methodology: str = ""


@dataclass(frozen=True)
class Band:
    """A result: scores from ``start`` up to and including ``end`` (two decimals) are worth ``wording``."""

    code: str
    wording: str
    start: Decimal
    end: Decimal


@dataclass(frozen=True)
class ResultScale(Table):
    """The scale of results (item 8), best first."""

    methodology: str = ""
    bands: tuple[Band, ...] = ()

    def band_of(self, score: Decimal | Fraction) -> Band:
        """Return the band by its lower bound, so that an unrounded score is placed too; below all, the last one."""
        if isinstance(score, Fraction):
            return next((band for band in self.bands if score >= Fraction(band.start)), self.bands[-1])
        return next((band for band in self.bands if score >= band.start), self.bands[-1])

    def band(self, code: str) -> Band:
        """Return the band with the code; raises ``KeyError`` for an unknown one."""
        return next(band for band in self.bands if band.code == code)


@dataclass(frozen=True)
class Penalty:
    """A kind of disciplinary penalty: ``name`` is its genitive, ``cap`` the highest score it leaves."""

    kind: str
    title: str
    name: str
    cap: Decimal


@dataclass(frozen=True)
class PenaltyCaps(Table):
    """What a penalty imposed in the quarter leaves of the score of parameter number ``parameter``."""

    parameter: int = 0
    penalties: Mapping[str, Penalty] = None  # type: ignore[assignment]  # always given by the loader


@dataclass(frozen=True)
class AssessmentRow:
    """A part of item 17: ``who`` is assessed on which ``form`` by evaluators of which ordinary ``roles``."""

    who: str
    form: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Positions(Table):
    """Categories of corpus «Б» and what item 17 makes of them."""

    named: frozenset[str] = frozenset()
    bracketed: Mapping[str, str] = None  # type: ignore[assignment]  # always given by the loader
    rows: Mapping[str, AssessmentRow] = None  # type: ignore[assignment]  # always given by the loader
    groups: Mapping[str, int] = None  # type: ignore[assignment]  # always given by the loader
    audit_commission: tuple[str, ...] = ()
    audit_chair: tuple[str, ...] = ()
    audit_member: tuple[str, ...] = ()

    def row(self, category: str, *, managerial: bool) -> AssessmentRow:
        """Return the part of item 17 a servant falls under.

        ``managerial`` decides where item 17 does not name the whole category: for the bracketed categories it
        says that the position is one of those in brackets.
        """
        if category in self.named or (managerial and category in self.bracketed):
            return self.rows["named"]
        if managerial:
            return self.rows["leading"]
        return self.rows["bracketed_others" if category in self.bracketed else "others"]

    def knows(self, category: str) -> bool:
        """Tell whether the register's list has the category."""
        group, _, number = category.rpartition("-")
        return 1 <= int(number) <= self.groups.get(group, 0)

    def is_audit_chair(self, position: str, organization: str) -> bool:
        """Tell by its words whether the position is that of an audit commission's chairman (not a deputy)."""
        words = position.casefold()
        return self._of_commission(words, organization) and words.startswith(self.audit_chair)

    def is_audit_member(self, position: str, organization: str) -> bool:
        """Tell by its words whether the position is that of an audit commission's member or chairman."""
        words = position.casefold()
        member = words.startswith(self.audit_member) or any(word in words for word in self.audit_member[1:])
        return self.is_audit_chair(position, organization) or (self._of_commission(words, organization) and member)

    def _of_commission(self, words: str, organization: str) -> bool:
        where = f"{words} {organization.casefold()}"
        return any(name in where for name in self.audit_commission)


@dataclass(frozen=True)
class Role:
    """In what capacity an evaluator acts; ``by`` is the instrumental case, ``ground`` the words of ``item``."""

    code: str
    title: str
    by: str
    ordinary: bool
    item: str
    ground: str


@dataclass(frozen=True)
class Roles(Table):
    """All capacities an evaluator may act in, by code."""

    roles: Mapping[str, Role] = None  # type: ignore[assignment]  # always given by the loader


@dataclass(frozen=True)
class Terms(Table):
    """Terms and counts of the corpus «Б» methodology; names ending in ``_working_days`` count working days."""

    assessment_day: int = 0
    annual_month: int = 0
    annual_day: int = 0
    tenure_months: int = 0
    days_worked: int = 0
    appeal_working_days: int = 0
    retention_years: int = 0
    score_minimum: int = 0
    score_maximum: int = 0
    delegates_above: int = 0
    decision_working_days: int = 0
    session_members: int = 0
    session_working_days: int = 0
    posting_working_days: int = 0


@dataclass(frozen=True)
class ParameterWording:
    """One row of a score sheet as the annex prints it."""

    title: str
    explanation_lines: tuple[str, ...]


@dataclass(frozen=True)
class SheetWording(Table):
    """The rows of a score sheet in the order of its annex."""

    form: str = ""
    parameters: tuple[ParameterWording, ...] = ()

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles alone."""
        return tuple(parameter.title for parameter in self.parameters)
