"""Rules over a batch of sheets, by the cases of ``many_cases.yaml``."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from validators.batch import Contribution, Share, check_batch, check_contributions, contribution
from validators.check import UnknownFormError, load
from validators.messages.catalog import MESSAGES

MANY = yaml.load((Path(__file__).parent / "many_cases.yaml").read_text("utf-8"), yaml.CSafeLoader)
NAMED: Any = {"ids": lambda case: case["name"]}
IINS = {"Первый": "780321324717", "Второй": "811105364683", "Другой": "750215407914"}


def _sheets(data: dict[str, Any], groups: list[dict[str, Any]]) -> list[Any]:
    sheet = load("b2_score_sheet", data)
    found: list[Any] = []
    for group in groups:
        evaluator = replace(
            sheet.evaluator,
            full_name=group["evaluator"],
            iin=None if group.get("without_iin") else IINS[group["evaluator"]],
            role=group["role"],
            organization=group.get("organization", sheet.evaluator.organization),
        )
        if "organization" in group:
            evaluator = replace(evaluator, iin=IINS["Другой"])
        period = replace(sheet.period, year=group.get("year", 2026), quarter=group.get("quarter", 3))
        found += [replace(sheet, evaluator=evaluator, period=period)] * group["sheets"]
    return found


@pytest.mark.parametrize("batch", MANY["batch"], **NAMED)
def test_a_batch_gives_exactly_its_violations(data: dict[str, Any], batch: dict[str, Any]) -> None:
    """Told once, at the first sheet it is about, as a warning."""
    found = check_batch("b2_score_sheet", _sheets(data, batch["groups"]))
    assert [(each.violation.rule, each.place) for each in found] == [
        (each["rule"], each["place"]) for each in batch["violations"]
    ]
    for each, wanted in zip(found, batch["violations"], strict=True):
        assert each.violation.severity == "warning"
        assert wanted.get("says", "") in each.violation.message


def test_a_batch_passes_over_what_is_no_sheet(samples: dict[str, Any], data: dict[str, Any]) -> None:
    """Protocols, and sheets of no quarter, are not counted."""
    protocol = load("b_calibration_protocol", samples["b_calibration_protocol"])
    data["period"]["quarter"] = 7
    assert check_batch("b2_score_sheet", [protocol, load("b2_score_sheet", data), None]) == ()
    assert check_batch("b_calibration_protocol", [protocol] * 30) == ()
    with pytest.raises(UnknownFormError):
        check_batch("b3", [])


def test_every_message_over_many_is_shown_by_a_case() -> None:
    """The cases name the variant they show; none is left."""
    shown = {(each["rule"], each["variant"]) for kind in MANY.values() for case in kind for each in case["violations"]}
    rules = {rule for rule, _ in shown}
    assert shown == {(rule, variant) for rule, variant in MESSAGES.variants() if rule in rules}


def test_sheets_are_judged_as_well_by_what_was_kept_of_each(data: dict[str, Any]) -> None:
    """As JSON, counted where equal, by the numbers of their rows: as if the records themselves were at hand."""
    sheets = _sheets(data, MANY["batch"][1]["groups"])
    kept = [(row, json.dumps(asdict(contribution("b2_score_sheet", sheet)))) for row, sheet in enumerate(sheets, 10)]
    counted, first = Counter(text for _, text in kept), {text: row for row, text in reversed(kept)}
    shares = [Share(Contribution(**json.loads(text)), first[text], counted[text]) for text in counted]
    assert len(shares) == 2
    (found,) = check_contributions(shares, language="kk")
    (wanted,) = check_batch("b2_score_sheet", sheets, language="kk")
    assert (found.place, found.violation.message) == (wanted.place + 10, wanted.violation.message)
