"""A text is found however it was broken, and missed as soon as a letter of it is."""

from __future__ import annotations

import unicodedata

import pytest

from worker.inspection.errors import InspectionError
from worker.inspection.text import _NORMALIZATION, assert_contains, normalize_text

FIRST, SECOND = "Первая половина текста", "и вторая его половина"
WHOLE = f"{FIRST} {SECOND}"


@pytest.mark.parametrize(
    ("expected", "pages"),
    [
        pytest.param("выполняет поручения", ["Он выпол-\nняет пору\u00ad\nчения в срок"], id="hyphenated at line ends"),
        pytest.param("выполняет", ["выпол\ufffeняет"], id="hyphenated as PDFium tells it"),
        pytest.param("кто-то из-за 12-13", ["кто\ufffeто из-за 12-\r\n13"], id="own hyphens at line ends"),
        pytest.param("по-русски сказано", ["по-рус\u00adски ска\u00adзано"], id="own hyphens beside divisions"),
        pytest.param("-5", ["итого - -5 -"], id="a hyphen for a minus"),
        pytest.param("-", ["пусто - пусто"], id="a hyphen alone"),
        pytest.param("когда\u00adнибудь", ["когданибудь"], id="a soft hyphen that was not needed"),
        pytest.param("что\u2011то", ["что-то"], id="a hyphen that does not break"),
        pytest.param("кто-то пришёл", ["кто\u00ad", "2 то пришёл"], id="an own hyphen at a page break"),
        pytest.param("пришёл", ["при\u00ad", "2 шёл"], id="divided at a page break"),
        pytest.param("Оценка результата", ["ОЦЕНКА РЕЗУЛЬТАТА"], id="capitals by formatting"),
        pytest.param("a\tb\r\nc", ["a b c"], id="tabs and line breaks"),
        pytest.param("й", ["и\u0306"], id="a letter in two parts"),
        pytest.param("❤️ 👩‍💻", ["❤ 👩💻"], id="selectors and joiners, which draw nothing"),
        pytest.param("", [""], id="nothing expected"),
        pytest.param(WHOLE, [f"до {FIRST} рядом 2", f"Шапка {SECOND} после"], id="over a page break"),
        pytest.param(
            "а" + "б" * 300 + "в", ["а" + "б" * 100 + " 1", "бб" + "б" * 98, "б" * 100 + "в"], id="three pages"
        ),
    ],
)
def test_a_text_is_found_however_it_was_broken(expected: str, pages: list[str]) -> None:
    """Lines, pages, hyphens and capitals are the page's business."""
    assert_contains([expected], pages)


@pytest.mark.parametrize(
    ("expected", "pages"),
    [
        pytest.param("выполняет", ["выполнят"], id="a letter lost"),
        pytest.param(WHOLE, [FIRST, SECOND[:-1]], id="the last letter lost"),
        pytest.param(WHOLE, [SECOND, FIRST], id="the halves in the wrong order"),
        pytest.param(WHOLE, [f"{FIRST} рядом {SECOND}"], id="something between on the same page"),
        pytest.param("4,5", ["4,4"], id="another number"),
        pytest.param("кто-то", ["ктото"], id="a hyphen lost"),
        pytest.param("ктото", ["кто-то"], id="a hyphen added inside a line"),
        pytest.param("кто-то", ["кто", "то"], id="a hyphen lost at a page break"),
        pytest.param("-5", ["5"], id="a minus lost"),
        pytest.param("2-3", ["2--3"], id="a hyphen doubled"),
        pytest.param("2--3", ["2-3"], id="two hyphens made one"),
        pytest.param("-", ["пусто"], id="a hyphen alone lost"),
        pytest.param("текст", [], id="no pages"),
        pytest.param("Сәлем 😀", ["Сәлем"], id="an emoji lost"),
    ],
)
def test_a_text_that_is_not_whole_is_missed(expected: str, pages: list[str]) -> None:
    """A single letter decides."""
    with pytest.raises(InspectionError, match="1 of 1"):
        assert_contains([expected], pages)


def test_what_follows_a_page_break_may_begin_like_the_rest_of_the_text() -> None:
    """The first page goes on with the next cell, by chance with the letters the text would go on with."""
    assert_contains(["абвгдежз"], ["абв где ещё", "гдежз"])


def test_the_message_says_how_many_and_which_but_not_what() -> None:
    """Texts of the documents are personal data and do not belong into logs."""
    with pytest.raises(InspectionError) as raised:
        assert_contains(["есть", "Иванов", "Петрова"], ["есть"])
    assert str(raised.value) == (
        "2 of 3 expected texts are missing or not whole; the first is number 2, 6 characters long"
    )


def test_ordinary_texts_are_freed_of_what_leaves_no_mark_as_all_others_are() -> None:
    """They take a shorter way, for which every character of the Basic Multilingual Plane is tried."""
    for code in range(0x10000):
        text = f"а{chr(code)}б"
        assert normalize_text(text) == unicodedata.normalize("NFC", text).casefold().translate(_NORMALIZATION), hex(
            code
        )
