"""Corpus «А»: what an agreement holds, of annex 1 or 2 (chapter 2: items 7-11), of annex 8 (chapter 5: 33-36)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from validators.deadlines.model import DueDate
from validators.forms.agreement.schema import Agreement, Chapter5Agreement
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import CorpusAFacts
from validators.messages.values import Count, Words
from validators.parameters.kpis import AgreementKpis, agreement_kpis
from validators.people import normalized, repeated
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

CATEGORIES = {"a1_agreement": 1, "a2_agreement": 2}
"""Whose agreement each annex is (item 7)."""


@dataclass(frozen=True, kw_only=True)
class AgreementFacts(CorpusAFacts):
    """An agreement; ``signed_on`` is the day it was concluded."""

    kept_from_signing: ClassVar[bool] = True
    record: Agreement

    @staticmethod
    def signing_of(record: Agreement) -> date | None:
        """Return the day of the later signature, once there are both."""
        signed = record.signed_on
        if signed is None or signed.authorized_person is None or signed.employee is None:
            return None
        return max(signed.authorized_person, signed.employee)

    @property
    def signatures(self) -> dict[str, date | None]:
        """The day of each signature by its JSON Pointer."""
        signed = self.record.signed_on
        return {
            "/signed_on/authorized_person": None if signed is None else signed.authorized_person,
            "/signed_on/employee": None if signed is None else signed.employee,
        }

    @property
    def last_signature(self) -> tuple[str, date] | None:
        """The pointer and the day of the later signature, or of the only one."""
        signed = [(day, pointer) for pointer, day in self.signatures.items() if day is not None]
        if not signed:
            return None
        day, pointer = max(signed)
        return pointer, day

    @property
    def retention(self) -> str:
        """The kind of the term in which an agreement is kept (item 14)."""
        return "a_retention"

    @property
    def kept_until(self) -> DueDate | None:
        """The last day the concluded agreement is kept."""
        return None if self.signed_on is None else self.due(self.retention, signed_on=self.signed_on)

    @property
    def steps(self) -> dict[str, date | None]:
        """The days of the approval by their JSON Pointers, in the order they come one after another."""
        names = ("draft_sent_on", "returned_on", "resubmitted_on", "approved_on")
        return {f"/{name}": getattr(self.record, name) for name in names}


@dataclass(frozen=True, kw_only=True)
class CategoryAgreementFacts(AgreementFacts):
    """An agreement of annex 1 or 2, with the KPIs it is due to have."""

    @property
    def category(self) -> int:
        """The category whose agreement the form is."""
        return CATEGORIES[self.form]

    @cached_property
    def due_kpis(self) -> AgreementKpis:
        """The KPIs of an agreement of the form's category."""
        return agreement_kpis(self.category, self.law_day)

    @property
    def kpis_in_all(self) -> int:
        """Number of KPIs with the mandatory ones, that of the authorized body counted before it is set."""
        return len(self.due_kpis.kinds) - self.due_kpis.own + len(self.record.kpis)


@dataclass(frozen=True, kw_only=True)
class Chapter5AgreementFacts(AgreementFacts):
    """An agreement of annex 8."""

    record: Chapter5Agreement

    @property
    def retention(self) -> str:
        """The kind of the term in which an agreement of chapter 5 is kept (item 39)."""
        return "a_chapter5_retention"


FORMS = ("a1_agreement", "a2_agreement")
AGENCY_COLUMNS = ("unit", "planned", "expected_result")
rule = Rules(forms=FORMS)
chapter5 = Rules(forms=("a8_agreement",), annex="8", until=UNTIL)


