"""The Word templates of a form as files: one per language, and one more for each amendment that changes the form.

``template.ru.docx`` is the form as it first was; ``template.ru.2028-01-01.docx`` prints it from that day on. A file is
never changed by an amendment, only followed by another.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from doc_templates.errors import BrokenFormError

_NAME = re.compile(r"template\.([a-z]{2})(?:\.([0-9]{4}-[0-9]{2}-[0-9]{2}))?\.docx")


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template in one language: its file, the bytes as first read, and their SHA-256.

    ``since`` is the first day it is used, ``None`` for the form as it first was.
    """

    path: Path
    content: bytes
    sha256: str
    language: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A file of a template, not read yet."""

    path: Path
    language: str
    since: date | None

    def read(self) -> Template:
        """Return the template.

        Raises:
            BrokenFormError: the file cannot be read.
        """
        return _read(self)

    def used_on(self, day: date | None) -> bool:
        """Return whether the template is in use on the day; without a day, it is."""
        return day is None or self.since is None or self.since <= day


def template_files(folder: Path) -> tuple[TemplateFile, ...]:
    """Return the templates in a form's folder, by language, each language by date.

    Raises:
        BrokenFormError: a template has another name than ``template.ru.docx`` or ``template.ru.2028-01-01.docx``.
    """
    found = [_file(path) for path in folder.glob("template.*.docx")]
    return tuple(sorted(found, key=lambda file: (file.language, file.since or date.min)))


def _file(path: Path) -> TemplateFile:
    wrong = f"{path.parent.name}/{path.name}: expected template.LANGUAGE.docx or template.LANGUAGE.YYYY-MM-DD.docx"
    name = _NAME.fullmatch(path.name)
    if name is None:
        raise BrokenFormError(wrong)
    try:
        since = date.fromisoformat(name[2]) if name[2] else None
    except ValueError:
        raise BrokenFormError(wrong) from None
    return TemplateFile(path, name[1], since)


@cache
def _read(file: TemplateFile) -> Template:
    try:
        content = file.path.read_bytes()
    except OSError as error:
        name = f"{file.path.parent.name}/{file.path.name}"
        raise BrokenFormError(f"{name} cannot be read: {type(error).__name__}") from error
    return Template(file.path, content, hashlib.sha256(content).hexdigest(), file.language, file.since)
