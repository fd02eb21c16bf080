"""The guide for developers of HR systems is run as it stands, against a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from service.api.problems import STATUS
from service.app.factory import create_app
from service.app.server import Server

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

GUIDE = (Path(__file__).parents[3] / "docs" / "integrators.md").read_text("utf-8")
KEY = "test-key-0123456789-0123456789-0123456789"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_blocks_of_the_guide_work_one_after_the_other(services: Services, worker: Any, tmp_path: Path) -> None:
    """From the list of forms to a file on disk under a readable name."""
    server = Server(create_app(services, fresh_seconds=0), replace(services.settings, port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with worker.at_work():
            done = _run("\n".join(BLOCK.findall(GUIDE)), f"http://127.0.0.1:{server.port}/api/v1", tmp_path)
    finally:
        server.stop()
        thread.join()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "b2_score_sheet  Оценочный лист" in done.stdout
    assert '"rule": "B18-range"' in done.stdout
    assert "ready\ndocx  " in done.stdout
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_the_guide_names_every_kind_of_problem_a_client_can_meet() -> None:
    """All but those that only a broken client or a broken server brings about."""
    named = set(re.findall(r"`([a-z-]+)`", GUIDE))
    assert set(STATUS) - named == {"bad-request", "internal-error", "headers-too-large", "not-implemented"}


def test_the_violation_in_the_guide_is_the_real_one(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Word for word."""
    block = re.findall(r"^```json\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)[0]
    sample["scores"][0]["score"] = 7
    verdict = client.post("/api/v1/validate", json={"form": "b2_score_sheet", "data": sample}).json
    assert json.loads(block) in verdict["violations"]


def test_the_two_places_in_the_guide_are_those_of_a_real_violation(client: FlaskClient, sample: dict[str, Any]) -> None:
    """The offending value first."""
    places = json.loads(re.findall(r"^```json\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)[2])
    other = {**sample, "employee": {**sample["employee"], "full_name": "Ахметова Дана Ерлановна"}}
    documents = [{"form": "b2_score_sheet", "data": data} for data in (sample, other)]
    violations = client.post("/api/v1/dossiers/validate", json={"documents": documents}).json["violations"]
    assert places in [one.get("documents") for one in violations]


def _run(script: str, api: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "API": api, "KEY": KEY},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_explanation_in_the_guide_is_a_real_one(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Of the scores it names."""
    shown = json.loads(re.findall(r"^```json\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)[1])
    scores = [{"score": score} for score in shown["terms"]]
    data = {name: value for name, value in sample.items() if name not in {"average", "result"}} | {"scores": scores}
    answer = client.post("/api/v1/validate", json={"form": "b2_score_sheet", "data": data}).json
    assert shown == answer["computed"]["explanation"][0]
