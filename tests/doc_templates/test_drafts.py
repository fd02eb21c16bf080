"""Data in any state are printed: what they say, and what they lack as the blank form prints it."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates import catalogue
from doc_templates.drafts import BY_HAND, UNKNOWN, draft
from validators.check import check
from worker.making import RenderJob, make_docx, texts_of
from worker.properties import DocumentProperties
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from doc_templates.form import Form
    from validators.check import Outcome

FORMS = tuple(form.slug for form in catalogue.FORMS)
SHEET = "b2_score_sheet"
JUNK = (
    None, "", 0, -1, 7, 99, 2000, 2098, "abc", "2026-02-31", [], {}, True, "Ы" * 6000, 1e9, "9.99", "1930-01-01",
    "2099-12-31", [{}], [None] * 3, [None] * 60,
)  # fmt: skip
RENDERER = DocxRenderer()
ABOUT = DocumentProperties("title", "author", "ru-KZ", datetime(2026, 11, 27, tzinfo=UTC), "id")


def _draft(form: Form, data: Any, unprintable: tuple[str, ...] = ()) -> dict[str, Any]:
    def checked(sent: Any) -> Outcome:
        return check(form.slug, sent, today=form.sample_on)

    return draft(form, data, checked, unprintable).context


def _printed(slug: str, data: Any, unprintable: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what is printed, when it could be printed."""
    form = catalogue.form(slug)
    context = _draft(form, data, unprintable)
    make_docx(RENDERER, RenderJob(form.template(), context, ABOUT))
    return context


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*path, key)
        yield from _paths(inner, (*path, key))


def _damaged(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    found = deepcopy(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        paths = list(_paths(found))
        if not paths:
            break
        *above, last = chance.choice(paths)
        parent: Any = found
        for step in above:
            parent = parent[step]
        if chance.random() < 0.4:
            del parent[last]
        else:
            parent[last] = deepcopy(chance.choice(JUNK))
    return found


@pytest.mark.parametrize("slug", FORMS)
def test_complete_data_are_printed_as_the_paper_is(slug: str) -> None:
    """Nothing is made up where nothing is missing."""
    form = catalogue.form(slug)
    outcome = check(slug, form.sample(), today=form.sample_on)
    assert _draft(form, form.sample()) == form.context(outcome.record, outcome.computed)


@pytest.mark.parametrize("slug", FORMS)
@pytest.mark.parametrize("data", [{}, None, [], {"unknown": 1}], ids=str)
def test_without_data_nothing_is_said_about_anybody(slug: str, data: Any) -> None:
    """Neither what stands in the sample, by which data are made up, nor a sum of it; the blank's own words stay."""
    form = catalogue.form(slug)
    said = set(texts_of(_printed(slug, data))) - set(texts_of(form.blank_context()))
    sample = check(slug, form.sample(), today=form.sample_on)
    personal = {text for text in texts_of(sample.payload) if not text.isdecimal() or len(text) > 2}
    assert said.isdisjoint(personal)
    assert not any(UNKNOWN in text for text in said)


@pytest.mark.slow
@pytest.mark.parametrize("slug", FORMS)
def test_whatever_is_missing_or_wrong_the_form_is_printed(slug: str) -> None:
    """Values are taken out and replaced by nonsense, several at a time."""
    form, chance = catalogue.form(slug), random.Random(slug)
    for _ in range(12):
        assert not any(UNKNOWN in text for text in texts_of(_printed(slug, _damaged(form.sample(), chance))))


def test_what_follows_from_something_missing_is_left_to_be_written() -> None:
    """The average of four scores is not the average of five; the other scores are printed."""
    data = catalogue.form(SHEET).sample()
    del data["scores"][4]
    del data["signed_on"]
    context = _printed(SHEET, data)
    assert (context["average"], context["signed_on"], context["parameter_5"]["score"]) == ("", "", "")
    assert context["parameter_1"]["score"] != ""
    assert context["employee"]["full_name"] == data["employee"]["full_name"]


def test_what_is_the_same_whatever_is_missing_is_printed() -> None:
    """Four scores of five and any fifth are a result of the first band, though no average is known."""
    data = catalogue.form(SHEET).sample()
    data["scores"] = [{"score": 5}] * 4
    context = _printed(SHEET, data)
    data["scores"] = [{"score": 0}] * 2
    assert (context["average"], context["result"] != "") == ("", True)
    assert _printed(SHEET, data)["result"] == ""


def test_a_person_without_a_name_has_a_line_for_it() -> None:
    """The form would else print nothing of the person."""
    data = catalogue.form(SHEET).sample()
    del data["evaluator"]["full_name"]
    evaluator = _printed(SHEET, data)["evaluator"]
    assert evaluator["full_name"] == BY_HAND
    assert evaluator["position"] == data["evaluator"]["position"]


def test_what_the_form_has_no_words_for_is_left_out() -> None:
    """There is no seventh quarter; all else is printed, a score of nine, too, which the page marks as wrong."""
    data = catalogue.form(SHEET).sample()
    data["period"]["quarter"] = 7
    data["scores"][0]["score"] = 9
    context = _printed(SHEET, data)
    assert context["period"] == ""
    assert context["employee"]["full_name"] == data["employee"]["full_name"]


def test_a_text_that_no_font_prints_is_left_out() -> None:
    """Its pointer is told by who knows the fonts."""
    data = catalogue.form(SHEET).sample()
    data["scores"][0]["comment"] = "中"
    assert _printed(SHEET, data, ("/scores/0/comment",))["parameter_1"]["comment"] == ""


def test_a_text_in_the_midst_of_others_is_a_line() -> None:
    """Of a KPI without a name what was achieved is printed all the same."""
    data = catalogue.form("a6_review").sample()
    text = data["kpi_achievements"][0]["text"]
    del data["kpi_achievements"][0]["name"]
    assert f"1. {BY_HAND}: {text}" in set(texts_of(_printed("a6_review", data)))
