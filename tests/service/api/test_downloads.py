"""File names arrive whole where RFC 6266 is known, readable in Latin letters where it is not, and harmless anywhere."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from werkzeug.http import parse_options_header

from service.api.downloads import disposition, transliterate


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Оценочный лист Сәрсенова III квартал 2025", "Otsenochnyy_list_Sarsenova_III_kvartal_2025"),
        ("Щёголев", "Shchegolev"),
        ("ЮЛИЯ", "YuLIYa"),
        ("Әділет Ғабит Қанат Ңңң Өмір Ұлан Үкі Һһ Іі", "Adilet_Gabit_Qanat_Nnn_Omir_Ulan_Uki_Hh_Ii"),
        ("объём", "obem"),
        ("Çelik Müller", "Celik_Muller"),
        ('a"b;c\\d/e\r\nf', "a_b_c_d_e_f"),
        ("../../etc/passwd", "etc_passwd"),
        ("日本", ""),
    ],
)
def test_names_are_transliterated(text: str, latin: str) -> None:
    """Letter by letter; whatever could mean something to a header or a file system becomes an underscore."""
    assert transliterate(text) == latin


@pytest.mark.parametrize("name", ["Оценочный лист.pdf", 'кавычка " и ; точка.docx', "emoji 😀.pdf", "процент %41.pdf"])
def test_the_header_carries_the_whole_name(name: str) -> None:
    """Read back by another's parser it is the name itself."""
    header = disposition(name, "b2_score_sheet")
    assert header.isascii()
    assert "\n" not in header
    assert unquote(header.split("filename*=UTF-8''")[1]) == name
    kind, options = parse_options_header(header)
    assert kind == "attachment"
    assert options["filename"] == name


def test_a_name_without_a_latin_letter_falls_back() -> None:
    """There is always something to save the file as."""
    assert 'filename="b2_score_sheet.pdf"' in disposition("日本.pdf", "b2_score_sheet")
