"""The embedded broker: messages as files in one folder, on top of kombu's filesystem transport.

kombu's own transport writes a message into the file other processes already look for, so that a reader can take it
half-written, and moves what it took through the system's temporary folder. Here a message gets its name only when it
is complete, and the reader whose ``unlink`` succeeds has it. A message always goes to the queue it names, so there are
no exchange tables on disk to keep in step. One may be lost when a process is killed: the sweeper rings again.
"""

from __future__ import annotations

import json
import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any, Final

from kombu.exceptions import ChannelError
from kombu.transport import filesystem, virtual

SUFFIX: Final = ".msg"
UNFINISHED: Final = ".part"


class Channel(filesystem.Channel):
    """A channel whose messages appear whole and are taken once."""

    # Fanout (Celery's events and remote control) would bring the exchange tables back.
    supports_fanout = False
    get_table = virtual.Channel.get_table

    def _put(self, queue: str, payload: dict[str, Any], **_kwargs: object) -> None:  # type: ignore[override]  # kombu's two bases disagree
        # The system's clock, unlike the monotonic one, goes on counting over a reboot: first in, first out.
        complete = Path(self.data_folder_out) / f"{time.time_ns():020d}_{uuid.uuid4().hex}.{queue}{SUFFIX}"
        unfinished = complete.with_suffix(UNFINISHED)
        try:
            unfinished.write_text(json.dumps(payload), encoding="utf-8")
            unfinished.rename(complete)
        except OSError as error:
            raise ChannelError(f"cannot put a message into {self.data_folder_out}: {error.strerror}") from error

    def _get(self, queue: str) -> dict[str, Any]:  # type: ignore[override]  # kombu never gives the base's timeout
        folder = Path(self.data_folder_in)
        for name in self._names(queue):
            path = folder / name
            try:
                text = path.read_text("utf-8")
                path.unlink()
            except FileNotFoundError:
                continue  # another worker was faster
            except OSError as error:
                raise ChannelError(f"cannot take a message from {folder}: {error.strerror}") from error
            try:
                taken: dict[str, Any] = json.loads(text)
            except ValueError:
                continue  # torn by a power failure; what it spoke of is in the database
            return taken
        raise Empty

    def _size(self, queue: str) -> int:
        return len(self._names(queue))

    def _purge(self, queue: str) -> int:
        names = self._names(queue)
        for name in names:
            (Path(self.data_folder_in) / name).unlink(missing_ok=True)
        return len(names)

    def _names(self, queue: str) -> list[str]:
        ending = f".{queue}{SUFFIX}"
        return sorted(name for name in os.listdir(self.data_folder_in) if name.endswith(ending))  # noqa: PTH208 - names are all that is needed, twenty times a second


class Transport(filesystem.Transport):
    """kombu's filesystem transport with the channel above."""

    Channel = Channel
