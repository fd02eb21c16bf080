"""What is filled in: as official papers write it, plain values only, and whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_templates import score_sheet, wording
from doc_templates.catalogue import FORMS, Form, form
from doc_templates.docx import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from validators.check import Outcome

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)


@pytest.mark.parametrize(
    ("value", "printed"),
    [("4.8", "4,8"), ("4.80", "4,8"), ("5.00", "5"), ("5", "5"), ("0", "0"), ("0.00", "0"), ("2.99", "2,99")],
)
def test_a_score_is_printed_as_short_as_it_is_exact(value: str, printed: str) -> None:
    """With a decimal comma."""
    assert wording.score(Decimal(value)) == printed


def test_a_score_is_never_printed_with_an_exponent() -> None:
    """Decimals keep how they were written."""
    assert wording.score(Decimal("5E+0")) == "5"
    assert wording.score(Decimal("1E+1")) == "10"


@pytest.mark.parametrize(("value", "printed"), [("4.2", "4,20"), ("4.20", "4,20"), ("3", "3,00"), ("0", "0,00")])
def test_an_average_has_two_places(value: str, printed: str) -> None:
    """As it was rounded by the methodology."""
    assert wording.average(value) == printed
    assert wording.average(Decimal(value)) == printed


def test_dates_and_quarters_are_printed_as_in_official_papers() -> None:
    """Two digits, full stops, «г.»; Roman quarters."""
    assert wording.day(date(2026, 10, 9)) == "09.10.2026\u00a0г."
    assert wording.day(None) == ""
    quarters = [wording.quarter(SimpleNamespace(year=2026, quarter=number)) for number in range(1, 5)]
    assert quarters == [f"{number}\u00a0квартал 2026\u00a0года" for number in ("I", "II", "III", "IV")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("не более 5 рабочих дней", "не более 5_рабочих дней"),
        ("до 92,1 % плана", "до 92,1_% плана"),
        ("план 1 250 000 000,75 тенге", "план 1_250_000_000,75_тенге"),
        ("приказ № 13 от 30.11.2026", "приказ №_13 от 30.11.2026"),
        ("до 30.11.2026 г. и 2026 год", "до 30.11.2026_г. и 2026_год"),
        ("пункты 12, 26", "пункты 12, 26"),
        ("коды 12 4567", "коды 12 4567"),
        ("5  дней\n6 часов", "5  дней\n6_часов"),
        ("", ""),
    ],
)
def test_numbers_in_cells_stay_beside_what_they_count(text: str, printed: str) -> None:
    """«_» stands for the blank that does not break."""
    assert wording.kept(text) == printed.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("1250000000000.75", "1_250_000_000_000,75"),
        ("-2960.50", "-2_960,5"),
        ("100", "100"),
    ],
)
def test_a_value_is_one_word(number: str, printed: str) -> None:
    """Its groups of digits are never on two lines."""
    assert wording.value(Decimal(number)) == printed.replace("_", "\u00a0")


def test_percents_and_half_years_do_not_break() -> None:
    """Between the number and its sign or word."""
    assert wording.percent(Decimal("92.10")) == "92,1\u00a0%"
    assert wording.half_year(2026) == "I\u00a0полугодие 2026\u00a0года"


def test_a_score_sheet_prints_its_sample(checked: Callable[..., Outcome]) -> None:
    """Every value at its place."""
    sheet = form("b2_score_sheet")
    outcome = checked(sheet, sheet.sample())
    context = sheet.context(outcome.record, outcome.computed)
    assert context["employee"]["full_name"] == "Әбдіқадырова Ұлжан Қайратқызы"
    assert context["evaluator"]["position"] == "руководитель Департамента"
    assert [context[f"parameter_{number}"]["score"] for number in range(1, 6)] == ["4,2", "3,5", "4,3", "4", "5"]
    assert context["parameter_2"]["comment"] == "Два поручения исполнены с опозданием на один день."
    assert context["parameter_4"]["comment"] == ""
    facts = [context[key] for key in ("period", "average", "result", "signed_on")]
    assert facts == [
        "III\u00a0квартал 2026\u00a0года",
        "4,20",
        "выполняет функциональные обязанности эффективно",
        "15.10.2026\u00a0г.",
    ]


def test_a_sheet_without_a_date_leaves_the_line_for_it(checked: Callable[..., Outcome]) -> None:
    """The evaluator writes it by hand."""
    sheet = form("b2_score_sheet")
    outcome = checked(sheet, sheet.sample())
    assert outcome.record is not None
    unsigned = replace(outcome.record, signed_on=None)
    assert sheet.context(unsigned, outcome.computed)["signed_on"] == ""


def test_a_protocol_prints_its_sample(checked: Callable[..., Outcome]) -> None:
    """Composition, direction, scores and votes."""
    protocol = form("b_calibration_protocol")
    outcome = checked(protocol, protocol.sample())
    context = protocol.context(outcome.record, outcome.computed)
    assert context["called_by"]["ground"] == "решение должностного лица от 22.10.2026\u00a0г."
    assert [member["role"] for member in context["members"]] == ["Председатель", "Член", "Секретарь"]
    assert context["members"][2]["capacity"] == "секретарь, работник службы управления персоналом"
    assert context["members_count"] == 3
    decision = context["decision"]
    assert decision["outcome"] == "скорректировать оценку в сторону повышения"
    assert (decision["score_before"], decision["score_after"]) == ("3,86", "4,20")
    assert decision["result_before"] == "выполняет функциональные обязанности надлежащим образом"
    assert decision["result_after"] == "выполняет функциональные обязанности эффективно"
    assert (decision["votes_for"], decision["votes_against"]) == (3, 0)


def test_a_protocol_says_what_was_not_said(checked: Callable[..., Outcome]) -> None:
    """Absence is stated, and the maslikhat named where it decided; what comes later is left to be written."""
    protocol = form("b_calibration_protocol")
    data = protocol.sample()
    data["called_by"]["by_maslikhat"] = True
    for name in ("appellant_reasons", "members_remarks"):
        del data["discussion"][name]
    for name in ("posted_on", "feedback_on"):
        del data[name]
    outcome = checked(protocol, data)
    context = protocol.context(outcome.record, outcome.computed)
    assert context["called_by"]["ground"] == "решение маслихата от 22.10.2026\u00a0г."
    assert context["discussion"]["appellant_reasons"] == ["Доводы не приведены."]
    assert context["discussion"]["members_remarks"] == ["Замечания не высказаны."]
    assert (context["posted_on"], context["feedback_on"]) == ("", "")


@EVERY_FORM
def test_a_blank_context_is_a_copy(form: Form) -> None:
    """Nothing written into one blank form reaches the next."""
    for value in form.blank_context().values():
        if isinstance(value, list | dict):
            value.clear()
    assert all(form.blank_context()[key] for key, value in form.blank_context().items() if isinstance(value, dict))


def test_a_short_comment_stays_in_its_cell() -> None:
    """By the lines it takes there: wide letters fill them sooner than narrow ones."""
    assert score_sheet.fits_cell("")
    assert score_sheet.fits_cell("Замечаний нет. " * 10)
    assert score_sheet.fits_cell("і" * 300)
    assert not score_sheet.fits_cell("Ш" * 300)
    assert score_sheet.fits_cell("\n" * (score_sheet.CELL_LINES - 1))
    assert not score_sheet.fits_cell("\n" * score_sheet.CELL_LINES)


def test_a_long_comment_is_announced_in_its_cell(
    checked: Callable[..., Outcome], long_data: Callable[[Form], dict[str, Any]], long_text: str
) -> None:
    """And stands below its row, whole, with the number of its parameter; what is continued says so."""
    sheet = form("b1_score_sheet")
    outcome = checked(sheet, long_data(sheet))
    second = sheet.context(outcome.record, outcome.computed)["parameter_2"]
    assert second["comment"] == "см. ниже"
    first, *more = second["comment_below"]
    assert first.startswith("Комментарий к параметру 2: ")
    assert more
    assert all(part.startswith("Комментарий к параметру 2 (продолжение): ") for part in more)
    assert " ".join(part.split(": ", 1)[1] for part in second["comment_below"]) == long_text


def test_a_comment_is_continued_after_a_sentence() -> None:
    """Where one ends in the second half of the row."""
    parts = score_sheet.comment_rows(1, "Поручение исполнено в срок, возвратов не было. " * 80)
    assert all(part.endswith("не было.") for part in parts[:-1])


TEXTS = st.text(alphabet=st.sampled_from("абЖЩ\n\t 😀Ә"), max_size=6000)
BLANKS = str.maketrans("", "", " \n")


@given(TEXTS)
def test_no_character_of_a_comment_is_lost_between_rows(text: str) -> None:
    """Whatever is written, with or without blanks: a cut takes at most the blank it is made at."""
    parts = [part.split(": ", 1)[1] for part in score_sheet.comment_rows(3, text)]
    assert "".join(parts).translate(BLANKS) == text.translate(BLANKS)
    assert 0 <= len(text) - sum(map(len, parts)) <= max(len(parts) - 1, 0)


@given(TEXTS)
def test_no_row_of_a_comment_is_higher_than_a_third_of_a_page(text: str) -> None:
    """By the measure of the text; what it is worth is seen in the PDF."""
    for part in score_sheet.comment_rows(3, text):
        assert not measure.is_tall([(part, sum(score_sheet.COLUMN_WIDTHS.values()))], measure.UPRIGHT)


@given(TEXTS)
def test_the_end_of_a_long_text_comes_along_with_the_signature(text: str) -> None:
    """Its last sentences or lines, never more than six; nothing of it is lost."""
    found = measure.kept_text(["Вступление.", text])
    assert found["lines"] == ["Вступление."]
    assert "".join([*found["open"], found["end"]]).translate(BLANKS) == text.translate(BLANKS)
    assert len(measure.lines(found["end"], measure.TEXT_WIDTH, 12)) <= measure.KEPT_LINES
    assert bool(found["open"]) is (len(measure.lines(text, measure.TEXT_WIDTH, 12)) > measure.KEPT_LINES)


def test_a_row_is_told_to_go_on_over_pages_where_it_is_taller_than_a_third_of_one(
    checked: Callable[..., Outcome], long_data: Callable[[Form], dict[str, Any]]
) -> None:
    """In every table of KPIs, grounds or servants, and only there."""
    for slug, path in (("a1_agreement", "kpis"), ("a9_score_sheet", "kpis"), ("a_disagreement", "kpis")):
        printed = form(slug)
        outcome = checked(printed, long_data(printed))
        assert {row["tall"] for row in printed.context(outcome.record, outcome.computed)[path]} >= {True}, slug
        outcome = checked(printed, printed.sample())
        assert {row["tall"] for row in printed.context(outcome.record, outcome.computed)[path]} == {False}, slug
        assert {row["tall"] for row in printed.blank_context()[path]} == {False}, slug


def test_a_schedule_lists_each_evaluator_once_in_the_order_of_its_rows(checked: Callable[..., Outcome]) -> None:
    """The place is that of the first employee whom an evaluator assesses, though others follow below."""
    paper = form("assessment_schedule")
    data = paper.sample()
    first, second, third = data["servants"]
    assert first["evaluator"] == second["evaluator"] != third["evaluator"]
    data["servants"] = [first, third, second]
    outcome = checked(paper, data)
    listed = [one["who"].split(",")[0] for one in paper.context(outcome.record, outcome.computed)["evaluators"]]
    assert listed == [first["evaluator"]["full_name"], third["evaluator"]["full_name"]]
