"""The order's answer for an appointment in a period: assessed or not and why, on which form, by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from validators.calendar import default_calendar
from validators.cycles.decisions import decide
from validators.cycles.facts import ABSENCES, Absence, Appointment, EvaluatorFacts
from validators.cycles.worked import days_worked
from validators.explanations import described
from validators.messages.catalog import LANGUAGES
from validators.methodology import BUNDLED
from validators.periods import calendar_year, quarter

CALENDAR = default_calendar()
Q3 = quarter(2026, 3)
HEAD = EvaluatorFacts(full_name="Сейтов Марат", position="директор", organization="Министерство", category="C-1")
EXPERT = Appointment(
    full_name="Омарова Айгуль", corpus="B", category="C-4", managerial=False, position="главный эксперт",
    organization="Министерство", appointed_on=date(2020, 1, 1), evaluator=HEAD,
)  # fmt: skip
SECRETARY = replace(EXPERT, corpus="A", category=1, managerial=None, position="руководитель аппарата")


def _away(kind: str, since: date, until: date | None = None) -> Absence:
    return Absence(kind=kind, since=since, until=until)


def test_days_worked_are_explained_by_what_is_taken_off() -> None:
    """Two weeks of leave, of which an illness takes some: no day is taken off twice."""
    absences = [
        _away("leave", date(2026, 7, 13), date(2026, 7, 24)),
        _away("illness", date(2026, 7, 20), date(2026, 7, 28)),
    ]
    found = days_worked(EXPERT, absences, Q3, CALENDAR)
    assert (found.possible, found.days) == (65, 53)
    assert [(one.kind, one.days) for one in found.missed] == [("leave", 10), ("illness", 2)]
    (step,) = described([found], BUNDLED, Q3.first_day, "ru")
    assert step["text"] == (
        "Отработано дней: 53 – рабочих дней с 01.07.2026 по 30.09.2026 было 65, из них не отработано: "
        "трудовой отпуск – 10 рабочих дней, временная нетрудоспособность – 2 рабочих дня"
    )
    assert step["law"]["item"] == "6"


@pytest.mark.parametrize("kind", ABSENCES)
def test_every_kind_of_absence_has_a_name_in_every_language(kind: str) -> None:
    """As the explanation of days worked says it."""
    found = days_worked(EXPERT, [_away(kind, Q3.first_day)], Q3, CALENDAR, not_counted={kind})
    texts = {described([found], BUNDLED, Q3.first_day, language)[0]["text"] for language in LANGUAGES}
    assert len(texts) == len(LANGUAGES)
    assert found.days == 0


def test_an_expert_of_the_whole_quarter_is_assessed_on_annex_2_by_the_head_of_the_unit() -> None:
    """The ordinary case asks nothing."""
    decision = decide(EXPERT, (), Q3, calendar=CALENDAR)
    assert (decision.assessed, decision.form, decision.role, decision.questions) == (
        True,
        "b2_score_sheet",
        "unit_head",
        (),
    )


def test_who_came_late_in_the_quarter_is_not_assessed_for_the_reason_of_the_rule() -> None:
    """A month less a day is too short, a month is enough."""
    for appointed, assessed in ((date(2026, 9, 1), True), (date(2026, 9, 2), False)):
        decision = decide(replace(EXPERT, appointed_on=appointed), (), Q3, calendar=CALENDAR)
        assert decision.assessed is assessed
    assert decision.reason is not None
    assert decision.reason.code == "tenure"
    assert decision.reason.text("ru") == (
        "В III квартале 2026 года служащий занимал должность с 02.09.2026 по 30.09.2026, менее одного месяца: "
        "оценка не проводится"
    )


def test_corpus_a_counts_three_months_of_the_year() -> None:
    """With the agreement of the category, the sheet of annex 3 and the review."""
    year = calendar_year(2026)
    decision = decide(SECRETARY, (), year, calendar=CALENDAR)
    assert (decision.assessed, decision.form, decision.agreement, decision.review) == (
        True,
        "a3_score_sheet",
        "a1_agreement",
        "a6_review",
    )
    late = decide(replace(SECRETARY, appointed_on=date(2026, 10, 2)), (), year, calendar=CALENDAR)
    assert late.reason is not None
    assert (late.assessed, late.reason.rule) == (False, "A3-tenure")
