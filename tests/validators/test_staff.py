"""What cannot stand in a staff list is said at its place, in words for personnel officers, and without the values."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from validators.schemas.reading import payload
from validators.staff.check import check_member, external_id_problem

IIN = "900512453059"
MEMBER: dict[str, Any] = {
    "full_name": "Сейтқали Айдана Бауыржанқызы",
    "iin": IIN,
    "contacts": {"phone": "+7 (7172) 70-00-00", "email": "servant@example.kz"},
    "appointments": [
        {
            "corpus": "B",
            "category": "С-4",
            "position": "главный специалист",
            "appointed_on": "2023-02-01",
            "dismissed_on": "2026-07-31",
            "evaluator": {"external_id": "hr-17"},
        },
        {
            "corpus": "A",
            "category": "2",
            "position": "руководитель аппарата",
            "appointed_on": "2026-08-01",
            "evaluator": {"full_name": "Жумабаев Нурлан Серикович", "position": "аким", "role": "body_head"},
        },
    ],
    "absences": [{"kind": "leave", "since": "2026-07-06", "until": "2026-07-17"}],
    "days_worked": [{"year": 2026, "quarter": 3, "appointment": 1, "days": 12}],
}


def _changed(**values: Any) -> dict[str, Any]:
    """Return the member with other values at pointers, their steps joined by ``__``."""
    found = deepcopy(MEMBER)
    for pointer, value in values.items():
        *steps, last = pointer.split("__")
        data: Any = found
        for step in steps:
            data = data[int(step)] if step.isdigit() else data[step]
        data[last] = value
    return found


def test_a_servant_is_read_into_a_record_that_gives_the_same_data_again() -> None:
    """Categories of both corpora as they are kept: a code in Latin letters, a number."""
    record, violations = check_member(MEMBER, "ru")
    assert violations == ()
    assert record is not None
    assert [one.category for one in record.appointments] == ["C-4", 2]
    assert check_member(payload(record), "ru") == (record, ())


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"contacts__email": "nobody"}, "/contacts/email", "электронной почты"),
        ({"contacts__phone": "нет"}, "/contacts/phone", "телефона"),
        ({"appointments__0__category": 1}, "/appointments/0/category", "код реестра"),
        ({"appointments__1__category": "C-4"}, "/appointments/1/category", "две категории"),
        ({"appointments__0__category": 7}, "/appointments/0/category", "атегори"),
        ({"appointments__0__dismissed_on": "2023-01-31"}, "/appointments/0/dismissed_on", "раньше даты назначения"),
        ({"absences__0__until": "2026-07-05"}, "/absences/0/until", "раньше, чем начинается"),
        ({"appointments__0__evaluator": {"role": "unit_head"}}, "/appointments/0/evaluator/full_name", "имя и"),
        ({"appointments__0__evaluator__external_id": IIN}, "/appointments/0/evaluator/external_id", "ИИН"),
        ({"appointments__0__evaluator__position": "х1"}, "/appointments/0/evaluator/external_id", "дважды"),
        ({"days_worked__0__appointment": 3}, "/days_worked/0/appointment", "№ 3"),
        ({"days_worked": [{"year": 2026, "days": 9}] * 2}, "/days_worked/1", "уже указаны"),
        ({"appointments": [MEMBER["appointments"][0]] * 2}, "/appointments/1", "уже стоит"),
        ({"surname": "х"}, "/surname", "surname"),
    ],
)
def test_what_cannot_be_true_is_said_at_its_place(changes: dict[str, Any], pointer: str, words: str) -> None:
    """Whatever it is, neither a name nor an IIN is repeated."""
    record, violations = check_member(_changed(**changes), "ru")
    assert record is None
    [found] = [each for each in violations if each.pointer == pointer]
    assert words in found.message
    for language in ("kk", "en"):
        [told] = [each for each in check_member(_changed(**changes), language)[1] if each.pointer == pointer]
        assert told.message != found.message
        assert IIN not in told.message


@pytest.mark.parametrize(
    ("external_id", "problem"),
    [
        ("hr-00017", None),
        ("A.b_c-1", None),
        ("900512453058", None),
        (IIN, "external_id_iin"),
        ("900512-453059", "external_id_iin"),
        ("9_0.05-12.45_30-59", "external_id_iin"),
        (f"kz{IIN}", "external_id_iin"),
        (f"2026-{IIN}", "external_id_iin"),
        ("", "external_id"),
        ("..", "external_id"),
        ("табельный", "external_id"),
        ("a/b", "external_id"),
        ("a" * 65, "external_id"),
    ],
)
def test_an_external_id_says_nothing_about_a_person(external_id: str, problem: str | None) -> None:
    """It stands in addresses and logs; one that holds an IIN is refused, however it is written."""
    assert external_id_problem(external_id) == problem
