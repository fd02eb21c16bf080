"""Any form as a page: what is filled in, and the way back from what was typed to the data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_templates.catalogue import FORMS, form
from service.pages import assets
from service.pages.forms.outline import Leaf, Node, Outline, Part, Rows, outline
from service.pages.forms.remarks import remarks_on
from service.pages.forms.typed import begun, changed, entered, fields, is_blank, shown, typed
from service.pages.forms.views import COLUMNS, LeafView, NodeView, PartView, RowsView, id_of, sections
from service.spreadsheets.columns import CellKind
from tests.validators.conftest import Case, cases
from validators.check import check
from validators.forms import SPECS
from validators.messages.catalog import LANGUAGES
from validators.schemas.json_schema import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SLUGS = [each.slug for each in FORMS]
STYLES = Path(assets.__file__).parent / "static" / "forms.css"
CASES = cases()


def _leaves(nodes: tuple[Node, ...]) -> Iterator[Leaf]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        else:
            yield from _leaves(node.nodes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_sample_comes_back_from_its_page(slug: str, language: str) -> None:
    """What the page of a sample posts makes the same paper, whatever language its choices are in."""
    official, known = form(slug), outline(slug, language)
    back = typed(known, fields(known, official.sample()))
    expected = check(slug, official.sample(), today=official.sample_on)
    found = check(slug, entered(known, back).data, today=official.sample_on)
    assert found.payload == expected.payload is not None
    assert typed(known, fields(known, back)) == back


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_wrong_stays_as_it_was_typed(slug: str, subtests: pytest.Subtests) -> None:
    """Every spoilt paper is held against the methodology as before after a round over the page, and loses nothing."""
    known = outline(slug, "kk")
    for case in (each for each in CASES if each.form == slug):
        with subtests.test(case.name):
            back = typed(known, fields(known, case.data))
            assert typed(known, fields(known, back)) == back
            if _comparable(case):
                found = check(slug, entered(known, back).data, today=case.today, as_of=case.as_of)
                assert [(one.rule, one.pointer) for one in found.violations] == [
                    (one["rule"], one["pointer"]) for one in case.violations
                ]


def _comparable(case: Case) -> bool:
    """Tell whether a case is about something that can stand on a page.

    Not: fields the form has none of, a list that is not sent at all, fewer entries than the order prints, a number sent
    as a string of JSON.
    """
    shape = {one["pointer"] for one in case.violations if one["rule"] == "schema"}
    known = outline(case.form, "ru")
    if (
        not (_as_printed(known, known.nodes, case.data, "") and all(known.find(pointer) for pointer in shape))
        or "/disciplinary_penalties" in shape
    ):
        return False
    return not isinstance(case.data.get("days_worked"), str)


def _as_printed(known: Outline, nodes: tuple[Node, ...], data: Any, above: str) -> bool:
    for node in nodes:
        value, here = data.get(node.name), f"{above}/{node.name}"
        if isinstance(node, Rows) and isinstance(value, list):
            if (known.printed(node, here) or 0) > len(value):
                return False
            places = enumerate(each for each in value if isinstance(each, dict))
            if not all(_as_printed(known, node.nodes, entry, f"{here}/{place}") for place, entry in places):
                return False
    return True


@pytest.mark.parametrize(
    ("kind", "text", "value", "again"),
    [
        (CellKind.DATE, "5.10.2026", "2026-10-05", "05.10.2026"),
        (CellKind.DATE, "05.10.26 г.", "2026-10-05", "05.10.2026"),
        (CellKind.DATE, "2026-10-05", "2026-10-05", "05.10.2026"),
        (CellKind.DATE, "32.13.2026", "2026-13-32", "32.13.2026"),
        (CellKind.DATE, "осенью", "осенью", "осенью"),
        (CellKind.NUMBER, "4,5", "4.5", "4,5"),
        (CellKind.NUMBER, "1 000 000,25", "1000000.25", "1000000,25"),
        (CellKind.NUMBER, "92,1 %", "92.1", "92,1"),
        (CellKind.NUMBER, "4,5,6", "4,5,6", "4,5,6"),
        (CellKind.NUMBER, "пять", "пять", "пять"),
        (CellKind.WHOLE, "63", 63, "63"),
        (CellKind.WHOLE, "63,5", "63.5", "63.5"),
        (CellKind.FLAG, "true", True, "true"),
        (CellKind.FLAG, "да", True, "true"),
        (CellKind.IIN, "000512453059", "000512453059", "000512453059"),
        (CellKind.CHOICE, "remark", "remark", "remark"),
        (CellKind.CHOICE, "Замечание", "remark", "remark"),
        (CellKind.CHOICE, "похвала", "похвала", "похвала"),
    ],
)
def test_values_are_written_as_people_write_them(kind: CellKind, text: str, value: object, again: str) -> None:
    """Days with dots, decimals with a comma; what cannot be read is shown as it was typed."""
    leaf = next(
        each for slug in ("b2_score_sheet", "b_calibration_protocol") for each in _leaves(outline(slug, "ru").nodes)
        if each.kind is kind and (kind is not CellKind.CHOICE or "замечание" in each.column.choices)
    )  # fmt: skip
    known = outline("b2_score_sheet", "ru")
    pointers = {
        CellKind.DATE: "/signed_on",
        CellKind.NUMBER: "/scores/0/score",
        CellKind.WHOLE: "/days_worked",
        CellKind.FLAG: "/employee/managerial",
        CellKind.IIN: "/employee/iin",
        CellKind.CHOICE: "/disciplinary_penalties/0/kind",
    }
    back = typed(known, [(pointers[kind], text)])
    found: Any = back
    for step in pointers[kind].split("/")[1:]:
        found = found[int(step)] if step.isdigit() else found[step]
    assert found == value
    assert shown(leaf, found) == again


def test_strange_fields_are_passed_over() -> None:
    """A page of an older version, or one somebody made up, breaks nothing."""
    known = outline("b2_score_sheet", "ru")
    names = ("/x", "/employee", "/employee/x", "/scores/x/score", "/scores/99999999/score", "/scores/0", "/", "//", "x")
    assert is_blank(typed(known, [(name, "5") for name in names]))


POINTERS = [
    name for name, _ in fields(outline("b_calibration_protocol", "ru"), form("b_calibration_protocol").sample())
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(POINTERS), st.text(max_size=12)), max_size=40))
def test_whatever_is_typed_stays(posted: list[tuple[str, str]]) -> None:
    """What was read and shown reads the same again, and is checked without a fault of ours."""
    known = outline("b_calibration_protocol", "ru")
    data = typed(known, posted)
    again = typed(known, fields(known, data))
    assert entered(known, again).data == entered(known, data).data
    assert typed(known, fields(known, again)) == again
    json.dumps(data)
    check("b_calibration_protocol", entered(known, data).data, today=form("b_calibration_protocol").sample_on)


def test_entries_nobody_wrote_in_are_not_in_the_paper_and_places_are_found_again() -> None:
    """A line left blank between others is skipped, and a violation of a later one stands at that one."""
    known = outline("a1_agreement", "ru")
    data = typed(known, [("/kpis/0", ""), ("/kpis/1/name", "Доля"), ("/kpis/2", ""), ("/kpis/3/name", "Число")])
    assert data["kpis"] == [{}, {"name": "Доля"}, {}, {"name": "Число"}]
    paper = entered(known, data)
    assert paper.data["kpis"] == [{"name": "Доля"}, {"name": "Число"}]
    assert [paper.on_page(f"/kpis/{place}/unit") for place in (0, 1)] == ["/kpis/1/unit", "/kpis/3/unit"]
    assert paper.on_page("/year") == "/year"
    assert "agency_kpi" not in paper.data
    assert paper.data["employee"] == {}


def test_a_blank_page_has_as_many_lines_as_the_sample() -> None:
    """And nothing in them; what the order prints is always there."""
    known = outline("b2_score_sheet", "ru")
    data = begun(known, form("b2_score_sheet").sample())
    assert is_blank(data)
    assert len(data["scores"]) == len(entered(known, {}).data["scores"]) == 5
    assert len(begun(outline("a7_summary", "ru"), form("a7_summary").sample())["questions"]) == 14


def test_lines_are_added_moved_and_removed() -> None:
    """Where the order sets how many there are, nothing of it."""
    known = outline("a1_agreement", "ru")
    data: dict[str, Any] = {}
    assert changed(known, data, "add", "/kpis") == "/kpis/0"
    assert changed(known, data, "add", "/kpis") == "/kpis/1"
    data["kpis"][1]["name"] = "Второй"
    assert changed(known, data, "up", "/kpis/1") == "/kpis/0"
    assert data["kpis"] == [{"name": "Второй"}, {}]
    assert changed(known, data, "up", "/kpis/0") is None
    assert changed(known, data, "down", "/kpis/0") == "/kpis/1"
    assert changed(known, data, "remove", "/kpis/0") == "/kpis"
    assert data["kpis"] == [{"name": "Второй"}]
    for action, pointer in (
        ("remove", "/kpis/7"),
        ("add", "/year"),
        ("add", "/kpis/0"),
        ("else", "/kpis/0"),
        ("add", ""),
    ):
        assert changed(known, data, action, pointer) is None
    assert data["kpis"] == [{"name": "Второй"}]
    sheet = outline("b2_score_sheet", "ru")
    assert changed(sheet, {"scores": [{}] * 5}, "remove", "/scores/0") is None


@pytest.mark.parametrize("slug", SLUGS)
def test_every_field_of_a_form_stands_on_its_page_once(slug: str) -> None:
    """In a section with a heading, with a label, and with no word that only programmers know."""
    schema = SPECS[slug].schema
    for language in LANGUAGES:
        known = outline(slug, language)
        assert sorted(name for section in known.sections for name in section.names) == sorted(schema.fields)
        assert all(section.title for section in known.sections)
        for leaf in _leaves(known.nodes):
            assert leaf.label
            assert leaf.label != leaf.name
            codes = [code for code in leaf.column.choices.values() if "_" in code]
            assert not [code for code in codes if code in leaf.hint or code in leaf.column.choices]
            assert "true" not in leaf.hint


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_and_hints_are_in_the_language_of_the_reader(language: str) -> None:
    """Kazakh words of results come from the same place as those of messages."""
    known = outline("b2_score_sheet", language)
    result = known.find("/result")
    assert isinstance(result, Leaf)
    words = {
        "ru": "выполняет функциональные обязанности эффективно",
        "kk": "функционалдық міндеттерін тиімді орындайды",
        "en": "performs the functional duties effectively",
    }
    assert next(iter(result.column.choices)) == words[language]
    assert result.computed


def test_the_law_and_the_explanation_of_the_annex_stand_beside_a_field() -> None:
    """The item that a value is held against, and what the annex prints for a parameter."""
    known = outline("b2_score_sheet", "ru")
    assert "18" in {law.item for law in known.law("/scores/0/score")}
    assert any("взыскани" in law.text for law in known.law("/scores/4/score"))
    assert not any("взыскани" in law.text for law in known.law("/scores/0/score"))
    assert known.wordings["scores", 0].explanation
    assert outline("a9_score_sheet", "ru").wordings["qualities", 2].title


def _lists(views: tuple[NodeView, ...]) -> Iterator[tuple[NodeView, ...]]:
    yield views
    for view in views:
        if isinstance(view, PartView):
            yield from _lists(view.nodes)
        elif isinstance(view, RowsView):
            yield from (each for entry in view.entries for each in _lists(entry.nodes))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_lines_of_a_page_are_filled(slug: str) -> None:
    """By places as wide as the style sheet knows them."""
    known, data = outline(slug, "ru"), form(slug).sample()
    styles, page = (
        STYLES.read_text("utf-8"),
        sections(known, data, remarks_on(known, entered(known, data), ()), missing=True),
    )
    for views in (each for one in page for each in _lists(one.nodes)):
        for kind, place in (("m", 0), ("w", 1)):
            used = 0
            for view in views:
                span = (view.spans[place : place + 1] or (COLUMNS,))[0] if isinstance(view, LeafView) else COLUMNS
                assert used + span <= COLUMNS
                used = (used + span) % COLUMNS
                assert span == COLUMNS or f".{kind}{span} {{" in styles
            assert used == 0


def test_places_have_ids_a_selector_can_name() -> None:
    """And the way a value is filled in follows from its kind and its length."""
    assert id_of("/scores/4/score") == "f-scores-4-score"
    known = outline("a1_agreement", "ru")
    nodes = {node.name: node for node in known.nodes}
    kpis, employee = nodes["kpis"], nodes["employee"]
    assert isinstance(kpis, Rows)
    assert isinstance(employee, Part)
    looks = {leaf.name: LeafView(leaf, "", None).look for leaf in _leaves(kpis.nodes)}  # type: ignore[arg-type] # no place
    assert looks == {"name": "area", "linkage": "area", "unit": "text", "planned": "number", "due": "date",
                     "expected_result": "area"}  # fmt: skip


def test_a_page_says_what_the_schema_says() -> None:
    """There is no second list of labels."""
    known = outline("b2_score_sheet", "en")
    assert [node.label for node in known.nodes] == [
        texts_of(field, "en")["title"] for field in SPECS["b2_score_sheet"].schema.fields.values()
    ]


def test_what_a_rule_demands_is_not_called_optional() -> None:
    """Though the data may come without it: a KPI needs its plan, a comment is a matter of taste."""
    assert "/kpis/*/planned" in outline("a1_agreement", "ru").demanded
    assert "/agency_kpi/linkage" not in outline("a1_agreement", "ru").demanded
    assert not outline("b2_score_sheet", "ru").demanded


def test_entries_that_the_order_prints_keep_their_places() -> None:
    """An option nobody counted is missing and not skipped; nobody adds to them or takes one away."""
    known = outline("a7_summary", "ru")
    data = typed(known, [("/questions/1/options/2/count", "5")])
    paper = entered(known, data)
    assert len(paper.data["questions"]) == 14
    assert paper.data["questions"][1]["options"][2] == {"count": 5}
    assert paper.on_page("/questions/1/options/2/count") == "/questions/1/options/2/count"
    assert changed(known, data, "remove", "/questions/1") is None
    assert changed(known, data, "add", "/questions/1/options") is None
    assert changed(outline("a9_score_sheet", "ru"), {"qualities": [{}]}, "remove", "/qualities/0") is None
