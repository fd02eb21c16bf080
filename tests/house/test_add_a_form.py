"""A form is made by following CONTRIBUTING to the letter and by nothing else: the blocks of a chapter are its files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from filecmp import cmp
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from docx import Document

from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SLUG = "x_example"
NAME = "Справка об оценке за год"
CHAPTER = re.compile(r"^## Add a form\n(.*?)^## Amend a rule\n", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^`(\S+)`:\n\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REGISTRY = "validators/forms/__init__.py"
GENERATED = {"README.md", "docs/coverage.md"}
MADE_OF = {".py": 5, ".ftl": 3, ".toml": 1, ".docx": 1, ".json": 1, ".yaml": 1, ".txt": 1}
"""The files of a form by their endings, beside the packages' sentences."""
TESTS = (
    "tests/house",
    *(f"tests/validators/test_{name}.py" for name in ("cases", "catalogues", "field_texts", "json_schema", "schema")),
    *(f"tests/doc_templates/test_{name}.py" for name in ("catalogue", "contexts", "golden_texts", "templates")),
)
CHOSEN = f"{SLUG} or test_catalogues or registry or house and not test_layout and not {Path(__file__).stem}"
"""The tests of the new form alone where there is one a form; of the house, those that do not count lines of code."""
PROOF = """
import json, sys
from pathlib import Path

from doc_templates.catalogue import form
from service.app.factory import create_app
from service.settings import read_settings
from service.wiring import open_services
from worker.cli import main
from worker.prepare import prepare

key, folder = sys.argv[1:]
prepare(read_settings())
client = create_app(open_services(read_settings())).test_client()
client.environ_base["HTTP_AUTHORIZATION"] = "Bearer " + key
found = form("x_example")
request = Path(folder, "request.json")
request.write_text(json.dumps({"form": found.slug, "data": found.sample()}), "utf-8")
answers = {path: client.get("/api/v1" + path).json for path in ("/forms", "/forms/x_example/schema")}
for name, changes in {"sample": {}, "wrong": {"assessed": 42, "signed_on": "2025-12-31"}}.items():
    asked = {"form": found.slug, "data": found.sample() | changes, "as_of": found.sample_on.isoformat()}
    answers[name] = [
        client.post("/api/v1/validate", json=asked, headers={"Accept-Language": language}).json
        for language in ("ru", "kk", "en")
    ]
Path(folder, "answers.json").write_text(json.dumps(answers), "utf-8")
main(["render", str(request), "-o", folder, "--format", "docx"])
"""


class Block(NamedTuple):
    """A block of the chapter: a file of the form, or lines of one that is there."""

    path: str
    language: str
    text: str


