"""An official form: its declaration, its templates, and the context of a record."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from doc_templates.docx.controls import Control, Words, common_words, control
from doc_templates.errors import BrokenFormError, UnknownLanguageError, WrongRecordError
from doc_templates.names import BLANK_AUTHOR, NOT_IN_FORCE, Subject, Titles, employee_in_year, file_name
from doc_templates.template_files import Template, TemplateFile, template_files
from validators.check import check
from validators.forms import SPECS
from validators.forms.shared.chapter5 import FORM_NOT_IN_FORCE
from validators.parameters.lookups import result_scale

FOLDER = Path(__file__).parent
REQUIRED = frozenset({"name", "items", "since", "formats", "languages", "recommended", "sample_on"})
OPTIONAL: Mapping[str, Any] = MappingProxyType(
    {
        "annex": None,
        "until": None,
        "joined": False,
        "laid_out": False,
        "hyphenated": (),
        "controls": {},
        "file_stem": "",
        "blank_stem": None,
    }
)
"""Keys of ``form.toml`` that may be left out, with their defaults."""


@dataclass(frozen=True, slots=True)
class TemplateBinding:
    """Binding of a template to the records that fill it in, ``BINDING`` of ``<slug>/context.py``.

    Attributes:
        record: the class of the records that fill the form.
        context: what is printed of a record and of the values computed from it; plain values only.
        blank_context: the same keys for the form to be filled in by hand.
        subject: whom and which period the paper of a record is about; by default, its employee and its year.
        issuer: the state body that issues the paper of a record; by default, that of its authorized person.
        choices: by placeholder, what an entry of the blank form is chosen from.
    """

    record: type
    context: Callable[[Any, Mapping[str, Any]], dict[str, Any]]
    blank_context: Callable[[], dict[str, Any]]
    subject: Callable[[Any], Subject] = lambda record: employee_in_year(record.employee.full_name, record.year)
    issuer: Callable[[Any], str] = lambda record: record.authorized_person.organization
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Form:
    """An official form.

    Attributes:
        slug: the name of the form in URLs, folders and data.
        folder: where its template, sample and ``form.toml`` are.
        name: its official name in Russian.
        annex: number of the annex (приложение) that prints it, ``None`` where the order prescribes no form.
        items: numbers of the items (пункты) it follows from.
        since: first day it is in force.
        until: the day it is no longer in force, ``None`` with no end in sight.
        formats: file formats it is made in.
        languages: languages it is made in (ISO 639-1): those declared, then those a template was put there for.
        recommended: the order prescribes no layout, so this one is a recommendation.
        sample_on: a day on which the sample breaks no rule, not even one that only warns.
        joined: its papers come out of a joined conversion as they do of a single one, which a test proves.
        laid_out: its papers may be laid out without LibreOffice, which comparisons prove (ADR 24).
        hyphenated: placeholders of the table columns too narrow for long words, which are divided there in Russian.
        controls: words of the fields of this form alone, by language.
        titles: titles and file names of its papers.
        binding: how it is filled in.
        files: its templates, by language and date.
    """

    slug: str
    folder: Path
    name: str
    annex: str | None
    items: str
    since: date
    until: date | None
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    recommended: bool
    sample_on: date
    joined: bool
    laid_out: bool
    hyphenated: tuple[str, ...]
    controls: Mapping[str, Words] = field(repr=False, hash=False)
    titles: Titles = field(repr=False)
    binding: TemplateBinding = field(repr=False)
    files: tuple[TemplateFile, ...] = field(default=(), repr=False)

    @property
    def methodology(self) -> str:
        """``A`` or ``B``, the corpus whose methodology prescribes the form."""
        return SPECS[self.slug].methodology

    def template(self, language: str = "ru", on: date | None = None) -> Template:
        """Return the Word template in a language, as it was on a day; without a day, the newest.

        Args:
            language: ISO 639-1 code.
            on: the day by which the law is looked up for the paper.

        Raises:
            UnknownLanguageError: the form is not made in the language, or was not yet on that day.
            BrokenFormError: the file of the template is missing.
        """
        if language not in self.languages:
            raise UnknownLanguageError(f"{self.slug} is made in {', '.join(self.languages)}, not in {language[:20]!r}")
        files = [file for file in self.files if file.language == language]
        if not files:
            raise BrokenFormError(f"{self.slug}/template.{language}.docx is missing")
        used = [file for file in files if file.used_on(on)]
        if not used:
            raise UnknownLanguageError(f"{self.slug} is made in {language} only from {files[0].since} on")
        return used[-1].read()

    def templates(self) -> tuple[Template, ...]:
        """Return all templates, those of the past too, by language and date.

        Raises:
            BrokenFormError: one cannot be read.
        """
        return tuple(file.read() for file in self.files)

    def sample(self) -> dict[str, Any]:
        """Return complete valid data with invented people; a copy, free to be changed.

        Raises:
            BrokenFormError: the sample is missing or no JSON object.
        """
        return deepcopy(_read_sample(self.folder / "sample.json"))

    def context(self, record: Any, computed: Mapping[str, Any]) -> dict[str, Any]:
        """Return the context of a filled form: plain ``str``, ``int``, ``list`` and ``dict`` only.

        Args:
            record: the checked record of the form.
            computed: the values that the check computed from it.

        Raises:
            WrongRecordError: the record is of another form.
        """
        self._expect(record)
        return self.binding.context(record, computed)

    def blank_context(self) -> dict[str, Any]:
        """Return the keys of :meth:`context` with nothing to print, for the form to be filled in by hand."""
        return self.binding.blank_context()

    def control(self, placeholder: str, language: str = "ru") -> Control | None:
        """Return what is entered by hand in the place of a placeholder of the blank form.

        Returns:
            The control, or ``None`` where the placeholder is no entry of its own: numbers of rows, official words.
        """
        results = tuple(band.wording for band in result_scale(methodology=self.methodology).bands)
        words = (self.controls.get(language, {}), common_words(language))
        found = (control(placeholder, each, self.binding.choices, results) for each in words)
        return next((each for each in found if each), None)

    def example_contexts(self) -> dict[str, dict[str, Any]]:
        """Return the contexts of the sample and of the blank form, by name.

        Raises:
            BrokenFormError: the sample cannot be read or has the wrong shape.
        """
        outcome = check(self.slug, self.sample(), today=self.sample_on)
        if outcome.record is None:
            raise BrokenFormError(f"{self.slug}/sample.json has the wrong shape, so it fills nothing in")
        return {"context": self.context(outcome.record, outcome.computed), "blank_context": self.blank_context()}

    def title(self, record: Any | None) -> str:
        """Return the title of the paper: form, person, period; of the blank form when there is no record.

        Raises:
            WrongRecordError: the record is of another form.
        """
        if record is None:
            return self.titles.title
        self._expect(record)
        return self.titles.title_of(self.binding.subject(record))

    def author(self, record: Any | None) -> str:
        """Return the state body that issues the paper; the program for a blank form, which has no issuer yet.

        Raises:
            WrongRecordError: the record is of another form.
        """
        if record is None:
            return BLANK_AUTHOR
        self._expect(record)
        return self.binding.issuer(record)

    def file_stem(self, record: Any, rules: Collection[str] = ()) -> str:
        """Return the file name without suffix, as a person understands it and every system accepts it.

        Args:
            record: the checked record of the form.
            rules: ids of the rules that found something in the record; the one on forms no longer in force marks the
                name.

        Raises:
            WrongRecordError: the record is of another form.
        """
        self._expect(record)
        stem = self.titles.stem_of(self.binding.subject(record))
        return file_name(f"{NOT_IN_FORCE}, {stem}") if FORM_NOT_IN_FORCE in rules else stem

    def blank_stem(self, on: date) -> str:
        """Return the file name of the blank form, marked when the form is no longer in force on the day."""
        stem = self.titles.blank_stem
        return f"{NOT_IN_FORCE}, {stem}" if self.until and on >= self.until else stem

    def _expect(self, record: Any) -> None:
        if not isinstance(record, self.binding.record):
            raise WrongRecordError(f"{self.slug} is filled from {self.binding.record.__name__}, not from this record")


def read_form(slug: str, binding: TemplateBinding, parent: Path = FOLDER) -> Form:
    """Read a form's declaration, ``form.toml``.

    Raises:
        BrokenFormError: the declaration is missing, no TOML, or does not name what every form has to.
    """
    folder = parent / slug
    files = template_files(folder)
    try:
        declared = tomllib.loads((folder / "form.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BrokenFormError(f"{slug}/form.toml cannot be read: {type(error).__name__}") from error
    strange = declared.keys() - REQUIRED - OPTIONAL.keys()
    lacking = REQUIRED - declared.keys()
    if strange or lacking:
        raise BrokenFormError(f"{slug}/form.toml: missing {sorted(lacking)}, unknown {sorted(strange)}")
    values: dict[str, Any] = {**OPTIONAL, **declared}
    name, stem, blank = values["name"], values.pop("file_stem"), values.pop("blank_stem")
    made = {
        "titles": Titles(name, stem or name, blank),
        "formats": tuple(values["formats"]),
        "languages": tuple(dict.fromkeys([*values["languages"], *(file.language for file in files)])),
        "hyphenated": tuple(values["hyphenated"]),
    }
    return Form(slug=slug, folder=folder, binding=binding, files=files, **(values | made))


@cache
def _read_sample(path: Path) -> dict[str, Any]:
    try:
        sample = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenFormError(f"{path.parent.name}/{path.name} cannot be read: {type(error).__name__}") from error
    if not isinstance(sample, dict):
        raise BrokenFormError(f"{path.parent.name}/{path.name} holds no object")
    return sample
