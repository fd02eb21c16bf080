"""Names, scores and IINs stay in the database and in the papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from doc_templates import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.system.conftest import Client, Program

NAME = "Жасырынбаева Құпия Аңдатпақызы"
POSITION = "главный специалист управления тайн"
COMMENT = "Никому об этом не рассказывать"
EXTERNAL = "label-of-a-client-7741"
SECRETS = (NAME, NAME.split(maxsplit=1)[0], POSITION, COMMENT, EXTERNAL)
SCORE = re.compile(rb"(?<!\d)4[.,]13(?!\d)")
VALUE_OF_A_METRIC = re.compile(rb" [-+.\de]+$", re.MULTILINE)
"""What a program counted, and so may be any number."""


def _data(**changes: object) -> dict[str, object]:
    data = catalogue.form("b2_score_sheet").sample()
    data["employee"] |= {"full_name": NAME, "position": POSITION}
    data["scores"] = [{"score": "4.13", "comment": COMMENT} for _ in range(5)]
    return {key: value for key, value in data.items() if key not in {"average", "result"}} | changes


def _told(content: bytes) -> set[str]:
    """Which secrets stand in some bytes, in plain letters or escaped as JSON does it."""
    told = {
        secret
        for secret in SECRETS
        if secret.encode() in content or secret.encode("ascii", "backslashreplace") in content
    }
    return told | {found.decode() for found in SCORE.findall(content)}


@pytest.fixture
def program(
    start: Callable[..., Program], client: Client, environment: dict[str, str], eventually: Callable[..., None]
) -> Program:
    """Return a running service that logs all it can."""
    program = start(**environment | {"BAGALAU_LOG_LEVEL": "debug"})
    eventually(client.is_ready, "the service is ready", 60)
    return program


def test_no_secret_leaves_the_database_but_in_a_paper(
    program: Program, client: Client, eventually: Callable[..., None], tmp_path: Path
) -> None:
    """After an accepted, a forbidden and a misshapen document, and a kill: no log, metric, message or path tells."""
    path = "/api/v1/documents"
    good = client("POST", path, {"form": "b2_score_sheet", "data": _data(), "external_id": EXTERNAL})
    assert good.status == 202, good.body
    assert client("POST", path, {"form": "b2_score_sheet", "data": _data(days_worked=1)}).status == 422
    assert client("POST", path, {"form": "b2_score_sheet", "data": _data(unknown=NAME)}).status == 422
    eventually(lambda: client.document(good.json["id"])["status"] == "ready", "the document is ready")
    assert client("GET", f"{path}?external_id={EXTERNAL}").json["items"]
    for process in program.part("office"):
        process.kill()
    metrics = client("GET", "/metrics").body
    assert b"b2_score_sheet" in metrics
    assert _told(VALUE_OF_A_METRIC.sub(b"", metrics)) == set()
    program.stop()
    assert "request" in program.output, "the log at its most talkative level says something"
    assert _told(program.log.read_bytes()) == set()
    for file in (tmp_path / "data").rglob("*"):
        assert _told(str(file).encode()) == set()
        if file.is_file() and "broker" in file.parts:
            assert _told(file.read_bytes()) == set(), file


def test_the_search_for_secrets_would_find_one(client: Client) -> None:
    """The check above can fail: it sees plain and escaped letters."""
    assert _told(NAME.encode()) >= {NAME}
    assert _told(NAME.encode("ascii", "backslashreplace")) >= {NAME}
    assert _told(b'{"score": 4.13}') == {"4.13"}
    assert _told(VALUE_OF_A_METRIC.sub(b"", b'mark{of="4,13"} 4.13')) == {"4,13"}
    assert _told(f"port {client.port} at 12:00:04.131".encode()) == set()
