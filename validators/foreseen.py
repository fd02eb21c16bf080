"""Values that a paper will have, however it goes on: of data of which much may still be missing.

Whatever cannot be read is filled in in two ways; what is computed alike in both depends on none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final

from marshmallow import ValidationError
from marshmallow.fields import Field

from validators.calendar import WorkingCalendar, default_calendar
from validators.computed import Computed
from validators.explanations import described
from validators.forms import spec_of
from validators.methodology import BUNDLED
from validators.parameters import using
from validators.schemas.schema import List, Nested, Schema
from validators.schemas.texts import Category
from validators.schemas.values import Choice, Day, ExactNumber, Flag, WholeNumber

WAYS: Final = (0, 1)
SOME: Final = 3
CATEGORIES: Final = ("C-4", "D-4")


def foreseen(
    form: str,
    data: Any,
    *,
    today: date,
    language: str,
    calendar: WorkingCalendar | None = None,
) -> list[dict[str, Any]]:
    """Return the explanations of what can be computed already, as those of a whole paper; none where nothing can.

    Raises:
        UnknownFormError: there is no such form.
    """
    kind = spec_of(form)
    found: list[list[dict[str, Any]]] = []
    with using(BUNDLED.parameters):
        for way in WAYS:
            record = _filled(kind.schema, data, way, today)
            computed, day = Computed(), today
            # What is filled in need not make sense together with what is there: then nothing is foreseen.
            with suppress(Exception):
                facts = kind.facts(form, record, today, calendar or default_calendar())
                computed, day = kind.computed(facts), facts.law_day
            found.append(described(computed.steps, BUNDLED, day, language))
    first, second = found
    return [step for step in first if step in second]


def _filled(schema: Schema, data: Any, way: int, today: date) -> Any:
    sent = data if isinstance(data, Mapping) else {}
    values: dict[str, Any] = {}
    for name, field in schema.fields.items():
        if name in sent or field.required:
            values[name] = _value(field, sent.get(name), way, today)
    return schema.record(**{name: value for name, value in values.items() if value is not None})


def _value(field: Field[Any], value: Any, way: int, today: date) -> Any:
    """Return a value as it was sent, or one of its kind; ``None`` where it is optional."""
    inner: Any = getattr(field, "schema", None)
    if isinstance(field, Nested):
        return _filled(inner, value, way, today)
    if isinstance(field, List):
        entries = [*value] if isinstance(value, list) else []
        entries += [{}] * (field.least - len(entries))
        return tuple(_filled(field.inner.schema, entry, way, today) for entry in entries)
    with suppress(ValidationError):
        return field.deserialize(value)
    return _some(field, way, today) if field.required else None


def _some(field: Field[Any], way: int, today: date) -> Any:
    """Return a value of the kind of a field, another one each way."""
    if isinstance(field, WholeNumber):
        least, most = field.documented
        return max(least, min(most, today.year) - way)
    if isinstance(field, ExactNumber):
        least, most = field.documented
        return Decimal((max(least, 0), min(most, SOME))[way])
    if isinstance(field, Choice):
        return field.codes[-way]
    makers: dict[type, Callable[[int], Any]] = {
        Day: partial(_day, today),
        Flag: bool,
        Category: CATEGORIES.__getitem__,
    }
    return makers.get(type(field), "{}".format)(way)


def _day(today: date, way: int) -> date:
    return today - timedelta(days=way)
