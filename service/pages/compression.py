"""Pages as they are sent: compressed with gzip for browsers that take it, most of a form being the same words again.

How long a compressed page is says something of what is in it, to who sees the lengths and has a visitor's browser ask
for addresses of one's choice (BREACH). So what protects from forged requests looks different in every page
(:mod:`service.pages.forgery`), and a file name of random length in the header hides the length ("Heal the BREACH", as
Django does).
"""

from __future__ import annotations

import gzip
import io
import secrets
from typing import Final

from flask import Response, request

SHORT: Final = 1000
"""Bytes below which nothing is won."""
LEVEL: Final = 5
MOST_RANDOM: Final = 100
HTML: Final = "text/html"


def compressed(answer: Response) -> Response:
    """Return an answer, compressed where it is a page and the browser takes it so."""
    if answer.mimetype != HTML or answer.direct_passthrough or "Content-Encoding" in answer.headers:
        return answer
    answer.vary.add("Accept-Encoding")
    content = answer.get_data()
    if len(content) >= SHORT and request.accept_encodings["gzip"] > 0:
        answer.set_data(_packed(content))
        answer.headers["Content-Encoding"] = "gzip"
    return answer


def _packed(content: bytes) -> bytes:
    target = io.BytesIO()
    padding = "a" * secrets.randbelow(MOST_RANDOM) + ".html"
    with gzip.GzipFile(padding, "wb", LEVEL, target, mtime=0) as packed:
        packed.write(content)
    return target.getvalue()
