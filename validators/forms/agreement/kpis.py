"""Corpus «А», what the KPIs that a person sets are checked for, by item 10 and, word for word, item 35."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Words
from validators.people import repeated
from validators.rules.model import Finding, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.forms.agreement.rules import AgreementFacts


def specific(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI says the result it is to bring about: only then can it be told whether it was reached."""
    yield from _missing(facts, "expected_result")


def measurable(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI has a unit and a planned value to be measured by."""
    yield from _missing(facts, "unit", "planned")


def linked(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI names the planning document or the duty it follows from."""
    yield from _missing(facts, "linkage")


def due(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI has a day, and it lies in the assessed year."""
    yield from _missing(facts, "due")
    for index, kpi in enumerate(facts.record.kpis):
        if kpi.due is not None and kpi.due not in facts.year:
            yield finding("outside", f"/kpis/{index}/due", due=kpi.due, year=facts.year.year, number=index + 1)
        elif kpi.due is not None and kpi.due < facts.record.employee.appointed_on:
            values = {"due": kpi.due, "appointed": facts.record.employee.appointed_on, "number": index + 1}
            yield finding("before", f"/kpis/{index}/due", Severity.WARNING, **values)


def duplicate(facts: AgreementFacts) -> Iterator[Finding]:
    """No KPI is named twice: the second would say nothing specific."""
    for first, other, name in repeated(kpi.name for kpi in facts.record.kpis):
        yield finding("twice", f"/kpis/{other}/name", name=Words(name), first=first + 1, other=other + 1)


def _missing(facts: AgreementFacts, *names: str) -> Iterator[Finding]:
    for index, kpi in enumerate(facts.record.kpis):
        for name in names:
            if getattr(kpi, name) is None:
                yield finding(name, f"/kpis/{index}/{name}", number=index + 1, name=Words(kpi.name))
