"""Corpus «А», chapter 5, what all its papers share: the one period it assesses, and its end in March 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.parameters.transition import transition
from validators.rules.a_general import CHAPTER_5
from validators.rules.model import ORDER_13, Finding, Moment, Rule, corpus_a, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_facts import CorpusAFacts

UNTIL = date(2026, 3, 1)
FORM_NOT_IN_FORCE = "form-not-in-force"
"""Rule that warns of a paper on a form that is no longer in force on the day of the paper."""


def period(facts: CorpusAFacts) -> Iterator[Finding]:
    """«…за период работы с 1 января 2025 года по 31 июля 2025 года» (заголовок главы 5)."""
    first, last = transition().chapter5_first_day, transition().chapter5_last_day
    if facts.known and facts.year.year != first.year:
        yield finding("year", "/year", year=facts.year.year, first=first, last=last)


def position(facts: CorpusAFacts) -> Iterator[Finding]:
    """«…за период работы»: the servant was in the position on some day of it; appointment comes before dismissal."""
    first, last = transition().chapter5_first_day, transition().chapter5_last_day
    appointed, dismissed = facts.record.employee.appointed_on, facts.record.employee.dismissed_on
    if appointed > last:
        yield finding("later", "/employee/appointed_on", appointed=appointed, first=first, last=last)
    if dismissed is None:
        return
    if dismissed < appointed:
        yield finding("order", "/employee/dismissed_on", appointed=appointed, dismissed=dismissed)
    elif dismissed < first:
        yield finding("earlier", "/employee/dismissed_on", dismissed=dismissed, first=first, last=last)


def in_force(facts: CorpusAFacts) -> Iterator[Finding]:
    """«глава 5 и приложения 8, 9, 10 к Методике действует до 1 марта 2026 года» (пункт 4 приказа № 121)."""
    until = transition().chapter5_until
    if facts.document_day >= until:
        if facts.signed_on is None:
            yield finding("unsigned", "", today=facts.today, until=until)
        else:
            yield finding("signed", "/signed_on", signed=facts.signed_on, until=until)


_HEADING = (
    "Порядок оценки деятельности административных государственных служащих корпуса «А» освобожденных, ротированных от "
    "должности и находящихся в социальном отпуске за период работы с 1 января 2025 года по 31 июля 2025 года."
)

RULES: tuple[Rule, ...] = (
    corpus_a(
        "A33-period",
        "33",
        _HEADING,
        "Глава 5 оценивает только работу с 1 января по 31 июля 2025 года",
        period,
        forms=CHAPTER_5,
        moment=Moment.DOCUMENT,
    ),
    corpus_a(
        "A33-position",
        "33",
        _HEADING,
        "Служащий занимал должность в оцениваемом периоде главы 5",
        position,
        forms=CHAPTER_5,
        until=UNTIL,
    ),
    corpus_a(
        FORM_NOT_IN_FORCE,
        "4",
        "глава 5 и приложения 8, 9, 10 к Методике действует до 1 марта 2026 года.",
        "Документ по главе 5 составлен до 1 марта 2026 года",
        in_force,
        severity=Severity.WARNING,
        act="order-121",
        forms=CHAPTER_5,
        since=ORDER_13,
        moment=Moment.DOCUMENT,
    ),
)
