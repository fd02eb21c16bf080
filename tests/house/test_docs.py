"""The documents keep their word: blocks parse, links lead somewhere, languages are named."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "requirements").glob("*.md")])
BLOCK = re.compile(r"^(?:`(\S+)`:\n\n)?```(\S*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`((?:validators|doc_templates|service|worker|tests|docs|scripts)/[^`\s<*{]*)`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def _shell(text: str) -> None:
    checked = subprocess.run(["bash", "-n"], input=text, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def _python(text: str) -> None:
    exec(compile(text, "block", "exec", dont_inherit=True), {"__name__": "block"})


CHECKS = {
    "json": json.loads,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
    "sh": _shell,
    "python": _python,
    "mermaid": lambda text: text,
    "text": lambda text: text,
    "ftl": lambda text: text,
    "diff": lambda text: text,
}


def _page(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=_page)
def test_every_block_of_a_page_is_what_it_says(path: Path) -> None:
    """JSON parses, shell has no syntax error, Python runs, and no block hides its language.

    Modules of the form that CONTRIBUTING invents run among all its files, in ``test_add_a_form.py``.
    """
    for file, language, text in BLOCK.findall(path.read_text("utf-8")):
        assert language in CHECKS, f"{_page(path)}: a block in {language or 'no language'}"
        if not file.endswith(".py"):
            CHECKS[language](text)


@pytest.mark.parametrize("path", PAGES, ids=_page)
def test_every_link_between_pages_leads_to_a_file(path: Path) -> None:
    """A moved page takes its links along."""
    for target in LINK.findall(path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{_page(path)} links to {target}"


@pytest.mark.parametrize(("name", "language"), [("officers.md", "ru"), ("officers.kk.md", "kk")])
def test_what_a_guide_quotes_stands_on_the_pages(name: str, language: str) -> None:
    """An officer who looks for a button by its name finds it."""
    texts = "\n".join(path.read_text("utf-8") for path in (ROOT / "service").rglob(f"*.{language}.ftl"))
    quoted = set(re.findall("«([^»]+)»", (ROOT / "docs" / name).read_text("utf-8")))
    assert {words for words in quoted if words not in texts} == set() != quoted


def test_every_picture_stands_on_a_page() -> None:
    """A picture no page shows any more is taken, and kept, in vain."""
    shown = {(path.parent / target).resolve() for path in PAGES for target in LINK.findall(path.read_text("utf-8"))}
    assert {*(ROOT / "docs" / "images").rglob("*.png")} - shown == set()


@pytest.mark.parametrize("path", [path for path in PAGES if path.parent.name != "adr"], ids=_page)
def test_every_file_a_page_names_is_there(path: Path) -> None:
    """A module may be named without its ending; a record of a decision names what there was on its day."""
    page = path.read_text("utf-8")
    for name in set(NAMED.findall(page)) - {file for file, _, _ in BLOCK.findall(page)}:
        assert (ROOT / name).exists() or (ROOT / f"{name}.py").is_file(), f"{_page(path)} names {name}"


def test_a_superseded_decision_and_its_successor_name_each_other() -> None:
    """Whoever reads the old one is sent to the new one, and the new one says what it replaces."""
    opening = {
        path.name: path.read_text("utf-8").partition("**Decided.**")[0] for path in (ROOT / "docs/adr").glob("*.md")
    }
    old = {
        (name, link)
        for name, text in opening.items()
        if re.search("superseded", text, re.IGNORECASE)
        for link in LINK.findall(text)
    }
    new = {(link, name) for name, text in opening.items() if "Supersedes" in text for link in LINK.findall(text)}
    assert old == new != set()
