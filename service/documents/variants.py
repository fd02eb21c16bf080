"""Choice of the template: the official one of the day, or that of a state body's own variant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from doc_templates.catalogue import FORMS, Form, Template
from doc_templates.variants import STANDARD, Variant, Variants
from service.errors import InvalidSubmissionError, LanguageUnavailableError, SettingsError
from service.files.store import FileStore
from service.settings import Settings
from service.texts import MESSAGES
from validators.check import Outcome
from validators.messages.catalog import reason


@dataclass(frozen=True, slots=True)
class Chosen:
    """A template, and the variant it belongs to, ``None`` for the order's own form."""

    template: Template
    variant: Variant | None = None


def open_variants(settings: Settings) -> Variants:
    """Read the folder of variants; later changes take effect at the next start.

    Raises:
        SettingsError: a variant is broken: that body's documents would be made from the wrong form.
    """
    try:
        if not settings.variants_dir.is_dir():
            return Variants([])
        from doc_templates.variant_folder import read_variants  # noqa: PLC0415 - it loads python-docx: few need that

        reading = read_variants(settings.variants_dir, FORMS)
    except OSError as error:
        values = {"name": "BAGALAU_VARIANTS_DIR", "path": settings.variants_dir, "reason": reason(error)}
        raise SettingsError(MESSAGES.message("settings", "unreadable", **values)) from None
    if reading.blocking:
        faults = tuple(error.full_message for error in reading.blocking)
        raise SettingsError(MESSAGES.message("settings", "variants", path=settings.variants_dir, faults=faults))
    return reading.variants


def choose(variants: Variants, form: Form, language: str, wanted: str | None, outcome: Outcome) -> Chosen:
    """Return the template of a document that the methodology allows.

    The body's own variant is taken where the document names the body; a variant asked for by its id is taken whatever
    body is named, and ``standard`` keeps to the form of the order.

    Raises:
        InvalidSubmissionError: there is no such variant, or it has no such form on that day.
        LanguageUnavailableError: there is no template in that language.
        ValueError: the data has the wrong shape.
    """
    day = outcome.law_day
    if day is None:
        raise ValueError("a template is chosen for data that was read")
    return _template(form, language, resolve_variant(variants, form, wanted, outcome), day)


def resolve_variant(variants: Variants, form: Form, wanted: str | None, outcome: Outcome) -> Variant | None:
    """Return the variant a document is made by, ``None`` for the order's own form.

    Raises:
        InvalidSubmissionError: there is no such variant, or it has no such form on that day.
    """
    variant = None if wanted is None else find_variant(variants, wanted)
    day = outcome.law_day
    if day is None:
        return variant
    if wanted is None:
        return variants.of_body(form.author(outcome.record), form, day)
    if variant is not None:
        _check_covers(variant, form, day)
    return variant


def choose_blank(variants: Variants, form: Form, language: str, wanted: str | None, today: date) -> Chosen:
    """Return the template of today's blank form.

    Raises:
        InvalidSubmissionError: there is no such variant, or it has no such form today.
        LanguageUnavailableError: there is no template in that language.
    """
    variant = None if wanted is None else find_variant(variants, wanted)
    if variant is not None:
        _check_covers(variant, form, today)
    return _template(form, language, variant, today)


def find_variant(variants: Variants, wanted: str) -> Variant | None:
    """Return the variant with the id, ``None`` for ``standard``.

    Raises:
        InvalidSubmissionError: there is none.
    """
    found = {variant.id: variant for variant in variants}
    if wanted != STANDARD and wanted not in found:
        known = ", ".join((STANDARD, *found))
        raise InvalidSubmissionError("/variant", "variant", known=known)
    return found.get(wanted)


def keep(files: FileStore, chosen: Chosen) -> None:
    """Store a variant's template, so that accepted documents do not depend on the folder of variants.

    Raises:
        StorageError: they could not be kept.
    """
    if chosen.variant is not None:
        files.put(chosen.template.content)


def _check_covers(variant: Variant, form: Form, day: date) -> None:
    if variant.covers(form, day):
        return
    values = {"id": variant.id, "variant_forms": ", ".join(variant.forms), "since": variant.since, "day": day}
    raise InvalidSubmissionError("/variant", "variant_unfit", **values)


def _template(form: Form, language: str, variant: Variant | None, day: date) -> Chosen:
    if variant is None:
        if language not in form.languages:
            raise LanguageUnavailableError(form.slug, form.languages)
        return Chosen(form.template(language, day))
    if language not in variant.languages(form.slug):
        raise LanguageUnavailableError(form.slug, variant.languages(form.slug))
    return Chosen(variant.templates[form.slug, language], variant)
