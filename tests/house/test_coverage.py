"""Nothing in the order is passed over in silence, and the page that says so is the one the data gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from doc_templates.catalogue import FORMS
from validators import law
from validators.coverage import AMENDING_ACT, Entry, Treatment, chapters, coverage_page, numbers
from validators.deadlines.terms import TERMS
from validators.errors import ParameterError
from validators.methodology import RULES
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
# Items and annexes counted in the published text of the order.
ITEMS = {"": 4, "A": 60, "B": 24}
ANNEXES = {"": 0, "A": 10, "B": 2}
CHAPTERS = chapters()
ENTRIES = [entry for chapter in CHAPTERS for entry in chapter.entries]
WHOLE = {(entry.methodology, entry.annex, entry.number): entry for entry in ENTRIES if entry.part is None}


def _name(entry: Entry) -> str:
    place = f"{'annex' if entry.annex else 'item'} {entry.number} {entry.part or ''}"
    return f"{entry.methodology or 'order'} {place}".strip()


@pytest.mark.parametrize("methodology", ITEMS)
def test_every_item_and_annex_of_the_law_is_accounted_for(methodology: str) -> None:
    """Each once, in the order's sequence."""
    (chapter,) = [chapter for chapter in CHAPTERS if chapter.methodology == methodology]
    for annex, count in ((False, ITEMS[methodology]), (True, ANNEXES[methodology])):
        found = [entry.number for entry in chapter.entries if entry.annex is annex and entry.part is None]
        assert found == [str(number) for number in range(1, count + 1)]


def test_what_is_said_to_be_enforced_is_enforced_by_a_rule() -> None:
    """And what a rule enforces is not said to be out of reach."""
    for entry in WHOLE.values():
        if entry.treatment is Treatment.ENFORCED:
            assert entry.rules, f"{_name(entry)} is said to be enforced, and no rule names it"
        if entry.rules and not entry.annex:
            assert entry.treatment is Treatment.ENFORCED, f"{_name(entry)} has {[rule.id for rule in entry.rules]}"
        if entry.kinds:
            assert entry.treatment in {Treatment.ENFORCED, Treatment.COMPUTED}, _name(entry)


def test_every_rule_names_items_and_annexes_of_the_page() -> None:
    """Each an item at least."""
    for rule in RULES:
        chapter = "" if rule.act == AMENDING_ACT else rule.methodology
        assert numbers(rule.item), rule.id
        named = [(chapter, False, number) for number in numbers(rule.item)]
        named += [(chapter, True, number) for number in numbers(rule.annex)]
        assert set(named) <= set(WHOLE), rule.id


def test_every_deadline_names_an_item_of_the_page() -> None:
    """Its item is there."""
    named = {deadline.key: (deadline.methodology, False, deadline.item) for deadline in TERMS}
    assert {key: item for key, item in named.items() if item not in WHOLE} == {}


def test_every_form_stands_on_the_page_and_no_other() -> None:
    """Beside the items it serves; an official form beside its annex."""
    named = {slug for entry in ENTRIES for slug in entry.forms}
    assert named == {form.slug for form in FORMS}
    for form in FORMS:
        if form.annex is not None:
            assert form.slug in WHOLE[form.methodology, True, form.annex].forms


def test_an_entry_says_in_russian_what_it_is_about() -> None:
    """A short title, and one sentence where something is not simply enforced."""
    for entry in ENTRIES:
        assert 0 < len(entry.title) <= 120, _name(entry)
        assert not entry.title.endswith("."), _name(entry)
        if entry.reason is not None:
            assert entry.reason.endswith("."), _name(entry)
            assert "|" not in entry.reason, _name(entry)


def _refusing() -> Iterator[str]:
    """Yield the rules that some case shows to refuse a paper."""
    for path in (ROOT / "tests" / "cases").glob("*.yaml"):
        for case in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["cases"]:
            yield from (each["rule"] for each in case["violations"] if each["severity"] == "error")
    dossiers = yaml.load((ROOT / "tests" / "validators" / "dossier_cases.yaml").read_text("utf-8"), yaml.CSafeLoader)
    for case in dossiers["dossiers"]:
        yield from (each["rule"] for each in case["violations"] if each.get("severity", "error") == "error")


@pytest.mark.parametrize("methodology", ["A", "B"])
def test_a_rule_that_refuses_a_paper_says_which_words_the_paper_contradicts(methodology: str) -> None:
    """Of every rule that can give an error, in its severity or in that of a variant, and of no other."""
    own = {rule.id for rule in RULES if rule.methodology == methodology}
    declared = {rule.id for rule in RULES if rule.severity is Severity.ERROR and rule.id in own}
    refusing = set(_refusing()) & own
    assert declared <= refusing, "rules that never refuse a paper warn"
    assert {rule for entry in ENTRIES for rule in entry.errors if rule in own} == refusing


def test_the_reason_of_an_error_is_a_sentence() -> None:
    """In Russian, of one line of a table."""
    reasons = [reason for entry in ENTRIES for reason in entry.errors.values()]
    assert reasons
    assert [reason for reason in reasons if not re.fullmatch(r"[^|\n]*[а-я][^|\n]*\.", reason)] == []


def test_the_page_is_freshly_generated() -> None:
    """`make coverage-page` writes it again."""
    assert (ROOT / "docs" / "coverage.md").read_text("utf-8") == coverage_page()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('treatment = "unchecked"', 'treatment = "ignored"', "ignored"),
        ("reason = ", "because = ", "unknown because"),
        ("title = ", "titel = ", "titel|title"),
        ("[item.errors]", "[item.error]", "unknown error"),
        ("B-edition = ", "B-editions = ", "B-editions"),
    ],
)
def test_a_slip_in_the_data_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A misspelt key must not drop a reason in silence."""
    for path in law.FOLDER.glob("*.toml"):
        text = path.read_text("utf-8")
        head, mark, rest = text.partition("[[item]]")
        (tmp_path / path.name).write_text(head + mark + rest.replace(old, new, 1), "utf-8")
    with pytest.raises(ParameterError, match=says):
        chapters(tmp_path)


def test_every_quote_of_an_item_is_cited() -> None:
    """By a rule or a deadline: words that nothing rests on any more go."""
    cited = [each.law.text for each in (*RULES, *TERMS)]
    for content in law.files():
        for item in content["item"]:
            quotes = item.get("words", {})
            for name, quote in {"": quotes}.items() if isinstance(quotes, str) else quotes.items():
                assert any(quote in text for text in cited), (content["methodology"], item["number"], name)


@pytest.mark.parametrize(("item", "names"), [("18", ("ranges",)), ("18", ()), ("8", ("scale",)), ("1", ()), ("99", ())])
def test_words_that_an_item_does_not_have_are_refused(item: str, names: tuple[str, ...]) -> None:
    """A slip in a declaration ends the start of the service, and does not cite nothing."""
    with pytest.raises(ParameterError, match=rf"item {item} of B has no words"):
        law.words("B", item, *names)
