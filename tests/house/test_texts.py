"""Every catalog of messages says the same in every language: no key, no value and no word is lost."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from doc_templates.texts import MESSAGES as DOC_TEMPLATES
from service.texts import MESSAGES as SERVICE
from validators.errors import ValidatorsError
from validators.messages.catalog import LANGUAGES, MESSAGES, Message, MessageCatalog, render
from worker.texts import MESSAGES as WORKER

CATALOGS = {
    "doc_templates": DOC_TEMPLATES,
    "methodology": MESSAGES,
    "service": SERVICE,
    "worker": WORKER,
}
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[[MessageCatalog, str], dict[tuple[str, str], str]]

OTHERS = [language for language in LANGUAGES if language != "ru"]
RUSSIAN_DATA = re.compile(r"^fields-.*\.examples$|^forms-.*\.title$")
"""Examples of values and official names of forms, which no language translates."""
CYRILLIC = re.compile("[А-Яа-яЁёӘ-ӿ]")


def _named(text: str) -> set[str]:
    return set(re.findall(r"\{ \$(\w+)", text))


@pytest.mark.parametrize("name", CATALOGS)
def test_a_catalog_has_files_for_every_language_and_no_other(name: str) -> None:
    """A new language has to be named in LANGUAGES, or nobody gets it."""
    files = [path.with_suffix("") for path in CATALOGS[name].folder.rglob("*.ftl")]
    assert files
    for stem in {file.with_suffix("") for file in files}:
        assert {file.suffix[1:] for file in files if file.with_suffix("") == stem} == set(LANGUAGES), stem


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGS)
def test_every_text_of_a_file_is_found_by_its_id(name: str, language: str, ftl_texts: Read) -> None:
    """The catalog takes the files apart itself: it finds what Fluent's own parser does."""
    assert CATALOGS[name].ids(language) == {where for _, where in ftl_texts(CATALOGS[name], language)}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", CATALOGS)
def test_a_translation_has_the_same_texts_with_the_same_values(name: str, language: str, ftl_texts: Read) -> None:
    """A translator finds the text where the Russian one is, and can neither forget one nor lose or rename a value.

    In Russian, wordings stand in the parameters: they are the order's.
    """
    russian, other = ftl_texts(CATALOGS[name], "ru"), ftl_texts(CATALOGS[name], language)
    russian = {place: text for place, text in russian.items() if not RUSSIAN_DATA.search(place[1])}
    assert set(russian) - set(other) == set(), "not translated yet"
    other = {place: text for place, text in other.items() if not place[1].startswith("wording-")}
    assert set(other) - set(russian) == set(), "nothing shows these"
    for place, text in russian.items():
        assert _named(other[place]) == _named(text), place
        assert bool(other[place].strip('{ "}')) == bool(text.strip('{ "}')), place


@pytest.mark.parametrize("name", sorted({*CATALOGS} - {"methodology"}))
def test_nothing_is_left_in_russian(name: str, ftl_texts: Read) -> None:
    """English has no Cyrillic letter, and a Kazakh sentence is another than the Russian one."""
    russian, kazakh, english = (ftl_texts(CATALOGS[name], language) for language in LANGUAGES)
    for place, text in english.items():
        assert not CYRILLIC.search(text), place
    same = [place for place, text in kazakh.items() if _several_words(text) and text == russian[place]]
    assert same == []


def _several_words(text: str) -> bool:
    return len(re.findall("[А-Яа-яЁёӘ-ӿ]+", re.sub(r"\{[^}]*\}", "", text))) > 1


