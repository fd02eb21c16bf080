"""Reads the input file of a command: a JSON object with ``form`` and ``data``, or documents of a dossier."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from doc_templates import catalogue
from service import strict_json
from validators.dossiers.kinds import MAX_DOCUMENTS
from validators.messages.catalog import Quoted, reason
from worker.cli.errors import UnusableError, unusable

STANDARD_INPUT: Final = "-"
FIELDS: Final = ("form", "data")
DOSSIER_FIELDS: Final = ("documents", "kind")
MAX_BYTES: Final = 16 * 1024 * 1024
FAULTS: Final = {
    "malformed": "no_json",
    "duplicate": "twice",
    "constant": "constant",
    "depth": "too_deep",
    "digits": "long_number",
}
"""Message by the reason of a :class:`service.strict_json.JsonFault`, of one without a literal."""


@dataclass(frozen=True, slots=True)
class Request:
    """Content of an input file: the slug of a form and the data to check or print."""

    form: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Documents that belong together; the kind of dossier follows from the forms where it is left out."""

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
    """Return the JSON value of a text, read strictly (:mod:`service.strict_json`).

    Raises:
        UnusableError: the text is no JSON, repeats a name, or exceeds a limit.
    """
    if not text.strip():
        raise unusable("empty")
    try:
        return strict_json.parse(text)
    except strict_json.JsonFault as fault:
        shown = {name: value[:60] if isinstance(value, str) else value for name, value in fault.values.items()}
        raise unusable("extreme" if "literal" in shown else FAULTS[fault.reason], **shown) from None


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
