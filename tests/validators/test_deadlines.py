"""Every term of the order: its kind, its words, how it is counted and told, and what is no question."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from validators.calendar import WorkingCalendar, default_calendar
from validators.deadlines.agenda import agenda, paragraphs, summary
from validators.deadlines.describing import calculate, described_kind, described_term, kind_example, kind_schema
from validators.deadlines.model import PERIOD, Dates, Method
from validators.deadlines.terms import TERMS, TERMS_BY_KIND
from validators.messages.catalog import MESSAGES

if TYPE_CHECKING:
    from pathlib import Path

CALENDAR = default_calendar()
EVERY_KIND = pytest.mark.parametrize("kind", TERMS_BY_KIND)


def _told(question: dict[str, Any], language: str = "ru", calendar: WorkingCalendar = CALENDAR) -> list[dict[str, Any]]:
    result = calculate(question, calendar=calendar, language=language)
    assert result.violations == ()
    return [described_term(found, calendar, language) for found in result.found]


@pytest.mark.parametrize(
    ("question", "due", "item"),
    [
        ({"kind": "a_assessment", "year": 2026}, "2027-01-20", "3"),
        ({"kind": "a_agreement_category_1", "approved_on": "2026-03-18"}, "2026-03-30", "7"),
        ({"kind": "a_agreement_category_2", "year": 2026}, "2026-01-31", "7"),
        ({"kind": "a_draft", "year": 2026}, "2026-01-20", "7"),
        ({"kind": "a_draft", "year": 2026, "appointed_on": "2026-01-20"}, "2026-01-20", "7"),
        ({"kind": "a_draft", "year": 2026, "appointed_on": "2026-01-21"}, "2026-02-04", "7"),
        ({"kind": "a_draft", "year": 2026, "appointed_on": "2020-05-01"}, "2026-01-20", "7"),
        ({"kind": "a_approval", "draft_sent_on": "2026-01-20"}, "2026-02-10", "7"),
        ({"kind": "a_rework", "returned_on": "2026-02-02"}, "2026-02-09", "7"),
        ({"kind": "a_realignment"}, "2025-08-09", "7"),
        ({"kind": "a_retention", "signed_on": "2026-02-12"}, "2029-02-12", "14"),
        ({"kind": "a_interview_notice", "interview_on": "2026-03-30"}, "2026-03-16", "22"),
        ({"kind": "a_notification", "year": 2026}, "2027-01-31", "24"),
        ({"kind": "a_appeal", "acquainted_on": "2025-12-31"}, "2026-01-19", "25"),
        ({"kind": "a_sending", "completed_on": "2026-01-20"}, "2026-01-23", "26"),
        ({"kind": "a_monitoring", "year": 2026}, "2026-07-10", "26"),
        ({"kind": "a_analysis", "year": 2025}, "2026-03-01", "27"),
        ({"kind": "a_chapter5_agreement"}, "2025-01-20", "33"),
        ({"kind": "a_chapter5_agreement", "appointed_on": "2025-03-19"}, "2025-04-07", "33"),
        ({"kind": "a_chapter5_retention", "signed_on": "2025-01-20"}, "2028-01-20", "39"),
        ({"kind": "a_chapter5_interview_notice", "interview_on": "2026-01-19"}, "2026-01-08", "49"),
        ({"kind": "a_chapter5_appeal", "acquainted_on": "2026-01-19"}, "2026-02-02", "52"),
        ({"kind": "a_chapter5_sending", "completed_on": "2026-01-19"}, "2026-02-02", "54"),
        ({"kind": "a_chapter5_analysis"}, "2026-03-01", "55"),
        ({"kind": "b_assessment", "year": 2025, "quarter": 4}, "2026-01-20", "5"),
        ({"kind": "b_annual", "year": 2025}, "2026-01-30", "5"),
        ({"kind": "b_notification", "year": 2027, "quarter": 4}, "2028-01-31", "10"),
        ({"kind": "b_appeal", "received_result_on": "2026-10-21"}, "2026-10-29", "11"),
        ({"kind": "b_retention", "completed_on": "2028-02-29"}, "2031-02-28", "13"),
        ({"kind": "b_calling", "submitted_on": "2026-10-23"}, "2026-10-29", "20"),
        ({"kind": "b_session", "submitted_on": "2026-05-25"}, "2026-06-09", "21"),
        ({"kind": "b_posting", "signed_on": "2026-12-30"}, "2027-01-06", "23"),
    ],
    ids=lambda value: value.get("kind") if isinstance(value, dict) else None,
)
def test_a_term_ends_on_the_day_a_person_finds_with_a_calendar_in_hand(
    question: dict[str, Any], due: str, item: str
) -> None:
    """Counted by hand with the holidays of those years."""
    first = _told(question)[0]
    assert (first["due"], first["law"]["item"]) == (due, item)


def test_the_list_above_leaves_no_kind_out() -> None:
    """Every kind has a day that was found by hand."""
    marks = test_a_term_ends_on_the_day_a_person_finds_with_a_calendar_in_hand.pytestmark  # type: ignore[attr-defined] # pytest puts it there
    asked = {question["kind"] for question, _, _ in marks[0].args[1]}
    assert asked == set(TERMS_BY_KIND)


def test_no_two_terms_share_a_name_and_those_of_a_kind_begin_alike() -> None:
    """A kind is asked with one set of dates, of one methodology."""
    assert len({deadline.key for deadline in TERMS}) == len(TERMS)
    for deadlines in TERMS_BY_KIND.values():
        assert len({deadline.methodology for deadline in deadlines}) == 1
        assert len({tuple(deadline.schema.fields) for deadline in deadlines}) == 1
        assert all(deadline.part for deadline in deadlines) == (len(deadlines) > 1)


def test_every_date_of_the_record_is_asked_for_by_some_kind() -> None:
    """None is left over from a term that is gone."""
    asked = {name for deadline in TERMS for name in deadline.schema.fields}
    assert asked == {field.name for field in fields(Dates)}
    assert set(PERIOD) <= asked


@EVERY_KIND
def test_the_schema_of_a_question_agrees_with_what_is_accepted(kind: str) -> None:
    """Its example is accepted; what it refuses is refused."""
    schema = json.loads(json.dumps(kind_schema(kind)))
    Draft202012Validator.check_schema(schema)
    example = kind_example(kind)
    assert Draft202012Validator(schema).is_valid(example)
    assert calculate(example, calendar=CALENDAR).found
    for wrong in [{**example, "unknown": 1}] + [{k: v for k, v in example.items() if k != name} for name in example]:
        if Draft202012Validator(schema).is_valid(wrong):
            continue
        assert calculate(wrong, calendar=CALENDAR).violations, wrong
    assert all(
        field["title"] and field["description"] for name, field in schema["properties"].items() if name != "kind"
    )


@EVERY_KIND
def test_a_kind_is_described_with_the_words_of_the_order(kind: str) -> None:
    """And with the dates it asks for."""
    told = described_kind(kind, "ru")
    assert set(told["required"]) | set(told["optional"]) == set(TERMS_BY_KIND[kind][0].schema.fields)
    for term, deadline in zip(told["terms"], TERMS_BY_KIND[kind], strict=True):
        assert term["text"] == deadline.text
        assert term["title"]
        assert term["since"] == deadline.since.isoformat()


@pytest.mark.parametrize("language", ["ru", "kk", "en", "xx"])
def test_what_is_told_reads_as_whole_sentences(language: str) -> None:
    """In any language, or in Russian: no placeholder stays unfilled and nothing of Python shows."""
    for kind in TERMS_BY_KIND:
        told = json.dumps(_told(kind_example(kind), language), ensure_ascii=False)
        assert not re.search(r"\{\w|None|Count\(|Method\.", told), kind


def test_the_way_shows_every_day_with_its_number_or_its_reason() -> None:
    """A weekend, a holiday on it, and the day off that follows."""
    (told,) = _told({"kind": "b_appeal", "received_result_on": "2026-10-21"})
    assert [(each["day"][5:], each["number"], each["reason"]) for each in told["counted"]["days"]] == [
        ("10-22", 1, None),
        ("10-23", 2, None),
        ("10-24", None, "суббота"),
        ("10-25", None, "День Республики"),
        ("10-26", None, "выходной за праздник, выпавший на день отдыха: День Республики"),
        ("10-27", 3, None),
        ("10-28", 4, None),
        ("10-29", 5, None),
    ]
    assert told["counted"]["text"].startswith("5 рабочих дней со дня 21.10.2026")
    assert (told["counted"]["start"], told["counted"]["number"]) == ("2026-10-21", 5)


def test_a_term_that_ends_on_a_day_off_is_not_moved_and_says_so() -> None:
    """The order has no rule like that of the civil law."""
    (told,) = _told({"kind": "b_annual", "year": 2026})
    assert (told["due"], told["working_day"]) == ("2027-01-30", False)
    [note] = told["notes"]
    assert "30.01.2027 – нерабочий день (суббота)" in note
    assert "не переносит" in note
    assert "29.01.2027" in note


def test_a_way_over_an_estimated_holiday_says_so_until_it_is_announced(tmp_path: Path) -> None:
    """Kurban Ait of 2028; a file that confirms or corrects the day takes the remark away."""
    question = {"kind": "b_appeal", "received_result_on": "2028-05-02"}
    (told,) = _told(question)
    assert [note for note in told["notes"] if "05.05.2028" in note and "расчётная" in note]
    path = tmp_path / "own.toml"
    path.write_text('source = "Объявление"\ndays_off = [2028-05-05]\n', "utf-8")
    (confirmed,) = _told(question, calendar=WorkingCalendar(path))
    assert (confirmed["due"], confirmed["notes"]) == (told["due"], [])
    (ait,) = [each for each in confirmed["counted"]["days"] if each["day"] == "2028-05-05"]
    assert ait["reason"] == "первый день Курбан айта (Объявление)"


def test_before_a_day_is_told_apart_from_not_later_than_it() -> None:
    """«до 1 февраля» ends on 31 January, «не позднее 20 января» on the 20th."""
    (before,) = _told({"kind": "a_agreement_category_2", "year": 2026})
    (not_later,) = _told({"kind": "a_assessment", "year": 2026})
    assert before["counted"]["text"] == (
        "До 01.02.2026: сам этот день в срок не входит, последний день срока – 31.01.2026"
    )
    assert not_later["counted"]["text"] == "Не позднее 20.01.2027: сам этот день входит в срок"
    assert before["counted"]["days"] == not_later["counted"]["days"] == []


def test_papers_kept_to_a_day_off_bring_no_remark() -> None:
    """Nothing has to be done on the last day of keeping."""
    (told,) = _told({"kind": "b_retention", "completed_on": "2026-01-20"})
    assert (told["due"], told["bound"], told["working_day"]) == ("2029-01-20", "kept_until", False)
    assert told["notes"] == []


@pytest.mark.parametrize(
    ("question", "pointers", "says"),
    [
        ({}, ["/kind"], "Обязательное поле"),
        ({"kind": None}, ["/kind"], "null"),
        ({"kind": ["b_appeal"]}, ["/kind"], "список"),
        ({"kind": "B_APPEAL"}, ["/kind"], "b_appeal"),
        ({"kind": "b_appeal"}, ["/received_result_on"], "Обязательное поле"),
        ({"kind": "b_appeal", "received_result_on": "16.10.2026"}, ["/received_result_on"], "ГГГГ-ММ-ДД"),
        ({"kind": "b_appeal", "received_result_on": "2026-02-29"}, ["/received_result_on"], "Такого дня нет"),
        ({"kind": "b_appeal", "received_result_on": None}, ["/received_result_on"], "null"),
        ({"kind": "b_appeal", "received_result_on": "2026-10-16", "year": 2026}, ["/year"], "Неизвестное поле"),
        (
            {"kind": "b_appeal", "received_result": "2026-10-16"},
            ["/received_result_on", "/received_result"],
            "Возможно",
        ),
        ({"kind": "b_assessment", "year": 2026, "quarter": 5}, ["/quarter"], "от 1 до 4"),
        ({"kind": "b_assessment", "year": "2026", "quarter": 1}, ["/year"], "строка"),
        ({"kind": "b_assessment", "year": 2100, "quarter": 1}, ["/year"], "2099"),
        ({"kind": "b_assessment", "year": 2025, "quarter": 2}, ["/year"], "01.07.2025"),
        ({"kind": "a_assessment", "year": 2024}, ["/year"], "01.01.2025"),
        ({"kind": "a_draft", "year": 2026, "appointed_on": "2027-01-01"}, ["/appointed_on"], "позже 2026 года"),
        ({"kind": "a_chapter5_agreement", "appointed_on": "2025-08-01"}, ["/appointed_on"], "31.07.2025"),
        ({"kind": "a_chapter5_agreement", "appointed_on": "2026-03-01"}, ["/appointed_on"], "01.03.2026"),
        ({"kind": "a_realignment", "year": 2025}, ["/year"], "Неизвестное поле"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_why_and_where(
    question: dict[str, Any], pointers: list[str], says: str
) -> None:
    """As violations of rule ``schema``, all at once, with pointers into the question."""
    result = calculate(question, calendar=CALENDAR)
    assert result.found == ()
    assert [each.pointer for each in result.violations] == pointers
    assert {each.rule for each in result.violations} == {"schema"}
    assert any(says in each.message for each in result.violations)


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_the_agenda_of_a_year_holds_what_ends_in_it_in_order(year: int) -> None:
    """Each once, with a title of its own and the words of the order."""
    entries = agenda(year, CALENDAR)
    days = [entry.due.day for entry in entries]
    assert days == sorted(days)
    assert {day.year for day in days} == {year}
    assert len({entry.uid for entry in entries}) == len(entries)
    for entry in entries:
        assert summary(entry, "ru").startswith("Корпус «")
        text = "\n".join(paragraphs(entry, CALENDAR, "ru"))
        assert entry.term.text in text
        assert "{" not in text


def test_the_agenda_of_2026_is_the_one_an_officer_writes_on_the_wall() -> None:
    """The twentieths, the annual score, agreements, monitoring, sending, analysis."""
    days: dict[str, list[str]] = {}
    for entry in agenda(2026, CALENDAR):
        days.setdefault(entry.term.key, []).append(f"{entry.due.day:%d.%m}")
    assert days == {
        "a_assessment": ["20.01"],
        "a_draft": ["20.01"],
        "b_assessment": ["20.01", "20.04", "20.07", "20.10"],
        "a_sending": ["23.01"],
        "b_annual": ["30.01"],
        "a_agreement_category_2": ["31.01"],
        "a_notification": ["31.01"],
        "b_notification": ["31.01", "30.04", "31.07", "31.10"],
        "a_analysis": ["01.03"],
        "a_chapter5_analysis": ["01.03"],
        "a_monitoring-2": ["10.07"],
    }


def test_the_first_years_hold_only_what_the_methodologies_cover() -> None:
    """2025 is the first year of «А», its second half the first of «Б»; before it there is nothing."""
    assert agenda(2024, CALENDAR) == ()
    assert [entry.uid for entry in agenda(2025, CALENDAR, ("B",))] == ["b_assessment-2025-3", "b_notification-2025-3"]
    first = agenda(2025, CALENDAR, ("A",))
    assert {entry.term.key for entry in first} >= {"a_realignment-8", "a_realignment-9", "a_monitoring-3"}
    assert date(2025, 8, 14) in {entry.due.day for entry in first}


def test_every_term_a_year_brings_has_a_title_for_the_calendar_and_no_title_is_left_over() -> None:
    """A term added to the agenda without its words would fail on some day of some year."""
    yearly = {one.key for one in TERMS if any(one.years(year) for year in range(2025, 2028))}
    assert all(MESSAGES.has("deadlines-events", key) for key in yearly)
    assert all(MESSAGES.has("deadlines-methods", method.value) for method in Method)
