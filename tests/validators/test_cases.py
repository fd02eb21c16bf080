"""Every case a lawyer can read in ``tests/cases`` gives exactly the violations it names."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from validators.calendar import default_calendar
from validators.check import check
from validators.forms import SPECS
from validators.messages.catalog import FALLBACK, LANGUAGES, MESSAGES
from validators.methodology import BUNDLED, RULES
from validators.rules.model import Moment, Scope

if TYPE_CHECKING:
    from validators.check import Outcome

MANY = yaml.load((Path(__file__).parent / "many_cases.yaml").read_text("utf-8"), yaml.CSafeLoader)
DOSSIERS = (Path(__file__).parent / "dossier_cases.yaml").read_text("utf-8")
MANY["dossiers"] = yaml.load(DOSSIERS, yaml.CSafeLoader)["dossiers"]
LAW = {"act", "methodology", "item", "annex", "text"}
EXPLANATION = {"value", "text", "terms", "rounding", "band", "counted", "law"}
QUOTED = re.compile(r'"[^"]*"')
CYRILLIC = re.compile(r"[А-Яа-яЁёӘ-ӿ]")
DOCUMENT_RULES = [rule for rule in RULES if rule.scope is Scope.DOCUMENT]


def _reads_whole(message: str) -> bool:
    """Tell whether no placeholder stays unfilled, nothing of Python shows, and a sentence begins as one."""
    return not re.search(r"[{}]|None|Decimal|Term\(", message) and not message[0].islower()


KNOWN: dict[tuple[str, str, str], Outcome] = {}


def _outcome(case: Any, language: str = FALLBACK) -> Outcome:
    """Return what comes of a case in a language, checked once for all tests of this file."""
    key = (case.form, case.name, language)
    if key not in KNOWN:
        KNOWN[key] = check(case.form, case.data, today=case.today, as_of=case.as_of, language=language)
    return KNOWN[key]


def test_a_case_gives_exactly_its_violations(form: str, all_cases: list[Any], subtests: pytest.Subtests) -> None:
    """Rules, severities, places and order agree; messages have the values; the stored payload gives it again."""
    for case in (case for case in all_cases if case.form == form):
        with subtests.test(case.name):
            _gives_its_violations(case)


def _gives_its_violations(case: Any) -> None:
    outcome = _outcome(case)
    found = [(each.rule, each.severity.value, each.pointer) for each in outcome.violations]
    expected = [(each["rule"], each["severity"], each["pointer"]) for each in case.violations]
    assert found == expected, [each.message for each in outcome.violations]
    for violation, wanted in zip(outcome.violations, case.violations, strict=True):
        message = violation.message
        assert wanted.get("says", "") in message
        assert _reads_whole(message), message
        assert message[0].isupper() or message[0] == "«"
        assert (violation.law is None) == (violation.rule == "schema")
    assert {key: outcome.computed.get(key) for key in case.computed} == case.computed
    assert outcome.valid == ("error" not in {each["severity"] for each in case.violations})
    if outcome.payload is not None:
        again = check(case.form, outcome.payload, today=case.today, as_of=case.as_of)
        assert (again.record, again.payload) == (outcome.record, outcome.payload)
        assert again.violations == outcome.violations


@pytest.mark.slow
def test_a_case_is_told_and_explained_in_every_language(
    form: str, all_cases: list[Any], subtests: pytest.Subtests
) -> None:
    """The same violations at the same places, in whole sentences without a Russian word of ours, ready for JSON."""
    for case in (case for case in all_cases if case.form == form):
        with subtests.test(case.name):
            _is_told(case)


def _is_told(case: Any) -> None:
    told = {language: _outcome(case, language) for language in LANGUAGES}
    in_russian = [violation.message for violation in told[FALLBACK].violations]
    for language, outcome in told.items():
        _is_explained(outcome, language)
        for here, there, russian in zip(outcome.violations, told[FALLBACK].violations, in_russian, strict=True):
            assert (here.rule, here.severity, here.pointer, here.law) == (
                there.rule,
                there.severity,
                there.pointer,
                there.law,
            )
            message = here.message
            assert _reads_whole(message), message
            assert (language == FALLBACK) == (message == russian)
            assert language != "en" or not CYRILLIC.search(QUOTED.sub("", message)), message


def _is_explained(outcome: Outcome, language: str) -> None:
    """The values stay as they are; every step has a whole sentence of the language and its place in the law."""
    explained = outcome.explained
    json.dumps(explained, allow_nan=False)
    assert {name: value for name, value in explained.items() if name != "explanation"} == outcome.computed
    for step in explained.get("explanation", []):
        assert set(step) == EXPLANATION
        assert set(step["law"]) == LAW
        assert step["law"]["text"]
        assert not re.search(r"[{}]|None|Decimal|Joined|Exact", step["text"])
        if language == "en":
            assert not CYRILLIC.search(QUOTED.sub("", step["text"])), step["text"]


def test_a_rule_has_a_breaking_and_a_passing_case(all_cases: list[Any]) -> None:
    """A case breaks the rule, and another keeps it at its very edge."""
    rules = {rule.id for rule in DOCUMENT_RULES}
    assert rules - {each["rule"] for case in all_cases for each in case.violations} == set(), "nothing breaks these"
    assert rules - {kept for case in all_cases for kept in case.keeps} == set(), "nothing keeps these"
    for case in all_cases:
        broken = {each["rule"] for each in case.violations} & set(case.keeps)
        assert broken == set(), f"{case.name} is said to keep what it breaks"


def test_a_rule_says_which_values_it_judges(all_cases: list[Any]) -> None:
    """What cases break stands where the rule says, and nothing is named that no case breaks: the law beside a field."""
    judged: dict[str, set[str]] = {}
    for rule in DOCUMENT_RULES:
        judged.setdefault(rule.id, set()).update(rule.at)
    broken: dict[str, set[str]] = {rule: set() for rule in judged}
    for each in (each for case in all_cases for each in case.violations if each["rule"] in judged and each["pointer"]):
        pointer = each["pointer"]
        places = {pointer, re.sub(r"/\d+(?=/|$)", "/*", pointer)} & judged[each["rule"]]
        assert places, (each["rule"], pointer)
        broken[each["rule"]] |= places
    assert broken == judged


def test_a_rule_over_many_has_a_breaking_and_a_passing_case() -> None:
    """Rules over a batch or a year have theirs beside the tests of this folder."""
    rules = {rule.id for rule in RULES if rule.scope is not Scope.DOCUMENT}
    assert rules - {each["rule"] for kind in MANY.values() for case in kind for each in case["violations"]} == set()
    assert rules - {kept for kind in MANY.values() for case in kind for kept in case.get("keeps", [])} == set()


def test_cases_name_only_rules_that_exist(all_cases: list[Any]) -> None:
    """A renamed rule must not leave a case behind that proves nothing."""
    known = {rule.id for rule in RULES}
    assert {kept for case in all_cases for kept in case.keeps} <= known
    assert {each["rule"] for case in all_cases for each in case.violations} <= known | {"schema"}


def test_case_names_are_told_apart(all_cases: list[Any]) -> None:
    """Two cases of one form with the same sentence would hide each other in a report."""
    names = [(case.form, case.name) for case in all_cases]
    assert len(names) == len(set(names))


def test_every_message_of_a_document_rule_is_shown_by_a_case(all_cases: list[Any]) -> None:
    """No text is dead, and none is missing: what cases find is what the catalogue has."""
    shown = set()
    for case in all_cases:
        record = _outcome(case).record
        if record is not None:
            facts = SPECS[case.form].facts(case.form, record, case.as_of or case.today, default_calendar())
            for rule in BUNDLED.rules_for(case.form):
                if rule.moment is Moment.DOCUMENT or facts.assessed is not None:
                    shown |= {(rule.id, each.variant) for each in rule.check(facts)}
    many = {rule.id for rule in RULES if rule.scope is not Scope.DOCUMENT}
    texts = {(rule, variant) for rule, variant in MESSAGES.variants() if rule != "schema" and rule not in many}
    assert shown == texts


def test_every_text_belongs_to_a_rule() -> None:
    """A text whose rule is gone, or a rule that has no text, is a slip."""
    assert {rule for rule, _ in MESSAGES.variants()} == {rule.id for rule in RULES} | {"schema"}


def test_no_two_rules_share_an_id_and_every_rule_can_be_cited() -> None:
    """Published ids stay unique; each has its item, its words, and dates that make sense."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.item
        assert rule.text
        assert rule.until is None or rule.until > rule.since
        assert rule.check.__doc__


def test_a_rule_never_raises_by_its_own_words() -> None:
    """An exception is a bug or an outage: no module of rules has a ``raise`` but the guards of the facts."""
    folder = Path(__file__).parents[2] / "validators" / "rules"
    for path in folder.glob("[ab]_*.py"):
        functions = [node for node in ast.parse(path.read_text("utf-8")).body if not isinstance(node, ast.ClassDef)]
        assert not any(isinstance(node, ast.Raise) for function in functions for node in ast.walk(function)), path.stem
