"""A blank form to be filled in by hand in Word: each field is a control, everything else is locked."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from doc_templates.catalogue import FORMS, form
from doc_templates.docx.controls import ControlKind
from validators.check import check
from worker.making import Origin, compose, make_blank_docx, make_docx
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from doc_templates.catalogue import Form

EVERY_FORM = pytest.mark.parametrize("official", FORMS, ids=lambda official: official.slug)
ORIGIN = Origin("blank", datetime(2026, 11, 26, tzinfo=UTC))
PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
WITHOUT_FIELDS = {"a4_max_score_table", "a5_allowed_score_table", "a7_survey"}
WORDS_OF_THE_FORM = {"item", "opening", "capacity", "role", "end", "not_assessed", "signed", "room"}
"""Placeholders that print words of the form, whose place the line before takes, or where a person signs."""


def _blank(official: Form) -> tuple[Any, Any]:
    """Return the document as it is printed and as it is filled in by hand."""
    renderer, paper = DocxRenderer(), compose(official, None, {}, ORIGIN)
    made = make_docx(renderer, paper), make_blank_docx(renderer, paper, official)
    plain, fillable = (Document(io.BytesIO(each.content)) for each in made)
    return plain, fillable


def _texts(document: Any, *, controls: bool) -> str:
    body = document.element.body
    for inside in [] if controls else list(body.iter(qn("w:sdt"))):
        inside.getparent().remove(inside)
    return "".join(text.text or "" for text in body.iter(qn("w:t")))


@EVERY_FORM
def test_the_official_words_stay_and_the_fields_become_controls(official: Form) -> None:
    """Without its controls the document says what the printed blank says, letter by letter."""
    plain, fillable = _blank(official)
    found = list(fillable.element.body.iter(qn("w:sdt")))
    assert bool(found) == (official.slug not in WITHOUT_FIELDS)
    for each in found:
        about = each.find(qn("w:sdtPr"))
        assert about.find(qn("w:alias")).get(qn("w:val")) == "".join(text.text for text in each.iter(qn("w:t")))
        assert about.find(qn("w:showingPlcHdr")) is not None
    assert _texts(fillable, controls=False) == _texts(plain, controls=True)


@EVERY_FORM
def test_nothing_but_the_controls_can_be_changed(official: Form) -> None:
    """Protected for filling in, and a control cannot be deleted by a slip."""
    _, fillable = _blank(official)
    protection = fillable.settings.element.find(qn("w:documentProtection"))
    assert (protection.get(qn("w:edit")), protection.get(qn("w:enforcement"))) == ("forms", "1")
    locks = {lock.get(qn("w:val")) for lock in fillable.element.body.iter(qn("w:lock"))}
    assert locks == (set() if official.slug in WITHOUT_FIELDS else {"sdtLocked"})


@EVERY_FORM
def test_templates_printed_blanks_and_filled_papers_hold_no_controls(official: Form) -> None:
    """They are for the blank that is filled in by hand alone."""
    outcome = check(official.slug, official.sample(), today=official.sample_on)
    filled = make_docx(DocxRenderer(), compose(official, outcome.record, outcome.computed, ORIGIN)).content
    printed = make_docx(DocxRenderer(), compose(official, None, {}, ORIGIN)).content
    for content in (official.template().content, filled, printed):
        document = Document(io.BytesIO(content))
        assert not list(document.element.body.iter(qn("w:sdt")))
        assert document.settings.element.find(qn("w:documentProtection")) is None


@EVERY_FORM
def test_every_placeholder_is_an_entry_or_words_of_the_form(official: Form) -> None:
    """A placeholder that comes with a new form is declared as an entry."""
    document = Document(io.BytesIO(official.template().content))
    names = set(PLACEHOLDER.findall(_texts(document, controls=True)))
    unknown = {name for name in names if official.control(name) is None}
    assert {name.rpartition(".")[2] for name in unknown} <= WORDS_OF_THE_FORM


def test_days_are_picked_and_results_chosen() -> None:
    """The list of results is that of the methodology; a day comes from a calendar, written as in Kazakhstan."""
    _, fillable = _blank(form("b2_score_sheet"))
    body = fillable.element.body
    options = [item.get(qn("w:value")) for item in body.iter(qn("w:listItem"))]
    assert options[0] == "выполняет функциональные обязанности эффективно"
    assert len(options) == 4
    (date,) = body.iter(qn("w:date"))
    assert date.find(qn("w:dateFormat")).get(qn("w:val")) == "dd.MM.yyyy"


def test_the_outcomes_to_choose_from_are_those_that_a_filled_protocol_prints() -> None:
    """They are the words of one list, so that a paper by hand and a printed one agree."""
    official = form("b_calibration_protocol")
    entry = official.control("decision.outcome")
    assert entry is not None
    assert (entry.kind, entry.text) == (ControlKind.CHOICE, "решение")
    outcome = check(official.slug, official.sample(), today=official.sample_on)
    assert official.context(outcome.record, outcome.computed)["decision"]["outcome"] in entry.options
    _, fillable = _blank(official)
    shown = [item.get(qn("w:displayText")) for item in fillable.element.body.iter(qn("w:listItem"))]
    assert set(entry.options) < set(shown)


def test_the_words_of_a_form_stand_in_its_folder() -> None:
    """A field that no other form has is declared by the form, and no other form knows it."""
    assert form("b_calibration_protocol").control("decision.votes_for") is not None
    assert form("b_annual").control("decision.votes_for") is None
    assert form("b_annual").control("employee.full_name") is not None


def test_the_same_blank_has_the_same_bytes() -> None:
    """Two makings differ in nothing."""
    official = form("a1_agreement")
    paper = compose(official, None, {}, ORIGIN)
    first, second = (make_blank_docx(DocxRenderer(), paper, official).content for _ in range(2))
    assert first == second
