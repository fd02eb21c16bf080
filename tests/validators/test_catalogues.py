"""Every language says everything: the same texts with the same values in them, and each case reads in each language."""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel import Locale

from validators.messages.catalog import DESCRIBED, FALLBACK, LANGUAGES, MESSAGES, MessageCatalog, shown
from validators.messages.values import Wording
from validators.methodology import RULES
from validators.rules.model import Rules

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[MessageCatalog, str], dict[tuple[str, str], str]]

OTHERS = [language for language in LANGUAGES if language != FALLBACK]
PARAMETERS = Path(__file__).parents[2] / "validators" / "parameters"
QUOTED = re.compile(r'"[^"]*"')
CYRILLIC = re.compile(r"[А-Яа-яЁёӘ-ӿ]")
NO_KAZAKH = re.compile(r"\b(?:и|или|для|по|на|с|в|из|от|это|что|если|как|при|до)\b", re.IGNORECASE)
"""Common words of Russian that are none of Kazakh."""


def _tables(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((PARAMETERS / name).read_text("utf-8"))["table"]
    return found


def _wordings() -> list[tuple[str | None, str]]:
    """Return the words of the order that rules take from the parameters into their messages, each with its id."""
    return [
        *((band.get("id"), band["wording"]) for table in _tables("results.toml") for band in table["band"]),
        *(
            (entry.get("id"), entry["positions"])
            for table in _tables("b/positions.toml")
            for entry in table["bracketed"]
        ),
        *(
            (line.get("id"), line["percent"])
            for name in ("a/max_scores.toml", "a/allowed_scores.toml")
            for table in _tables(name)
            for line in table["band"]
            if CYRILLIC.search(line["percent"])
        ),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_badly_spaced(language: str, ftl_texts: Read) -> None:
    """A text is one line without stray spaces, and does not end like a sentence: others may follow it."""
    texts = [text for (_, name), text in ftl_texts(MESSAGES, language).items() if not name.startswith("count-")]
    assert [text for text in texts if text != " ".join(text.split()) or not text or text[-1] == "."] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_has_the_forms_its_language_needs(language: str, ftl_texts: Read) -> None:
    """Those of the plural categories of the language and no others; the noun of a Kazakh number does not change."""
    used = {str(Locale(language).plural_form(number)) for number in range(1000)}
    for name, text in ftl_texts(MESSAGES, language).items():
        if name[1].startswith("count-"):
            forms = set(re.findall(r"\[(\w+)\]", text))
            assert forms <= used | {"other"}, name
            assert forms == (set() if "->" not in text else forms | {"other"}), name
            assert language == "kk" or "one" in forms or re.fullmatch(r"\{ \$number \} [A-ZА-Я]+", text), name


@pytest.mark.parametrize("language", OTHERS)
def test_every_wording_of_the_parameters_is_translated(language: str) -> None:
    """An id stands for one text; a changed parameter leaves no dead entry behind."""
    wordings = {name: text for name, text in _wordings() if name is not None}
    assert set(_wordings()) == set(wordings.items())
    assert {name for name in MESSAGES.ids(language) if name.startswith("wording-")} == {
        f"wording-{name}" for name in wordings
    }
    assert all(shown(Wording(text, name), language, MESSAGES) != text for name, text in wordings.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_penalties_and_those_who_assess_have_their_words(language: str) -> None:
    """Each of those in the parameters, and no other."""
    roles = [role for table in _tables("b/roles.toml") for role in table["role"]]
    due = {f"term-role_{role['code']}" for role in roles}
    due |= {f"term-basis_{role['code']}" for role in roles if role.get("decision")}
    due |= {f"term-penalty_{one['kind']}" for table in _tables("b/penalties.toml") for one in table["penalty"]}
    sections = ("term-role_", "term-basis_", "term-penalty_")
    assert {name for name in MESSAGES.ids(language) if name.startswith(sections)} == due


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_rule_checks_is_said_in_the_language(language: str) -> None:
    """Each rule has its line, which another may share; a rule that is gone leaves no dead line behind."""
    told = {name.removeprefix("summary-") for name in MESSAGES.ids(language) if name.startswith("summary-")}
    assert {rule.checks for rule in RULES} == told
    for rule in RULES:
        said, russian = rule.summary(language), rule.summary(FALLBACK)
        assert (said == russian) is (language == FALLBACK)
        assert _numbers(said, language) == _numbers(russian, FALLBACK), rule.id
        assert language != "en" or not CYRILLIC.search(said)
        assert language != "kk" or not NO_KAZAKH.search(said), said


def _numbers(text: str, language: str) -> Counter[str]:
    """Return the numbers of a text as Russian writes them; those written as a word, and days of the month, are none."""
    found = re.findall(r"\d+[.,]\d+|\d{2,}", text)
    return Counter(one.replace(".", ",") if language == "en" else one for one in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_speaks_the_language(language: str) -> None:
    """No rule falls back to Russian."""
    assert {rule for rule, _ in MESSAGES.variants(language)} == {rule.id for rule in RULES} | {"schema"}


def test_the_texts_of_a_rule_stand_in_its_folder(ftl_texts: Read) -> None:
    """Whoever changes a rule finds its words beside it, and a new form brings its own."""
    folders = {
        rule.id: name.split(".")[1:-1]
        for name, module in sys.modules.items()
        if name.startswith(("validators.forms.", "validators.dossiers."))
        for rules in vars(module).values()
        if isinstance(rules, Rules)
        for rule in rules
    }
    assert set(folders) == {rule.id for rule in RULES}
    for place, name in ftl_texts(MESSAGES, FALLBACK):
        rule = name.removeprefix("summary-").partition(".")[0]
        assert rule not in folders or place.split("/")[:-1] == folders[rule], name


@pytest.mark.parametrize("language", [FALLBACK, *OTHERS])
def test_no_sentence_for_officers_names_a_field_or_a_code(language: str, ftl_texts: Read) -> None:
    """They see the headers of the workbook; Latin words in a Cyrillic sentence, or one with a line below, are code."""
    code = re.compile(r"\w*_\w*" if language == "en" else r"[A-Za-z_]{2,}")
    found = {
        name: code.findall(re.sub(r"\{[^}]*\}", "", text))
        for (_, name), text in ftl_texts(MESSAGES, language).items()
        if "." in name and not name.startswith(("schema.", *DESCRIBED))
    }
    assert {place: words for place, words in found.items() if words} == {}


def test_kazakh_says_one_thing_in_one_way(ftl_texts: Read) -> None:
    """A dismissal is no punishment, «тиіс» takes one case, and a date is a day."""
    texts = " ".join(ftl_texts(MESSAGES, "kk").values())
    for wrong in ("қызметтен шығар", "Қызметтен шығар", "болуы тиіс", "келісілген келісім", "шәкіл"):
        assert wrong not in texts, wrong
