"""Every language says everything: the same texts with the same values in them, and each case reads in each language."""

from __future__ import annotations

import re
import string
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from validators.messages.catalogue import FALLBACK, FOLDER, LANGUAGES, catalogue
from validators.messages.phrases import summary_of
from validators.messages.values import plural_form
from validators.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = [language for language in LANGUAGES if language != FALLBACK]
PARAMETERS = Path(__file__).parents[2] / "validators" / "parameters"
# No texts with values: nouns follow the plural of their language, and only translations have wordings.
APART = ("nouns", "wordings")
QUOTED = re.compile(r'"[^"]*"')
CYRILLIC = re.compile(r"[А-Яа-яЁёӘ-ӿ]")
NO_KAZAKH = re.compile(r"\b(?:и|или|для|по|на|с|в|из|от|это|что|если|как|при|до)\b", re.IGNORECASE)
"""Common words of Russian that are none of Kazakh."""


def _files(language: str) -> dict[str, dict[str, Any]]:
    return {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted((FOLDER / language).glob("*.toml"))}


def _flat(language: str) -> dict[tuple[str, ...], str]:
    """Return every text by file and key, but the sections apart."""

    def walk(place: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        if isinstance(value, str):
            yield place, value
        else:
            for name, inner in value.items():
                yield from walk((*place, name), inner)

    found: dict[tuple[str, ...], str] = {}
    for name, texts in _files(language).items():
        found |= walk((name,), {section: below for section, below in texts.items() if section not in APART})
    return found


def _named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _wordings() -> set[str]:
    """Return the Russian words that rules take from the parameters into their messages."""

    def tables(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = tomllib.loads((PARAMETERS / name).read_text("utf-8"))["table"]
        return found

    return {
        *(band["wording"] for table in tables("results.toml") for band in table["band"]),
        *(penalty["name"] for table in tables("b/penalties.toml") for penalty in table["penalty"]),
        *(role["by"] for table in tables("b/roles.toml") for role in table["role"]),
        *(role["basis"] for table in tables("b/roles.toml") for role in table["role"] if "basis" in role),
        *(entry["positions"] for table in tables("b/positions.toml") for entry in table["bracketed"]),
        *(
            line["percent"]
            for name in ("a/max_scores.toml", "a/allowed_scores.toml")
            for table in tables(name)
            for line in table["band"]
            if CYRILLIC.search(line["percent"])
        ),
    }


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_texts_in_the_same_files(language: str) -> None:
    """A translator finds the text where the Russian one is, and forgets none."""
    russian, other = set(_flat(FALLBACK)), set(_flat(language))
    assert russian - other == set(), "not translated yet"
    assert other - russian == set(), "nothing shows these"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_values_in_its_texts(language: str) -> None:
    """What is in braces is neither lost nor renamed; it may be moved or said twice."""
    russian, other = _flat(FALLBACK), _flat(language)
    differing = {
        place: other[place] for place in russian.keys() & other.keys() if _named(other[place]) != _named(russian[place])
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_badly_spaced(language: str) -> None:
    """A text is one line without stray spaces, and does not end like a sentence: others may follow it."""
    bad = [text for text in _flat(language).values() if text != " ".join(text.split()) or not text or text[-1] == "."]
    assert bad == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_has_the_forms_its_language_needs(language: str) -> None:
    """The nouns are those of the Russian catalogue, in the plural categories of the language and no others."""
    own = {name: forms for texts in _files(language).values() for name, forms in texts.get("nouns", {}).items()}
    assert own.keys() == catalogue().texts["nouns"].keys()
    used = {plural_form(number, language) for number in range(1000)}
    for name, forms in own.items():
        assert "other" in forms, name
        assert set(forms) <= used | {"other"}, name
    if language == "en":
        assert all("one" in forms or forms["other"].isupper() for forms in own.values())


@pytest.mark.parametrize("language", OTHERS)
def test_the_wordings_are_those_of_the_parameters(language: str) -> None:
    """What the parameters say in Russian is said in the language; a changed parameter leaves no dead entry behind."""
    assert set(catalogue(language).texts["wordings"]) == _wordings()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_rule_checks_is_said_in_the_language(language: str) -> None:
    """Each rule has its line, which another may share; a rule that is gone leaves no dead line behind."""
    told = catalogue(language).texts["summaries"]
    assert {rule.checks for rule in RULES} == set(told)
    for rule in RULES:
        said, russian = summary_of(rule, language), summary_of(rule, FALLBACK)
        assert said == told[rule.checks]
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
    assert {rule for rule, _ in catalogue(language).variants()} == {rule.id for rule in RULES} | {"schema"}


@pytest.mark.parametrize("language", [FALLBACK, *OTHERS])
def test_no_sentence_for_officers_names_a_field_or_a_code(language: str) -> None:
    """They see the headers of the workbook; Latin words in a Cyrillic sentence, or one with a line below, are code."""
    code = re.compile(r"\w*_\w*" if language == "en" else r"[A-Za-z_]{2,}")
    rules = catalogue(language).texts["rules"]
    found = {
        (rule, variant): code.findall(re.sub(r"\{[^}]*\}", "", text))
        for rule, variants in rules.items()
        for variant, text in variants.items()
    }
    assert {place: words for place, words in found.items() if words} == {}


def test_kazakh_says_one_thing_in_one_way() -> None:
    """A dismissal is no punishment, «тиіс» takes one case, and a date is a day."""
    texts = " ".join(str(text) for text in _flat("kk").values())
    for wrong in ("қызметтен шығар", "Қызметтен шығар", "болуы тиіс", "келісілген келісім", "шәкіл"):
        assert wrong not in texts, wrong
