"""``python -m doc_templates`` builds every template anew, byte for byte the same for the same layout."""

from __future__ import annotations

import sys

from doc_templates.catalogue import FORMS, ROOM
from doc_templates.docx.package import build
from doc_templates.layouts import layouts


def main() -> None:
    """Write the templates and print which of them changed."""
    for form in FORMS:
        for edition, layout in layouts(form.slug).items():
            path = ROOM / form.slug / f"template.{edition}.docx"
            content = build(layout, edition.split(".")[0], form.hyphenated)
            changed = not path.is_file() or path.read_bytes() != content
            if changed:
                path.write_bytes(content)
            sys.stdout.write(f"{form.slug}/{path.name}: {'written' if changed else 'unchanged'}\n")


if __name__ == "__main__":
    main()
