"""Normalizes a PDF of LibreOffice: deterministic bytes, and the properties of the document.

LibreOffice stamps a PDF with the time of day (information dictionary, XMP, colour profile), a random file identifier
and a checksum. All of these are set to what follows from the document's own properties and content.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zlib
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, StreamDecodeLevel, String

from worker.convert.accessibility import faults, mend
from worker.convert.errors import ConversionFailedError
from worker.convert.xmp import CREATOR, PRODUCER, packet, printable
from worker.properties import DocumentProperties

IDENTIFIER: Final = re.compile(rb"/ID \[<([0-9a-f]{32})><([0-9a-f]{32})>\]")
"""How qpdf writes the file identifier (ISO 32000-1, 14.4)."""
IDENTIFIER_BYTES: Final = 16
PROFILE_DATE: Final = slice(24, 36)
"""Place of the moment of creation in a colour profile (ICC.1:2010, 7.2.8)."""
PROFILE_BORN: Final = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
PROFILES_KEPT: Final = 8
UNUSABLE: Final = (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, zlib.error)
"""Errors of a PDF that LibreOffice would not write."""


def normalize(raw: bytes, properties: DocumentProperties) -> bytes:
    """Return the PDF without anything accidental.

    Args:
        raw: PDF/A-2b as exported by LibreOffice.
        properties: what the PDF shall say about itself.

    Raises:
        ConversionFailedError: the bytes are no PDF, or none that LibreOffice writes.
    """
    try:
        with Pdf.open(io.BytesIO(raw)) as pdf:
            _set_profile_date(pdf)
            mend(pdf)
            return finished(pdf, properties)
    except UNUSABLE as error:
        raise ConversionFailedError(f"what LibreOffice made is not usable ({type(error).__name__})") from error


def icc_profile_source(raw: bytes) -> bytes:
    """Return a PDF of LibreOffice as a source of its colour profile, without properties of its own."""
    return normalize(raw, DocumentProperties("", "", "ru-RU", datetime(2000, 1, 1, tzinfo=UTC), "icc-profile"))


def finished(pdf: Pdf, properties: DocumentProperties) -> bytes:
    """Return the bytes of a PDF with its properties and identifier.

    Raises:
        ConversionFailedError: there is no place for the file identifier; further all of ``UNUSABLE``.
    """
    _set_properties(pdf, properties)
    target = io.BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        fix_metadata_version=False,
        # Without object streams qpdf numbers the objects in the order it meets them. LibreOffice writes fonts
        # in the order of their addresses in memory, which is another after each start.
        object_stream_mode=ObjectStreamMode.disable,
        stream_decode_level=StreamDecodeLevel.none,
        compress_streams=True,
    )
    return _set_identifier(target.getvalue(), properties.identifier)


def _set_properties(pdf: Pdf, properties: DocumentProperties) -> None:
    """Write information dictionary, XMP and catalog; the first two must agree (ISO 19005-2, 6.6.3).

    PDF/UA-1 is claimed where the tags pass the checks.
    """
    moment = properties.created.astimezone(UTC).replace(microsecond=0)
    for name in ("/DocChecksum", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    pdf.trailer.Info = pdf.make_indirect(_information(properties, moment))
    catalog = pdf.Root
    catalog.Lang = String(properties.language)
    catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(packet(properties, moment, accessible=next(faults(pdf), None) is None))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    catalog.Metadata = metadata


def _information(properties: DocumentProperties, moment: datetime) -> Dictionary:
    date = String(f"D:{moment:%Y%m%d%H%M%S}Z")
    return Dictionary(
        Title=String(printable(properties.title)),
        Author=String(printable(properties.author)),
        Creator=String(CREATOR),
        Producer=String(PRODUCER),
        CreationDate=date,
        ModDate=date,
    )


def _set_profile_date(pdf: Pdf) -> None:
    intents = pdf.Root.OutputIntents
    if not isinstance(intents, Array):
        raise TypeError("no output intents")
    for intent in intents:
        profile = intent.DestOutputProfile
        content = bytearray(profile.read_bytes())
        content[PROFILE_DATE] = PROFILE_BORN
        profile.write(_deflated(bytes(content)), filter=Name.FlateDecode)


@lru_cache(maxsize=PROFILES_KEPT)
def _deflated(profile: bytes) -> bytes:
    """Compress a colour profile; LibreOffice embeds the same one in all its PDFs."""
    return zlib.compress(profile, 9)


def _set_identifier(content: bytes, identifier: str) -> bytes:
    """Name the file by its document (the permanent part) and by document and content (the changing part).

    Raises:
        ConversionFailedError: there is no place for the identifier.
    """
    found = list(IDENTIFIER.finditer(content))
    if not found:
        raise ConversionFailedError("what LibreOffice made is not usable (no file identifier)")
    last = found[-1]
    permanent = _digest(identifier.encode())
    changing = _digest(identifier.encode() + content)
    return content[: last.start()] + b"/ID [<%s><%s>]" % (permanent, changing) + content[last.end() :]


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest()[: 2 * IDENTIFIER_BYTES].encode()
