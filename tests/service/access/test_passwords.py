"""What a password has to be, and how it is kept."""

from __future__ import annotations

import unicodedata

import pytest

from service.access import passwords
from service.access.passwords import HASHER, hashed, verified, weakness

GOOD = ["тихий лес у большой реки", "correct horse battery staple", "қыс ортасында көктем", "нг7-Вх2пТ-4мда-щь"]


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_is_taken_whatever_signs_it_has(password: str) -> None:
    """No capital letter, digit or sign is asked for, and blanks and every script are allowed."""
    assert weakness(password) is None
    assert weakness(password * 6) == ("too_long" if len(password) * 6 > 128 else None)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("нг7-Вх2пТ-4", "too_short"),
        ("x7-Qp" * 26, "too_long"),
        ("password1234", "too_common"),
        ("Password123!", "too_common"),
        ("qwertyuiop12", "too_common"),
        ("йцукенгшщзхъ", "too_common"),
        ("пароль123456", "too_common"),
        ("111111111111", "too_common"),
        ("bagalau12345", "too_common"),
        ("iloveyou1234", "too_common"),
    ],
)
def test_what_is_guessed_first_is_refused(password: str, why: str) -> None:
    """Common ones, common ones typed with the other keyboard, rows of keys, the name of the program."""
    assert weakness(password) == why


def test_what_others_know_of_a_user_makes_no_password() -> None:
    """Such as the login, the name and the state body."""
    assert weakness("serikov.d2026") is None
    assert weakness("serikov.d2026", ["serikov.d"]) == "too_common"
    known = ("serikova", "Серикова Айгуль Маратовна", "Министерство речного хозяйства Республики Казахстан")
    made = ("Серикова2026", "Айгуль Серикова", "маратовна_СЕРИКОВА_1", "министерство хозяйства", "бағалау-2026-бағалау")
    for password in (*made, "cthbrjdf2026", "Astana2026Astana"):
        assert weakness(password, known) == "too_common", password
    assert weakness("Айгуль любит конь скрепка", known) is None


def test_a_password_is_kept_by_argon2id_as_owasp_advises(monkeypatch: pytest.MonkeyPatch) -> None:
    """Salted anew each time: equal passwords look different."""
    monkeypatch.setattr(passwords, "HASHER", HASHER)
    first, second = hashed(GOOD[0]), hashed(GOOD[0])
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert verified(first, GOOD[0])
    assert not verified(first, GOOD[1])
    assert not verified(None, GOOD[0])
    assert not verified("unreadable", GOOD[0])


def test_a_password_is_the_same_however_a_keyboard_composes_its_letters() -> None:
    """A telephone and an office computer may differ in it."""
    word = "тёплый йогурт с чаем"
    assert verified(hashed(unicodedata.normalize("NFD", word)), word)
