"""``bagalau bulk`` makes the papers of all good rows, reports the bad ones, and makes only the rest when run again."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from doc_templates.catalogue import form
from service.spreadsheets.import_workbook import EXAMPLE, import_workbook
from worker.bulk.folder import DATABASE, HIDDEN
from worker.cli import bulk, main
from worker.docx import Docx
from worker.inspection import inspect_docx, inspect_pdf

if TYPE_CHECKING:
    from click.testing import Result

SHEET = "b2_score_sheet"
NAME = "Оцениваемое лицо: Фамилия, имя, отчество"
SCORE = "Оценки, 1: Оценка"
FEW = {"BAGALAU_CONVERTERS": "1"}
"""One process makes these few papers as well as one a core, of which each takes seconds to start."""


def _workbook(path: Path, changes: list[dict[str, Any]]) -> Path:
    """Write a workbook with a row for each entry: the sample with cells changed by header."""
    workbook = openpyxl.load_workbook(io.BytesIO(import_workbook(SHEET, form(SHEET).sample())))
    sheet = workbook["Данные"]
    heads = [cell.value for cell in sheet[1]]
    for number, changed in enumerate(changes):
        row = number + 3
        for place in range(1, len(heads) + 1):
            sheet.cell(row, place).value = sheet.cell(2, place).value
        cells = {"Внешний номер": f"N-{number}", NAME: f"Тестова Айдана {number}-қызы", **changed}
        cells.setdefault("Оцениваемое лицо: ИИН", None)
        for head, value in cells.items():
            sheet.cell(row, heads.index(head) + 1).value = value
    workbook.save(path)
    return path


def _run(*arguments: object) -> Result:
    day = max(form(slug).sample_on for slug in (SHEET, "b1_score_sheet")).isoformat()
    return CliRunner().invoke(main, ["bulk", *map(str, arguments), "--as-of", day], env=FEW)


def _papers(folder: Path, suffix: str) -> list[Path]:
    return sorted(folder.glob(f"*/*.{suffix}"))


@pytest.fixture(autouse=True)
def _unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait until everything that other tests write is on the disk."""
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where papers are to be written."""
    return tmp_path / "papers"


def test_good_rows_become_papers_and_bad_ones_a_report(tmp_path: Path, folder: Path) -> None:
    """Folders by state body, names a person understands, a manifest, a register; errors beside their cells."""
    source = _workbook(tmp_path / "rows.xlsx", [{}, {SCORE: 5.5}, {}, {NAME: "=A1"}, {NAME: "Тестова Айдана 0-қызы"}])
    result = _run(source, "--form", SHEET, "-o", folder)
    assert result.exit_code == 1, result.output
    assert "Изготовлено: 3" in result.output
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert [manifest[name] for name in ("rows", "ready", "there", "rejected", "failed")] == [5, 3, 0, 2, 0]
    assert [entry["row"] for entry in manifest["documents"]] == [3, 5, 7]
    for entry in manifest["documents"]:
        assert [file["format"] for file in entry["files"]] == ["docx", "pdf"]
        assert all((folder / file["path"]).stat().st_size == file["size"] for file in entry["files"])
    names = [path.stem for path in _papers(folder, "pdf")]
    assert [name.rsplit(", ", 1)[1] for name in names] == ["N-0", "N-2", "N-4"]
    for path in _papers(folder, "pdf"):
        inspect_pdf(path.read_bytes(), ["Тестова Айдана"], tagged=False)
    first = folder / manifest["documents"][0]["files"][0]["path"]
    inspect_docx(Docx(first.read_bytes()), ["Тестова Айдана 0-қызы"])
    register = openpyxl.load_workbook(folder / "register.xlsx").active
    assert register is not None
    assert register.max_row == 4
    report = openpyxl.load_workbook(folder / "report.xlsx")["Данные"]
    states = [report.cell(row, 1).value for row in range(3, 8)]
    assert states == ["готово", "ошибка", "готово", "ошибка", "готово"]
    assert "5,5" in str(report.cell(4, 2).value)
    assert "формула" in str(report.cell(6, 2).value)


def test_a_corrected_report_makes_only_what_is_missing(tmp_path: Path, folder: Path) -> None:
    """The same row with the same number and content is the same paper."""
    source = _workbook(tmp_path / "rows.xlsx", [{}, {SCORE: 5.5}, {}])
    assert _run(source, "--form", SHEET, "-o", folder, "--format", "docx").exit_code == 1
    before = {path: path.stat().st_mtime_ns for path in _papers(folder, "docx")}
    workbook = openpyxl.load_workbook(folder / "report.xlsx")
    sheet = workbook["Данные"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(4, heads.index(SCORE) + 1).value = sheet.cell(3, heads.index(SCORE) + 1).value
    corrected = tmp_path / "corrected.xlsx"
    workbook.save(corrected)
    result = _run(corrected, "--form", SHEET, "-o", folder, "--format", "docx")
    assert result.exit_code == 0, result.output
    assert "Изготовлено: 1. Уже было: 2" in result.output
    assert len(_papers(folder, "docx")) == 3
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert not (folder / "report.xlsx").exists()


def test_of_a_file_that_breaks_off_what_was_read_is_made(tmp_path: Path, folder: Path) -> None:
    """The command, the manifest and the report say from which row on nothing was read."""
    sheet = openpyxl.load_workbook(_workbook(tmp_path / "rows.xlsx", [{}, {}, {}]))["Данные"]
    rows = list(sheet.iter_rows(values_only=True))
    lines = [";".join("" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row) for row in rows]
    source = tmp_path / "rows.csv"
    source.write_text("\n".join([*lines[:3], '"x"y;' + lines[3], lines[4]]), "utf-8")
    result = _run(source, "--form", SHEET, "-o", folder, "--format", "docx", "--language", "en")
    assert result.exit_code == 1, result.output
    assert "Made: 1." in result.output
    assert "Nothing was read from row 4 on" in result.output
    assert len(_papers(folder, "docx")) == 1
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["rows"], manifest["unread_from_row"]) == (1, 4)
    report = openpyxl.load_workbook(folder / "report.xlsx")["Данные"]
    assert [report.cell(row, 1).value for row in (2, 3, 4)] == [None, "ready", "not read"]
    assert report.max_row == 4


def test_namesakes_with_the_same_number_keep_apart(tmp_path: Path, folder: Path) -> None:
    """No paper ever takes the place of another; the very same row is the very same paper."""
    same = {"Внешний номер": "7", NAME: "Тестова Айдана"}
    other = {"Внешний номер": "7", NAME: "Тестова Гүлнар"}
    source = _workbook(tmp_path / "rows.xlsx", [same, other, same])
    assert _run(source, "--form", SHEET, "-o", folder, "--format", "docx").exit_code == 0
    assert len(_papers(folder, "docx")) == 2
    numbered, plain = (path.read_bytes() for path in _papers(folder, "docx"))
    inspect_docx(Docx(plain), ["Тестова Айдана"])
    inspect_docx(Docx(numbered), ["Тестова Гүлнар"])


def test_rows_of_json_may_be_of_several_forms(tmp_path: Path, folder: Path) -> None:
    """A line a row; what is wrong with a line is told with its number."""
    lines = [{"form": slug, "data": form(slug).sample()} for slug in (SHEET, "b1_score_sheet")]
    broken = ['{"form": "b2_score_sheet"', '{"form": "b7", "data": {}}', '{"data": {}}', '{"data": {}, "name": 1}']
    source = tmp_path / "rows.ndjson"
    source.write_text("\n".join([*map(json.dumps, lines), *broken]), "utf-8")
    result = _run(source, "-o", folder, "--format", "docx")
    assert result.exit_code == 1, result.output
    assert len(_papers(folder, "docx")) == 2
    assert _papers(folder, "pdf") == []
    told = [json.loads(line) for line in (folder / "report.ndjson").read_text("utf-8").splitlines()]
    assert [entry["row"] for entry in told] == [3, 4, 5, 6]
    assert "b7" in told[1]["violations"][0]["message"]


@pytest.mark.parametrize(
    ("name", "content", "options", "says"),
    [
        ("rows.doc", b"", (), "Неизвестный вид файла"),
        ("rows.xlsx", b"PK", ("--form", SHEET), "не открывается как книга"),
        ("rows.csv", "Имя;Премия\n".encode(), ("--form", SHEET), "Неизвестные столбцы: Имя, Премия"),
        ("rows.csv", b"", ("--form", SHEET), "Файл пуст"),
        ("rows.csv", b"\n \n", ("--form", SHEET), "ни одной строки"),
        ("rows.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("--form", SHEET), "книга старого формата (XLS)"),
        ("rows.pdf", b"%PDF-1.7", ("--form", SHEET), "документ PDF"),
        ("rows.csv", b"a", (), "Назовите форму"),
        ("rows.json", b"{}", (), "список объектов"),
        ("rows.json", b"[]", ("--format", "odt"), "Неизвестный формат"),
        ("rows.json", b"[]", ("--form", "b9"), "b9"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, folder: Path, name: str, content: bytes, options: tuple[str, ...], says: str
) -> None:
    """Exit code 2, and never a traceback."""
    source = tmp_path / name
    source.write_bytes(content)
    result = _run(source, *options, "-o", folder)
    assert result.exit_code == 2
    assert says in result.output


def test_the_example_is_never_imported(tmp_path: Path, folder: Path) -> None:
    """A workbook with nothing but its example has no rows."""
    source = tmp_path / "rows.xlsx"
    source.write_bytes(import_workbook(SHEET, form(SHEET).sample()))
    result = _run(source, "--form", SHEET, "-o", folder)
    assert result.exit_code == 0
    assert "Строк: 0" in result.output
    assert EXAMPLE in str(openpyxl.load_workbook(source)["Данные"]["A2"].value)


def test_a_run_that_is_killed_is_taken_up_where_it_stood(tmp_path: Path, folder: Path) -> None:
    """Nothing finished is made twice, nothing is missing at the end, and no process is left behind."""
    source = _workbook(tmp_path / "rows.xlsx", [{}] * 100)
    command = [str(Path(sys.executable).with_name("bagalau")), "bulk", str(source), "--form", SHEET, "-o", str(folder)]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while not _finished(folder) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    finished = _finished(folder)
    assert finished
    before = {path: path.stat().st_mtime_ns for path in finished}
    result = _run(source, "--form", SHEET, "-o", folder, "--fail-on", "error")
    assert f"Уже было: {len(finished)}" in result.output
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert len(_papers(folder, "pdf")) == len(_papers(folder, "docx")) == 100
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert len({entry["identifier"] for entry in manifest["documents"]}) == 100
    assert not list(folder.glob("*/.*.part"))


def _finished(folder: Path) -> list[Path]:
    """Return the PDF files of the papers of which nothing is missing; the DOCX of a paper is written first."""
    return [path for path in _papers(folder, "pdf") if path.with_suffix(".docx").exists()]


def test_a_paper_whose_file_was_changed_or_lost_is_made_again(tmp_path: Path, folder: Path) -> None:
    """The ledger is believed only as far as the files are there."""
    source = _workbook(tmp_path / "rows.xlsx", [{}, {}])
    assert _run(source, "--form", SHEET, "-o", folder, "--format", "docx").exit_code == 0
    first, second = _papers(folder, "docx")
    first.unlink()
    second.write_bytes(b"changed")
    result = _run(source, "--form", SHEET, "-o", folder, "--format", "docx")
    assert "Изготовлено: 2. Уже было: 0" in result.output


def test_what_stays_hidden_is_private_and_holds_nothing_but_the_papers(tmp_path: Path, folder: Path) -> None:
    """Only their owner reads it, and a row that became no paper is not in it."""
    rejected = {NAME: "Отклонённая Райгүл", SCORE: 5.5}
    source = _workbook(tmp_path / "rows.xlsx", [{}, rejected])
    assert _run(source, "--form", SHEET, "-o", folder, "--format", "docx").exit_code == 1
    hidden = folder / HIDDEN
    assert hidden.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in hidden.iterdir()] == [DATABASE]
    assert (hidden / DATABASE).stat().st_mode & 0o777 == 0o600
    content = (hidden / DATABASE).read_bytes()
    assert "Тестова Айдана".encode() in content
    assert "Отклонённая".encode() not in content


def test_of_a_file_without_papers_nothing_stays_hidden(tmp_path: Path, folder: Path) -> None:
    """Nor of one that cannot be read."""
    source = tmp_path / "rows.csv"
    source.write_text("Имя;Премия\n", "utf-8")
    assert _run(source, "--form", SHEET, "-o", folder).exit_code == 2
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("option", [("--format", "docx,pdf"), ("--format", "docx", "--accessible")])
def test_papers_that_would_come_out_otherwise_are_made_anew(
    tmp_path: Path, folder: Path, option: tuple[str, ...]
) -> None:
    """The same rows asked for otherwise are other papers, and what was there is replaced."""
    source = _workbook(tmp_path / "rows.xlsx", [{}])
    assert _run(source, "--form", SHEET, "-o", folder, "--format", "docx").exit_code == 0
    result = _run(source, "--form", SHEET, "-o", folder, *option)
    assert "Изготовлено: 1. Уже было: 0" in result.output
    result = _run(source, "--form", SHEET, "-o", folder, *option)
    assert "Изготовлено: 0. Уже было: 1" in result.output


def test_two_runs_in_one_folder_make_each_paper_once(tmp_path: Path, folder: Path) -> None:
    """The second waits for the first, whatever the folder is called."""
    source, folder = _workbook(tmp_path / "rows.xlsx", [{}] * 3), folder / "100 %? #1"
    day = form(SHEET).sample_on.isoformat()
    program = [str(Path(sys.executable).with_name("bagalau")), "bulk", str(source), "--form", SHEET, "--as-of", day]
    command = [*program, "--format", "docx", "-o", str(folder)]
    runs = [subprocess.Popen(command, env=os.environ | FEW, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(run.communicate()[0] for run in runs)
    assert [run.returncode for run in runs] == [0, 0]
    assert "Изготовлено: 0. Уже было: 3" in said[0]
    assert "Изготовлено: 3. Уже было: 0" in said[1]


def test_rows_about_the_same_are_noticed_as_by_the_service(tmp_path: Path, folder: Path) -> None:
    """A second paper about the same person and period is made, and its row says so."""
    source = _workbook(tmp_path / "rows.xlsx", [{NAME: "Тестова Айдана"}, {NAME: "Тестова Айдана"}])
    assert _run(source, "--form", SHEET, "-o", folder, "--format", "docx").exit_code == 0
    report = openpyxl.load_workbook(folder / "report.xlsx")["Данные"]
    assert report.cell(3, 2).value is None
    assert "строка 3" in str(report.cell(4, 2).value).lower() or "строке 3" in str(report.cell(4, 2).value).lower()


def test_a_machine_that_cannot_make_pdf_half_way_says_what_it_lacks(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run ends with exit code 2 and goes on where it stood when it is there again."""
    source = _workbook(tmp_path / "rows.xlsx", [{}])
    monkeypatch.setattr(bulk, "_require_converter", lambda _: None)
    with monkeypatch.context() as broken:
        broken.setenv("BAGALAU_SOFFICE", str(tmp_path / "nowhere"))
        result = _run(source, "--form", SHEET, "-o", folder)
        assert result.exit_code == 2, result.output
        assert "LibreOffice" in result.output
    assert _run(source, "--form", SHEET, "-o", folder).exit_code == 0
