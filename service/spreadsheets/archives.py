"""Looks at a workbook's archive before anything in it is unpacked: size, number and kind of what it holds."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from service.spreadsheets.errors import UnusableFileError

if TYPE_CHECKING:
    from zipfile import ZipInfo

OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the binary format begin, and encrypted ones of the present format (OLE compound file)."""
PROLOG: Final = 1 << 16
"""Bytes of a part in which its root element has to begin."""
ROOT: Final = re.compile(rb"<[A-Za-z_]")
ENCODING: Final = re.compile(rb"""\A<\?xml[^>]*\sencoding\s*=\s*["']([^"'>]*)["']""")
PLAIN_ENCODINGS: Final = re.compile(rb"(?i)utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d")
"""In which the signs of XML are the bytes of ASCII, so that what is looked for is found."""
UTF8_MARK: Final = b"\xef\xbb\xbf"
ARCHIVE: Final = b"PK\x03\x04"
WORKBOOK: Final = "xl/workbook.xml"
MACROS: Final = "xl/vbaProject.bin"


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


def screen(file: IO[bytes], limits: ArchiveLimits) -> None:
    """Refuse what is no workbook, or one that nobody's spreadsheet program writes.

    Declared sizes are believed: what unpacks to more than it declared does not unpack at all.

    Raises:
        UnusableFileError: with the reason.
    """
    file.seek(0)
    start = file.read(len(OLD_WORKBOOK))
    if start == OLD_WORKBOOK:
        raise UnusableFileError("old-workbook")
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _weigh(members, limits)
            names = {member.filename for member in members}
            if WORKBOOK not in names or len(names) != len(members):
                raise UnusableFileError("no-workbook")
            if any(_leads_away(name) for name in names):
                raise UnusableFileError("strange-names")
            if MACROS in names:
                raise UnusableFileError("macros")
            for member in members:
                _look(archive, member)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise UnusableFileError("no-workbook") from error
    finally:
        file.seek(0)


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
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
