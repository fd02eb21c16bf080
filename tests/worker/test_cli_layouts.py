"""``bagalau layout`` compares on this machine, and tells which layouts an installation uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from doc_templates import catalogue
from service.db.tenancy import EVERY_BODY
from service.documents import layout_keys
from service.documents.layout_keys import LayoutKey
from worker.cli import main

if TYPE_CHECKING:
    from click.testing import Result

    from service.db.database import Database


SHEET = catalogue.form("b2_score_sheet")


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["layout", *arguments, "--language", "en"])


def test_the_keys_are_told_with_where_a_paper_differed(commanded: Database) -> None:
    """Nothing is told of any paper."""
    assert "No paper" in _run("keys").output
    key = LayoutKey(SHEET.slug, SHEET.template().sha256, "7.4.7", "f" * 64, "r" * 64)
    scoped = commanded.of(EVERY_BODY)
    with scoped.transaction() as session:
        layout_keys.shut(session, key, "text of page 1", now=scoped.now(session))
    result = _run("keys")
    assert result.exit_code == 0
    assert f"b2_score_sheet {SHEET.template().sha256[:12]} LibreOffice 7.4.7: shut" in result.output
    assert "text of page 1" in result.output


def test_an_unknown_form_is_told_with_those_there_are(commanded: Database) -> None:
    """The exit code is that of unusable input."""
    assert commanded
    result = _run("verify", "--form", "none_such")
    assert result.exit_code == 2
    assert "none_such" in result.output
    assert "b2_score_sheet" in result.output


@pytest.mark.slow
def test_papers_are_compared_on_this_machine(commanded: Database) -> None:
    """A table by form and template, and nothing to compare of what was issued."""
    assert commanded
    result = _run("verify", "--papers", "2", "--form", SHEET.slug)
    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.output.splitlines()] == ["Form", "b2_score_sheet"]
    assert _run("issued").output == "Papers compared: 0, different: 0\n"
