"""The folder of variants: a folder for each, with ``variant.toml`` and perhaps templates of the body's own.

A template is built from the layout of the official form, with the body's letterhead, mark and explanations in it; one
that lies in the folder, such as ``b1_score_sheet.ru.docx``, stands in for it. Either way it passes the lint that the
official templates pass.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from doc_templates import wording
from doc_templates.docx.lint import lint_errors
from doc_templates.docx.package import build
from doc_templates.docx.phrases import Letterhead
from doc_templates.fonts.brought import MAX_BYTES as MAX_FONT_BYTES
from doc_templates.fonts.brought import BroughtFont, UnusableFontError, brought_fonts, families, font_files, read_font
from doc_templates.form import Form
from doc_templates.languages import LANGUAGE_TAGS
from doc_templates.layouts import layouts
from doc_templates.template_files import Template
from doc_templates.texts import MESSAGES
from doc_templates.variants import FILE, STANDARD, Order, Variant, Variants
from validators.messages.catalog import Message

T = TypeVar("T")

LINE: Final = 200
PARAGRAPH: Final = 1000
MAX_LINES: Final = 30
NO_LINES: Final[tuple[str, ...]] = ()
BRACES: Final = ("{{", "}}", "{%", "%}", "{#", "#}")
EXPLAINED: Final = (1, 2, 3, 4)
"""Parameters a body may explain in its own words; the fifth one's text holds the caps that the order sets itself."""
METHODOLOGY: Final = "B"
"""Only the methodology of corpus «Б» is for the bodies to adopt (item 2)."""

MAX_BYTES: Final = 5 * 1024 * 1024
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_OWN: Final = re.compile(r"([a-z0-9_]+)\.([a-z]{2})\.docx")


@dataclass(frozen=True, slots=True)
class DeclaredForm:
    """Declaration of a form of a variant: explanation lines by the number of the parameter, if any."""

    explanations: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Declared:
    """A ``variant.toml`` in which nothing is wrong; ``mark`` are the lines below «Приложение N» on an annex."""

    body: str
    names: tuple[str, ...]
    since: date
    until: date | None
    mark: tuple[str, ...]
    order: Order
    letterhead_kk: tuple[str, ...]
    letterhead_ru: tuple[str, ...]
    address: str
    forms: Mapping[str, DeclaredForm]


class _Section:
    """A table of the file, read key by key; a missing, wrong or unknown key becomes a complaint."""

    def __init__(self, values: Any, name: str, complaints: list[Message]) -> None:
        self._values: dict[str, Any] = dict(values) if isinstance(values, dict) else {}
        self._name = name
        self._complaints = complaints
        self._asked: list[str] = []
        if not isinstance(values, dict):
            self.complain("", "table")

    def complain(self, key: str, wrong: str, /, **values: Any) -> None:
        """Note what is wrong with a key, or with the table itself; ``wrong`` is a key of the catalogues."""
        place = ".".join(part for part in (self._name, key) if part)
        fault = MESSAGES.message("declaration", wrong, **values)
        self._complaints.append(MESSAGES.message("place", "key", key=place, fault=fault) if place else fault)

    def read(
        self, key: str, fits: Callable[[Any], T | None], default: T | None = None, *, wanted: str = "", limit: int = 0
    ) -> T | None:
        """Return what ``fits`` makes of a value, or the default of one that is left out; otherwise complain.

        ``wanted`` is the key of the words for what would fit, that of the value when left out.
        """
        described = MESSAGES.message("wanted", wanted or key, limit=limit)
        self._asked.append(key)
        if key not in self._values:
            if default is None:
                self.complain(key, "missing", wanted=described)
            return default
        found = fits(self._values[key])
        if found is None:
            self.complain(key, "wrong", wanted=described)
        return found

    def section(self, key: str, *, required: bool = True) -> _Section:
        """Return a table within this one."""
        self._asked.append(key)
        name = f"{self._name}.{key}" if self._name else key
        if key not in self._values and required:
            self.complain(key, "no_table", table=name)
        return _Section(self._values.get(key, {}), name, self._complaints)

    def has(self, key: str) -> bool:
        """Return whether an optional key is there."""
        self._asked.append(key)
        return key in self._values

    def keys(self) -> list[str]:
        """Return the keys of the table, all of which count as asked for."""
        self._asked += self._values
        return list(self._values)

    def close(self) -> None:
        """Complain of every unknown key."""
        for key in self._values.keys() - set(self._asked):
            self.complain(key, "spare", known=", ".join(dict.fromkeys(self._asked)))


