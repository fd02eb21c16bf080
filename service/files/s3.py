"""File store in S3, or in a server with its API."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime
from functools import partial
from io import BufferedReader, RawIOBase
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final
from urllib.parse import urlsplit

from service.errors import FileMissingError, StorageError
from service.files import content
from service.settings import Settings

if TYPE_CHECKING:
    # Types only: it is no dependency of an installation.
    from mypy_boto3_s3 import S3Client

CONNECT_SECONDS: Final = 3
READ_SECONDS: Final = 20
TRIES: Final = 3
_MISSING: Final = frozenset({"404", "NoSuchKey", "NotFound"})


class S3FileStore:
    """Keeps files in a bucket as ``prefix/ab/cd/abcd...``; the store checks the hash of what it receives."""

    def __init__(self, client: S3Client, bucket: str, prefix: str = "") -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    def put(self, data: bytes) -> content.StoredFile:
        """Store the bytes; see ``FileStore.put``."""
        file = content.describe(data)
        if self._size(file.sha256) != file.size:
            self._write(file, data)
        return file

    def put_file(self, file: IO[bytes]) -> content.StoredFile:
        """Store the content of a file; see ``FileStore.put_file``."""
        found = content.describe_file(file)
        if self._size(found.sha256) != found.size:
            self._write(found, file)
        return found

    def new_file(self) -> AbstractContextManager[IO[bytes]]:
        """Give a file to be written and stored; see ``FileStore.new_file``."""
        return TemporaryFile()

    def open(self, sha256: str, size: int | None = None) -> BinaryIO:
        """Open a file for reading; see ``FileStore.open``. It is fetched onto disk first, and its hash is checked."""
        with ExitStack() as stack:
            fetched = stack.enter_context(TemporaryFile())
            with self._translated(f"cannot read the stored file {sha256}"):
                answer = self._client.get_object(Bucket=self._bucket, Key=self._key(sha256))
                with answer["Body"] as body:
                    shutil.copyfileobj(body, fetched, content.CHUNK_BYTES)
            found = content.describe_file(fetched)
            content.check_size(sha256, size, found.size)
            content.check_hash(sha256, found.sha256)
            stack.pop_all()
            return fetched

    def open_part(self, sha256: str, size: int, begin: int, end: int) -> BinaryIO:
        """Open a range of a file for sending; see ``FileStore.open_part``.

        They are fetched piece by piece: no connection to the store is held while a client reads slowly.
        """
        found = self._size(sha256)
        if found is None:
            raise FileMissingError(f"the stored file {sha256} is missing in the bucket {self._bucket}")
        content.check_size(sha256, size, found)
        return BufferedReader(_RangeReader(partial(self.read_part, sha256), begin, end), content.CHUNK_BYTES)

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a file; see ``FileStore.read``."""
        with self._translated(f"cannot read the stored file {sha256}"):
            answer = self._client.get_object(Bucket=self._bucket, Key=self._key(sha256))
            with answer["Body"] as body:
                data = body.read()
        return content.check_content(sha256, data)

    def read_part(self, sha256: str, offset: int, size: int) -> bytes:
        """Return some bytes of a file; see ``FileStore.read_part``."""
        wanted = f"bytes={offset}-{offset + size - 1}"
        with self._translated(f"cannot read the stored file {sha256}"):
            answer = self._client.get_object(Bucket=self._bucket, Key=self._key(sha256), Range=wanted)
            with answer["Body"] as body:
                return body.read()

    def delete(self, sha256: str) -> None:
        """Delete a file; see ``FileStore.delete``."""
        with self._translated(f"cannot delete the stored file {sha256}"):
            self._client.delete_object(Bucket=self._bucket, Key=self._key(sha256))

    def stored(self) -> Iterator[tuple[content.StoredFile, datetime]]:
        """Yield every stored file; see ``FileStore.stored``."""
        with self._translated("cannot list the stored files"):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=f"{self._prefix}/".lstrip("/")
            )
            for each in (entry for page in pages for entry in page.get("Contents", ())):
                yield content.StoredFile(each["Key"].rpartition("/")[2], each["Size"]), each["LastModified"]

    def probe(self) -> None:
        """Write and read back something small; see ``FileStore.probe``."""
        file = content.describe(content.PROBE)
        self._write(file, content.PROBE)
        self.read(file.sha256)

    def _write(self, file: content.StoredFile, data: bytes | IO[bytes]) -> None:
        with self._translated(f"cannot keep a file of {file.size} bytes"):
            self._client.put_object(
                Bucket=self._bucket,
                Key=self._key(file.sha256),
                Body=data,
                ChecksumSHA256=base64.b64encode(bytes.fromhex(file.sha256)).decode(),
            )

    def _size(self, sha256: str) -> int | None:
        try:
            with self._translated(f"cannot look for the stored file {sha256}"):
                return self._client.head_object(Bucket=self._bucket, Key=self._key(sha256))["ContentLength"]
        except FileMissingError:
            return None

    def _key(self, sha256: str) -> str:
        return f"{self._prefix}/{content.place(sha256)}".lstrip("/")

    @contextmanager
    def _translated(self, what: str) -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - as in open_s3

        try:
            yield
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "unknown")
            kind = FileMissingError if code in _MISSING else StorageError
            raise kind(f"{what} in the bucket {self._bucket}: {code}") from error
        except (BotoCoreError, OSError) as error:
            raise StorageError(f"{what} in the bucket {self._bucket}: {type(error).__name__}") from error


class _RangeReader(RawIOBase):
    """A range of a stored file, fetched as it is read."""

    def __init__(self, fetch: Callable[[int, int], bytes], begin: int, end: int) -> None:
        self._fetch = fetch
        self._place = begin
        self._end = end

    def readable(self) -> bool:
        """Return ``True``."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fetch the next bytes of the range into the buffer."""
        room = memoryview(buffer).cast("B")
        size = min(len(room), self._end - self._place)
        if size <= 0:
            return 0
        piece = self._fetch(self._place, size)
        room[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)


def open_s3(settings: Settings) -> S3FileStore:
    """Return the store of ``settings.storage_url``, ``s3://bucket/prefix``; nothing is sent yet."""
    import boto3  # noqa: PLC0415 - it takes 0.2 s and 20 MB, which an installation with files on disk need not spend
    from botocore.config import Config  # noqa: PLC0415 - see above

    address = urlsplit(settings.storage_url)
    client = boto3.client(
        "s3",
        endpoint_url=settings.storage_endpoint,
        aws_access_key_id=settings.storage_access_key,
        aws_secret_access_key=settings.storage_secret_key,
        config=Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": TRIES, "mode": "standard"},
            max_pool_connections=max(10, settings.web_threads),
            # Bucket names as host names need a wildcard certificate, which own S3 servers seldom have.
            s3={"addressing_style": "path" if settings.storage_endpoint else "auto"},
        ),
    )
    return S3FileStore(client, address.netloc, address.path.strip("/"))
