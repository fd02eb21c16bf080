"""Every log line is a JSON object, whoever writes it."""

from __future__ import annotations

import json
import logging
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
import structlog

from service.logs import configure

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def written() -> Iterator[StringIO]:
    """Return what is logged, and put the logging of the tests back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = StringIO()
    configure("info", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def _lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_our_lines_and_those_of_libraries_have_one_shape(written: StringIO) -> None:
    """With time, level and logger, and Cyrillic readable."""
    structlog.get_logger("service.queue").warning("notification_failed", document_id="42", reason="Отказ")
    logging.getLogger("waitress").info("Serving on %s", "http://127.0.0.1")
    ours, theirs = _lines(written)
    assert (ours["event"], ours["document_id"], ours["level"], ours["logger"]) == (
        "notification_failed",
        "42",
        "warning",
        "service.queue",
    )
    assert "Отказ" in written.getvalue()
    assert (theirs["event"], theirs["level"], theirs["logger"]) == ("Serving on http://127.0.0.1", "info", "waitress")
    assert all(line["timestamp"].endswith("Z") for line in (ours, theirs))


def test_what_is_less_grave_than_asked_for_is_left_out(written: StringIO) -> None:
    """Ours below the level, and what chatty libraries say below a warning."""
    structlog.get_logger("service").debug("x")
    logging.getLogger("botocore.auth").info("x")
    assert _lines(written) == []


def test_a_traceback_shows_where_but_not_the_values(written: StringIO) -> None:
    """Local variables hold people's data."""

    def assess() -> None:
        full_name = "Тайное Имя".upper()
        raise KeyError(len(full_name))

    try:
        assess()
    except KeyError:
        structlog.get_logger("service").exception("failed")
    (line,) = _lines(written)
    assert "in assess" in line["exception"]
    assert "ТАЙНОЕ" not in written.getvalue()
