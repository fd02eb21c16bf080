"""Logs: one JSON object a line on standard error, from the service and its libraries alike, without personal data."""

from __future__ import annotations

import json
import logging
import sys
from typing import Final, TextIO

import structlog
from structlog.typing import Processor

QUIET: Final = ("alembic", "amqp", "boto3", "botocore", "fontTools", "kombu", "s3transfer", "sqlalchemy", "urllib3")
"""Libraries whose routine messages would bury those of the service, or show too much."""


def configure(level: str = "info", stream: TextIO | None = None) -> None:
    """Send every log line of this process to ``stream`` (standard error), as JSON with a UTC time, level and logger.

    Args:
        level: the least grave level shown: ``debug``, ``info``, ``warning`` or ``error``.
        stream: where to write.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # The text of a traceback only: local variables hold people's data.
        structlog.processors.format_exc_info,
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.PositionalArgumentsFormatter(), *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(serializer=json.dumps, ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
