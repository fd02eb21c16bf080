"""What all our fields share: a value is either left out or parsed, and never guessed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields, missing

from validators.messages.values import Term
from validators.schemas.problems import kind, refuse
from validators.schemas.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping


class Strict(fields.Field[Any]):
    """A field whose subclass says in ``parse`` what it takes; ``null`` is refused like any other wrong kind."""

    def deserialize(
        self,
        value: Any,
        attr: str | None = None,  # noqa: ARG002 - marshmallow's signature
        data: Mapping[str, Any] | None = None,  # noqa: ARG002 - marshmallow's signature
        **_kwargs: Any,
    ) -> Any:
        """Return the parsed value; raises ``ValidationError`` holding problems."""
        if value is missing:
            if self.required:
                raise refuse("missing")
            return missing
        return self.parse(value)

    def read_partly(self, value: Any) -> Any:
        """Return the parsed value, or something unread in its place."""
        try:
            return self.parse(value)
        except ValidationError:
            return Unread()

    def parse(self, value: Any) -> Any:
        """Return the value in its one canonical form, or refuse it."""
        raise refuse("kind", expected=Term("value"), got=kind(value))
