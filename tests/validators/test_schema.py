"""The shape of data is strict: what is wrong is refused by place and reason, all at once, and nothing raises."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError, validates

from validators.check import UnknownFormError, ValidatorsError, check, load
from validators.forms import SPECS
from validators.forms.shared.values import Period
from validators.messages.catalog import MESSAGES
from validators.schemas.reading import _flat
from validators.schemas.schema import List, Nested, schema_of
from validators.schemas.texts import checked
from validators.violations import MAX_REPORTED, OMITTED

TODAY = date(2026, 10, 12)
FORM = "b2_score_sheet"
WHOLE = "вторая\tтретья & <b> \" ' \U0001f468\u200d\U0001f469\u200d\U0001f467 ӘҒҚҢӨҰҮҺІ"


def _named(value: Any) -> str:
    """Name a parameter; Python refuses to write an integer of thousands of digits."""
    return "huge" if isinstance(value, int) and value.bit_length() > 64 else ascii(value)[:40]


def _schema_violations(data: Any, form: str = FORM) -> list[tuple[str, str]]:
    outcome = check(form, data, today=TODAY)
    assert {each.rule for each in outcome.violations} <= {"schema"} or outcome.record is not None
    return [(each.pointer, each.message) for each in outcome.violations if each.rule == "schema"]


def _set(data: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    holder: Any = data
    *steps, last = pointer.split("/")[1:]
    for step in steps:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    holder[int(last) if isinstance(holder, list) else last] = value
    return data


REFUSED = [
    # numbers
    ("/days_worked", True, "Передано: логическое значение"),
    ("/days_worked", "64", "Передано: строка"),
    ("/days_worked", 64.5, "без дробной части"),
    ("/days_worked", float("inf"), "без дробной части"),
    ("/days_worked", float("nan"), "без дробной части"),
    ("/days_worked", Decimal("1e400"), "от 0 до 92"),
    ("/days_worked", 93, "от 0 до 92"),
    ("/days_worked", -1, "от 0 до 92"),
    ("/days_worked", 10**5000, "от 0 до 92"),
    ("/period/year", 1999, "от 2000 до 2098"),
    ("/scores/0/score", True, "Передано: логическое значение"),
    ("/scores/0/score", None, "Передано: null"),
    ("/scores/0/score", float("nan"), "конечное число"),
    ("/scores/0/score", float("inf"), "конечное число"),
    ("/scores/0/score", Decimal("1e400"), "не длиннее 6 цифр"),
    ("/scores/0/score", Decimal("NaN"), "конечное число"),
    ("/scores/0/score", Decimal("sNaN"), "конечное число"),
    ("/scores/0/score", Decimal("Infinity"), "конечное число"),
    ("/scores/0/score", 10**5000, "не длиннее 6 цифр"),
    ("/scores/0/score", 1e300, "не длиннее 6 цифр"),
    ("/scores/0/score", 1e-300, "не больше 2 знаков"),
    ("/scores/0/score", Decimal("1E-999999"), "не больше 2 знаков"),
    ("/scores/0/score", "1e400", "Это не число"),
    ("/scores/0/score", "NaN", "Это не число"),
    ("/scores/0/score", "Infinity", "Это не число"),
    ("/scores/0/score", "４", "Это не число"),
    ("/scores/0/score", "٤", "Это не число"),
    ("/scores/0/score", "4_0", "Это не число"),
    ("/scores/0/score", " 4", "Это не число"),
    ("/scores/0/score", "4\n", "Это не число"),
    ("/scores/0/score", "+4", "Это не число"),
    ("/scores/0/score", "04", "Это не число"),
    ("/scores/0/score", "4.", "Это не число"),
    ("/scores/0/score", "", "Это не число"),
    ("/scores/0/score", "4,5", "«4.5»"),
    ("/scores/0/score", "4.555", "не больше 2 знаков"),
    ("/scores/0/score", 4.555, "не больше 2 знаков"),
    ("/scores/0/score", [4], "Передано: список"),
    ("/average", "4.1234", "не больше 3 знаков"),
    # booleans
    ("/employee/managerial", "yes", "true или false"),
    ("/employee/managerial", "on", "true или false"),
    ("/employee/managerial", 1, "true или false"),
    ("/employee/managerial", "true", "true или false"),
    # dates
    ("/signed_on", "12.10.2026", "ГГГГ-ММ-ДД"),
    ("/signed_on", "20261012", "ГГГГ-ММ-ДД"),
    ("/signed_on", "2026-10-12T00:00:00", "ГГГГ-ММ-ДД"),
    ("/signed_on", "２０２６-10-12", "ГГГГ-ММ-ДД"),
    ("/signed_on", "2026-W41-1", "ГГГГ-ММ-ДД"),
    ("/signed_on", "2026-02-30", "Такого дня нет"),
    ("/signed_on", "0001-01-01", "01.01.1930"),
    ("/signed_on", "9999-12-31", "31.12.2099"),
    ("/signed_on", 20261012, "Передано: число"),
    # codes
    ("/evaluator/role", "boss", "immediate_supervisor, unit_head"),
    ("/evaluator/role", 5, "строка с кодом"),
    ("/result", "отлично", "effective, proper, satisfactory, unsatisfactory"),
    ("/employee/category", "4", "«C-4»"),
    ("/employee/category", "C4", "«C-4»"),
    ("/employee/category", "4-C", "«C-4»"),
    ("/employee/category", "C-O-O-1", "«C-4»"),
    ("/employee/category", "C-10", "«C-4»"),
    ("/employee/category", "C-٤", "«C-4»"),
    ("/employee/category", "C" * 21, "не больше 20"),
    # texts
    ("/employee/full_name", "", "пустым"),
    ("/employee/full_name", " \u00a0 ", "пустым"),
    ("/employee/full_name", "…—!", "пустым"),
    ("/employee/full_name", "а" * 201, "201 знак, допустимо не больше 200"),
    ("/employee/position", "а" * 301, "не больше 300"),
    ("/scores/0/comment", "а" * 5001, "не больше 5000"),
    ("/employee/full_name", "Иванов\x00", "U+0000 на месте 7"),
    ("/employee/full_name", "Иванов\nИван", "U+000A"),
    ("/employee/full_name", "Иванов\u202eнавИ", "U+202E"),
    ("/scores/0/comment", "а\x08", "U+0008"),
    ("/scores/0/comment", "а\x1b[0m", "U+001B"),
    ("/scores/0/comment", "а\u202eб", "U+202E на месте 2 меняет направление письма"),
    ("/scores/0/comment", "а\u2067б", "U+2067 на месте 2 меняет направление письма"),
    ("/scores/0/comment", "\uf0b7 Отчёт", "U+F0B7 на месте 1 есть только в отдельных шрифтах"),
    ("/employee/position", "эксперт \U000f0001", "U+F0001 на месте 9 есть только в отдельных шрифтах"),
    ("/employee/full_name", "Ив\ufffdнов", "На месте 3 вместо буквы стоит знак U+FFFD"),
    ("/employee/full_name", "Иванов\u2028Иван", "U+000A на месте 7"),
    ("/employee/full_name", "Иванов\x0bИван", "U+000A на месте 7"),
    ("/scores/0/comment", "а\ud83d", "U+D83D"),
    ("/scores/0/comment", "а\uffff", "U+FFFF"),
    ("/scores/0/comment", 5, "Передано: число"),
    # IIN
    ("/employee/iin", "90051245305", "12 цифр"),
    ("/employee/iin", "９００５１２４５３０５９", "12 цифр"),
    ("/employee/iin", 900512453059, "строка из 12 цифр"),
    ("/employee/iin", "901312453059", "такой даты нет"),
    ("/employee/iin", "900512953059", "такой даты нет"),
    ("/employee/iin", "900512453058", "контрольная цифра"),
    # structure
    ("/employee", None, "Передано: null"),
    ("/employee", [], "Должно быть: объект. Передано: список"),
    ("/scores", {}, "Должно быть: список. Передано: объект"),
    ("/scores/1", 4, "Должно быть: объект. Передано: число"),
    ("/disciplinary_penalties", [{}] * 51, "от 0 до 50, передано 51"),
]


@pytest.mark.parametrize(("pointer", "value", "says"), REFUSED, ids=_named)
def test_a_value_of_the_wrong_shape_is_refused_where_it_stands(
    data: dict[str, Any], pointer: str, value: Any, says: str
) -> None:
    """One violation, at the value, saying what would be right."""
    [(found, message)] = _schema_violations(_set(data, pointer, value))
    assert found == pointer
    assert says in message


ACCEPTED = [
    ("/scores/0/score", 4, "4"),
    ("/scores/0/score", 4.25, "4.25"),
    ("/scores/0/score", "4.50", "4.5"),
    ("/scores/0/score", "4.500", "4.5"),
    ("/scores/0/score", Decimal("4.5E+0"), "4.5"),
    ("/scores/0/score", -0.0, "0"),
    ("/scores/0/score", Decimal("0E+999999"), "0"),
    ("/scores/0/score", 0.1, "0.1"),
    ("/days_worked", 64.0, 64),
    ("/employee/category", "с-4", "C-4"),
    ("/employee/category", "Е‑R‑2", "E-R-2"),
    ("/employee/category", " С — О — 1 ", "C-O-1"),
    ("/employee/category", "d–о−1", "D-O-1"),
    ("/employee/category", "Д-3", "D-3"),
    ("/employee/category", "Е-Г-1", "E-G-1"),
    ("/result", "Выполняет  функциональные обязанности эффективно", "effective"),
    ("/result", "effective", "effective"),
    ("/employee/full_name", "  Әбіш Ұлы 🙂 ", "Әбіш Ұлы 🙂"),
    ("/scores/0/comment", f"Строка\r\n{WHOLE}", f"Строка\n{WHOLE}"),
    ("/scores/0/comment", "а" * 5000, "а" * 5000),
    ("/scores/0/comment", "  с пробелами  ", "  с пробелами  "),
]


@pytest.mark.parametrize(("pointer", "value", "stored"), ACCEPTED, ids=_named)
def test_a_value_is_stored_in_one_canonical_form(data: dict[str, Any], pointer: str, value: Any, stored: Any) -> None:
    """However it was sent, the same value is stored, hashed and rendered the same."""
    outcome = check(FORM, _set(data, pointer, value), today=TODAY)
    assert [each for each in outcome.violations if each.rule == "schema"] == []
    found: Any = outcome.payload
    for step in pointer.split("/")[1:]:
        found = found[int(step)] if isinstance(found, list) else found[step]
    assert found == stored
    assert type(found) is type(stored)


def test_an_optional_text_of_blanks_is_left_out(data: dict[str, Any]) -> None:
    """A blank comment says nothing."""
    outcome = check(FORM, _set(data, "/scores/0/comment", " \n"), today=TODAY)
    assert outcome.payload is not None
    assert "comment" not in outcome.payload["scores"][0]


def test_data_that_is_no_object_is_a_violation_of_the_whole(form: str) -> None:
    """The pointer of the whole is the empty string."""
    for value in (None, True, 5, "текст", [], [{}]):
        [(pointer, message)] = _schema_violations(value, form)
        assert pointer == "", value
        assert "объект" in message, value


def test_what_has_no_default_in_its_record_is_required_and_every_field_has_its_own_name(form: str) -> None:
    """An annotation that stands at several names is a field for each."""

    def walk(schema: Any) -> None:
        for field in dataclasses.fields(schema.record):
            read = schema.fields[field.name]
            assert (read.name, read.parent) == (field.name, schema)
            assert read.required == (field.default is dataclasses.MISSING)
            if isinstance(read, List | Nested):
                walk(read.inner.schema if isinstance(read, List) else read.schema)
        assert len(schema.fields) == len(dataclasses.fields(schema.record))

    walk(SPECS[form].schema)


def test_a_schema_is_marshmallows_own_with_its_hooks_and_its_refusal_of_unknown_fields() -> None:
    """Who extends the schema of a record may validate a field as marshmallow's guide says."""

    class Even(schema_of(Period)):  # type: ignore[misc] # made when asked for
        @validates("quarter")
        def check_quarter(self, value: int, data_key: str) -> None:
            if value % 2:
                raise ValidationError(f"{data_key} is odd")

    assert Even().load({"year": 2026, "quarter": 2}) == Period(year=2026, quarter=2)
    with pytest.raises(ValidationError) as raised:
        Even().load({"year": 2026, "quarter": 3, "month": 1})
    odd, unknown = raised.value.messages["quarter"], raised.value.messages["month"]
    assert (odd, [error.variant for error in unknown]) == (["quarter is odd"], ["unknown_known"])
    assert schema_of(Period)().load([{"year": 2026, "quarter": 3}], many=True) == [Period(year=2026, quarter=3)]


