"""``bagalau admin link``: another way in for the administrator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from click.testing import CliRunner

from service.access.links import find_link
from service.db.database import Database
from service.db.models import Purpose
from service.db.tenancy import EVERY_BODY
from worker.cli.commands import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_administrator_gets_another_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It works, the one before does not, and an installation that nobody prepared is prepared for it."""
    monkeypatch.setenv("BAGALAU_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("BAGALAU_PUBLIC_URL", "https://bagalau.example.kz")
    shown = [CliRunner().invoke(main, ["admin", "link", "--language", "en"]) for _ in range(2)]
    assert [each.exit_code for each in shown] == [0, 0], shown[0].output
    former, token = (
        re.findall(r"https://bagalau\.example\.kz/link/([A-Za-z0-9_-]{43})$", each.output.strip())[0] for each in shown
    )
    database = Database(f"sqlite:///{tmp_path / 'bagalau.sqlite3'}").of(EVERY_BODY)
    assert find_link(database, former) is None
    found = find_link(database, token)
    database.dispose()
    assert found is not None
    assert found.purpose is Purpose.FIRST_RUN
