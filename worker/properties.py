"""Properties of a document: metadata of its DOCX and its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """The properties both formats of one document carry.

    Attributes:
        title: title of the document as a person reads it, for example in the window's title bar.
        author: the person or body that issues the paper.
        language: BCP 47 tag of the text, ``ru-RU``.
        created: the moment the document was accepted, with a time zone; also printed as the moment of its last
            change, so that the same record gives the same bytes at any time.
        identifier: id of the document; the PDF's file identifier is derived from it.

    Raises:
        ValueError: ``created`` has no time zone, so the moment is ambiguous.
    """

    title: str
    author: str
    language: str
    created: datetime
    identifier: str

    def __post_init__(self) -> None:
        if self.created.utcoffset() is None:
            raise ValueError("DocumentProperties.created needs a time zone, for example datetime.now(UTC)")
