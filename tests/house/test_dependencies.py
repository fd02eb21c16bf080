"""What is installed is what was locked, and nothing of another's is taken for ours."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {name: (ROOT / "requirements" / f"{name}.lock").read_text("utf-8") for name in ("runtime", "dev")}
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==", re.MULTILINE)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(lock: str) -> set[str]:
    return {_normal(name) for name in PINNED.findall(LOCKS[lock])}


def _wanted(requirements: list[str]) -> set[str]:
    return {_normal(re.split(r"[\[<>=!~; ]", requirement)[0]) for requirement in requirements}


def test_every_dependency_is_locked() -> None:
    """A dependency added without `make lock` would be missing on a fresh machine."""
    extras = PROJECT["optional-dependencies"]
    assert _wanted(PROJECT["dependencies"] + extras["build"]) <= _locked("runtime")
    assert _wanted(PROJECT["dependencies"] + extras["build"] + extras["dev"]) <= _locked("dev")


def test_development_runs_on_the_versions_that_are_shipped() -> None:
    """Both locks name the same version of whatever they share."""
    versions = {
        name: dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)", text, re.MULTILINE))
        for name, text in LOCKS.items()
    }
    for package, version in versions["runtime"].items():
        assert versions["dev"][package] == version, package


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_hashes_and_no_addresses(name: str) -> None:
    """Any mirror may serve the packages; the hashes say whether they are the right ones."""
    blocks = re.split(r"\n(?=\S)", LOCKS[name].strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in LOCKS[name]
    assert "index-url" not in LOCKS[name]


def test_the_package_named_validators_on_the_index_is_not_ours() -> None:
    """A distribution of that name would shadow the methodology."""
    assert "validators" not in _locked("runtime") | _locked("dev")
