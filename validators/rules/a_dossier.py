"""Corpus «А»: agreement, score sheet and review say the same (items 3, 4, 6, 20, 23; chapter 5: 33, 47, 50)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from validators.messages.values import Fixed
from validators.rules.a_dossier_kpis import AGREEMENTS, REVIEWS, SHEETS, kpis_of_agreement, review_kpis
from validators.rules.dossier import disagreement, people
from validators.rules.model import Moment, Rule, Scope, corpus_a
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.dossier import Disagreement, DossierFacts, Member

ANNUAL = ("a1_agreement", "a2_agreement", "a3_score_sheet", "a6_review")
CHAPTER5 = ("a8_agreement", "a9_score_sheet", "a10_review")
UNTIL = date(2026, 3, 1)
BY_CATEGORY = {"a1_agreement", "a2_agreement", "a3_score_sheet"}


def servant(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…между служащим корпуса «А» и уполномоченным лицом»: all papers are about that servant."""
    first, *others = facts.members
    for member in others:
        yield from people(member, first, ("employee", "employee"))
        own, right = member.record.employee.category, first.record.employee.category
        if own != right:
            places = (member, "/employee/category"), (first, "/employee/category")
            # Items 8 and 9 set other KPIs for the other category; a review prints none, chapter 5 knows none.
            grave = None if {member.form, first.form} <= BY_CATEGORY else Severity.WARNING
            yield disagreement("category", *places, grave, category=own, right=right)


def authorized_person(facts: DossierFacts) -> Iterator[Disagreement]:
    """«Оценку проводит лицо (орган), наделенное правом назначения»: an office, so that its holder may change."""
    first, *others = facts.members
    for member in others:
        yield from people(member, first, ("authorized_person", "authorized_person"))