def test_every_required_field_that_is_missing_is_named_at_once(form: str) -> None:
    """An empty object tells all that is needed."""
    required = {f"/{name}" for name, field in SPECS[form].schema.fields.items() if field.required}
    assert {pointer for pointer, _ in _schema_violations({}, form)} == required


def test_optional_fields_may_be_left_out(data: dict[str, Any]) -> None:
    """What the contract marks as optional can be absent everywhere."""
    for name in ("average", "result", "signed_on"):
        del data[name]
    for person in ("employee", "evaluator"):
        del data[person]["iin"]
    del data["employee"]["dismissed_on"]
    assert check(FORM, data, today=TODAY).valid


def test_a_protocol_needs_neither_the_leading_position_nor_the_role(samples: dict[str, Any]) -> None:
    """The contract gives them to score sheets only."""
    protocol = samples["b_calibration_protocol"]
    del protocol["appellant"]["managerial"], protocol["evaluator"]["role"]
    del protocol["posted_on"], protocol["feedback_on"]
    assert check("b_calibration_protocol", protocol, today=date(2026, 10, 23)).violations == ()


@pytest.mark.parametrize(
    ("holder", "name", "pointer"),
    [
        ("", "a/b", "/a~1b"),
        ("", "a~b", "/a~0b"),
        ("", "", "/"),
        ("", "_schema", "/_schema"),
        ("/employee", "fullname", "/employee/fullname"),
        ("/scores/4", "балл", "/scores/4/балл"),
        ("/period", "\ud800", "/period/?"),
    ],
    ids=repr,
)
def test_an_unknown_field_is_refused_by_name_at_every_depth(
    data: dict[str, Any], holder: str, name: str, pointer: str
) -> None:
    """Pointers are escaped as RFC 6901 says, and can always be written as UTF-8."""
    place: Any = data
    for step in holder.split("/")[1:]:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[name] = 1
    [(found, message)] = _schema_violations(data)
    assert found == pointer
    assert "Неизвестное поле" in message
    (found + message).encode("utf-8")


