"""A person is named by surname and initials, however the full name was written; file names have the surname."""

from __future__ import annotations

import pytest

from doc_templates.catalogue import form
from doc_templates.names import KEPT_SURNAME, surname, surname_with_initials
from validators.check import check

SHORTENED = [
    ("Сейтқали Айдана Бауыржанқызы", "Сейтқали", "А. Б."),
    ("Әбдіқадыров-Ұлықбекұлы Ғабдұлхамит", "Әбдіқадыров-Ұлықбекұлы", "Ғ."),
    ("Абай", "Абай", ""),
    # Already abbreviated, in every way that is in use.
    ("Ахметов Е.С.", "Ахметов", "Е. С."),
    ("Ахметов Е. С.", "Ахметов", "Е. С."),
    ("Ахметов Е.С", "Ахметов", "Е. С."),
    ("Ахметов Е С", "Ахметов", "Е. С."),
    ("Ахметов ЕС", "Ахметов", "Е. С."),
    ("Ахметов Е.", "Ахметов", "Е."),
    ("Ахметов.Е.С.", "Ахметов", "Е. С."),
    ("Ахметов, Ерлан Серікұлы", "Ахметов", "Е. С."),
    ("Ахметов Ерлан С.", "Ахметов", "Е. С."),
    ("Е.С. Ахметов", "Ахметов", "Е. С."),
    ("Е. С. Ахметов", "Ахметов", "Е. С."),
    ("Е.С.Ахметов", "Ахметов", "Е. С."),
    ("АХМЕТОВ Е.С.", "АХМЕТОВ", "Е. С."),
    ("Джонс Дж. Р.", "Джонс", "Дж. Р."),
    ("А.-М. С. Иванова", "Иванова", "А.-М. С."),
    ("Нұрғали Ө.Ұ.", "Нұрғали", "Ө. Ұ."),
    # «Son of», «daughter of» written apart, with the father's name or without it.
    ("Сейтқали Айдана Бауыржан қызы", "Сейтқали", "А. Б."),
    ("Сейтқали Айдана Бауыржан-қызы", "Сейтқали", "А. Б."),
    ("Нұрғали Ерлан Серік ұлы", "Нұрғали", "Е. С."),
    ("Нұрғали Ерлан ұлы", "Нұрғали", "Е."),
    ("Алиев Ильхам Гейдар оглы", "Алиев", "И. Г."),
    ("Алиева Лейла Гейдар Кызы", "Алиева", "Л. Г."),
    # Double names, with blanks beside the hyphen or without.
    ("Ахметова-Петрова Анна Ивановна", "Ахметова-Петрова", "А. И."),
    ("Ахметова - Петрова Анна Ивановна", "Ахметова-Петрова", "А. И."),
    ("Ахметова –Петрова А.И.", "Ахметова-Петрова", "А. И."),
    ("Иванова Анна-Мария Сергеевна", "Иванова", "А.-М. С."),
    ("Иванова (Петрова) Анна Сергеевна", "Иванова (Петрова)", "А. С."),
    ("фон Берг Анна Ивановна", "фон Берг", "А. И."),
    ("ван дер Берг Иван", "ван дер Берг", "И."),
    ("Ван Анна Ивановна", "Ван", "А. И."),
    # Other writing.
    ("Smith John Paul", "Smith", "J. P."),
    ("O'Neill Shaun", "O'Neill", "S."),
    ("ЛИ ЕН СУК", "ЛИ", "Е. С."),
    ("ахметов ерлан серикович", "ахметов", "Е. С."),
    ("  Ахметов   Ерлан ", "Ахметов", "Е."),
    ("И\u0306одов И\u0306он", "Йодов", "Й."),
    ("-", "-", ""),
    (".", ".", ""),
]


@pytest.mark.parametrize(("name", "family", "initials"), SHORTENED)
def test_a_name_is_shortened_to_surname_and_initials(name: str, family: str, initials: str) -> None:
    """Surname first; only the blank behind a long one breaks."""
    assert surname(name) == family
    gap = "" if not initials else " " if len(family) > KEPT_SURNAME else "\u00a0"
    assert surname_with_initials(name) == family + gap + initials.replace(" ", "\u00a0")


@pytest.mark.parametrize(("name", "_family", "_initials"), SHORTENED)
def test_a_shortened_name_stays_what_it_is(name: str, _family: str, _initials: str) -> None:
    """Whoever sends what another paper printed gets the same."""
    once = surname_with_initials(name)
    assert surname_with_initials(once) == once


def test_a_surname_too_long_for_its_place_may_part_from_its_initials() -> None:
    """Else it would be broken in the middle; the initials stay together."""
    assert surname_with_initials(f"{'А' * 25} Ерлан Серікұлы") == f"{'А' * 25} Е.\u00a0С."


@pytest.mark.parametrize("name", ["Ахметов Е.С.", "Е.С. Ахметов", "Ахметов Ерлан Серікұлы"])
def test_file_names_have_the_surname_however_the_name_was_written(name: str) -> None:
    """Not the initials of somebody whose initials stand first."""
    sheet = form("b1_score_sheet")
    data = sheet.sample()
    data["employee"]["full_name"] = name
    outcome = check(sheet.slug, data, today=sheet.sample_on)
    assert sheet.file_stem(outcome.record).endswith(", Ахметов")
