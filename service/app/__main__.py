"""``python -m service.app``: the web process. The database has to be migrated before; the supervisor does that."""

from __future__ import annotations

import sys

import structlog

from service import logs
from service.api.context import EXTENSION
from service.app.factory import create_app
from service.app.server import Server
from service.descriptors import ENOUGH, raise_descriptor_limit
from service.liveness import Liveness
from service.preview import SocketPreview
from service.privacy import restrict_umask
from service.settings import SettingsError, read_settings, terminal_language
from service.telemetry import listen
from service.wiring import open_services
from validators.messages.catalog import render

CANNOT_START = 2


def main() -> int:
    """Serve until SIGTERM or Ctrl-C; 2 when it cannot start."""
    restrict_umask()
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write(render(error, terminal_language()) + "\n")
        return CANNOT_START
    logs.configure(settings.log_level)
    log = structlog.get_logger("service.app")
    try:
        services = open_services(settings)
    except SettingsError as error:
        sys.stderr.write(render(error, terminal_language()) + "\n")
        return CANNOT_START
    try:
        app = create_app(services, preview=SocketPreview(settings))
        server = Server(app, settings)
    except OSError as error:
        log.error("cannot_listen", host=settings.host, port=settings.port, reason=error.strerror or str(error))  # noqa: TRY400 - the address is at fault, not the code
        return CANNOT_START
    if (descriptors := raise_descriptor_limit()) < ENOUGH:
        log.warning("few_descriptors", allowed=descriptors, enough=ENOUGH)
    if settings.public_url and not settings.trusted_proxies:
        log.warning("no_trusted_proxies", public_url=settings.public_url)
    server.stop_on_signals()
    Liveness(settings.data_dir, "web").keep()
    listen(app.extensions[EXTENSION].metrics.registry, settings, "web")
    log.info("listening", host=settings.host, port=server.port)
    shared = app.extensions[EXTENSION]
    shared.readings.start()
    server.run()
    shared.readings.close()
    services.database.dispose()
    log.info("stopped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
