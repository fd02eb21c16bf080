"""The shape of what clients ask for in lists. The messages are keys of the section ``fields`` of the catalogues."""

from __future__ import annotations

import base64
from typing import Any, Final

from marshmallow import ValidationError, fields, validate, validates

from service.api.context import context
from service.db.cursors import MAX_PAGE
from service.db.models import EXTERNAL_ID_LENGTH, Status
from service.documents.requests import TEXT, Request, WholeNumber, check_printable, form_field

CURSOR_LENGTH: Final = 200


def _cursor(value: str) -> None:
    """Refuse what was never handed out, before it gets as far as the database: ours hold plain printable text."""
    try:
        plain = base64.b64decode(value.encode("ascii") + b"=" * (-len(value) % 4), b"-_", validate=True).decode("ascii")
    except ValueError:
        plain = ""
    if not value or len(value) > CURSOR_LENGTH or not plain.isprintable() or not plain or "\\" in plain:
        raise ValidationError("cursor")


class PageQuery(Request):
    """Which page of a list."""

    cursor = fields.String(
        validate=_cursor, error_messages=TEXT, metadata={"description": "next_cursor предыдущего ответа"}
    )
    limit = WholeNumber(
        load_default=50,
        validate=validate.Range(1, MAX_PAGE, error="limit"),
        error_messages={"null": "null", "invalid": "limit", "too_large": "limit"},
        metadata={"description": "Сколько записей на странице", "default": 50},
    )


class DocumentQuery(PageQuery):
    """Which documents to list."""

    external_id = fields.String(
        validate=check_printable,
        error_messages=TEXT,
        metadata={"description": "Только с этим обозначением", "minLength": 1, "maxLength": EXTERNAL_ID_LENGTH},
    )
    form = form_field()
    status = fields.String(
        validate=validate.OneOf([str(one) for one in Status], error="status"),
        error_messages=TEXT,
        metadata={"description": "Только в этом состоянии"},
    )

    @validates("form")
    def known(self, value: str, **_: Any) -> None:
        """Refuse what is no form: the answer would be an empty list for a slip of the pen."""
        if value not in context().forms:
            raise ValidationError("form")
