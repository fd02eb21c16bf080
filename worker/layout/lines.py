"""Paragraphs broken into lines as LibreOffice breaks them. Lengths are twips.

A line is made of portions: text in one look and language, or a tab. Where rules meet that no comparison has shown,
nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from worker.layout.errors import NotExactError
from worker.layout.fonts import SizedFont, sized
from worker.layout.styles import Letters, ParagraphStyle

BLANK: Final = " "
NO_BREAK: Final = "\u00a0"
TAB: Final = "\t"
END: Final = "\n"
SEPARATE: Final = re.compile(f"([{END}{TAB}{NO_BREAK}])")
"""Characters that are portions of their own."""
FAR: Final = 66
"""So many characters before a slash a blank is preferred to it as the end of a line."""
TAB_STEP: Final = 709
"""Distance of the stops where a paragraph names none."""
LEAST_TAB: Final = 1
"""What a tab that ends a line takes at least; beyond that it may reach over the edge."""
LEAN: Final = 12
"""Leaning letters reach beyond their width by this part of the line's height."""

NUMBER: Final = re.compile(r"\d[\d/.,:;]*$")
"""The part of a number that ends in a slash, after which no line ends before a digit."""
CLOSING: Final = frozenset(")]},.:;!?")
OPENING: Final = frozenset("([{„")
DASHES: Final = frozenset("-–—|…")
CLOSERS: Final = frozenset(")]},.:;!?»”\"'%…")
OPENERS: Final = frozenset("([{„«“\"'")
AFTER_LETTERS: Final = frozenset("%—")
"""Signs before which a line may end though a letter or digit stands before them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look; ``language`` is that of the letters where it differs, ``marked`` whether it has a style."""

    text: str
    letters: Letters
    language: str = ""
    marked: bool = False


@dataclass(slots=True)
class Portion:
    """A part of a line; ``x`` is where it begins, from the left edge of its paragraph."""

    text: str
    run: Run
    font: SizedFont
    width: int
    x: int = 0

    @property
    def is_tab(self) -> bool:
        """Whether it is a tab."""
        return self.text == TAB


@dataclass(slots=True)
class Line:
    """A line: its height and how far below its top the baseline lies.

    Attributes:
        open: whether the text goes on in the next line.
        at_blank: whether it ends at a blank, which is not drawn.
        kind: how it ends, where that is not at a blank between words.
    """

    portions: list[Portion]
    height: int
    ascent: int
    open: bool = False
    at_blank: bool = False
    kind: str = ""


def lay(runs: Sequence[Run], style: ParagraphStyle, room: int) -> list[Line]:
    """Return the lines of a paragraph.

    Args:
        runs: its text; of none it has one empty line.
        style: its look.
        room: width between the edges of what it stands in, its indents not taken off.

    Raises:
        NotExactError: it is not known how LibreOffice breaks it.
    """
    return _Breaking(runs, style, room - style.left - style.right).lines()


def breaks_after(text: str, place: int) -> bool:
    """Return whether a line may end after so many characters of a text.

    Raises:
        NotExactError: two signs meet of which that is not known.
    """
    before, after = text[place - 1], text[place : place + 1]
    if before == BLANK:
        if after == BLANK or after in CLOSING:
            return False
        if after == "…":
            raise NotExactError("break before an ellipsis")
        return text[:place].rstrip(BLANK)[-1:] not in OPENING
    if before.isalnum():
        return after in AFTER_LETTERS and (after == "—" or before.isalpha())
    if after == BLANK or not after:
        return False
    if after.isalnum() and before != "\\":
        return before in DASHES or before in "!?"
    if (before in CLOSERS and after in CLOSERS) or (before in OPENERS and after in OPENERS):
        return False
    raise NotExactError("break between signs")


