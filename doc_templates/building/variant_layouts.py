"""Lays out the forms of a state body's own variant: the official layout under its letterhead, in its own words."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from doc_templates import wording
from doc_templates.b1_score_sheet.layout import WORDS as B1_SCORE_SHEET
from doc_templates.b2_score_sheet.layout import WORDS as B2_SCORE_SHEET
from doc_templates.building.layouts import LAYOUTS
from doc_templates.building.letterhead import Letterhead
from doc_templates.building.package import build
from doc_templates.building.score_sheet import score_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from doc_templates.building.package import Layout
    from doc_templates.building.score_sheet import Words
    from doc_templates.form import Form
    from doc_templates.variant_toml import Declared

MODELS: Mapping[str, tuple[Words, ...]] = MappingProxyType(
    {"b1_score_sheet": (B1_SCORE_SHEET,), "b2_score_sheet": (B2_SCORE_SHEET,)}
)
"""The words of the forms whose parameters a body may explain; an amended form adds its words, with a later day."""


def build_variant(form: Form, declared: Declared) -> bytes:
    """Return the Russian template of a form as the variant has it.

    Args:
        form: the official form; its edition of the variant's first day is the model.
        declared: what the variant says.
    """
    layout = _model(form, declared)
    head = Letterhead(declared.letterhead_kk, declared.letterhead_ru, declared.address)
    return build(replace(layout, body=(*head.elements(), *layout.body)), hyphenated=form.hyphenated)


def _model(form: Form, declared: Declared) -> Layout:
    if form.slug in MODELS:
        model = [words for words in MODELS[form.slug] if words.on <= declared.since][-1]
        approved = f"от {wording.day(declared.order.date)} № {declared.order.number}"
        mark = (f"Приложение {form.annex}", *declared.mark, approved)
        return score_sheet(replace(model, annex=mark, explanations=declared.forms[form.slug].explanations))
    edition = form.template(on=declared.since).path.name.removeprefix("template.").removesuffix(".docx")
    return LAYOUTS[form.slug, edition]
