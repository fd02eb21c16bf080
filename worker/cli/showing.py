"""Shows what the methodology says about some data, to a person or to a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import click

from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from doc_templates.catalogue import Form
    from validators.check import Outcome
    from validators.violations import LawReference, Violation

MARKS: Final = {
    Severity.ERROR: click.style("Ошибка", fg="red", bold=True),
    Severity.WARNING: click.style("Предупреждение", fg="yellow", bold=True),
}
INDENT: Final = "    "
WHOLE: Final = "(данные целиком)"


def as_json(value: Any) -> str:
    """Return a value as JSON a person can read."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def outcome_as_dict(outcome: Outcome) -> dict[str, Any]:
    """Return the same object that ``POST /validate`` answers with."""
    return {
        "valid": outcome.valid,
        "violations": [violation.as_dict() for violation in outcome.violations],
        "computed": outcome.computed,
    }


def show_violations(violations: Sequence[Violation]) -> str:
    """Return the violations as text: what, where, why, and the words of the law."""
    return "\n".join(_violation(violation) for violation in violations)


def show_outcome(form: Form, outcome: Outcome) -> str:
    """Return everything there is to say about the data of a form, ending in the verdict."""
    parts = [f"{form.slug} — {form.name}"]
    if outcome.violations:
        parts.append(show_violations(outcome.violations))
    if outcome.computed:
        parts.append(_computed(outcome.computed))
    verdict = "Методика соблюдена" if outcome.valid else "Методика нарушена"
    counts = f"ошибок: {len(outcome.errors)}, предупреждений: {len(outcome.warnings)}"
    parts.append(click.style(f"{verdict} ({counts}).", fg="green" if outcome.valid else "red", bold=True))
    return "\n\n".join(parts)


def show_forms(forms: Sequence[Form]) -> str:
    """Return the forms there are, one paragraph each."""
    return "\n\n".join(_form(form) for form in forms)


def form_as_dict(form: Form) -> dict[str, Any]:
    """Return what a program may want to know about a form."""
    return {
        "slug": form.slug,
        "name": form.name,
        "methodology": form.methodology,
        "annex": form.annex,
        "items": form.items,
        "since": form.since.isoformat(),
        "until": None if form.until is None else form.until.isoformat(),
        "formats": list(form.formats),
        "languages": list(form.languages),
        "recommended": form.recommended,
    }


def _form(form: Form) -> str:
    until = "" if form.until is None else f" до {form.until:%d.%m.%Y}"
    lines = [
        click.style(form.slug, bold=True),
        f"{INDENT}{form.name}",
        f"{INDENT}{_source(form)}; действует с {form.since:%d.%m.%Y}{until}; {', '.join(form.formats)}",
    ]
    return "\n".join(lines)


def _source(form: Form) -> str:
    return f"рекомендуемая форма, пункты {form.items}" if form.annex is None else f"приложение {form.annex}"


def _violation(violation: Violation) -> str:
    place = f" ({_place(violation.law)})" if violation.law else ""
    lines = [
        f"{MARKS[violation.severity]} {violation.rule}{place}: {violation.pointer or WHOLE}",
        f"{INDENT}{violation.message}",
    ]
    if violation.law:
        lines.append(click.style(f"{INDENT}«{violation.law.text}»", dim=True))
    return "\n".join(lines)


def _place(law: LawReference) -> str:
    annex = "" if law.annex is None else f", приложение {law.annex}"
    return f"пункт {law.item}{annex}" if law.item else annex.lstrip(", ")


def _computed(computed: dict[str, Any]) -> str:
    return "\n".join(["Вычислено:", *(f"{INDENT}{name}: {value}" for name, value in computed.items())])
