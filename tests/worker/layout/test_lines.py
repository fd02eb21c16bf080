"""Lines end where LibreOffice ends them, and nothing is guessed."""

from __future__ import annotations

import pytest

from worker.layout.errors import NotExactError
from worker.layout.fonts import LINE_HEIGHTS, face, sized
from worker.layout.lines import TAB_STEP, Run, breaks_after, lay
from worker.layout.styles import Letters, ParagraphStyle

PLAIN = Letters(size=10)


def _lines(text: str, room: int, **style: object) -> list[str]:
    lines = lay([Run(text, PLAIN)], ParagraphStyle(letters=PLAIN, **style), room)  # type: ignore[arg-type]
    return ["".join(portion.text for portion in line.portions) for line in lines]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("слово слово", True),
        ("слово )", False),
        ("( слово", False),
        ("иc-шара", True),
        ("5-балльной", True),
        ("да!нет", True),
        ("слово—", True),
        ("слово", False),
    ],
)
def test_a_line_ends_after_blanks_and_some_signs(text: str, ends: bool) -> None:
    """The place is behind the first sign that is no letter, else in the middle of the word."""
    place = next((number for number, sign in enumerate(text, 1) if not sign.isalpha() and sign != "5"), 3)
    place = place - 1 if text[place - 1] == "—" else place
    assert breaks_after(text, place) is ends


@pytest.mark.parametrize(("text", "place"), [("да/«нет»", 3), ("т.д.;—", 5), ("слово …", 6), ("a\\b", 2)])
def test_where_signs_meet_that_were_not_compared_nothing_is_guessed(text: str, place: int) -> None:
    """LibreOffice makes such a paper."""
    with pytest.raises(NotExactError):
        breaks_after(text, place)


def test_a_text_is_broken_between_words_and_a_long_word_where_it_must() -> None:
    """Blanks at the end of a line take no room in the next."""
    width = sized(0, 10).width("слово слово") + 1
    assert _lines("слово слово слово", width, align="center") == ["слово слово", "слово"]
    assert _lines("словословослово", sized(0, 10).width("словосло") + 1, align="center") == ["словосло", "вослово"]


@pytest.mark.parametrize(
    ("text", "fitting", "lines"),
    [
        ("п/п", "п", ["п", "/", "п"]),
        ("да/нет/может", "да/нет/м", ["да/нет/", "может"]),
        ("т/у/ф", "т/у/", ["т/", "у/ф"]),
        ("15/2026", "15/2", ["15/2", "026"]),
        ("а/15", "а/1", ["а/", "15"]),
        ("о да/нет", "да/н", ["о", "да/н", "ет"]),
        ("а-б/в", "а-б/", ["а-", "б/в"]),
    ],
)
def test_a_line_ends_after_a_slash_only_where_no_blank_stands_before_it(
    text: str, fitting: str, lines: list[str]
) -> None:
    """Not where the slash just fits, and not in a number; a blank before it counts even on an earlier line."""
    assert _lines(text, sized(0, 10).width(fitting) + 1, align="center") == lines


def test_a_line_ends_after_a_slash_where_the_blank_before_it_is_far() -> None:
    """As in a long address."""
    address = "/".join("абвгдежзик" * 8)
    width = sized(0, 10).width(f"о {address[:141]}") + 1
    assert _lines(f"о {address}", width) == [f"о {address[:140]}", address[140:]]


def test_a_line_end_and_an_empty_text_are_lines() -> None:
    """A text that ends with a line end has one more."""
    assert _lines("раз\nдва", 5000) == ["раз", "два"]
    assert _lines("раз\n", 5000) == ["раз", ""]
    assert [line.height for line in lay([], ParagraphStyle(letters=PLAIN), 5000)] == [LINE_HEIGHTS[10][0]]


def test_a_tab_goes_to_its_stop_and_a_right_one_before_its_text() -> None:
    """Widths are counted from the left edge of the text."""
    for kind, begins in (("left", 3000), ("right", 3000 - sized(0, 10).width("да"))):
        style = ParagraphStyle(letters=PLAIN, tabs=((3000, kind),))
        (line,) = lay([Run("нет\tда", PLAIN)], style, 6000)
        assert line.portions[-1].x == begins


@pytest.mark.parametrize("left", [100, 10, 1, 0, -3])
def test_a_tab_that_ends_a_line_may_be_narrow_or_reach_over_the_edge(left: int) -> None:
    """Beyond the stop that is named the usual ones follow."""
    text = "слово слово"
    stop = sized(0, 10).width(text) + left
    style = ParagraphStyle(letters=PLAIN, tabs=((stop, "right"),))
    (line,) = lay([Run(f"{text}\t", PLAIN)], style, stop + 1000)
    assert line.portions[-1].width == (left if left > 0 else TAB_STEP - (stop - left) % TAB_STEP)


def test_a_tab_without_any_room_is_a_line_by_itself() -> None:
    """It reaches from the edge to its stop there."""
    room = sized(0, 10).width("слово") + 1
    lines = lay([Run("слово\t", PLAIN)], ParagraphStyle(letters=PLAIN, tabs=((room, "right"),)), room)
    assert [[portion.width for portion in line.portions] for line in lines] == [[room - 1], [room]]


def test_narrow_letters_are_as_wide_as_whole_twips_of_their_size() -> None:
    """LibreOffice cuts the width of the em, not those of letters."""
    narrow = sized(0, 8.5, 72)
    assert narrow.narrowed == 122 / 170
    assert narrow.width("0") == (face(0).units["0"] * 122 // 2048)


@pytest.mark.parametrize(
    ("runs", "reason"),
    [
        ([Run("日本", PLAIN)], "character"),
        ([Run("слово", Letters(size=7.5))], "size of letters"),
        ([Run("прямо ", PLAIN), Run("косо", Letters(size=10, italic=True))], "leaning letters beside others"),
        ([Run("раз\t" + "слово " * 90, PLAIN)], "line broken after a tab"),
    ],
)
def test_what_is_not_known_is_refused_with_a_reason(runs: list[Run], reason: str) -> None:
    """By the reasons an operator sees what LibreOffice is still needed for."""
    with pytest.raises(NotExactError) as raised:
        lay(runs, ParagraphStyle(letters=PLAIN), 6000)
    assert raised.value.reason == reason


def test_a_text_is_as_wide_as_its_letters_in_sixths_of_a_twip() -> None:
    """Half is rounded up, for a letter and for the whole."""
    assert face(0).units["а"] == 909
    assert sized(0, 10).advances["а"] == (909 * 1200 * 2 + 2048) // 4096
    assert sized(0, 10).width("аа") == (2 * sized(0, 10).advances["а"] + 3) // 6
