"""The shape of the project: functions that fit a screen, packages that say what they are for."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from validators.forms import FORMS, SPECS, FormSpec
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ROOMS = ("validators", "doc_templates", "service", "worker")
LISTS = "service/db/alembic/versions/"  # a migration lists columns; dividing the list would hide the table
FUNCTION_LINES = 40


@cache
def _modules() -> dict[str, str]:
    """Return the text of every module by its path."""
    paths = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in paths}


@cache
def _trees() -> dict[str, ast.Module]:
    return {name: ast.parse(text) for name, text in _modules().items()}


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Return the statements below a node at every depth, without their expressions: those are five times as many."""
    for below in ast.iter_child_nodes(node):
        if isinstance(below, ast.stmt | ast.excepthandler | ast.match_case):
            yield below
            yield from _statements(below)


def _long_functions() -> Iterator[str]:
    for name, tree in _trees().items():
        for node in _statements(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not name.startswith(LISTS):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
                if lines > FUNCTION_LINES:
                    yield f"{name}: {node.name} has {lines} lines"


def test_a_function_stays_small_enough_to_read_at_once() -> None:
    """Counted without the docstring, which may be as long as its meaning needs."""
    assert list(_long_functions()) == []


def test_a_package_opens_with_what_it_is_for() -> None:
    """The first statement of every package is its docstring."""
    packages = {name: tree for name, tree in _trees().items() if name.endswith("__init__.py")}
    assert packages
    assert [name for name, tree in packages.items() if not ast.get_docstring(tree)] == []


def test_the_top_packages_import_nothing() -> None:
    """Importing a package must not start anything: wiring stands in explicit modules."""
    for room in ROOMS:
        assert len(_trees()[f"{room}/__init__.py"].body) == 1, f"{room}/__init__.py holds more than its sentence"


def test_every_form_of_the_registry_has_its_folder() -> None:
    """Each file of a form that is not there is named, before the catalogue is read and fails with the first of them."""
    names = ("form.toml", "context.py", "layout.py", "sample.json", "template.ru.docx")
    files = [ROOT / "doc_templates" / slug / name for slug in SPECS for name in names]
    assert [str(path.relative_to(ROOT)) for path in files if not path.is_file()] == []


def test_the_folders_of_the_forms_are_alike() -> None:
    """Records stand in ``schema``, values in ``computed``, texts beside them in three languages."""
    families = [path.parent for path in (ROOT / "validators" / "forms").glob("*/schema.py")]
    files = [folder / f"messages.{language}.ftl" for folder in families for language in LANGUAGES]
    assert [str(path.relative_to(ROOT)) for path in files if not path.is_file()] == []
    folders = {f"validators.forms.{folder.name}" for folder in families}
    for form in FORMS:
        family, _, module = form.record.__module__.rpartition(".")
        assert (family in folders, module) == (True, "schema"), form.slug
        assert form.computed.__module__ in {f"{family}.computed", FormSpec.__module__}, form.slug


def test_the_contract_of_the_toolkit_names_every_module_of_the_forms() -> None:
    """A module that a family of forms shares may not be used by ``doc_templates.docx``; those below it may."""
    below = {"__init__", "__main__", "errors", "languages", "texts", "template_files", "wording"}
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (named,) = [one["forbidden_modules"] for one in contracts if one.get("source_modules") == ["doc_templates.docx"]]
    modules = {f"doc_templates.{path.stem}" for path in (ROOT / "doc_templates").glob("*.py") if path.stem not in below}
    assert sorted(modules - set(named)) == []


def test_only_the_settings_read_the_environment() -> None:
    """Settings are read once, checked at the start and passed in."""
    readers = [
        f"{name}:{node.lineno}"
        for name, text in _modules().items()
        if name != "service/settings.py" and re.search("environ|getenv", text)
        for node in ast.walk(_trees()[name])
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv"}
        # That of a request is WSGI's.
        and ast.unparse(node) != "request.environ"
    ]
    assert readers == []


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield what a module imports when it is loaded; a name may be a module or something in one."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_import_leads_back_to_its_module() -> None:
    """A circle loads or fails by which of its modules is imported first."""
    modules = {name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): name for name in _trees()}
    imports = {
        module: {one for one in _imported(_trees()[name]) if one in modules and not module.startswith(f"{one}.")}
        for module, name in modules.items()
    }
    TopologicalSorter({module: found - {module} for module, found in imports.items()}).prepare()


def test_nothing_is_left_for_later_in_the_code() -> None:
    """What is not done is an issue, not a comment."""
    marks = ("TODO", "FIXME", "XXX", "raise NotImplementedError")
    assert [(name, mark) for name, text in _modules().items() for mark in marks if mark in text] == []


@pytest.mark.slow
def test_the_worker_starts_without_the_web_framework() -> None:
    """A worker on another machine has no use for Flask and must not need it."""
    code = "import sys, worker.tasks; print(sorted(m for m in sys.modules if m.split('.')[0] in ('flask', 'werkzeug')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "[]"
