"""What the decision to hold a calibration session prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from doc_templates.catalogue import form

if TYPE_CHECKING:
    from collections.abc import Callable

    from validators.check import Outcome


def _printed(checked: Callable[..., Outcome], data: dict[str, Any]) -> dict[str, Any]:
    order = form("b_calibration_order")
    outcome = checked(order, data)
    assert outcome.record is not None
    return order.context(outcome.record, outcome.computed)


def test_a_decision_prints_its_sample(checked: Callable[..., Outcome]) -> None:
    """Who appealed, who sits in the session, when and where."""
    order = form("b_calibration_order")
    printed = _printed(checked, order.sample())
    assert (printed["number"], printed["signed_on"]) == ("41", "22.10.2026\u00a0г.")
    assert (printed["session_on"], printed["members_count"]) == ("29.10.2026\u00a0г.", 3)
    assert printed["appeal"] == {"received_result_on": "16.10.2026\u00a0г.", "submitted_on": "20.10.2026\u00a0г."}
    assert printed["called_by"] == {"position": "руководитель Департамента", "initials": "Сүлейменова\u00a0Г.\u00a0Һ."}
    assert "маслихат" not in printed["opening"]
    outcome = checked(order, order.sample())
    assert order.file_stem(outcome.record) == (
        "Решение о проведении калибровочной сессии, III квартал 2026, Жүнісбекова"
    )


def test_every_member_is_named_with_the_state_body(checked: Callable[..., Outcome]) -> None:
    """The decision appoints them, from whatever body."""
    data = form("b_calibration_order").sample()
    data["members"][1]["organization"] = "Акимат Костанайской области"
    offices = [member["office"] for member in _printed(checked, data)["members"]]
    assert offices[0].startswith("заместитель руководителя Департамента, ")
    assert offices[1] == "руководитель отдела профилактики, Акимат Костанайской области"


def test_a_draft_leaves_lines_for_what_is_not_known(checked: Callable[..., Outcome]) -> None:
    """And the maslikhat is named where it decided."""
    data = form("b_calibration_order").sample()
    data["called_by"]["by_maslikhat"] = True
    for name in ("number", "session_on", "place", "signed_on"):
        del data[name]
    printed = _printed(checked, data)
    assert [printed[name] for name in ("number", "session_on", "place", "signed_on")] == [""] * 4
    assert "на основании решения маслихата по обращению служащего" in printed["opening"]
