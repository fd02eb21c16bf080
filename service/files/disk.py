"""File store on a disk that all processes share."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO, FileIO
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from service.errors import FileMissingError, StorageError, StorageFullError
from service.files import content

UNFINISHED: Final = "unfinished"
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""Error numbers of a full disk or an exhausted quota."""


class DiskFileStore:
    """Keeps files in a folder: ``root/ab/cd/abcd...``.

    A file is written under a temporary name, flushed to the disk and then renamed, so that a file named by a hash is
    complete, also after a power failure.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes) -> content.StoredFile:
        """Store the bytes; see ``FileStore.put``."""
        file = content.describe(data)
        path = self._root / content.place(file.sha256)
        with _translated(f"cannot keep a file of {file.size} bytes in {self._root}"):
            if not _is_whole(path, file.size):
                self._write(path, BytesIO(data))
        return file

    def put_file(self, file: IO[bytes]) -> content.StoredFile:
        """Store the content of a file; see ``FileStore.put_file``."""
        with _translated(f"cannot keep a file in {self._root}"):
            found = content.describe_file(file)
            path = self._root / content.place(found.sha256)
            if not _is_whole(path, found.size):
                own = Path(str(getattr(file, "name", "")))
                if own.parent == self._root / UNFINISHED:
                    _make_folder(path.parent)
                    _finish(file, own, path)
                else:
                    self._write(path, file)
        return found

    @contextmanager
    def new_file(self) -> Iterator[IO[bytes]]:
        """Give a file to be written and stored; see ``FileStore.new_file``."""
        with ExitStack() as stack:
            with _translated(f"cannot keep a file in {self._root}"):
                unfinished = self._unfinished()
                file = stack.enter_context(unfinished.open("x+b"))
            stack.callback(unfinished.unlink, missing_ok=True)
            yield file

    def open(self, sha256: str, size: int | None = None) -> BinaryIO:
        """Open a file for reading; see ``FileStore.open``."""
        path = self._root / content.place(sha256)
        with _translated(f"cannot open the stored file {sha256}"):
            try:
                stream = path.open("rb")
            except FileNotFoundError:
                raise FileMissingError(f"the stored file {sha256} is missing in {self._root}") from None
        try:
            content.check_size(sha256, size, os.fstat(stream.fileno()).st_size)
        except StorageError:
            stream.close()
            raise
        return stream

    def open_part(self, sha256: str, size: int, begin: int, end: int) -> BinaryIO:
        """Open a range of a file for sending; see ``FileStore.open_part``."""
        with self.open(sha256, size) as stream:
            return FilePart(os.dup(stream.fileno()), begin, end)

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a file; see ``FileStore.read``."""
        with self.open(sha256) as stream, _translated(f"cannot read the stored file {sha256}"):
            return content.check_content(sha256, stream.read())

    def read_part(self, sha256: str, offset: int, size: int) -> bytes:
        """Return some bytes of a file; see ``FileStore.read_part``."""
        with self.open(sha256) as stream, _translated(f"cannot read the stored file {sha256}"):
            stream.seek(offset)
            return stream.read(size)

    def delete(self, sha256: str) -> None:
        """Delete a file; see ``FileStore.delete``."""
        with _translated(f"cannot delete the stored file {sha256}"):
            (self._root / content.place(sha256)).unlink(missing_ok=True)

    def stored(self) -> Iterator[tuple[content.StoredFile, datetime]]:
        """Yield every stored file; see ``FileStore.stored``."""
        with _translated(f"cannot list {self._root}"):
            for path in self._root.glob("??/??/*"):
                # Another process may have deleted it.
                with suppress(FileNotFoundError):
                    found = path.stat()
                    yield content.StoredFile(path.name, found.st_size), datetime.fromtimestamp(found.st_mtime, UTC)

    def probe(self) -> None:
        """Write and read back something small; see ``FileStore.probe``."""
        file = content.describe(content.PROBE)
        with _translated(f"cannot keep a file in {self._root}"):
            # Written anew each time: the file of the last probe proves nothing about the disk now.
            self._write(self._root / content.place(file.sha256), BytesIO(content.PROBE))
        self.read(file.sha256)

    def _write(self, path: Path, source: IO[bytes]) -> None:
        unfinished = self._unfinished()
        _make_folder(path.parent)
        try:
            with unfinished.open("xb") as stream:
                shutil.copyfileobj(source, stream, content.CHUNK_BYTES)
                _finish(stream, unfinished, path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise

    def _unfinished(self) -> Path:
        folder = self._root / UNFINISHED
        _make_folder(folder)
        return folder / uuid.uuid4().hex


class FilePart(FileIO):
    """A range of a file on disk, which a server may pass to ``sendfile`` by its descriptor and ``tell()``."""

    def __init__(self, descriptor: int, begin: int, end: int) -> None:
        super().__init__(descriptor, "rb")
        self._end = end
        self.seek(begin)

    def readinto(self, buffer: Any, /) -> int | None:
        """Fill the buffer, up to the end of the range."""
        return super().readinto(memoryview(buffer)[: max(0, self._end - self.tell())])

    def read(self, size: int | None = -1, /) -> bytes:
        """Read so many bytes, or all, up to the end of the range."""
        left = max(0, self._end - self.tell())
        return super().read(left if size is None or size < 0 else min(size, left)) or b""


def _finish(stream: IO[bytes], unfinished: Path, path: Path) -> None:
    """Give a file that is written its name, durably."""
    stream.flush()
    os.fsync(stream.fileno())
    unfinished.replace(path)
    _flush_folder(path.parent)


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _make_folder(folder: Path) -> None:
    """Create a folder and those above it, so that they too outlast a power failure."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _translated(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise StorageFullError(f"{what}: the disk is full") from error
        raise StorageError(f"{what}: {error.strerror or type(error).__name__}") from error