def test_a_misspelt_field_gets_a_suggestion(data: dict[str, Any]) -> None:
    """The likeliest field is named, and the missing one told too."""
    data["evaluatr"] = data.pop("evaluator")
    found = dict(_schema_violations(data))
    assert found["/evaluator"] == "Обязательное поле не заполнено"
    assert "«evaluator»" in found["/evaluatr"]


def test_a_flood_of_unknown_fields_is_answered_quickly(data: dict[str, Any]) -> None:
    """Suggestions are made for the first few only, and a long name is cut."""
    flood = {f"поле{number}" + "х" * 1000: number for number in range(2000)}
    found = check(FORM, {**data, **flood}, today=TODAY)
    assert [each.rule for each in found.violations] == ["schema"] * MAX_REPORTED + [OMITTED]
    assert found.violations[-1].omitted == 2000 - MAX_REPORTED
    assert max(len(each.pointer) for each in found.violations) <= 101


def test_an_iin_is_never_repeated_in_a_message(data: dict[str, Any]) -> None:
    """Messages are stored and may be logged."""
    [(_, message)] = _schema_violations(_set(data, "/employee/iin", "900512453058"))
    assert "900512" not in message


def test_every_schema_message_is_shown_by_a_refused_value(data: dict[str, Any], samples: dict[str, Any]) -> None:
    """No text of the schema section is dead."""
    shown: set[str] = set()
    broken: list[Any] = [_set(_copy(samples[FORM]), pointer, value) for pointer, value, _ in REFUSED]
    broken += [{}, {**data, "unlike anything": 1}, {**data, "perod": 1}, _set(_copy(data), "/scores", [])]
    for each in broken:
        shown |= _variants(each)
    assert shown | {OMITTED} == {variant for rule, variant in MESSAGES.variants() if rule == "schema"}


