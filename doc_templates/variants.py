"""Variants: the methodology of corpus «Б» as one state body adopted it, by a folder an administrator adds.

«Методика оценки деятельности административных государственных служащих корпуса «Б» государственных органов утверждается
первыми руководителями государственных органов на основе настоящей Типовой методики с учетом специфики деятельности
государственного органа» (item 2). So a variant has its body, order and dates, its letterhead and its explanations of
the parameters; scores, scale and terms stay those of the Model Methodology, by which every document is checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from doc_templates.errors import CatalogueError
from doc_templates.fonts.coverage import Fallback
from doc_templates.template_files import Template

FILE: Final = "variant.toml"
"""The file that declares a variant, in its folder."""
STANDARD: Final = "standard"
"""Id that stands for the form of the order itself where a body's own variant would be taken."""


class HasHash(Protocol):
    """A template, identified by the hash of its bytes."""

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""


class Dated(Protocol):
    """A form whose templates follow each other in time."""

    @property
    def slug(self) -> str:
        """The name of the form."""

    def template(self, language: str = "ru", on: date | None = None) -> HasHash:
        """Return the template of a language and day."""


class UnknownVariantError(CatalogueError):
    """There is no variant with the id that was asked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """The order by which the first head of the body approved its methodology."""

    number: str
    date: date
    title: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A state body's own variant.

    Attributes:
        id: name of its folder.
        body: the state body, as documents name it.
        names: other spellings of the body's name in documents.
        since: first day it is in force.
        until: the day it is no longer in force, ``None`` with no end in sight.
        order: the order that approved it.
        sha256: SHA-256 over the files of the folder.
        templates: its templates by form and language.
        fonts: the fonts it brings, each with the characters it has.
    """

    id: str
    body: str
    names: tuple[str, ...]
    since: date
    until: date | None
    order: Order
    sha256: str
    templates: Mapping[tuple[str, str], Template]
    fonts: tuple[Fallback, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The slugs of the forms it has templates for."""
        return tuple(dict.fromkeys(slug for slug, _ in self.templates))

    def languages(self, slug: str) -> tuple[str, ...]:
        """Return the languages it has the form in."""
        return tuple(language for form, language in self.templates if form == slug)

    def covers(self, form: Dated, day: date) -> bool:
        """Return whether a paper of the form with this law day is made by the variant.

        It ends where an amendment changes the form it is based on: the adoption of the old form does not extend to the
        new one.
        """
        if form.slug not in self.forms or not self.in_force(day):
            return False
        return form.template(on=day).sha256 == form.template(on=self.since).sha256

    def in_force(self, day: date) -> bool:
        """Return whether the order that approved it applies on the day."""
        return self.since <= day and (self.until is None or day < self.until)

    def of(self, organization: str) -> bool:
        """Return whether a document names the body; case, quotation marks and blanks do not matter."""
        return plain(organization) in {plain(name) for name in (self.body, *self.names)}


class Variants:
    """The variants of an installation."""

    def __init__(self, variants: Sequence[Variant] = ()) -> None:
        self._by_id = {variant.id: variant for variant in variants}

    def __iter__(self) -> Iterator[Variant]:
        """Yield the variants by id."""
        return iter(self._by_id.values())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._by_id)

    def get(self, variant_id: str) -> Variant:
        """Return the variant with the id.

        Raises:
            UnknownVariantError: there is none.
        """
        if variant_id not in self._by_id:
            raise UnknownVariantError(f"no variant {variant_id[:60]!r}; there are {', '.join(self._by_id) or 'none'}")
        return self._by_id[variant_id]

    def of_body(self, organization: str, form: Dated, day: date) -> Variant | None:
        """Return the variant by which the body's paper with this law day is made, ``None`` for the order's own form."""
        return next((each for each in self if each.of(organization) and each.covers(form, day)), None)


def plain(name: str) -> str:
    """Return a body's name as it is compared."""
    marks = str.maketrans(dict.fromkeys("«»„“”\"'", ""))
    return " ".join(name.translate(marks).casefold().split())
