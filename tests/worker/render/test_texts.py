"""People's texts arrive as they were typed, and what cannot stand on paper is refused by the name of its field."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docxtpl import Listing, RichText
from markupsafe import Markup

from worker.properties import DocumentProperties
from worker.render import ContextRefusedError, DocxRenderer, RenderError

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[..., Any]
    Fill = Callable[[Any, dict[str, Any]], bytes]
    Read = Callable[..., bytes]


class _Word(StrEnum):
    A = "а"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% raw %}{{ a }}{% endraw %}",
        "{_{ a }_} {_% if %_}",
        "{# примечание #}",
        "{{ other }}",
        "</w:t></w:r></w:p><w:p/>",
        "&lt;b&gt; &#34;",
        "  по краям и   внутри  ",
        "Қазақстан Республикасы — Әуезов пен Ғабит, Өскемен, Ұлытау, Үржар, Шыңғыс, Һ",
        "😀 и 𝔘",
        "ж" * 5000,
    ],
)
def test_a_text_arrives_literally(template: Build, fill: Fill, text: str) -> None:
    """Neither evaluated, nor taken for markup, nor trimmed."""
    rendered = fill(template("{{ text }}"), {"text": text, "other": "нет"})
    assert Document(io.BytesIO(rendered)).paragraphs[-1].text == text


@pytest.mark.parametrize("typed", ["а\nб", "а\r\nб", "а\rб"])
def test_every_end_of_line_becomes_a_line_break(template: Build, fill: Fill, part: Read, typed: str) -> None:
    """Within the paragraph, however the system it was typed on ends its lines."""
    document = part(fill(template("{{ text }}"), {"text": typed})).decode()
    assert '<w:t xml:space="preserve">а</w:t><w:br/><w:t xml:space="preserve">б</w:t>' in document


def test_spaces_are_marked_as_meant(template: Build, fill: Fill, part: Read) -> None:
    """Word and LibreOffice trim a text without the mark."""
    document = part(fill(template("{{ text }}"), {"text": "  а  б "})).decode()
    assert '<w:t xml:space="preserve">  а  б </w:t>' in document


def test_braces_a_template_escapes_are_printed_as_braces(template: Build, fill: Fill) -> None:
    """Docxtpl's spelling works in templates."""
    rendered = fill(template("{_{ {{ text }} }_}"), {"text": "{_{"})
    assert Document(io.BytesIO(rendered)).paragraphs[-1].text == "{{ {_{ }}"


@pytest.mark.parametrize("character", ["\a", "\f", "\0", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_a_character_xml_cannot_carry_is_refused_by_its_field(template: Build, fill: Fill, character: str) -> None:
    """Also docxtpl's BEL and FF, which would end a paragraph or a page; the text itself stays out of the message."""
    context = {"text": "а", "members": [{"name": "б"}, {"name": f"Тайное{character}имя"}]}
    with pytest.raises(ContextRefusedError, match=r"«members\[1\]\.name».*U\+") as refused:
        fill(template("{{ text }}"), context)
    assert "Тайное" not in str(refused.value)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        Decimal("4.20"),
        date(2025, 10, 1),
        ("а",),
        {"а"},
        b"a",
        object(),
        Markup("<w:p/>"),
        Listing("а"),
        RichText("а"),
        _Word.A,
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_is_not_plain_is_refused_by_its_field(template: Build, fill: Fill, value: object) -> None:
    """Objects could act from within a template; numbers other than whole ones are formatted by whoever knows how."""
    with pytest.raises(ContextRefusedError, match=r"«employee.score»: тип"):
        fill(template("{{ employee.score }}"), {"employee": {"score": value}})


def test_the_name_of_a_field_is_text(template: Build, fill: Fill) -> None:
    """A number as a key would make the path ambiguous."""
    with pytest.raises(ContextRefusedError, match=r"имена полей"):
        fill(template("а"), {"rows": {1: "а"}})


def test_values_nested_without_end_are_refused(template: Build, fill: Fill) -> None:
    """A list that holds itself is found by its depth."""
    rows: list[object] = []
    rows.append(rows)
    with pytest.raises(ContextRefusedError, match=r"вложено глубже"):
        fill(template("а"), {"rows": rows})


@pytest.mark.parametrize("context", [{}, {"employee": {}}, {"employee": "а"}, {"employee": []}])
def test_a_missing_field_is_an_error_that_names_it(template: Build, fill: Fill, context: dict[str, Any]) -> None:
    """Never an empty place in silence."""
    with pytest.raises(ContextRefusedError, match=r"employee|full_name"):
        fill(template("{{ employee.full_name }}"), context)


@pytest.mark.parametrize("value", [None, True, ["а"], {"а": "б"}], ids=lambda value: type(value).__name__)
def test_only_text_and_whole_numbers_are_printed(template: Build, fill: Fill, value: object) -> None:
    """The word None or a Python list on an official paper is an error that names the placeholder."""
    with pytest.raises(ContextRefusedError, match=r"«employee\.note»"):
        fill(template("{{ employee.note }}"), {"employee": {"note": value}})


@pytest.mark.parametrize("field", ["items", "keys", "values", "get", "copy", "pop"])
def test_a_field_may_be_called_like_a_method_of_a_dictionary(template: Build, fill: Fill, field: str) -> None:
    """A dot after a dictionary always means a field."""
    form = template("{{ row." + field + " }}")
    rendered = fill(form, {"row": {field: "это поле"}})
    assert Document(io.BytesIO(rendered)).paragraphs[-1].text == "это поле"
    with pytest.raises(ContextRefusedError):
        fill(form, {"row": {}})


def test_a_template_that_fails_with_the_values_shows_none_of_them(template: Build, fill: Fill) -> None:
    """Python's own messages quote the operands, so only the kind of the error is told."""
    with pytest.raises(RenderError, match=r"TypeError") as failed:
        fill(template("{{ name + 1 }}"), {"name": "Тайное имя"})
    assert "Тайное" not in str(failed.value)
    assert failed.value.__cause__ is None


def test_a_moment_without_a_time_zone_is_ambiguous() -> None:
    """The bytes of a document would depend on the machine."""
    with pytest.raises(ValueError, match=r"time zone"):
        DocumentProperties("а", "б", "ru-RU", datetime(2025, 10, 1), "в")  # noqa: DTZ001 - the error looked for
    assert DocumentProperties("а", "б", "ru-RU", datetime(2025, 10, 1, tzinfo=UTC), "в").title == "а"


def test_a_property_with_a_control_character_is_refused(template: Build, renderer: DocxRenderer) -> None:
    """Properties are written into XML too."""
    properties = DocumentProperties("а\x00", "б", "ru-RU", datetime(2025, 10, 1, tzinfo=UTC), "в")
    with pytest.raises(ContextRefusedError, match=r"title"):
        renderer.render(template("а"), {}, properties)
