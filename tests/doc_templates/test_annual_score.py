"""What the annual score prints: all four quarters, whatever is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from doc_templates.catalogue import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from validators.check import Outcome


def _printed(checked: Callable[..., Outcome], data: dict[str, Any]) -> dict[str, Any]:
    annual = form("b_annual")
    outcome = checked(annual, data)
    assert outcome.valid, [each.message for each in outcome.errors]
    return annual.context(outcome.record, outcome.computed)


def test_an_annual_score_prints_its_sample(checked: Callable[..., Outcome]) -> None:
    """Each quarter with its score and result, or with the reason why it has none."""
    printed = _printed(checked, form("b_annual").sample())
    assert [row["number"] for row in printed["quarters"]] == ["I", "II", "III", "IV"]
    assert [row["average"] for row in printed["quarters"]] == ["–", "–", "3,86", "4,20"]
    assert printed["quarters"][1]["result"] == (
        "оценка не проводилась: срок пребывания на должности – менее одного месяца"
    )
    assert printed["quarters"][2]["result"] == "выполняет функциональные обязанности надлежащим образом"
    assert printed["quarters"][2]["evaluator"].startswith("Сүлейменова Гүлнәр Һадиқызы, руководитель Департамента")
    assert (printed["year"], printed["annual_score"], printed["signed_on"]) == (
        "2025\u00a0год",
        "4,03",
        "28.01.2026\u00a0г.",
    )
    assert printed["signatory"]["initials"] == "Петренко\u00a0О.\u00a0В."


def test_what_is_left_out_is_left_to_be_written(checked: Callable[..., Outcome]) -> None:
    """A quarter that is not named was not assessed; an evaluator, a signature and a date are written by hand."""
    data = form("b_annual").sample()
    data["quarters"] = [{"quarter": 4, "average": "4.2"}]
    for name in ("annual_score", "result", "signatory", "signed_on"):
        del data[name]
    printed = _printed(checked, data)
    assert printed["quarters"][0] == {
        "number": "I",
        "average": "–",
        "result": "оценка не проводилась",
        "evaluator": "–",
    }
    assert printed["quarters"][3]["evaluator"] == ""
    assert printed["annual_score"] == "4,20"
    assert (printed["signatory"], printed["signed_on"]) == ({"position": "", "initials": ""}, "")


def test_a_quarter_of_two_positions_prints_both_and_their_mean(checked: Callable[..., Outcome]) -> None:
    """So that whoever reads the paper can count the annual score again."""
    data = form("b_annual").sample()
    data["quarters"] = [
        {"quarter": 3, "average": "4.13"},
        {"quarter": 4, "average": "4"},
        {"quarter": 3, "average": "3.5", "result": "proper"},
    ]
    del data["annual_score"], data["result"]
    printed = _printed(checked, data)
    assert [(row["number"], row["average"]) for row in printed["quarters"]] == [
        ("I", "–"),
        ("II", "–"),
        ("III", "4,13"),
        ("III", "3,50"),
        ("III", "3,815"),
        ("IV", "4,00"),
    ]
    assert printed["quarters"][3]["result"] == "выполняет функциональные обязанности надлежащим образом"
    assert printed["quarters"][4]["result"] == "среднее за квартал"
    assert printed["annual_score"] == "3,91"
