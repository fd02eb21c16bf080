"""Pages written as a PDF/A-2b with tags: what papers have in common, fonts and colour profile, is ready beforehand.

Small objects go into one object stream, so that a structure of a hundred elements takes little room
(ISO 32000-1, 7.5.7).
"""

from __future__ import annotations

import hashlib
import re
import struct
from codecs import charmap_decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from itertools import accumulate
from typing import Final

from isal import isal_zlib

from worker.convert.xmp import CREATOR, PRODUCER, packet, printable
from worker.layout.fonts import CODES, LEVELS, face
from worker.layout.pages import Page, Structure
from worker.properties import DocumentProperties

LAST_CODE: Final = max(CODES.values())
FACES: Final = range(4)
IDENTIFIER_DIGITS: Final = 32
AT: Final = struct.Struct(">BIH")
MAP: Final = b"""/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
%sendcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
STREAM: Final = re.compile(rb"/Length (\d+)>>stream\n")
OPERANDS: Final = re.compile(rb" Tf([^T]+)T[jJ]")
"""What is shown: in contents every text follows the choice of its font."""
SHOWN: Final = re.compile(rb"<([0-9A-F]+)>")
"""Digits of the glyphs in it."""
OPERANDS_KEPT: Final = 3000
BACK: Final = "\ufffe" + "".join(CODES)
"""Characters by their codes, the first of which is 1."""
MAP_LINES: Final = 100
"""Entries a block of a map may have (Adobe Technical Note 5411)."""


class Common:
    """The objects that papers of the same faces and level have in common, as the beginning of a file.

    Attributes:
        written: the bytes.
        places: where each object begins.
        resources: number of the dictionary of fonts.
        intents: number of the output intents with the colour profile.
        digest: hash of the bytes.
    """

    def __init__(self, faces: int, level: int, profile: bytes) -> None:
        self.written = b"%PDF-1.7\n%\xe4\xf6\xfc\xdf\n"
        self.places: list[int] = []
        colours = self._stream(profile, b"/N 3", deflated=True)
        intent = b"/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        self.intents = self._add(b"[<<%s/DestOutputProfile %d 0 R>>]" % (intent, colours))
        read = self._stream(_to_unicode(level))
        fonts = [self._font(number, level, read) for number in FACES if faces >> number & 1]
        self.resources = self._add(b"<</Font<<%s>>/ProcSet[/PDF/Text]>>" % b"".join(fonts))
        self.digest = hashlib.sha256(self.written)

    def _font(self, number: int, level: int, read: int) -> bytes:
        used = face(number)
        content, length = used.program(level)
        program = self._stream(content, b"/Length1 %d" % length, deflated=True)
        name = b"BAGALA+" + used.name.encode()
        described = self._add(
            b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d"
            b"/StemV 80/FontFile2 %d 0 R>>"
            % (name, b" ".join(b"%d" % each for each in used.box), used.slant, *used.heights, program)
        )
        characters = set(LEVELS[level])
        widths = [used.widths[character] if character in characters else 0 for character in CODES]
        font = self._add(
            b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 1/LastChar %d/Widths[%s]/FontDescriptor %d 0 R"
            b"/ToUnicode %d 0 R>>" % (name, LAST_CODE, b" ".join(b"%d" % width for width in widths), described, read)
        )
        return b"/F%d %d 0 R" % (number + 1, font)

    def _stream(self, content: bytes, entries: bytes = b"", *, deflated: bool = False) -> int:
        content = content if deflated else isal_zlib.compress(content)
        return self._add(_stream(content, entries))

    def _add(self, body: bytes) -> int:
        self.places.append(len(self.written))
        self.written += _object(len(self.places), body)
        return len(self.places)


class Writer:
    """Writes papers on one size of page.

    Args:
        box: ``MediaBox`` of their pages.
        profile: colour profile, deflated.
    """

    def __init__(self, box: bytes, profile: bytes) -> None:
        self._box = box
        self._profile = profile
        self._common: dict[tuple[int, int], Common] = {}

    def write(self, pages: Sequence[Page], structure: Structure, properties: DocumentProperties) -> Written:
        """Return a paper."""
        faces = level = 0
        for page in pages:
            faces |= page.faces
            level = max(level, page.level)
        common = self._common.get((faces, level))
        if common is None:
            common = self._common[faces, level] = Common(faces, level, self._profile)
        return Written(_File(common).paper(self._box, pages, structure, properties), len(common.written), len(pages))


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF, where in it begins what it does not share with others, and how many pages it has."""

    content: bytes
    own: int
    pages: int

    def texts(self) -> list[str]:
        """Return the text of each page as it stands in the written bytes."""
        found, at = [], self.own
        for _ in range(self.pages):
            begins = STREAM.search(self.content, at)
            if begins is None:
                return []
            at = begins.end() + int(begins[1])
            shown = isal_zlib.decompress(self.content[begins.end() : at])
            found.append("".join(map(_shown, OPERANDS.findall(shown))))
        return found


