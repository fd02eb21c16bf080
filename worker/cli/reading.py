"""Reads the file a command is given: a JSON object with ``form`` and ``data``, strictly and with exact numbers."""

from __future__ import annotations

import codecs
import json
import sys
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from doc_templates import catalogue
from validators.dossiers.model import MOST
from worker.cli.errors import UnusableError

STANDARD_INPUT: Final = "-"
FIELDS: Final = ("form", "data")
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
        raise UnusableError('Файл пуст. Ожидается JSON вида {"form": "…", "data": {…}}.')
    try:
        return json.loads(
            text,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        raise UnusableError(f"Это не JSON: строка {error.lineno}, знак {error.colno}.") from None
    except RecursionError:
        raise UnusableError("JSON вложен слишком глубоко.") from None


def _read(name: str) -> bytes:
    try:
        if name == STANDARD_INPUT:
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnusableError(f"Нет такого файла: {name}.") from None
    except OSError as error:
        raise UnusableError(f"Файл {name} не читается: {error.strerror}.") from None
    if len(content) > MAX_BYTES:
        raise UnusableError(f"Файл больше {MAX_BYTES // 1024 // 1024} МиБ: это не данные одного документа.")
    return content


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnusableError("Файл записан в UTF-16. Сохраните его в кодировке UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableError(
            f"Файл не в кодировке UTF-8 (байт {error.start}). Похоже, это Windows-1251: сохраните его в UTF-8."
        ) from None


def _as_request(value: Any) -> Request:
    if not isinstance(value, dict):
        raise UnusableError('Ожидается один объект JSON вида {"form": "…", "data": {…}}.')
    missing = [field for field in FIELDS if field not in value]
    if missing:
        raise UnusableError(f"В файле нет поля {_quoted(missing)}; нужны «form» и «data».")
    unknown = sorted(set(value) - set(FIELDS))
    if unknown:
        raise UnusableError(f"Лишнее поле {_quoted(unknown)}; допустимы только «form» и «data».")
    form, data = value["form"], value["data"]
    known = [known.slug for known in catalogue.FORMS]
    if not isinstance(form, str) or form not in known:
        raise UnusableError(f"Нет такой формы: {str(form)[:60]!r}. Есть: {', '.join(known)}.")
    if not isinstance(data, dict):
        raise UnusableError("Поле «data» должно быть объектом JSON.")
    return Request(form, data)


def _as_dossier(value: dict[str, Any]) -> Dossier:
    unknown = sorted(set(value) - {"documents", "kind"})
    if unknown:
        raise UnusableError(f"Лишнее поле {_quoted(unknown)}; допустимы только «documents» и «kind».")
    documents, kind = value["documents"], value.get("kind")
    if not isinstance(documents, list) or not (kind is None or isinstance(kind, str)):
        raise UnusableError("Поле «documents» должно быть списком, «kind» – строкой.")
    if len(documents) > MOST:
        raise UnusableError(f"Документов больше {MOST}.")
    found = []
    for number, entry in enumerate(documents, start=1):
        try:
            found.append(_as_request(entry))
        except UnusableError as error:
            raise UnusableError(f"Документ {number}: {error}") from None
    return Dossier(tuple(found), kind)


def _quoted(names: list[str]) -> str:
    return ", ".join(f"«{name[:60]}»" for name in names)


def _integer(literal: str) -> int:
    if len(literal) > MAX_NUMBER_LENGTH:
        raise UnusableError(f"Число длиннее {MAX_NUMBER_LENGTH} знаков.")
    return int(literal)


def _decimal(literal: str) -> Decimal:
    try:
        number = Decimal(literal)
    except InvalidOperation:
        raise UnusableError(f"Число с недопустимым порядком: {literal[:MAX_NUMBER_LENGTH]}.") from None
    if len(literal) > MAX_NUMBER_LENGTH or (number and abs(number.adjusted()) > MAX_EXPONENT):
        raise UnusableError(f"Число слишком велико, мало или длинно: {literal[:MAX_NUMBER_LENGTH]}.")
    return number or Decimal(0)


def _refuse_constant(literal: str) -> None:
    raise UnusableError(f"{literal} не является числом JSON.")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnusableError(f"Поле «{twice[:60]}» указано дважды в одном объекте.")
    return found
