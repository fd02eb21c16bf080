"""Whatever makes a command end with 2 is told in Russian, Kazakh and English, values apart word for word."""

from __future__ import annotations

import errno
import json
import re
import socket
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from doc_templates import catalogue
from service.errors import DatabaseUnavailableError
from service.texts import MESSAGES as SERVICE
from validators.messages.catalog import LANGUAGES
from worker.cli import bulk, commands, main, writing
from worker.cli.errors import sentence
from worker.convert.errors import ConversionFailedError, ConverterMissingError, ConverterStartError
from worker.inspection import InspectionError
from worker.prepare import shown_once
from worker.supervisor import _died
from worker.texts import message

if TYPE_CHECKING:
    from pathlib import Path

    from validators.messages.catalog import Message

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"
CYRILLIC = re.compile("[А-Яа-яЁёӘ-ӿ]")
SAMPLE = {"form": SHEET, "data": catalogue.form(SHEET).sample()}


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _told(arguments: list[str], stdin: bytes = b"", **environment: str) -> dict[str, str]:
    """Return what a command that cannot work says in each language."""
    found = {}
    for language in LANGUAGES:
        result = CliRunner().invoke(main, [*arguments, "--language", language], input=stdin, env=environment)
        assert result.exit_code == 2, result.output
        found[language] = result.stderr
    return found


def _check(found: dict[str, str]) -> None:
    assert not CYRILLIC.search(found["en"]), found["en"]
    assert CYRILLIC.search(found["ru"])
    assert CYRILLIC.search(found["kk"])
    assert found["ru"] != found["kk"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        _json({"form": SHEET}),
        _json({"form": "b9", "data": {}}),
        _json({"form": SHEET, "data": []}),
        _json({"form": SHEET, "data": {}, "extra": 1}),
        b'{"form": "b2_score_sheet", "form": "b1_score_sheet", "data": {}}',
        b'{"form": "b2_score_sheet", "data": {"a": NaN}}',
        b'{"form": "b2_score_sheet", "data": {"a": 1e400}}',
        b'{"form": "b2_score_sheet", "data": {"a": 1e99999999999999999999}}',
        b'{"form": "b2_score_sheet", "data": {"a": %s}}' % (b"9" * 5000),
        '{"form": "b"}'.encode("utf-16"),
        '{"form": "\u0411"}'.encode("cp1251"),
        b"[" * 100_000,
        b" " * (16 * 1024 * 1024 + 1),
        _json({"documents": 5}),
        _json({"documents": [], "extra": 1}),
        _json({"documents": [SAMPLE] * 21}),
        _json({"documents": [SAMPLE, {}]}),
        _json({"documents": [SAMPLE]}),
    ],
    ids=range(22),
)
def test_a_file_that_cannot_be_read(content: bytes) -> None:
    """JSON and its shape, encodings, sizes, numbers, and documents that do not belong together."""
    _check(_told(["validate", "-"], content))


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "nowhere.json"],
        ["validate", "/"],
        ["render", "-", "-o", "out", "--format", "odt"],
        ["render", "-", "-o", "/proc/nowhere"],
        ["render", "-", "-o", "out", "--format", "docx", "--variant", "nobodys"],
        ["bulk", "rows.txt", "-o", "out"],
        ["bulk", "rows.csv", "-o", "out", "--form", "b9"],
        ["bulk", "rows.csv", "-o", "out", "--format", "odt"],
        ["bulk", "nowhere.csv", "-o", "out", "--format", "docx", "--form", SHEET],
        ["bulk", "empty.csv", "-o", "out", "--format", "docx", "--form", SHEET],
        ["bulk", "wrong.csv", "-o", "out", "--format", "docx", "--form", SHEET],
        ["variants", "check", "single"],
        ["variants", "check", "broken"],
    ],
    ids=" ".join,
)
def test_a_path_or_an_option_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Files, folders, formats, forms, rows and variants."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.csv").write_text("", "utf-8")
    (tmp_path / "wrong.csv").write_text("a;b\n1;2\n", "utf-8")
    (tmp_path / "single").mkdir()
    (tmp_path / "single" / "variant.toml").write_text("", "utf-8")
    (tmp_path / "broken" / "x").mkdir(parents=True)
    found = _told(arguments, _json(SAMPLE))
    if arguments[:3] == ["variants", "check", "broken"]:
        command = ["variants", "check", "broken", "--language"]
        found = {language: CliRunner().invoke(main, [*command, language]).output for language in LANGUAGES}
        assert "x/variant.toml: there is no such file; it is what describes the variant" in found["en"]
    (_differ if "wrong.csv" in arguments else _check)(found)


def _differ(found: dict[str, str]) -> None:
    """Headers of the workbook are Russian whatever the language, so that only the words around them are compared."""
    assert len(set(found.values())) == len(LANGUAGES)
    assert "None of the first rows has the headers of this form." in found["en"]


