"""What README.md tells people to type, typed."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.conftest import Client

ROOT = Path(__file__).parents[2]
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
HOST = re.compile(r"http://(?:localhost|127\.0\.0\.1):8000")


def test_the_lines_of_the_readme_make_a_document(
    start: Callable[..., object],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    tmp_path: Path,
) -> None:
    """All shell blocks that speak to the service, in one shell, in their order, end with a PDF on the disk."""
    start(**environment)
    eventually(client.is_ready, "the service is ready", 60)
    blocks = [
        block for block in SHELL.findall((ROOT / "README.md").read_text("utf-8")) if not block.startswith("make ")
    ]
    here = f"http://127.0.0.1:{client.port}"
    script = "\n".join(["set -euo pipefail", *(HOST.sub(here, block) for block in blocks)])
    folder = tmp_path / "typed"
    folder.mkdir()
    known = {"PATH": os.environ["PATH"], "KEY": client.key, "API": f"{here}/api/v1", "LC_ALL": "C.UTF-8"}
    typed = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=known, capture_output=True, text=True, timeout=60, check=False
    )
    assert typed.returncode == 0, typed.stdout + typed.stderr
    papers = [path for path in folder.iterdir() if path.read_bytes().startswith(b"%PDF-")]
    assert len(papers) == 1
    assert "Abdiqadyrova" in papers[0].name
