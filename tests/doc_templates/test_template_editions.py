"""A form keeps the template of every edition, and takes a language as soon as a template is put beside the others."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from doc_templates.b2_score_sheet.layout import WORDS
from doc_templates.catalogue import FOLDER, BrokenFormError, Form, UnknownLanguageError, form, read_form
from doc_templates.docx.lint import inspect
from doc_templates.docx.package import build
from doc_templates.layouts import layouts, lint
from doc_templates.score_sheet_layout import score_sheet
from validators.parameters import Package, using
from validators.parameters.package import FOLDER as PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from validators.check import Outcome

SLUG = "b2_score_sheet"
DAY = date(2028, 1, 1)
SCALE = """
[[table]]
since = 2028-01-01
item = "8"
methodology = "B"

[[table.band]]
code = "effective"
wording = "выполняет функциональные обязанности отлично"
from = 0
to = 5
"""
"""A scale of the future that knows one of the results of today, in other words."""
AMENDED = build(score_sheet(replace(WORDS, zero_note="* оценка 0 баллов поясняется в комментарии.")))
KAZAKH = build(score_sheet(replace(WORDS, title="Басшы лауазымға жатпайтын тұлғаның бағалау парағы")), "kk")


@pytest.fixture
def room(tmp_path: Path) -> Callable[..., Form]:
    """Return a function that reads the form from a room of its own, with further templates in it."""

    def read(**templates: bytes) -> Form:
        folder = tmp_path / SLUG
        shutil.copytree(FOLDER / SLUG, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        for edition, content in templates.items():
            (folder / f"template.{edition.replace('_', '.', 1).replace('_', '-')}.docx").write_bytes(content)
        return read_form(SLUG, form(SLUG).binding, tmp_path)

    return read


def test_an_amended_form_is_one_more_file(room: Callable[..., Form]) -> None:
    """On the day before the old one, from the day on the new one, without a day the newest."""
    amended = room(ru_2028_01_01=AMENDED)
    before, after = amended.template(on=DAY - timedelta(days=1)), amended.template(on=DAY)
    assert before.sha256 == form(SLUG).template().sha256
    assert (after.content, after.since) == (AMENDED, DAY)
    assert amended.template() == after
    assert amended.template(on=date(2030, 5, 5)) == after
    assert amended.templates() == (before, after)
    assert lint(amended) == []


def test_the_layout_of_an_amended_form_is_one_more_entry(room: Callable[..., Form]) -> None:
    """Its key is the middle of the file's name, so the builder writes it without knowing of amendments."""
    assert [file.path.name for file in room(ru_2028_01_01=AMENDED).files] == [
        "template.ru.docx",
        "template.ru.2028-01-01.docx",
    ]
    assert all(edition.split(".")[0] in {"ru", "kk"} for edition in layouts(SLUG))


def test_a_kazakh_template_makes_the_form_available_in_kazakh(room: Callable[..., Form]) -> None:
    """Nothing else has to be declared; it says that it is Kazakh."""
    both = room(kk=KAZAKH)
    assert form(SLUG).languages == ("ru",)
    assert both.languages == ("ru", "kk")
    assert both.template("kk").content == KAZAKH
    assert both.template().language == "ru"
    with zipfile.ZipFile(io.BytesIO(KAZAKH)) as archive:
        assert '<w:lang w:val="kk-KZ" w:eastAsia="kk-KZ"' in archive.read("word/styles.xml").decode()
        assert 'themeFontLang w:val="kk-KZ"' in archive.read("word/settings.xml").decode()
        assert "<dc:language>kk-KZ</dc:language>" in archive.read("docProps/core.xml").decode()
    assert lint(both) == []


def test_the_lint_wants_the_language_of_the_file_name() -> None:
    """A Russian template under a Kazakh name would mislead readers aloud and spell checkers."""
    blank = {"blank_context": form(SLUG).blank_context()}
    russian = form(SLUG).template().content
    wanted = "has to say once, in its defaults, that the language is"
    assert inspect(russian, blank, "kk") == [f"{wanted} kk-KZ"]
    assert inspect(KAZAKH, blank) == [f"{wanted} ru-RU"]


def test_a_language_that_comes_later_is_not_there_before(room: Callable[..., Form]) -> None:
    """The form of 2027 cannot be printed in the words of 2028."""
    later = room(kk_2028_01_01=KAZAKH)
    assert later.template("kk", DAY).content == KAZAKH
    with pytest.raises(UnknownLanguageError, match="in kk only from 2028-01-01"):
        later.template("kk", DAY - timedelta(days=1))


@pytest.mark.parametrize("name", ["template.ru.2028.docx", "template.ru.2028-13-01.docx", "template.russian.docx"])
def test_a_template_with_another_name_is_refused(room: Callable[..., Form], tmp_path: Path, name: str) -> None:
    """A slip in a file's name must not leave an amendment without effect."""
    room()
    (tmp_path / SLUG / name).write_bytes(AMENDED)
    with pytest.raises(BrokenFormError, match=r"expected template\.LANGUAGE\.docx"):
        read_form(SLUG, form(SLUG).binding, tmp_path)


def test_results_of_previous_quarters_keep_the_words_of_their_scale(
    tmp_path: Path, checked: Callable[..., Outcome]
) -> None:
    """A later scale may have other words for a result, or not know it."""
    reference = form("b_session_reference")
    outcome = checked(reference, reference.sample())
    printed = reference.context(outcome.record, outcome.computed)
    shutil.copytree(PARAMETERS, tmp_path / "parameters", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    results = tmp_path / "parameters" / "results.toml"
    closed = results.read_text("utf-8").replace("since = 2025-07-01\n", "since = 2025-07-01\nuntil = 2028-01-01\n")
    results.write_text(closed + SCALE, "utf-8")
    with using(Package(tmp_path / "parameters")):
        later = reference.context(outcome.record, outcome.computed)
    assert {"effective", "proper"} <= {each.result for each in outcome.record.previous}
    assert later["previous"] == printed["previous"]
