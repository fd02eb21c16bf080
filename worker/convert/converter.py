"""What the rest of the worker knows about conversion."""

from __future__ import annotations

from typing import Protocol

from validators.messages.catalog import Message
from worker.properties import DocumentProperties


class Converter(Protocol):
    """Turns a DOCX into a PDF that looks the same; safe to use from many threads at once."""

    @property
    def brought(self) -> frozenset[str]:
        """The PostScript names of the fonts beside those of the program that it may print with."""

    @property
    def version(self) -> str:
        """The version of LibreOffice; another one may make other bytes."""

    @property
    def fonts_sha256(self) -> str:
        """The hash of all fonts it may print with."""

    def convert(self, docx: bytes, properties: DocumentProperties) -> bytes:
        """Return the PDF: PDF/A-2b, tagged, and the same bytes whenever the same is asked.

        Args:
            docx: the whole file.
            properties: title, author, language, moment and id that the PDF shall carry.

        Raises:
            ConverterMissingError: something is not installed.
            ConversionFailedError: this document was refused.
            ConversionKilledError: this document brought the converter down, or took too long.
            ConverterError: no conversion was possible.
        """

    def available(self) -> Message | None:
        """Return ``None`` when documents can be converted, else what is missing."""

    def close(self) -> None:
        """End everything that was started and remove what was written; harmless to repeat."""
