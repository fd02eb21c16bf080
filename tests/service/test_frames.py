"""Frames arrive whole whatever the size of the pieces, and nobody waits longer than agreed."""

from __future__ import annotations

import os
import threading
import time
from typing import IO, TYPE_CHECKING

import pytest

from service.frames import HEADER, Channel, ChannelClosedError

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Ends:
    """A channel and the other end of both its pipes."""

    def __init__(self) -> None:
        self.reads, requests = _pipe()
        replies, self.writes = _pipe()
        self.channel = Channel(requests, replies)

    def close(self) -> None:
        self.channel.close()
        self.reads.close()
        self.writes.close()


def _pipe() -> tuple[IO[bytes], IO[bytes]]:
    readable, writable = os.pipe()
    return os.fdopen(readable, "rb", 0), os.fdopen(writable, "wb", 0)


@pytest.fixture
def ends() -> Iterator[_Ends]:
    """Give both ends of a channel."""
    found = _Ends()
    yield found
    found.close()


def _soon() -> float:
    return time.monotonic() + 0.2


def test_a_frame_in_many_pieces_is_put_together(ends: _Ends) -> None:
    """A pipe gives what it has, which may be half a header."""
    body = os.urandom(1000)
    head = b'{"rss": 5}'
    frame = HEADER.pack(len(head), len(body)) + head + body

    def dribble() -> None:
        for start in range(0, len(frame), 7):
            ends.writes.write(frame[start : start + 7])

    threading.Thread(target=dribble).start()
    assert ends.channel.receive(time.monotonic() + 5) == ({"rss": 5}, body)


def test_a_frame_bigger_than_the_pipe_gets_through(ends: _Ends) -> None:
    """Sending goes on as the other end reads."""
    body = os.urandom(1 << 20)
    found = bytearray()

    def drink() -> None:
        while len(found) < HEADER.size + 2 + len(body):
            found.extend(ends.reads.read(1 << 16))

    reader = threading.Thread(target=drink)
    reader.start()
    ends.channel.send({}, body, time.monotonic() + 5)
    reader.join()
    assert bytes(found) == HEADER.pack(2, len(body)) + b"{}" + body


def test_silence_is_not_waited_for_longer_than_agreed(ends: _Ends) -> None:
    """Neither before a frame nor in its midst."""
    with pytest.raises(TimeoutError):
        ends.channel.receive(_soon())
    ends.writes.write(HEADER.pack(2, 10) + b"{}half")
    with pytest.raises(TimeoutError):
        ends.channel.receive(_soon())


def test_who_does_not_read_is_not_waited_for_longer_than_agreed(ends: _Ends) -> None:
    """A full pipe does not block the worker."""
    with pytest.raises(TimeoutError):
        ends.channel.send({}, bytes(1 << 20), _soon())


def test_the_end_of_the_other_side_is_noticed(ends: _Ends) -> None:
    """Both when it should answer and when it should listen."""
    ends.writes.write(HEADER.pack(2, 10) + b"{}half")
    ends.writes.close()
    with pytest.raises(ChannelClosedError):
        ends.channel.receive(_soon())
    ends.reads.close()
    with pytest.raises(ChannelClosedError):
        ends.channel.send({}, b"", _soon())
