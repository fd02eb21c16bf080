"""Handing out a finished file: under a name people understand, in parts if asked, and never another's bytes."""

from __future__ import annotations

import hashlib
import io
from typing import Any, Final

from flask import Response, send_file

from service.api.filenames import disposition
from service.documents.submissions import OpenedFile

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
    """Return the answer that carries the file, or the part of it, or the news that it has not changed.

    Raises:
        FileDamagedError: the bytes are not those the database remembers.
    """
    answer = send_file(io.BytesIO(opened.read()), mimetype=opened.media_type, etag=opened.sha256, conditional=True)
    answer.headers["Content-Disposition"] = disposition(opened.name, fallback)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def attach(content: bytes, media_type: str, name: str, fallback: str) -> Response:
    """Return the answer that carries a file made for the asking; the same bytes have the same ETag."""
    etag = hashlib.sha256(content).hexdigest()
    answer = send_file(io.BytesIO(content), mimetype=media_type, etag=etag, conditional=True)
    answer.headers["Content-Disposition"] = disposition(name, fallback)
    return answer
