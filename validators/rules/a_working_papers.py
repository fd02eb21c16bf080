"""Corpus «А»: the papers that items 10, 12 and 26 ask for without a form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.messages.values import Count, Words
from validators.parameters.transition import transition
from validators.people import repeated, same_person
from validators.rules.model import Finding, Moment, corpus_a, finding
from validators.rules.tenure import in_position, shorter_than
from validators.schemas.a_working_papers import DAYS_WORKED, TENURE
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_working_facts import (
        DisagreementFacts,
        MonitoringFacts,
        NotAssessedFacts,
        PackageFacts,
        TransmittalFacts,
    )
    from validators.rules.model import Rule

DISAGREEMENT, MONITORING = ("a_disagreement",), ("a_monitoring",)
NOT_ASSESSED, TRANSMITTAL = ("a_not_assessed",), ("a_transmittal",)
ENCLOSED = ("agreement_sheets", "score_sheet_sheets", "review_sheets")
MONTH_AFTER_HALF_YEAR = 7
HALF_YEAR_UNTIL = date(2025, 9, 1)


def disputed(facts: DisagreementFacts) -> Iterator[Finding]:
    """«При несогласии служащего с установленными КЦИ» (пункт 12): with one at least, and with none twice."""
    kpis, most = facts.record.kpis, facts.terms.kpis
    if not 1 <= len(kpis) <= most:
        yield finding("number", "/kpis", kpis=Count(len(kpis), "kpis"), most=most)
    yield from _twice(facts)


def monitored(facts: MonitoringFacts) -> Iterator[Finding]:
    """«…мониторинг достижения установленных КЦИ» (пункт 10): of all of them."""
    kpis, due = facts.record.kpis, facts.terms.kpis
    if len(kpis) != due:
        yield finding("number", "/kpis", kpis=Count(len(kpis), "kpis"), due=due)
    yield from _twice(facts)


def _twice(facts: DisagreementFacts | MonitoringFacts) -> Iterator[Finding]:
    for first, other, name in repeated(kpi.name for kpi in facts.record.kpis):
        yield finding("twice", f"/kpis/{other}/name", name=Words(name), first=first + 1, other=other + 1)


def monitored_percent(facts: MonitoringFacts) -> Iterator[Finding]:
    """The percent is that of item 16, fact by plan."""
    for index, (kpi, right) in enumerate(zip(facts.record.kpis, facts.percents, strict=True)):
        stated, pointer = kpi.realization_percent, f"/kpis/{index}/realization_percent"
        if right is None and stated is None:
            yield finding("missing", pointer, number=index + 1)
        elif right is not None and stated is not None and stated != right:
            values = {"stated": stated, "right": right, "actual": kpi.actual, "planned": kpi.planned}
            yield finding("differs", pointer, **values)


def after_half_year(facts: MonitoringFacts) -> Iterator[Finding]:
    """«…по итогам полугодия» (пункт 10): after its last day."""
    end = facts.last_day
    if facts.signed_on is not None and facts.signed_on <= end:
        yield finding("signed", "/signed_on", signed=facts.signed_on, end=end)
    elif facts.signed_on is None and facts.today <= end:
        yield finding("running", "/year", Severity.WARNING, today=facts.today, end=end)


def monitoring_sent(facts: MonitoringFacts) -> Iterator[Finding]:
    """«…не позднее десятого числа месяца, следующего за отчетным периодом» (пункт 26, часть 2)."""
    if facts.year.year == transition().half_year_before.year:
        return
    due, sent = date(facts.year.year, MONTH_AFTER_HALF_YEAR, facts.terms.monitoring_day), facts.record.sent_on
    if sent is not None and sent > due:
        yield finding("late", "/sent_on", sent=sent, due=due)
    elif sent is None and facts.today > due:
        yield finding("unsent", "", today=facts.today, due=due)


def monitoring_sent_2025(facts: MonitoringFacts) -> Iterator[Finding]:
    """«Мониторинг… по итогам полугодия 2025 года… направляется… до 15 августа 2025 года» (пункт 26, часть 3)."""
    before, sent = transition().half_year_before, facts.record.sent_on
    if facts.year.year == before.year and sent is not None and sent >= before:
        yield finding("late", "/sent_on", sent=sent, before=before)


def reasons(facts: NotAssessedFacts) -> Iterator[Finding]:
    """«…с указанием причин» (пункт 26): those of item 3 are true, another one is told."""
    for index, one in enumerate(facts.record.servants):
        start, end = in_position(one, facts.year)
        if one.reason == TENURE:
            if start <= end and not shorter_than(facts.terms.tenure_months, start, end):
                yield finding("tenure", f"/servants/{index}/reason", start=start, end=end)
        elif one.reason == DAYS_WORKED:
            worked, least = one.days_worked, facts.terms.days_worked
            if worked is None:
                yield finding("days_missing", f"/servants/{index}/days_worked", least=least)
            elif worked >= least:
                values = {"worked": Count(worked, "worked_days"), "least": Count(least, "of_working_days")}
                yield finding("days_worked", f"/servants/{index}/days_worked", **values)
        elif one.explanation is None:
            yield finding("explanation", f"/servants/{index}/explanation")


def enclosed(facts: TransmittalFacts) -> Iterator[Finding]:
    """«…копии следующих документов: ежегодные соглашения…; оценочные листы; отзывы» (пункт 26): all three of each."""
    for index, one in enumerate(facts.record.servants):
        for name in ENCLOSED:
            if not getattr(one, name):
                yield finding(name, f"/servants/{index}/{name}", number=index + 1)


def once(facts: PackageFacts) -> Iterator[Finding]:
    """Each servant stands in the paper once."""
    servants = facts.record.servants
    for index, one in enumerate(servants):
        first = next(place for place, other in enumerate(servants) if same_person(other, one))
        if first != index:
            yield finding("twice", f"/servants/{index}", first=first + 1, other=index + 1)


def completed(facts: PackageFacts) -> Iterator[Finding]:
    """The assessment of a year ends after it."""
    day = facts.record.completed_on
    if day is not None and day <= facts.year.last_day:
        yield finding("early", "/completed_on", day=day, year=facts.year.year)


def sent(facts: PackageFacts) -> Iterator[Finding]:
    """«…в течение трех рабочих дней со дня завершения оценки направляет» (пункт 26, часть 1)."""
    day, went, term = facts.record.completed_on, facts.record.sent_on, facts.terms.sending_working_days
    if day is None:
        return
    due = facts.calendar.add_working_days(day, term)
    values = {"completed": day, "due": due, "term": Count(term, "of_working_days")}
    if went is not None:
        if went > due:
            yield finding("late", "/sent_on", sent=went, **values)
        if went < day:
            yield finding("early", "/sent_on", Severity.ERROR, sent=went, **values)
    elif facts.today > due:
        yield finding("unsent", "", today=facts.today, **values)


_DISPUTE = (
    "При несогласии служащего с установленными КЦИ уполномоченное лицо направляет проект соглашения в рабочий орган "
    "Национальной комиссии по кадровой политике при Президенте Республики Казахстан (далее – Национальная комиссия) с "
    "соответствующими обоснованиями служащего и уполномоченного лица."
)
_MONITORING = (
    "В целях осуществления контроля достижения КЦИ, уполномоченным лицом осуществляется мониторинг достижения "
    "установленных КЦИ по итогам полугодия."
)
_MONITORING_SENT = (
    "В уполномоченный орган по делам государственной службы направляется мониторинг достижения установленных КЦИ по "
    "итогам первого полугодия не позднее десятого числа месяца, следующего за отчетным периодом."
)
_MONITORING_2025 = (
    "Мониторинг достижения КЦИ по итогам полугодия 2025 года, установленных соглашениями, подписанными до вступления в "
    "силу настоящей Методики, направляется в уполномоченный орган по делам государственной службы до 15 августа 2025 "
    "года."
)
_PACKAGE = (
    "Государственный орган в течение трех рабочих дней со дня завершения оценки направляет в уполномоченный орган по "
    "делам государственной службы следующую информацию: 1) копии следующих документов оцененных служащих корпуса «А»: "
    "ежегодные соглашения служащих корпуса «А»; оценочные листы; отзывы о деятельности служащих корпуса «А». 2) "
    "информацию о служащих корпуса «А», в отношении которых не проведена оценка с указанием причин."
)
_LATE = {"severity": Severity.WARNING}
_BOTH = NOT_ASSESSED + TRANSMITTAL

RULES: tuple[Rule, ...] = (
    corpus_a("A12-kpis", "12", _DISPUTE, "Спорных КЦИ от одного до пяти", disputed, forms=DISAGREEMENT),
    corpus_a("A10-monitoring-kpis", "10", _MONITORING, "Мониторинг – о всех пяти КЦИ", monitored, forms=MONITORING),
    corpus_a(
        "A10-monitoring-percent",
        "10",
        _MONITORING,
        "Процент достижения равен факту, делённому на план",
        monitored_percent,
        forms=MONITORING,
    ),
    corpus_a(
        "A10-monitoring-after-half-year",
        "10",
        _MONITORING,
        "Мониторинг составлен после окончания полугодия",
        after_half_year,
        forms=MONITORING,
    ),
    corpus_a(
        "A26-monitoring",
        "26",
        _MONITORING_SENT,
        "Мониторинг направлен не позднее 10 июля",
        monitoring_sent,
        forms=MONITORING,
        **_LATE,
    ),
    corpus_a(
        "A26-monitoring-2025",
        "26",
        _MONITORING_2025,
        "Мониторинг полугодия 2025 года направлен до 15 августа 2025 года",
        monitoring_sent_2025,
        forms=MONITORING,
        until=HALF_YEAR_UNTIL,
        moment=Moment.DOCUMENT,
        **_LATE,
    ),
    corpus_a("A26-reasons", "26", _PACKAGE, "Причина указана верно", reasons, forms=NOT_ASSESSED),
    corpus_a("A26-enclosed", "26", _PACKAGE, "Приложены копии всех трёх документов", enclosed, forms=TRANSMITTAL),
    corpus_a("A26-once", "26", _PACKAGE, "Каждый служащий назван один раз", once, forms=_BOTH),
    corpus_a("A26-completed", "26", _PACKAGE, "Оценка завершена после оцениваемого года", completed, forms=_BOTH),
    corpus_a("A26-sent", "26", _PACKAGE, "Материалы направлены за три рабочих дня", sent, forms=_BOTH, **_LATE),
)
