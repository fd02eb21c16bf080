"""What only all rows together can tell: the rules of the methodology over a batch, and papers that come twice."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from service.batches.messages import repeated_violation
from service.documents.subjects import subject_of
from validators.batch import check_batch
from validators.forms.score_sheet.schema import ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping


class Sheets:
    """What the rules over all rows need of score sheets, and no more: two hundred thousand fit.

    They ask who assessed how many for which quarter; so of all sheets of one evaluator and quarter one is kept, without
    scores, and for each further sheet only its row.
    """

    def __init__(self) -> None:
        self._form: str | None = None
        self._numbers = array("q")
        self._records: list[ScoreSheet] = []
        self._once: dict[Hashable, ScoreSheet] = {}

    def add(self, number: int, form: str, record: object) -> None:
        """Take in the record of an accepted row; of other forms than score sheets nothing is kept."""
        if not isinstance(record, ScoreSheet):
            return
        # Rules over a batch count the sheets of both annexes together, so they are asked once, for either form.
        self._form = self._form or form
        who = (record.evaluator, record.period)
        if who not in self._once:
            self._once[who] = replace(record, scores=(), disciplinary_penalties=())
        self._numbers.append(number)
        self._records.append(self._once[who])

    def violations(self, language: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield what is to be said, each with the number of the row it is said at."""
        if self._form is None:
            return
        for each in check_batch(self._form, self._records, language=language):
            yield self._numbers[each.place], each.violation.as_dict()


class OverAll:
    """Remembers of each accepted row what is looked at over all of them."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._sheets = Sheets()
        self._seen: dict[bytes, int] = {}
        self._repeated: dict[int, int] = {}

    def add(self, number: int, form: str, record: object) -> None:
        """Take in the record of an accepted row."""
        self._note_repeat(number, form, record)
        self._sheets.add(number, form, record)

    def violations(self) -> Mapping[int, tuple[dict[str, Any], ...]]:
        """Return what is to be said, by the number of the row it is said at."""
        found = {number: (repeated_violation(first, self._language),) for number, first in self._repeated.items()}
        for number, violation in self._sheets.violations(self._language):
            # Where the rules point is a place among all rows; in the row itself it is about the row as a whole.
            found[number] = (*found.get(number, ()), violation | {"pointer": ""})
        return found

    def _note_repeat(self, number: int, form: str, record: object) -> None:
        """Note a row that is about the same person and period as one before, on the same form."""
        subject = subject_of(form, record)
        if subject is None:
            return
        key = hashlib.blake2b(repr(subject).encode(), digest_size=16).digest()
        first = self._seen.setdefault(key, number)
        if first != number:
            self._repeated[number] = first
