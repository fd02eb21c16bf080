"""Public API of the methodology: ``check`` a form's data, ``load`` accepted data, describe them by ``json_schema``.

>>> from datetime import date
>>> outcome = check("b2_score_sheet", {"employee": 1}, today=date(2026, 10, 12))
>>> outcome.valid, outcome.errors[0].pointer
(False, '/days_worked')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, partial
from typing import Any

from validators.calendar import WorkingCalendar, default_calendar
from validators.errors import UnknownFormError, ValidatorsError
from validators.explanations import described
from validators.forms import SPECS, spec_of
from validators.messages.catalog import FALLBACK, MESSAGES, localization
from validators.methodology import BUNDLED, Methodology
from validators.parameters import editions, using
from validators.retention import Retention
from validators.rules.engine import apply, apply_partly, ordered
from validators.rules.facts import Facts
from validators.schemas.json_schema import object_schema
from validators.schemas.reading import payload, read, read_partly
from validators.violations import Verdict, Violation

__all__ = ["SPECS", "Outcome", "UnknownFormError", "ValidatorsError", "check", "json_schema", "load"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class Outcome(Verdict):
    """Result of checking a document.

    Attributes:
        violations: everything found, by pointer, then in the order of the rules.
        form: the form's slug.
        computed: values that follow from the record, JSON-ready, decimals as strings; empty without a record.
        record: the frozen record, or ``None`` where the shape is wrong.
        payload: the record as canonical JSON-ready data, or ``None``; loading it gives an equal record.
        edition: the edition of the methodology that was applied.
        law_day: the day by which tables and the form's template are looked up, or ``None`` without a record.
        retention: until when the paper is kept, issued on the day it is checked; ``None`` without a record or for ever.
        explain: makes the explanations of the computed values, in the language of the messages.
    """

    form: str
    computed: dict[str, Any]
    record: Any | None
    payload: dict[str, Any] | None
    edition: str
    law_day: date | None = None
    retention: Retention | None = field(default=None, repr=False, compare=False)
    explain: Callable[[], list[dict[str, Any]]] = field(default=list, repr=False, compare=False)

    @cached_property
    def explained(self) -> dict[str, Any]:
        """What was computed, and as ``explanation`` how each value came about; it is only made where it is asked for.

        Nothing is added where nothing was computed.
        """
        return {**self.computed, "explanation": self.explain()} if self.computed else {}

    @property
    def rules(self) -> frozenset[str]:
        """Ids of the rules that found something."""
        return frozenset(each.rule for each in self.violations)


def check(  # noqa: PLR0913 - public API: each argument is a choice of the caller
    form: str,
    data: Any,
    *,
    today: date,
    as_of: date | None = None,
    language: str = "ru",
    calendar: WorkingCalendar | None = None,
    methodology: Methodology = BUNDLED,
) -> Outcome:
    """Check a document and find everything that is wrong with it at once.

    Where the shape is wrong, rules are applied too, each as far as it needs nothing of what could not be read.

    Args:
        form: slug of the form.
        data: the document as it came out of a JSON parser; anything else than an object is a violation too.
        today: the caller's date.
        as_of: validate as on this day instead of today.
        language: of the messages; what a language lacks is in Russian.
        calendar: with the installation's overrides; without it, the bundled one.
        methodology: parameters, rules and messages to check by; those of the order.

    Raises:
        UnknownFormError: there is no such form.
    """
    kind, messages = spec_of(form), methodology.localization(language)
    with using(methodology.parameters):
        series = editions(kind.methodology)
        record, problems = read(kind.schema, data, messages)

        def facts_of(read_: Any) -> Facts:
            return kind.facts(form, read_, as_of or today, calendar or default_calendar())

        if record is None:
            rules = methodology.rules_for(form)
            partly = apply_partly(rules, lambda: facts_of(read_partly(kind.schema, data)), messages)
            further = _besides(problems, partly)
            return Outcome(ordered([*problems, *further]), form, {}, None, None, series.latest.id)
        facts = facts_of(record)
        violations = ordered(apply(methodology.rules_for(form), facts, messages))
        day, series = facts.law_day, editions(facts.methodology)
        edition = series.find(day) or series.latest
        computed = kind.computed(facts)
        explain = partial(described, computed.steps, methodology, day, language)
        return Outcome(violations, form, computed.values, record, payload(record), edition.id, day, facts.kept, explain)


def load(form: str, data: Any) -> Any:
    """Return the record of a canonical payload that was accepted before; no rule is applied.

    Raises:
        UnknownFormError: there is no such form.
        ValidatorsError: the payload has not the shape of the form; the text names pointers, never values.
    """
    record, problems = read(spec_of(form).schema, data, localization(FALLBACK))
    if record is None:
        raise ValidatorsError(f"not a payload of {form}: {', '.join(each.pointer or '/' for each in problems[:5])}")
    return record


def retention_of(form: str, data: Any, *, issued_on: date) -> Retention | None:
    """Return until when a paper is kept whose canonical payload was accepted and issued on a day; ``None`` for ever.

    Raises:
        UnknownFormError: there is no such form.
        ValidatorsError: the payload has not the shape of the form.
    """
    return spec_of(form).facts(form, load(form, data), issued_on, default_calendar()).kept


def json_schema(form: str, language: str = FALLBACK) -> dict[str, Any]:
    """Return the JSON Schema of the form's ``data``, a copy of the caller's own.

    Args:
        form: slug of the form.
        language: of titles and descriptions; the official name of the form is Russian in each.

    Raises:
        UnknownFormError: there is no such form.
    """
    spec_of(form)
    return deepcopy(_json_schema(form, language))


@cache
def _json_schema(form: str, language: str) -> dict[str, Any]:
    texts = MESSAGES.attributes(f"forms-{form}", language)
    return {"$schema": DIALECT, **texts, **object_schema(SPECS[form].schema, language)}


def _besides(problems: Sequence[Violation], found: Sequence[Violation]) -> Iterator[Violation]:
    """Yield what was found in other places than those whose shape is wrong."""
    wrong = {each.pointer for each in problems}
    for each in found:
        steps = each.pointer.split("/")
        if wrong.isdisjoint("/".join(steps[:size]) for size in range(2, len(steps) + 1)):
            yield each