def _chapter() -> str:
    found = CHAPTER.search((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert found is not None
    return found[1]


def _patched(text: str, diff: str) -> str:
    """Return the text with the lines of a diff in it, each hunk where the lines stand that it does not add."""
    for hunk in diff.split("@@\n")[1:]:
        lines = hunk.splitlines(keepends=True)
        there = "".join(line[1:] for line in lines if line[0] == " ")
        assert text.count(there) == 1, f"CONTRIBUTING has lines of the registry that are not in it:\n{there}"
        text = text.replace(there, "".join(line[1:] for line in lines))
    return text


def _run(tree: Path, *command: str, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=tree, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _recipes(command: str) -> Iterator[list[str]]:
    """Yield what ``make`` would run, without the set-up of a machine that is set up."""
    for line in _run(ROOT, *command.split(), "--dry-run", "--no-print-directory").splitlines():
        program, *arguments = line.split()
        if program != "scripts/setup":
            assert program.endswith("/python")
            yield [sys.executable, *arguments]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which somebody followed the chapter, block after block."""
    copy = tmp_path_factory.mktemp("form") / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "*.egg-info"))
    for block in (Block(*found) for found in FILE.findall(_chapter())):
        path = copy / block.path
        path.parent.mkdir(exist_ok=True)
        text = _patched(path.read_text("utf-8"), block.text) if block.language == "diff" else block.text
        path.write_text(text, "utf-8")
    for commands in COMMANDS.findall(_chapter()):
        for command in commands.splitlines():
            for recipe in _recipes(command):
                _run(copy, *recipe)
    return copy


@pytest.fixture(scope="module")
def made(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the paper of the sample, and what the interface of the copy answers about the form."""
    folder, key = tmp_path_factory.mktemp("made"), "example-0123456789-0123456789-0123456789"
    settings = {"BAGALAU_DATA_DIR": str(tmp_path_factory.mktemp("data")), "BAGALAU_BOOTSTRAP_KEY": key}
    _run(tree, sys.executable, "-c", PROOF, key, str(folder), **settings)
    return folder


def _files(tree: Path) -> set[str]:
    return {
        path.relative_to(tree).as_posix()
        for path in tree.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_form_is_files_of_its_own_and_its_lines_in_the_registry(tree: Path) -> None:
    """Thirteen files and two packages; of those that were there, only the registry and generated pages differ."""
    files = _files(tree)
    new = {name for name in files if not (ROOT / name).is_file()}
    edited = {name for name in files - new if not cmp(tree / name, ROOT / name, shallow=False)}
    assert edited == {REGISTRY, *GENERATED}
    assert {name for name in new if SLUG not in name} == set()
    assert Counter(Path(name).suffix for name in new if not name.endswith("/__init__.py")) == MADE_OF
    assert sum(name.endswith("/__init__.py") for name in new) == 2


def test_generated_pages_name_the_form(tree: Path) -> None:
    """The table of the README and, beside the items of its rules, the coverage of the order."""
    for page in GENERATED:
        assert f"`{SLUG}`" in (tree / page).read_text("utf-8"), page


def test_the_modules_of_the_chapter_are_written_as_all_others_are(tree: Path) -> None:
    """Whoever copies them begins with what lint and formatting accept."""
    for command in (("check",), ("format", "--check")):
        _run(tree, sys.executable, "-m", "ruff", *command, "--no-cache", REGISTRY, *tree.glob(f"*/**/{SLUG}/"))


def test_the_copy_passes_the_tests_of_the_house_and_those_of_its_form(tree: Path) -> None:
    """Cases and boundaries, texts in three languages, template, golden text, blank and sample among them."""
    said = _run(
        tree, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not slow", *TESTS, "-k", CHOSEN, "-v"
    )
    for name in ("exactly_its_violations", "reads_as_transcribed", "breaks_no_rule", "differs_in_words_alone"):
        assert re.search(rf"{name}\S*{SLUG}\S* PASSED", said), name


def test_the_interface_lists_the_form_and_checks_its_data(made: Path) -> None:
    """With its name and its schema; what its rules find and how a value was computed, in three languages."""
    answers: dict[str, Any] = json.loads((made / "answers.json").read_text("utf-8"))
    assert [each["name"] for each in answers["/forms"]["items"] if each["slug"] == SLUG] == [NAME]
    assert answers[f"/forms/{SLUG}/schema"]["properties"]["employees"]["title"] == "Подлежало оценке"
    found = [each for answer in answers["wrong"] for each in answer["violations"]]
    assert [each["rule"] for each in found] == ["B5-example-assessed", "B5-example-signed"] * len(LANGUAGES)
    assert len({each["message"] for each in found}) == len(found)
    computed = [answer["computed"] for answer in answers["sample"]]
    assert [each["not_assessed"] for each in computed] == [3] * len(LANGUAGES)
    assert [each["explanation"][0]["text"].rpartition(": ")[2] for each in computed] == ["41 − 38 = 3"] * len(LANGUAGES)


def test_the_sample_becomes_a_paper(made: Path) -> None:
    """By the command, as the sample of every other form does."""
    (paper,) = made.glob("*.docx")
    lines = [paragraph.text.strip() for paragraph in Document(str(paper)).paragraphs]
    assert NAME in lines
    assert "Не оценено: 3" in lines
