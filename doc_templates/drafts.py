"""What is printed of data that are incomplete or wrong: what they say, and elsewhere what the blank form prints.

What is missing is filled in several times with different made-up values, each time checked, and printed. What comes out
alike each time follows from what is there; anything else is left to be written by hand. So every form can be printed
at any moment of its being filled in, and none says anything twice about how it is printed.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any, Final

from marshmallow import ValidationError, fields

from doc_templates.form import Form
from validators.check import Outcome
from validators.errors import ValidatorsError
from validators.forms import SPECS
from validators.messages.catalog import SCHEMA
from validators.schemas.iin import check_digit
from validators.schemas.schema import List, Nested, Schema
from validators.schemas.texts import Category, Line, Text
from validators.schemas.values import Choice, Day, ExactNumber, Flag, Iin, WholeNumber

UNKNOWN: Final = "ꙮꙮꙮ"
"""Stands for a text that is missing: letters of which none is in our fonts, so that nobody's data have them."""
BY_HAND: Final = "______"
"""Printed for a missing text inside of a longer one."""
NAME: Final = "full_name"
OFFICE: Final = ("position", "organization", "office")
"""Keys of a person in a context."""
WAYS: Final = ((0,), (1,), (0, 1), (1, 0), (0, 0, 1, 1))
"""Which of two made-up values is taken for one missing value after the other, each time."""
LEAST_AGREEING: Final = 3
"""Times that have to come out for anything to be said to follow from the data."""
MORE: Final = 2
"""Entries that a missing list has beyond the usual, once: nothing may follow from how many there are."""
FEW: Final = 10
"""Of a range as small the ends are taken: what is the same at both is the same between them."""
APART: Final = timedelta(days=40)
"""Between two made-up days: terms in days end apart, and so do quarters more often than not."""
SOME_DAY: Final = date(2026, 10, 5)

_WORD: Final = re.compile(rf"(?!{UNKNOWN})[^\W_](?<!ꙮ)")


class NotPrintableError(Exception):
    """The form cannot be filled in with this data, whatever of it is left out."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is printed of a draft.

    Attributes:
        context: the values of the form's placeholders.
        outcome: of the data with what is made up, by which the template is chosen; ``law_day`` is ``None`` where it
            follows from what is made up.
    """

    context: dict[str, Any]
    outcome: Outcome


def draft(form: Form, data: Any, check: Callable[[Any], Outcome], unprintable: Collection[str] = ()) -> Draft:
    """Return what is printed of data in any state.

    Where the form cannot say what contradicts the methodology (there is no fifth quarter), that is left out too.

    Args:
        form: the official form.
        data: what is there of the data.
        check: applies the methodology to data of the form.
        unprintable: pointers of texts that no font prints.

    Raises:
        NotPrintableError: the form cannot be filled in.
    """
    kept = _without(data, unprintable)
    errors = check(kept).errors
    broken = [found.pointer for found in errors if found.rule != SCHEMA]
    for doubtful in ((), broken, ["/".join(found.pointer.split("/")[:2]) for found in errors]):
        found = _draft(form, _without(kept, doubtful), check)
        if found is not None:
            return found
    raise NotPrintableError(form.slug)


def _draft(form: Form, data: Any, check: Callable[[Any], Outcome]) -> Draft | None:
    schema, sample = SPECS[form.slug].schema, form.sample()
    fillers = [*map(_Filler, WAYS), _Filler(WAYS[0], longer=True)]
    outcomes = [check(filler.object(schema, data, sample)) for filler in fillers]
    contexts = [made for outcome in outcomes if (made := _context(form, outcome)) is not None]
    if len(contexts) < LEAST_AGREEING:
        return None
    days = {outcome.law_day for outcome in outcomes}
    known = outcomes[0] if len(days) == 1 else replace(outcomes[0], law_day=None)
    return Draft(_common(contexts, form.blank_context()), known)


def _context(form: Form, outcome: Outcome) -> dict[str, Any] | None:
    """Return what is printed; nothing where the form has no words for what contradicts the methodology."""
    try:
        return form.context(outcome.record, outcome.computed)
    except (ArithmeticError, LookupError, TypeError, ValueError, RuntimeError, ValidatorsError):
        return None


def _without(data: Any, pointers: Collection[str]) -> Any:
    """Return data with nothing in the place of some values."""
    left = copy.deepcopy(data) if pointers else data
    for pointer in pointers:
        *path, last = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]] or [""]
        parent = left
        for step in path:
            parent = _below(parent, step)
        if isinstance(parent, list) and _below(parent, last) is not None:
            parent[int(last)] = None
        elif isinstance(parent, dict) and last in parent:
            parent[last] = None
    return left


def _below(parent: Any, step: str) -> Any:
    if isinstance(parent, dict):
        return parent.get(step)
    if isinstance(parent, list) and step.isascii() and step.isdigit() and int(step) < len(parent):
        return parent[int(step)]
    return None