def read_declaration(path: Path) -> tuple[Declared | None, list[Message]]:
    """Return the declaration of a file, or ``None``, and the complaints about it."""
    complaints: list[Message] = []
    try:
        top = _Section(tomllib.loads(path.read_text("utf-8")), "", complaints)
    except FileNotFoundError:
        return None, [MESSAGES.message("declaration", "absent")]
    except (OSError, UnicodeDecodeError):
        return None, [MESSAGES.message("declaration", "unreadable")]
    except tomllib.TOMLDecodeError as error:
        return None, [MESSAGES.message("declaration", "no_toml", reason=str(error))]
    values = _values(top)
    top.close()
    if complaints:
        return None, complaints
    return Declared(**values), []


def _values(top: _Section) -> dict[str, Any]:
    found: dict[str, Any] = {
        "body": top.read("body", _line),
        "names": top.read("names", _lines, NO_LINES),
        "since": top.read("since", _day),
        "until": None,
        "mark": top.read("mark", _lines),
    }
    if top.has("until"):
        found["until"] = top.read("until", _day)
    if found["since"] and found["until"] and found["until"] <= found["since"]:
        top.complain("until", "until")
    return found | _order(top.section("order")) | _letterhead(top.section("letterhead", required=False)) | _forms(top)


def _order(order: _Section) -> dict[str, Any]:
    number = order.read("number", _line)
    day = order.read("date", _day)
    title = order.read("title", _line)
    order.close()
    return {"order": Order(number or "", day or date.min, title or "")}


def _letterhead(letterhead: _Section) -> dict[str, Any]:
    found = {
        "letterhead_kk": letterhead.read("kk", _lines, NO_LINES),
        "letterhead_ru": letterhead.read("ru", _lines, NO_LINES),
        "address": letterhead.read("address", _line, ""),
    }
    letterhead.close()
    return found


def _forms(top: _Section) -> dict[str, Any]:
    forms = top.section("forms")
    slugs = forms.keys()
    if not slugs:
        forms.complain("", "forms")
    return {"forms": {slug: _form(forms.section(slug)) for slug in slugs}}


def _form(form: _Section) -> DeclaredForm:
    explanations = form.section("explanations", required=False)
    found: dict[int, tuple[str, ...]] = {}
    for number in EXPLAINED:
        lines = explanations.read(str(number), _paragraphs, NO_LINES, wanted="explanations", limit=PARAGRAPH)
        if lines:
            found[number] = lines
    explanations.close()
    form.close()
    return DeclaredForm(found)


def _text(value: Any, longest: int) -> str | None:
    """Return a text that may be printed: one line, nothing hidden in it, no braces that a template would obey."""
    fits = isinstance(value, str) and value.isprintable() and 1 <= len(value.strip()) <= longest
    return value.strip() if fits and not any(brace in value for brace in BRACES) else None


def _line(value: Any) -> str | None:
    return _text(value, LINE)


def _texts(value: Any, longest: int) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not 1 <= len(value) <= MAX_LINES:
        return None
    lines = [_text(line, longest) for line in value]
    return None if None in lines else tuple(line for line in lines if line)


def _lines(value: Any) -> tuple[str, ...] | None:
    return _texts(value, LINE)


def _paragraphs(value: Any) -> tuple[str, ...] | None:
    return _texts(value, PARAGRAPH)


def _day(value: Any) -> date | None:
    return value if type(value) is date else None


@dataclass(frozen=True, slots=True)
class VariantError:
    """An error in a variant: folder, file, and a message with what would be right.

    One that is ``harmless`` does not keep the variant from being used.
    """

    variant: str
    file: str
    message: Message
    harmless: bool = False

    @property
    def full_message(self) -> Message:
        """Place and message in one line."""
        place = {"variant": self.variant, "file": self.file}
        return MESSAGES.message("place", "file" if self.file else "folder", **place, fault=self.message)

    def __str__(self) -> str:
        """Return the line in Russian, as logs have it."""
        return str(self.full_message)


