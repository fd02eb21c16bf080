"""Reads the file a command is given: a JSON object with ``form`` and ``data``, strictly and with exact numbers."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from doc_templates import catalogue
from validators.dossiers.kinds import MAX_DOCUMENTS
from validators.messages.catalog import Quoted, reason
from worker.cli.errors import UnusableError, unusable

STANDARD_INPUT: Final = "-"
FIELDS: Final = ("form", "data")
DOSSIER_FIELDS: Final = ("documents", "kind")
MAX_BYTES: Final = 16 * 1024 * 1024
MAX_NUMBER_LENGTH: Final = 40
MAX_EXPONENT: Final = 30


@dataclass(frozen=True, slots=True)
class Request:
    """What a file asks for: the slug of a form and the data to check or print."""

    form: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Documents that belong together; the forms tell the kind of dossier where it is left out."""

    documents: tuple[Request, ...]
    kind: str | None = None


def read_request(name: str) -> Request:
    """Read a file, or standard input when its name is ``-``.

    Raises:
        UnusableError: there is no such file, it is not JSON in UTF-8, or not of the shape wanted.
    """
    return _as_request(parse(_decode(_read(name))))


def read_document_or_dossier(name: str) -> Request | Dossier:
    """Read a file as :func:`read_request` does, or one that holds ``documents`` that belong together.

    Raises:
        UnusableError: as there; the text names the document it is about.
    """
    value = parse(_decode(_read(name)))
    return _as_dossier(value) if isinstance(value, dict) and "documents" in value else _as_request(value)


def parse(text: str) -> Any:
    """Return the JSON value a text stands for, its non-integers as ``Decimal``.

    Raises:
        UnusableError: the text is no JSON (RFC 8259), or says something twice.
    """
    if not text.strip():
        raise unusable("empty")
    try:
        return json.loads(
            text,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        raise unusable("no_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise unusable("too_deep") from None


def _read(name: str) -> bytes:
    try:
        if name == STANDARD_INPUT:
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise unusable("absent", name=name) from None
    except OSError as error:
        raise unusable("unreadable", name=name, reason=reason(error)) from None
    if len(content) > MAX_BYTES:
        raise unusable("too_big", limit=MAX_BYTES // 1024 // 1024)
    return content


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise unusable("utf16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unusable("encoding", position=error.start) from None


def _as_request(value: Any) -> Request:
    if not isinstance(value, dict):
        raise unusable("no_object")
    missing = [field for field in FIELDS if field not in value]
    if missing:
        raise unusable("lacking", names=_quoted(missing), known=_quoted(FIELDS))
    unknown = sorted(set(value) - set(FIELDS))
    if unknown:
        raise unusable("spare", names=_quoted(unknown), known=_quoted(FIELDS))
    form, data = value["form"], value["data"]
    known = [known.slug for known in catalogue.FORMS]
    if not isinstance(form, str) or form not in known:
        raise unusable("unknown_form", form=repr(str(form)[:60]), known=", ".join(known))
    if not isinstance(data, dict):
        raise unusable("no_data")
    return Request(form, data)


def _as_dossier(value: dict[str, Any]) -> Dossier:
    unknown = sorted(set(value) - set(DOSSIER_FIELDS))
    if unknown:
        raise unusable("spare", names=_quoted(unknown), known=_quoted(DOSSIER_FIELDS))
    documents, kind = value["documents"], value.get("kind")
    if not isinstance(documents, list) or not (kind is None or isinstance(kind, str)):
        raise unusable("no_documents")
    if len(documents) > MAX_DOCUMENTS:
        raise unusable("too_many", limit=MAX_DOCUMENTS)
    found = []
    for number, entry in enumerate(documents, start=1):
        try:
            found.append(_as_request(entry))
        except UnusableError as error:
            raise unusable("document", number=number, fault=error.args[0]) from None
    return Dossier(tuple(found), kind)


def _quoted(names: Sequence[str]) -> Quoted:
    return Quoted(tuple(name[:60] for name in names))


def _integer(literal: str) -> int:
    if len(literal) > MAX_NUMBER_LENGTH:
        raise unusable("long_number", limit=MAX_NUMBER_LENGTH)
    return int(literal)


def _decimal(literal: str) -> Decimal:
    try:
        number = Decimal(literal)
    except InvalidOperation:
        raise unusable("exponent", number=literal[:MAX_NUMBER_LENGTH]) from None
    if len(literal) > MAX_NUMBER_LENGTH or (number and abs(number.adjusted()) > MAX_EXPONENT):
        raise unusable("extreme", number=literal[:MAX_NUMBER_LENGTH])
    return number or Decimal(0)


def _refuse_constant(literal: str) -> None:
    raise unusable("constant", value=literal)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise unusable("twice", name=twice[:60])
    return found
