"""Corpus «Б», annexes 1 and 2: scores, caps of penalties, the average and its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Fixed
from validators.rules.model import Finding, Moment, Rule, finding
from validators.schemas.unread import with_read
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.b_facts import SheetFacts


def score_range(facts: SheetFacts) -> Iterator[Finding]:
    """«Оценивающим лицом выставляются оценки от 0 до 5-ти.» (пункт 18)."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    for index, entry in with_read(facts.record.scores, "score"):
        if not least <= entry.score <= most:
            pointer = f"/scores/{index}/score"
            yield finding("outside", pointer, number=index + 1, score=entry.score, least=least, most=most)


def zero(facts: SheetFacts) -> Iterator[Finding]:
    """«оценка 0 баллов выставляется в случае полного неисполнения служащим параметра оценки»."""
    for index, entry in with_read(facts.record.scores, "score", "comment"):
        if not entry.score and entry.comment is None:
            yield finding("silent", f"/scores/{index}/score", number=index + 1)


def penalty_cap(facts: SheetFacts) -> Iterator[Finding]:
    """«При наличии дисциплинарного взыскания: … оценка не может превышать 2,99 … 1,99 баллов»."""
    quarter, caps, strictest = facts.period, facts.caps, facts.strictest_penalty
    for index, penalty in enumerate(facts.record.disciplinary_penalties):
        if penalty.imposed_on not in quarter and penalty.imposed_on <= facts.document_day:
            pointer = f"/disciplinary_penalties/{index}/imposed_on"
            values = {"imposed": penalty.imposed_on, "quarter": quarter.roman, "year": quarter.year}
            yield finding("outside", pointer, Severity.WARNING, **values)
    if strictest is None:
        return
    known, index = caps.penalty(strictest.kind), caps.parameter - 1
    score = facts.record.scores[index].score
    if score > known.cap:
        yield finding(
            "exceeded_other" if known.kind == "other" else "exceeded",
            f"/scores/{index}/score",
            score=score,
            cap=known.cap,
            penalty=known.name,
            imposed=strictest.imposed_on,
        )


def penalty_date(facts: SheetFacts) -> Iterator[Finding]:
    """«Учитывается наложение дисциплинарных взысканий в оцениваемом квартале.»: a later one cannot be known yet.

    The sheet does not print penalties, so a wrong day is one of the data, and the paper contradicts nothing.
    """
    for index, penalty in enumerate(facts.record.disciplinary_penalties):
        if penalty.imposed_on > facts.document_day:
            variant = "unsigned" if facts.signed_on is None else "signed"
            pointer = f"/disciplinary_penalties/{index}/imposed_on"
            yield finding(variant, pointer, imposed=penalty.imposed_on, day=facts.document_day)


def average(facts: SheetFacts) -> Iterator[Finding]:
    """«…сумму выставленных оценок разделить на количество оцениваемых параметров»."""
    stated = facts.record.average
    if stated is not None and stated != facts.average:
        yield finding("differs", "/average", stated=stated, average=Fixed(facts.average), exact=facts.exact)
    by_rounded, by_exact = facts.scale.band_of(facts.average), facts.scale.band_of(facts.exact)
    if by_rounded != by_exact:
        yield finding(
            "rounding",
            "/scores" if stated is None else "/average",
            Severity.WARNING,
            exact=facts.exact,
            average=Fixed(facts.average),
            result=by_rounded.wording,
            other=by_exact.wording,
        )


def result(facts: SheetFacts) -> Iterator[Finding]:
    """«Результаты оценки выставляются по следующей градации…» (пункт 8)."""
    stated, right = facts.record.result, facts.scale.band_of(facts.average)
    if stated is not None and stated != right.code:
        wording = facts.scale.wording(stated)
        yield finding("differs", "/result", stated=wording, right=right.wording, average=Fixed(facts.average))


RULES = (
    Rule(
        "B18-range",
        "18",
        "Оценивающим лицом выставляются оценки от 0 до 5-ти.",
        "Каждый из пяти параметров оценён от 0 до 5 баллов",
        score_range,
    ),
    Rule(
        "B18-zero",
        "18",
        "оценка 0 баллов выставляется в случае полного неисполнения служащим параметра оценки.",
        "Оценка 0 баллов поясняется в комментарии",
        zero,
        severity=Severity.WARNING,
        annex="1, 2",
    ),
    Rule(
        "B-penalty-cap",
        "17",
        "Учитывается наложение дисциплинарных взысканий в оцениваемом квартале. При наличии дисциплинарного взыскания: "
        "- в виде замечания, выговора, строго выговора оценка не может превышать 2,99 баллов; - в виде иных видов "
        "взысканий, в том числе за проступки, дискредитирующие государственную службу, оценка не может превышать "
        "1,99 баллов.",
        "При взыскании в квартале оценка параметра 5 не выше предельной",
        penalty_cap,
        annex="1, 2",
    ),
    Rule(
        "B-penalty-date",
        "17",
        "Учитывается наложение дисциплинарных взысканий в оцениваемом квартале.",
        "Взыскание наложено не позже дня подписания листа",
        penalty_date,
        severity=Severity.WARNING,
        annex="1, 2",
        moment=Moment.DOCUMENT,
    ),
    Rule(
        "B-average",
        "17",
        "для расчета средней итоговой оценки необходимо сумму выставленных оценок разделить на количество оцениваемых "
        "параметров.",
        "Средняя итоговая оценка равна сумме оценок, делённой на число параметров",
        average,
        annex="1, 2",
    ),
    Rule(
        "B8-result",
        "8",
        "Результату «Выполняет функциональные обязанности эффективно» соответствует диапазон оценок от 4 до 5 баллов, "
        "«Выполняет функциональные обязанности надлежащим образом» от 3 до 3,99 баллов, «Выполняет функциональные "
        "обязанности удовлетворительно» от 2 до 2,99 баллов, «Выполняет функциональные обязанности не "
        "удовлетворительно» от 0 до 1,99 баллов.",
        "Результат соответствует средней итоговой оценке",
        result,
    ),
)
