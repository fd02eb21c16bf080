"""The room a text takes is estimated from the font that prints it."""

from __future__ import annotations

import pytest
from PIL import ImageFont

from doc_templates.docx import measure
from doc_templates.fonts import FACES, FOLDER, TEXT_FAMILY

EM = 2048


def test_every_advance_is_that_of_the_font() -> None:
    """To a thousandth of the height of the letters."""
    font = ImageFont.truetype(FOLDER / FACES[TEXT_FAMILY][0], EM)
    assert {sign: round(font.getlength(sign) * 1000 / EM) for sign in measure.ADVANCES} == dict(measure.ADVANCES)


def test_the_letters_of_both_languages_are_known() -> None:
    """None of them is taken for the widest sign."""
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
    assert not set(letters + letters.upper()) - measure.ADVANCES.keys()


@pytest.mark.parametrize(
    ("text", "room", "said"),
    [
        ("", 20.0, [""]),
        ("одно слово", 40.0, ["одно слово"]),
        ("одно слово", 12.0, ["одно", "слово"]),
        ("своя\nстрока", 40.0, ["своя", "строка"]),
        ("научно-технический", 20.0, ["научно-", "технический"]),
        ("mmmmmmmmmm", 10.0, ["mmm", "mmm", "mmm", "m"]),
        ("а  б", 40.0, ["а  б"]),
        ("а\tб", 40.0, ["а\tб"]),
    ],
)
def test_a_text_is_set_in_lines(text: str, room: float, said: list[str]) -> None:
    """At blanks, hyphens and line ends; a word that no line holds is cut."""
    assert measure.lines(text, room, 10) == said


def test_a_row_is_tall_from_a_third_of_the_page_on() -> None:
    """By the highest of its cells: 257 mm hold 63 lines of 10 points, so 21 are not tall and 22 are."""
    assert not measure.is_tall([("коротко", 50), ("\n" * 20, 50)], measure.UPRIGHT)
    assert measure.is_tall([("коротко", 50), ("\n" * 21, 50)], measure.UPRIGHT)
    assert measure.is_tall([("\n" * 14, 50)], measure.LANDSCAPE)
