"""Files come back byte for byte, from disk and from a real S3 server, and what is wrong is said."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import boto3
import pytest

from service.errors import FileDamagedError, FileMissingError, StorageError
from service.files.packs import PackLocation, read_packed, write_pack
from service.files.store import DiskFileStore, FileStore, S3FileStore, StoredFile, open_file_store
from worker.housekeeping import leftovers

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.settings import Settings

CONTENT = "Оценочный лист\n".encode() * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()
PLACE = f"{SHA256[:2]}/{SHA256[2:4]}/{SHA256}"


@pytest.fixture(params=["settings", pytest.param("s3_settings", marks=pytest.mark.slow)])
def store_settings(request: pytest.FixtureRequest) -> Settings:
    """Return settings for each kind of store."""
    settings: Settings = request.getfixturevalue(request.param)
    return settings


@pytest.fixture
def store(store_settings: Settings) -> FileStore:
    """Return an empty store of each kind."""
    return open_file_store(store_settings)


def _overwrite(settings: Settings, content: bytes) -> None:
    address = urlsplit(settings.storage_url)
    if address.scheme == "file":
        (Path(unquote(address.path)) / PLACE).write_bytes(content)
        return
    client = boto3.client(
        "s3",
        endpoint_url=settings.storage_endpoint,
        aws_access_key_id=settings.storage_access_key,
        aws_secret_access_key=settings.storage_secret_key,
    )
    client.put_object(Bucket=address.netloc, Key=f"{address.path.strip('/')}/{PLACE}", Body=content)


def test_a_file_comes_back_byte_for_byte(store: FileStore) -> None:
    """Under the hash of its bytes, read whole or as a stream."""
    file = store.put(CONTENT)
    assert (file.sha256, file.size) == (SHA256, len(CONTENT))
    assert store.read(SHA256) == CONTENT
    with store.open(SHA256, len(CONTENT)) as stream:
        assert stream.read() == CONTENT


def test_a_new_file_is_stored_as_it_was_written_and_else_leaves_nothing(
    store: FileStore, store_settings: Settings
) -> None:
    """Whoever writes a large file writes it once."""
    with store.new_file() as file:
        file.write(b"lost")
    with store.new_file() as file:
        file.write(CONTENT)
        assert store.put_file(file).sha256 == SHA256
    with store.new_file() as file:
        file.write(CONTENT)
        assert store.put_file(file).sha256 == SHA256
    assert store.read(SHA256) == CONTENT
    assert [file for file, _ in store.stored()] == [StoredFile(SHA256, len(CONTENT))]
    for folder, pattern in leftovers(store_settings):
        assert not [*folder.glob(pattern)]


def test_a_part_of_a_file_is_sent_from_where_it_begins_to_where_it_ends(store: FileStore) -> None:
    """Whatever pieces it is read in; no other byte of it is read."""
    file = store.put(CONTENT)
    for begin, end in ((0, len(CONTENT)), (5, 6), (7, 20_000), (len(CONTENT) - 1, len(CONTENT))):
        with store.open_part(SHA256, file.size, begin, end) as stream:
            pieces = list(iter(lambda: stream.read(4096), b""))
        assert b"".join(pieces) == CONTENT[begin:end]
        with store.open_part(SHA256, file.size, begin, end) as stream:
            assert stream.read() == CONTENT[begin:end]


def test_a_part_of_what_is_missing_or_cut_off_is_not_sent(store: FileStore, store_settings: Settings) -> None:
    """It shows before the first byte."""
    with pytest.raises(FileMissingError):
        store.open_part(SHA256, 10, 0, 10)
    store.put(CONTENT)
    _overwrite(store_settings, CONTENT[:-1])
    with pytest.raises(FileDamagedError):
        store.open_part(SHA256, len(CONTENT), 0, 10)


def test_a_server_sends_a_part_on_disk_by_the_number_of_the_file(settings: Settings) -> None:
    """From where it stands: the system copies it, and no byte passes through the service."""
    store = open_file_store(settings)
    store.put(CONTENT)
    with store.open_part(SHA256, len(CONTENT), 100, 200) as stream:
        assert os.pread(stream.fileno(), 100, stream.tell()) == CONTENT[100:200]


def test_what_is_stored_is_listed(store: FileStore) -> None:
    """By hash and size, with the moment it was put there."""
    kept = {store.put(content) for content in (CONTENT, b"another")}
    listed = dict(store.stored())
    assert set(listed) == kept
    assert all(abs((moment - datetime.now(UTC)).total_seconds()) < 600 for moment in listed.values())


def test_keeping_a_file_twice_is_harmless(store: FileStore) -> None:
    """A worker that died after keeping it is followed by another."""
    assert store.put(CONTENT) == store.put(CONTENT)
    assert store.read(SHA256) == CONTENT


def test_a_file_that_is_deleted_is_missing(store: FileStore) -> None:
    """Others stay; deleting it twice is harmless."""
    kept, other = store.put(b"gone"), store.put(b"stays")
    for _ in range(2):
        store.delete(kept.sha256)
    with pytest.raises(FileMissingError):
        store.read(kept.sha256)
    assert store.read(other.sha256) == b"stays"


def test_a_missing_file_is_named(store: FileStore) -> None:
    """By its hash, which says nothing about anybody."""
    with pytest.raises(FileMissingError, match=SHA256):
        store.read(SHA256)
    with pytest.raises(FileMissingError, match=SHA256):
        store.open(SHA256)


def test_a_damaged_file_is_not_handed_out(store: FileStore, store_settings: Settings) -> None:
    """Cut off, it shows by its size when opened; changed, by its hash when read."""
    store.put(CONTENT)
    _overwrite(store_settings, CONTENT[:-1])
    with pytest.raises(FileDamagedError):
        store.open(SHA256, len(CONTENT))
    _overwrite(store_settings, b"X" + CONTENT[1:])
    with pytest.raises(FileDamagedError):
        store.read(SHA256)


def test_a_file_that_was_cut_off_is_written_anew(store: FileStore, store_settings: Settings) -> None:
    """Making the document again repairs it."""
    store.put(CONTENT)
    _overwrite(store_settings, b"")
    store.put(CONTENT)
    assert store.read(SHA256) == CONTENT


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_only_a_hash_names_a_file(store: FileStore, name: str) -> None:
    """Nothing else becomes part of a path."""
    with pytest.raises(StorageError, match="64 hexadecimal"):
        store.read(name)


def test_a_store_that_works_passes_the_probe(store: FileStore) -> None:
    """As often as it is asked."""
    store.probe()
    store.probe()


def test_the_settings_choose_the_store(settings: Settings, s3_settings: Settings) -> None:
    """By the scheme of the URL; a folder may have any name."""
    assert isinstance(open_file_store(settings), DiskFileStore)
    assert isinstance(open_file_store(s3_settings), S3FileStore)
    odd = settings.data_dir / "мои файлы #1 100%"
    open_file_store(replace(settings, storage_url=odd.as_uri())).put(CONTENT)
    assert (odd / PLACE).read_bytes() == CONTENT


def test_wrong_keys_are_refused_by_the_server(s3_settings: Settings) -> None:
    """And reported, secret left out."""
    store = open_file_store(replace(s3_settings, storage_secret_key="wrong-secret"))
    with pytest.raises(StorageError, match="papers") as caught:
        store.put(CONTENT)
    assert "wrong-secret" not in str(caught.value)
    with pytest.raises(StorageError):
        store.probe()


def test_a_server_that_is_not_there_is_reported(s3_settings: Settings, free_port: Callable[[], int]) -> None:
    """Not as a missing file."""
    store = open_file_store(replace(s3_settings, storage_endpoint=f"http://127.0.0.1:{free_port()}"))
    with pytest.raises(StorageError) as caught:
        store.read(SHA256)
    assert not isinstance(caught.value, FileMissingError)


def test_nothing_unfinished_is_left_on_the_disk(settings: Settings) -> None:
    """Only the file under its hash."""
    store = open_file_store(settings)
    store.put(CONTENT)
    root = settings.data_dir / "files"
    assert [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()] == [PLACE]


def test_a_file_is_on_the_disk_before_it_bears_its_name(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flushed, renamed, and the folder flushed, in that order: what survives a power failure is whole."""
    steps: list[str] = []
    store = open_file_store(settings)
    store.put(b"so that the folders exist: " + SHA256.encode())
    fsync, replace_file = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        steps.append("flush " + ("folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "file"))  # noqa: PTH112 - a descriptor, not a path
        fsync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        steps.append("rename")
        return replace_file(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    store.put(CONTENT)
    assert steps[-3:] == ["flush file", "rename", "flush folder"]


def test_a_disk_that_refuses_leaves_nothing_behind(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a file under its hash nor an unfinished one, and the message says why."""

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    store = open_file_store(settings)
    store.put(b"so that the folders exist")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageError, match="disk is full"):
        store.put(CONTENT)
    root = settings.data_dir / "files"
    assert len([path for path in root.rglob("*") if path.is_file()]) == 1


FULL_DISK = """
import sys
from pathlib import Path
from service.errors import StorageError
from service.files.store import DiskFileStore
store = DiskFileStore(Path(sys.argv[1]))
kept = store.put(b"small")
try:
    store.put(b"x" * 1_000_000)
except StorageError as error:
    print(error)
print(store.read(kept.sha256).decode(), sum(path.is_file() for path in Path(sys.argv[1]).rglob("*")))
"""


def test_a_disk_that_is_really_full_is_reported(tmp_path: Path) -> None:
    """A file system of 200 KB, where the system lets one be made; what was kept before is still there."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run(
        [*unshare, "mount", "-t", "tmpfs", "none", tmp_path], check=False, capture_output=True
    ).returncode:
        pytest.skip("this system does not let a test mount a file system")
    script = f'mount -t tmpfs -o size=200k none {tmp_path} && exec "$@"'
    command = [*unshare, "sh", "-c", script, "sh", sys.executable, "-c", FULL_DISK, str(tmp_path)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    assert result.stdout.splitlines() == [
        f"cannot keep a file of 1000000 bytes in {tmp_path}: the disk is full",
        "small 1",
    ]


def test_files_of_a_pack_come_back_one_by_one(store: FileStore) -> None:
    """Each by its own hash, from its place in the pack; nothing is kept of an empty pack."""
    contents = [b"one", CONTENT, b"three"]
    kept = write_pack(store, contents)
    assert [read_packed(store, *each) for each in kept] == contents
    assert len({place.pack for _, place in kept}) == 1
    assert write_pack(store, []) == []


def test_a_file_of_a_damaged_or_lost_pack_is_not_given_out(store: FileStore) -> None:
    """Another place, another size or no pack at all is noticed."""
    (first, place), (second, _) = write_pack(store, [b"first", b"other"])
    with pytest.raises(FileDamagedError):
        read_packed(store, second, place)
    with pytest.raises(FileDamagedError):
        read_packed(store, first, PackLocation(place.pack, 8))
    with pytest.raises(FileMissingError):
        read_packed(store, first, PackLocation("0" * 64, 0))
