"""Rules and their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, TypedDict, TypeVar, Unpack

from validators import law
from validators.messages.catalog import MESSAGES
from validators.parameters import SINCE
from validators.violations import LawReference, Severity

ORDER_13 = date(2018, 1, 16)
ACT = "order-13"


class Moment(StrEnum):
    """Date that decides whether a rule is in force.

    ``PERIOD`` is the first day of the assessed quarter; such a rule is skipped where there is no such quarter.
    ``DOCUMENT`` is the day the document was signed, or, unsigned, the day it is validated as of.
    """

    PERIOD = "period"
    DOCUMENT = "document"


class Scope(StrEnum):
    """Object of a rule: one document, many sheets at once, or documents that belong together."""

    DOCUMENT = "document"
    BATCH = "batch"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach, without its words: ``variant`` of the rule's texts, filled with ``values``.

    ``severity`` stands in for the rule's own where this variant is graver or lighter.
    """

    pointer: str
    variant: str
    values: Mapping[str, Any]
    severity: Severity | None = None


def finding(variant: str, pointer: str, severity: Severity | None = None, /, **values: Any) -> Finding:
    """Return a finding; the keywords fill the message."""
    return Finding(pointer, variant, values, severity)


Check = Callable[[Any], Iterable[Finding]]
Declared = TypeVar("Declared", bound=Check)


@dataclass(frozen=True)
class Rule:
    """A rule of the methodology.

    ``id`` never changes once published. ``text`` quotes the item in Russian; ``checks`` is the key of the
    ``summary-…`` that says what is checked. In force from ``since`` until the day before ``until``. ``check`` takes
    the facts of its scope (``validators.rules.facts``) and yields findings; it never raises. ``at`` are the values of
    a document that it judges, as JSON Pointers with ``*`` for any place in a list. ``given`` are rules before it: where
    one of them finds an error, this one is not asked, since what it would compute follows from what is wrong.
    """

    id: str
    item: str
    text: str
    checks: str
    check: Check = field(repr=False)
    methodology: str
    forms: tuple[str, ...]
    since: date
    severity: Severity = Severity.ERROR
    annex: str | None = None
    act: str = ACT
    until: date | None = None
    moment: Moment = Moment.PERIOD
    scope: Scope = Scope.DOCUMENT
    at: tuple[str, ...] = ()
    given: tuple[str, ...] = ()

    def in_force(self, on: date) -> bool:
        """Return whether the rule applies on the day."""
        return self.since <= on and (self.until is None or on < self.until)

    def summary(self, language: str) -> str:
        """Return in one line what the rule checks."""
        return MESSAGES.text("summary", self.checks, language)

    @cached_property
    def law(self) -> LawReference:
        """The place in the law, as violations carry it."""
        return LawReference(self.act, self.methodology, self.item, self.annex, self.text)


class Options(TypedDict, total=False):
    """Options that rules of a module may have in common; ``where`` selects the facts that a rule looks at."""

    severity: Severity
    forms: tuple[str, ...]
    annex: str | None
    act: str
    since: date
    until: date | None
    moment: Moment
    scope: Scope
    given: tuple[str, ...]
    where: Callable[[Any], bool]


class Timing(TypedDict):
    """Time in which a rule applies, and the act it follows from."""

    act: str
    since: date
    moment: Moment


AMENDMENT: Timing = {"act": "order-121", "since": ORDER_13, "moment": Moment.DOCUMENT}
"""Rules on the time of the methodology: item 4 of the order itself, which papers of any day are held against."""


class Rules:
    """The rules of a module in the order they are declared in: each on top of its check, by the module's ``rule``.

    >>> rule = Rules(forms=("b2_score_sheet",))
    >>> @rule("B18-range", item="B18", words="range")
    ... def score_range(facts):
    ...     return ()
    >>> [(each.id, each.item, each.text) for each in rule]
    [('B18-range', '18', 'Оценивающим лицом выставляются оценки от 0 до 5-ти.')]

    Args:
        law: the folder of the words (``validators.law``).
        common: what a rule is declared with unless it says otherwise.
    """

    def __init__(self, law: Path = law.FOLDER, **common: Unpack[Options]) -> None:
        self._law = law
        self._common = common
        self._declared: list[Rule] = []

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._declared)

    def __call__(
        self,
        id: str,  # noqa: A002 - the name it has in Rule
        *,
        item: str,
        words: str | tuple[str, ...] = (),
        checks: str | None = None,
        at: str | tuple[str, ...] = (),
        **options: Unpack[Options],
    ) -> Callable[[Declared], Declared]:
        """Return the decorator of a check.

        Args:
            id: of the rule.
            item: of the methodology, such as ``B18``, or of ``act`` where that is another order.
            words: names of the quotes of the item that the rule rests on; none where the item has only one.
            checks: the rule whose ``summary-…`` says what this one checks too; without it, its own.
            at: the values that it judges.
            options: what differs from the other rules of the module.
        """
        stated: Any = {**self._common, **options}
        where = stated.pop("where", None)
        methodology, number = item[0], item[1:]
        source = methodology if stated.get("act", ACT) == ACT else ""
        names, places = ((each,) if isinstance(each, str) else each for each in (words, at))
        text = law.words(source, number, *names, folder=self._law)

        def declare(check: Declared) -> Declared:
            applied = check if where is None else _limited(where, check)
            since = {"since": SINCE[methodology]}
            options = {**since, **stated, "at": places}
            self._declared.append(Rule(id, number, text, checks or id, applied, methodology, **options))
            return check

        return declare


def _limited(where: Callable[[Any], bool], check: Check) -> Check:
    """Return the check for those facts only to which it applies."""

    @wraps(check)
    def limited(facts: Any) -> Iterable[Finding]:
        return check(facts) if where(facts) else ()

    return limited
