"""What only all rows together can tell: the rules of the methodology over a batch, and papers that come twice."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from service.batches.messages import repeated_violation
from validators.batch import check_batch
from validators.people import identity
from validators.schemas.records import ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping


class OverAll:
    """Remembers of each accepted row what is looked at over all of them, and no more: a hundred thousand rows fit.

    The rules ask who assessed whom for which quarter, so scores and penalties are left out, and people and bodies
    that come again and again are kept once.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._form: str | None = None
        self._numbers: list[int] = []
        self._records: list[object] = []
        self._once: dict[Hashable, Any] = {}
        self._seen: dict[bytes, int] = {}
        self._repeated: dict[int, int] = {}

    def add(self, number: int, form: str, record: object) -> None:
        """Take in the record of an accepted row."""
        self._note_repeat(number, form, record)
        if not isinstance(record, ScoreSheet):
            return
        # Rules over a batch count the sheets of both annexes together, so they are asked once, for either form.
        self._form = self._form or form
        evaluator = self._once.setdefault(record.evaluator, record.evaluator)
        period = self._once.setdefault(record.period, record.period)
        self._numbers.append(number)
        self._records.append(replace(record, evaluator=evaluator, period=period, scores=(), disciplinary_penalties=()))

    def violations(self) -> Mapping[int, tuple[dict[str, Any], ...]]:
        """Return what is to be said, by the number of the row it is said at."""
        found = {number: (repeated_violation(first, self._language),) for number, first in self._repeated.items()}
        if self._form is None:
            return found
        for each in check_batch(self._form, self._records, language=self._language):
            number = self._numbers[each.place]
            # Where the rules point is a place among all rows; in the row itself it is about the row as a whole.
            found[number] = (*found.get(number, ()), each.violation.as_dict() | {"pointer": ""})
        return found

    def _note_repeat(self, number: int, form: str, record: object) -> None:
        """Note a row that is about the same person and period as one before, on the same form."""
        employee, period = getattr(record, "employee", None), getattr(record, "period", getattr(record, "year", None))
        if employee is None or period is None:
            return
        # As for rules between papers: an IIN alone decides, without one the name with the position does.
        who = getattr(employee, "iin", None) or identity(employee)
        key = hashlib.blake2b(repr((form, who, period)).encode(), digest_size=16).digest()
        first = self._seen.setdefault(key, number)
        if first != number:
            self._repeated[number] = first
