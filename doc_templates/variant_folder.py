"""Reads the folder of variants: a folder for each, with ``variant.toml`` and perhaps templates of the body's own.

A template is built from the layout of the official form, with the body's letterhead, mark and explanations in it; one
that lies in the folder, such as ``b1_score_sheet.ru.docx``, stands in for it. Either way it passes the lint that the
official templates pass.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from doc_templates.building.lint import contexts_of, faults
from doc_templates.building.variant_layouts import MODELS, build_variant
from doc_templates.fonts.brought import LARGEST as LARGEST_FONT
from doc_templates.fonts.brought import UnusableFontError, brought_fonts, families, font_files, read_font
from doc_templates.languages import LANGUAGE_TAGS
from doc_templates.template_files import Template
from doc_templates.texts import BOOK
from doc_templates.variant_toml import FILE, read_declaration
from doc_templates.variants import STANDARD, Variant, Variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from doc_templates.fonts.brought import BroughtFont
    from doc_templates.form import Form
    from doc_templates.variant_toml import Declared
    from validators.messages.sayings import Saying

METHODOLOGY: Final = "B"
"""Only the methodology of corpus «Б» is for the bodies to adopt (item 2)."""

LARGEST: Final = 5 * 1024 * 1024
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_OWN: Final = re.compile(r"([a-z0-9_]+)\.([a-z]{2})\.docx")


@dataclass(frozen=True, slots=True)
class VariantFault:
    """What is wrong with a variant: in which file of which folder, and what would be right.

    One that is ``harmless`` does not keep the variant from being used.
    """

    variant: str
    file: str
    saying: Saying
    harmless: bool = False

    @property
    def whole(self) -> Saying:
        """Place and fault in one line."""
        place = {"variant": self.variant, "file": self.file}
        return BOOK.say("place", "file" if self.file else "folder", **place, fault=self.saying)

    def __str__(self) -> str:
        """Return the line in Russian, as logs have it."""
        return str(self.whole)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading the folder: the variants that can be used, and everything that is wrong."""

    variants: Variants
    faults: tuple[VariantFault, ...]

    @property
    def grave(self) -> tuple[VariantFault, ...]:
        """What keeps a variant from being used."""
        return tuple(fault for fault in self.faults if not fault.harmless)


def read_variants(folder: Path, forms: Sequence[Form]) -> Reading:
    """Read every variant of a folder; there is none where the folder is not there.

    Raises:
        CatalogueError: an official form is broken.
        OSError: the folder or a file in it cannot be read.
    """
    official = {form.slug: form for form in forms if form.methodology == METHODOLOGY}
    known: list[Variant] = []
    found: list[VariantFault] = []
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if each.is_dir() and not each.name.startswith("."):
            variant, wrong = _read(each, official)
            found += wrong
            known += [variant] if variant is not None else []
    found += [*_rivals(known, official), *_rival_fonts(folder)]
    unusable = {fault.variant for fault in found if not fault.harmless}
    return Reading(Variants([each for each in known if each.id not in unusable]), tuple(found))


def _read(folder: Path, official: Mapping[str, Form]) -> tuple[Variant | None, list[VariantFault]]:
    found = [VariantFault(folder.name, "", wrong) for wrong in _names(folder)]
    declared, complaints = read_declaration(folder / FILE)
    found += [VariantFault(folder.name, FILE, wrong) for wrong in complaints]
    if declared is None:
        return None, found
    own = {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx")) if not path.name.startswith("~")}
    found += [VariantFault(folder.name, *wrong) for wrong in _inconsistencies(declared, own, official)]
    fonts, unusable = _fonts(folder)
    found += unusable
    if found:
        return None, found
    templates = dict(_templates(folder, declared, own, official))
    for (slug, language), template in templates.items():
        contexts = contexts_of(official[slug]) or {}
        found += [
            VariantFault(folder.name, template.path.name, wrong.saying, wrong.harmless)
            for wrong in faults(
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


def _fonts(folder: Path) -> tuple[tuple[BroughtFont, ...], list[VariantFault]]:
    """Return the fonts a variant brings, and what is wrong with those that cannot be used."""
    fonts: list[BroughtFont] = []
    found: list[VariantFault] = []
    for path in font_files(folder):
        try:
            fonts.append(read_font(path))
        except UnusableFontError as error:
            wrong = BOOK.say("fonts", error.key, family=error.family, limit=LARGEST_FONT // 1024 // 1024)
            found.append(VariantFault(folder.name, path.name, wrong))
    return tuple(fonts), found


def _names(folder: Path) -> Iterator[Saying]:
    if not _ID.fullmatch(folder.name):
        yield _wrong("name")
    if folder.name == STANDARD:
        yield _wrong("taken", name=STANDARD)


def _inconsistencies(
    declared: Declared, own: Mapping[str, bytes], official: Mapping[str, Form]
) -> Iterator[tuple[str, Saying]]:
    """Yield file and complaint for whatever the parts of a variant contradict each other or the forms in."""
    for slug, form in declared.forms.items():
        if slug not in official:
            yield FILE, _wrong("no_form", form=slug, known=", ".join(official))
        elif declared.since < official[slug].since:
            yield FILE, _wrong("too_early", form=slug, since=official[slug].since.isoformat())
        if form.explanations and slug not in MODELS:
            yield FILE, _wrong("no_parameters", form=slug, known=", ".join(MODELS))
        if form.explanations and f"{slug}.ru.docx" in own:
            yield FILE, _wrong("own_file", form=slug)
    for name, content in own.items():
        parts = _OWN.fullmatch(name)
        if parts is None or parts[1] not in declared.forms or parts[2] not in LANGUAGE_TAGS:
            yield name, _wrong("file_name")
        elif len(content) > LARGEST:
            yield name, _wrong("too_big", limit=LARGEST // 1024 // 1024)


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


def _rivals(known: Sequence[Variant], official: Mapping[str, Form]) -> Iterator[VariantFault]:
    """Yield a complaint for each two variants of one body that are in force for a form on the same day."""
    for one, other in combinations(known, 2):
        if not any(one.of(name) for name in (other.body, *other.names)):
            continue
        day = max(one.since, other.since)
        both = [slug for slug in one.forms if one.covers(official[slug], day) and other.covers(official[slug], day)]
        if both:
            wrong = _wrong("rival", day=day.isoformat(), forms=", ".join(both), other=one.id)
            yield VariantFault(other.id, FILE, wrong)


def _rival_fonts(folder: Path) -> Iterator[VariantFault]:
    """Yield a complaint for each font of a family that another variant brings too, in another version.

    All papers are made by the same LibreOffice, which could not tell them apart.
    """
    first: dict[tuple[str, str], tuple[str, bytes]] = {}
    for font in brought_fonts(folder):
        variant, digest = font.path.parent.name, hashlib.sha256(font.path.read_bytes()).digest()
        other, known = first.setdefault((font.family, font.postscript), (variant, digest))
        if known != digest:
            wrong = BOOK.say("fonts", "rival", family=font.family, other=other)
            yield VariantFault(variant, font.path.name, wrong)


def _wrong(key: str, /, **values: Any) -> Saying:
    return BOOK.say("folder", key, **values)


def _fingerprint(files: Mapping[str, bytes]) -> str:
    lines = [f"{name}\n{hashlib.sha256(content).hexdigest()}\n" for name, content in sorted(files.items())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()
