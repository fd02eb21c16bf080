"""A value with a letter of Kazakh is marked as Kazakh as a whole, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from doc_templates.catalogue import FORMS, Form
from doc_templates.hyphenation import KAZAKH_LETTERS
from validators.check import check
from worker.making import texts_of
from worker.render.fodt import printed_fodt
from worker.render.kazakh import is_kazakh

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as DocxDocument

    Build = Callable[..., Any]
    Fill = Callable[[Any, dict[str, Any]], bytes]
    Read = Callable[..., bytes]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/header.xml")


def _runs(part: bytes) -> list[tuple[str, str | None]]:
    """Return the text of each run that has one, and the language it names."""
    found = []
    for run in etree.fromstring(part).iter(f"{W}r"):
        text = "".join(run.xpath("w:t/text() | w:br/@x | w:tab/@x", namespaces={"w": W[1:-1]}))
        language = run.find(f"{W}rPr/{W}lang")
        if text:
            found.append((text, None if language is None else language.get(f"{W}val")))
    return found


def _lines(part: bytes) -> list[str]:
    tags = {f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        "".join((node.text or "") if node.tag == f"{W}t" else tags.get(node.tag, "") for node in paragraph.iter())
        for paragraph in etree.fromstring(part).iter(f"{W}p")
    ]


def _in_kazakh(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_kazakh(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_in_kazakh(below) for below in value]
    return f"{value} үшін <&> 1" if isinstance(value, str) and value else value


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_kazakh_fields_of_every_form_name_their_language(form: Form, fill: Fill, part: Read) -> None:
    """Whole values, in body and header; the official words beside them in the same line stay Russian."""
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    context = form.context(outcome.record, outcome.computed)
    for filled in (context, _in_kazakh(context)):
        values = {" ".join(text.split()) for text in texts_of(filled) if is_kazakh(text)}
        content = fill(form.template(), filled)
        for name in PARTS:
            runs = _runs(part(content, name))
            assert {" ".join(text.split()) for text, language in runs if language == "kk-KZ"} <= values
            assert not [text for text, language in runs if is_kazakh(text) and language != "kk-KZ"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_naming_the_language_changes_no_text(form: Form, fill: Fill, plain: Fill, part: Read) -> None:
    """Paragraph by paragraph it is the text docxtpl writes."""
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    context = _in_kazakh(form.context(outcome.record, outcome.computed))
    ours, theirs = (part(fill_in(form.template(), context), PARTS[0]) for fill_in in (fill, plain))
    assert _lines(ours) == _lines(theirs)


@pytest.mark.parametrize("letter", KAZAKH_LETTERS)
def test_one_letter_is_enough(template: Build, fill: Fill, part: Read, letter: str) -> None:
    """Capital or small; the other fields of the line are Russian."""
    form = template("Имя: {{ a }}, {{ b }}.")
    runs = _runs(part(fill(form, {"a": f"Ир{letter}на", "b": "Ирина"}), "word/document.xml"))
    assert runs == [("Имя: ", None), (f"Ир{letter}на", "kk-KZ"), (", Ирина.", None)]


def test_the_look_and_the_line_ends_of_a_field_are_kept(template: Build, fill: Fill, part: Read) -> None:
    """Bold stays bold, a language Word has named gives way, line ends and tabs stand where they stood."""

    def design(document: DocxDocument) -> None:
        run = document.add_paragraph().add_run("А {{ a }}\tБ")
        run.bold = True
        run._r.get_or_add_rPr().append(run._r.makeelement(f"{W}lang", {f"{W}val": "en-US"}))

    content = part(fill(template("х", design=design), {"a": " бір\n\tекі "}), "word/document.xml")
    assert _lines(content)[-1] == "А  бір\n\tекі \tБ"
    marked = [run for run in etree.fromstring(content).iter(f"{W}r") if b"kk-KZ" in etree.tostring(run)]
    assert marked
    assert all([child.tag for child in run.find(f"{W}rPr")] == [f"{W}b", f"{W}lang"] for run in marked)
    assert all(b"preserve" in etree.tostring(text) for run in marked for text in run.iter(f"{W}t"))


def test_signs_that_stand_for_nothing_do_not_lead_astray(template: Build, fill: Fill, part: Read) -> None:
    """Noncharacters of Unicode in a value are left out; what follows is marked as ever."""
    form = template("{{ a }} и {{ b }}")
    content = part(fill(form, {"a": "раз\ufdd0 два\ufdd1\ufdd0", "b": "үш"}), "word/document.xml")
    assert "".join(text for text, _ in _runs(content)) == "раз два и үш"
    assert ("үш", "kk-KZ") in _runs(content)


def test_joined_papers_name_the_language_too() -> None:
    """In a span of its own, so that single and joined conversion draw alike."""
    assert printed_fodt("Ирина", "a") == "Ирина"
    assert printed_fodt("Іңкәр\nҚызы", "a") == (
        '<text:span text:style-name="kazakh">Іңкәр<text:line-break/>Қызы</text:span>'
    )
