"""The order's answer for an appointment in a period: assessed or not and why, on which form, by whom."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from validators.calendar import default_calendar
from validators.check import check
from validators.cycles.annual import FORM, QuarterOutcome, annual_data
from validators.cycles.decisions import AGREEMENTS, Decision, Period, days_of_assessing, decide
from validators.cycles.facts import ABSENCES, Absence, Appointment, EvaluatorFacts, Servant
from validators.cycles.steps import SheetStep, StepDates, steps_of
from validators.cycles.whole import Decided, decide_all
from validators.cycles.words import Question, answer_text
from validators.cycles.worked import days_worked
from validators.explanations import described
from validators.forms.working_papers.schema import B_REASONS, REASONS
from validators.messages.catalog import LANGUAGES, MESSAGES
from validators.methodology import BUNDLED
from validators.parameters import known_roles, positions
from validators.periods import calendar_year, quarter

CALENDAR = default_calendar()
Q3, YEAR = quarter(2026, 3), calendar_year(2026)
HEAD = EvaluatorFacts(full_name="Сейтов Марат", position="директор", organization="Министерство", category="C-1")
EXPERT = Appointment(
    full_name="Омарова Айгуль", corpus="B", category="C-4", managerial=False, position="главный эксперт",
    organization="Министерство", appointed_on=date(2020, 1, 1), evaluator=HEAD,
)  # fmt: skip
MINISTER = EvaluatorFacts(full_name="Жұмағұлов Ғалымжан", position="Министр", organization="Министерство")
SECRETARY = replace(
    EXPERT, corpus="A", category=1, managerial=None, position="руководитель аппарата", evaluator=MINISTER
)
CHAIR = {
    "category": "D-1",
    "managerial": True,
    "position": "председатель",
    "organization": "Ревизионная комиссия по Абайской области",
}
CYRILLIC = re.compile(r"[А-Яа-яЁёӘ-ӿ]")


def _away(kind: str, since: date, until: date | None = None) -> Absence:
    return Absence(kind=kind, since=since, until=until)


def _decide(appointment: Appointment, *absences: Absence, period: Period = Q3, **more: Any) -> Decision:
    return decide(appointment, absences, period, calendar=CALENDAR, **more)


PERSON = ("full_name", "position", "organization", "iin", "category")


def _named(someone: Any, *names: str) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(someone, name)) is not None}


def as_employee(appointment: Appointment, *, managerial: bool) -> dict[str, Any]:
    """Return an assessed servant as papers name one."""
    days = {name: day.isoformat() for name, day in _named(appointment, "appointed_on", "dismissed_on").items()}
    return _named(appointment, *PERSON) | days | {"managerial": managerial}


def _codes(decision: Decision) -> list[str]:
    return [question.code for question in decision.questions]


# Days worked.


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


def test_days_of_both_positions_of_a_quarter_count_for_either_sheet_of_corpus_b_only() -> None:
    """Item 6 of «Б» says: in the period; item 3 of «А»: in the position."""
    before = replace(EXPERT, dismissed_on=date(2026, 8, 14))
    after = replace(EXPERT, position="руководитель управления", appointed_on=date(2026, 8, 15))
    found = days_worked(before, (), Q3, CALENDAR, others=[after])
    assert (found.days, found.stretches) == (65, ((Q3.first_day, Q3.last_day),))
    in_a = [replace(each, corpus="A", category=2) for each in (before, after)]
    assert days_worked(in_a[0], (), YEAR, CALENDAR, others=in_a[1:]).days == CALENDAR.working_days_between(
        YEAR.first_day, date(2026, 8, 14)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_counting_days_is_said_in_the_language(language: str) -> None:
    """Each kind of absence with its name, none, a stated figure, and no day in the position."""
    every = [_away(kind, Q3.first_day) for kind in ABSENCES]
    cases = [
        *(days_worked(EXPERT, [one], Q3, CALENDAR, not_counted={one.kind}) for one in every),
        days_worked(EXPERT, every, Q3, CALENDAR, stated=20),
        days_worked(EXPERT, [], Q3, CALENDAR),
        days_worked(replace(EXPERT, appointed_on=date(2027, 1, 1)), every, Q3, CALENDAR),
    ]
    assert [each.days for each in cases] == [*(0 for _ in every), 20, 65, 0]
    texts = [described([each], BUNDLED, Q3.first_day, language)[0]["text"] for each in cases]
    assert len(set(texts)) == len(cases)
    assert language != "en" or not any(map(CYRILLIC.search, texts))


# Assessed or not.


def test_an_expert_of_the_whole_quarter_is_assessed_on_annex_2_by_the_head_of_the_unit() -> None:
    """The ordinary case asks nothing."""
    decision = _decide(EXPERT)
    assert (decision.assessed, decision.form, decision.role) == (True, "b2_score_sheet", "unit_head")
    assert (decision.questions, decision.participates, decision.blocked) == ((), True, False)


def test_who_came_late_in_the_quarter_is_not_assessed_for_the_reason_of_the_rule() -> None:
    """A month is enough, a month less a day is too short."""
    for appointed, assessed in ((date(2026, 9, 1), True), (date(2026, 9, 2), False)):
        decision = _decide(replace(EXPERT, appointed_on=appointed))
        assert decision.assessed is assessed
    assert decision.reason is not None
    assert (decision.reason.code, decision.reason.item) == ("tenure", "6")
    assert decision.reason.text("ru") == (
        "В III квартале 2026 года служащий занимал должность с 02.09.2026 по 30.09.2026, менее одного месяца: "
        "оценка не проводится"
    )


def test_two_positions_of_a_quarter_have_a_sheet_each_where_each_has_a_month() -> None:
    """Of the other one the list says why there is none."""
    for day, decided in ((date(2026, 8, 14), [True, True]), (date(2026, 7, 20), [False, True])):
        before = replace(EXPERT, dismissed_on=day)
        after = replace(EXPERT, position="руководитель отдела", managerial=True, appointed_on=day.replace(day=28))
        servant = Servant(key="1", appointments=(before, after))
        sheets = decide_all([servant], Q3, calendar=CALENDAR).sheets
        assert [sheet.decision.assessed for sheet in sheets] == decided
        assert [sheet.number for sheet in sheets] == [0, 1]
        assert sheets[0].decision.participates, "a transfer is no dismissal"


def test_who_was_dismissed_before_the_end_is_assessed_without_taking_part_and_informed_by_letter() -> None:
    """Items 7 and 10; one who leaves on the last day does not leave before the end."""
    left = replace(EXPERT, dismissed_on=date(2026, 9, 11))
    assert (_decide(left).assessed, _decide(left).participates) == (True, False)
    assert _decide(replace(left, dismissed_on=Q3.last_day)).participates
    back = replace(EXPERT, appointed_on=date(2026, 11, 2))
    assert not _decide(left, others=[back]).participates, "who comes back after the quarter had left"
    steps = steps_of(left, Q3, StepDates(), on=date(2026, 10, 5), calendar=CALENDAR)
    due = {each.step: each.due.day for each in steps if each.due is not None}
    assert due == {SheetStep.ASSESSMENT: date(2026, 10, 20), SheetStep.NOTIFICATION: date(2026, 10, 31)}


@pytest.mark.parametrize(
    ("since", "until", "assessed", "asked"),
    [
        (Q3.first_day, Q3.last_day, False, []),
        (date(2026, 6, 1), None, False, []),
        (date(2026, 9, 1), Q3.last_day, True, []),
        (date(2026, 7, 16), date(2026, 9, 25), None, ["secondment"]),
        (date(2026, 7, 10), Q3.last_day, None, ["secondment"]),
        (date(2026, 10, 1), None, True, []),
    ],
)
def test_a_seconded_servant_is_assessed_where_the_time_is_enough(
    since: date, until: date | None, assessed: bool | None, asked: list[str]
) -> None:
    """For the time of secondment the receiving body assesses (item 4); a month before or after is assessed here."""
    decision = _decide(EXPERT, _away("secondment", since, until))
    assert decision.assessed is assessed
    assert _codes(decision) == asked
    assert assessed is not False or (decision.reason is not None and decision.reason.code == "seconded")


def test_answers_decide_about_a_seconded_servant() -> None:
    """Assessed here, too, the days worked there count; in the receiving body itself nothing is asked."""
    seconded = _away("secondment", date(2026, 7, 10), Q3.last_day)
    here = _decide(EXPERT, seconded, answers={"secondment": "here"})
    assert (here.assessed, here.days.days) == (True, 65)
    there = _decide(EXPERT, seconded, answers={"secondment": "receiving"})
    assert there.reason is not None
    assert (there.assessed, there.reason.code, there.reason.item) == (False, "seconded", "4, 18")
    evaluator = replace(HEAD, role="receiving_body", ground="приказ № 5")
    received = _decide(replace(EXPERT, evaluator=evaluator), seconded)
    assert (received.assessed, received.role, received.questions) == (True, "receiving_body", ())


@pytest.mark.parametrize(("kind", "taken"), [("training", 14), ("business_trip", 65), ("other", 14)])
def test_days_of_which_the_order_says_nothing_are_asked_about_where_they_decide(kind: str, taken: int) -> None:
    """Until then the figure takes a business trip as worked, the others as not."""
    absence = _away(kind, date(2026, 7, 22), Q3.last_day)
    decision = _decide(EXPERT, absence)
    assert (decision.assessed, _codes(decision), decision.days.days) == (None, [f"{kind}_days"], taken)
    for answer, assessed, days in (("worked", True, 65), ("not_worked", False, 14)):
        answered = _decide(EXPERT, absence, answers={f"{kind}_days": answer})
        assert (answered.assessed, answered.days.days) == (assessed, days)
    enough = _decide(EXPERT, _away(kind, date(2026, 7, 23), Q3.last_day))
    assert (enough.assessed, enough.questions) == (True, ())


def test_open_days_are_asked_about_before_a_secondment_they_may_settle() -> None:
    """A month here and training in it: only where its days do not count is the rest of the quarter asked about."""
    absences = [_away("secondment", date(2026, 8, 10)), _away("training", date(2026, 7, 8), date(2026, 8, 7))]
    assert _codes(_decide(EXPERT, *absences)) == ["training_days"]
    for answer, assessed, asked in (("worked", True, []), ("not_worked", None, ["secondment"])):
        decision = _decide(EXPERT, *absences, answers={"training_days": answer})
        assert (decision.assessed, _codes(decision)) == (assessed, asked)


def test_a_period_of_the_other_corpus_is_refused() -> None:
    """A quarter is of corpus «Б», a year of corpus «А»: a slip of the caller."""
    for appointment, period in ((EXPERT, YEAR), (SECRETARY, Q3)):
        with pytest.raises(ValueError, match="is not assessed for"):
            _decide(appointment, period=period)


def test_days_elsewhere_are_asked_for_where_the_quarter_was_not_whole() -> None:
    """Item 6 counts the days of the period; of a whole quarter in the position there are no others."""
    late = replace(EXPERT, appointed_on=date(2026, 8, 17))
    ill = _away("illness", date(2026, 8, 24), Q3.last_day)
    decision = _decide(late, ill)
    assert (decision.assessed, _codes(decision)) == (None, ["days_elsewhere"])
    nowhere = _decide(late, ill, answers={"days_elsewhere": "none"})
    assert nowhere.reason is not None
    assert (nowhere.assessed, nowhere.reason.code) == (False, "days_worked")
    assert nowhere.reason.words == "B6-days-worked.few_moved"
    assert _decide(late, ill, stated_days=40).assessed
    few = _away("illness", date(2026, 7, 27), Q3.last_day)
    for appointed, asked in ((date(2026, 7, 20), ["days_elsewhere"]), (date(2026, 7, 3), [])):
        assert _codes(_decide(replace(EXPERT, appointed_on=appointed), few)) == asked, "five and twelve are enough"
    whole = _decide(EXPERT, _away("illness", date(2026, 7, 6)))
    assert (whole.assessed, whole.questions) == (False, ())


def test_stated_days_are_taken_as_they_are() -> None:
    """Fourteen are too few, whatever the calendar has; fifteen are enough, whatever was missed."""
    assert _decide(EXPERT, stated_days=14).assessed is False
    away = _decide(EXPERT, _away("leave", Q3.first_day), stated_days=15)
    assert (away.assessed, away.days.stated, away.days.days) == (True, True, 15)


# Corpus «А».


def test_corpus_a_counts_three_months_of_the_year() -> None:
    """With the agreement of the category, the sheet of annex 3 and the review; nobody has a capacity."""
    decision = _decide(SECRETARY, period=YEAR)
    assert (decision.assessed, decision.form, decision.agreement, decision.review, decision.role) == (
        True,
        "a3_score_sheet",
        "a1_agreement",
        "a6_review",
        None,
    )
    late = _decide(replace(SECRETARY, category=2, appointed_on=date(2026, 10, 2)), period=YEAR)
    assert late.reason is not None
    assert (late.assessed, late.reason.rule, late.reason.code in REASONS) == (False, "A3-tenure", True)
    assert late.agreement == "a2_agreement"


def test_who_is_away_while_corpus_a_is_assessed_takes_no_part() -> None:
    """Item 3, part 3: on leave, ill, trained, on a trip, or dismissed; a day at work is enough to take part."""
    first, last = days_of_assessing("A", YEAR, CALENDAR)
    assert (first, last) == (date(2027, 1, 1), date(2027, 1, 20))
    assert not _decide(SECRETARY, _away("leave", first, last), period=YEAR).participates
    assert _decide(SECRETARY, _away("leave", first, date(2027, 1, 19)), period=YEAR).participates
    assert not _decide(replace(SECRETARY, dismissed_on=date(2026, 12, 1)), period=YEAR).participates


@pytest.mark.parametrize(("on", "sheet"), [(date(2026, 2, 28), "a9_score_sheet"), (date(2026, 3, 1), "a3_score_sheet")])
def test_chapter_5_assesses_who_left_before_august_2025_until_it_is_over(on: date, sheet: str) -> None:
    """It is in force until 1 March 2026; from then on the general order applies."""
    left = replace(SECRETARY, dismissed_on=date(2025, 7, 31))
    decision = _decide(left, period=calendar_year(2025), on=on)
    assert (decision.form, decision.agreement == "a8_agreement") == (sheet, sheet == "a9_score_sheet")
    assert _decide(SECRETARY, period=calendar_year(2025), on=on).form == "a3_score_sheet"


def test_whether_chapter_5_applies_to_a_social_leave_is_asked() -> None:
    """The order does not say when the leave has to be."""
    away = _away("social_leave", date(2025, 8, 1))
    asked: dict[str, Any] = {"period": calendar_year(2025), "on": date(2026, 1, 12)}
    assert _codes(_decide(SECRETARY, away, **asked)) == ["chapter5"]
    for answer, form in (("chapter5", "a9_score_sheet"), ("general", "a3_score_sheet")):
        decision = _decide(SECRETARY, away, answers={"chapter5": answer}, **asked)
        assert (decision.form, decision.questions) == (form, ())


# Questions.

CASES: dict[str, tuple[dict[str, Any], dict[str, Any], list[Absence]]] = {
    "managerial": ({"managerial": None}, {}, []),
    "bracketed": ({"managerial": None, "category": "D-3"}, {}, []),
    "category": ({"category": "C-9"}, {}, []),
    "evaluator": ({"managerial": None, "evaluator": None}, {}, []),
    "evaluator_of": ({"evaluator": None}, {}, []),
    "oneself": ({"full_name": "Сейтов  Марат", "position": "Директор"}, {}, []),
    "evaluator_dismissed": ({}, {"dismissed_on": date(2026, 9, 15)}, []),
    "stand_in": ({}, {"absent": True}, []),
    "maslikhat_chair": (CHAIR, {"role": "immediate_supervisor"}, []),
    "not_audit_chair": ({}, {"role": "maslikhat_chair"}, []),
    "ground": ({}, {"role": "apparatus_head"}, []),
    "role": ({}, {"role": "immediate_supervisor", "category": "C-3"}, []),
    "no_head": ({}, {"category": "C-3"}, []),
    "training_days": ({}, {}, [_away("training", date(2026, 7, 10))]),
    "business_trip_days": ({}, {}, [_away("business_trip", date(2026, 7, 10))]),
    "other_days": ({}, {}, [_away("other", date(2026, 7, 10))]),
    "secondment": ({}, {}, [_away("secondment", date(2026, 7, 10))]),
    "days_elsewhere": ({"appointed_on": date(2026, 8, 17)}, {}, [_away("leave", date(2026, 8, 24))]),
    "authorized_person": ({"corpus": "A", "category": 1, "evaluator": None}, {}, []),
    "authorized_dismissed": ({"corpus": "A", "category": 1}, {"dismissed_on": date(2026, 12, 31)}, []),
    "chapter5": ({"corpus": "A", "category": 1}, {}, [_away("social_leave", date(2025, 8, 1))]),
    "secondment_days": ({"corpus": "A", "category": 1}, {}, [_away("secondment", date(2026, 1, 20))]),
}
UNBLOCKING = {"category", "not_audit_chair", "ground", "role", "no_head"}


def _asked(code: str) -> Question:
    change, evaluator, absences = CASES[code]
    appointment = replace(EXPERT, **{"evaluator": replace(HEAD, **evaluator), **change})
    year = calendar_year(2025 if code == "chapter5" else 2026)
    period = Q3 if appointment.corpus == "B" else year
    decision = _decide(appointment, *absences, period=period, on=date(2026, 1, 12))
    return next(question for question in decision.questions if question.code == code)


def _of_many() -> list[Question]:
    """Return the questions that only many appointments raise."""
    many = [Servant(key=str(n), appointments=(replace(EXPERT, full_name=f"Служащий {n}"),)) for n in range(21)]
    few = [_led("1", "2", role="delegate")]
    circle = [_led("1", "2"), _led("2", "1")]
    found = [decide_all(each, Q3, calendar=CALENDAR) for each in (many, few, circle)]
    return [*_over(found[0]), *_over(found[1]), *(q for sheet in found[2].sheets for q in sheet.decision.questions)]


def _over(decided: Decided) -> list[Question]:
    return [question for workload in decided.workloads for question in workload.questions]


def _led(key: str, by: str, **more: Any) -> Servant:
    evaluator = replace(HEAD, full_name=f"Служащий {by}", key=by, **more)
    return Servant(key=key, appointments=(replace(EXPERT, full_name=f"Служащий {key}", evaluator=evaluator),))


@pytest.mark.parametrize("code", CASES)
def test_what_the_order_leaves_open_is_asked_with_its_item_in_every_language(code: str) -> None:
    """And blocks the sheet where something is missing, not where a rule would only warn of a paper."""
    question = _asked(code)
    assert question.blocks is (code not in UNBLOCKING)
    assert question.item
    texts = [question.text(language) for language in LANGUAGES]
    texts += [answer_text(answer, language) for answer in question.answers for language in LANGUAGES]
    assert len(set(texts)) == len(texts)
    assert not CYRILLIC.search(re.sub(r'"[^"]*"', "", question.text("en")))


def test_every_question_and_answer_of_the_catalogue_is_asked_somewhere() -> None:
    """No dead sentence; each rule whose words are borrowed has them, too."""
    asked = [*map(_asked, CASES), *_of_many()]
    own = {question.words for question in asked if question.words.startswith("cycles-")}
    assert own == {name for name in MESSAGES.ids("ru") if name.startswith("cycles-questions-")}
    answers = {f"cycles-answers-{answer}" for question in asked for answer in question.answers}
    assert answers == {name for name in MESSAGES.ids("ru") if name.startswith("cycles-answers-")}
    for question in asked:
        assert all(question.text(language) for language in LANGUAGES)


def test_integrators_are_told_every_code() -> None:
    """Of questions, answers, reasons and absences."""
    page = (Path(__file__).parents[2] / "docs" / "integrators.md").read_text("utf-8")
    section = page.partition("## Who is assessed\n")[2].partition("\n## ")[0]
    asked = [*map(_asked, CASES), *_of_many()]
    codes = {question.code for question in asked} | {answer for question in asked for answer in question.answers}
    assert {*codes, *ABSENCES, "tenure", "days_worked", "seconded"} <= set(re.findall(r"`(\w+)`", section))


def test_an_answer_about_the_position_gives_the_form() -> None:
    """A category that item 17 names whole needs none, nor a title that stands in its brackets."""
    unknown = replace(EXPERT, managerial=None)
    assert _decide(unknown).form is None
    assert _decide(unknown, answers={"managerial": "yes"}).form == "b1_score_sheet"
    assert _decide(unknown, answers={"managerial": "no"}).form == "b2_score_sheet"
    assert _decide(replace(unknown, category="D-1")).form == "b1_score_sheet"
    director = replace(unknown, category="C-1", position="директор департамента кадров")
    assert (_decide(director).form, _decide(director).role) == ("b1_score_sheet", "immediate_supervisor")


@pytest.mark.parametrize(
    "known", [{"dismissed_on": date(2026, 10, 1)}, {"category": "1"}, {"category": "C-1", "role": "unit_head"}]
)
def test_nothing_is_asked_about_an_evaluator_whom_the_order_lets_assess(known: dict[str, Any]) -> None:
    """In office when the assessment begins, of corpus «А», or head of a unit."""
    assert _decide(replace(EXPERT, evaluator=replace(HEAD, **known))).questions == ()


def test_the_chairman_of_an_audit_commission_is_assessed_by_that_of_the_maslikhat() -> None:
    """The capacity follows from the position (item 4)."""
    decision = _decide(replace(EXPERT, **CHAIR, evaluator=replace(HEAD, category=None)))
    assert (decision.role, decision.questions) == ("maslikhat_chair", ())


# Over the whole list.


def test_delegates_are_asked_for_above_twenty_people_and_not_for_twenty() -> None:
    """Two sheets of one person are one person; a named delegate of the same body answers the question."""
    twenty = [Servant(key=str(n), appointments=(replace(EXPERT, full_name=f"Служащий {n}"),)) for n in range(20)]
    twice = replace(twenty[0], appointments=(replace(EXPERT, dismissed_on=date(2026, 8, 14)),))
    twice = replace(twice, appointments=(*twice.appointments, replace(EXPERT, appointed_on=date(2026, 8, 15))))
    (load,) = decide_all([twice, *twenty[1:]], Q3, calendar=CALENDAR).workloads
    assert (load.people, load.questions) == (20, ())
    more = [*twenty, Servant(key="20", appointments=(EXPERT,))]
    (load,) = decide_all(more, Q3, calendar=CALENDAR).workloads
    assert (load.people, [question.code for question in load.questions]) == (21, ["delegates"])
    for people, codes in ((19, ["delegates_groundless"]), (20, [])):
        delegate = _led("20", "0", role="delegate", ground="решение № 1")
        asked = _over(decide_all([*twenty[:people], delegate], Q3, calendar=CALENDAR))
        assert [question.code for question in asked] == codes
    helped = [*more, _led("21", "0", role="delegate", ground="решение № 1")]
    assert _over(decide_all(helped, Q3, calendar=CALENDAR)) == []


def test_a_circle_of_evaluators_is_found_however_long_and_only_there() -> None:
    """Who stands below a circle, and a stand-in within one, are not asked about."""
    servants = [_led("1", "2"), _led("2", "3"), _led("3", "1"), _led("4", "1"), _led("5", "6")]
    decided = decide_all(servants, Q3, calendar=CALENDAR)
    assert [sheet.key for sheet in decided.asked] == ["1", "2", "3"]
    assert {_codes(sheet.decision)[0] for sheet in decided.asked} == {"circle"}
    lawful = [_led("1", "2"), _led("2", "1", role="stand_in", ground="приказ № 2")]
    assert decide_all(lawful, Q3, calendar=CALENDAR).asked == ()


def test_what_the_list_knows_of_an_evaluator_is_asked_about() -> None:
    """Absent over all days of assessing, or dismissed before them; a business trip and a day at work are nothing."""
    evaluator = _led("2", "3")
    for absences, dismissed, codes in (
        ((_away("illness", date(2026, 9, 20), date(2026, 10, 20)),), None, ["stand_in"]),
        ((_away("illness", date(2026, 9, 20), date(2026, 10, 19)),), None, []),
        ((_away("business_trip", date(2026, 9, 20)),), None, []),
        ((), date(2026, 9, 30), ["evaluator_dismissed"]),
        ((), date(2026, 10, 1), []),
    ):
        held = replace(evaluator.appointments[0], dismissed_on=dismissed)
        known = replace(evaluator, absences=absences, appointments=(held,))
        first = decide_all([_led("1", "2"), known], Q3, calendar=CALENDAR).sheets[0]
        assert _codes(first.decision) == codes
    moved = replace(evaluator.appointments[0], dismissed_on=date(2026, 3, 1))
    promoted = replace(evaluator, appointments=(moved, *evaluator.appointments))
    assert _codes(decide_all([_led("1", "2"), promoted], Q3, calendar=CALENDAR).sheets[0].decision) == []


def test_only_positions_of_the_corpus_in_the_period_have_sheets() -> None:
    """A year is of corpus «А», a quarter of corpus «Б»; answers reach the appointment they are about."""
    servant = Servant(
        key="1",
        appointments=(replace(EXPERT, dismissed_on=date(2026, 6, 30)), SECRETARY, replace(EXPERT, managerial=None)),
    )
    decided = decide_all([servant], Q3, calendar=CALENDAR, answers={("1", 2): {"managerial": "yes"}})
    assert [(sheet.number, sheet.decision.form) for sheet in decided.sheets] == [(2, "b1_score_sheet")]
    of_year = decide_all([servant], YEAR, calendar=CALENDAR)
    assert [(sheet.number, sheet.decision.form) for sheet in of_year.sheets] == [(1, "a3_score_sheet")]
    assert of_year.workloads == ()


# Steps.


def test_the_steps_of_a_contested_sheet_have_the_terms_of_the_order() -> None:
    """Five working days to appeal, three to call and ten to hold the session, three to post; feedback has no term."""
    dates = StepDates(
        result_received_on=date(2026, 10, 16), appealed_on=date(2026, 10, 20), protocol_signed_on=date(2026, 10, 30)
    )
    steps = {one.step: one for one in steps_of(EXPERT, Q3, dates, on=date(2026, 10, 30), calendar=CALENDAR)}
    due = {step.value: one.due.day for step, one in steps.items() if one.due is not None}
    assert due == {
        "assessment": date(2026, 10, 20),
        "appeal": date(2026, 10, 23),
        "calling": date(2026, 10, 23),
        "session": date(2026, 11, 4),
        "posting": date(2026, 11, 4),
    }
    assert [one.step for one in steps.values() if not one.obliged] == [SheetStep.APPEAL]
    assert steps[SheetStep.FEEDBACK].term is None
    assert steps[SheetStep.CLOSING].not_before == date(2026, 10, 24)
    for one in steps.values():
        assert len({one.title(language) for language in LANGUAGES}) == len(LANGUAGES)


def test_the_steps_of_corpus_a_run_from_the_draft_to_the_package() -> None:
    """Category 1 by its draft and approval, category 2 before February; of one appointed later item 7 says nothing."""
    dates = StepDates(
        draft_sent_on=date(2026, 1, 16), returned_on=date(2026, 1, 30), approved_on=date(2026, 2, 9),
        interview_on=date(2027, 1, 18), result_received_on=date(2027, 1, 19), completed_on=date(2027, 1, 20),
    )  # fmt: skip
    left = replace(SECRETARY, dismissed_on=date(2026, 12, 31))
    steps = steps_of(left, YEAR, dates, on=date(2027, 1, 12), calendar=CALENDAR)
    assert [one.step.value for one in steps] == [
        "draft", "approval", "rework", "agreement", "monitoring", "interview_notice", "assessment", "notification",
        "appeal", "sending", "closing",
    ]  # fmt: skip
    due = {one.step.value: one.due.day for one in steps if one.due is not None}
    assert (due["draft"], due["monitoring"], due["assessment"], due["notification"], due["sending"]) == (
        date(2026, 1, 20),
        date(2026, 7, 10),
        date(2027, 1, 20),
        date(2027, 1, 31),
        date(2027, 1, 25),
    )
    assert due["appeal"] == date(2027, 2, 2)
    second = replace(SECRETARY, category=2)
    cases = (
        (date(2026, 1, 31), date(2026, 1, 31), True),
        (date(2026, 6, 30), None, True),
        (YEAR.last_day, None, False),
    )
    for appointed, ends, monitored in cases:
        steps = steps_of(
            replace(second, appointed_on=appointed), YEAR, StepDates(), on=date(2026, 8, 1), calendar=CALENDAR
        )
        assert (None if steps[0].due is None else steps[0].due.day) == ends
        assert (SheetStep.MONITORING in {one.step for one in steps}) is monitored
        assert len({steps[0].title(language) for language in LANGUAGES}) == len(LANGUAGES)


def test_who_leaves_later_is_informed_by_letter_from_then_on() -> None:
    """By the day that is asked about; a second position keeps the servant in office."""
    left = replace(EXPERT, dismissed_on=date(2026, 10, 9))
    for on, others, letter in (
        (date(2026, 10, 8), (), False),
        (date(2026, 10, 9), (), True),
        (date(2026, 10, 9), (replace(EXPERT, appointed_on=date(2026, 10, 1)),), False),
        (date(2026, 10, 9), (replace(EXPERT, appointed_on=date(2026, 11, 2)),), True),
    ):
        steps = steps_of(left, Q3, StepDates(), on=on, calendar=CALENDAR, others=others)
        assert (SheetStep.NOTIFICATION in {one.step for one in steps}) is letter


# The year.


def test_the_annual_score_is_formed_of_the_quarters_by_its_own_paper() -> None:
    """Two positions of a quarter are their mean; a quarter that was not assessed says why."""
    late = _decide(replace(EXPERT, appointed_on=date(2026, 9, 20)))
    outcomes = [
        QuarterOutcome(quarter=4, average="4.5", evaluator=_named(replace(HEAD, role="unit_head"), *PERSON, "role")),
        QuarterOutcome(quarter=3, reason=late.reason.text("ru")),
        QuarterOutcome(quarter=2, average="3.2"),
        QuarterOutcome(quarter=2, average="3.8"),
        QuarterOutcome(quarter=1, average="4"),
    ]
    data = annual_data(as_employee(EXPERT, managerial=False), 2026, outcomes)
    outcome = check(FORM, data, today=date(2027, 1, 20))
    assert outcome.valid
    assert outcome.computed["annual_score"] == "4.00"
    assert outcome.record is not None
    assert [each.quarter for each in outcome.record.quarters] == [1, 2, 2, 3, 4]
    assert outcome.record.quarters[3].not_assessed_reason.startswith("В III квартале 2026 года")


# What is decided agrees with the rules that papers are checked by.

DAYS = st.dates(date(2026, 5, 15), date(2026, 11, 15))
CATEGORIES = [f"{group}-{number}" for group, last in positions().groups.items() for number in range(1, last + 1)]
EVALUATORS = st.builds(
    replace,
    st.just(HEAD),
    category=st.sampled_from([None, "C-1", "C-3", "D-1", "1"]),
    role=st.sampled_from([None, *known_roles()]),
    ground=st.sampled_from([None, "приказ № 7"]),
    full_name=st.sampled_from(["Сейтов Марат", "Омарова Айгуль"]),
    position=st.sampled_from(["директор", "главный эксперт"]),
)
ABSENT = st.lists(
    st.builds(
        lambda kind, since, length: _away(kind, since, date.fromordinal(since.toordinal() + length)),
        st.sampled_from([*ABSENCES]),
        DAYS,
        st.integers(0, 90),
    ),
    max_size=3,
)
APPOINTMENTS = st.builds(
    lambda appointed, dismissed, **more: replace(
        EXPERT, appointed_on=appointed, dismissed_on=None if dismissed is None else max(appointed, dismissed), **more
    ),
    appointed=DAYS,
    dismissed=st.none() | DAYS,
    category=st.sampled_from(CATEGORIES),
    managerial=st.sampled_from([True, False, None]),
    position=st.sampled_from(["главный эксперт", "директор департамента", "председатель ревизионной комиссии"]),
    evaluator=EVALUATORS,
)
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
JUDGED = ("B6-", "B17-", "B4-", "B3-", "A3-", "A6-")


def _paper(appointment: Appointment, decision: Decision, period: Period, form: str) -> dict[str, Any]:
    """Return a sheet with what was decided, and scores."""
    employee = {
        name: getattr(appointment, name) for name in ("full_name", "position", "organization", "category", "managerial")
    }
    employee["appointed_on"] = appointment.appointed_on.isoformat()
    if appointment.dismissed_on is not None:
        employee["dismissed_on"] = appointment.dismissed_on.isoformat()
    evaluator = decision.evaluator or appointment.evaluator or HEAD
    person = {name: getattr(evaluator, name) for name in ("full_name", "position", "organization")}
    if form == "a3_score_sheet":
        del employee["managerial"]
        return {
            "employee": employee, "authorized_person": person, "year": period.year, "kpis": [],
            "days_worked": decision.days.days,
        }  # fmt: skip
    employee["managerial"] = form == "b1_score_sheet"
    person |= {"role": evaluator.role or "unit_head", "category": evaluator.category, "ground": evaluator.ground}
    return {
        "employee": employee,
        "evaluator": {name: value for name, value in person.items() if value is not None and value != "1"},
        "period": {"year": period.year, "quarter": 3},
        "days_worked": decision.days.days,
        "scores": [{"score": 4}] * 5,
        "disciplinary_penalties": [],
    }


def _found(form: str, data: dict[str, Any], today: date) -> tuple[set[str], set[str]]:
    """Return the rules about who is assessed, on what and by whom that refuse the paper, and those that warn of it."""
    outcome = check(form, data, today=today)
    errors = {each.rule for each in outcome.errors if each.rule.startswith(JUDGED)}
    return errors, {each.rule for each in outcome.warnings if each.rule.startswith(JUDGED)}


@PATIENT
@given(APPOINTMENTS, ABSENT)
def test_a_sheet_that_is_proposed_passes_the_rules_and_one_that_is_not_is_refused(
    appointment: Appointment, absences: list[Absence]
) -> None:
    """Of corpus «Б»: tenure, days, form and capacity; where nothing is asked, the rules do not even warn."""
    decision = _decide(appointment, *absences)
    form = decision.form or "b2_score_sheet"
    errors, warnings = _found(form, _paper(appointment, decision, Q3, form), date(2026, 10, 12))
    if decision.reason is not None:
        assert decision.reason.code in B_REASONS
        assert decision.reason.code == "seconded" or decision.reason.rule in errors
    elif decision.assessed and not decision.blocked:
        assert not errors
        assert decision.questions or not warnings - {"B17-managerial"}
    else:
        assert decision.blocked


@PATIENT
@given(APPOINTMENTS, ABSENT, st.sampled_from([1, 2]))
def test_what_is_decided_of_corpus_a_agrees_with_its_rules(
    appointment: Appointment, absences: list[Absence], category: int
) -> None:
    """Tenure and days of the year in the position, and two people."""
    appointment = replace(appointment, corpus="A", category=category, managerial=None)
    decision = _decide(appointment, *absences, period=YEAR)
    assert decision.agreement == AGREEMENTS[category]
    data = _paper(appointment, decision, YEAR, "a3_score_sheet")
    errors, _ = _found("a3_score_sheet", data, date(2027, 1, 12))
    if decision.reason is not None:
        assert decision.reason.code in REASONS
        assert decision.reason.rule in errors
    elif decision.assessed and not decision.blocked:
        assert not errors


@PATIENT
@given(APPOINTMENTS, ABSENT, st.integers(0, 65))
def test_an_absence_more_never_adds_days_worked(appointment: Appointment, absences: list[Absence], stated: int) -> None:
    """None is counted twice, none is below zero, and what was taken off and what remains are what was possible."""
    assume(absences)
    found = days_worked(appointment, absences, Q3, CALENDAR)
    fewer = days_worked(appointment, absences[1:], Q3, CALENDAR)
    assert 0 <= found.days <= fewer.days <= found.possible
    assert found.days + sum(one.days for one in found.missed) == found.possible
    assert days_worked(appointment, reversed(absences), Q3, CALENDAR).days == found.days
    assert days_worked(appointment, absences, Q3, CALENDAR, stated=stated).days == stated
