"""The catalogue tells what there is, and refuses what does not belong together."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates.catalogue import (
    FOLDER,
    FORMS,
    BrokenFormError,
    CatalogueError,
    Form,
    UnknownFormError,
    UnknownLanguageError,
    WrongRecordError,
    find_binding,
    form,
    read_form,
)
from doc_templates.names import BLANK_AUTHOR, MAX_LENGTH_FOLDER, MAX_STEM_BYTES, NO_BODY, file_name, folder_name
from validators.check import check
from validators.parameters import evaluator_roles, positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from validators.check import Outcome

LONG_BODY_SHORTENED = "Департамент Агентства Республи…делам государственной службы"
EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)


def test_the_forms_of_corpus_b_are_in_the_catalogue() -> None:
    """Slugs are those of the contract."""
    known = [form(slug) for slug in ("b1_score_sheet", "b2_score_sheet", "b_calibration_protocol")]
    assert [each.annex for each in known] == ["1", "2", None]
    assert all(each.since == date(2025, 7, 1) and each.until is None for each in known)


def test_official_forms_come_first_in_the_order_of_their_annexes() -> None:
    """Then those that the order calls for without prescribing a form."""
    places = [(each.recommended, each.methodology, int(each.annex or 0)) for each in FORMS if not each.recommended]
    assert places == sorted(places)
    assert [each.recommended for each in FORMS] == sorted(each.recommended for each in FORMS)


@EVERY_FORM
def test_a_template_is_known_by_its_hash(form: Form) -> None:
    """What was rendered from which template can be told later."""
    template = form.template()
    assert template.content == template.path.read_bytes()
    assert template.sha256 == hashlib.sha256(template.content).hexdigest()
    assert template.language == "ru"


def test_an_unknown_form_is_refused_with_the_known_ones() -> None:
    """The message helps, and what was asked for cannot flood it."""
    with pytest.raises(UnknownFormError, match="b1_score_sheet, b2_score_sheet, b_calibration_protocol"):
        form("x" * 10_000)
    with pytest.raises(CatalogueError):
        form("../b1_score_sheet")


def test_a_language_without_a_template_is_refused() -> None:
    """Nobody gets a Russian paper who asked for another."""
    with pytest.raises(UnknownLanguageError, match="made in ru"):
        form("b1_score_sheet").template("kk")


@EVERY_FORM
def test_a_sample_may_be_changed_by_whoever_asked_for_it(form: Form) -> None:
    """Each call gives a copy."""
    changed = form.sample()
    changed.clear()
    assert form.sample()


@EVERY_FORM
def test_the_record_of_another_form_is_refused(form: Form, checked: Callable[..., Outcome]) -> None:
    """A protocol does not fill in a score sheet."""
    other = next(known for known in FORMS if known.binding.record is not form.binding.record)
    outcome = checked(other, other.sample())
    with pytest.raises(WrongRecordError):
        form.context(outcome.record, outcome.computed)
    for describe in (form.title, form.author, form.file_stem):
        with pytest.raises(WrongRecordError):
            describe(outcome.record)


def test_papers_are_called_by_form_period_and_person(checked: Callable[..., Outcome]) -> None:
    """In titles, and shorter in file names."""
    sheet = form("b2_score_sheet")
    record = checked(sheet, sheet.sample()).record
    assert sheet.title(record) == f"{sheet.name}: Әбдіқадырова Ұлжан Қайратқызы, III квартал 2026 года"
    assert sheet.file_stem(record) == "Оценочный лист, III квартал 2026, Әбдіқадырова"
    assert sheet.author(record) == record.evaluator.organization
    protocol = form("b_calibration_protocol")
    record = checked(protocol, protocol.sample()).record
    assert protocol.file_stem(record) == "Протокол калибровочной сессии, III квартал 2026, Жүнісбекова"
    assert protocol.author(record) == record.organization


SHORTENED = {
    "a1_agreement": "Ежегодное соглашение (категория 1)",
    "a2_agreement": "Ежегодное соглашение (категория 2)",
    "a8_agreement": "Ежегодное соглашение (глава 5)",
    "a3_score_sheet": "Оценочный лист корпуса А",
    "a9_score_sheet": "Оценочный лист (глава 5)",
    "a10_review": "Отзыв о деятельности административного государственного служащего корпуса «А» (глава 5)",
    "a4_max_score_table": "Таблица определения максимальной оценки",
    "a5_allowed_score_table": "Таблица определения допустимой оценки",
}
"""Names too long for a file, or of two forms."""


@EVERY_FORM
def test_a_blank_form_is_called_by_its_name(form: Form) -> None:
    """It is about nobody and issued by nobody; its file's name has at most 255 bytes."""
    assert form.title(None) == form.name
    assert form.blank_stem(form.since) == f"{SHORTENED.get(form.slug, form.name)} (бланк)"
    assert len(f"{form.blank_stem(date.max)}.docx".encode()) <= 255
    assert form.author(None) == BLANK_AUTHOR


def test_no_two_forms_share_the_name_of_a_blank() -> None:
    """Saved into one folder, none replaces another."""
    assert len({form.blank_stem(form.since) for form in FORMS}) == len(FORMS)


