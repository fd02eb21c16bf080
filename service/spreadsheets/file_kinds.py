"""Kinds of files that are no tables, so that a refusal says what was sent and what to save it as.

Each kind is the key of its words among those for files that cannot be read.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from typing import IO, Final

HEAD: Final = 4096
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and encrypted ones of today (OLE compound file)."""
COMPOUND_BYTES: Final = 32 << 20
"""As far as such a file is searched for the names of what is in it."""
STREAMS: Final = (("EncryptedPackage", "encrypted"), ("WordDocument", "is-word"), ("PowerPoint Document", "is-slides"))
ARCHIVE: Final = b"PK\x03\x04"
EMPTY_ARCHIVE: Final = b"PK\x05\x06"
MARKS: Final = (
    (b"%PDF-", "is-pdf"),
    (b"{\\rtf", "is-word"),
    (b"\x89PNG", "is-picture"),
    (b"\xff\xd8\xff", "is-picture"),
    (b"GIF8", "is-picture"),
    (b"II*\0", "is-picture"),
    (b"MM\0*", "is-picture"),
    (b"Rar!", "is-archive"),
    (b"7z\xbc\xaf\x27\x1c", "is-archive"),
    (b"\x1f\x8b", "is-archive"),
)
PARTS: Final = (
    ("xl/workbook.bin", "is-binary-workbook"),
    ("word/", "is-word"),
    ("ppt/", "is-slides"),
    ("Index/Document.iwa", "is-numbers"),
    ("Index.zip", "is-numbers"),
)
OPEN_DOCUMENTS: Final = ((b"spreadsheet", "is-ods"), (b"text", "is-word"), (b"presentation", "is-slides"))
OPEN_DOCUMENT: Final = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.([a-z]+)")
SHEETS_OF_2003: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
WEB_PAGE: Final = re.compile(rb"<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE)


def kind_of(file: IO[bytes], parts: Collection[str] | None = None) -> str | None:
    """Return what a file is that is no workbook; ``None`` for a workbook, a text, and what has no known mark.

    Args:
        file: the file, able to seek; it is left at its beginning.
        parts: names of what is in it, where it is an archive.
    """
    file.seek(0)
    start = file.read(HEAD)
    try:
        if not start.strip(b"\0"):
            return "empty-file"
        if start.startswith(COMPOUND):
            return _of_compound(file)
        if start.startswith((ARCHIVE, EMPTY_ARCHIVE)):
            return None if parts is None else _of_archive(start, parts)
        known = next((kind for mark, kind in MARKS if start.startswith(mark)), None)
        return known or _of_markup(start)
    finally:
        file.seek(0)


def kind_of_text(file: IO[bytes]) -> str | None:
    """Return the kind of a file that was sent as a text and is none; ``None`` where it may be a text."""
    file.seek(0)
    if not file.read(len(ARCHIVE)).startswith((ARCHIVE, EMPTY_ARCHIVE)):
        return kind_of(file)
    try:
        with zipfile.ZipFile(file) as archive:
            return kind_of(file, archive.namelist()) or "is-workbook"
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return "is-archive"


def is_text(file: IO[bytes]) -> bool:
    """Tell whether a file looks like a text, as far as its beginning."""
    file.seek(0)
    start = file.read(HEAD)
    file.seek(0)
    return not start.startswith(ARCHIVE[:2]) and re.search(rb"[\x00-\x08\x0e-\x1f]", start) is None


def _of_compound(file: IO[bytes]) -> str:
    file.seek(0)
    content = file.read(COMPOUND_BYTES)
    return next((kind for name, kind in STREAMS if name.encode("utf-16-le") in content), "old-workbook")


def _of_archive(start: bytes, parts: Collection[str]) -> str | None:
    if found := OPEN_DOCUMENT.search(start[:HEAD]):
        return next((kind for word, kind in OPEN_DOCUMENTS if found[1].startswith(word)), "is-archive")
    known = next((kind for name, kind in PARTS if any(part.startswith(name) for part in parts)), None)
    if known is not None:
        return known
    return None if any(part.casefold().endswith((".xml", ".rels")) for part in parts) else "is-archive"


def _of_markup(start: bytes) -> str | None:
    text = start.replace(b"\0", b"")
    if SHEETS_OF_2003 in text:
        return "is-xml-sheet"
    return (
        "is-web-page"
        if text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and WEB_PAGE.search(text)
        else None
    )
