"""Looks at a workbook's archive before anything in it is unpacked, and finds its parts however their names are written.

What a workbook needs is found by relationships, as ECMA-376 Part 2 has it. Case does not matter in names of parts, and
some programs separate folders as Windows does.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Final
from urllib.parse import unquote
from xml.parsers.expat import ExpatError
from zipfile import ZipInfo

from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.file_kinds import is_text, kind_of
from service.spreadsheets.xml_parts import XmlPart, ignore

PROLOG: Final = 1 << 16
"""Bytes of a part in which its root element has to begin."""
ROOT: Final = re.compile(rb"<[A-Za-z_]")
ENCODING: Final = re.compile(rb"""\A<\?xml[^>]*\sencoding\s*=\s*["']([^"'>]*)["']""")
PLAIN_ENCODINGS: Final = re.compile(rb"(?i)utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d")
"""In which the signs of XML are the bytes of ASCII, so that what is looked for is found."""
UTF8_MARK: Final = b"\xef\xbb\xbf"
ARCHIVE: Final = b"PK\x03\x04"
WORKBOOK: Final = "xl/workbook.xml"
"""Where programs write the main part; a file may name another."""
MAIN_PART: Final = "/officeDocument"
"""How the type of the relationship to the main part ends, in both kinds of the format."""
MACROS: Final = "vbaproject.bin"
MAX_RELATIONS: Final = 10_000


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What an archive may weigh unpacked.

    Attributes:
        members: number of files in it.
        unpacked: bytes of all of them together.
        ratio: how many times bigger than packed a file may be; small ones may be more.
        small: bytes up to which the ratio does not matter.
    """

    members: int = 1000
    unpacked: int = 2 << 30
    ratio: int = 200
    small: int = 1 << 20


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: the type of the relationship, and the name of the part it leads to."""

    kind: str
    target: str


class Package:
    """The parts of a workbook, found by their names whatever their case and the slant of their strokes.

    Args:
        archive: an archive that was screened.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._exact = {_plain(member.filename): member for member in archive.infolist()}
        self._folded = {name.casefold(): member for name, member in self._exact.items()}

    def open(self, name: str) -> IO[bytes] | None:
        """Return a part to be read; ``None`` where there is none of the name."""
        member = self._exact.get(name) or self._folded.get(name.casefold())
        return None if member is None else self._archive.open(member)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return where a part leads within the package, by the ids of its relationships; the package is ``""``."""
        folder, _, base = name.rpartition("/")
        found: dict[str, Relation] = {}

        def begun(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External" and len(found) < MAX_RELATIONS:
                target = unquote(attributes.get("Target", "")).replace("\\", "/")
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[attributes.get("Id", "")] = Relation(attributes.get("Type", ""), path)

        source = self.open(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        if source is not None:
            with source:
                try:
                    XmlPart(source, begun, ignore).read()
                except ExpatError as error:
                    raise UnusableFileError("no-workbook") from error
        return found

    def main_part(self) -> str:
        """Return the name of the part that lists the sheets.

        Raises:
            UnusableFileError: there is none.
        """
        named = [each.target for each in self.relations("").values() if each.kind.endswith(MAIN_PART)]
        for name in (*named, WORKBOOK):
            if (source := self.open(name)) is not None:
                source.close()
                return name
        raise UnusableFileError("no-workbook")


def screen(file: IO[bytes], limits: ArchiveLimits) -> None:
    """Refuse what is no workbook, or one that no spreadsheet program writes.

    Declared sizes are believed: what unpacks to more than it declared does not unpack at all.

    Raises:
        UnusableFileError: with the reason.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            check_parts(archive, limits, lambda names: kind_of(file, names))
            Package(archive).main_part()
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise UnusableFileError(kind_of(file) or ("is-text" if is_text(file) else "no-workbook")) from error
    finally:
        file.seek(0)


def check_parts(
    archive: zipfile.ZipFile, limits: ArchiveLimits, foreign: Callable[[set[str]], str | None] = lambda _: None
) -> None:
    """Refuse an archive of parts of XML that blows up when it is unpacked or read, leads away, or holds programs.

    Args:
        archive: what is looked at.
        limits: what it may weigh.
        foreign: tells by the names of its parts which other kind of file it is.

    Raises:
        UnusableFileError: with the reason.
    """
    members = archive.infolist()
    _weigh(members, limits)
    names = {_plain(member.filename) for member in members}
    if any(_leads_away(name) for name in names):
        raise UnusableFileError("strange-names")
    if len(names) != len(members):
        raise UnusableFileError("no-workbook")
    if other := foreign(names):
        raise UnusableFileError(other)
    if any(name.casefold().endswith(MACROS) for name in names):
        raise UnusableFileError("macros")
    for member in members:
        _look(archive, member)


def _plain(name: str) -> str:
    """Return the name of a part with the strokes of the standard."""
    return name.replace("\\", "/")


def _weigh(members: list[ZipInfo], limits: ArchiveLimits) -> None:
    if len(members) > limits.members:
        raise UnusableFileError("too-many-members", limit=limits.members)
    if sum(member.file_size for member in members) > limits.unpacked:
        raise UnusableFileError("too-big-unpacked", limit=limits.unpacked >> 20)
    for member in members:
        if member.file_size > max(limits.small, limits.ratio * member.compress_size):
            raise UnusableFileError("too-dense", limit=limits.ratio)


def _look(archive: zipfile.ZipFile, member: ZipInfo) -> None:
    """Refuse archives within, and declarations of entities, which can blow up while the file is read.

    Whatever its name says: what begins like XML may be read as XML.
    """
    if member.flag_bits & 1:
        raise UnusableFileError("encrypted")
    with archive.open(member) as part:
        start = part.read(PROLOG).removeprefix(UTF8_MARK)
    if start.startswith(ARCHIVE):
        raise UnusableFileError("nested-archive")
    if member.filename.endswith((".xml", ".rels")) or start.lstrip().startswith(b"<"):
        _check_xml(start)


def _check_xml(start: bytes) -> None:
    """Refuse a document type, and every place where one could hide: another encoding, a padded beginning."""
    encoding = ENCODING.match(start)
    root = ROOT.search(start)
    hidden = b"\0" in start or (encoding is not None and not PLAIN_ENCODINGS.fullmatch(encoding[1]))
    if hidden or b"<!DOCTYPE" in start or (root is None and len(start) == PROLOG):
        raise UnusableFileError("document-type")


def _leads_away(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")
