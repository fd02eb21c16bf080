"""Start of every process: valid settings and logs, or a message instead of a traceback."""

from __future__ import annotations

import gc
import sys
from typing import Final

from service.logs import configure
from service.privacy import restrict_umask
from service.settings import Settings, SettingsError, read_settings, terminal_language
from validators.messages.catalog import render

CANNOT_START: Final = 2
COLLECT_AFTER: Final = 10_000
"""New objects after which Python looks for circles among them; papers and rows are many objects without any."""
ANY_ADDRESS: Final = ("", "0.0.0.0", "::")  # noqa: S104 - recognized, not bound


def begin() -> Settings:
    """Read the settings and set up the log.

    Raises:
        SystemExit: a setting cannot be used; standard error names it.
    """
    restrict_umask()
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write(render(error, terminal_language()) + "\n")
        raise SystemExit(CANNOT_START) from None
    configure(settings.log_level)
    tame_collector()
    return settings


def tame_collector() -> None:
    """Let Python look for circles of objects less often, and never among those that are there now.

    What modules allocate stays: to look through it again and again is a tenth of what a paper takes.
    """
    gc.freeze()
    gc.set_threshold(max(COLLECT_AFTER, gc.get_threshold()[0]))


def address(settings: Settings) -> str:
    """Return the address to open in a browser of this machine."""
    host = "localhost" if settings.host in ANY_ADDRESS else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"
