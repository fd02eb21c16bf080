"""The embedded broker: messages as files, a folder for each queue, on top of kombu's filesystem transport.

kombu's own transport writes a message under its final name, so that a reader can take it half-written, and moves it
through the system's temporary folder. Here a message gets its name when it is complete, and belongs to the reader
whose ``unlink`` succeeds. Acknowledgement means nothing: a message whose reader is killed is lost, and the sweeper
sends another.

Queues of tasks are folders of ``data_folder_in``. Those of remote control (``celery inspect``) lie in its folder
``control``, each beside the bindings of the exchanges that broadcast to it.
"""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any, Final
from urllib.parse import quote, unquote

from kombu.exceptions import ChannelError
from kombu.transport import filesystem

SUFFIX: Final = ".msg"
UNFINISHED: Final = ".part"
CONTROL: Final = "control"
BINDINGS: Final = ".bindings"
BUSY_SECONDS: Final = 2.0
BUSY_INTERVAL: Final = 0.005
"""How long after a message, and how often, the next is looked for: who makes papers one by one waits for each."""


class Channel(filesystem.Channel):
    """A channel whose messages appear whole and are taken once, those of a higher priority first."""

    def _put(self, queue: str, payload: dict[str, Any], **_kwargs: object) -> None:  # type: ignore[override]  # kombu's two bases disagree
        # The system's clock, unlike the monotonic one, goes on counting over a reboot: first in, first out.
        rank = 9 - int(payload["properties"].get("priority") or 0)
        complete = self._folder(queue) / f"{rank}{time.time_ns():020d}_{uuid.uuid4().hex}{SUFFIX}"
        unfinished = complete.with_suffix(UNFINISHED)
        try:
            unfinished.write_text(json.dumps(payload), encoding="utf-8")
            unfinished.rename(complete)
        except OSError as error:
            raise ChannelError(f"cannot put a message into {complete.parent}: {error.strerror}") from error

    def _get(self, queue: str) -> dict[str, Any]:  # type: ignore[override]  # kombu never gives the base's timeout
        folder = self._folder(queue)
        names = self._names(queue)
        for name in names:
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
                continue  # torn by a power failure; the sweeper sends another
            self.connection.busy_until = time.monotonic() + BUSY_SECONDS
            return taken
        raise Empty

    def _size(self, queue: str) -> int:
        return len(self._names(queue))

    def _purge(self, queue: str) -> int:
        names = self._names(queue)
        for name in names:
            (self._folder(queue) / name).unlink(missing_ok=True)
        return len(names)

    def _new_queue(self, queue: str, **_kwargs: object) -> None:
        self._folder(queue).mkdir(parents=True, exist_ok=True)
        if not self._is_task_queue(queue):
            # A command to a dead worker must not reach the next one of its name.
            self._purge(queue)

    def _has_queue(self, queue: str, **_kwargs: object) -> bool:
        return self._folder(queue).is_dir()

    def _delete(self, queue: str, *_args: object, **_kwargs: object) -> None:
        if not self._is_task_queue(queue):
            shutil.rmtree(self._folder(queue), ignore_errors=True)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        if self._is_task_queue(queue):
            return
        bindings = self._folder(queue) / BINDINGS
        bindings.mkdir(parents=True, exist_ok=True)
        (bindings / quote(exchange, safe="")).write_text(json.dumps([routing_key or "", pattern or ""]), "utf-8")

    def get_table(self, exchange: str) -> list[tuple[str, str, str]]:
        """Return routing key, pattern and queue of everything bound to an exchange of remote control."""
        found = []
        for path in (self._root / CONTROL).glob(f"*/{BINDINGS}/{quote(exchange, safe='')}"):
            with suppress(OSError, ValueError):
                routing_key, pattern = json.loads(path.read_text("utf-8"))
                found.append((routing_key, pattern, unquote(path.parent.parent.name)))
        return found

    def _put_fanout(self, exchange: str, payload: dict[str, Any], routing_key: str, **_kwargs: object) -> None:  # noqa: ARG002 - kombu's signature
        for _, _, queue in self.get_table(exchange):
            self._put(queue, payload)

    def _names(self, queue: str) -> list[str]:
        try:
            return sorted(name for name in os.listdir(self._folder(queue)) if name.endswith(SUFFIX))  # noqa: PTH208 - names are all that is needed, twenty times a second
        except FileNotFoundError:
            return []

    def _folder(self, queue: str) -> Path:
        name = quote(queue, safe="@")
        return self._root / name if self._is_task_queue(queue) else self._root / CONTROL / name

    def _is_task_queue(self, queue: str) -> bool:
        return queue in self.transport_options["task_queues"]

    @property
    def _root(self) -> Path:
        return Path(self.data_folder_in)


class Transport(filesystem.Transport):
    """kombu's filesystem transport with the channel above, which looks more often while there is something to do."""

    Channel = Channel
    busy_until = 0.0

    def __init__(self, client: Any, **options: Any) -> None:
        super().__init__(client, **options)  # type: ignore[no-untyped-call]  # kombu has no type hints
        self.usual_interval = self.polling_interval

    def drain_events(self, connection: Any, timeout: float | None = None, **_kwargs: Any) -> None:
        """Wait for a message; raises ``TimeoutError`` when none came in time."""
        self.polling_interval = BUSY_INTERVAL if time.monotonic() < self.busy_until else self.usual_interval
        super().drain_events(connection, timeout)  # type: ignore[no-untyped-call]


def dead_control_queues(root: Path, unread_since: float) -> Iterator[Path]:
    """Yield the folders of abandoned control queues, with a message older than a moment (seconds of the epoch).

    A queue without messages counts from its own last change, unless it belongs to a worker, which may be idle for long.
    """
    for folder in (root / CONTROL).glob("*"):
        with suppress(OSError):
            messages = [path.stat().st_mtime for path in folder.glob(f"*{SUFFIX}")]
            abandoned = [folder.stat().st_mtime] if ".reply." in folder.name else []
            if min(messages or abandoned, default=unread_since) < unread_since:
                yield folder
