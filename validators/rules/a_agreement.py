"""Corpus «А», chapter 2: what an agreement of annex 1 or 2 holds (items 7-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Words
from validators.people import normalized
from validators.rules import a_agreed_kpis
from validators.rules.model import Finding, corpus_a, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_agreement_facts import CategoryAgreementFacts
    from validators.rules.model import Rule

FORMS = ("a1_agreement", "a2_agreement")
AGENCY_COLUMNS = ("unit", "planned", "expected_result")


def form(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """«…служащих категории 1… согласно приложению 1», «…категории 2… согласно приложению 2» (пункт 7)."""
    category = facts.record.employee.category
    if category != facts.category:
        yield finding("other", "/employee/category", category=category, due=facts.category)


def mandatory(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """«…устанавливаются следующие обязательные КЦИ… Дополнительно… уполномоченным лицом» (пункты 8 и 9)."""
    due, kpis = facts.due_kpis, facts.record.kpis
    if len(kpis) != due.own:
        yield finding("own", "/kpis", there_are=len(kpis), due=due.own)
    worded = {normalized(kpi.name) for kpi in due.mandatory}
    for index, kpi in enumerate(kpis):
        if normalized(kpi.name) in worded:
            yield finding("repeated", f"/kpis/{index}/name", name=Words(kpi.name))


def agency(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """«КЦИ, устанавливаемый уполномоченным органом» (подпункт 4 пункта 8): set before the agreement is approved."""
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


_FORM = (
    "Ежегодное соглашение служащих корпуса «А» категории 1 (далее – служащие категории 1) заключается не позднее пяти "
    "рабочих дней со дня его согласования c уполномоченным органом по делам государственной службы по форме, согласно "
    "приложению 1 к настоящей Методике. Ежегодное соглашение служащих корпуса «А» категории 2 (далее – служащие "
    "категории 2), заключается до 1 февраля оцениваемого года по форме, согласно приложению 2 к настоящей Методике."
)
_OWN_1 = (
    "Дополнительно для служащего категории 1 уполномоченным лицом определяется один КЦИ по согласованию с "
    "уполномоченным органом по делам государственной службы."
)
_AGENCY = "4) КЦИ, устанавливаемый уполномоченным органом по делам государственной службы."
_OWN_2 = "Дополнительно для служащего категории 2 уполномоченным лицом определяются три КЦИ."
_SPECIFIC = (
    "1) конкретными (точно определяется результат с указанием ожидаемого положительного изменения, который необходимо "
    "достичь);"
)
_MEASURABLE = "2) измеримыми (определяются конкретные критерии для измерения достижения КЦИ);"
_DUE = "4) ограниченными во времени (определяется срок достижения КЦИ в течение оцениваемого периода);"
_LINKED = (
    "5) взаимосвязанными с документами системы государственного планирования и/или со спецификой деятельности "
    "государственного органа/служащего корпуса «А»."
)

RULES: tuple[Rule, ...] = (
    corpus_a("A7-form", "7", _FORM, "Соглашение составлено по приложению своей категории", form, forms=FORMS),
    corpus_a(
        "A8-mandatory",
        "8",
        _OWN_1,
        "Уполномоченное лицо определяет один КЦИ, и он не повторяет обязательный",
        mandatory,
        annex="1",
        forms=("a1_agreement",),
    ),
    corpus_a(
        "A8-agency",
        "8",
        _AGENCY,
        "КЦИ уполномоченного органа указан полностью до согласования",
        agency,
        annex="1",
        forms=("a1_agreement",),
    ),
    corpus_a(
        "A9-mandatory",
        "9",
        _OWN_2,
        "Уполномоченное лицо определяет три КЦИ, и они не повторяют обязательные",
        mandatory,
        annex="2",
        forms=("a2_agreement",),
    ),
    corpus_a(
        "A10-specific",
        "10",
        _SPECIFIC,
        "У каждого КЦИ указан ожидаемый конечный результат",
        a_agreed_kpis.specific,
        forms=FORMS,
    ),
    corpus_a(
        "A10-measurable",
        "10",
        _MEASURABLE,
        "У каждого КЦИ указаны единица измерения и плановое значение",
        a_agreed_kpis.measurable,
        forms=FORMS,
    ),
    corpus_a(
        "A10-linked",
        "10",
        _LINKED,
        "У каждого КЦИ указана взаимосвязь с документами планирования или спецификой деятельности",
        a_agreed_kpis.linked,
        forms=FORMS,
    ),
    corpus_a(
        "A10-due",
        "10",
        _DUE,
        "Срок достижения КЦИ указан и лежит в оцениваемом году",
        a_agreed_kpis.due,
        forms=FORMS,
    ),
    corpus_a("A10-duplicate", "10", _SPECIFIC, "Ни один КЦИ не назван дважды", a_agreed_kpis.duplicate, forms=FORMS),
)
