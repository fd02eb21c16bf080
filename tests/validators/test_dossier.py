"""Rules between documents that belong together, by the cases of ``dossier_cases.yaml``, and which sets belong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from validators.check import UnknownFormError, check
from validators.dossier import DOSSIERS, NoDossierError, check_dossier
from validators.dossiers.kinds import kind_of
from validators.messages.catalog import MESSAGES
from validators.methodology import RULES
from validators.rules.model import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = yaml.load((Path(__file__).parent / "dossier_cases.yaml").read_text("utf-8"), yaml.CSafeLoader)
NAMED: Any = {"ids": lambda case: case["name"]}


_TOOLS: dict[str, Callable[..., Any]] = {}


@pytest.fixture(autouse=True)
def _tools(changed: Callable[..., Any], sample: Callable[..., Any]) -> None:
    """Keep the tools of the cases at hand."""
    _TOOLS.update(changed=changed, sample=sample)


def _documents(base: str) -> list[dict[str, Any]]:
    changed, sample = _TOOLS["changed"], _TOOLS["sample"]
    entries = CASES["bases"][base]["documents"]
    return [{"form": entry["form"], "data": changed(sample(entry["form"]), entry)} for entry in entries]


def _checked(case: dict[str, Any]) -> Any:
    documents = _TOOLS["changed"](_documents(case["base"]), case)
    kept = case.get("documents", range(len(documents)))
    sent = [(documents[place]["form"], documents[place]["data"]) for place in kept]
    return check_dossier(sent, today=case.get("today", CASES["bases"][case["base"]]["today"]))


@pytest.mark.parametrize("entry", CASES["dossiers"], **NAMED)
def test_a_dossier_gives_exactly_its_violations(entry: dict[str, Any]) -> None:
    """Each names both documents, and the message the values."""
    outcome = _checked(entry)
    assert outcome.kind == entry.get("kind", outcome.kind)
    wanted = entry["violations"]
    found = [(each.rule, each.severity.value, each.pointer) for each in outcome.between]
    assert found == [(one["rule"], one.get("severity", "error"), one["where"]) for one in wanted], [
        each.message for each in outcome.between
    ]
    for violation, one in zip(outcome.between, wanted, strict=True):
        here, there = violation.documents
        assert violation.pointer == f"/documents/{here.index}/data{here.pointer}"
        assert [there.index, there.pointer] == one["with"]
        assert one.get("says", "") in violation.message
        assert "{" not in violation.message


@pytest.mark.parametrize("base", CASES["bases"])
def test_the_documents_of_a_base_are_right_by_themselves(base: str) -> None:
    """So that what a case finds comes of the change it makes."""
    for document in _documents(base):
        outcome = check(document["form"], document["data"], today=CASES["bases"][base]["today"])
        assert [each.message for each in outcome.errors] == []


def test_a_kept_rule_is_not_among_those_broken() -> None:
    """A case that says it keeps a rule finds nothing against it."""
    for case in CASES["dossiers"]:
        assert not {one["rule"] for one in case["violations"]} & set(case.get("keeps", []))


def test_every_message_between_documents_is_shown_by_a_case() -> None:
    """The cases name the variant they show; none is left."""
    shown = {(one["rule"], one["variant"]) for case in CASES["dossiers"] for one in case["violations"]}
    rules = {rule.id for rule in RULES if rule.scope is Scope.DOSSIER}
    assert shown == {(rule, variant) for rule, variant in MESSAGES.variants() if rule in rules}


def test_each_document_is_told_of_under_its_own_index() -> None:
    """What one document alone breaks stands beside what it breaks together with others."""
    documents = _documents("calibration")
    documents[0]["data"]["days_worked"] = 3
    documents[1]["data"]["decision"]["score_before"] = "4.4"
    outcome = check_dossier([(each["form"], each["data"]) for each in documents], today=date(2026, 10, 30))
    assert [(each.rule, each.pointer) for each in outcome.violations] == [
        ("B6-days-worked", "/documents/0/data/days_worked"),
        ("B23-dossier-score", "/documents/1/data/decision/score_before"),
    ]
    assert not outcome.valid
    assert "documents" not in outcome.violations[0].as_dict()
    assert outcome.violations[1].as_dict()["documents"] == [
        {"index": 1, "form": "b_calibration_protocol", "pointer": "/decision/score_before"},
        {"index": 0, "form": "b2_score_sheet", "pointer": "/scores"},
    ]


def test_a_document_of_the_wrong_shape_is_told_of_and_compared_with_nothing() -> None:
    """The rules between documents need whole records."""
    sheet, protocol = _documents("calibration")
    outcome = check_dossier([(sheet["form"], {}), (protocol["form"], protocol["data"])], today=date(2026, 10, 30))
    assert {each.rule for each in outcome.violations} == {"schema"}
    assert all(each.pointer.startswith("/documents/0/data") for each in outcome.violations)
    assert outcome.between == ()


def test_an_unsigned_dossier_is_checked_as_of_a_day() -> None:
    """``as_of`` reaches the documents and the rules between them."""
    sheet, protocol = _documents("calibration")
    del sheet["data"]["signed_on"]
    sent = [(sheet["form"], sheet["data"]), (protocol["form"], protocol["data"])]
    late = check_dossier(sent, today=date(2026, 10, 30))
    assert [each.rule for each in late.violations] == ["B5-deadline"]
    assert "B5-deadline" not in {
        each.rule for each in check_dossier(sent, today=date(2026, 10, 30), as_of=date(2026, 10, 20)).violations
    }


SHEETS = ("b1_score_sheet", "b2_score_sheet")


@pytest.mark.parametrize(
    ("forms", "kind"),
    [
        (["b2_score_sheet", "b_calibration_protocol"], "b_calibration"),
        (["b_calibration_protocol", "b1_score_sheet"], "b_calibration"),
        (["b_calibration_order", "b_calibration_protocol"], "b_calibration"),
        (["b2_score_sheet"] * 2, "b_year"),
        (["b1_score_sheet", "b2_score_sheet", "b2_score_sheet", "b1_score_sheet"], "b_year"),
        (["b2_score_sheet"] * 4 + ["b_calibration_protocol"] * 4 + ["b_annual"], "b_year"),
        (["b_annual", "b2_score_sheet"], "b_year"),
    ],
)
def test_the_forms_tell_the_kind(forms: list[str], kind: str) -> None:
    """In any order, up to the most of each sort."""
    assert kind_of(forms).slug == kind


@pytest.mark.parametrize(
    "forms",
    [
        [],
        ["b2_score_sheet"],
        ["b2_score_sheet"] * 13,
        ["b_calibration_protocol"] * 13,
        ["b_annual"] * 2,
    ],
)
def test_what_is_no_dossier_is_answered_with_what_would_be_one(forms: list[str]) -> None:
    """Every kind in one line each."""
    with pytest.raises(NoDossierError) as caught:
        kind_of(forms)
    assert len(caught.value.notations) == len(DOSSIERS)
    assert any("b1_score_sheet | b2_score_sheet (≤ 12)" in line for line in caught.value.notations)


def test_a_kind_that_was_asked_for_has_to_fit() -> None:
    """And the answer speaks of that kind only; of all where there is no such kind."""
    pair = ["b2_score_sheet", "b_calibration_protocol"]
    assert kind_of(pair, "b_calibration").slug == "b_calibration"
    assert kind_of(pair, "b_year").slug == "b_year"
    with pytest.raises(NoDossierError) as caught:
        kind_of(["b2_score_sheet"] * 3, "b_calibration")
    assert [kind.slug for kind in caught.value.kinds] == ["b_calibration"]
    with pytest.raises(NoDossierError) as caught:
        kind_of(pair, "b_unknown")
    assert len(caught.value.kinds) == len(DOSSIERS)


def test_an_unknown_form_is_an_error_of_the_caller() -> None:
    """As with a single document."""
    with pytest.raises(UnknownFormError):
        check_dossier([("b3_score_sheet", {}), ("b2_score_sheet", {})], today=date(2026, 10, 30))


def test_every_kind_has_its_own_slug_and_a_name_in_russian() -> None:
    """The slug is for programs, the name for people."""
    assert len({kind.slug for kind in DOSSIERS}) == len(DOSSIERS)
    for kind in DOSSIERS:
        assert any("а" <= letter <= "я" for letter in kind.name)