@dataclass(frozen=True, slots=True)
class Reading:
    """Result of reading the folder: the variants that can be used, and all errors."""

    variants: Variants
    errors: tuple[VariantError, ...]

    @property
    def blocking(self) -> tuple[VariantError, ...]:
        """The errors that keep a variant from being used."""
        return tuple(error for error in self.errors if not error.harmless)


def read_variants(folder: Path, forms: Sequence[Form]) -> Reading:
    """Read every variant of a folder; there is none where the folder is not there.

    Raises:
        CatalogueError: an official form is broken.
        OSError: the folder or a file in it cannot be read.
    """
    official = {form.slug: form for form in forms if form.methodology == METHODOLOGY}
    known: list[Variant] = []
    found: list[VariantError] = []
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if each.is_dir() and not each.name.startswith("."):
            variant, wrong = _read(each, official)
            found += wrong
            known += [variant] if variant is not None else []
    found += [*_rivals(known, official), *_rival_fonts(folder)]
    unusable = {error.variant for error in found if not error.harmless}
    return Reading(Variants([each for each in known if each.id not in unusable]), tuple(found))


def _read(folder: Path, official: Mapping[str, Form]) -> tuple[Variant | None, list[VariantError]]:
    found = [VariantError(folder.name, "", wrong) for wrong in _names(folder)]
    declared, complaints = read_declaration(folder / FILE)
    found += [VariantError(folder.name, FILE, wrong) for wrong in complaints]
    if declared is None:
        return None, found
    own = {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx")) if not path.name.startswith("~")}
    found += [VariantError(folder.name, *wrong) for wrong in _inconsistencies(declared, own, official)]
    fonts, unusable = _fonts(folder)
    found += unusable
    if found:
        return None, found
    templates = dict(_templates(folder, declared, own, official))
    for (slug, language), template in templates.items():
        contexts = official[slug].example_contexts()
        found += [
            VariantError(folder.name, template.path.name, wrong.message, wrong.harmless)
            for wrong in lint_errors(
                template.content, contexts, language, families(fonts), hyphenated=official[slug].hyphenated
            )
        ]
    variant = Variant(
        id=folder.name,
        body=declared.body,
        names=declared.names,
        since=declared.since,
        until=declared.until,
        order=declared.order,
        sha256=_fingerprint(
            {FILE: (folder / FILE).read_bytes(), **own, **{font.path.name: font.path.read_bytes() for font in fonts}}
        ),
        templates=MappingProxyType(templates),
        fonts=families(fonts),
    )
    return variant, list(dict.fromkeys(found))


def _fonts(folder: Path) -> tuple[tuple[BroughtFont, ...], list[VariantError]]:
    """Return the fonts of a variant, and the errors of those that cannot be used."""
    fonts: list[BroughtFont] = []
    found: list[VariantError] = []
    for path in font_files(folder):
        try:
            fonts.append(read_font(path))
        except UnusableFontError as error:
            wrong = MESSAGES.message("fonts", error.key, family=error.family, limit=MAX_FONT_BYTES // 1024 // 1024)
            found.append(VariantError(folder.name, path.name, wrong))
    return tuple(fonts), found


def _names(folder: Path) -> Iterator[Message]:
    if not _ID.fullmatch(folder.name):
        yield _wrong("name")
    if folder.name == STANDARD:
        yield _wrong("taken", name=STANDARD)


def _inconsistencies(
    declared: Declared, own: Mapping[str, bytes], official: Mapping[str, Form]
) -> Iterator[tuple[str, Message]]:
    """Yield file and complaint for each contradiction within a variant and between it and the forms."""
    explained = [slug for slug in official if any(layout.reworded for layout in layouts(slug).values())]
    for slug, form in declared.forms.items():
        if slug not in official:
            yield FILE, _wrong("no_form", form=slug, known=", ".join(official))
        elif declared.since < official[slug].since:
            yield FILE, _wrong("too_early", form=slug, since=official[slug].since.isoformat())
        if form.explanations and slug not in explained:
            yield FILE, _wrong("no_parameters", form=slug, known=", ".join(explained))
        if form.explanations and f"{slug}.ru.docx" in own:
            yield FILE, _wrong("own_file", form=slug)
    for name, content in own.items():
        parts = _OWN.fullmatch(name)
        if parts is None or parts[1] not in declared.forms or parts[2] not in LANGUAGE_TAGS:
            yield name, _wrong("file_name")
        elif len(content) > MAX_BYTES:
            yield name, _wrong("too_big", limit=MAX_BYTES // 1024 // 1024)


def _templates(
    folder: Path, declared: Declared, own: Mapping[str, bytes], official: Mapping[str, Form]
) -> Iterator[tuple[tuple[str, str], Template]]:
    for slug in declared.forms:
        brought = {name.split(".")[1]: content for name, content in own.items() if name.startswith(f"{slug}.")}
        russian = brought.pop("ru", None) or build_variant(official[slug], declared)
        brought = {"ru": russian, **brought}
        for language, content in brought.items():
            path = folder / f"{slug}.{language}.docx"
            yield (slug, language), Template(path, content, hashlib.sha256(content).hexdigest(), language)


def _rivals(known: Sequence[Variant], official: Mapping[str, Form]) -> Iterator[VariantError]:
    """Yield a complaint for each two variants of one body that are in force for a form on the same day."""
    for one, other in combinations(known, 2):
        if not any(one.of(name) for name in (other.body, *other.names)):
            continue
        day = max(one.since, other.since)
        both = [slug for slug in one.forms if one.covers(official[slug], day) and other.covers(official[slug], day)]
        if both:
            wrong = _wrong("rival", day=day.isoformat(), forms=", ".join(both), other=one.id)
            yield VariantError(other.id, FILE, wrong)


def rivals(known: Sequence[Variant], forms: Sequence[Form], variant_id: str) -> list[VariantError]:
    """Return what stands in the way of a variant that is added as the last of some."""
    official = {form.slug: form for form in forms if form.methodology == METHODOLOGY}
    found = [error for error in _rivals(known, official) if error.variant == variant_id]
    if any(each.id == variant_id for each in known[:-1]):
        found.append(VariantError(variant_id, "", _wrong("known", name=variant_id)))
    return found


def _rival_fonts(folder: Path) -> Iterator[VariantError]:
    """Yield a complaint for each font of a family that another variant brings too, in another version.

    All papers are made by the same LibreOffice, which cannot hold both.
    """
    first: dict[tuple[str, str], tuple[str, bytes]] = {}
    for font in brought_fonts(folder):
        variant, digest = font.path.parent.name, hashlib.sha256(font.path.read_bytes()).digest()
        other, known = first.setdefault((font.family, font.postscript), (variant, digest))
        if known != digest:
            wrong = MESSAGES.message("fonts", "rival", family=font.family, other=other)
            yield VariantError(variant, font.path.name, wrong)


def _wrong(key: str, /, **values: Any) -> Message:
    return MESSAGES.message("folder", key, **values)


def _fingerprint(files: Mapping[str, bytes]) -> str:
    lines = [f"{name}\n{hashlib.sha256(content).hexdigest()}\n" for name, content in sorted(files.items())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def build_variant(form: Form, declared: Declared) -> bytes:
    """Return the Russian template of a form as the variant has it: under its letterhead, in its own words.

    Args:
        form: the official form; its edition of the variant's first day is the model.
        declared: the declaration of the variant.
    """
    edition = form.template(on=declared.since).path.name.removeprefix("template.").removesuffix(".docx")
    layout = layouts(form.slug)[edition]
    if layout.reworded is not None:
        approved = f"от {wording.day(declared.order.date)} № {declared.order.number}"
        mark = (f"Приложение {form.annex}", *declared.mark, approved)
        layout = layout.reworded(mark, declared.forms[form.slug].explanations)
    head = Letterhead(declared.letterhead_kk, declared.letterhead_ru, declared.address)
    return build(replace(layout, body=(*head.elements(), *layout.body)), hyphenated=form.hyphenated)
