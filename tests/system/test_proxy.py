"""The proxy of the containers before a real web process: TLS, addresses, and what it leaves to the service."""

from __future__ import annotations

import json
import re
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.system.conftest import CADDY, CADDYFILE
from worker.serve import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.conftest import Client, Program

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PROXY = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]["proxy"]
MAX_BODY = 100_000


@pytest.fixture
def ask(
    start: Callable[..., Program],
    eventually: Callable[..., None],
    environment: dict[str, str],
    client: Client,
    free_port: Callable[[], int],
    tmp_path: Path,
) -> Callable[..., Any]:
    """Start a web process and the proxy before it; return a function that opens an address through TLS."""
    trusting = {"BAGALAU_TRUSTED_PROXIES": "127.0.0.1", "BAGALAU_REQUESTS_PER_ADDRESS": "20"}
    limited = environment | trusting | {"BAGALAU_MAX_BODY_BYTES": str(MAX_BODY)}
    assert start(sys.executable, "-m", "worker.prepare", **limited).process.wait(60) == 0
    start(sys.executable, "-P", "-m", *PROGRAMS["web"], **limited)
    port = free_port()
    told = {
        "WEB_HOST": "127.0.0.1",
        "WEB_PORT": str(client.port),
        "TLS_PORT": str(port),
        "PLAIN_PORT": str(free_port()),
    }
    told |= {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    command = [CADDY if word == "caddy" else word for word in PROXY["command"]]
    start(*(str(CADDYFILE) if word.endswith("Caddyfile") else word for word in command), **told)
    unverified = ssl._create_unverified_context()

    def ask(path: str, body: bytes | None = None, **headers: str) -> Any:
        sent = {"Authorization": f"Bearer {client.key}", "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"https://localhost:{port}{path}", body, sent)
        try:
            return urllib.request.urlopen(request, timeout=20, context=unverified)
        except urllib.error.HTTPError as error:
            return error

    def answers() -> bool:
        with suppress(OSError):
            return bool(ask("/healthz").status == 200)
        return False

    eventually(answers, "the proxy answers", 60)
    return ask


def test_the_file_is_well_formed_and_the_version_is_that_of_the_image() -> None:
    """As Caddy itself checks and formats it."""
    checked = subprocess.run(
        [CADDY, "validate", "--adapter", "caddyfile", "--config", CADDYFILE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert subprocess.run([CADDY, "fmt", CADDYFILE], capture_output=True, check=True).stdout == CADDYFILE.read_bytes()
    version = subprocess.run([CADDY, "version"], capture_output=True, text=True, check=True).stdout
    assert version.split()[0] == f"v{PROXY['image'].split(':')[1]}"


def test_the_variables_of_the_file_are_set_by_the_container_or_have_defaults() -> None:
    """One that is misspelt would be empty."""
    for name, default in re.findall(r"\{\$(\w+)(:[^}]*)?\}", CADDYFILE.read_text("utf-8")):
        assert default or name in PROXY["environment"], name
    for name in ("SITE", "TLS"):
        assert f"{{${name}:" in CADDYFILE.read_text("utf-8")


def test_the_proxy_leaves_to_the_service_what_is_its_own(ask: Callable[..., Any]) -> None:
    """Refusals in its words, event streams as they come, and the client's address, not what it says of it."""
    row = json.dumps({"form": "b2_score_sheet", "data": {}}).encode()
    batch = json.loads(ask("/api/v1/batches", row, Content_Type="application/x-ndjson").read())
    begun = time.monotonic()
    with ask(f"{batch['links']['self']}/events") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        lines = [stream.readline() for _ in range(3)]
    assert lines[2].startswith(b"event: progress")
    assert time.monotonic() - begun < 15

    # More than a proxy forgets by itself of what a refused client goes on sending.
    large = ask("/api/v1/validate", bytes(5_000_000), Accept_Language="en")
    assert (large.status, json.loads(large.read())["type"]) == (413, "/problems/too-large")
    unknown = ask("/api/v1/batches", bytes(5_000_000), Authorization="Bearer unknown")
    assert (unknown.status, json.loads(unknown.read())["type"]) == (401, "/problems/unauthorized")

    statuses = [ask("/api/v1/forms", X_Forwarded_For=f"198.51.100.{number}").status for number in range(20)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
