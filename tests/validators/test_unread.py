"""What is wrong with the shape of a value hides no other fault, and is never taken for a value by a rule."""

from __future__ import annotations

import zlib
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates.catalogue import form
from validators.check import check
from validators.schemas.unread import TOUCHES, Unread, UnreadError, with_read

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"


def _leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, dict | list):
        for step, below in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _leaves(below, (*path, step))
    else:
        yield path


def _spoiled(data: Any, path: tuple[Any, ...], *, removed: bool = False) -> Any:
    spoiled = deepcopy(data)
    holder = spoiled
    for step in path[:-1]:
        holder = holder[step]
    if removed:
        del holder[path[-1]]
    else:
        holder[path[-1]] = {"not": "a value"}
    return spoiled


@pytest.mark.parametrize("sampled", [2, pytest.param(20, marks=pytest.mark.prove)])
def test_no_rule_takes_what_could_not_be_read_for_a_value(all_cases: list[Any], sampled: int) -> None:
    """Of every case, some values are spoiled one by one: rules then find nothing that they do not find in the whole."""
    spoiled, found = 0, 0
    for case in all_cases:
        whole = check(case.form, case.data, today=case.today, as_of=case.as_of)
        if whole.record is None:
            continue
        leaves = sorted(_leaves(case.data), key=lambda path, name=case.name: zlib.crc32(f"{name}{path}".encode()))
        for path in leaves[:sampled]:
            outcome = check(case.form, _spoiled(case.data, path), today=case.today, as_of=case.as_of)
            pointer = "".join(f"/{step}" for step in path)
            assert [each.pointer for each in outcome.violations if each.rule == "schema"] == [pointer]
            further = [each for each in outcome.violations if each.rule != "schema"]
            assert set(further) <= set(whole.violations), (case.form, case.name, pointer)
            spoiled += 1
            found += bool(further)
    assert spoiled > 500 * sampled / 2
    assert found > spoiled / 4, "spoiled values hide the faults of others"


def test_shape_and_rules_are_told_together() -> None:
    """A position that lacks, a score that is no number, and one outside the scale: all of it at once."""
    known = form(SHEET)
    data = _spoiled(known.sample(), ("employee", "position"), removed=True)
    data["scores"][0]["score"] = "четыре"
    data["scores"][1]["score"] = 5.7
    outcome = check(SHEET, data, today=known.sample_on)
    told = [(each.rule, each.pointer) for each in outcome.errors]
    assert told == [("schema", "/employee/position"), ("schema", "/scores/0/score"), ("B18-range", "/scores/1/score")]
    assert (outcome.record, outcome.payload, outcome.computed) == (None, None, {})


def test_a_value_that_others_are_computed_from_hides_none_of_the_rest() -> None:
    """A quarter's average that is no number, and a quarter there is none of."""
    known = form("b_annual")
    data = known.sample()
    data["quarters"][0]["average"] = "четыре"
    data["quarters"][1]["quarter"] = 7
    told = [(each.rule, each.pointer) for each in check(known.slug, data, today=known.sample_on).errors]
    assert told[0] == ("schema", "/quarters/0/average")
    assert "/quarters/1/quarter" in [pointer for rule, pointer in told if rule != "schema"]


@pytest.mark.parametrize("field", ["agency_kpi", "returned_on", "approved_on", "signed_on"])
def test_a_misspelt_field_is_not_taken_for_one_that_was_left_out(field: str) -> None:
    """Whoever sent it meant to send it: rules about what is left out are silent."""
    known = form("a1_agreement")
    data = known.sample()
    value = data.pop(field)
    left_out = check(known.slug, data, today=known.sample_on).violations
    assert "schema" not in {each.rule for each in left_out}
    assert left_out
    misspelt = check(known.slug, {**data, f"{field}_": value}, today=known.sample_on).violations
    assert [(each.rule, each.pointer) for each in misspelt] == [("schema", f"/{field}_")]


@pytest.mark.parametrize("touch", TOUCHES)
def test_whatever_is_done_with_an_unread_value_raises(touch: str) -> None:
    """No comparison, no arithmetic and no text of it gives a result."""
    value = Unread()
    with pytest.raises(UnreadError):
        getattr(type(value), f"__{touch}__")(value)
    with pytest.raises(UnreadError):
        value.strip()
    with pytest.raises(UnreadError):
        assert (1, Unread()) == (1, Unread())


def test_a_rule_about_single_entries_goes_past_those_that_could_not_be_read() -> None:
    """Their places stay those of the list."""

    class Entry:
        score: Any = 1

    other = Entry()
    other.score = Unread()
    last = Entry()
    assert list(with_read([other, Unread(), last], "score")) == [(2, last)]