class _File:
    """A file on its way: the common objects, and what is added after them."""

    def __init__(self, common: Common) -> None:
        self._common = common
        self._parts = [common.written]
        self._places = list(common.places)
        self._length = len(common.written)

    def paper(self, box: bytes, pages: Sequence[Page], structure: Structure, properties: DocumentProperties) -> bytes:
        """Return the finished file."""
        contents = [self._add(_stream(isal_zlib.compress(page.content()))) for page in pages]
        moment = properties.created.astimezone(UTC).replace(microsecond=0)
        metadata = packet(properties, moment, accessible=True)
        described = self._add(
            b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(metadata), metadata)
        )
        date = f"(D:{moment:%Y%m%d%H%M%S}Z)".encode()
        about = self._add(
            b"<</Title%s/Author%s/Creator(%s)/Producer(%s)/CreationDate%s/ModDate%s>>"
            % (_text(properties.title), _text(properties.author), CREATOR.encode(), PRODUCER.encode(), date, date)
        )
        holder = len(self._places) + 1
        # Apart, for who puts pages together has no use for the structure, and would have to read all of it.
        first = holder + 2
        packed = self._packed(first, contents, described, box, pages, structure, properties)
        for objects in packed:
            self._add_packed(objects, first)
            first += len(objects)
        return self._ended(about, holder, packed, properties.identifier.encode())

    def _packed(  # noqa: PLR0913, PLR0917 - what the objects tell of
        self,
        first: int,
        contents: Sequence[int],
        metadata: int,
        box: bytes,
        pages: Sequence[Page],
        structure: Structure,
        properties: DocumentProperties,
    ) -> tuple[list[bytes], list[bytes]]:
        """Return the small objects, the first of which has a given number: the catalogue; then those of structure."""
        count = len(pages)
        kids, first_page = first + 1, first + 2
        tree = first_page + count
        parents, first_element = tree + 1, tree + 2
        listed = _references(first_page, count)
        elements = _references(first_element, len(structure.roles))
        common = self._common
        catalogue = (
            b"<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R/Lang(%s)/OutputIntents %d 0 R"
            b"/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R>>"
            % (kids, metadata, properties.language.encode(), common.intents, tree)
        )
        root = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (
            first_element, parents, count,
        )  # fmt: skip
        found = [catalogue, b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(listed), count)]
        found += [
            b"<</Type/Page/Parent %d 0 R/MediaBox[%s]/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S>>"
            % (kids, box, common.resources, content, number)
            for number, content in enumerate(contents)
        ]
        marks = [b"%d[%s]" % (page.number, b" ".join([elements[each] for each in page.marks])) for page in pages]
        numbers = b"<</Nums[%s]>>" % b"".join(marks)
        return found, [root, numbers, *_elements(structure, b"%d 0 R" % tree, elements, listed)]

    def _add_packed(self, packed: Sequence[bytes], first: int) -> None:
        places = accumulate((len(body) + 1 for body in packed), initial=0)
        head = (
            b" ".join([b"%d %d" % each for each in zip(range(first, first + len(packed)), places, strict=False)])
            + b"\n"
        )
        content = isal_zlib.compress(head + b"\n".join(packed))
        self._add(_stream(content, b"/Type/ObjStm/N %d/First %d" % (len(packed), len(head))))

    def _ended(self, about: int, holder: int, packed: Sequence[Sequence[bytes]], identifier: bytes) -> bytes:
        """Return the file with its table of objects (ISO 32000-1, 7.5.8) and its name (14.4)."""
        catalogue = holder + len(packed)
        last = catalogue + sum(map(len, packed))
        places = [AT.pack(0, 0, 65535), *(AT.pack(1, place, 0) for place in self._places)]
        for number, objects in enumerate(packed, holder):
            places += [AT.pack(2, number, place) for place in range(len(objects))]
        table = isal_zlib.compress(b"".join((*places, AT.pack(1, self._length, 0))))
        permanent = hashlib.sha256(identifier).hexdigest()[:IDENTIFIER_DIGITS].encode()
        digest = self._common.digest.copy()
        for part in self._parts[1:]:
            digest.update(part)
        changing = digest.hexdigest()[:IDENTIFIER_DIGITS].encode()
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
            last + 1, catalogue, about, permanent, changing,
        )  # fmt: skip
        end = b"%sstartxref\n%d\n%%%%EOF\n" % (_object(last, _stream(table, entries)), self._length)
        return b"".join((*self._parts, end))

    def _add(self, body: bytes) -> int:
        number = len(self._places) + 1
        written = _object(number, body)
        self._places.append(self._length)
        self._parts.append(written)
        self._length += len(written)
        return number


