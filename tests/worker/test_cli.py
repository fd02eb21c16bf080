"""The command works without a server, says plainly what is wrong, and keeps its exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from doc_templates import catalogue
from validators.check import load
from worker.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"
BAGALAU = Path(sys.executable).with_name("bagalau")


def _sample(form: str = SHEET, **changes: Any) -> dict[str, Any]:
    return {"form": form, "data": catalogue.form(form).sample() | changes}


def _run(*arguments: object, stdin: bytes | None = None, **environment: str | None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin, env=environment)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Any], Path]:
    """Return a function that writes a file to hand to a command."""

    def write(content: Any) -> Path:
        path = tmp_path / "request.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return write


@pytest.fixture
def forbidden() -> dict[str, Any]:
    """Return a sheet with a score that the methodology does not know."""
    request = _sample()
    request["data"]["scores"][2]["score"] = "5.5"
    for stated in ("average", "result"):
        request["data"].pop(stated, None)
    return request


def test_valid_data_is_said_to_be_valid(write: Callable[[Any], Path]) -> None:
    """With the name of the form, what was computed, and exit code 0."""
    result = _run("validate", write(_sample()))
    assert result.exit_code == 0, result.output
    assert catalogue.form(SHEET).name in result.output
    assert "average" in result.output
    assert "Методика соблюдена" in result.output


def test_forbidden_data_is_explained(write: Callable[[Any], Path], forbidden: dict[str, Any]) -> None:
    """Rule, item, place and a sentence with the value in it; exit code 1."""
    result = _run("validate", write(forbidden))
    assert result.exit_code == 1
    for part in ("B18-range", "пункт 18", "/scores/2/score", "5,5", "Методика нарушена"):
        assert part in result.output


def test_a_program_gets_the_same_as_from_the_server(write: Callable[[Any], Path], forbidden: dict[str, Any]) -> None:
    """--json prints one object: valid, violations, computed."""
    result = _run("validate", write(forbidden), "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert set(answer) == {"valid", "violations", "computed"}
    assert not answer["valid"]
    assert "B18-range" in {violation["rule"] for violation in answer["violations"]}


def test_the_wrong_shape_is_a_violation_like_any_other(write: Callable[[Any], Path]) -> None:
    """It has a pointer and the exit code 1."""
    result = _run("validate", write({"form": SHEET, "data": {"unknown": 1}}), "--json")
    assert result.exit_code == 1
    assert {violation["rule"] for violation in json.loads(result.stdout)["violations"]} == {"schema"}


def test_data_come_from_standard_input_too() -> None:
    """`-` stands for it; a byte order mark does no harm."""
    result = _run("validate", "-", stdin=b"\xef\xbb\xbf" + json.dumps(_sample()).encode())
    assert result.exit_code == 0, result.output


def test_numbers_keep_their_digits(write: Callable[[Any], Path]) -> None:
    """A score of 4.1 is not 4.0999999999999996."""
    text = json.dumps(_sample(scores=[{"score": "SCORE"}] * 5)).replace('"SCORE"', "4.1")
    data = json.loads(text)["data"]
    for stated in ("average", "result"):
        text = text if stated not in data else json.dumps(_drop(json.loads(text), stated))
    result = _run("validate", write(text.encode()), "--json")
    assert json.loads(result.stdout)["computed"]["average"] == "4.10"


def _drop(request: dict[str, Any], name: str) -> dict[str, Any]:
    del request["data"][name]
    return request


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Файл пуст"),
        (b"  \n", "Файл пуст"),
        (b"{", "Это не JSON: строка 1"),
        (b"[]", "один объект JSON"),
        (b'"text"', "один объект JSON"),
        (b"{}", "нет поля «form», «data»"),
        (json.dumps({"form": SHEET}).encode(), "нет поля «data»"),
        (json.dumps({"form": "b9", "data": {}}).encode(), "Нет такой формы"),
        (json.dumps({"form": 5, "data": {}}).encode(), "Нет такой формы"),
        (json.dumps({"form": SHEET, "data": []}).encode(), "«data» должно быть объектом"),
        (json.dumps({"form": SHEET, "data": {}, "extra": 1}).encode(), "Лишнее поле «extra»"),
        (b'{"form": "b2_score_sheet", "form": "b1_score_sheet", "data": {}}', "указано дважды"),
        (b'{"form": "b2_score_sheet", "data": {"a": NaN}}', "NaN не является числом"),
        (b'{"form": "b2_score_sheet", "data": {"a": 1e400}}', "слишком велико"),
        (b'{"form": "b2_score_sheet", "data": {"a": 1.%s}}' % (b"1" * 99), "слишком велико"),
        (b'{"form": "b2_score_sheet", "data": {"a": 1e99999999999999999999}}', "недопустимым порядком"),
        (b'{"form": "b2_score_sheet", "data": {"a": %s}}' % (b"9" * 5000), "длиннее 40 знаков"),
        ('{"form": "Ә"}'.encode("utf-16"), "UTF-16"),
        ('{"form": "Оценка"}'.encode("cp1251"), "UTF-8"),
        (b"[" * 100_000, "слишком глубоко"),
        (b" " * (16 * 1024 * 1024 + 1), "больше 16 МиБ"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_unusable_input_is_explained(write: Callable[[Any], Path], content: bytes, message: str) -> None:
    """On standard error, with exit code 2 and without a traceback."""
    result = _run("validate", write(content))
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A folder, too, is no file."""
    missing = _run("validate", tmp_path / "nothing.json")
    assert (missing.exit_code, "Нет такого файла" in missing.stderr) == (2, True)
    folder = _run("validate", tmp_path)
    assert (folder.exit_code, "не читается" in folder.stderr) == (2, True)


