"""``summary.svg`` and ``summary.png``: the summary as stacked bars, one for each state body and evaluator (SVG 1.1).

The report of a cycle is drawn alike.

Above them stands what is shown: the title, the periods and the state body on the left, the legend on the right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from lxml import etree

from doc_templates.fonts import FOLDER
from service.batches.messages import message
from service.batches.summary import codes

SVG: Final = "http://www.w3.org/2000/svg"
WIDTH, LABEL, BAR, ROW, GAP = 1100, 420, 520, 26, 14
PICTURE_WIDTH: Final = 2 * WIDTH
"""Dots: sharp on paper. The number of bars limits the height."""
MAX_BARS: Final = 30
"""Of a longer list the most lenient and the strictest are drawn, half of each."""
LETTER: Final = 13
TITLE: Final = 17
"""Sizes of the letters and of those of the title, in the units of the drawing."""
MAX_LINES: Final = 4
"""Lines of the name of a state body; of a longer name the middle is left out."""
MAX_PERIODS: Final = 3
"""Of more the first and the last are named."""
QUARTERS: Final = ("", "I", "II", "III", "IV")
WIDTHS: Final = ((frozenset(" .,:;!|'ijlіїI()[]-"), 0.34), (frozenset("ЖМФШЩЫЮЊЉжмфшщыюW@mwM—…№%&"), 1.04))
"""Widths of narrow and of wide letters of Liberation Serif, in sizes of letters, rounded up."""
CAPITAL, USUAL = 0.78, 0.56
ROOM_FOR_NUMBER: Final = 8
"""Units for each digit of a number within its box."""
DARK: Final = frozenset({"#1b7837", "#b2182b"})
COLOURS: Final = ("#1b7837", "#7fbf7b", "#fdb863", "#b2182b")
"""From the best result to the worst; distinct in grey and to most colour-blind readers, too."""
FONT: Final = "'Liberation Serif', 'Times New Roman', serif"


Group = Mapping[str, Any]
"""A bar: ``results`` by code, how many ``papers`` they are, their ``average``, and what its label is made of."""
Section = tuple[str, Sequence[Group], Callable[[Group], tuple[str, float]]]
"""Bars below a heading; the last gives the label of a group, and which share of a long one is kept at its beginning."""


def chart(found: Mapping[str, Any], language: str) -> bytes:
    """Return the chart of a :func:`service.batches.summary.summary`, its headings in a language."""
    about = about_lines(found["periods"], [unit["unit"] for unit in found["units"]], language)
    sections = [
        (message("summary", key, language), found[key], label)
        for key, label in (("units", _unit_label), ("evaluators", _evaluator_label))
    ]
    return draw(about, legend_lines(found["all"]["results"], found["wordings"], language), sections, language)


def draw(
    about: Sequence[str],
    legend: Sequence[tuple[str | None, str]],
    sections: Sequence[Section],
    language: str,
    rest: str = "summary.json",
) -> bytes:
    """Return bars as a drawing.

    Args:
        about: the lines that say what is shown, the title first.
        legend: its lines, the heading first, each with the code of the result that it explains.
        sections: the bars.
        language: of the numbers and of what is left out.
        rest: the file that has what is left out of long lists.
    """
    shown = [(heading, _some(groups, language, rest), label) for heading, groups, label in sections]
    point = message("summary", "decimal_point", language)
    top = max(len(about), len(legend)) + 1
    rows = top + sum(len(groups) + 2 for _, groups, _ in shown) + 1
    root = etree.Element(
        f"{{{SVG}}}svg", width=str(WIDTH), height=str(rows * ROW), viewBox=f"0 0 {WIDTH} {rows * ROW}",
        nsmap={None: SVG},
    )  # fmt: skip
    etree.SubElement(root, f"{{{SVG}}}rect", width="100%", height="100%", fill="#ffffff")
    _title(root, ", ".join(about))
    for row, line in enumerate(about, 1):
        _text(root, GAP, row, line, bold=row == 1, size=TITLE if row == 1 else LETTER)
    for row, (code, line) in enumerate(legend, 1):
        if code is not None:
            _box(root, LABEL, row, ROW, _colour(code))
        _text(root, LABEL if code is None else LABEL + ROW + GAP, row, line, bold=row == 1)
    row = top
    for heading, groups, label in shown:
        row += 1
        _text(root, GAP, row, heading, bold=True)
        row += 1
        for group in groups:
            if isinstance(group, str):
                _text(root, LABEL, row, group)
            else:
                _bar(root, row, label(group), group, point)
            row += 1
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return text


def picture(svg: bytes) -> bytes:
    """Return a drawing of :func:`chart` as a PNG of ``PICTURE_WIDTH`` dots on white, for programs that open no SVG.

    Letters are those of the fonts papers are printed with, whatever the machine has.
    """
    import resvg_py  # noqa: PLC0415 - few ask for a picture: the others need not load it

    return resvg_py.svg_to_bytes(
        svg_string=svg.decode(), width=PICTURE_WIDTH, background="#ffffff", skip_system_fonts=True,
        font_dirs=[str(FOLDER)],
    )  # fmt: skip


def about_lines(periods: Sequence[Mapping[str, Any]], bodies: Sequence[str], language: str) -> list[str]:
    """Return the lines that say what is shown: the title, the periods in their order, the state body."""
    lines = [message("summary", "title", language)]
    named = [period_words(period["year"], period["quarter"], language) for period in periods]
    if named:
        told = ", ".join(named) if len(named) <= MAX_PERIODS else f"{named[0]} – {named[-1]}"
        lines += _wrapped(message("summary", "period", language, period=told))
    if len(bodies) == 1:
        lines += _wrapped(message("summary", "body", language, body=bodies[0]))
    elif bodies:
        lines.append(message("summary", "bodies", language, number=len(bodies)))
    return lines


def period_words(year: int, quarter: int | None, language: str) -> str:
    """Return what a period is called; a year has no quarter."""
    if quarter is None:
        return message("summary", "year", language, year=year)
    return message("summary", "quarter", language, quarter=QUARTERS[quarter], year=year)


def legend_lines(
    results: Mapping[str, int], wordings: Mapping[str, str], language: str
) -> list[tuple[str | None, str]]:
    """Return the lines of the legend: its heading, each result with its code, and what stands behind the bars."""
    used = [(code, f"{wordings[code]}: {results[code]}") for code in codes() if code in results]
    heading, behind = (message("summary", key, language) for key in ("legend", "behind"))
    return [(None, heading), *used, (None, behind)]


def _wrapped(text: str) -> list[str]:
    """Return the lines of a text in the room of the labels."""
    lines, words = [""], text.split()
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if _width(longer) <= LABEL - 2 * GAP:
            lines[-1] = longer
            words.pop(0)
        elif len(lines) == MAX_LINES or not lines[-1]:
            lines[-1] = _fitting(f"{lines[-1]} {' '.join(words)}".strip(), LABEL - 2 * GAP, 0.5)
            break
        else:
            lines.append("")
    return lines


def _some(groups: Sequence[Group], language: str, rest: str) -> Sequence[Group | str]:
    """Return the groups to draw; of a longer list its two ends, and between them how many are left out."""
    if len(groups) <= MAX_BARS:
        return groups
    left_out = message("summary", "left_out", language, number=len(groups) - MAX_BARS, file=rest)
    return [*groups[: MAX_BARS // 2], left_out, *groups[-(MAX_BARS // 2) :]]


def _unit_label(group: Group) -> tuple[str, float]:
    # Names of state bodies often differ in their last words only.
    return str(group["unit"]), 0.5


def _evaluator_label(group: Group) -> tuple[str, float]:
    return f"{group['full_name']}, {group['position']}", 1.0


def _bar(root: etree._Element, row: int, named: tuple[str, float], group: Group, point: str) -> None:
    label, head = named
    _text(root, GAP, row, _fitting(label, LABEL - 2 * GAP, head), title=label)
    left = float(LABEL)
    for code, number in group["results"].items():
        width = BAR * number / group["papers"]
        colour = _colour(code)
        _box(root, left, row, width, colour, title=str(number))
        room = ROOM_FOR_NUMBER * len(str(number))
        if width > room + GAP:
            _text(root, left + (width - room) / 2, row, str(number), fill="#ffffff" if colour in DARK else "#000000")
        left += width
    _text(root, LABEL + BAR + GAP, row, f"{group['average'].replace('.', point)}  ({group['papers']})")


def _fitting(label: str, room: float, head: float) -> str:
    """Return as much of a label as fits into so many units: its beginning, a share of what is kept, and its end.

    Dots stand for what is left out between them.
    """
    if _width(label) <= room:
        return label
    kept = len(label)
    while _width(shortened := _shortened(label, kept, round(kept * head))) > room:
        kept -= 1
    return shortened


def _shortened(label: str, kept: int, start: int) -> str:
    return label[:start].rstrip(" ,") + "…" + label[len(label) - kept + start :].lstrip(" ,")


def _width(text: str) -> float:
    return LETTER * sum(
        next((width for letters, width in WIDTHS if letter in letters), CAPITAL if letter.isupper() else USUAL)
        for letter in text
    )


def _colour(code: str) -> str:
    known = codes()
    return COLOURS[min(known.index(code) * len(COLOURS) // len(known), len(COLOURS) - 1)]


def _box(root: etree._Element, left: float, row: int, width: float, colour: str, *, title: str = "") -> None:  # noqa: PLR0913 - a box has as many sides
    box = etree.SubElement(
        root, f"{{{SVG}}}rect", x=f"{left:.1f}", y=str(row * ROW - ROW + 4), width=f"{width:.1f}", height=str(ROW - 8),
        fill=colour,
    )  # fmt: skip
    _title(box, title)


def _text(  # noqa: PLR0913 - its place, its words, its look
    root: etree._Element,
    left: float,
    row: int,
    words: str,
    *,
    bold: bool = False,
    size: int = LETTER,
    title: str = "",
    fill: str = "#000000",
) -> None:
    weight = "bold" if bold else "normal"
    attributes = {"font-family": FONT, "font-size": str(size), "font-weight": weight, "fill": fill}
    text = etree.SubElement(root, f"{{{SVG}}}text", attributes, x=f"{left:.1f}", y=str(row * ROW - 8))
    text.text = words
    _title(text, title)


def _title(element: etree._Element, words: str) -> None:
    if words:
        etree.SubElement(element, f"{{{SVG}}}title").text = words
