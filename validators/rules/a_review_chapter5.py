"""Corpus «А», chapter 5: the review of annex 10 (items 48, 50)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from validators.messages.values import Count, Words
from validators.parameters import quality_indicators
from validators.people import normalized
from validators.rules import a_review
from validators.rules.model import Finding, Rule, corpus_a, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_review_facts import Chapter5ReviewFacts

FORM = ("a10_review",)
UNTIL = date(2026, 3, 1)


def after_period(facts: Chapter5ReviewFacts) -> Iterator[Finding]:
    """«…отзыв о его деятельности за оцениваемый период»: chapter 5 assesses the work until 31 July 2025."""
    end = facts.last_day
    if facts.signed_on is None:
        if facts.today <= end:
            yield finding("running", "/year", Severity.WARNING, today=facts.today, end=end)
    elif facts.signed_on <= end:
        yield finding("signed", "/signed_on", signed=facts.signed_on, end=end)


def qualities(facts: Chapter5ReviewFacts) -> Iterator[Finding]:
    """«…а также характеристику по каждому показателю оценки профессионального уровня и личностных качеств»."""
    entries, indicators = facts.record.professional_qualities, quality_indicators()
    if len(entries) != len(indicators):
        yield finding(
            "number", "/professional_qualities", qualities=Count(len(entries), "indicators_told"), due=len(indicators)
        )
        return
    for index, (entry, right) in enumerate(zip(entries, indicators, strict=True)):
        if entry.name is not None and normalized(entry.name) != normalized(right):
            pointer = f"/professional_qualities/{index}/name"
            yield finding("name", pointer, number=index + 1, name=Words(entry.name), right=right)


_REVIEW = (
    "По результатам проведения оценки уполномоченным лицом на оцениваемого служащего заполняется отзыв о его "
    "деятельности за оцениваемый период, который содержит информацию о достижении каждого КЦИ, отраженного в "
    "соглашении, а также характеристику по каждому показателю оценки профессионального уровня и личностных качеств."
)
_CHAPTER = {"forms": FORM, "until": UNTIL}

RULES: tuple[Rule, ...] = (
    corpus_a(
        "A50-review-after-period",
        "50",
        _REVIEW,
        "Отзыв подписывают после 31 июля 2025 года, которым кончается оцениваемый период главы 5",
        after_period,
        annex="10",
        **_CHAPTER,
    ),
    corpus_a(
        "A48-review-score",
        "48",
        "Итоговая оценка выставляется по пятибалльной шкале со следующими значениями: 0 - 2,99 баллов – "
        "«неудовлетворительно», 3 - 3,99 баллов – «удовлетворительно», 4 и более баллов – «эффективно».",
        "В отзыве указана оценка от 0 до 5 баллов, и результат соответствует ей по шкале пункта 48",
        a_review.score,
        annex="10",
        **_CHAPTER,
    ),
    corpus_a(
        "A50-review-kpis",
        "50",
        _REVIEW,
        "Отзыв говорит о достижении каждого из пяти КЦИ соглашения, о каждом один раз",
        a_review.kpis,
        annex="10",
        **_CHAPTER,
    ),
    corpus_a(
        "A50-review-qualities",
        "50",
        _REVIEW,
        "Отзыв характеризует служащего по каждому из трёх показателей приложения 9",
        qualities,
        annex="10",
        **_CHAPTER,
    ),
    corpus_a(
        "A50-review-penalties",
        "50",
        _REVIEW,
        "Дисциплинарные взыскания отзыва наложены не позже дня подписания",
        a_review.penalties,
        annex="10",
        **_CHAPTER,
    ),
)
