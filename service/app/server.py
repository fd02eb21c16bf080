"""The web server: an event loop holds the connections, a few threads run the application (ADR 19)."""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import suppress
from typing import Final

import structlog
from flask import Flask

from service.api.context import EXTENSION
from service.app.connection import Connection
from service.app.gateway import Gateway
from service.descriptors import raise_descriptor_limit
from service.settings import Settings

BACKLOG: Final = 1024
"""Clients that the system queues until they are accepted."""
ACCEPTED_AT_ONCE: Final = 64
"""Clients accepted in one turn of the loop."""
STOP_SECONDS: Final = 8
LAST_SECONDS: Final = 1
"""How long connections are read after the stop: a request may be on its way."""
MAX_CONNECTIONS: Final = 4096
OTHER_DESCRIPTORS: Final = 256
"""Descriptors left for files, the database and storage."""

log = structlog.get_logger("service.app")


class Server:
    """Serves an application until stopped.

    Raises:
        OSError: the address cannot be listened on.

    Attributes:
        gateway: runs the application.
        port: the port it listens on, or listened on before it stopped.
    """

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._app = app
        self._sockets = _listen(settings.host, settings.port)
        self.port = int(self._sockets[0].getsockname()[1])
        self.gateway = Gateway(app, settings, (settings.host, self.port))
        self._tasks: dict[Connection, asyncio.Task[None]] = {}
        self._most = max(1, min(MAX_CONNECTIONS, raise_descriptor_limit() - OTHER_DESCRIPTORS))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()

    def stop(self, *_: object) -> None:
        """Accept no more connections, finish the begun requests, end ``run``. Safe in a signal handler."""
        self.gateway.stopping = True
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._stop.set)

    def stop_on_signals(self) -> None:
        """Stop on SIGTERM and Ctrl-C."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def run(self) -> None:
        """Serve until stopped."""
        asyncio.run(self._serve())
        self.gateway.shutdown()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        listening = []
        for one in self._sockets:
            listening.append(await asyncio.start_server(self._connected, sock=one, backlog=ACCEPTED_AT_ONCE))
            # asyncio takes the backlog for a number of accepts in one turn.
            one.listen(BACKLOG)
        if not self.gateway.stopping:
            await self._stop.wait()
        for server in listening:
            server.close()
        self._app.extensions[EXTENSION].streams.close()
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=LAST_SECONDS)
        for connection in [one for one in self._tasks if one.waiting]:
            connection.abort()
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=STOP_SECONDS)
        for connection in list(self._tasks):
            connection.abort()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve a client; above the limit the longest idle connection is closed."""
        connection = Connection(self.gateway, reader, writer)
        if len(self._tasks) >= self._most:
            next((one for one in self._tasks if one.waiting), connection).abort()
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - tells the type checker: a coroutine that runs is in a task
        self._tasks[connection] = task
        try:
            await connection.run()
        except Exception as error:  # noqa: BLE001 - it concerns this connection alone
            log.error("connection_failed", error=type(error).__name__)  # noqa: TRY400 - its text may hold people's data
        finally:
            del self._tasks[connection]


def _listen(host: str, port: int) -> list[socket.socket]:
    """Return a socket for every address of a host."""
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    for family, _, _, _, address in dict.fromkeys(found):
        if port or not sockets:
            sockets.append(socket.create_server(address[:2], family=family, backlog=BACKLOG))
            # Accepted ones inherit it: what is written goes out, whatever is still on its way.
            sockets[-1].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sockets
