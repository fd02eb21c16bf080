"""What a rule is and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from validators.violations import LawReference, Severity

EDITION_SINCE = date(2025, 7, 1)
ORDER_13 = date(2018, 1, 16)
CORPUS_A_SINCE = date(2025, 1, 1)
SHEETS = ("b1_score_sheet", "b2_score_sheet")
PROTOCOL = ("b_calibration_protocol",)
ANNUAL = ("b_annual",)
ORDER = ("b_calibration_order",)
ALL_FORMS = SHEETS + ORDER + PROTOCOL


class Moment(StrEnum):
    """Which date decides whether a rule is in force.

    ``PERIOD`` is the first day of the assessed quarter; such a rule is skipped where there is no such quarter.
    ``DOCUMENT`` is the day the document was signed, or, unsigned, the day it is validated as of.
    """

    PERIOD = "period"
    DOCUMENT = "document"


class Scope(StrEnum):
    """What a rule looks at: one document, many sheets at once, or documents that belong together."""

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


@dataclass(frozen=True)
class Rule:
    """A rule of the methodology.

    ``id`` never changes once published. ``text`` quotes the item in Russian, ``summary`` says in one Russian line
    what is checked. In force from ``since`` until the day before ``until``. ``check`` takes the facts of its scope
    (``validators.rules.facts``) and yields findings; it never raises.
    """

    id: str
    item: str
    text: str
    summary: str
    check: Check = field(repr=False)
    severity: Severity = Severity.ERROR
    forms: tuple[str, ...] = SHEETS
    annex: str | None = None
    methodology: str = "B"
    act: str = "order-13"
    since: date = EDITION_SINCE
    until: date | None = None
    moment: Moment = Moment.PERIOD
    scope: Scope = Scope.DOCUMENT

    def in_force(self, on: date) -> bool:
        """Tell whether the rule applies on the day."""
        return self.since <= on and (self.until is None or on < self.until)

    @cached_property
    def law(self) -> LawReference:
        """The place in the law, as violations carry it."""
        return LawReference(self.act, self.methodology, self.item, self.annex, self.text)


def corpus_a(
    id: str,  # noqa: A002 - the name it has in Rule
    item: str,
    text: str,
    summary: str,
    check: Check,
    **more: Any,
) -> Rule:
    """Return a rule of the corpus «А» methodology, in force from 1 January 2025 unless ``more`` says otherwise."""
    return Rule(id, item, text, summary, check, **{"methodology": "A", "since": CORPUS_A_SINCE, **more})
