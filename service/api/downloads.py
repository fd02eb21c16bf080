"""Files as responses: names (RFC 6266), parts (``Range``), and short waits until a worker has made the file."""

from __future__ import annotations

import hashlib
import io
import re
import threading
import time
import unicodedata
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, TypeVar
from urllib.parse import quote

from flask import Response, request, send_file
from werkzeug.wsgi import wrap_file

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
SINGLE: Final = dict(zip("абвгдезийклмнопрстуфыэёіәғқңөұүһ", "abvgdeziyklmnoprstufyeeiagqnouuh", strict=True))
SEVERAL: Final = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
LATIN: Final = str.maketrans({**SINGLE, **SEVERAL, "ъ": "", "ь": ""})
SAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
ATTRIBUTE_CHARACTERS: Final = "!#$&+-.^_`|~"
"""What RFC 8187 leaves as it is besides letters and digits."""
ZIP: Final = "application/zip"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAVED: Final = "attachment"
SHOWN: Final = "inline"
"""What a browser does with a file."""
POLL_SECONDS: Final = 0.05
SLOWEST_POLL_SECONDS: Final = 0.5
SLOWER: Final = 1.2

T = TypeVar("T")


def binary() -> dict[str, Any]:
    """Return the schema of a file in OpenAPI 3.1: bytes have none."""
    return {}


def send(content: bytes, media_type: str, name: str, fallback: str, *, kind: str = SAVED) -> Response:
    """Return the response with a file that no cache may keep, or the part of it that is asked for."""
    response = attach(content, media_type, name, fallback, kind=kind)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def send_stored(files: FileStore, file: StoredFile, media_type: str, name: str, fallback: str) -> Response:
    """Return the response with a large file of the store, or the part of it that is asked for.

    No more of it is in memory than is being sent, and a server may have the system send it (``wsgi.file_wrapper``).

    Raises:
        FileMissingError: it is not there.
        FileDamagedError: it has another size than it had.
        StorageError: the store cannot be read.
    """
    response = Response(mimetype=media_type)
    response.set_etag(file.sha256)
    response.content_length = file.size
    response.make_conditional(request.environ, accept_ranges=True, complete_length=file.size)
    part = response.content_range if response.status_code == HTTPStatus.PARTIAL_CONTENT else None
    begin, end = (0, file.size) if part is None else (part.start or 0, part.stop or 0)
    if response.status_code in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
        stream = files.open_part(file.sha256, file.size, begin, end)
        response.response = wrap_file(request.environ, stream)
        response.direct_passthrough = True
        response.content_length = end - begin
        response.call_on_close(stream.close)
    response.headers["Content-Disposition"] = disposition(name, fallback)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def attach(content: bytes, media_type: str, name: str, fallback: str, *, kind: str = SAVED) -> Response:
    """Return the response with a file; its ETag is the hash of the bytes."""
    etag = hashlib.sha256(content).hexdigest()
    response = send_file(io.BytesIO(content), mimetype=media_type, etag=etag, conditional=True)
    response.headers["Content-Disposition"] = disposition(name, fallback, kind)
    return response


def disposition(name: str, fallback: str, kind: str = SAVED) -> str:
    """Return ``Content-Disposition`` of a file: a Latin name and the full one.

    Args:
        name: the readable name, with its suffix.
        fallback: the Latin name where transliteration leaves nothing.
        kind: whether it is to be ``SAVED`` or ``SHOWN``.
    """
    suffix = name[name.rfind(".") :] if "." in name else ""
    latin = transliterate(name.removesuffix(suffix)) or fallback
    encoded = quote(name, safe=ATTRIBUTE_CHARACTERS)
    return f"{kind}; filename=\"{latin}{suffix}\"; filename*=UTF-8''{encoded}"


def transliterate(text: str) -> str:
    """Return the text in Latin letters, digits, dots, hyphens and underscores."""
    small = unicodedata.normalize("NFC", text)
    latin = "".join(_letter(sign) for sign in small)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode("ascii")
    return SAFE.sub("_", plain).strip("._")


def _letter(sign: str) -> str:
    small = sign.lower()
    found = small.translate(LATIN)
    if found == small:
        return sign
    return found.capitalize() if sign != small else found


def wait_for(look: Callable[[], T | None], places: threading.Semaphore, seconds: float) -> T | None:
    """Return what ``look`` finds, asked ever more rarely; ``None`` when it finds nothing in time.

    Args:
        look: what to ask; an exception of it ends the wait.
        places: bounds how many requests wait at once, since each holds a thread; without a free place there is no wait.
        seconds: how long.
    """
    if (found := look()) is not None or not places.acquire(blocking=False):
        return found
    try:
        pause, deadline = POLL_SECONDS, time.monotonic() + seconds
        while time.monotonic() < deadline:
            time.sleep(pause)
            pause = min(SLOWER * pause, SLOWEST_POLL_SECONDS)
            if (found := look()) is not None:
                return found
    finally:
        places.release()
    return None