def test_a_program_hears_of_unusable_input_in_json(write: Callable[[Any], Path]) -> None:
    """--json keeps standard output readable for it in every case."""
    result = _run("validate", write(b"{"), "--json")
    assert result.exit_code == 2
    assert "Это не JSON" in json.loads(result.stdout)["error"]


def test_data_can_be_checked_as_of_another_day(write: Callable[[Any], Path]) -> None:
    """Before the quarter is over its sheet is refused; and a day that is none is refused with exit code 2."""
    sample = catalogue.form(SHEET).sample()
    file = write(_sample())
    assert _run("validate", file, "--as-of", sample["signed_on"]).exit_code == 0
    assert _run("validate", file, "--as-of", f"{sample['period']['year']}-01-15").exit_code == 1
    assert _run("validate", file, "--as-of", "20.10.2025").exit_code == 2


@pytest.fixture
def dossier() -> dict[str, Any]:
    """Return two quarters of one servant."""
    earlier = {"period": {"year": 2026, "quarter": 2}, "signed_on": "2026-07-15", "days_worked": 50}
    return {"documents": [_sample(**earlier), _sample()]}


def test_documents_that_belong_together_are_checked_together(
    write: Callable[[Any], Path], dossier: dict[str, Any]
) -> None:
    """With the kind of dossier, and the violations between documents like any other."""
    result = _run("validate", write(dossier))
    assert result.exit_code == 0, result.output
    assert "b_year — Оценочные листы кварталов одного года" in result.output
    assert "итоговая оценка за год: b2_score_sheet, b2_score_sheet" in result.output
    dossier["documents"][1]["data"]["employee"]["position"] = "главный специалист отдела профилактики"
    assert _run("validate", write(dossier), "--fail-on", "warning").exit_code == 1
    told = json.loads(_run("validate", write(dossier), "--json").output)
    assert (told["kind"], told["valid"]) == ("b_year", True)
    assert [one["rule"] for one in told["violations"]] == ["B5-dossier-person"]
    dossier["documents"][1]["data"]["period"]["quarter"] = 2
    result = _run("validate", write(dossier))
    assert result.exit_code == 1
    assert "B3-dossier-quarters (пункт 3): /documents/1/data/period/quarter" in result.output


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"documents": {}}, "должно быть списком"),
        ({"documents": [], "kind": "b_year"}, "b_year: b1_score_sheet | b2_score_sheet (≤ 12)"),
        ({"documents": ["x"]}, "Документ 1: Ожидается один объект"),
        ({"documents": [{"form": SHEET}]}, "Документ 1: В файле нет поля «data»"),
        ({"documents": [_sample()] * 21}, "Документов больше 20"),
        ({"documents": [], "fail_on": "error"}, "Лишнее поле «fail_on»"),
    ],
)
def test_what_is_no_dossier_is_explained(write: Callable[[Any], Path], change: dict[str, Any], message: str) -> None:
    """With exit code 2."""
    result = _run("validate", write(change))
    assert (result.exit_code, message in result.output) == (2, True), result.output


