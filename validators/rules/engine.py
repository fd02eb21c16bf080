"""Applies rules to facts: those in force on the date that matters to each, and turns findings into violations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from validators.messages.catalog import Localization
from validators.rules.facts import Facts
from validators.rules.model import Finding, Moment, Rule
from validators.violations import Severity, Violation


def apply(rules: Sequence[Rule], facts: Facts, messages: Localization) -> list[Violation]:
    """Return the violations of all rules in force, in the order of the rules."""
    period = None if facts.assessed is None else facts.assessed.first_day
    document = facts.document_day
    found: list[Violation] = []
    for rule in rules:
        day = period if rule.moment is Moment.PERIOD else document
        if day is not None and rule.in_force(day) and _is_given(rule, found):
            for each in rule.check(facts):
                found.append(violation(rule, each, messages))  # noqa: PERF401 - most rules find nothing: half the time
    return found


def apply_partly(rules: Sequence[Rule], facts: Callable[[], Facts], messages: Localization) -> list[Violation]:
    """Return what the rules find in a record of which something could not be read, each as far as it needs none of it.

    Args:
        rules: those of the form.
        facts: makes the facts; where already they need what could not be read, no rule is applied.
        messages: the words.
    """
    found: list[Violation] = []
    # What a rule stumbles over is what could not be read: over whole records no rule raises.
    with suppress(Exception):
        known = facts()
        unsure = set[str]()
        for rule in rules:
            with suppress(Exception):
                if not (_applies(rule, known) and _is_given(rule, found) and unsure.isdisjoint(rule.given)):
                    continue
                unsure.add(rule.id)
                for each in rule.check(known):
                    # A finding may name what could not be read; the next one need not.
                    with suppress(Exception):
                        made = violation(rule, each, messages)
                        found.append(replace(made, said=made.message))
                unsure.discard(rule.id)
    return found


def _applies(rule: Rule, facts: Facts) -> bool:
    if rule.moment is Moment.DOCUMENT:
        return rule.in_force(facts.document_day)
    return facts.assessed is not None and rule.in_force(facts.assessed.first_day)


def _is_given(rule: Rule, found: Iterable[Violation]) -> bool:
    return not rule.given or all(each.rule not in rule.given or each.severity is not Severity.ERROR for each in found)


def violation(rule: Rule, found: Finding, messages: Localization) -> Violation:
    """Return the finding of a rule with its words and its law."""
    said = messages.message(rule.id, found.variant, found.values)
    return Violation(rule.id, found.severity or rule.severity, found.pointer, said, rule.law)


def ordered(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return the violations by pointer, list places as numbers; those of one place stay in the order of the rules.

    The number of those not reported comes last.
    """
    return tuple(sorted(violations, key=lambda each: (each.omitted > 0, _steps(each.pointer))))


def _steps(pointer: str) -> list[tuple[int, int, str]]:
    steps = pointer.split("/")[1:]
    return [(0, int(step), "") if step.isascii() and step.isdigit() else (1, 0, step) for step in steps]
