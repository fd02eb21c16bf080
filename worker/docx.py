"""A DOCX, unpacked once for those that look at it: its inspection, and the layout of its PDF."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property


class Docx:
    """A DOCX; every part is unpacked when it is first asked for, and then kept.

    Attributes:
        content: the whole file.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._parts: dict[str, bytes] = {}

    @cached_property
    def package(self) -> zipfile.ZipFile:
        """Its package.

        Raises:
            zipfile.BadZipFile: it is none.
        """
        return zipfile.ZipFile(io.BytesIO(self.content))

    def read(self, name: str) -> bytes:
        """Return a part, checked against its sum.

        Raises:
            KeyError: it has no such part.
            zipfile.BadZipFile: the part, or the whole package, is damaged.
        """
        found = self._parts.get(name)
        if found is None:
            found = self._parts[name] = self.package.read(name)
        return found

    def forget_parts(self) -> None:
        """Let go of what was unpacked: of a chunk of papers it takes megabytes."""
        self._parts.clear()
        self.__dict__.pop("package", None)
