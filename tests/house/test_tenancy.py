"""State bodies are kept apart in one place: nothing else narrows by them, and nothing goes past it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DB = "service/db/"
TURNS = {
    "service/administration/routes.py": 1,
    "service/access/keys.py": 1,
    "service/access/sessions.py": 1,
    "service/access/caller.py": 1,
    "service/batches/chunks.py": 1,
    "service/documents/claims.py": 3,
}
"""Where workers, who see every row, serve the state bodies by turns, the names of callers' ones are looked up,
and the first may read the numbers of all."""
BINDERS = {
    "service/api/access.py",  # a request, to its caller
    "service/administration/routes.py",  # the key of the installation, to the state body it administers
    "service/batches/reading.py",  # a task, to whose batch it is
    "service/batches/results.py",
    "service/documents/blanks.py",  # what is every state body's
    "service/retention/purging.py",  # a purge, to whose papers it destroys
    "service/pages/administration/reach.py",  # who administers, to the state body that is administered
    "worker/bulk/folder.py",  # a folder, which has one
}
PAST = {"Session", "sessionmaker", "text", "exec_driver_sql", "connection", "__table__", "create_engine", "open_engine"}
"""What statements could be made with that a session does not narrow."""


@cache
def _modules() -> list[tuple[str, list[ast.AST]]]:
    """Read every module once: its name and all nodes of its tree."""
    paths = [path for room in ("service", "worker") for path in sorted((ROOT / room).rglob("*.py"))]
    return [
        (name, list(ast.walk(ast.parse(path.read_text("utf-8")))))
        for path in paths
        if not (name := str(path.relative_to(ROOT))).startswith(DB)
    ]


def _named(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _compares(nodes: list[ast.AST]) -> int:
    """Count the comparisons with the state body of a row, and of a state body with one."""
    found = 0
    for node in nodes:
        if isinstance(node, ast.Compare) and not isinstance(node.ops[0], ast.Is | ast.IsNot):
            found += any(_named(side) == "state_body_id" for side in (node.left, *node.comparators))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"in_", "is_"}:
            found += _named(node.func.value) == "state_body_id"
        if isinstance(node, ast.Call) and _named(node.func) == "filter_by":
            found += any(word.arg == "state_body_id" for word in node.keywords)
    return found


def test_nothing_else_narrows_by_state_body() -> None:
    """A comparison that is written is one that can be forgotten elsewhere."""
    assert {name: number for name, nodes in _modules() if (number := _compares(nodes))} == TURNS


def test_whose_rows_are_meant_is_said_in_few_places() -> None:
    """Who makes a scope could make any."""
    makers = {
        name
        for name, nodes in _modules()
        for node in nodes
        if isinstance(node, ast.Call) and _named(node.func) == "Scope"
    }
    assert makers == BINDERS


def test_nothing_goes_past_the_sessions() -> None:
    """SQL as text, tables and connections themselves are not narrowed: they are for what stands in ``service/db``."""
    found = set()
    for name, nodes in _modules():
        imported = {
            alias.asname or alias.name
            for node in nodes
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("sqlalchemy", "service.db"))
            for alias in node.names
        }
        for node in nodes:
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in imported & PAST
            member = (
                isinstance(node, ast.Attribute) and node.attr in PAST - {"text"} and _named(node.value) == "session"
            )
            if called or member:
                found.add((name, node.lineno))
    assert found == set()
