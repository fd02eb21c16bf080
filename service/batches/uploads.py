"""Reads what is sent to ``POST /batches``: the rows themselves, or a form with a file in it, and what is asked of them.

Bodies are kept in a temporary file, so that their size matters to the disk and not to the memory.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any, Final, cast

from flask import Request
from marshmallow import Schema, ValidationError
from werkzeug.datastructures import FileStorage

from service.api.blueprint import StrictParser, faults_of
from service.api.body import escape
from service.api.context import current_services
from service.api.downloads import XLSX
from service.api.language import wanted_language
from service.api.problems import Problem, invalid_request
from service.batches.intake import RefusedFileError
from service.batches.row_readers import SourceKind
from service.batches.schemas import BatchRequest
from service.batches.store import BatchOptions
from service.db.models import SOURCE_NAME_LENGTH
from service.spreadsheets.file_kinds import kind_of_text

JSON: Final = "application/json"
NDJSON: Final = "application/x-ndjson"
CSV: Final = "text/csv"
MULTIPART: Final = "multipart/form-data"
PART: Final = "file"

KINDS: Final = {
    JSON: SourceKind.JSON,
    NDJSON: SourceKind.NDJSON,
    "application/ndjson": SourceKind.NDJSON,
    "application/jsonl": SourceKind.NDJSON,
    CSV: SourceKind.CSV,
    XLSX: SourceKind.XLSX,
}
SUFFIXES: Final = {
    ".json": SourceKind.JSON,
    ".ndjson": SourceKind.NDJSON,
    ".jsonl": SourceKind.NDJSON,
    ".csv": SourceKind.CSV,
    ".xlsx": SourceKind.XLSX,
}
IN_MEMORY: Final = 1 << 20
CHUNK_BYTES: Final = 1 << 18
MAX_PARTS: Final = 20
FIELDS_BYTES: Final = 1 << 20
"""Werkzeug also holds a piece of 64 KB and what is left of the last one to this limit, of files too."""
LINE: Final = '{"form": "b2_score_sheet", "external_id": "кадры-2025-3-0017", "data": {}}\n'
NOT_PRINTABLE: Final = re.compile(r"[^\w .,()«»№+-]")


@contextmanager
def sent_rows(request: Request, asked: dict[str, Any]) -> Iterator[tuple[IO[bytes], BatchOptions]]:
    """Give the rows of a request, able to seek, and what is asked of all of them, while the block runs.

    The arguments and what is raised are those of :func:`sent_file`.
    """
    with sent_file(request, asked, BatchRequest) as (file, kind, wanted):
        language = wanted_language()
        said = {**wanted, "formats": tuple(wanted["formats"]), "source_name": wanted["name"]}
        del said["name"]
        yield file, BatchOptions(kind=str(kind), message_language=language, **said)


@contextmanager
def sent_file(
    request: Request, asked: dict[str, Any], schema: type[Schema]
) -> Iterator[tuple[IO[bytes], SourceKind, dict[str, Any]]]:
    """Give the file of a request, able to seek, how it is written, and what is asked of it, while the block runs.

    Args:
        request: the request; nothing of its body has been read.
        asked: the parameters after the question mark, checked.
        schema: of the parameters, which may be fields of a form as well; ``name`` is that of the file.

    Raises:
        Problem: the body is sent in another way, is empty, or its fields are wrong.
        RefusedFileError: its name is of no kind known here, and it is a document or the like.
        werkzeug.exceptions.RequestEntityTooLarge: it is larger than a batch may be.
    """
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
        raise Problem("encoded-body", headers={"Accept-Encoding": "identity"})
    request.max_content_length = current_services().settings.max_batch_bytes
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as spooled:
        if request.mimetype == MULTIPART:
            file, kind, asked = _of_form(request, schema)
        else:
            kind = _taken(KINDS.get(request.mimetype))
            file = cast("IO[bytes]", spooled)
            shutil.copyfileobj(request.stream, file, CHUNK_BYTES)
        file.seek(0)
        if not file.read(1):
            raise Problem("empty-body")
        file.seek(0)
        yield file, kind, asked


def _of_form(request: Request, schema: type[Schema]) -> tuple[IO[bytes], SourceKind, dict[str, Any]]:
    request.max_form_parts = MAX_PARTS
    request.max_form_memory_size = FIELDS_BYTES
    sent: list[FileStorage] = request.files.getlist(PART)
    strange = [name for name in request.files if name != PART]
    if strange:
        raise invalid_request([(_pointer(name), "unknown") for name in strange])
    if len(sent) != 1:
        raise invalid_request([(f"/{PART}", "required" if not sent else "repeated")])
    asked = _fields(request, schema)
    file, path = sent[0].stream, PurePosixPath((sent[0].filename or "").replace("\\", "/"))
    kind = SUFFIXES.get(path.suffix.lower()) or KINDS.get(sent[0].mimetype)
    if kind is None and (foreign := kind_of_text(file)) not in {None, "empty-file", "is-workbook"}:
        raise RefusedFileError({"reason": foreign, "values": {}})
    return file, _taken(kind), asked | {"name": asked["name"] or given_name(sent[0].filename or "")}


def given_name(path: str) -> str | None:
    """Return the name of a file as it can be kept and shown, from its name or path as a browser sends it."""
    return NOT_PRINTABLE.sub("_", PurePosixPath(path.replace("\\", "/")).name)[-SOURCE_NAME_LENGTH:] or None


def _taken(kind: SourceKind | None) -> SourceKind:
    if kind is None:
        raise Problem("unsupported-media-type", headers={"Accept": ", ".join((*KINDS, MULTIPART))})
    return kind


def _fields(request: Request, schema: type[Schema]) -> dict[str, Any]:
    """Return what is asked in the fields of the form and after the question mark together; nothing may be said twice.

    Raises:
        Problem: a field is wrong, unknown or said twice.
    """
    said = StrictParser().load_querystring(request, schema())
    repeated = [name for name, values in request.form.lists() if len(values) > 1 or name in said]
    if repeated:
        raise invalid_request([(_pointer(name), "repeated") for name in repeated])
    try:
        found: dict[str, Any] = schema().load({**said, **request.form.to_dict()})
    except ValidationError as error:
        raise invalid_request(list(faults_of(error.messages_dict, ""))) from None
    return found


def _pointer(name: str | None) -> str:
    """Return the pointer of a part of a form; its name may be anything, and missing."""
    return "/" + escape(NOT_PRINTABLE.sub("?", (name or "")[:40]))


def described_bodies(
    schema: type[Schema] = BatchRequest, line: str = LINE, told: str = "Строка на документ"
) -> dict[str, Any]:
    """Return the bodies as OpenAPI describes them, with an example of a row of JSON."""
    options = {
        name: {"type": "string", "description": field.metadata.get("description", "")}
        for name, field in schema().fields.items()
    }
    file = {"type": "string", "format": "binary", "description": "Таблица (.xlsx, .csv) или строки (.ndjson, .json)"}
    return {
        JSON: {"schema": {"type": "array", "items": {}, "minItems": 1}},
        NDJSON: {"schema": {"type": "string"}, "examples": {"rows": {"summary": told, "value": line}}},
        XLSX: {"schema": {"type": "string", "format": "binary"}},
        CSV: {"schema": {"type": "string"}},
        MULTIPART: {"schema": {"type": "object", "required": [PART], "properties": {PART: file, **options}}},
    }
