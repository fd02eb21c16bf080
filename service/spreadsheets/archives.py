"""Looks at a workbook's archive before anything in it is unpacked: size, number and kind of what it holds."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from service.spreadsheets.errors import UnusableFileError

if TYPE_CHECKING:
    from zipfile import ZipInfo

OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the binary format begin, and encrypted ones of the present format (OLE compound file)."""
PROLOG: Final = 1 << 16
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
    """Refuse declarations of entities, which can blow up while the file is read; they stand before anything else."""
    if member.flag_bits & 1:
        raise UnusableFileError("encrypted")
    if member.filename.endswith((".xml", ".rels")):
        with archive.open(member) as part:
            if b"<!DOCTYPE" in part.read(PROLOG):
                raise UnusableFileError("document-type")
