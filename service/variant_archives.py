"""The archive of a variant as people send it: the folder of the variant, packed by any program."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZipFile, ZipInfo

from doc_templates.variants import FILE
from service.errors import ServiceError

MOST_BYTES: Final = 20 << 20
MOST_UNPACKED: Final = 64 << 20
MOST_MEMBERS: Final = 200
TEMPLATE: Final = ".docx"
FONTS: Final = (".ttf", ".otf")
LONGEST: Final = 60
"""Characters of the name of a folder."""
NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


class UnusableArchiveError(ServiceError):
    """What was sent is no archive of a variant; ``key`` is that of the words about it, ``limit`` a number in them."""

    def __init__(self, key: str, limit: int = 0) -> None:
        super().__init__(key)
        self.key = key
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of a variant by their names, and the name of the folder they lie in, where there is one."""

    folder: str | None
    files: Mapping[str, bytes]

    @property
    def templates(self) -> list[bytes]:
        """The forms among the files."""
        return [content for name, content in self.files.items() if name.endswith(TEMPLATE)]


def read_archive(content: bytes) -> Archive:
    """Return what an archive holds of a variant; what programs add, and folders beside it, is left out.

    What the forms themselves hold is not looked at.

    Raises:
        UnusableArchiveError: it is none, holds several variants, is hostile, or brings fonts.
    """
    if len(content) > MOST_BYTES:
        raise UnusableArchiveError("too_big", MOST_BYTES >> 20)
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError):
        raise UnusableArchiveError("no_archive") from None


def _read(archive: ZipFile) -> Archive:
    members = archive.infolist()
    # What unpacks to more than it says does not unpack at all.
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise UnusableArchiveError("hostile")
    folder = _folder(members)
    found: dict[str, bytes] = {}
    for member, name in _files(members, folder):
        if name in found or not NAME.fullmatch(name):
            raise UnusableArchiveError("names")
        found[name] = archive.read(member)
    return Archive(folder.name or None, found)


def _files(members: list[ZipInfo], folder: PurePosixPath) -> Iterator[tuple[ZipInfo, str]]:
    """Yield what belongs to a variant in a folder, with its name; other files are passed over."""
    for member in members:
        place = _place(member)
        if place.parent != folder or member.is_dir() or place.name.startswith((".", "~")):
            continue
        if place.suffix.lower() in FONTS:
            raise UnusableArchiveError("fonts")
        if place.name == FILE or place.suffix == TEMPLATE:
            yield member, place.name


def _folder(members: list[ZipInfo]) -> PurePosixPath:
    places = [_place(member) for member in members]
    if any(place.is_absolute() or ".." in place.parts or ":" in str(place) for place in places):
        raise UnusableArchiveError("hostile")
    declarations = [place for place in places if place.name == FILE]
    if len(declarations) != 1:
        raise UnusableArchiveError("several" if declarations else "no_declaration")
    found = declarations[0].parent
    if len(found.name) > LONGEST or not found.name.isprintable():
        raise UnusableArchiveError("names")
    return found


def _place(member: ZipInfo) -> PurePosixPath:
    """Return the path of a file; some programs separate folders as Windows does."""
    return PurePosixPath(member.filename.replace("\\", "/"))
