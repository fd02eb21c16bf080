"""What the repository may not contain: other people's machines, and people."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = {".py", ".md", ".toml", ".yml", ".yaml", ".txt", ".html", ".css", ".json", ".lock", ".ini", ".mako", ""}
FORBIDDEN = (
    re.compile(r"/(?:home|Users|work|root)/\w"),
    re.compile(r"files\.pythonhosted\.org|pypi\.org/simple|deb\.debian\.org"),
)


def _tracked() -> list[Path]:
    """Files of the repository; without git (an unpacked archive) every file but the environment's."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    paths = [ROOT / name for name in names] or [path for path in ROOT.rglob("*") if ".venv" not in path.parts]
    return [path for path in paths if path.is_file() and path.suffix in TEXT and path != Path(__file__)]


@pytest.mark.parametrize("pattern", FORBIDDEN, ids=lambda pattern: pattern.pattern)
def test_no_file_speaks_of_a_particular_machine(pattern: re.Pattern[str]) -> None:
    """Paths of somebody's home and addresses of registries belong in nobody's clone."""
    found = [str(path.relative_to(ROOT)) for path in _tracked() if pattern.search(path.read_text("utf-8", "replace"))]
    assert found == []
