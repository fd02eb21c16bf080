"""Every catalogue of sentences says the same in every language: no key, no value and no word is lost."""

from __future__ import annotations

import pickle
import re
import string
from pathlib import Path
from typing import Any

import pytest

from doc_templates.texts import BOOK as DOC_TEMPLATES
from service.batches.messages import BOOK as BATCHES
from service.texts import BOOK as SERVICE
from service.web.texts import MESSAGES as PAGES
from validators.messages.catalogue import LANGUAGES
from validators.messages.sayings import SYSTEM, Book, Saying, told
from worker.words import BOOK as WORKER

ANSWERS = Book(Path(PAGES).parents[1] / "http" / "messages")
BOOKS = {
    "answers": ANSWERS,
    "batches": BATCHES,
    "doc_templates": DOC_TEMPLATES,
    "pages": Book(PAGES),
    "service": SERVICE,
    "system": SYSTEM,
    "worker": WORKER,
}
OTHERS = [language for language in LANGUAGES if language != "ru"]
CYRILLIC = re.compile("[А-Яа-яЁёӘ-ӿ]")


def _flat(texts: Any, place: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    if isinstance(texts, str):
        return {place: texts}
    return {where: text for name, inner in texts.items() for where, text in _flat(inner, (*place, name)).items()}


def _named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_has_a_file_for_every_language_and_no_other(name: str) -> None:
    """A new catalogue has to be named in LANGUAGES, or nobody gets it."""
    assert {path.stem for path in BOOKS[name].folder.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", BOOKS)
def test_a_translation_has_the_same_texts_with_the_same_names_in_braces(name: str, language: str) -> None:
    """A translator can neither forget a text nor lose a value."""
    russian, other = _flat(BOOKS[name].sections("ru")), _flat(BOOKS[name].sections(language))
    assert set(other) == set(russian)
    for place, text in russian.items():
        assert _named(other[place]) == _named(text), place
        assert bool(other[place].strip()) == bool(text.strip()), place


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_is_left_in_russian(name: str) -> None:
    """English has no Cyrillic letter, and a Kazakh sentence is another than the Russian one."""
    russian, kazakh, english = (_flat(BOOKS[name].sections(language)) for language in LANGUAGES)
    for place, text in english.items():
        assert not CYRILLIC.search(text), place
    same = [place for place, text in kazakh.items() if _several_words(text) and text == russian[place]]
    assert same == []


def _several_words(text: str) -> bool:
    return len(re.findall("[А-Яа-яЁёӘ-ӿ]+", re.sub(r"\{\w+\}", "", text))) > 1


def test_values_are_told_in_the_language_of_the_sentence(tmp_path: Path) -> None:
    """Sayings within sayings, lists of them, names in quotation marks, and errors that carry one."""
    book = _book(tmp_path, ru="да: {what}", kk="иә: {what}", en="yes: {what}")
    inner = book.say("a", "b", what=1)
    assert book.say("a", "b", what=inner).told("en") == "yes: yes: 1"
    assert book.say("a", "b", what=(inner, "2")).told("kk") == "иә: иә: 1\n2"
    assert told(ValueError(inner), "kk") == "иә: 1"
    assert str(ValueError(inner)) == "да: 1"
    assert told(ValueError("finished"), "en") == "finished"
    # Papers are made in processes of their own, which hand their errors back.
    assert told(pickle.loads(pickle.dumps(ValueError(inner))), "kk") == "иә: 1"


def test_a_slip_of_a_translator_costs_the_translation_and_not_the_sentence(tmp_path: Path) -> None:
    """Russian stands in for a text that is not there or cannot be filled in, and for a language there is not."""
    book = _book(tmp_path, ru="да: {what}", kk="иә: {wrong}", en="")
    (tmp_path / "en.toml").write_text("", "utf-8")
    for language in ("kk", "en", "xx", "../ru", ""):
        assert book.text("a", "b", language, what=1) == "да: 1"
    with pytest.raises(KeyError):
        Saying(book, "a", "c", {}).told("en")


def _book(folder: Path, **texts: str) -> Book:
    for language, text in texts.items():
        (folder / f"{language}.toml").write_text(f'[a]\nb = "{text}"\n', "utf-8")
    return Book(folder)


DOCUMENTED_WORDS = {"next_cursor", "all_or_nothing", "external_id"}
"""Names that integrators.md explains, in answers to programs that send them."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted({*BOOKS} - {"answers", "worker", "pages"}))
def test_a_sentence_for_officers_names_no_field_of_json(name: str, language: str) -> None:
    """They see headers of the workbook and words of the form; a word with a line below is code."""
    told = _flat(BOOKS[name].sections(language)).values()
    words = {word for text in told for word in re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", re.sub(r"\{[^}]*\}", "", text))}
    assert words <= DOCUMENTED_WORDS
