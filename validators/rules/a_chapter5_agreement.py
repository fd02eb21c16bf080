"""Corpus «А», chapter 5: the agreement of annex 8 (items 33-36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Count
from validators.parameters.transition import transition
from validators.rules import a_agreed_kpis
from validators.rules.a_chapter5 import UNTIL
from validators.rules.model import Finding, corpus_a, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_agreement_facts import Chapter5AgreementFacts
    from validators.rules.model import Rule


def concluded(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """«…не позднее 20 января оцениваемого года»; after a later appointment, within ten working days (пункт 33)."""
    appointed, due = facts.record.employee.appointed_on, transition().chapter5_agreement_by
    variant = "year"
    if appointed > due:
        term = facts.terms.chapter5_agreement_working_days
        due, variant = facts.calendar.add_working_days(appointed, term), "appointed"
    values = {"due": due, "appointed": appointed}
    if facts.last_signature is not None and facts.last_signature[1] > due:
        pointer, signed = facts.last_signature
        yield finding(f"late_{variant}", pointer, signed=signed, **values)
    elif facts.signed_on is None and facts.today > due:
        yield finding(f"unsigned_{variant}", "", today=facts.today, **values)


def count(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """«Количество КЦИ составляет 5.» (пункт 36), none of them mandatory."""
    there_are, due = len(facts.record.kpis), facts.terms.kpis
    if there_are != due:
        yield finding("number", "/kpis", kpis=Count(there_are, "kpis"), due=due)


def publication(facts: Chapter5AgreementFacts) -> Iterator[Finding]:
    """«В случае наличия сведений составляющих государственные секреты… опубликованию… не подлежит» (приложение 8)."""
    said = facts.record.publication
    if said is not None and said.consent and said.state_secrets:
        yield finding("secret", "/publication/consent")


_CONCLUDED = (
    "Ежегодное соглашение служащего корпуса «А» заключается не позднее 20 января оцениваемого года по форме, согласно "
    "приложению 8 к настоящей Методике. При назначении служащего корпуса «А» на должность после срока, указанного в "
    "части первой настоящего пункта, соглашение заключается в течение десяти рабочих дней со дня его назначения на "
    "должность."
)
_DERIVED = (
    "КЦИ определяются уполномоченным лицом и вытекают из документов системы государственного планирования, "
    "ориентированных на достижение индикаторов, определенных Национальным планом развития Республики Казахстан, а "
    "также меморандума соответствующего государственного органа (политического служащего)"
)
_SPECIFIC = (
    "1) конкретными (точно определяется результат с указанием ожидаемого положительного изменения, который необходимо "
    "достичь);"
)
_AGREEMENT = {"forms": ("a8_agreement",), "annex": "8", "until": UNTIL}

RULES: tuple[Rule, ...] = (
    corpus_a(
        "A33-concluded",
        "33",
        _CONCLUDED,
        "Соглашение главы 5 заключено до 20 января включительно или в течение 10 рабочих дней со дня назначения",
        concluded,
        severity=Severity.WARNING,
        **_AGREEMENT,
    ),
    corpus_a(
        "A34-derived",
        "34",
        _DERIVED,
        "У каждого КЦИ указано, из какого показателя меморандума или документа планирования он вытекает",
        a_agreed_kpis.linked,
        **_AGREEMENT,
    ),
    corpus_a(
        "A35-specific",
        "35",
        _SPECIFIC,
        "У каждого КЦИ указан ожидаемый конечный результат",
        a_agreed_kpis.specific,
        **_AGREEMENT,
    ),
    corpus_a(
        "A35-measurable",
        "35",
        "2) измеримыми (определяются конкретные критерии для измерения достижения ключевых целевых индикаторов);",
        "У каждого КЦИ указаны единица измерения и плановое значение",
        a_agreed_kpis.measurable,
        **_AGREEMENT,
    ),
    corpus_a(
        "A35-due",
        "35",
        "4) ограниченными во времени (определяется срок достижения ключевых целевых индикаторов в течение оцениваемого "
        "периода);",
        "Срок достижения КЦИ указан и лежит в оцениваемом году",
        a_agreed_kpis.due,
        **_AGREEMENT,
    ),
    corpus_a("A35-duplicate", "35", _SPECIFIC, "Ни один КЦИ не назван дважды", a_agreed_kpis.duplicate, **_AGREEMENT),
    corpus_a("A36-count", "36", "Количество КЦИ составляет 5.", "КЦИ ровно пять", count, **_AGREEMENT),
    corpus_a(
        "A33-publication",
        "33",
        "В случае наличия сведений составляющих государственные секреты в соответствии законодательством Республики "
        "Казахстан, соглашение опубликованию на интернет-ресурсе не подлежит",
        "Соглашение с государственными секретами не публикуется",
        publication,
        **_AGREEMENT,
    ),
)
