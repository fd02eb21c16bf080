"""What is missing is said in Russian, cheaply, and no longer than it is missing."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from validators.messages.catalog import render
from worker.convert import profile
from worker.convert.errors import ConverterMissingError
from worker.convert.installation import Installation, find_program
from worker.convert.pool import LibreOfficePool

if TYPE_CHECKING:
    from worker.properties import DocumentProperties

SOFFICE = "/usr/lib/libreoffice/program/soffice.bin"
UNO_PYTHON = "/usr/bin/python3"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Give the variables LibreOffice would get."""
    profile.write_fonts(tmp_path / "fonts.conf")
    return profile.environment(tmp_path, tmp_path, tmp_path / "fonts.conf")


def test_nothing_is_missing_here(environment: dict[str, str]) -> None:
    """This machine was set up for making PDF."""
    assert Installation(SOFFICE, UNO_PYTHON, environment).missing() is None


def test_asking_again_starts_no_program(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer of the first time is used as long as the files it rests on are there."""
    installation = Installation(SOFFICE, UNO_PYTHON, environment)
    assert installation.missing() is None
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a program was started"))
    assert installation.missing() is None


def test_a_libreoffice_that_is_installed_later_is_noticed_and_one_that_is_removed_too(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """«Missing» is believed for some seconds, «there» as long as the files are."""
    now = [100.0]
    program = tmp_path / "soffice.bin"
    installation = Installation(str(program), UNO_PYTHON, environment, ask_again=3, clock=lambda: now[0])
    sentence = installation.missing()
    assert sentence is not None
    assert "не найдена программа LibreOffice" in str(sentence)
    assert str(program) in str(sentence)
    program.symlink_to(SOFFICE)
    assert installation.missing() == sentence
    now[0] += 3
    assert installation.missing() is None
    program.unlink()
    # The proof is the program itself, wherever links lead to it.
    assert find_program(str(program)) == program
    fresh = Installation(str(program), UNO_PYTHON, environment)
    assert fresh.missing() == sentence


@pytest.mark.parametrize(
    ("python", "words"),
    [("/nowhere/python3", "не найден системный Python (/nowhere/python3)"), ("/bin/false", "нет модуля uno")],
)
def test_a_missing_bridge_is_named(environment: dict[str, str], python: str, words: str) -> None:
    """The sentence tells a missing interpreter from one that cannot speak to LibreOffice, and names the package."""
    sentence = Installation(SOFFICE, python, environment).missing()
    assert sentence is not None
    assert words in str(sentence)
    assert "python3-uno" in str(sentence)


@pytest.mark.parametrize("name", [SOFFICE, "soffice", "/usr/bin/soffice"])
def test_every_way_to_name_libreoffice_leads_to_its_program(name: str) -> None:
    """The start script is a shell that would hide the process id."""
    assert find_program(name) == Path(SOFFICE)


def test_a_pool_without_libreoffice_says_what_is_missing(
    tmp_path: Path, properties: DocumentProperties, sheet: object
) -> None:
    """The pool can be made, asked and closed; converting raises the same sentence."""
    with LibreOfficePool("/nowhere/soffice.bin", UNO_PYTHON, 1, 5, scratch=tmp_path) as pool:
        sentence = pool.available()
        assert sentence is not None
        with pytest.raises(ConverterMissingError) as raised:
            pool.convert(sheet.docx(), properties)  # type: ignore[attr-defined]
        assert str(raised.value) == str(sentence)
        assert render(raised.value, "en") == sentence.render("en")
        with pytest.raises(ConverterMissingError):
            pool.warm()