@rule("A7-form", item="A7", words=("category_1", "category_2"), at="/employee/category")
def form(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """The agreement is on the annex of the employee's own category."""
    category = facts.record.employee.category
    if category != facts.category:
        yield finding("other", "/employee/category", category=category, due=facts.category)


@rule("A8-mandatory", item="A8", words="own", forms=("a1_agreement",), annex="1", at=("/kpis", "/kpis/*/name"))
def mandatory(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """There are as many KPIs of the authorized person's own as due, and none repeats a mandatory one."""
    due, kpis = facts.due_kpis, facts.record.kpis
    if len(kpis) != due.own:
        yield finding("own", "/kpis", there_are=len(kpis), due=due.own)
    worded = {normalized(kpi.name) for kpi in due.mandatory}
    for index, kpi in enumerate(kpis):
        if normalized(kpi.name) in worded:
            yield finding("repeated", f"/kpis/{index}/name", name=Words(kpi.name))


@rule(
    "A8-agency",
    item="A8",
    words="agency",
    forms=("a1_agreement",),
    annex="1",
    at=(
        "/agency_kpi/due",
        "/agency_kpi/expected_result",
        "/agency_kpi/name",
        "/agency_kpi/planned",
        "/agency_kpi/unit",
    ),
)
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


rule("A9-mandatory", item="A9", forms=("a2_agreement",), annex="2", at=("/kpis", "/kpis/*/name"))(mandatory)


@chapter5("A33-concluded", item="A33", words="concluded", severity=Severity.WARNING, at="/signed_on/employee")
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


@chapter5("A34-derived", item="A34", at="/kpis/*/linkage")
def linked(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI names the planning document or the duty it follows from."""
    yield from _missing(facts, "linkage")


@rule("A10-specific", item="A10", words="specific", at="/kpis/*/expected_result")
@chapter5("A35-specific", item="A35", words="specific", checks="A10-specific", at="/kpis/*/expected_result")
def specific(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI names its result: only then is it known whether it was reached."""
    yield from _missing(facts, "expected_result")


@rule("A10-measurable", item="A10", words="measurable", at=("/kpis/*/planned", "/kpis/*/unit"))
@chapter5(
    "A35-measurable", item="A35", words="measurable", checks="A10-measurable", at=("/kpis/*/planned", "/kpis/*/unit")
)
def measurable(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI has a unit and a planned value to be measured by."""
    yield from _missing(facts, "unit", "planned")


rule("A10-linked", item="A10", words="linked", at="/kpis/*/linkage")(linked)


@rule("A10-due", item="A10", words="due", at="/kpis/*/due")
@chapter5("A35-due", item="A35", words="due", checks="A10-due", at="/kpis/*/due")
def due(facts: AgreementFacts) -> Iterator[Finding]:
    """Each KPI has a day, and it lies in the assessed year."""
    yield from _missing(facts, "due")
    for index, kpi in enumerate(facts.record.kpis):
        if kpi.due is not None and kpi.due not in facts.year:
            yield finding("outside", f"/kpis/{index}/due", due=kpi.due, year=facts.year.year, number=index + 1)
        elif kpi.due is not None and kpi.due < facts.record.employee.appointed_on:
            values = {"due": kpi.due, "appointed": facts.record.employee.appointed_on, "number": index + 1}
            yield finding("before", f"/kpis/{index}/due", Severity.WARNING, **values)


@rule("A10-duplicate", item="A10", words="specific", at="/kpis/*/name")
@chapter5("A35-duplicate", item="A35", words="specific", checks="A10-duplicate", at="/kpis/*/name")
def duplicate(facts: AgreementFacts) -> Iterator[Finding]:
    """No KPI is named twice: the second would say nothing specific."""
    for first, other, name in repeated(kpi.name for kpi in facts.record.kpis):
        yield finding("twice", f"/kpis/{other}/name", name=Words(name), first=first + 1, other=other + 1)


@chapter5("A36-count", item="A36", checks="A11-count", at="/kpis")
def count(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """There are as many KPIs as item 36 demands, none of them mandatory."""
    there_are, due = len(facts.record.kpis), facts.terms.kpis
    if there_are != due:
        yield finding("number", "/kpis", kpis=Count(there_are, "kpis"), due=due)


@chapter5("A33-publication", item="A33", words="publication", at="/publication/consent")
def publication(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """Nobody consents to the publication of an agreement that holds state secrets."""
    said = facts.record.publication
    if said is not None and said.consent and said.state_secrets:
        yield finding("secret", "/publication/consent")


def _missing(facts: AgreementFacts, *names: str) -> Iterator[Finding]:
    for index, kpi in enumerate(facts.record.kpis):
        for name in names:
            if getattr(kpi, name) is None:
                yield finding(name, f"/kpis/{index}/{name}", number=index + 1, name=Words(kpi.name))
