"""Corpus «А», chapter 5: the agreement of annex 8 (items 33-36)."""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.agreement import rules as chapter2
from validators.forms.agreement.rules import Chapter5AgreementFacts
from validators.forms.shared.chapter5 import UNTIL
from validators.messages.values import Count
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

rule = Rules(forms=("a8_agreement",), annex="8", until=UNTIL)


@rule("A33-concluded", item="A33", words="concluded", severity=Severity.WARNING)
def concluded(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """An agreement is signed by 20 January; after a later appointment, within ten working days."""
    appointed = facts.record.employee.appointed_on
    due = facts.due("a_chapter5_agreement", appointed_on=appointed)
    variant = "year" if due.start is None else "appointed"
    values = {"due": due.day, "appointed": appointed}
    if facts.last_signature is not None and facts.last_signature[1] > due.day:
        pointer, signed = facts.last_signature
        yield finding(f"late_{variant}", pointer, signed=signed, **values)
    elif facts.signed_on is None and facts.today > due.day:
        yield finding(f"unsigned_{variant}", "", today=facts.today, **values)


rule("A34-derived", item="A34")(chapter2.linked)
rule("A35-specific", item="A35", words="specific", checks="A10-specific")(chapter2.specific)
rule("A35-measurable", item="A35", words="measurable", checks="A10-measurable")(chapter2.measurable)
rule("A35-due", item="A35", words="due", checks="A10-due")(chapter2.due)
rule("A35-duplicate", item="A35", words="specific", checks="A10-duplicate")(chapter2.duplicate)


@rule("A36-count", item="A36", checks="A11-count")
def count(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """There are as many KPIs as item 36 demands, none of them mandatory."""
    there_are, due = len(facts.record.kpis), facts.terms.kpis
    if there_are != due:
        yield finding("number", "/kpis", kpis=Count(there_are, "kpis"), due=due)


@rule("A33-publication", item="A33", words="publication")
def publication(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """Nobody consents to the publication of an agreement that holds state secrets."""
    said = facts.record.publication
    if said is not None and said.consent and said.state_secrets:
        yield finding("secret", "/publication/consent")
