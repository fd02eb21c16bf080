"""Schemas of requests. Error messages are keys of the section ``fields`` of the message catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from marshmallow import ValidationError, fields, validate, validates

from service.api.schemas import TEXT, IsoDate, PageQuery, Request
from service.db.models import EXTERNAL_ID_LENGTH, Status
from service.documents.submissions import DEFAULT_FORMATS, FAIL_ON
from service.errors import InvalidSubmissionError
from validators.forms import SPECS

VARIANT_ID: Final = "[a-z0-9-]{1,60}"
LANGUAGE_CODE: Final = "[a-z]{2}"
YEARS: Final = range(2020, 2100)


def known_form(value: str) -> None:
    """Reject unknown form slugs."""
    if value not in SPECS:
        raise ValidationError("form")


def form_field(**options: Any) -> fields.String:
    """Return the field for a form."""
    return fields.String(
        validate=known_form,
        error_messages=TEXT,
        metadata={"description": "Форма (slug): GET /api/v1/forms"},
        **options,
    )


def check_printable(value: str) -> None:
    """Reject labels that are too long or unprintable."""
    if not 1 <= len(value) <= EXTERNAL_ID_LENGTH or not value.isprintable():
        raise ValidationError("external_id")


def _year(value: date) -> None:
    if value.year not in YEARS:
        raise ValidationError("as_of")


def _shaped(pattern: str, key: str) -> Callable[[str], None]:
    """Return a validator of a short text by a regular expression; ``key`` names the error message."""

    def check(value: str) -> None:
        if not re.fullmatch(pattern, value):
            raise ValidationError(key)

    return check


def variant_field(**options: Any) -> fields.String:
    """Return the field for a state body's own variant."""
    return fields.String(
        load_default=None,
        validate=_shaped(VARIANT_ID, "variant_id"),
        error_messages=TEXT,
        metadata={
            "description": (
                "Вариант государственного органа (GET /api/v1/variants); standard — форма самой методики. "
                "Если не указан, выбирается по наименованию органа в документе"
            ),
            "pattern": f"^{VARIANT_ID}$",
        },
        **options,
    )


def language_field() -> fields.String:
    """Return the field for the language of the form."""
    return fields.String(
        load_default="ru",
        validate=_shaped(LANGUAGE_CODE, "language_code"),
        error_messages=TEXT,
        metadata={
            "description": "Язык формы; какие есть — в поле languages формы",
            "pattern": f"^{LANGUAGE_CODE}$",
            "default": "ru",
        },
    )


def as_of_day() -> IsoDate:
    """Return the field for the day to check as of."""
    return IsoDate(
        validate=_year,
        error_messages={"null": "null", "invalid": "date"},
        metadata={
            "description": "Дата, на которую проверять (по умолчанию сегодня)",
            "pattern": "^20[2-9]",
            "example": "2026-10-15",
        },
    )


class FormData(Request):
    """A form and its data."""

    form = form_field(required=True)
    # Its type and content are checked by the methodology's own schemas.
    data = fields.Raw(
        required=True,
        allow_none=True,
        error_messages=TEXT,
        metadata={"description": "Данные формы; схема: GET /api/v1/forms/{form}/schema"},
    )


class DocumentRequest(FormData):
    """Body of ``POST /documents``."""

    formats = fields.List(
        fields.String(validate=validate.OneOf(DEFAULT_FORMATS, error="formats"), error_messages=TEXT),
        load_default=list(DEFAULT_FORMATS),
        error_messages={"null": "null", "invalid": "list"},
        metadata={
            "description": "Форматы файлов, без повторов",
            "uniqueItems": True,
            "minItems": 1,
            "default": list(DEFAULT_FORMATS),
        },
    )
    external_id = fields.String(
        allow_none=True,
        load_default=None,
        validate=check_printable,
        error_messages=TEXT,
        metadata={
            "description": "Обозначение документа в системе клиента; по нему документ можно найти. Повторы допустимы",
            "minLength": 1,
            "maxLength": EXTERNAL_ID_LENGTH,
        },
    )
    fail_on = fields.String(
        load_default="error",
        validate=validate.OneOf(FAIL_ON, error="fail_on"),
        error_messages=TEXT,
        metadata={"description": "warning: предупреждения тоже запрещают документ", "default": "error"},
    )
    language = language_field()
    variant = variant_field(allow_none=True)

    @validates("formats")
    def distinct(self, value: list[str], **_: Any) -> None:
        """Reject an empty list and repeats."""
        if not value or len(set(value)) != len(value):
            raise ValidationError("formats")


LABELLED: Final = DocumentRequest(only=("external_id",))


def check_external_id(value: str | None) -> None:
    """Check a label that comes in a row, as :class:`DocumentRequest` checks that of a request.

    Raises:
        InvalidSubmissionError: it is too long or unprintable.
    """
    for (key,) in LABELLED.validate({"external_id": value}).values():
        raise InvalidSubmissionError("/external_id", key, external_id_length=EXTERNAL_ID_LENGTH)


class DocumentQuery(PageQuery):
    """Query of ``GET /documents``."""

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
