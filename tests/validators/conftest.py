"""The cases of ``tests/cases``: a sample, what is changed in it, and what that must give."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from validators.forms import SPECS

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parents[1] / "cases"
SAMPLES = Path(__file__).parents[2] / "doc_templates"
FORMS = tuple(SPECS)
CASE_KEYS = {"name", "change", "remove", "add", "today", "as_of", "violations", "computed", "keeps"}


@dataclass(frozen=True)
class Case:
    """One case, ready to be checked."""

    form: str
    name: str
    data: dict[str, Any]
    today: date
    as_of: date | None
    violations: list[dict[str, str]]
    computed: dict[str, Any] = field(default_factory=dict)
    keeps: tuple[str, ...] = ()


def sample(form: str) -> dict[str, Any]:
    """Return a fresh copy of the sample that the form's cases change: their own, or else the form's."""
    own = CASES / "samples" / f"{form}.json"
    path = own if own.is_file() else SAMPLES / form / "sample.json"
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _json(value: Any) -> Any:
    """YAML reads 2026-10-05 as a date; JSON has only the string."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _json(below) for key, below in value.items()}
    return [_json(below) for below in value] if isinstance(value, list) else value


def _place(data: Any, pointer: str) -> tuple[Any, Any]:
    *steps, last = pointer.split("/")[1:]
    for step in steps:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data, int(last) if isinstance(data, list) else last


def changed(data: dict[str, Any], raw: dict[str, Any]) -> dict[str, Any]:
    """Return the data with the values at JSON Pointers set, then entries added to lists, then values removed."""
    data = deepcopy(data)
    for pointer, value in raw.get("change", {}).items():
        holder, key = _place(data, pointer)
        holder[key] = _json(value)
    for pointer, entries in raw.get("add", {}).items():
        holder, key = _place(data, pointer)
        holder[key].extend(_json(entries))
    for pointer in raw.get("remove", []):
        holder, key = _place(data, pointer)
        del holder[key]
    return data


def cases() -> list[Case]:
    """Return every case of every form."""
    found = []
    for form in FORMS:
        content = yaml.load((CASES / f"{form}.yaml").read_text("utf-8"), yaml.CSafeLoader)
        for raw in content["cases"]:
            assert set(raw) <= CASE_KEYS, f"{form}: {raw['name']}: {set(raw) - CASE_KEYS}"
            found.append(
                Case(
                    form=form,
                    name=raw["name"],
                    data=changed(sample(form), raw),
                    today=raw.get("today", content["today"]),
                    as_of=raw.get("as_of"),
                    violations=raw["violations"],
                    computed=raw.get("computed", {}),
                    keeps=tuple(raw.get("keeps", ())),
                )
            )
    return found


ALL_CASES = cases()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every test that asks for a ``form`` the forms."""
    if "form" in metafunc.fixturenames:
        metafunc.parametrize("form", FORMS)


@pytest.fixture
def all_cases() -> list[Case]:
    """Every case, for tests about the whole of them."""
    return ALL_CASES


@pytest.fixture
def data() -> dict[str, Any]:
    """The sample of the score sheet, annex 2, to be changed at will."""
    return sample("b2_score_sheet")


@pytest.fixture
def samples() -> dict[str, dict[str, Any]]:
    """The samples of all forms by slug."""
    return {form: sample(form) for form in FORMS}


@pytest.fixture(name="sample")
def _sample() -> Callable[[str], dict[str, Any]]:
    """Hand out the samples that cases change."""
    return sample


@pytest.fixture(name="changed")
def _changed() -> Callable[[Any, dict[str, Any]], Any]:
    """Hand out the way a case changes its sample."""
    return changed
