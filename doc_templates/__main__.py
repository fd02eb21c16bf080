"""``python -m doc_templates`` builds the templates, always the same bytes, and the table of forms in the README."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from doc_templates.catalogue import FOLDER, FORMS, Form
from doc_templates.docx.package import build
from doc_templates.layouts import layouts

README = FOLDER.parent / "README.md"
TABLE = re.compile(r"(?<=\| slug \| form \|\n\|---\|---\|\n)(?:\|.*\n)+")
METHODOLOGIES = {"A": "Методике корпуса «А»", "B": "Типовой методике корпуса «Б»"}


def main() -> None:
    """Write the templates and the table of forms, and print which of them changed."""
    for form in FORMS:
        for edition, layout in layouts(form.slug).items():
            _write(
                FOLDER / form.slug / f"template.{edition}.docx", build(layout, edition.split(".")[0], form.hyphenated)
            )
    _write(README, with_table(README.read_text("utf-8")).encode())


def with_table(readme: str) -> str:
    """Return the README with the table of all forms in it."""
    rows = "".join(f"| `{form.slug}` | {form.name} ({_origin(form)}) |\n" for form in FORMS)
    return TABLE.sub(rows.replace("\\", r"\\"), readme)


def _origin(form: Form) -> str:
    if form.annex is not None:
        return f"приложение {form.annex} к {METHODOLOGIES[form.methodology]}"
    items = "пункт" if form.items.isdigit() else "пункты"
    return f"рекомендуемая форма, {items} {form.items}"


def _write(path: Path, content: bytes) -> None:
    changed = not path.is_file() or path.read_bytes() != content
    if changed:
        path.write_bytes(content)
    sys.stdout.write(f"{path.relative_to(README.parent)}: {'written' if changed else 'unchanged'}\n")


if __name__ == "__main__":
    main()
