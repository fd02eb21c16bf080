"""What only all rows together can tell: the rules of the methodology over a batch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from validators.batch import check_batch
from validators.schemas.records import ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping


class OverAll:
    """Remembers of each accepted row what the rules over a batch look at, and no more: a hundred thousand rows fit.

    The rules ask who assessed whom for which quarter, so scores and penalties are left out, and people and bodies
    that come again and again are kept once.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._form: str | None = None
        self._numbers: list[int] = []
        self._records: list[object] = []
        self._once: dict[Hashable, Any] = {}

    def add(self, number: int, form: str, record: object) -> None:
        """Take in the record of an accepted row."""
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
        found: dict[int, tuple[dict[str, Any], ...]] = {}
        if self._form is None:
            return found
        for each in check_batch(self._form, self._records, language=self._language):
            number = self._numbers[each.place]
            # Where the rules point is a place among all rows; in the row itself it is about the row as a whole.
            found[number] = (*found.get(number, ()), each.violation.as_dict() | {"pointer": ""})
        return found
