"""The schema of a record: marshmallow reads, and every field is declared once, by an annotation of the record.

A record is a frozen dataclass. An annotation carries the field that reads the value; of an object it is the record of
the object, of a list a tuple of records with the ``Length`` of the list. What has no default must be sent. Where people
fill in a paper in another order than the record's, ``order`` names what comes first.

>>> from dataclasses import dataclass
>>> from typing import Annotated
>>> from validators.schemas.values import WholeNumber
>>> @dataclass(frozen=True, slots=True, kw_only=True)
... class Quarter:
...     year: Annotated[int, WholeNumber(2000, 2098)]
...     quarter: Annotated[int | None, WholeNumber(1, 4)] = None
>>> schema_of(Quarter)().load({"year": 2026})
Quarter(year=2026, quarter=None)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from copy import copy
from difflib import get_close_matches
from functools import cache
from types import NoneType
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

import marshmallow
from marshmallow import RAISE, ValidationError, fields
from marshmallow.validate import Length

from validators.messages.values import Words
from validators.schemas.field_errors import FieldError, error, expecting, wrong_kind
from validators.schemas.values import Unvalidated

# Suggestions are for people who mistyped, not for bodies with a thousand strange fields.
SUGGESTIONS = 10
NAME_PART = 40


class Schema(marshmallow.Schema):
    """An object of the contract, which is loaded as its record; unknown fields are an error at every depth."""

    class Meta:
        """Schemas are found by their records, never by name."""

        unknown = RAISE
        register = False

    record: ClassVar[type[Any]]

    @property
    def filled_in(self) -> tuple[str, ...]:
        """The names of the fields as people fill them in: those of the record's ``order``, then the others."""
        return tuple(dict.fromkeys((*getattr(self.record, "order", ()), *self.fields)))

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Require what has no default in the record."""
        field_obj.required = self.record.__dataclass_fields__[field_name].default is dataclasses.MISSING

    def load(self, data: Any, *, many: bool | None = None, **options: Any) -> Any:
        """Return the record, or with ``many`` a list of them: at once, for hooks cost a tenth of all reading."""
        loaded: Any = super().load(data, many=many, **options)
        return [self.record(**each) for each in loaded] if many else self.record(**loaded)

    def handle_error(self, error: ValidationError, data: Any, *, many: bool, **_options: Any) -> None:
        """Say what was sent instead of an object, and of unknown fields what they were likely meant to be."""
        found = error.messages_dict
        if many:
            error.messages = {index: self._worded(entry, data[index]) for index, entry in found.items()}
        else:
            error.messages = self._worded(found, data)

    def _worded(self, found: Mapping[Any, Any], data: Any) -> Any:
        """Return the errors of an object: of its fields in their order, then of unknown ones."""
        if not isinstance(data, Mapping):
            return wrong_kind("object", data).messages
        unknown = data.keys() - self.fields.keys()
        return {name: errors for name, errors in found.items() if name not in unknown} | self._unknown(unknown)

    def _unknown(self, names: Iterable[Any]) -> dict[Any, list[FieldError]]:
        """Return an error for each unknown field: what it was likely meant to be, or what there is."""
        problems = {}
        for index, name in enumerate(sorted(names, key=str)):
            values: dict[str, Any] = {"name": Words(str(name))}
            near = get_close_matches(str(name)[:NAME_PART], self.fields, 1) if index < SUGGESTIONS else []
            if near:
                problems[name] = [FieldError("unknown_near", {**values, "near": near[0]})]
            else:
                problems[name] = [FieldError("unknown_known", {**values, "known": ", ".join(self.fields)})]
        return problems


class Nested(Unvalidated, fields.Nested):
    """An object inside an object."""

    default_error_messages = expecting("object")


class List(Unvalidated, fields.List[Any]):
    """A list of objects, from ``least`` to ``most`` of them, which becomes a tuple.

    The length comes first: the entries of a list that is far too long are not looked at.
    """

    default_error_messages = expecting("list")
    inner: Any

    def __init__(self, entry: type[Schema], *, least: int, most: int) -> None:
        super().__init__(Nested(entry))
        self.least = least
        self.most = most

    def fits(self, value: Any) -> bool:
        """Return whether the value is a list of the right length."""
        return isinstance(value, list) and self.least <= len(value) <= self.most

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> Any:
        if self.fits(value):
            return tuple(self.inner.schema.load(value, many=True))
        if not isinstance(value, list):
            raise wrong_kind("list", value)
        variant = "list_exact" if self.least == self.most else "list_range"
        raise error(variant, least=self.least, most=self.most, length=len(value))


@cache
def schema_of(record: type[Any]) -> type[Schema]:
    """Return the schema class of a record, its fields in the order of the record's."""
    hints = get_type_hints(record, include_extras=True)
    declared = {field.name: _field(hints[field.name]) for field in dataclasses.fields(record)}
    return type(record.__name__, (Schema,), {**declared, "record": record})


def _field(annotation: Any) -> fields.Field[Any]:
    if get_origin(annotation) is not Annotated:
        return _nested(annotation)
    [carried] = annotation.__metadata__
    if isinstance(carried, Length):
        entry, _more = get_args(annotation.__origin__)
        return List(schema_of(entry), least=carried.min or 0, most=carried.max or 0)
    # A field belongs to one name; an annotation may stand at several.
    field: fields.Field[Any] = copy(carried)
    return field


def _nested(annotation: Any) -> Nested:
    """Return the field of a record, or of a record that may be left out."""
    [record] = [each for each in get_args(annotation) or (annotation,) if each is not NoneType]
    return Nested(schema_of(record))
