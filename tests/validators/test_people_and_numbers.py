"""Small things everything rests on: who is who, IIN, quarters, exact numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from validators.forms import FORMS, SPECS
from validators.forms.shared.persons import AnyEvaluator, Person
from validators.numbers import mean, plain, rounded, two_places
from validators.people import clearly_different, same_person
from validators.periods import add_months, quarter
from validators.schemas.iin import birth_date, check_digit, problem
from validators.schemas.schema import List, Nested, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def _person(name: str = "Ёлкин Пётр", position: str = "эксперт", iin: str | None = None) -> Person:
    return Person(full_name=name, position=position, organization="Орган", iin=iin)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_person(iin="900512453059"), _person("Елкина Анна", "директор", "900512453059"), True),
        (_person(iin="900512453059"), _person(iin="780321324717"), False),
        (_person(iin="900512453059"), _person(), True),
        (_person(), _person("  ЕЛКИН   ПЁТР "), True),
        (_person("Ли-Сан Анна"), _person("Ли Сан Анна"), True),
        (_person(), _person(position="Эксперт"), True),
        (_person(), _person(position="главный эксперт"), False),
        (_person(), _person("Елкин Пётр Иванович"), False),
    ],
)
def test_a_person_is_told_by_iin_or_else_by_name_and_position(one: Person, other: Person, same: bool) -> None:
    """Both ways round."""
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        (_person(iin="900512453059"), _person(iin="780321324717"), True),
        (_person(iin="900512453059"), _person("Другая Анна", iin="900512453059"), False),
        (_person("Омарова Айдана"), _person("Сейтқали Айдана"), False),
        (_person("Сейтқали-Омарова Айдана"), _person("Сейтқали Айдана"), False),
        (_person("Омарова Айдана"), _person("Омарова Айгүл"), False),
        (_person("Омарова Айдана"), _person("Сейтқали Айгүл"), True),
        (_person("Омарова Айдана Ерланқызы"), _person("Сейтқали Айгүл Ерланқызы"), True),
        (_person("Әділ Қуаныш"), _person("Адиль Куаныш"), False),
        (_person("Айдана Омарова"), _person("Омарова Айдана"), False),
        (_person("Омаров Е. С."), _person("Омаров Ерлан Серікұлы"), False),
        (_person("Омаров", iin="900512453059"), _person("Иванов Иван"), True),
    ],
)
def test_two_entries_are_two_people_by_iin_or_by_surname_and_given_name(
    one: Person, other: Person, different: bool
) -> None:
    """A surname alone changes by marriage, and a name has more than one spelling."""
    assert clearly_different(one, other) is different
    assert clearly_different(other, one) is different


def test_check_digits_follow_both_rows_of_weights() -> None:
    """The second row is used where the first gives ten; where it gives ten again, no such number is issued."""
    assert check_digit("90051245305") == 9
    by_second = next(number for number in range(10**4) if _first(f"9005123{number:04d}") == 10)
    eleven = f"9005123{by_second:04d}"
    weights = (*range(3, 12), 1, 2)
    expected = sum(int(digit) * weight for digit, weight in zip(eleven, weights, strict=True)) % 11
    assert check_digit(eleven) == (None if expected == 10 else expected)
    never = next(f"9005123{number:04d}" for number in range(10**4) if check_digit(f"9005123{number:04d}") is None)
    assert all(problem(never + digit) == "iin_checksum" for digit in "0123456789")


def _first(eleven: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(eleven, range(1, 12), strict=True)) % 11


@pytest.mark.parametrize(
    ("iin", "born"),
    [
        ("900512453059", date(1990, 5, 12)),
        ("000229600000", date(2000, 2, 29)),
        ("000229300000", None),
        ("900512053059", None),
        ("900512753059", None),
    ],
)
def test_an_iin_tells_a_birth_date_of_its_century(iin: str, born: date | None) -> None:
    """29 February 2000 was a day, 29 February 1900 was none; digits 0 and 7 are no century of a servant."""
    assert birth_date(iin) == born


def test_a_quarter_knows_its_days() -> None:
    """First and last day, and what lies between."""
    third = quarter(2026, 3)
    assert (third.first_day, third.last_day, third.roman) == (date(2026, 7, 1), date(2026, 9, 30), "III")
    assert date(2026, 7, 1) in third
    assert date(2026, 9, 30) in third
    assert date(2026, 10, 1) not in third
    assert quarter(2026, 4).last_day == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 36, date(2031, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_added_to_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    """A shorter month ends the term on its last day."""
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("value", "result"),
    [("2.995", "3.00"), ("2.994", "2.99"), ("2.985", "2.99"), ("0.005", "0.01"), ("4", "4.00"), ("-0.005", "-0.01")],
)
def test_halves_are_rounded_up(value: str, result: str) -> None:
    """Half-up, not to even, from a decimal and from a fraction alike."""
    assert two_places(rounded(Decimal(value))) == result
    assert two_places(rounded(Fraction(value))) == result


@pytest.mark.parametrize(
    ("value", "text"),
    [("4.50", "4.5"), ("4.00", "4"), ("10", "10"), ("1E+2", "100"), ("-0", "0"), ("0.00", "0"), ("0.10", "0.1")],
)
def test_a_decimal_has_one_plain_way_to_be_written(value: str, text: str) -> None:
    """No exponent, no needless zeros, no negative zero."""
    assert plain(Decimal(value)) == text


def test_a_mean_without_end_stays_a_fraction() -> None:
    """A third is not cut before it is rounded."""
    assert mean([Decimal(4), Decimal(4), Decimal(3)]) == Fraction(11, 3)
    assert mean([Decimal("4.1"), Decimal("4.2")]) == Decimal("4.15")


def _places(record: type[Any], above: str = "") -> Iterator[str]:
    """Yield where a record names who assesses: an evaluator, or the authorized person of corpus «А»."""
    for name, field in schema_of(record)().fields.items():
        inner, step = (field.inner.schema, f"{name}/*") if isinstance(field, List) else (None, name)
        inner = field.schema if isinstance(field, Nested) else inner
        if inner is not None and (issubclass(inner.record, AnyEvaluator) or name == "authorized_person"):
            yield f"{above}/{step}"
        elif inner is not None:
            yield from _places(inner.record, f"{above}/{step}")


def test_every_form_that_names_an_evaluator_declares_where() -> None:
    """A form that forgot to would have no evaluator's own papers; none declares a place it does not have."""
    assert {spec.slug: "/".join(("", *spec.assessed_by)) for spec in FORMS} == {
        spec.slug: "/".join(_places(spec.record)) for spec in FORMS
    }
    assert sum(bool(spec.assessed_by) for spec in FORMS) > 10


