"""``--language`` chooses what the commands tell; the form and the words of the law stay Russian."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from doc_templates import catalogue
from validators.messages.catalog import LANGUAGES
from worker.cli import main
from worker.texts import MESSAGES

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "b2_score_sheet"
CYRILLIC = re.compile("[А-Яа-яЁёӘ-ӿ]")
TOLD = {
    "ru": ("Ошибка B6-days-worked (пункт 6)", "Отработано 3 рабочих дня", "Методика нарушена (ошибок: 1"),
    "kk": ("Қате B6-days-worked (6-тармақ)", "Жұмыс істеген уақыты – 3 жұмыс күні", "Әдістеме бұзылған (қателер: 1"),
    "en": ("Error B6-days-worked (item 6)", "Worked: 3 working days", "The methodology is broken (errors: 1"),
}
SUMMED_UP = {"ru": "С ошибками: 1.", "kk": "Қатесі бар: 1.", "en": "With errors: 1."}


@pytest.fixture
def forbidden() -> dict[str, Any]:
    """Return a sheet of somebody who hardly worked in the quarter."""
    return {"form": SHEET, "data": catalogue.form(SHEET).sample() | {"days_worked": 3}}


def _run(content: Any, *arguments: object) -> Result:
    command = [str(one) for one in arguments]
    return CliRunner().invoke(main, [command[0], "-", *command[1:]], input=json.dumps(content).encode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_is_told_in_the_language(forbidden: dict[str, Any], language: str) -> None:
    """What, where, how many; «…» the words of the law as they were published."""
    result = _run(forbidden, "validate", "--language", language)
    assert result.exit_code == 1
    assert all(words in result.output for words in TOLD[language])
    assert "пятнадцати фактически отработанных" in result.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_to_render_is_told_in_the_language(forbidden: dict[str, Any], tmp_path: Path, language: str) -> None:
    """For programs too, and nothing is made."""
    result = _run(forbidden, "render", "-o", tmp_path / "out", "--language", language, "--json")
    assert result.exit_code == 1
    [found] = json.loads(result.stdout)["violations"]
    assert found["message"].startswith(TOLD[language][1])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_that_belong_together_are_told_of_in_the_language(forbidden: dict[str, Any], language: str) -> None:
    """The verdict on all of them as well."""
    whole = {"documents": [{"form": SHEET, "data": catalogue.form(SHEET).sample()}, forbidden]}
    result = _run(whole, "validate", "--language", language)
    assert result.exit_code == 1
    assert TOLD[language][1] in result.output
    assert TOLD[language][2].split("(", maxsplit=1)[0] in result.output


def test_without_the_option_the_command_speaks_russian(forbidden: dict[str, Any]) -> None:
    """As it always did."""
    assert TOLD["ru"][1] in _run(forbidden, "validate").output


def test_a_language_there_is_not_is_refused(forbidden: dict[str, Any]) -> None:
    """The message names those there are."""
    result = _run(forbidden, "validate", "--language", "de")
    assert result.exit_code == 2
    assert all(language in result.output for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_of_a_file_are_told_of_in_the_language(forbidden: dict[str, Any], tmp_path: Path, language: str) -> None:
    """In the report beside the papers; nothing has to be converted for a file without a good row."""
    rows = tmp_path / "rows.ndjson"
    rows.write_text(json.dumps(forbidden), "utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["bulk", str(rows), "-o", str(out), "--format", "docx", "--language", language])
    assert result.exit_code == 1, result.output
    assert SUMMED_UP[language] in result.output
    told = json.loads((out / "report.ndjson").read_text("utf-8").splitlines()[0])
    assert told["violations"][0]["message"].startswith(TOLD[language][1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("command", "key"),
    [
        ([], "main"),
        (["validate"], "validate"),
        (["render"], "render"),
        (["bulk"], "bulk"),
        (["forms"], "forms"),
        (["serve"], "serve"),
        (["variants"], "variants"),
        (["variants", "check"], "check"),
    ],
)
def test_help_is_told_in_the_language(command: list[str], key: str, language: str) -> None:
    """Asked for before the command, by the command, or by the locale; options too."""
    expected = MESSAGES.text("help", key, language).split("\n", maxsplit=1)[0].split("{", maxsplit=1)[0]
    ways = [(["--language", language, *command, "--help"], {}), ([*command, "--help"], {"LC_ALL": f"{language}_KZ"})]
    ways.append(([*command, "--language", language, "-h"], {}))
    for arguments, environment in ways:
        result = CliRunner().invoke(main, arguments, env=environment, terminal_width=200)
        assert result.exit_code == 0
        assert expected in result.output
        assert MESSAGES.text("help", "help", language) in result.output
        assert language != "en" or not CYRILLIC.search(result.output)


def test_commands_are_summed_up_in_the_language() -> None:
    """In the list of all commands."""
    result = CliRunner().invoke(main, ["--language", "en", "--help"], terminal_width=200)
    for command in ("validate", "render", "bulk", "forms", "serve", "variants"):
        assert MESSAGES.text("help", command, "en").split("\n", maxsplit=1)[0].rstrip(".")[:40] in result.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_described_in_the_language(language: str) -> None:
    """Their official names stay as the order has them."""
    result = CliRunner().invoke(main, ["forms", "--language", language])
    assert catalogue.form(SHEET).name in result.output
    assert MESSAGES.text("show", "annex", language, annex="2") in result.output
    assert MESSAGES.text("show", "recommended", language, items="")[:10] in result.output


def test_the_locale_chooses_where_the_option_is_left_out(forbidden: dict[str, Any]) -> None:
    """The option is stronger."""
    content = json.dumps(forbidden).encode()
    english = {"LC_ALL": "en_GB.UTF-8"}
    assert TOLD["en"][1] in CliRunner().invoke(main, ["validate", "-"], input=content, env=english).output
    command = ["validate", "-", "--language", "kk"]
    assert TOLD["kk"][1] in CliRunner().invoke(main, command, input=content, env=english).output
