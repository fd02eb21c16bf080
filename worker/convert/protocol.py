"""The worker's end of the protocol of a driver: frames over two pipes, each step within a time limit.

A frame is a header of two lengths (unsigned, 4 bytes each, big-endian), a JSON object of the first length and raw
bytes of the second. :mod:`worker.convert.driver` holds the other end, which may simply block.
"""

from __future__ import annotations

import json
import os
import select
import struct
import time
from typing import IO, Any, Final

HEADER: Final = struct.Struct(">II")
CHUNK_BYTES: Final = 1 << 20


class ChannelClosedError(Exception):
    """The driver is gone."""


class Channel:
    """Both pipes of one driver.

    Args:
        requests: where the driver reads.
        replies: where the driver writes.
    """

    def __init__(self, requests: IO[bytes], replies: IO[bytes]) -> None:
        self._requests = requests
        self._replies = replies
        for pipe in (requests, replies):
            os.set_blocking(pipe.fileno(), False)

    def send(self, message: dict[str, Any], body: bytes, deadline: float) -> None:
        """Send one frame.

        Args:
            message: a JSON object.
            body: raw bytes that belong to it.
            deadline: moment on :func:`time.monotonic` to give up at.

        Raises:
            ChannelClosedError: the driver is gone.
            TimeoutError: the driver did not read in time.
        """
        head = json.dumps(message).encode()
        rest = memoryview(HEADER.pack(len(head), len(body)) + head + body)
        while rest:
            _wait(self._requests, select.POLLOUT, deadline)
            try:
                rest = rest[os.write(self._requests.fileno(), rest[:CHUNK_BYTES]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise ChannelClosedError from None

    def receive(self, deadline: float) -> tuple[dict[str, Any], bytes]:
        """Wait for one frame; return its JSON object and its raw bytes.

        Raises:
            ChannelClosedError: the driver ended before the frame did.
            TimeoutError: the frame was not complete in time.
        """
        head_size, body_size = HEADER.unpack(self._read(HEADER.size, deadline))
        message: dict[str, Any] = json.loads(self._read(head_size, deadline))
        return message, self._read(body_size, deadline)

    def close(self) -> None:
        """Close both pipes, on which the driver ends."""
        for pipe in (self._requests, self._replies):
            pipe.close()

    def _read(self, size: int, deadline: float) -> bytes:
        found = bytearray()
        while len(found) < size:
            _wait(self._replies, select.POLLIN, deadline)
            try:
                piece = os.read(self._replies.fileno(), min(size - len(found), CHUNK_BYTES))
            except BlockingIOError:
                continue
            if not piece:
                raise ChannelClosedError
            found += piece
        return bytes(found)


def _wait(pipe: IO[bytes], event: int, deadline: float) -> None:
    """Wait until the pipe is ready or broken; the next read or write shows which."""
    watch = select.poll()
    watch.register(pipe.fileno(), event)
    if not watch.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise TimeoutError