def year(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…по итогам календарного года»: of one and the same."""
    first, *others = facts.members
    for member in others:
        if member.record.year != first.record.year:
            named = {"year": member.record.year, "right": first.record.year}
            yield disagreement("differs", (member, "/year"), (first, "/year"), **named)


def score(facts: DossierFacts) -> Iterator[Disagreement]:
    """«По результатам проведения оценки… заполняется отзыв»: it states the score and the result of the sheet."""
    review, sheet = facts.one(*REVIEWS), facts.one(*SHEETS)
    if review is None or sheet is None:
        return
    facts_: Any = sheet.facts
    stated, right = review.record.final_score, facts_.final_score
    if right is None:
        return
    if stated != right:
        pointer = "/kpis" if sheet.record.final_score is None else "/final_score"
        values = {"stated": Fixed(stated), "right": Fixed(right)}
        yield disagreement("score", (review, "/final_score"), (sheet, pointer), **values)
    own, given = review.record.result, sheet.record.result
    if own is not None and given is not None and own != given:
        values = {"stated": facts_.scale.wording(own), "right": facts_.scale.wording(given)}
        yield disagreement("result", (review, "/result"), (sheet, "/result"), **values)


def signed(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…на предмет достижения… КЦИ, установленных в ежегодном соглашении»: agreed first, then assessed, then told."""
    papers = [
        (paper, *last) for paper in facts.of(*AGREEMENTS, *SHEETS, *REVIEWS) if (last := _last(paper)) is not None
    ]
    ordered = sorted(papers, key=lambda entry: _turn(entry[0]))
    for (earlier, pointer, day), (later, later_pointer, later_day) in pairwise(ordered):
        if later_day < day:
            places = (later, later_pointer), (earlier, pointer)
            yield disagreement("order", *places, signed=later_day, other_signed=day)


def _turn(paper: Member) -> int:
    return next(turn for turn, forms in enumerate((AGREEMENTS, SHEETS, REVIEWS)) if paper.form in forms)


def _last(paper: Member) -> tuple[str, date] | None:
    """Return the pointer and the day of the last signature, where there is one."""
    facts: Any = paper.facts
    signatures = [(day, pointer) for pointer, day in facts.signatures.items() if day is not None]
    return max(signatures)[::-1] if signatures else None


_AGREED = "Для проведения оценки между служащим корпуса «А» и уполномоченным лицом заключается ежегодное соглашение."
_PURPOSE = (
    "Оценка проводится на предмет достижения служащим корпуса «А» ключевых целевых индикаторов (далее – КЦИ), "
    "установленных в ежегодном соглашении."
)
_PURPOSE5 = (
    "Оценка проводится на предмет достижения служащим корпуса «А» КЦИ, установленных в ежегодном соглашении, и оценки "
    "профессионального уровня и личностных качеств."
)
_WHO = (
    "Оценку проводит лицо (орган), наделенное правом назначения на должность и освобождения от должности служащего "
    "корпуса «А» (далее – уполномоченное лицо)."
)
_WHEN = (
    "Оценка служащих корпуса «А» проводится по результатам их деятельности на конкретной должности по итогам "
    "календарного года не позднее 20 января года, следующего за оцениваемым годом."
)
_FINAL = (
    "Итоговая оценка служащего корпуса «А» равна среднеарифметическому значению оценок достижения КЦИ, предусмотренных "
    "соглашением (сумма всех оценок по КЦИ, деленная на количество индикаторов)."
)
_FINAL5 = (
    "b – среднеарифметическое значение итоговых оценок достижения ключевых целевых индикаторов, предусмотренных "
    "соглашением (сумма всех итоговых оценок, деленная на количество индикаторов)"
)
_REVIEW = (
    "По результатам проведения оценки уполномоченным лицом на оцениваемого служащего заполняется отзыв о его "
    "деятельности за оцениваемый период, который содержит информацию о достижении КЦИ, отраженного в соглашении…"
)
_REVIEW5 = _REVIEW.replace("достижении КЦИ", "достижении каждого КЦИ")


def _rules(forms: tuple[str, ...], table: tuple[tuple[Any, ...], ...], **more: Any) -> tuple[Rule, ...]:
    return tuple(corpus_a(*row, forms=forms, scope=Scope.DOSSIER, severity=_severity(row[-1]), **more) for row in table)


def _severity(check: Any) -> Severity:
    return Severity.WARNING if check is authorized_person else Severity.ERROR


_SAME = "Соглашение, оценочный лист и отзыв"

RULES: tuple[Rule, ...] = (
    *_rules(
        ANNUAL,
        (
            ("A6-dossier-servant", "6", _AGREED, f"{_SAME} – об одном и том же служащем", servant),
            ("A4-dossier-authorized", "4", _WHO, f"{_SAME} называют одно уполномоченное лицо", authorized_person),
            ("A3-dossier-year", "3", _WHEN, f"{_SAME} – за один и тот же год", year),
            ("A4-dossier-signed", "4", _PURPOSE, "Сначала подписано соглашение, потом лист, потом отзыв", signed),
            ("A20-kpis-of-agreement", "20", _FINAL, "Оценены все КЦИ соглашения и никакие другие", kpis_of_agreement),
            ("A23-review-of-sheet", "23", _REVIEW, "В отзыве – оценка и результат оценочного листа", score),
            ("A23-review-of-agreement", "23", _REVIEW, "Отзыв говорит о каждом КЦИ соглашения", review_kpis),
        ),
    ),
    *_rules(
        CHAPTER5,
        (
            ("A33-dossier-servant", "33", _PURPOSE5, f"{_SAME} – об одном и том же служащем", servant),
            (
                "A33-dossier-authorized",
                "33",
                _PURPOSE5,
                f"{_SAME} называют одно уполномоченное лицо",
                authorized_person,
            ),
            ("A33-dossier-year", "33", _PURPOSE5, f"{_SAME} – за один и тот же год", year),
            ("A33-dossier-signed", "33", _PURPOSE5, "Сначала подписано соглашение, потом лист, потом отзыв", signed),
            ("A47-kpis-of-agreement", "47", _FINAL5, "Оценены все КЦИ соглашения и никакие другие", kpis_of_agreement),
            ("A50-review-of-sheet", "50", _REVIEW5, "В отзыве – оценка и результат оценочного листа", score),
            ("A50-review-of-agreement", "50", _REVIEW5, "Отзыв говорит о каждом КЦИ соглашения", review_kpis),
        ),
        until=UNTIL,
        moment=Moment.DOCUMENT,
    ),
)
