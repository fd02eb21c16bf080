"""Messages between processes of one program: frames over two pipes or one socket, each step within a time limit.

A frame is a header of two lengths (unsigned, 4 bytes each, big-endian), a JSON object of the first length and raw
bytes of the second. :mod:`worker.convert.driver` holds the other end of its pipes by itself, for it runs under the
system's Python; it may simply block.
"""

from __future__ import annotations

import json
import os
import select
import struct
import time
from typing import Any, Final, Protocol

HEADER: Final = struct.Struct(">II")
CHUNK_BYTES: Final = 1 << 20
MAX_HEAD_BYTES: Final = 1 << 16
MAX_BODY_BYTES: Final = (1 << 32) - 1
"""As much as a header can announce; who does not trust the other end says less."""


class Stream(Protocol):
    """A pipe or a socket."""

    def fileno(self) -> int:
        """Return its descriptor."""

    def close(self) -> None:
        """Close it; harmless to repeat."""


class ChannelClosedError(Exception):
    """The other end is gone."""


class FrameTooLongError(Exception):
    """The other end announces more than is read from it."""


class Channel:
    """Both directions of one connection.

    Args:
        requests: where this end writes.
        replies: where this end reads; of a socket the same.
    """

    def __init__(self, requests: Stream, replies: Stream) -> None:
        self._requests = requests
        self._replies = replies
        for stream in (requests, replies):
            os.set_blocking(stream.fileno(), False)

    def send(self, message: dict[str, Any], body: bytes, deadline: float) -> None:
        """Send one frame.

        Args:
            message: a JSON object.
            body: raw bytes that belong to it.
            deadline: moment on :func:`time.monotonic` to give up at.

        Raises:
            ChannelClosedError: the other end is gone.
            TimeoutError: it did not read in time.
        """
        head = json.dumps(message).encode()
        rest = memoryview(HEADER.pack(len(head), len(body)) + head + body)
        while rest:
            _wait(self._requests, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(self._requests.fileno(), rest[:CHUNK_BYTES]) :]
            except BlockingIOError:
                continue
            except (BrokenPipeError, ConnectionResetError):
                raise ChannelClosedError from None

    def receive(self, deadline: float, most: int = MAX_BODY_BYTES) -> tuple[dict[str, Any], bytes]:
        """Wait for one frame; return its JSON object and its raw bytes.

        Args:
            deadline: moment on :func:`time.monotonic` to give up at.
            most: bytes that the raw part may have.

        Raises:
            ChannelClosedError: the other end went before the frame ended, or sends no frames.
            FrameTooLongError: it announces more.
            TimeoutError: the frame was not complete in time.
        """
        head_size, body_size = HEADER.unpack(self._read(HEADER.size, deadline))
        if head_size > MAX_HEAD_BYTES or body_size > most:
            raise FrameTooLongError
        try:
            message = json.loads(self._read(head_size, deadline))
        except ValueError:
            message = None
        if not isinstance(message, dict):
            raise ChannelClosedError
        return message, self._read(body_size, deadline)

    def close(self) -> None:
        """Close both directions, on which the other end ends."""
        for stream in (self._requests, self._replies):
            stream.close()

    def _read(self, size: int, deadline: float) -> bytes:
        found = bytearray()
        while len(found) < size:
            _wait(self._replies, select.POLLIN, deadline)
            try:
                piece = os.read(self._replies.fileno(), min(size - len(found), CHUNK_BYTES))
            except BlockingIOError:
                continue
            except ConnectionResetError:
                raise ChannelClosedError from None
            if not piece:
                raise ChannelClosedError
            found += piece
        return bytes(found)


def _wait(stream: Stream, event: int, deadline: float) -> None:
    """Wait until the stream is ready or broken; the next read or write shows which."""
    watch = select.poll()
    watch.register(stream.fileno(), event)
    if not watch.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise TimeoutError
