"""``python -m worker.preview``: the process that prints papers before there are any, for the pages of the service.

It makes them as documents are made (filled in, inspected, converted, inspected), one after the other, in memory, and
stores nothing: it only reads by which decrees and variants papers are made. LibreOffice starts with the first of them
and ends when nobody looked for a while. What is asked of it is described in :mod:`service.preview`.
"""

from __future__ import annotations

import queue
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

import structlog

from doc_templates import catalogue
from doc_templates.drafts import NotPrintableError, draft
from doc_templates.errors import CatalogueError
from doc_templates.form import Form
from doc_templates.languages import LANGUAGE_TAGS
from service.db.tenancy import EVERY_BODY
from service.documents.printable import printable
from service.documents.variants import choose, find_variant
from service.errors import DatabaseUnavailableError, ServiceError, StorageError
from service.frames import Channel, ChannelClosedError, FrameTooLongError
from service.liveness import INTERVAL_SECONDS, Liveness
from service.own_variants import Sent
from service.preview import PAPER, REFUSED, TURN, WAIT_SECONDS, WARM, Refusal, listen
from service.queue import SilentNotifier
from service.settings import Settings, SettingsError, terminal_language
from service.strict_json import JsonFault, parse
from service.telemetry import listen as listen_for_metrics
from service.telemetry import new_registry
from service.wiring import open_services
from validators.check import Outcome, check
from validators.messages.catalog import render
from worker.context import open_converter
from worker.convert.errors import ConversionFailedError, ConverterError
from worker.convert.pool import LibreOfficePool
from worker.documents import describe_error
from worker.draft_mark import MARK, marked
from worker.inspection import InspectionError
from worker.layout.layouts import Layouts, LayoutTrust
from worker.making import Origin, RenderJob, compose, fill, make_pdf
from worker.measures import measures
from worker.properties import DocumentProperties
from worker.render import DocxRenderer
from worker.render.errors import RenderError
from worker.startup import CANNOT_START, begin

NAME: Final = "preview"
WAITING: Final = 4
"""Who may wait beside the one whose turn it is; with more, the last would wait longer than anybody is willing to."""
CONVERT_SECONDS: Final = 5.0
"""How long LibreOffice may take before it is killed: by then nobody waits any more."""
FRAME_SECONDS: Final = 2.0
"""How long a client may take to send its data, or to read the paper; others wait meanwhile."""
IDLE_SECONDS: Final = 180.0
"""After that long without a preview LibreOffice ends: it holds some 200 MB, and starts again in a second or two."""
STUCK_SECONDS: Final = 120.0
"""One turn may take a slow start of LibreOffice; what takes longer has to be mended by a restart of this process."""
IDENTIFIER: Final = "00000000-0000-0000-0000-000000000000"
"""The id of a paper that does not exist (RFC 9562, 5.9)."""

