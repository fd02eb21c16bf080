"""Corpus «А», chapters 3 and 4: the review of annex 6 (items 21, 23, 26)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.messages.values import Count
from validators.rules import a_review
from validators.rules.model import Finding, Moment, Rule, corpus_a, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_review_facts import ReviewFacts

FORM = ("a6_review",)


def after_period(facts: ReviewFacts) -> Iterator[Finding]:
    """«По результатам проведения оценки… заполняется отзыв о его деятельности за оцениваемый период»."""
    end = facts.last_day
    if facts.signed_on is not None:
        if facts.signed_on <= end:
            yield finding("signed", "/signed_on", signed=facts.signed_on, end=end)
    elif facts.today < facts.year.first_day:
        yield finding("future", "/year", today=facts.today, end=end)
    elif facts.today <= end:
        yield finding("running", "/year", Severity.WARNING, today=facts.today, end=end)


def sending_due(facts: ReviewFacts) -> Iterator[Finding]:
    """«…в течение трех рабочих дней со дня завершения оценки направляет… отзывы» (пункт 26), the last day counted."""
    terms = facts.terms
    assessed_by = date(facts.year.year + 1, terms.assessment_month, terms.assessment_day)
    due = facts.calendar.add_working_days(assessed_by, terms.sending_working_days)
    term = Count(terms.sending_working_days, "of_working_days")
    if facts.signed_on is not None:
        if facts.signed_on > due:
            yield finding("late", "/signed_on", signed=facts.signed_on, assessed_by=assessed_by, due=due, term=term)
    elif facts.today > due:
        yield finding("unsigned", "", today=facts.today, assessed_by=assessed_by, due=due, term=term)


_REVIEW = (
    "По результатам проведения оценки уполномоченным лицом на оцениваемого служащего заполняется отзыв о его "
    "деятельности за оцениваемый период, который содержит информацию о достижении КЦИ, отраженного в соглашении, а "
    "также характеристику профессионального уровня и личностных качеств служащего корпуса «А», наличие/отсутствие "
    "дисциплинарных взысканий."
)

RULES: tuple[Rule, ...] = (
    corpus_a(
        "A23-review-after-year",
        "23",
        _REVIEW,
        "Отзыв подписывают после окончания оцениваемого года",
        after_period,
        annex="6",
        forms=FORM,
    ),
    corpus_a(
        "A23-review-score",
        "23",
        _REVIEW,
        "В отзыве указана оценка от 0 до 5 баллов, и результат соответствует ей по шкале пункта 21",
        a_review.score,
        annex="6",
        forms=FORM,
    ),
    corpus_a(
        "A23-review-kpis",
        "23",
        _REVIEW,
        "Отзыв говорит о достижении каждого из пяти КЦИ соглашения, о каждом один раз",
        a_review.kpis,
        annex="6",
        forms=FORM,
    ),
    corpus_a(
        "A23-review-penalties",
        "23",
        _REVIEW,
        "Дисциплинарные взыскания отзыва наложены не позже дня подписания; отсутствие взысканий указывается",
        a_review.penalties,
        annex="6",
        forms=FORM,
    ),
    corpus_a(
        "A26-review-due",
        "26",
        "Государственный орган в течение трех рабочих дней со дня завершения оценки направляет в уполномоченный орган "
        "по делам государственной службы следующую информацию: 1) копии следующих документов оцененных служащих "
        "корпуса «А»: … отзывы о деятельности служащих корпуса «А».",
        "Отзыв подписан в срок, в который его копию ещё можно направить",
        sending_due,
        severity=Severity.WARNING,
        forms=FORM,
        moment=Moment.PERIOD,
    ),
)