@lru_cache(maxsize=OPERANDS_KEPT)
def _shown(operand: bytes) -> str:
    codes = bytes.fromhex(b"".join(SHOWN.findall(operand)).decode())
    return charmap_decode(codes, "ignore", BACK)[0]


def _elements(structure: Structure, tree: bytes, elements: Sequence[bytes], pages: Sequence[bytes]) -> list[bytes]:
    """Return the elements of a structure (ISO 32000-1, 14.7.2), given references to its root, to them and to pages."""
    found = []
    for role, attributes, above, held in zip(
        structure.roles, structure.attributes, structure.above, structure.held, strict=True
    ):
        upper = tree if above < 0 else elements[above]
        if len(held) == 1 and not isinstance(only := held[0], int):
            shown = b"/Pg %s/K %d" % (pages[only[0]], only[1])
        else:
            page = next((each[0] for each in held if not isinstance(each, int)), None)
            kids = [
                elements[each]
                if isinstance(each, int)
                else b"%d" % each[1]
                if each[0] == page
                else b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[each[0]], each[1])
                for each in held
            ]
            shown = b"" if page is None else b"/Pg %s" % pages[page]
            shown += b"/K[%s]" % b" ".join(kids) if kids else b""
        found.append(b"<</S/%s/P %s%s%s>>" % (role, upper, attributes, shown))
    return found


def _to_unicode(level: int) -> bytes:
    """Return the map from codes to characters (ISO 32000-1, 9.10.3)."""
    lines = [
        b"<%02X> <%s>\n" % (CODES[character], character.encode("utf-16-be").hex().upper().encode())
        for character in LEVELS[level]
    ]
    blocks = [lines[start : start + MAP_LINES] for start in range(0, len(lines), MAP_LINES)]
    return MAP % b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks)


def _references(first: int, count: int) -> list[bytes]:
    return [b"%d 0 R" % number for number in range(first, first + count)]


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _text(text: str) -> bytes:
    return b"<FEFF%s>" % printable(text).encode("utf-16-be").hex().upper().encode()
