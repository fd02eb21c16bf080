"""``python -m doc_templates.building`` writes every template again, byte for byte the same for the same layout."""

from __future__ import annotations

import sys

from doc_templates.building.layouts import LAYOUTS
from doc_templates.building.package import build
from doc_templates.catalogue import ROOM, form


def main() -> None:
    """Write the templates and say which of them changed."""
    for (slug, edition), layout in LAYOUTS.items():
        path = ROOM / slug / f"template.{edition}.docx"
        content = build(layout, edition.split(".")[0], form(slug).hyphenated)
        changed = not path.is_file() or path.read_bytes() != content
        if changed:
            path.write_bytes(content)
        sys.stdout.write(f"{slug}/{path.name}: {'written' if changed else 'unchanged'}\n")


if __name__ == "__main__":
    main()
