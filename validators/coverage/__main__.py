"""``python -m validators.coverage``: write ``docs/coverage.md`` anew."""

from __future__ import annotations

from pathlib import Path

from validators.coverage.page import coverage_page

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"

if __name__ == "__main__":
    PAGE.write_text(coverage_page(), "utf-8")
