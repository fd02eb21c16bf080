"""Output of checks, as text for people or JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn

from doc_templates.catalogue import Form
from validators.check import Outcome
from validators.messages.values import day
from validators.violations import LawReference, Severity, Violation
from worker.texts import word

COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
INDENT: Final = "    "


@contextmanager
def progress_bar(*columns: ProgressColumn, description: str = "", **task: Any) -> Iterator[Callable[..., None]]:
    """Show a bar on a terminal, and nothing anywhere else; yields the function that updates it."""
    console = Console(stderr=True)
    shown = (TextColumn("{task.description}"), BarColumn(), *columns, TimeElapsedColumn())
    with Progress(*shown, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield partial(progress.update, progress.add_task(description, **task))


def as_json(value: Any) -> str:
    """Return a value as JSON a person can read."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def outcome_as_dict(outcome: Outcome) -> dict[str, Any]:
    """Return the same object that ``POST /validate`` answers with."""
    return {
        "valid": outcome.valid,
        "violations": [violation.as_dict() for violation in outcome.violations],
        "computed": outcome.explained,
    }


def show_violations(violations: Sequence[Violation], language: str) -> str:
    """Return the violations as text: what, where, why, and the words of the law."""
    return "\n".join(_violation(violation, language) for violation in violations)


def show_verdict(errors: int, warnings: int, language: str) -> str:
    """Return the last line: whether the methodology is kept, and how many violations there are."""
    verdict, counts = (
        word("broken" if errors else "kept", language),
        word("counts", language, errors=errors, warnings=warnings),
    )
    return click.style(f"{verdict} ({counts}).", fg="red" if errors else "green", bold=True)


def show_outcome(form: Form, outcome: Outcome, language: str, *, explain: bool = False) -> str:
    """Return the full result of a check as text, ending in the verdict.

    ``explain`` adds how each computed value came about.
    """
    parts = [f"{form.slug} — {form.name}"]
    if outcome.violations:
        parts.append(show_violations(outcome.violations, language))
    if outcome.computed:
        parts.append(_computed(outcome.computed, language))
    if explain and outcome.computed:
        parts.append(show_explanation(outcome, language))
    parts.append(show_verdict(len(outcome.errors), len(outcome.warnings), language))
    return "\n\n".join(parts)


def show_explanation(outcome: Outcome, language: str) -> str:
    """Return how each computed value came about, a sentence a line, with the item of the law."""
    steps = outcome.explained.get("explanation", [])
    lines = [f"{INDENT}{step['text']} ({_place(LawReference(**step['law']), language)})" for step in steps]
    return "\n".join([word("explained", language), *lines])


def show_forms(forms: Sequence[Form], language: str) -> str:
    """Return the forms there are, one paragraph each; their official names are Russian."""
    return "\n\n".join(_form(form, language) for form in forms)


def form_as_dict(form: Form) -> dict[str, Any]:
    """Return a form as a JSON object."""
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


def _form(form: Form, language: str) -> str:
    since, until = (None if each is None else day(each, language) for each in (form.since, form.until))
    force = word("since" if until is None else "between", language, since=since, until=until)
    lines = [
        click.style(form.slug, bold=True),
        f"{INDENT}{form.name}",
        f"{INDENT}{_source(form, language)}; {force}; {', '.join(form.formats)}",
    ]
    return "\n".join(lines)


def _source(form: Form, language: str) -> str:
    if form.annex is not None:
        return word("annex", language, annex=form.annex)
    # A paper of both methodologies names each by its letter: «А 24; Б 10».
    items = form.items.replace("А", word("letter_a", language)).replace("Б", word("letter_b", language))
    return word("recommended_one" if items.isdecimal() else "recommended", language, items=items)


def _violation(violation: Violation, language: str) -> str:
    mark = click.style(word(violation.severity.value, language), fg=COLOURS[violation.severity], bold=True)
    place = f" ({_place(violation.law, language)})" if violation.law else ""
    lines = [
        f"{mark} {violation.rule}{place}: {violation.pointer or word('whole', language)}",
        f"{INDENT}{violation.message}",
    ]
    if violation.law:
        lines.append(click.style(f"{INDENT}«{violation.law.text}»", dim=True))
    return "\n".join(lines)


def _place(law: LawReference, language: str) -> str:
    places = {"item": law.item, "annex": law.annex}
    return ", ".join(word(key, language, **{key: number}) for key, number in places.items() if number)


def _computed(computed: dict[str, Any], language: str) -> str:
    return "\n".join([word("computed", language), *(f"{INDENT}{name}: {value}" for name, value in computed.items())])


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table, its columns as wide as their longest cells."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