log = structlog.get_logger("worker.preview")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, see :class:`service.preview.Preview`."""

    form: str
    data: Any
    language: str
    variant: str | None
    today: date
    sent: tuple[Sent, ...] = ()

    @classmethod
    def of(cls, head: dict[str, Any], body: bytes) -> Request:
        """Return the request of a frame.

        Raises:
            ValueError: it is none.
        """
        form, language, variant, today = (head.get(name) for name in ("form", "language", "variant", "today"))
        try:
            data = parse(body.decode())
        except JsonFault as fault:
            raise ValueError(NAME) from fault
        sent = tuple(Sent(str(name), str(sha256)) for name, sha256 in head.get("sent", ()))
        return cls(str(form), data, str(language), None if variant is None else str(variant), _day(today), sent)


def _day(text: Any) -> date:
    return date.fromisoformat(str(text))


class Previews:
    """Makes previews, one at a time; :meth:`end_idle` and :meth:`close` may be called by another thread.

    Args:
        settings: of the installation.
        open_office: opens LibreOffice; by default, one process of it.
        idle: seconds without a preview after which it is ended.

    Raises:
        SettingsError: a state body's variant is broken.
    """

    def __init__(
        self,
        settings: Settings,
        open_office: Callable[[Settings], LibreOfficePool] = lambda settings: open_converter(settings, 1),
        *,
        idle: float = IDLE_SECONDS,
    ) -> None:
        timeout = min(settings.convert_timeout, CONVERT_SECONDS)
        self._settings = replace(settings, convert_timeout=timeout)
        self._services = open_services(settings, notifier=SilentNotifier())
        self._renderer = DocxRenderer()
        self._open_office = open_office
        self._office: tuple[LibreOfficePool, Layouts] | None = None
        self._idle = idle
        self._used = time.monotonic()
        self._lock = threading.Lock()

    def make(self, request: Request) -> bytes | Refusal:
        """Return the PDF of what is asked for."""
        try:
            form = catalogue.form(request.form)
        except CatalogueError:
            return Refusal.UNKNOWN
        started, found = time.monotonic(), self._made(form, request)
        result = found.value if isinstance(found, Refusal) else PAPER
        log.info("preview_made", form=form.slug, result=result, milliseconds=round(1000 * (time.monotonic() - started)))
        return found

    def warm(self) -> None:
        """Start LibreOffice, for somebody will look soon."""
        try:
            with self._lock:
                self._opened()[0].warm()
                self._used = time.monotonic()
        except (ConverterError, OSError) as error:
            log.warning("preview_not_warmed", **describe_error(error))

    def end_idle(self) -> None:
        """End LibreOffice when nobody looked for a while."""
        if (
            self._office is not None
            and time.monotonic() - self._used > self._idle
            and self._lock.acquire(blocking=False)
        ):
            try:
                self._close()
            finally:
                self._lock.release()

    def close(self) -> None:
        """End LibreOffice; a preview on its way gets none."""
        if (opened := self._office) is not None:
            opened[0].close()
        self._services.database.dispose()

    def _made(self, form: Form, request: Request) -> bytes | Refusal:
        try:
            with measures.stage(NAME, form.slug, "compose"):
                job, is_draft = self._job(form, request)
            with measures.stage(NAME, form.slug, "fill"):
                docx = fill(self._renderer, job)
            with self._lock, measures.stage(NAME, form.slug, "convert"):
                office, layouts = self._opened()
                paper = layouts.preview(job, docx) or make_pdf(office, job, docx.content).content
                self._used = time.monotonic()
            return marked(paper) if is_draft else paper
        except (DatabaseUnavailableError, StorageError):
            return Refusal.BUSY
        except (CatalogueError, ServiceError):
            return Refusal.UNKNOWN
        except (NotPrintableError, RenderError, InspectionError, ConversionFailedError) as error:
            log.warning("preview_failed", form=form.slug, **describe_error(error))
            return Refusal.UNPRINTABLE
        except (ConverterError, OSError) as error:
            log.warning("preview_failed", form=form.slug, **describe_error(error))
            return Refusal.OFFICE
        except Exception as error:  # noqa: BLE001 - the process goes on, and the message may quote the data
            log.error("preview_failed", form=form.slug, **describe_error(error))  # noqa: TRY400 - as above
            return Refusal.UNPRINTABLE

    def _job(self, form: Form, request: Request) -> tuple[RenderJob, bool]:
        """Return what is to be rendered, and whether it is a draft."""
        services = self._services
        variants, calendar = services.own.beside(request.sent, services.files), services.calendar

        def checked(data: Any) -> Outcome:
            return check(form.slug, data, today=request.today, calendar=calendar)

        if request.variant is not None:
            find_variant(variants, request.variant)
        plain = checked(request.data)
        outcome = printable(variants, form, request.variant, request.data, plain, "ru")
        now = datetime.now(UTC)
        if outcome.valid and outcome.record is not None:
            template = choose(variants, form, request.language, request.variant, outcome).template
            origin = Origin(IDENTIFIER, now, request.language)
            job = compose(form, outcome.record, outcome.computed, origin, template)
            return replace(job, laid_out=form.laid_out), False
        known = {id(found) for found in plain.violations}
        unprintable = [found.pointer for found in outcome.errors if id(found) not in known]
        drafted = draft(form, request.data, checked, unprintable)
        of_day = replace(drafted.outcome, law_day=drafted.outcome.law_day or request.today)
        template = choose(variants, form, request.language, request.variant, of_day).template
        properties = DocumentProperties(
            title=f"{MARK}: {form.title(None)}",
            author=form.author(None),
            language=LANGUAGE_TAGS[request.language],
            created=now,
            identifier=IDENTIFIER,
        )
        return RenderJob(template, drafted.context, properties, laid_out=form.laid_out, form=form.slug), True

    def _opened(self) -> tuple[LibreOfficePool, Layouts]:
        if self._office is None:
            office = self._open_office(self._settings)
            trust = LayoutTrust(self._services.database.whole.of(EVERY_BODY))
            self._office = office, Layouts(self._renderer, office, trust)
        return self._office

    def _close(self) -> None:
        opened, self._office = self._office, None
        if opened is not None:
            opened[0].close()


class Server:
    """Gives everybody their turn in the order they came, ``WAITING`` at most beside the one whose turn it is.

    Args:
        listening: the socket clients connect to.
        make: returns a preview.
        most: bytes the data of a request may have.
        liveness: touched as long as no turn takes longer than ``STUCK_SECONDS``.
        meanwhile: called every few seconds.
        warm: called when somebody will look soon.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what it serves, and what it tells whom
        self,
        listening: socket.socket,
        make: Callable[[Request], bytes | Refusal],
        most: int,
        liveness: Liveness,
        meanwhile: Callable[[], None] = lambda: None,
        warm: Callable[[], None] = lambda: None,
    ) -> None:
        self._listening = listening
        self._make = make
        self._most = most
        self._liveness = liveness
        self._meanwhile = meanwhile
        self._warm = warm
        self._stopping = False
        self._began: float | None = None
        self._queue: queue.Queue[tuple[socket.socket, float]] = queue.Queue(WAITING)

    def stop(self, *_: object) -> None:
        """End ``run`` soon. Safe in a signal handler."""
        self._stopping = True

    def run(self) -> None:
        """Serve until stopped."""
        threading.Thread(target=self._take_turns, name="turns", daemon=True).start()
        self._listening.settimeout(1.0)
        touched = 0.0
        while not self._stopping:
            with suppress(TimeoutError, ConnectionError):
                self._accept()
            if time.monotonic() - touched >= INTERVAL_SECONDS:
                touched = time.monotonic()
                self._look_after()
        self._listening.close()

    def _accept(self) -> None:
        connection, _ = self._listening.accept()
        try:
            self._queue.put_nowait((connection, time.monotonic()))
        except queue.Full:
            # Nothing was sent yet, so the few bytes fit into the socket.
            _refuse(connection, Refusal.BUSY)

    def _look_after(self) -> None:
        began = self._began
        if began is None or time.monotonic() - began < STUCK_SECONDS:
            # A full disk is reported elsewhere; it does not mean that the process is frozen.
            with suppress(OSError):
                self._liveness.touch()
        self._meanwhile()

    def _take_turns(self) -> None:
        while True:
            connection, came = self._queue.get()
            self._began = time.monotonic()
            if time.monotonic() - came < WAIT_SECONDS:
                self._serve(connection)
            connection.close()
            self._began = None

    def _serve(self, connection: socket.socket) -> None:
        channel = Channel(connection, connection)
        try:
            channel.send({"kind": TURN}, b"", _soon())
            head, body = channel.receive(_soon(), self._most)
            if head.get("kind") == WARM:
                connection.close()
                self._warm()
                return
            request = Request.of(head, body)
        except (ChannelClosedError, FrameTooLongError, OSError):
            # Who waited too long is gone; who sends too much has not asked how much it may be.
            return
        except ValueError:
            _refuse(connection, Refusal.UNKNOWN)
            return
        found = self._make(request)
        with suppress(ChannelClosedError, OSError):
            if isinstance(found, Refusal):
                channel.send({"kind": REFUSED, "why": found.value}, b"", _soon())
            else:
                channel.send({"kind": PAPER}, found, _soon())


def _soon() -> float:
    return time.monotonic() + FRAME_SECONDS


def _refuse(connection: socket.socket, why: Refusal) -> None:
    with suppress(ChannelClosedError, OSError):
        Channel(connection, connection).send({"kind": REFUSED, "why": why.value}, b"", time.monotonic())
    connection.close()


def main() -> int:
    """Serve until SIGTERM or Ctrl-C; 2 when it cannot start."""
    settings = begin()
    try:
        previews = Previews(settings)
        listening = listen(settings)
    except SettingsError as error:
        sys.stderr.write(render(error, terminal_language()) + "\n")
        return CANNOT_START
    except OSError as error:
        log.error("cannot_listen", reason=error.strerror or str(error))  # noqa: TRY400 - the address is at fault, not the code
        return CANNOT_START
    registry = new_registry(settings)
    measures.register(registry)
    listen_for_metrics(registry, settings, NAME)
    liveness = Liveness(settings.data_dir, NAME)
    server = Server(listening, previews.make, settings.max_body_bytes, liveness, previews.end_idle, previews.warm)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.stop)
    server.run()
    previews.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