def test_a_file_that_is_there_already(tmp_path: Path) -> None:
    """It is named, and what replaces it."""
    command = ["render", "-", "-o", str(tmp_path), "--format", "docx"]
    assert CliRunner().invoke(main, command, input=_json(SAMPLE)).exit_code == 0
    [made] = tmp_path.glob("*.docx")
    found = {language: text.replace(str(made), "") for language, text in _told(command, _json(SAMPLE)).items()}
    _check(found)
    assert all("--overwrite" in text for text in found.values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "70000"),
        ("BAGALAU_CONVERT_TIMEOUT", "0"),
        ("BAGALAU_LOG_LEVEL", "loud"),
        ("BAGALAU_BOOTSTRAP_KEY", "short"),
        ("BAGALAU_PUBLIC_URL", "here"),
        ("BAGALAU_DATABASE_URL", "mysql://x"),
        ("BAGALAU_DATABASE", "x"),
        ("BAGALAU_LEASE_SECONDS", "30"),
        ("BAGALAU_VARIANTS_DIR", "/no/such/folder"),
        ("BAGALAU_CALENDAR_OVERRIDES", "/no/such/file"),
    ],
)
def test_a_setting_that_cannot_be_used(name: str, value: str) -> None:
    """The variable is named, and what is needed."""
    found = _told(["validate", "-"], _json(SAMPLE), **{name: value})
    _check(found)
    assert all(name in text for text in found.values())


class _Lacking:
    """A converter without LibreOffice."""

    def available(self) -> Message:
        return SERVICE.message("pdf", "office", path="/nowhere/soffice")

    def close(self) -> None:
        pass


def test_a_pdf_that_cannot_be_made_and_what_is_lacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The DOCX is made all the same; a program is told in the language, too."""
    monkeypatch.setattr(writing, "open_converter", lambda *_: _Lacking())
    monkeypatch.setattr(bulk, "open_converter", lambda *_: _Lacking())
    command = ["render", "-", "-o", str(tmp_path), "--overwrite"]
    found = _told(command, _json(SAMPLE))
    _check(found)
    assert found["en"].strip() == (
        "No PDF was made. PDF cannot be made: the program LibreOffice was not found (/nowhere/soffice). "
        "Install the package libreoffice-writer-nogui."
    )
    result = CliRunner().invoke(main, [*command, "--json", "--language", "kk"], input=_json(SAMPLE))
    assert json.loads(result.stdout) == {"error": found["kk"].strip()}
    (tmp_path / "rows.ndjson").write_bytes(_json(SAMPLE))
    _check(_told(["bulk", str(tmp_path / "rows.ndjson"), "-o", str(tmp_path / "out")]))


@pytest.mark.parametrize(
    "error",
    [
        DatabaseUnavailableError("connection refused"),
        ConverterStartError("no answer"),
        ConversionFailedError("refused"),
        ConverterMissingError(SERVICE.message("pdf", "bridge", path="python3")),
        InspectionError("the PDF is blank"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_outage(error: Exception) -> None:
    """What only experts know stays in brackets."""
    _check({language: sentence(error, language) for language in LANGUAGES})


def test_a_service_that_cannot_be_started(tmp_path: Path) -> None:
    """A port that is taken, a data folder that cannot be written to or belongs to another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        folder = str(tmp_path / "data")
        found = _told(["serve"], PORT=port, BAGALAU_DATA_DIR=folder)
    _check(found)
    assert all(port in text for text in found.values())
    (tmp_path / "file").write_text("", "utf-8")
    _check(_told(["serve"], BAGALAU_DATA_DIR=str(tmp_path / "file" / "data")))


@pytest.mark.parametrize("key", ["no_address", "closed_port", "taken_folder"])
def test_what_else_keeps_the_service_from_starting(key: str) -> None:
    """It takes another user or another machine to see these happen."""
    values = {"host": "192.0.2.1", "port": 1, "folder": "/data", "reason": errno.errorcode[errno.EADDRNOTAVAIL]}
    _check({language: message("serve", key, **values).render(language) for language in LANGUAGES})


def test_what_a_running_service_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the start to the end, the key and deaths of processes among it, in the language of the option."""

    def run(_settings: Any, tell: Any) -> None:
        values = {"address": "http://localhost:8000", "folder": tmp_path}
        for key in ("starting", "address", "docs", "data", "answers", "slow", "stopped"):
            tell(message("serve", key, **values))
        for told in (
            shown_once("k" * 32),
            message("serve", "link", address="/link/token"),
            _died("web", 3, 0.25),
            _died("web", -9, 1),
            _died("web", -99, 1),
        ):
            tell(told)
        tell(message("serve", "ended", process="web"))

    monkeypatch.setattr(commands, "run_service", run)
    found = {language: CliRunner().invoke(main, ["serve", "--language", language]).stdout for language in LANGUAGES}
    _check(found)
    assert [len(text.splitlines()) for text in found.values()] == [13] * 3
    assert "SIGKILL" in found["kk"]
    assert "k" * 32 in found["en"]
