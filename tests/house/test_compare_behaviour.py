"""The comparison of two checkouts finds what differs, says where, and does not take silence for agreement."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "compare_behaviour.py"
WORDS = "основания для этого нет"
OTHERS = "оснований для этого нет"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location(SCRIPT.stem, SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


compare: Any = _loaded()


def _entry(message: str, *more: str) -> dict[str, Any]:
    return {"violations": [{"message": each, "pointer": "/a"} for each in (message, *more)]}


def test_what_is_the_same_is_counted_and_not_shown() -> None:
    """One line a group, and nothing below."""
    text, same = compare.report({"cases": {"a": _entry("x")}}, {"cases": {"a": _entry("x")}}, 5)
    assert same
    assert [line.split() for line in text.splitlines()] == [["compared", "entries", "differ"], ["cases", "1", "0"]]


def test_a_difference_is_shown_with_its_place_and_both_values() -> None:
    """However deep it is."""
    text, same = compare.report({"cases": {"a": _entry("x")}}, {"cases": {"a": _entry("y")}}, 5)
    assert not same
    assert text.splitlines()[-3:] == ["cases: a /violations/0/message", "  old: x", "  new: y"]


def test_the_same_difference_in_many_entries_is_shown_once() -> None:
    """A changed sentence would fill the page, in whichever place of a list it stands."""
    old = {"cases": {"a": _entry("x"), "b": _entry("z", "x"), "c": _entry("z")}}
    new = {"cases": {"a": _entry("y"), "b": _entry("z", "y"), "c": _entry("z")}}
    text, _ = compare.report(old, new, 5)
    assert text.count("old:") == 1
    assert "cases: a /violations/0/message and 1 more" in text
    assert text.splitlines()[1].split() == ["cases", "3", "2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "b": 2}, {"a": 1}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([1, 2], [1]),
        ({"a": None}, {}),
        (1, True),
        (1, 1.0),
        ("1", 1),
        ({}, []),
    ],
)
def test_no_kind_of_difference_is_passed_over(old: Any, new: Any) -> None:
    """Keys, their order, lengths and kinds of values are behaviour too: all of them reach a client."""
    assert len(list(compare.differences(old, new))) == 1


def test_long_texts_are_shown_from_where_they_differ() -> None:
    """And cut, for a page has to stay readable."""
    one, other = compare.shown("а" * 500 + "x" + "б" * 500, "а" * 500 + "y" + "б" * 500)
    assert one.startswith("…" + "а" * compare.BEFORE + "x")
    assert other.startswith("…" + "а" * compare.BEFORE + "y")
    assert len(one) == len(other) == compare.WIDTH + 1


def test_no_more_differences_are_shown_than_asked_for() -> None:
    """How many there are besides is said."""
    old, new = ({"cases": {str(n): _entry(f"{side}{n}") for n in range(9)}} for side in "xy")
    text, _ = compare.report(old, new, 2)
    assert text.count("old:") == 2
    assert "7 further differences" in text


@pytest.mark.parametrize("entries", [{"broke off": "LookupError: check"}, {}])
def test_a_group_that_could_not_be_compared_is_no_agreement(entries: dict[str, Any]) -> None:
    """Both sides breaking off in the same way are the same and show nothing."""
    _, same = compare.report({"cases": entries}, {"cases": entries}, 5)
    assert not same


def test_what_a_group_that_broke_off_did_not_reach_is_not_shown_as_missing() -> None:
    """Why it broke off is what there is to be read."""
    text, _ = compare.report({"cases": {"a": 1, "b": 2, "c": 3}}, {"cases": {"a": 4, "broke off": "LookupError: b"}}, 5)
    assert "cases broke off in the new one: LookupError: b" in text
    assert text.count("old:") == 1
    assert text.splitlines()[1].split() == ["cases", "1", "1"]


@pytest.mark.prove  # a tool of those who change the code; its parts are tested above
def test_a_changed_word_is_found_between_two_checkouts(tmp_path: Path) -> None:
    """The half that dumps runs the code of the folder it is given, not that of the folder its packages came from."""
    for entry in ROOT.iterdir():
        if entry.name not in {".git", "validators"}:
            (tmp_path / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "validators", tmp_path / "validators", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, SCRIPT, ROOT, tmp_path, "--only", "batches"]
    agreed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert agreed.returncode == 0, agreed.stdout + agreed.stderr
    (messages,) = [
        path
        for path in (tmp_path / "validators").rglob("*.*")
        if path.suffix in {".toml", ".ftl"} and WORDS in path.read_text("utf-8")
    ]
    messages.write_text(messages.read_text("utf-8").replace(WORDS, OTHERS), "utf-8")
    differed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert differed.returncode == 1
    assert "Двадцать оцениваемых, а определённый служащий есть ru" in differed.stdout
    assert WORDS in differed.stdout
    assert OTHERS in differed.stdout
