"""Style sheets, scripts and pictures of the pages, addressed by what they hold: a browser keeps them for a year."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import flask_swagger_ui
from flask import Blueprint, Response, abort, request

OURS: Final = Path(__file__).parent / "static"
SWAGGER: Final = Path(flask_swagger_ui.__file__).parent / "dist"
FILES: Final = {
    **{name: OURS / name for name in ("tokens.css", "components.css", "print.css", "docs.css", "forms.css")},
    **{name: OURS / name for name in ("app.js", "docs.js", "htmx.min.js", "mark.svg", "ornament.svg")},
    **{name: SWAGGER / name for name in ("swagger-ui.css", "swagger-ui-bundle.js")},
}
TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
blueprint = Blueprint("assets", __name__)

KEPT_SECONDS: Final = 365 * 24 * 3600
PRINT_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent, and the same compressed."""

    content: bytes
    compressed: bytes
    media_type: str


@cache
def _asset(name: str) -> Asset:
    content = FILES[name].read_bytes()
    return Asset(content, gzip.compress(content, mtime=0), TYPES[FILES[name].suffix])


@cache
def fingerprint() -> str:
    """Return what tells this set of files from those of another version."""
    found = hashlib.sha256()
    for path in FILES.values():
        found.update(path.read_bytes())
    return found.hexdigest()[:PRINT_DIGITS]


def address(name: str) -> str:
    """Return the address of a file; style sheets find what they name beside them.

    Raises:
        KeyError: there is no such file.
    """
    return f"/assets/{fingerprint()}/{FILES[name].name}"


@blueprint.get("/assets/<printed>/<name>")
def give(printed: str, name: str) -> Response:
    """Give a file; one that was asked for by the fingerprint of another version is not kept."""
    if name not in FILES:
        abort(404)
    found = _asset(name)
    compressed = request.accept_encodings["gzip"] > 0
    sent = Response(found.compressed if compressed else found.content, mimetype=found.media_type)
    if compressed:
        sent.headers["Content-Encoding"] = "gzip"
    sent.vary.add("Accept-Encoding")
    fresh = f"public, max-age={KEPT_SECONDS}, immutable" if printed == fingerprint() else "no-cache"
    sent.headers["Cache-Control"] = fresh
    return sent