class _Filler:
    """Makes data whole that lack something, in one of ``WAYS``, missing lists ``longer`` than usual or not."""

    def __init__(self, way: Sequence[int], *, longer: bool = False) -> None:
        self._other = cycle(way)
        self._longer = longer
        self._turn = way[0]

    def object(self, schema: Any, data: Any, sample: Any) -> dict[str, Any]:
        """Return the data of an object: what can be read of it and what must be there; of none, all of the sample."""
        given = data if isinstance(data, Mapping) else {}
        like = sample if isinstance(sample, Mapping) else {}
        whole: dict[str, Any] = {}
        for name, field in schema.fields.items():
            value = given.get(name)
            if isinstance(field, Nested) and (isinstance(value, Mapping) or field.required):
                whole[name] = self.object(field.schema, value, like.get(name))
            elif isinstance(field, List) and (isinstance(value, list) or field.required):
                whole[name] = self._list(field, value, like.get(name))
            elif isinstance(field, Nested | List):
                continue
            elif _readable(field, value):
                whole[name] = value
            elif field.required or (data is None and _readable(field, like.get(name))):
                whole[name] = self._value(field, like.get(name))
        return whole

    def _list(self, field: List, value: Any, sample: Any) -> list[Any]:
        entry: Schema = field.inner.schema
        like = sample if isinstance(sample, list) and sample else [None]
        given = value[: field.most] if isinstance(value, list) else []
        least = field.least
        if not isinstance(value, list):
            usual = len(sample) if isinstance(sample, list) else field.least
            least = min(field.most, usual + MORE) if self._longer else usual
        made = [*given, *[None] * (least - len(given))]
        # In turns, so that nothing follows from which of the entries is the first.
        return [self.object(entry, one, like[(place + self._turn) % len(like)]) for place, one in enumerate(made)]

    def _value(self, field: fields.Field[Any], sample: Any) -> Any:
        other = next(self._other)
        if isinstance(field, Line | Text):
            return UNKNOWN
        found = _made_up(field, sample if _readable(field, sample) else None)
        return found[other]


def _readable(field: fields.Field[Any], value: Any) -> bool:
    if value is None:
        return False
    try:
        field.deserialize(value)
    except ValidationError:
        return False
    return True


def _made_up(field: fields.Field[Any], like: Any) -> tuple[Any, Any]:
    """Return two values of a field, the first as in the sample where that has one."""
    found: tuple[Any, Any] = "C-O-1", "D-O-4"
    if isinstance(field, WholeNumber | ExactNumber):
        whole = isinstance(field, WholeNumber)
        found = _apart(Decimal(str(like or max(field.documented[0], 1))), *field.documented, whole=whole)
    elif isinstance(field, Choice):
        first = like or field.codes[0]
        found = first, next((code for code in field.codes if code != first), first)
    elif isinstance(field, Flag):
        found = False, True
    elif isinstance(field, Day):
        day = date.fromisoformat(like) if like else SOME_DAY
        found = day.isoformat(), (day + APART).isoformat()
    elif isinstance(field, Iin):
        found = _iin("00010130000"), _iin("01020330000")
    elif not isinstance(field, Category):
        raise TypeError(type(field).__name__)
    return found


def _apart(number: Decimal, least: int, most: int, *, whole: bool) -> tuple[Any, Any]:
    found = (Decimal(least), Decimal(most)) if most - least <= FEW else (number, number + (1 if number < most else -1))
    return (int(found[0]), int(found[1])) if whole else (str(found[0]), str(found[1]))


def _iin(first: str) -> str:
    return f"{first}{check_digit(first)}"


def _common(contexts: Sequence[Any], blank: Any) -> Any:
    """Return what contexts agree about, and elsewhere what the blank form has there."""
    first = contexts[0]
    if all(isinstance(one, dict) for one in contexts):
        # A blank form has the same keys, so that only the words of its template are printed.
        like = blank if isinstance(blank, dict) else dict.fromkeys(first)
        found = {name: _common([one.get(name) for one in contexts], under) for name, under in like.items()}
        # Without a name the forms print nothing of a person.
        return found | {NAME: BY_HAND} if found.get(NAME) == "" and any(map(found.get, OFFICE)) else found
    if all(isinstance(one, list) for one in contexts):
        lengths = {len(one) for one in contexts}
        rows = blank if isinstance(blank, list) else []
        shared = [
            _common([one[place] for one in contexts], rows[place] if place < len(rows) else None)
            for place in range(min(lengths))
        ]
        if len(lengths) > 1 or not any(shared):
            return [*shared, *rows[len(shared) :]]
        return shared
    if first is None or any(one != first for one in contexts):
        return _empty(first) if blank is None else blank
    if isinstance(first, str) and UNKNOWN in first:
        return _written(first, blank)
    return first


def _empty(like: Any) -> Any:
    """Return what is printed as nothing in the place of a value the blank form does not have."""
    if isinstance(like, bool):
        return False
    if isinstance(like, dict):
        return {name: _empty(value) for name, value in like.items()}
    return [] if isinstance(like, list) else ""


def _written(text: str, blank: Any) -> Any:
    """Return a text of which some words are missing; where it has no other, what the blank form has."""
    rest = text.replace(UNKNOWN, "")
    if not _WORD.search(rest):
        return "" if blank is None else blank
    return text.replace(UNKNOWN, BY_HAND)