@pytest.mark.slow
def test_no_text_is_read_before_somebody_reads_it() -> None:
    """Whoever starts a command or a worker waits for no catalogue, least of all for one of another language."""
    script = (
        "import sys; read = []\n"
        "sys.addaudithook(lambda event, given: event == 'open' and str(given[0]).endswith(('.ftl', '.po'))"
        " and read.append(given[0]))\n"
        "import service.app.__main__, worker.cli\n"
        "sys.exit(f'{read}' if read else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_values_are_told_in_the_language_of_the_sentence(tmp_path: Path) -> None:
    """Messages within sayings, lists of them, names in quotation marks, and errors that carry one."""
    book = _book(tmp_path, ru="да: { $what }", kk="иә: { $what }", en="yes: { $what }")
    inner = book.message("a", "b", what=1)
    assert book.message("a", "b", what=inner).render("en") == "yes: yes: 1"
    assert book.message("a", "b", what=(inner, "2")).render("kk") == "иә: иә: 1\n2"
    assert render(ValueError(inner), "kk") == "иә: 1"
    assert str(ValueError(inner)) == "да: 1"
    assert render(ValueError("finished"), "en") == "finished"
    # Papers are made in processes of their own, which hand their errors back.
    assert render(pickle.loads(pickle.dumps(ValueError(inner))), "kk") == "иә: 1"


def test_a_slip_of_a_translator_costs_the_translation_and_not_the_sentence(tmp_path: Path) -> None:
    """Russian stands in for a text that is not there or cannot be filled in, and for a language there is not."""
    book = _book(tmp_path, ru="да: { $what }", kk="иә: { $wrong }")
    (tmp_path / "b.en.ftl").write_text("a-b = { $what\n", "utf-8")
    for language in ("kk", "en", "xx", "../ru", ""):
        assert book.text("a", "b", language, what=1) == "да: 1"
    with pytest.raises(KeyError):
        Message(book, "a-c", {}).render("en")
    with pytest.raises(KeyError):
        book.text("a", "b", "kk", other=1)


def test_an_id_given_twice_is_a_mistake_of_ours(tmp_path: Path) -> None:
    """Fluent would take the first in silence."""
    book = _book(tmp_path, ru="да")
    (tmp_path / "more.ru.ftl").write_text("a-b = нет\n", "utf-8")
    with pytest.raises(ValidatorsError, match="a-b is given twice"):
        book.text("a", "b", "ru")


def test_a_value_may_be_as_long_as_it_likes(tmp_path: Path) -> None:
    """A file has hundreds of columns, a template hundreds of faults."""
    book = _book(tmp_path, ru="да: { $what }")
    names = ", ".join(f"столбец {number}" for number in range(1000))
    assert book.text("a", "b", "ru", what=names) == f"да: {names}"


def test_lines_and_braces_are_kept(tmp_path: Path) -> None:
    """What a command shows has paragraphs; braces of JSON are quoted."""
    (tmp_path / "b.ru.ftl").write_text('a-b =\n    Одно { "{" }слово{ "}" }.\n\n    Другое.\na-c = { "" }\n', "utf-8")
    book = MessageCatalog(tmp_path)
    assert book.text("a", "b", "ru") == "Одно {слово}.\n\nДругое."
    assert book.text("a", "c", "ru") == ""


def _book(folder: Path, **texts: str) -> MessageCatalog:
    for language, text in texts.items():
        (folder / f"b.{language}.ftl").write_text(f"a-b = {text}\n", "utf-8")
    return MessageCatalog(folder)


FOR_PROGRAMS = ("api/", "app/")
"""Folders of the service whose texts answer programs and describe what they may send."""
DOCUMENTED_WORDS = {"next_cursor", "all_or_nothing", "external_id"}
"""Names that integrators.md explains, in answers to programs that send them."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["doc_templates", "service"])
def test_a_sentence_for_officers_names_no_field_of_json(name: str, language: str, ftl_texts: Read) -> None:
    """They see headers of the workbook and words of the form; a word with a line below is code."""
    texts = ftl_texts(CATALOGS[name], language)
    told = [text for (place, _), text in texts.items() if not place.startswith(FOR_PROGRAMS)]
    words = {word for text in told for word in re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", re.sub(r"\{[^}]*\}", "", text))}
    assert words <= DOCUMENTED_WORDS
