"""Handing out a finished file: under a name people understand, in parts if asked, and never another's bytes."""

from __future__ import annotations

import hashlib
import io
from http import HTTPStatus
from typing import Any, Final

from flask import Response, request, send_file
from werkzeug.wsgi import wrap_file

from service.api.filenames import disposition
from service.documents.submissions import OpenedFile
from service.files.content import StoredFile
from service.files.store import FileStore

FILE_HEADERS: Final[dict[str, Any]] = {
    "Content-Disposition": {
        "description": "Имя файла: латиницей в filename, по-русски в filename* (RFC 6266)",
        "schema": {"type": "string"},
    },
    "ETag": {"description": "SHA-256 файла", "schema": {"type": "string"}},
    "Accept-Ranges": {"description": "Файл можно запросить частями (Range)", "schema": {"type": "string"}},
}


def binary() -> dict[str, Any]:
    """Return the schema of a file in OpenAPI 3.1: bytes need none."""
    return {}


def send(opened: OpenedFile, fallback: str) -> Response:
    """Return the answer that carries the file, or the part of it, or the news that it has not changed."""
    answer = send_file(io.BytesIO(opened.content), mimetype=opened.media_type, etag=opened.sha256, conditional=True)
    answer.headers["Content-Disposition"] = disposition(opened.name, fallback)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def send_stored(files: FileStore, file: StoredFile, media_type: str, name: str, fallback: str) -> Response:
    """Return the answer that carries a large file of the store, or the part of it that is asked for.

    No more of it is in memory than is being sent, and a server may have the system send it (``wsgi.file_wrapper``).

    Raises:
        FileMissingError: it is not there.
        FileDamagedError: it has another size than it had.
        StorageError: the store cannot be read.
    """
    answer = Response(mimetype=media_type)
    answer.set_etag(file.sha256)
    answer.content_length = file.size
    answer.make_conditional(request.environ, accept_ranges=True, complete_length=file.size)
    part = answer.content_range if answer.status_code == HTTPStatus.PARTIAL_CONTENT else None
    begin, end = (0, file.size) if part is None else (part.start or 0, part.stop or 0)
    if answer.status_code in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
        stream = files.open_part(file.sha256, file.size, begin, end)
        answer.response = wrap_file(request.environ, stream)
        answer.direct_passthrough = True
        answer.content_length = end - begin
        answer.call_on_close(stream.close)
    answer.headers["Content-Disposition"] = disposition(name, fallback)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def attach(content: bytes, media_type: str, name: str, fallback: str) -> Response:
    """Return the answer that carries a file made for the asking; the same bytes have the same ETag."""
    etag = hashlib.sha256(content).hexdigest()
    answer = send_file(io.BytesIO(content), mimetype=media_type, etag=etag, conditional=True)
    answer.headers["Content-Disposition"] = disposition(name, fallback)
    return answer
