"""Corpus «А», chapter 2: what an agreement of annex 1 or 2 holds (items 7-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Words
from validators.people import normalized
from validators.rules import a_agreed_kpis
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_agreement_facts import CategoryAgreementFacts

FORMS = ("a1_agreement", "a2_agreement")
AGENCY_COLUMNS = ("unit", "planned", "expected_result")
rule = Rules(forms=FORMS)


@rule("A7-form", item="A7", words=("category_1", "category_2"))
def form(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """The agreement is on the annex of the servant's own category."""
    category = facts.record.employee.category
    if category != facts.category:
        yield finding("other", "/employee/category", category=category, due=facts.category)


@rule("A8-mandatory", item="A8", words="own", forms=("a1_agreement",), annex="1")
def mandatory(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """There are as many KPIs of the authorized person's own as due, and none repeats a mandatory one."""
    due, kpis = facts.due_kpis, facts.record.kpis
    if len(kpis) != due.own:
        yield finding("own", "/kpis", there_are=len(kpis), due=due.own)
    worded = {normalized(kpi.name) for kpi in due.mandatory}
    for index, kpi in enumerate(kpis):
        if normalized(kpi.name) in worded:
            yield finding("repeated", f"/kpis/{index}/name", name=Words(kpi.name))


@rule("A8-agency", item="A8", words="agency", forms=("a1_agreement",), annex="1")
def agency(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """The authorized body's KPI is there and whole before the agreement is approved, and repeats no other."""
    kpi = facts.record.agency_kpi  # type: ignore[attr-defined]  # the rule is of annex 1 only
    if kpi is None:
        settled = facts.record.approved_on is not None or facts.last_signature is not None
        yield finding("missing", "", None if settled else Severity.WARNING)
        return
    for name in AGENCY_COLUMNS:
        # Item 10 asks for them of the KPIs that a person sets; the authorized body fills in its row as it sees fit.
        if getattr(kpi, name) is None:
            yield finding(name, f"/agency_kpi/{name}", Severity.WARNING)
    if kpi.due is not None and kpi.due not in facts.year:
        yield finding("outside", "/agency_kpi/due", Severity.WARNING, due=kpi.due, year=facts.year.year)
    own = {normalized(other.name) for other in facts.record.kpis}
    if normalized(kpi.name) in own | {normalized(worded.name) for worded in facts.due_kpis.mandatory}:
        yield finding("repeated", "/agency_kpi/name", name=Words(kpi.name))


rule("A9-mandatory", item="A9", forms=("a2_agreement",), annex="2")(mandatory)
rule("A10-specific", item="A10", words="specific")(a_agreed_kpis.specific)
rule("A10-measurable", item="A10", words="measurable")(a_agreed_kpis.measurable)
rule("A10-linked", item="A10", words="linked")(a_agreed_kpis.linked)
rule("A10-due", item="A10", words="due")(a_agreed_kpis.due)
rule("A10-duplicate", item="A10", words="specific")(a_agreed_kpis.duplicate)
