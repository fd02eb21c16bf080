"""The DOCX as a zip file: read with limits, written with the same bytes for the same content.

Members that never change are deflated once per template; a document then costs the deflating of what changes and one
concatenation. Layout of the records: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory)
and 4.3.16 (its end).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from isal import isal_zlib

from worker.render.errors import TemplateRefusedError
from worker.texts import message

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

MAX_MEMBERS = 200
MAX_UNPACKED_BYTES = 16 * 1024 * 1024

_SMALL = partial(zlib.compress, level=9, wbits=-zlib.MAX_WBITS)
_QUICK = partial(isal_zlib.compress, wbits=-zlib.MAX_WBITS)

_TIME, _DATE = 0, (1 << 5) | 1
"""1980-01-01 00:00, the first moment a zip file can name."""

_VERSION, _FLAGS, _DEFLATED = 20, 0, 8
_LOCAL = struct.Struct("<4s5HLLL2H")
_CENTRAL = struct.Struct("<4s6HLLL5HLL")
_END = struct.Struct("<4s4HLLH")


def read_package(content: bytes) -> dict[str, bytes]:
    """Unpack a template.

    Returns:
        Content of each member by its name, in the order of the file.

    Raises:
        TemplateRefusedError: not a zip file, damaged, encrypted, larger than the limits once unpacked, or with names
            that are doubled or lead outside of the package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check_members(members)
            return {member.filename: _read(archive, member) for member in members}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, struct.error) as error:
        raise TemplateRefusedError(message("render", "no_docx", reason=type(error).__name__)) from error


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Unpack no more than the member declares: a lying header must not cost more memory than the limits allow."""
    with archive.open(member) as stream:
        return stream.read(max(member.file_size, 1))


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise TemplateRefusedError(message("render", "many_parts", count=len(members), limit=MAX_MEMBERS))
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES:
        raise TemplateRefusedError(message("render", "unpacked", size=unpacked, limit=MAX_UNPACKED_BYTES))
    names = {member.filename.lower() for member in members}
    if len(names) != len(members):
        raise TemplateRefusedError(message("render", "same_names"))
    for member in members:
        if member.flag_bits & 1:
            raise TemplateRefusedError(message("render", "encrypted"))
        if not _is_part_name(member.filename):
            raise TemplateRefusedError(message("render", "part_name", name=repr(member.filename)))


def _is_part_name(name: str) -> bool:
    steps = name.split("/")
    return name.isascii() and name.isprintable() and "\\" not in name and all(step.strip(".") for step in steps)


@dataclass(frozen=True, slots=True)
class _Member:
    """One deflated member with its checksum (CRC-32) and size before deflating, in bytes."""

    name: bytes
    crc: int
    size: int
    deflated: bytes

    @classmethod
    def of(cls, name: str, content: bytes, deflate: Callable[[bytes], bytes]) -> _Member:
        return cls(name.encode("ascii"), zlib.crc32(content), len(content), deflate(content))

    def local(self) -> bytes:
        facts = (self.crc, len(self.deflated), self.size, len(self.name), 0)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, _FLAGS, _DEFLATED, _TIME, _DATE, *facts)
        return head + self.name + self.deflated

    def central(self, offset: int) -> bytes:
        facts = (self.crc, len(self.deflated), self.size, len(self.name), 0, 0, 0, 0, 0, offset)
        return _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, _FLAGS, _DEFLATED, _TIME, _DATE, *facts) + self.name


class Package:
    """The unchanging members of a template, packed and ready to be completed into a document.

    ``[Content_Types].xml`` stands first, then the package's relationships, then ``word/``: readers that look at the
    first members only (RFC 6838 type sniffers, ``file``) recognize a Word document by them.
    """

    def __init__(self, members: Mapping[str, bytes]) -> None:
        order = sorted(
            members, key=lambda name: (name != CONTENT_TYPES, name != PACKAGE_RELATIONSHIPS, name[:5] != "word/")
        )
        packed = [_Member.of(name, members[name], _SMALL) for name in order]
        self._count = len(packed)
        self._head, self._directory = _lay_out(packed, 0)

    def complete(self, members: Iterable[tuple[str, bytes]]) -> bytes:
        """Return the zip file: the unchanging members and after them the given ones, in the order given."""
        packed = [_Member.of(name, content, _QUICK) for name, content in members]
        body, directory = _lay_out(packed, len(self._head))
        count = self._count + len(packed)
        directory = self._directory + directory
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(self._head) + len(body), 0)
        return b"".join((self._head, body, directory, end))


def _lay_out(members: list[_Member], offset: int) -> tuple[bytes, bytes]:
    """Return the members as they stand in the file from ``offset`` on, and their entries of the central directory."""
    body, directory = [], []
    for member in members:
        local = member.local()
        body.append(local)
        directory.append(member.central(offset))
        offset += len(local)
    return b"".join(body), b"".join(directory)
