"""Reads the XML parts of a workbook piece by piece, in memory that no part can make grow.

Nothing of a part is held: handlers are called as elements begin and end. A document type is refused, and
with it every entity of a file's own; so are tags, depths and numbers of names that no spreadsheet program writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Final
from xml.parsers import expat

from service.spreadsheets.errors import UnusableFileError

CHUNK_BYTES: Final = 1 << 16
MAX_TAG_LENGTH: Final = 1 << 20
"""Bytes the parser may be given without being able to say what they are."""
MAX_DEPTH: Final = 256
MAX_NAMES: Final = 4096
"""Different names of elements and attributes in a part: the parser remembers each."""


class EndOfInterestError(Exception):
    """Raised by a handler that needs no more of a part."""


class XmlPart:
    """Feeds a part to handlers.

    Args:
        source: the part; the caller closes it.
        start: called with the local name of an element, and its attributes by their names as written.
        end: called with the local name of an element that ended.
        text: called with the text between tags, in one piece or several.
    """

    def __init__(
        self,
        source: IO[bytes],
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None],
        text: Callable[[str], None] | None = None,
    ) -> None:
        self._source, self._start, self._end = source, start, end
        self._depth = self._fed = 0
        self._names: set[str] = set()
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        self._parser.StartElementHandler = self._begun
        self._parser.EndElementHandler = self._ended
        if text is not None:
            self._parser.CharacterDataHandler = text

    @property
    def place(self) -> int:
        """Bytes of the part before what is read now."""
        return self._parser.CurrentByteIndex

    def pieces(self) -> Iterator[int]:
        """Parse piece by piece, yielding the bytes read after each, so that what was found can be handed on.

        Raises:
            UnusableFileError: the part holds what no spreadsheet program writes.
            xml.parsers.expat.ExpatError: it is no XML.
        """
        try:
            while piece := self._source.read(CHUNK_BYTES):
                self._fed += len(piece)
                self._parser.Parse(piece)
                if self._fed - self._parser.CurrentByteIndex > MAX_TAG_LENGTH:
                    raise UnusableFileError("row-too-long", limit=MAX_TAG_LENGTH >> 10)
                yield self._fed
            self._parser.Parse(b"", True)
        except EndOfInterestError:
            pass
        yield self._fed

    def read(self) -> None:
        """Parse to the end, or as far as the handlers are interested; raises as :meth:`pieces`."""
        for _ in self.pieces():
            pass

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnusableFileError("document-type")
        names = self._names
        if name not in names or not names.issuperset(attributes):
            names.add(name)
            names.update(attributes)
            if len(names) > MAX_NAMES:
                raise UnusableFileError("document-type")
        self._start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def _ended(self, name: str) -> None:
        self._depth -= 1
        self._end(name.rpartition(":")[2] if ":" in name else name)


def _refuse_document_type(*_: object) -> None:
    raise UnusableFileError("document-type")


def ignore(_: str) -> None:
    """Take no notice of the end of an element."""
