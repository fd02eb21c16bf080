"""Messages are written the way the language writes: numbers, dates, nouns; a missing text falls back to Russian."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from validators.check import check
from validators.messages.catalog import MESSAGES, Localized, MessageCatalog, shown
from validators.messages.values import Count, Either, Fixed, Term, Wording, Words

FEW = "B6-days-worked.few"
VALUES = {"worked": Count(3, "worked_days"), "least": Count(15, "of_working_days")}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("4.8"), "4,8"),
        (Decimal("4.80"), "4,8"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal(3), "3"),
        (Decimal("4.1325"), "4,1325"),
        (Fixed(Decimal("4.2")), "4,20"),
        (Fixed(Decimal(3)), "3,00"),
        (date(2026, 10, 5), "05.10.2026"),
        (2026, "2026"),
        ("текст", "текст"),
        (Count(1, "working_days"), "1 рабочий день"),
        (Count(2, "working_days"), "2 рабочих дня"),
        (Count(5, "working_days"), "5 рабочих дней"),
        (Count(11, "working_days"), "11 рабочих дней"),
        (Count(21, "working_days"), "21 рабочий день"),
        (Count(21, "of_working_days"), "21 рабочего дня"),
        (Count(22, "of_working_days"), "22 рабочих дней"),
        (Count(112, "people"), "112 человек"),
        (Count(22, "people"), "22 человека"),
        (Term("raised"), "повышена"),
        (Term("penalty_reprimand"), "выговора"),
        (Wording("эффективно", "result-a-effective"), "эффективно"),
        (Words("поле"), "поле"),
    ],
    ids=str,
)
def test_a_value_is_written_as_russian_writes_it(value: Any, text: str) -> None:
    """Decimal comma, dd.mm.yyyy, and nouns that agree with their numbers."""
    assert shown(value, "ru", MESSAGES) == text


@pytest.mark.parametrize(
    ("value", "kazakh", "english"),
    [
        (Decimal("4.80"), "4,8", "4.8"),
        (Fixed(Decimal("4.2")), "4,20", "4.20"),
        (date(2026, 10, 5), "05.10.2026", "5 October 2026"),
        (2026, "2026", "2026"),
        (Count(1, "working_days"), "1 жұмыс күні", "1 working day"),
        (Count(21, "working_days"), "21 жұмыс күні", "21 working days"),
        (Term("raised"), "көтерілді", "raised"),
        (Term("penalty_reprimand"), "сөгіс", "a reprimand"),
        (Wording("эффективно", "result-a-effective"), "тиімді", "effective"),
        (Wording("блестяще", "result-a-brilliant"), "блестяще", "блестяще"),
        (Wording("95-99,99"), "95-99,99", "95-99,99"),
        (
            Either((Term("role_immediate_supervisor"), Term("role_maslikhat_chair"))),
            "тікелей басшы немесе мәслихат төрағасы",
            "the immediate supervisor or the chair of the maslikhat",
        ),
        (Words("эффективно"), "эффективно", "эффективно"),
        ("эффективно", "эффективно", "эффективно"),
    ],
    ids=str,
)
def test_a_value_is_written_as_its_language_writes_it(value: Any, kazakh: str, english: str) -> None:
    """The words of the order are translated by their id; what the user sent, and what nobody has translated, stays."""
    assert shown(value, "kk", MESSAGES) == kazakh
    assert shown(value, "en", MESSAGES) == english


def test_an_echo_of_the_senders_text_is_cut_and_printable() -> None:
    """A message stays one readable line whatever was sent."""
    assert shown(Words("а" * 61), "ru", MESSAGES) == "а" * 60 + "…"
    assert shown(Words("а\n\x00\ud800"), "ru", MESSAGES) == "а\ufffd\ufffd\ufffd"


def test_what_is_sent_is_never_read_as_a_placeholder(data: dict[str, Any]) -> None:
    """Braces in a field's name are only braces."""
    data["{0.__class__}"] = 1
    [violation] = check("b2_score_sheet", data, today=date(2026, 10, 12)).violations
    assert "{0.__class__}" in violation.message


def test_a_translation_may_grow_piece_by_piece(tmp_path: Path) -> None:
    """What a language has is told in it, with its own nouns; the rest in Russian."""
    catalog = _catalog(
        tmp_path,
        "B6-days-worked =\n    .few = { $worked } істелген, кемінде { $least }\n"
        "count-worked_days = { $number } жұмыс күні\n",
    )
    assert catalog.render(FEW, VALUES, "kk") == "3 жұмыс күні істелген, кемінде 15 рабочих дней"
    assert catalog.render("B18-zero.silent", {"number": 2}, "kk").startswith("По параметру 2")
    assert catalog.variants("kk") == {("B6-days-worked", "few")}


@pytest.mark.parametrize("language", ["kz", "xx", "", "../ru", "fields.ru", "ru\x00"])
def test_a_language_without_a_catalogue_gets_the_russian_messages(data: dict[str, Any], language: str) -> None:
    """An unknown language is no error, and never a way to another file."""
    data["days_worked"] = 14
    [violation] = check("b2_score_sheet", data, today=date(2026, 10, 12), language=language).violations
    assert violation.message == "Отработано 14 рабочих дней, а нужно не менее 15 рабочих дней: оценка не проводится"


@pytest.mark.parametrize("text", ["{ $wokred }", "{", "{}", "{ $worked.days }", "{ worked }", "{ WORKED($few) }"])
def test_a_slip_of_a_translator_costs_the_translation_and_not_the_answer(tmp_path: Path, text: str) -> None:
    """A text that cannot be filled in gives way to the Russian one; among the Russian ones it is a mistake of ours."""
    catalog = _catalog(tmp_path, f"B6-days-worked =\n    .few = {text}\n")
    assert catalog.render(FEW, VALUES, "kk").startswith("Отработано 3 ")
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(tmp_path / "b.kk.ftl", alone / "b.ru.ftl")
    with pytest.raises(KeyError):
        MessageCatalog(alone).render(FEW, VALUES, "ru")


def test_a_text_nobody_has_is_a_mistake_of_ours() -> None:
    """It must fail in a test, not print something half-made."""
    with pytest.raises(KeyError):
        MESSAGES.render("B18-range.no such variant", {}, "ru")


def test_nothing_is_rendered_before_it_is_read(data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows by the hundred thousand are checked for what is wrong with them, not for its words."""
    rendered: list[str] = []
    render = MessageCatalog.render

    def watched(self: MessageCatalog, name: str, values: Any, language: str) -> str:
        rendered.append(name)
        return render(self, name, values, language)

    monkeypatch.setattr(MessageCatalog, "render", watched)
    data["scores"][0]["score"] = "7"
    data["days_worked"] = 14
    outcome = check("b2_score_sheet", data, today=date(2026, 10, 12))
    assert not outcome.valid
    assert rendered == []
    assert FEW in {str(each.said.message.id) for each in outcome.violations if isinstance(each.said, Localized)}
    assert [each.message for each in outcome.violations]
    assert FEW in rendered


def _catalog(folder: Path, kazakh: str) -> MessageCatalog:
    """Return the Russian messages with a few Kazakh ones."""
    shutil.copytree(MESSAGES.folder, folder, ignore=_all_but_russian, dirs_exist_ok=True)
    (folder / "b.kk.ftl").write_text(kazakh, "utf-8")
    return MessageCatalog(folder)


def _all_but_russian(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name).is_file() and not name.endswith(".ru.ftl")]
