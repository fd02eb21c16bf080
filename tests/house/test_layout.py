"""The shape of the house: small files, one-sentence rooms, one place that reads the environment."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("validators", "doc_templates", "service", "worker")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
FILE_LINES = 250
STANDALONE = {"worker/convert/driver.py"}  # handed to another interpreter as one file, so it cannot be divided
LISTS = "service/store/alembic/versions/"  # a migration lists columns; dividing the list would hide the table
FUNCTION_LINES = 40


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_stays_small_enough_to_read_at_once(path: Path) -> None:
    """A file past the limit usually does two things."""
    if _name(path) not in STANDALONE:
        assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_function_stays_small_enough_to_read_at_once(path: Path) -> None:
    """Counted without the docstring, which may be as long as its meaning needs."""
    if _name(path).startswith(LISTS):
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= FUNCTION_LINES, f"{_name(path)}: {node.name} has {lines} lines"


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=_name)
def test_a_package_opens_with_what_the_room_is_for(path: Path) -> None:
    """The first statement of every package is its docstring."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_the_rooms_themselves_import_nothing() -> None:
    """Importing a room must not start anything: wiring stands in explicit modules."""
    for room in ROOMS:
        tree = ast.parse((ROOT / room / "__init__.py").read_text("utf-8"))
        assert len(tree.body) == 1, f"{room}/__init__.py holds more than its sentence"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    """Settings are read once, checked at the start and passed in."""
    if _name(path) == "service/settings.py":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        is_environment = isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
        assert not is_environment, f"{_name(path)}:{getattr(node, 'lineno', 0)} reads the environment"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_is_left_for_later_in_the_code(path: Path) -> None:
    """What is not done is an issue, not a comment."""
    text = path.read_text("utf-8")
    for mark in ("TODO", "FIXME", "XXX", "raise NotImplementedError"):
        assert mark not in text, f"{_name(path)} holds {mark}"


def test_the_worker_starts_without_the_web_framework() -> None:
    """A worker on another machine has no use for Flask and must not need it."""
    code = "import sys, worker.tasks; print(sorted(m for m in sys.modules if m.split('.')[0] in ('flask', 'werkzeug')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "[]"
