"""What is said beside the fields of a page: in words for people, at the place it is about."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from doc_templates.catalogue import FORMS, form
from doc_templates.variants import Variants
from service.pages.forms.outline import outline
from service.pages.forms.remarks import Remarks, remarks_of
from service.pages.forms.starting import UnusableStartError, held, successor
from service.pages.forms.typed import fields, typed
from service.pages.forms.views import places, sections
from validators.calendar import default_calendar
from validators.check import check
from validators.messages.catalog import LANGUAGES

SERVICES: Any = SimpleNamespace(check=check, calendar=default_calendar(), variants=Variants())
SHEET = "b2_score_sheet"


def _remarks(slug: str, data: dict[str, Any], language: str = "ru") -> Remarks:
    known = outline(slug, language)
    return remarks_of(SERVICES, form(slug), known, typed(known, fields(known, data)), form(slug).sample_on)


@pytest.mark.parametrize("slug", [each.slug for each in FORMS])
def test_a_sample_can_be_made(slug: str) -> None:
    """Nothing is missing and nothing wrong; what was computed stands somewhere."""
    remarks = _remarks(slug, form(slug).sample())
    assert (remarks.errors, remarks.missing) == ((), ())
    outcome = check(slug, form(slug).sample(), today=form(slug).sample_on)
    assert sum(map(len, remarks.computed.values())) == len(outcome.explain())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [each.slug for each in FORMS])
def test_a_blank_page_says_what_is_missing_and_nothing_is_wrong(slug: str, language: str) -> None:
    """Each by its label, and while somebody writes it is not said at the fields."""
    known, remarks = outline(slug, language), _remarks(slug, {}, language)
    assert remarks.errors == ()
    shown = {
        (one.pointer, remark.text)
        for one in places(sections(known, {}, remarks, missing=True))
        for remark in one.remarks
    }
    for each in remarks.missing:
        assert (each.pointer, each.text) in shown
        assert "_" not in each.text
    quiet = [remark for one in places(sections(known, {}, remarks, missing=False)) for remark in one.remarks]
    assert all(remark.severity == "warning" for remark in quiet)


@pytest.mark.parametrize("slug", ["b_annual", "b_calibration_order", "b_calibration_protocol"])
def test_how_many_are_on_a_list_is_told_once_there_are_some(slug: str) -> None:
    """Nobody asks what the majority of no members is."""
    assert not any("0" in text for texts in _remarks(slug, {}).computed.values() for text in texts)
    (place,) = {"/quarters", "/members"} & {*_remarks(slug, form(slug).sample()).computed}
    assert place


def test_a_list_in_which_nothing_stands_is_missing_and_not_wrong() -> None:
    """A decision begun from a sheet knows everything but who sits in the session."""
    remarks = _remarks("b_calibration_order", {**form("b_calibration_order").sample(), "members": []})
    assert (remarks.errors, {each.pointer for each in remarks.missing}) == ((), {"/members"})


def test_values_that_cannot_be_read_are_spoken_of_as_on_paper() -> None:
    """No ISO dates, no strings, no codes."""
    wrong = {"signed_on": "осенью", "days_worked": "много", "employee": {"category": "C", "managerial": "?"}}
    scores = [{"score": "4,5,6"}, *form(SHEET).sample()["scores"][1:]]
    said = {
        each.pointer: each.text for each in _remarks(SHEET, {**form(SHEET).sample(), **wrong, "scores": scores}).errors
    }
    assert (
        said["/signed_on"]
        == "Введите дату, которая есть в календаре: день, месяц и год через точку, например 05.10.2026"
    )
    assert said["/days_worked"] == "Введите целое число цифрами"
    assert said["/scores/0/score"] == "Введите число цифрами, например 4,5"
    assert said["/employee/managerial"] == "Выберите «да» или «нет»"
    assert "C-4" in said["/employee/category"]


def test_what_is_said_stands_at_the_line_it_is_about() -> None:
    """However many blank ones are before it; and the allowed scores beside the score."""
    sample = form("a3_score_sheet").sample()
    sample["kpis"].insert(0, {})
    possible = _remarks("a3_score_sheet", sample)
    sample["kpis"][3]["score"] = "5,01"
    remarks = _remarks("a3_score_sheet", sample)
    assert "/kpis/3/score" in {each.pointer for each in remarks.errors}
    assert "/kpis/1/realization_percent" in remarks.computed
    assert "/kpis/5/score" in remarks.computed
    assert "/final_score" not in remarks.computed, "nothing follows from a score that cannot be"
    assert "/final_score" in possible.computed


def test_computed_values_appear_while_the_paper_is_incomplete() -> None:
    """The average beside its field, in the language of the reader."""
    remarks = _remarks(SHEET, {"scores": [{"score": "4"}] * 5}, "kk")
    assert " = 4,00" in remarks.computed["/average"][0]
    assert not remarks.complete


def test_the_next_paper_keeps_people_and_moves_on() -> None:
    """A quarter, after the fourth a year; scores, days and penalties are new."""
    known, sample = outline(SHEET, "ru"), form(SHEET).sample()
    later = successor(SHEET, known, sample)
    assert later["employee"] == sample["employee"]
    assert later["evaluator"] == sample["evaluator"]
    assert later["period"] == {"year": sample["period"]["year"], "quarter": sample["period"]["quarter"] + 1}
    assert later["scores"] == [{}] * 5
    assert later.keys() == {"employee", "evaluator", "period", "scores", "disciplinary_penalties"}
    assert later["disciplinary_penalties"] == []
    last = successor(SHEET, known, {**sample, "period": {"year": 2026, "quarter": 4}})
    assert last["period"] == {"year": 2027, "quarter": 1}


def test_the_next_agreement_keeps_the_words_of_kpis() -> None:
    """Not their values and days."""
    sample = form("a1_agreement").sample()
    later = successor("a1_agreement", outline("a1_agreement", "ru"), sample)
    assert later["year"] == sample["year"] + 1
    assert [kpi["name"] for kpi in later["kpis"]] == [kpi["name"] for kpi in sample["kpis"]]
    assert not {"planned", "due"} & {key for kpi in later["kpis"] for key in kpi}


def test_a_file_with_something_that_no_field_has_is_refused() -> None:
    """Rather than silently cut."""
    known, sample = outline(SHEET, "ru"), form(SHEET).sample()
    assert held(known, sample)["employee"]["full_name"] == sample["employee"]["full_name"]
    for wrong in ({"x": 1}, {"employee": 5}, {"scores": "abc"}, {"scores": [5]}, {"signed_on": {"x": 1}}):
        with pytest.raises(UnusableStartError):
            held(known, {**sample, **wrong})