ONE, ANOTHER = "900512453059", "780321324717"


@pytest.mark.parametrize(
    ("slug", "data", "iin"),
    [
        ("b2_score_sheet", {"evaluator": {"iin": ONE}, "employee": {"iin": ANOTHER}}, ONE),
        ("b2_score_sheet", {"evaluator": {"iin": f" {ONE} "}}, ONE),
        ("b2_score_sheet", {"evaluator": {"iin": ONE[:11]}}, None),
        ("b2_score_sheet", {"evaluator": {"iin": int(ONE)}}, None),
        ("b2_score_sheet", {"evaluator": [ONE]}, None),
        ("b2_score_sheet", [], None),
        ("a6_review", {"authorized_person": {"iin": ONE}}, ONE),
        ("a7_survey", {"authorized_person": {"iin": ONE}}, None),
        ("b_annual", {"quarters": [{"evaluator": {"iin": ONE}}, {}, {"evaluator": {"iin": ONE}}]}, ONE),
        ("b_annual", {"quarters": [{"evaluator": {"iin": ONE}}, {"evaluator": {"iin": ANOTHER}}]}, None),
        ("b_annual", {"quarters": [{"evaluator": {"iin": ONE}}, {"evaluator": {"full_name": "Ли"}}]}, None),
        ("b_annual", {"quarters": {"evaluator": {"iin": ONE}}}, None),
    ],
)
def test_who_assesses_is_told_by_data_however_incomplete(slug: str, data: Any, iin: str | None) -> None:
    """One person, or nobody: what several assessed is nobody's own."""
    assert SPECS[slug].evaluator_iin(data) == iin
