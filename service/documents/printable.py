"""Rejection of text that the fonts of the form, or of a state body's own variant, cannot print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from doc_templates.catalogue import Form
from doc_templates.fonts.coverage import Coverage, carried
from doc_templates.fonts.printing import RULE, damaged, unprintable
from doc_templates.variants import Variants
from service.documents.variants import resolve_variant
from service.errors import InvalidSubmissionError
from validators.check import Outcome
from validators.dossier import DossierOutcome
from validators.rules.engine import ordered


def printable(  # noqa: PLR0913, PLR0917 - what was asked, what was sent, what was found out
    variants: Variants, form: Form, wanted: str | None, data: Any, outcome: Outcome, language: str
) -> Outcome:
    """Return the outcome with an error for each unprintable text, and a warning for each damaged one.

    Values of the wrong shape are left out, as they are by the rules of the methodology.

    Args:
        variants: the state bodies' own ones, which may bring fonts.
        form: the official form.
        wanted: the variant that was asked for, ``standard`` for the form of the order.
        data: what was sent.
        outcome: what the methodology says.
        language: of the messages.
    """
    read = data if outcome.payload is None else outcome.payload
    found = unprintable(read, carried(), language)
    if found and len(variants):
        found = unprintable(read, _coverage(variants, form, wanted, outcome), language)
    found += damaged(read, language)
    shapeless = {each.pointer for each in outcome.violations if each.rule == RULE} if found else set()
    found = tuple(each for each in found if shapeless.isdisjoint(_above(each.pointer)))
    if not found:
        return outcome
    return replace(outcome, violations=ordered((*outcome.violations, *found)))


def printable_dossier(
    variants: Variants,
    forms: Mapping[str, Form],
    sent: Sequence[tuple[str | None, Any]],
    outcome: DossierOutcome,
    language: str,
) -> DossierOutcome:
    """Return the same for a dossier; ``sent`` has the requested variant and the data of each document."""
    documents = tuple(
        printable(variants, forms[alone.form], wanted, data, alone, language)
        for (wanted, data), alone in zip(sent, outcome.documents, strict=True)
    )
    return DossierOutcome.of(outcome.kind, documents, outcome.between)


def _above(pointer: str) -> Iterator[str]:
    """Yield a pointer and those of all that its value lies in."""
    steps = pointer.split("/")
    return ("/".join(steps[:size]) for size in range(1, len(steps) + 1))


def _coverage(variants: Variants, form: Form, wanted: str | None, outcome: Outcome) -> Coverage:
    try:
        variant = resolve_variant(variants, form, wanted, outcome)
    except InvalidSubmissionError:
        # Reported where the template is chosen.
        variant = None
    return carried() if variant is None else carried().beside(variant.fonts)