def test_a_payload_of_another_shape_is_not_loaded() -> None:
    """Loading is for what was accepted; the error names places and no values."""
    with pytest.raises(ValidatorsError, match="/employee") as raised:
        load(FORM, {"employee": {"full_name": "Тайный Человек"}})
    assert "Тайный" not in str(raised.value)


def test_an_unknown_form_is_an_error_of_the_caller() -> None:
    """It names the forms there are."""
    with pytest.raises(UnknownFormError, match="b2_score_sheet"):
        check("b3", {}, today=TODAY)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(below) for key, below in value.items()}
    return [_copy(below) for below in value] if isinstance(value, list) else value


def _variants(data: Any) -> set[str]:
    try:
        SPECS[FORM].schema.load(data)
    except ValidationError as invalid:
        return {error.variant for _, error in _flat(invalid.messages, "")}
    return set()


@pytest.mark.parametrize(
    ("pointer", "sent", "kept"),
    [
        *(("/scores/0/comment", f"Первый{end}Второй", "Первый\nВторой") for end in (
            "\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029",
        )),
        ("/employee/full_name", "Воробьи\u0306 Ёж\u0301", "Воробьй Ёж\u0301"),
        ("/employee/full_name", "\ufeffИванов\u200b Ив\u00adан\u200e", "Иванов Иван"),
        ("/employee/position", "главный\u3000эксперт", "главный эксперт"),
        ("/scores/0/comment", "сло\u00adво а\u200dб", "сло\u00adво аб"),
        ("/scores/0/comment", "👩\u200d💻 ❤\ufe0f\u200d🔥", "👩\u200d💻 ❤\ufe0f\u200d🔥"),
    ],
)  # fmt: skip
def test_a_text_is_kept_without_what_nobody_sees(data: dict[str, Any], pointer: str, sent: str, kept: str) -> None:
    """Every kind of line end is one, letters and their marks are composed, and signs without effect are left out."""
    outcome = check("b2_score_sheet", _set(data, pointer, sent), today=TODAY)
    found: Any = outcome.payload
    for step in pointer.split("/")[1:]:
        found = found[int(step) if step.isdigit() else step]
    assert found == kept


@given(
    st.text(
        st.sampled_from("аи=e\u0301\u0306\u0338\u2adc\u2190\u200b\u200d\ufe0f\ufeff\r\n\u2028\U0001f525\u3000"),
        max_size=12,
    )
)
def test_tidying_up_twice_changes_nothing_more(text: str) -> None:
    """What was stored is read again by the worker, and must be the same paper."""
    once = checked(text, 100, re.compile("[^\\s\\S]"))
    assert checked(once, 100, re.compile("[^\\s\\S]")) == once