class _Breaking:
    """A paragraph on its way into lines."""

    def __init__(self, runs: Sequence[Run], style: ParagraphStyle, width: int) -> None:
        self._style = style
        self._width = width
        self._lines: list[Line] = []
        self._current: list[Portion] = []
        self._x = style.first
        self._whole = "".join(run.text for run in runs)
        self._waiting = [(text, run, _font(run.letters)) for run in runs for text in SEPARATE.split(run.text) if text]
        self._waiting.reverse()

    def lines(self) -> list[Line]:
        """Return all lines."""
        ended = True
        while self._waiting:
            text, run, font = self._waiting.pop()
            ended = text == END
            if ended:
                self._finish()
            elif text == TAB:
                self._tab(run, font)
            else:
                self._text(text, run, font)
        if self._current or ended:
            self._finish()
        return self._lines

    def _text(self, text: str, run: Run, font: SizedFont) -> None:
        try:
            reach = list(accumulate(map(font.advances.__getitem__, text)))
        except KeyError:
            raise NotExactError("character") from None
        begin = before = 0
        while begin < len(text):
            rest, room = text[begin:], before + 6 * (self._width - self._x)
            if reach[-1] <= room:
                self._put(rest, run, font, reach[-1] - before)
                return
            if any(portion.is_tab for portion in self._current):
                raise NotExactError("line broken after a tab")
            fitting = within = bisect_right(reach, room, begin) - begin
            following = fitting
            while following < len(rest) and rest[following] == BLANK:
                following += 1
            if following == fitting:
                within = following = self._break_within(rest, fitting)
            if not within and following == 0:
                self._break_before(rest, run, font, fitting, reach[begin + fitting - 1] - before)
                return
            kind = _kind(rest, within)
            shown = rest[:within].rstrip(BLANK)
            if self._style.align == "left":
                shown = rest[: min(following, fitting)]
            if shown:
                self._put(shown, run, font, reach[begin + len(shown) - 1] - before)
            self._finish(is_open=True, at_blank=BLANK in rest[within - 1 : following], kind=kind)
            begin += following
            before = reach[begin - 1]

    def _break_within(self, text: str, fitting: int) -> int:
        """Return after how many of the characters that fit the line ends, 0 for before the text."""
        place, begins = fitting, len(self._whole) - len(text) - sum(len(waiting) for waiting, *_ in self._waiting)
        while place:
            if text[place - 1].isalnum() and text[place] not in AFTER_LETTERS:
                # As breaks_after has it: most places are inside of words.
                place -= 1
                continue
            if breaks_after(text, place):
                break
            if place < fitting and _is_after_slash(self._whole, begins + place):
                return self._break_before_slash(begins, place, fitting)
            place -= 1
        return place

    def _break_before_slash(self, begins: int, place: int, fitting: int) -> int:
        """Return the same where the last place to end the line is after a slash.

        A blank not far before it is preferred, even where it stands in an earlier line: then nothing is.
        """
        slash = begins + place - 1
        blank = max(self._whole.rfind(each, max(0, slash + 1 - FAR), slash) for each in (BLANK, TAB, END))
        if blank < 0:
            return place
        if blank < begins:
            return 0 if self._current else fitting
        return blank + 1 - begins

    def _break_before(self, text: str, run: Run, font: SizedFont, fitting: int, reach: int) -> None:
        """End the line before a text of which nothing fits on it, but for so many letters, which reach so far."""
        if not self._current:
            if not fitting:
                raise NotExactError("letter wider than the line")
            self._put(text[:fitting], run, font, reach)
            self._finish(is_open=True, kind="word longer than a line")
            self._leave(text[fitting:], run, font)
            return
        last = self._current[-1]
        if last.text[-1:] == BLANK:
            if not text[0].isalnum() and text[0] not in OPENERS:
                raise NotExactError("break between looks")
            self._strip(last)
            self._finish(is_open=True, at_blank=True, kind="between looks")
            self._leave(text, run, font)
            return
        place, at = self._last_break()
        self._leave(text, run, font)
        for portion in reversed(self._current[place + 1 :]):
            self._leave(portion.text, portion.run, portion.font)
        broken = self._current[place]
        self._leave(broken.text[at:], broken.run, broken.font)
        del self._current[place + 1 :]
        broken.text = broken.text[:at]
        self._strip(broken)
        self._finish(is_open=True, at_blank=True, kind="in an earlier look")

    def _last_break(self) -> tuple[int, int]:
        """Return the last place where the line may end: which portion, and after how many of its characters."""
        for place in range(len(self._current) - 1, -1, -1):
            text = self._current[place].text
            if text == NO_BREAK:
                continue
            for at in range(len(text) - (text[-1] != BLANK), 0, -1):
                if _is_after_slash(text, at):
                    raise NotExactError("slash in an earlier look")
                if breaks_after(text, at):
                    if text[at - 1] != BLANK:
                        raise NotExactError("no-break space after a hyphen")
                    return place, at
        raise NotExactError("word in several looks longer than the line")

    def _tab(self, run: Run, font: SizedFont) -> None:
        from_edge = self._x + self._style.left
        stop, kind = next(
            ((stop, kind) for stop, kind in self._style.tabs if stop > from_edge),
            ((from_edge // TAB_STEP + 1) * TAB_STEP, "left"),
        )
        if kind not in {"left", "right"}:
            raise NotExactError("kind of a tab")
        stop -= self._style.left
        is_last = not self._waiting or self._waiting[-1][0] == END
        width = stop - self._x - (self._width_to_next_stop() if kind == "right" else 0)
        if not is_last and (width < font.width(BLANK) or stop > self._width):
            raise NotExactError("tab that does not fit")
        if self._x + LEAST_TAB >= self._width:
            if not self._current:
                raise NotExactError("tab that does not fit")
            self._finish(is_open=True, kind="tab alone")
            self._leave(TAB, run, font)
            return
        self._current.append(Portion(TAB, run, font, width))
        self._x += width

    def _width_to_next_stop(self) -> int:
        found = 0
        for text, _, font in reversed(self._waiting):
            if text in {TAB, END}:
                break
            try:
                found += font.width(text)
            except KeyError:
                raise NotExactError("character") from None
        return found

    def _put(self, text: str, run: Run, font: SizedFont, reach: int) -> None:
        width = (reach + 3) // 6
        self._current.append(Portion(text, run, font, width))
        self._x += width

    def _leave(self, text: str, run: Run, font: SizedFont) -> None:
        if text:
            self._waiting.append((text, run, font))

    def _strip(self, portion: Portion) -> None:
        """Leave out the blanks at the end of a line, which only move texts that stand in the middle or on the right."""
        if self._style.align != "left":
            portion.text = portion.text.rstrip(BLANK)
        portion.width = portion.font.width(portion.text)

    def _finish(self, *, is_open: bool = False, at_blank: bool = False, kind: str = "") -> None:
        fonts = [portion.font for portion in self._current] or [_font(self._style.letters)]
        tallest = max(fonts, key=lambda font: font.height)
        line = Line(self._current, tallest.height, tallest.ascent, is_open, at_blank, kind)
        self._place(line, 0 if self._lines else self._style.first)
        self._lines.append(line)
        self._current, self._x = [], 0

    def _place(self, line: Line, first: int) -> None:
        leaning = {portion.run.letters.italic for portion in line.portions}
        if len(leaning) > 1:
            raise NotExactError("leaning letters beside others")
        used = sum([portion.width for portion in line.portions]) + (line.height // LEAN if True in leaning else 0)
        room, x = self._width - first, first
        if self._style.align == "center":
            x += (room + 1 - used) // 2
        elif self._style.align == "right":
            x += room + 1 - used
        for portion in line.portions:
            portion.x = x
            x += portion.width


def _is_after_slash(text: str, place: int) -> bool:
    """Return whether a line may end after so many characters because of a slash; not where these just fit."""
    after = text[place : place + 1]
    return text[place - 1] == "/" and (after.isalpha() or (after.isdecimal() and not NUMBER.search(text, 0, place)))


def _font(letters: Letters) -> SizedFont:
    try:
        return sized(letters.face, letters.size, letters.percent)
    except KeyError:
        raise NotExactError("size of letters") from None


def _kind(text: str, place: int) -> str:
    """Return between which signs a line ends, letters and digits being one each; nothing where it is between words."""
    if text[place] == BLANK and text[place - 1].isalnum():
        return ""
    before, after = text[place - 1], text[place]
    if before == BLANK and after.isalnum():
        return ""
    return "".join("a" if each.isalpha() else "1" if each.isdigit() else each for each in (before, after))
