"""Tables of the parameter files as frozen records, each with its dates and the item it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cached_property

from validators.messages.values import Term, Wording


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table in force from ``since`` until the day before ``until`` (``None``: with no end in sight).

    ``item`` and ``annex`` name the place in the order that the table restates.
    """

    since: date
    item: str
    until: date | None = None
    annex: str | None = None

    def in_force(self, on: date) -> bool:
        """Return whether the table applies on the day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, kw_only=True)
class Edition(Table):
    """An edition of the methodology: ``id`` is ``act/date of the restating order``, ``act`` puts it in force."""

    id: str
    act: str
    methodology: str
    title: str


@dataclass(frozen=True)
class Band:
    """A result: scores from ``start`` up to and including ``end`` (two decimals) are worth ``words``."""

    code: str
    words: Wording
    start: Decimal
    end: Decimal

    @property
    def wording(self) -> str:
        """The official words, in Russian."""
        return self.words.text


@dataclass(frozen=True, kw_only=True)
class ResultScale(Table):
    """The scale of results (item 8), best first."""

    methodology: str
    bands: tuple[Band, ...]

    def band_of(self, score: Decimal | Fraction) -> Band:
        """Return the band by its lower bound, so that an unrounded score is placed too; below all, the last one."""
        if isinstance(score, Fraction):
            return next((band for band in self.bands if score >= Fraction(band.start)), self.bands[-1])
        return next((band for band in self.bands if score >= band.start), self.bands[-1])

    def words(self, code: str) -> Wording:
        """Return the official words of the result; a code of another edition stands for itself."""
        return next((band.words for band in self.bands if band.code == code), Wording(code))


@dataclass(frozen=True)
class Penalty:
    """A kind of disciplinary penalty; ``cap`` is the highest score it leaves."""

    kind: str
    title: str
    cap: Decimal


@dataclass(frozen=True, kw_only=True)
class PenaltyCaps(Table):
    """Caps of the score of parameter number ``parameter`` by the penalties imposed in the quarter."""

    parameter: int
    penalties: Mapping[str, Penalty]

    def penalty(self, kind: str) -> Penalty:
        """Return the penalty of the kind; a kind of another edition counts as "other"."""
        return self.penalties.get(kind, self.penalties["other"])


@dataclass(frozen=True)
class AssessmentRow:
    """A part of item 17: ``who`` is assessed on which ``form`` by evaluators of which ordinary ``roles``."""

    who: str
    form: str
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Positions(Table):
    """Categories of corpus «Б» and what item 17 makes of them."""

    named: frozenset[str]
    bracketed: Mapping[str, Wording]
    titles: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, AssessmentRow]
    groups: Mapping[str, int]
    audit_commission: tuple[str, ...]
    audit_chair: tuple[str, ...]
    audit_member: tuple[str, ...]

    def row(self, category: str, *, managerial: bool) -> AssessmentRow:
        """Return the part of item 17 an employee falls under.

        ``managerial`` decides where item 17 does not name the whole category: for the bracketed categories it
        says that the position is one of those in brackets.
        """
        if category in self.named or (managerial and category in self.bracketed):
            return self.rows["named"]
        if managerial:
            return self.rows["leading"]
        return self.rows["bracketed_others" if category in self.bracketed else "others"]

    def in_brackets(self, category: str, position: str) -> bool:
        """Return by its words whether the position is surely one that item 17 names in brackets."""
        titles = self.titles.get(category, ())
        return any(fnmatchcase(" ".join(position.casefold().split()), title) for title in titles)

    def heads(self, category: str) -> bool:
        """Return whether the head of a unit or body may be of the category (item 3, subitem 3)."""
        return category in self.named or category in self.bracketed

    def knows(self, category: str) -> bool:
        """Return whether the register's list has the category."""
        group, _, number = category.rpartition("-")
        return 1 <= int(number) <= self.groups.get(group, 0)

    def is_audit_chair(self, position: str, organization: str) -> bool:
        """Return by its words whether the position is that of an audit commission's chairman (not a deputy)."""
        return self._in_commission(position, organization, self.audit_chair)

    def is_audit_member(self, position: str, organization: str) -> bool:
        """Return by its words whether the position is that of an audit commission's member or chairman."""
        return self._in_commission(position, organization, self.audit_chair + self.audit_member)

    def _in_commission(self, position: str, organization: str, patterns: tuple[str, ...]) -> bool:
        where = f"{position} {organization}".casefold()
        if not any(name in where for name in self.audit_commission):
            return False
        return any(fnmatchcase(position.casefold(), pattern) for pattern in patterns)


@dataclass(frozen=True)
class Role:
    """In what capacity an evaluator acts; ``ground`` are the words of ``item``.

    ``decision`` says that a paper of this capacity rests on a decision of its own, ``head`` that it is the capacity of
    a head of a unit or body.
    """

    code: str
    title: str
    ordinary: bool
    item: str
    ground: str
    decision: bool = False
    head: bool = False

    @property
    def by(self) -> Term:
        """The capacity as the one who assesses, in the instrumental case."""
        return Term(f"role_{self.code}")


@dataclass(frozen=True, kw_only=True)
class Roles(Table):
    """All capacities an evaluator may act in, by code."""

    roles: Mapping[str, Role]

    def heads(self, code: str) -> bool:
        """Return whether the capacity is that of a head of a unit or body."""
        return code in self.roles and self.roles[code].head


@dataclass(frozen=True, kw_only=True)
class Terms(Table):
    """Terms and counts of the corpus «Б» methodology; names ending in ``_working_days`` count working days."""

    assessment_day: int
    annual_month: int
    annual_day: int
    tenure_months: int
    days_worked: int
    appeal_working_days: int
    retention_years: int
    score_minimum: int
    score_maximum: int
    delegates_above: int
    decision_working_days: int
    session_members: int
    session_working_days: int
    posting_working_days: int


@dataclass(frozen=True)
class ParameterWording:
    """One row of a score sheet as the annex prints it."""

    title: str
    explanation_lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SheetWording(Table):
    """The rows of a score sheet in the order of its annex."""

    form: str
    parameters: tuple[ParameterWording, ...]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles alone."""
        return tuple(parameter.title for parameter in self.parameters)