@pytest.mark.parametrize("form", [form for form in FORMS if form.until], ids=lambda form: form.slug)
def test_a_form_no_longer_in_force_is_marked_in_the_names_of_its_files(form: Form) -> None:
    """By the day of the paper, not by today: an archive copy of a paper signed in time is called as it was."""
    assert form.until is not None
    before = form.until - timedelta(days=1)
    assert form.blank_stem(form.until) == f"Недействующая форма, {form.blank_stem(before)}"
    late, timely = (
        check(form.slug, {name: value for name, value in form.sample().items() if name != "signed_on"}, today=day)
        for day in (form.until, before)
    )
    assert {each.severity.value for each in late.violations if each.rule == "form-not-in-force"} == {"warning"}
    assert "form-not-in-force" not in timely.rules
    assert late.valid
    assert (
        form.file_stem(late.record, late.rules) == f"Недействующая форма, {form.file_stem(timely.record, timely.rules)}"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"),
        ("Ұлжан\u202e\u200bfdp.exe\x00\n", "Ұлжанfdp.exe"),
        ("name. . ", "name"),
        ("Ә" * 500, "Ә" * (MAX_STEM_BYTES // 2)),
        ("aӘ" * 500, ("aӘ" * 500)[: MAX_STEM_BYTES * 2 // 3]),
    ],
)
def test_a_file_name_is_one_that_every_system_accepts(text: str, expected: str) -> None:
    """Forbidden marks become hyphens, invisible ones go, and no letter is cut in half."""
    assert file_name(text) == expected
    assert len(file_name(text).encode()) <= MAX_STEM_BYTES


@EVERY_FORM
def test_the_longest_names_still_make_file_names(
    form: Form, checked: Callable[..., Outcome], long_data: Callable[[Form], dict[str, Any]]
) -> None:
    """A file system takes 255 bytes with the suffix."""
    stem = form.file_stem(checked(form, long_data(form)).record)
    assert len(f"{stem}.docx".encode()) <= 255
    assert stem.endswith(("Әбдіқадыров-Ұлықбекұлы", LONG_BODY_SHORTENED))


def test_state_bodies_whose_names_differ_at_their_end_have_folders_of_their_own() -> None:
    """«… по городу Астана» and «… по городу Алматы» begin with the same eighty letters."""
    body = "Департамент Агентства Республики Казахстан по делам государственной службы по городу"
    folders = {folder_name(f"{body} {city}") for city in ("Астана", "Алматы")}
    assert len(folders) == 2
    assert all(len(folder) <= MAX_LENGTH_FOLDER for folder in folders)
    assert {folder.rpartition(" ")[2] for folder in folders} == {"Астана", "Алматы"}
    assert folder_name("Акимат") == "Акимат"
    assert folder_name(" . ") == NO_BODY


@pytest.mark.parametrize(
    ("declaration", "complaint"),
    [
        (None, "cannot be read"),
        ("name = ", "cannot be read"),
        ('name = "x"\nsize = 1\n', r"missing \['formats', .*unknown \['size'\]"),
    ],
)
def test_a_broken_declaration_is_named(tmp_path: Path, declaration: str | None, complaint: str) -> None:
    """Whoever adds a form learns what its form.toml lacks."""
    (tmp_path / "new").mkdir()
    if declaration is not None:
        (tmp_path / "new" / "form.toml").write_text(declaration, "utf-8")
    with pytest.raises(BrokenFormError, match=complaint):
        read_form("new", FORMS[0].binding, tmp_path)


def test_a_form_without_its_folder_is_named() -> None:
    """A slug in the registry is not enough."""
    with pytest.raises(BrokenFormError, match=r"doc_templates/x_missing/context\.py is missing"):
        find_binding("x_missing")


@pytest.mark.parametrize("sample", [None, "{", "[]"])
def test_a_missing_or_broken_file_of_a_form_is_named(tmp_path: Path, sample: str | None) -> None:
    """The same for samples and templates, which are read when first asked for."""
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "form.toml").write_bytes((FOLDER / "b1_score_sheet" / "form.toml").read_bytes())
    if sample is not None:
        (folder / "sample.json").write_text(sample, "utf-8")
    new = read_form("new", FORMS[0].binding, tmp_path)
    with pytest.raises(BrokenFormError, match=r"new/sample\.json"):
        new.sample()
    with pytest.raises(BrokenFormError, match=r"new/template\.ru\.docx"):
        new.template()


@pytest.mark.slow
def test_the_service_never_loads_the_builder() -> None:
    """Whoever only prints forms needs neither the builder nor a library for Word files."""
    unwanted = ("doc_templates.docx.package", "docx", "lxml")
    code = f"import sys, doc_templates.catalogue; print([m for m in sys.modules if m.startswith({unwanted})])"
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FOLDER.parent
    )
    assert printed.stdout.strip() == "[]"


def _evaluators(data: Any) -> Iterator[dict[str, Any]]:
    """Yield whatever stands under ``evaluator``, however deep, and is said to assess in a capacity."""
    if isinstance(data, dict):
        if isinstance(data.get("evaluator"), dict) and "role" in data["evaluator"]:
            yield data["evaluator"]
        data = list(data.values())
    for inner in data if isinstance(data, list) else ():
        yield from _evaluators(inner)


def test_whoever_assesses_in_a_sample_may() -> None:
    """A head is of a category that item 3 of the methodology gives heads; another names the ground."""
    roles, known = evaluator_roles().roles, positions()
    found = [one for each in FORMS for one in _evaluators(each.sample())]
    assert len(found) > 6
    for evaluator in found:
        role = roles[evaluator["role"]]
        assert not role.head or known.heads(evaluator["category"])
        assert not role.decision or evaluator["ground"]
