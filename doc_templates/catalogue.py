"""The catalogue of official forms: which there are, where they come from in the law, and what each prints."""

from __future__ import annotations

import hashlib
import json
import tomllib
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doc_templates.b1_score_sheet.context import FILLING as B1_SCORE_SHEET
from doc_templates.b2_score_sheet.context import FILLING as B2_SCORE_SHEET
from doc_templates.b_calibration_protocol.context import FILLING as B_CALIBRATION_PROTOCOL
from doc_templates.errors import (
    BrokenFormError,
    CatalogueError,
    UnknownFormError,
    UnknownLanguageError,
    WrongRecordError,
)
from doc_templates.names import BLANK_AUTHOR

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from doc_templates.filling import Filling

__all__ = [
    "FORMS",
    "BrokenFormError",
    "CatalogueError",
    "Form",
    "Template",
    "UnknownFormError",
    "UnknownLanguageError",
    "WrongRecordError",
    "form",
    "read_form",
]

ROOM = Path(__file__).parent
DECLARED = frozenset(
    {"name", "methodology", "annex", "items", "since", "until", "formats", "languages", "recommended", "sample_on"}
)
LEFT_OUT = frozenset({"annex", "until"})


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template in one language: its file, the file's bytes as they were first read, and their SHA-256."""

    path: Path
    content: bytes
    sha256: str
    language: str


@dataclass(frozen=True, slots=True)
class Form:
    """An official form.

    Attributes:
        slug: the name of the form in URLs, folders and data.
        folder: where its template, sample and ``form.toml`` are.
        name: its official name in Russian.
        methodology: ``A`` or ``B``, the corpus whose methodology prescribes it.
        annex: number of the annex (приложение) that prints it, ``None`` where the order prescribes no form.
        items: numbers of the items (пункты) it follows from.
        since: first day it is in force.
        until: the day it is no longer in force, ``None`` with no end in sight.
        formats: file formats it is made in.
        languages: languages it is made in (ISO 639-1).
        recommended: the layout is ours, since the order gives none.
        sample_on: a day on which the sample breaks no rule, not even one that only warns.
        filling: how it is filled in.
    """

    slug: str
    folder: Path
    name: str
    methodology: str
    annex: str | None
    items: str
    since: date
    until: date | None
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    recommended: bool
    sample_on: date
    filling: Filling = field(repr=False)

    def template(self, language: str = "ru") -> Template:
        """Return the Word template in a language.

        Raises:
            UnknownLanguageError: the form is not made in the language.
            BrokenFormError: the file of the template is missing.
        """
        if language not in self.languages:
            raise UnknownLanguageError(f"{self.slug} is made in {', '.join(self.languages)}, not in {language[:20]!r}")
        return _read_template(self.folder / f"template.{language}.docx", language)

    def sample(self) -> dict[str, Any]:
        """Return complete valid data with invented people; a copy, free to be changed.

        Raises:
            BrokenFormError: the sample is missing or no JSON object.
        """
        return deepcopy(_read_sample(self.folder / "sample.json"))

    def context(self, record: Any, computed: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the filled form prints: plain ``str``, ``int``, ``list`` and ``dict`` only.

        Args:
            record: the checked record of the form.
            computed: what the check computed from it.

        Raises:
            WrongRecordError: the record is of another form.
        """
        self._expect(record)
        return self.filling.context(record, computed)

    def blank_context(self) -> dict[str, Any]:
        """Return the keys of :meth:`context` with nothing to print, for the form to be filled in by hand."""
        return self.filling.blank_context()

    def title(self, record: Any | None) -> str:
        """Return the title of the paper: form, person, period; of the blank form when there is no record.

        Raises:
            WrongRecordError: the record is of another form.
        """
        if record is None:
            return self.filling.naming.title
        self._expect(record)
        return self.filling.naming.title_of(self.filling.subject(record))

    def author(self, record: Any | None) -> str:
        """Return the state body that issues the paper; a blank form has been issued by nobody yet.

        Raises:
            WrongRecordError: the record is of another form.
        """
        if record is None:
            return BLANK_AUTHOR
        self._expect(record)
        return self.filling.issuer(record)

    def file_stem(self, record: Any | None) -> str:
        """Return the file name without suffix, as a person understands it and every system accepts it.

        Raises:
            WrongRecordError: the record is of another form.
        """
        if record is None:
            return self.filling.naming.blank_stem
        self._expect(record)
        return self.filling.naming.stem_of(self.filling.subject(record))

    def _expect(self, record: Any) -> None:
        if not isinstance(record, self.filling.record):
            raise WrongRecordError(f"{self.slug} is filled from {self.filling.record.__name__}, not from this record")


def read_form(slug: str, filling: Filling, room: Path = ROOM) -> Form:
    """Read a form's declaration, ``form.toml``.

    Raises:
        BrokenFormError: the declaration is missing, no TOML, or does not name what every form has to.
    """
    folder = room / slug
    try:
        declared = tomllib.loads((folder / "form.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BrokenFormError(f"{slug}/form.toml cannot be read: {type(error).__name__}") from error
    strange = declared.keys() - DECLARED
    lacking = DECLARED - LEFT_OUT - declared.keys()
    if strange or lacking:
        raise BrokenFormError(f"{slug}/form.toml: missing {sorted(lacking)}, unknown {sorted(strange)}")
    lists = {name: tuple(declared.pop(name)) for name in ("formats", "languages")}
    absent = dict.fromkeys(LEFT_OUT)
    return Form(slug=slug, folder=folder, filling=filling, **{**absent, **declared, **lists})


FORMS: tuple[Form, ...] = (
    read_form("b1_score_sheet", B1_SCORE_SHEET),
    read_form("b2_score_sheet", B2_SCORE_SHEET),
    read_form("b_calibration_protocol", B_CALIBRATION_PROTOCOL),
)


def form(slug: str) -> Form:
    """Return the form with the slug.

    Raises:
        UnknownFormError: there is none.
    """
    for candidate in FORMS:
        if candidate.slug == slug:
            return candidate
    raise UnknownFormError(f"no form {slug[:60]!r}; there are {', '.join(known.slug for known in FORMS)}")


@cache
def _read_template(path: Path, language: str) -> Template:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BrokenFormError(f"{path.parent.name}/{path.name} cannot be read: {type(error).__name__}") from error
    return Template(path, content, hashlib.sha256(content).hexdigest(), language)


@cache
def _read_sample(path: Path) -> dict[str, Any]:
    try:
        sample = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenFormError(f"{path.parent.name}/{path.name} cannot be read: {type(error).__name__}") from error
    if not isinstance(sample, dict):
        raise BrokenFormError(f"{path.parent.name}/{path.name} holds no object")
    return sample
