"""Objects and lists: schemas that refuse unknown fields at every depth, and make records.

marshmallow declares the fields, from which the JSON Schema is made too; this module adds what it does not know: the
record an object becomes, limits of lists, and a suggestion for a misspelt field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, fields, missing

from validators.messages.values import Term, Words
from validators.schemas.problems import Problem, kind, refuse
from validators.schemas.strict import Strict
from validators.schemas.unread import Unread

# Suggestions are for people who mistyped, not for bodies with a thousand strange fields.
SUGGESTIONS = 10
NAME_PART = 40


class Shape(Schema):
    """An object of the contract; ``record`` is the frozen dataclass it becomes.

    ``texts`` is the section of the field descriptions for the fields declared in the class itself.
    """

    class Meta:
        """Unknown fields are an error, here and in every object inside."""

        unknown = RAISE

    record: ClassVar[Callable[..., Any]]
    texts: ClassVar[str]

    def read(self, value: Any) -> Any:
        """Return the record; raises ``ValidationError`` with a tree of problems.

        marshmallow's own ``load`` knows no records, says no more than "unknown field", and takes twice as long.
        """
        if not isinstance(value, Mapping):
            raise refuse("kind", expected=Term("object"), got=kind(value))
        values: dict[str, Any] = {}
        problems: dict[Any, Any] = {}
        for name, field in self.fields.items():
            try:
                parsed = field.deserialize(value.get(name, missing))
            except ValidationError as error:
                problems[name] = error.messages
            else:
                if parsed is not missing:
                    values[name] = parsed
        if not value.keys() <= self.fields.keys():
            problems |= self._unknown(value.keys() - self.fields.keys())
        if problems:
            raise ValidationError(problems)
        return type(self).record(**values)

    def read_partly(self, value: Any) -> Any:
        """Return a record in which something unread stands for what is missing or of the wrong shape.

        Of an object with unknown fields any field left out may be meant by one of them.
        """
        if not isinstance(value, Mapping):
            return Unread()
        values: dict[str, Any] = {}
        meant = not value.keys() <= self.fields.keys()
        for name, field in self.fields.items():
            if name in value:
                values[name] = field.read_partly(value[name])  # type: ignore[attr-defined]  # all fields are Strict
            elif field.required or meant:
                values[name] = Unread()
        return type(self).record(**{name: given for name, given in values.items() if given is not missing})

    def _unknown(self, names: Iterable[Any]) -> dict[Any, list[Problem]]:
        """Return a problem for each unknown field: what it was likely meant to be, or what there is."""
        problems = {}
        for index, name in enumerate(sorted(names, key=str)):
            values: dict[str, Any] = {"name": Words(str(name))}
            near = get_close_matches(str(name)[:NAME_PART], self.fields, 1) if index < SUGGESTIONS else []
            if near:
                problems[name] = [Problem("unknown_near", {**values, "near": near[0]})]
            else:
                problems[name] = [Problem("unknown_known", {**values, "known": ", ".join(self.fields)})]
        return problems


class Part(Strict, fields.Nested):
    """An object inside an object."""

    def __init__(self, shape: type[Shape], *, required: bool = True) -> None:
        super().__init__(shape, required=required)

    def read_partly(self, value: Any) -> Any:
        """Return the record of the object, as far as it can be read."""
        return self.schema.read_partly(value)  # type: ignore[attr-defined]  # the shape given above

    def parse(self, value: Any) -> Any:
        """Return the record of the object."""
        return self.schema.read(value)  # type: ignore[attr-defined]  # the shape given above


class Entries(Strict, fields.List[Any]):
    """A list of objects, from ``least`` to ``most`` of them."""

    def __init__(self, shape: type[Shape], *, least: int = 0, most: int) -> None:
        super().__init__(Part(shape), required=True)
        self.least = least
        self.most = most

    def read_partly(self, value: Any) -> Any:
        """Return the records as far as they can be read, of a list of the right length."""
        if not isinstance(value, list) or not self.least <= len(value) <= self.most:
            return Unread()
        return tuple(self.inner.read_partly(entry) for entry in value)  # type: ignore[attr-defined]  # it is a Part

    def parse(self, value: Any) -> tuple[Any, ...]:
        """Return a tuple of records."""
        if not isinstance(value, list):
            raise refuse("kind", expected=Term("list"), got=kind(value))
        if not self.least <= len(value) <= self.most:
            variant = "list_exact" if self.least == self.most else "list_range"
            raise refuse(variant, least=self.least, most=self.most, length=len(value))
        records, problems = [], {}
        for index, entry in enumerate(value):
            try:
                records.append(self.inner.deserialize(entry))
            except ValidationError as error:
                problems[index] = error.messages
        if problems:
            raise ValidationError(problems)
        return tuple(records)