def test_papers_are_written_under_a_name_people_understand(write: Callable[[Any], Path], tmp_path: Path) -> None:
    """DOCX and PDF, named after form, period and surname; the folder is created."""
    folder = tmp_path / "out" / "papers"
    result = _run("render", write(_sample()), "-o", folder)
    assert result.exit_code == 0, result.output
    stem = _stem()
    assert sorted(path.name for path in folder.iterdir()) == [f"{stem}.docx", f"{stem}.pdf"]
    assert str(folder / f"{stem}.pdf") in result.stdout
    assert len(PdfReader(folder / f"{stem}.pdf").pages) >= 1


def _stem(form: str = SHEET) -> str:
    official = catalogue.form(form)
    return official.file_stem(load(form, official.sample()))


def test_only_the_formats_asked_for_are_written(write: Callable[[Any], Path], tmp_path: Path) -> None:
    """A format that does not exist is refused before anything is made."""
    assert _run("render", write(_sample()), "-o", tmp_path / "out", "--format", " DOCX,").exit_code == 0
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]
    refused = _run("render", write(_sample()), "-o", tmp_path / "none", "--format", "odt")
    assert (refused.exit_code, "Допустимы через запятую: docx, pdf" in refused.stderr) == (2, True)
    assert not (tmp_path / "none").exists()


def test_a_forbidden_document_is_not_written(
    write: Callable[[Any], Path], forbidden: dict[str, Any], tmp_path: Path
) -> None:
    """Exit code 1, the violations, and no folder."""
    result = _run("render", write(forbidden), "-o", tmp_path / "out")
    assert (result.exit_code, "B18-range" in result.stdout) == (1, True)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_there_is_replaced_only_when_asked_to(write: Callable[[Any], Path], tmp_path: Path) -> None:
    """Two people may share a surname: the second paper must not swallow the first."""
    there = tmp_path / f"{_stem()}.docx"
    there.write_bytes(b"precious")
    command = ("render", write(_sample()), "-o", tmp_path, "--format", "docx")
    refused = _run(*command)
    assert (refused.exit_code, "--overwrite" in refused.stderr) == (2, True)
    assert there.read_bytes() == b"precious"
    assert _run(*command, "--overwrite").exit_code == 0
    assert there.read_bytes().startswith(b"PK")


def test_a_folder_that_cannot_be_written_into_is_named(write: Callable[[Any], Path], tmp_path: Path) -> None:
    """Here a file stands where the folder should be."""
    (tmp_path / "out").write_text("")
    result = _run("render", write(_sample()), "-o", tmp_path / "out")
    assert (result.exit_code, "нельзя записать" in result.stderr) == (2, True)


def test_without_libreoffice_the_docx_is_written_and_the_lack_is_named(
    write: Callable[[Any], Path], tmp_path: Path
) -> None:
    """Exit code 2, since not everything asked for is there."""
    result = _run("render", write(_sample()), "-o", tmp_path / "out", BAGALAU_SOFFICE="/nowhere/soffice.bin")
    assert result.exit_code == 2
    assert "LibreOffice" in result.stderr
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]


def test_a_wrong_setting_is_named(write: Callable[[Any], Path]) -> None:
    """Exit code 2 and no traceback."""
    result = _run("validate", write(_sample()), BAGALAU_CONVERTERS="many")
    assert (result.exit_code, "BAGALAU_CONVERTERS" in result.stderr) == (2, True)


def test_the_forms_are_listed_for_people_and_programs() -> None:
    """Every form of the catalogue, in its order."""
    people, programs = _run("forms"), json.loads(_run("forms", "--json").stdout)
    assert [form["slug"] for form in programs] == [form.slug for form in catalogue.FORMS]
    assert all(form.slug in people.output and form.name in people.output for form in catalogue.FORMS)


def test_the_installed_command_works_in_a_pipe() -> None:
    """Nothing but the answer goes to standard output, whatever the locale."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")} | {"LANG": "C"}
    done = subprocess.run(
        [BAGALAU, "validate", "-", "--json"],
        input=json.dumps(_sample()).encode(),
        capture_output=True,
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.load(io.BytesIO(done.stdout))["valid"]


def test_help_explains_the_exit_codes() -> None:
    """Whoever writes a script looks there."""
    result = _run("--help")
    assert result.exit_code == 0
    assert "2 - непригодные данные" in result.output
