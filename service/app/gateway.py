"""WSGI gateway (PEP 3333): turns requests into environs, and takes responses chunk by chunk.

The application runs in threads. A thread is released after each chunk, so that a slow client holds none.
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any, Final, TypeVar
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.util import FileWrapper

import h11
from flask import Flask

from service.api.access import admits
from service.api.limits import Bodies
from service.api.streams import Events
from service.settings import Settings

Result = TypeVar("Result")

CHUNK_BYTES: Final = 256 * 1024
DISK_THREADS: Final = 2
LONG_BODIES: Final = frozenset({"/api/v1/batches", "/batches"})
UNPREFIXED: Final = {"CONTENT_LENGTH", "CONTENT_TYPE"}


@dataclass(slots=True)
class Answer:
    """A response of the application: status, headers, and the body as far as it was taken.

    ``first`` are its first bytes, ``rest`` what is to come: ``None`` where there is no more.
    """

    status: int
    headers: list[tuple[str, str]]
    first: bytes
    rest: Iterator[bytes] | None
    close: Any

    @property
    def length(self) -> int | None:
        """The length of the body, where it is told."""
        return next((int(value) for name, value in self.headers if name.lower() == "content-length"), None)

    @property
    def file(self) -> IO[bytes] | None:
        """The file on disk that is the body, where it is one and its length is told."""
        kept: Any = self.rest.filelike if isinstance(self.rest, FileWrapper) and self.length is not None else None
        try:
            kept.fileno()
        except (AttributeError, io.UnsupportedOperation):
            return None
        return kept  # type: ignore[no-any-return] # wsgiref knows no type of files


def address_of(target: bytes) -> tuple[str, str]:
    """Return path (decoded as WSGI has it) and query of a request's target, which may be a whole URL.

    Raises:
        ValueError: it is none.
    """
    text = target.decode("latin-1")
    if not text.startswith("/"):
        parts = urlsplit(text)
        # `//` at the beginning of a path is kept: the application answers 404.
        return unquote_to_bytes(parts.path or "/").decode("latin-1"), parts.query
    path, _, query = text.partition("?")
    return unquote_to_bytes(path).decode("latin-1"), query


def environ_of(request: h11.Request, peer: str, served: tuple[str, int]) -> dict[str, Any]:
    """Return the WSGI environ of a request; the body is added when it has arrived.

    Headers with an underscore in their names are dropped: they would collide with others.

    Raises:
        ValueError: its target is no address.
    """
    path, query = address_of(request.target)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method.decode("ascii"),
        "SCRIPT_NAME": "",
        "PATH_INFO": path if path.startswith("/") else f"/{path}",
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": f"HTTP/{request.http_version.decode('ascii')}",
        "SERVER_NAME": served[0],
        "SERVER_PORT": str(served[1]),
        "REMOTE_ADDR": peer,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
    for raw_name, raw_value in request.headers:
        name, value = raw_name.decode("ascii").upper(), raw_value.decode("latin-1")
        if "_" not in name:
            key = name.replace("-", "_")
            key = key if key in UNPREFIXED else f"HTTP_{key}"
            environ[key] = f"{environ[key]},{value}" if key in environ else value
    return environ


class Gateway:
    """Runs one application in a few threads, for all connections.

    Args:
        app: answers requests; it calls ``start_response`` before it returns.
        settings: those of the installation.
        address: the host and the port it is served at.

    Attributes:
        address: the same.
        bodies: the room for bodies.
        stopping: whether connections end after the request they are at.
    """

    def __init__(self, app: Flask, settings: Settings, address: tuple[str, int]) -> None:
        self.address = address
        self.bodies = Bodies(settings.max_bodies_bytes)
        self.stopping = False
        self._app = app
        self._settings = settings
        self._threads = ThreadPoolExecutor(settings.web_threads, thread_name_prefix="web")
        self._disk = ThreadPoolExecutor(DISK_THREADS, thread_name_prefix="disk")

    async def in_thread(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Run something in one of the application's threads."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    async def on_disk(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Run what may wait for the disk, but not for the application's threads."""
        return await asyncio.get_running_loop().run_in_executor(self._disk, work, *arguments)

    def shutdown(self) -> None:
        """End the threads; what has not begun is not run."""
        for pool in (self._threads, self._disk):
            pool.shutdown(wait=False, cancel_futures=True)

    def longest_body(self, path: str) -> int:
        """Return how long the body of a request to an address may be."""
        return self._settings.max_batch_bytes if path in LONG_BODIES else self._settings.max_body_bytes

    def may_send(self, environ: dict[str, Any]) -> bool:
        """Return whether the body of a request is read; runs in one of the threads."""
        with self._app.app_context():
            return admits(environ)

    def answer(self, environ: dict[str, Any]) -> Answer:
        """Return the answer to a request with its first bytes; runs in one of the threads."""
        started: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], _error: object = None) -> Any:
            started[:] = status, headers

        body: Iterable[bytes] = self._app(environ, start_response)
        status, headers = started
        answer = Answer(int(status[:3]), headers, b"", iter(body), getattr(body, "close", None))
        if isinstance(answer.rest, Events) or answer.file is not None:
            return answer
        try:
            answer.first = self.take(answer)
        except BaseException:
            self.close(answer)
            raise
        return answer

    def take(self, answer: Answer) -> bytes:
        """Return the next bytes of an answer, none at its end; runs in one of the threads."""
        chunks: list[bytes] = []
        size = 0
        if answer.rest is None:
            return b""
        for chunk in answer.rest:
            chunks.append(chunk)
            size += len(chunk)
            if size >= CHUNK_BYTES:
                break
        else:
            answer.rest = None
        return b"".join(chunks)

    def close(self, answer: Answer) -> None:
        """End an answer, whether it was taken whole or not; runs in one of the threads."""
        if answer.close is not None:
            answer.close()
