"""Named styles of the forms, written into ``styles.xml`` (ECMA-376 part 1, 17.7).

All looks live in styles, never in the text, so that a personnel officer restyles a form in Word by changing a style.
``Normal``, ``heading 1``, ``heading 2`` and ``header`` are built-in names, which Word shows translated («Обычный»,
«Заголовок 1» ...); the rest are named in Russian.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from doc_templates.docx.markup import twips, w
from doc_templates.docx.measure import TEXT_WIDTH
from doc_templates.fonts import SET_IN

FONT = SET_IN
BUILT_IN = frozenset({"Normal", "heading 1", "heading 2", "header"})
"""Names Word knows and translates; every other style has to be marked as custom."""
HALF_POINTS = 2
LIST = "1"
"""Number of the one list of a form, in the part ``numbering.xml`` that only forms with a list have."""
LIST_SIGN = "\u25a1"
"""White square, to tick: among the few signs of its kind that the text font has, in Word and in LibreOffice."""
TWENTIETHS = 20


def _style(kind: str, identifier: str, name: str) -> etree._Element:
    element = w("style", w("name", val=name), type=kind, styleId=identifier)
    if name not in BUILT_IN:
        element.set(qn("w:customStyle"), "1")
    return element


@dataclass(frozen=True, slots=True)
class Letters:
    """The look of letters; ``size`` is in points, ``scale`` their width in percent; ``None`` is the parent's."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    scale: int | None = None

    def element(self) -> etree._Element:
        """Return ``w:rPr`` with its children in the schema's order."""
        properties = w("rPr")
        if self.bold:
            properties.extend((w("b"), w("bCs")))
        if self.italic:
            properties.extend((w("i"), w("iCs")))
        if self.scale is not None:
            properties.append(w("w", val=str(self.scale)))
        if self.size is not None:
            half_points = str(round(self.size * HALF_POINTS))
            properties.extend((w("sz", val=half_points), w("szCs", val=half_points)))
        if self.underline:
            properties.append(w("u", val="single"))
        return properties


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop at a distance from the left margin in millimetres; ``kind`` is ``left``, ``center`` or ``right``."""

    position: float
    kind: str = "left"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: ``id`` for the file, ``name`` for people; spacings in points, indents in millimetres.

    ``divided`` lets words be hyphenated, ``False`` keeps them whole, ``None`` inherits it from the parent style;
    ``listed`` makes each paragraph an item of a list, with the sign of ``LIST_SIGN`` before it;
    ``ruled`` draws a line under the paragraph, and under each of several that follow one another.
    """

    id: str
    name: str
    parent: str | None = "Normal"
    align: str | None = None
    before: float | None = None
    after: float | None = None
    left: float = 0
    right: float = 0
    first_line: float = 0
    tabs: tuple[Tab, ...] = ()
    keep_next: bool | None = None
    keep_lines: bool = False
    ruled: bool = False
    divided: bool | None = None
    listed: bool = False
    outline: int | None = None
    letters: Letters = field(default_factory=Letters)
    default: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """Styles this one is built upon."""
        return (self.parent,) if self.parent else ()

    def element(self) -> etree._Element:
        """Return the style as an element of ``styles.xml``."""
        element = _style("paragraph", self.id, self.name)
        if self.default:
            element.set(qn("w:default"), "1")
        if self.parent:
            element.append(w("basedOn", val=self.parent))
        element.append(w("qFormat"))
        element.extend(part for part in (self._paragraph(), self.letters.element()) if len(part))
        return element

    def _paragraph(self) -> etree._Element:
        properties = w("pPr")
        if self.keep_next is not None:
            properties.append(w("keepNext", **({} if self.keep_next else {"val": "false"})))
        if self.keep_lines:
            properties.append(w("keepLines"))
        if self.listed:
            properties.append(w("numPr", w("numId", val=LIST)))
        if self.ruled:
            line = {"val": "single", "sz": "4", "space": "1", "color": "auto"}
            properties.append(w("pBdr", w("bottom", **line), w("between", **line)))
        if self.tabs:
            properties.append(w("tabs", *(w("tab", val=tab.kind, pos=twips(tab.position)) for tab in self.tabs)))
        if self.divided is not None:
            properties.append(w("suppressAutoHyphens", val=str(not self.divided).lower()))
        properties.extend(self._spacing())
        if self.align:
            properties.append(w("jc", val=self.align))
        if self.outline is not None:
            properties.append(w("outlineLvl", val=str(self.outline)))
        return properties

    def _spacing(self) -> list[etree._Element]:
        spacing = {"before": self.before, "after": self.after}
        given = {name: str(round(value * TWENTIETHS)) for name, value in spacing.items() if value is not None}
        indents = {"left": self.left, "right": self.right, "firstLine": self.first_line}
        moved = {name: twips(value) for name, value in indents.items() if value}
        return [w(tag, **values) for tag, values in (("spacing", given), ("ind", moved)) if values]


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A style for letters inside a paragraph."""

    id: str
    name: str
    letters: Letters

    @property
    def needs(self) -> tuple[str, ...]:
        """Styles this one is built upon."""
        return ()

    def element(self) -> etree._Element:
        """Return the style as an element of ``styles.xml``."""
        element = _style("character", self.id, self.name)
        element.extend((w("qFormat"), self.letters.element()))
        return element


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style: lines around every cell or none, distances in millimetres between lines and text."""

    id: str
    name: str
    lines: bool
    beside: float
    above: float = 0

    @property
    def needs(self) -> tuple[str, ...]:
        """Styles this one is built upon."""
        return ()

    def element(self) -> etree._Element:
        """Return the style as an element of ``styles.xml``."""
        properties = w("tblPr")
        if self.lines:
            line = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            properties.append(w("tblBorders", *(w(side, **line) for side in sides)))
        margins = (("top", self.above), ("left", self.beside), ("bottom", self.above), ("right", self.beside))
        properties.append(w("tblCellMar", *(w(side, w=twips(value), type="dxa") for side, value in margins)))
        element = _style("table", self.id, self.name)
        element.extend((w("qFormat"), properties))
        return element


def numbering() -> etree._Element:
    """Return ``numbering.xml``: one list of one level, each item behind a sign and a blank, as the annex prints it."""
    fonts = w("rPr", w("rFonts", hint="default", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    level = w(
        "lvl",
        w("start", val="1"),
        w("numFmt", val="bullet"),
        w("suff", val="space"),
        w("lvlText", val=LIST_SIGN),
        w("lvlJc", val="left"),
        fonts,
        ilvl="0",
    )
    kind = w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId="0")
    return w("numbering", kind, w("num", w("abstractNumId", val="0"), numId=LIST))


Style = ParagraphStyle | CharacterStyle | TableStyle


def defaults(tag: str) -> etree._Element:
    """Return ``w:docDefaults``: the font and the language of everything, which spell checkers and PDF readers use.

    Args:
        tag: BCP 47 tag of the language.
    """
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = w("lang", val=tag, eastAsia=tag, bidi="ar-SA")
    letters = w("rPr", fonts, w("sz", val="24"), w("szCs", val="24"), language)
    spacing = w("pPr", w("spacing", before="0", after="0", line="240", lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", spacing))


WIDE_WIDTH = 257.0
"""Width of the text of a landscape page: A4 less 20 mm on either side."""

SIGNATURE_END = 85.0
"""End of the line for a signature, in millimetres from the left margin."""

SMALL = Letters(size=9)
TABLE = Letters(size=10)

STYLES: tuple[Style, ...] = (
    ParagraphStyle("Normal", "Normal", parent=None, default=True, divided=False),
    ParagraphStyle("Heading1", "heading 1", align="center", before=8, after=4, keep_next=True, keep_lines=True,
                   outline=0, letters=Letters(size=14, bold=True)),
    ParagraphStyle("Heading2", "heading 2", before=12, after=4, keep_next=True, keep_lines=True,
                   outline=1, letters=Letters(bold=True)),
    ParagraphStyle("Header", "header", align="center"),
    ParagraphStyle("RunningLine", "Колонтитул: чей документ", align="center", letters=SMALL),
    ParagraphStyle("AnnexMark", "Отметка о приложении", align="center", left=100, letters=Letters(size=11)),
    ParagraphStyle("FormMark", "Слово «Форма»", align="right", before=3, letters=Letters(size=11)),
    ParagraphStyle("RecommendedMark", "Отметка о рекомендуемой форме", align="right",
                   letters=Letters(size=9, italic=True)),
    ParagraphStyle("Ruled", "Строка на линейке", align="center", before=6, keep_next=True, keep_lines=True, ruled=True),
    ParagraphStyle("RuledShort", "Короткая строка на линейке", parent="Ruled", left=45, right=45),
    ParagraphStyle("RuledText", "Текст на линейке", before=5, ruled=True),
    ParagraphStyle("RuledCaption", "Подпись под линейкой", align="center", before=1, letters=SMALL),
    ParagraphStyle("SheetText", "Текст", first_line=12.5),
    ParagraphStyle("SheetTextFirst", "Текст после строк", parent="SheetText", before=7),
    ParagraphStyle("SheetTextLast", "Текст перед таблицей", parent="SheetText", after=7),
    ParagraphStyle("TableHead", "Таблица: заголовок", align="center", keep_next=True,
                   letters=Letters(size=10, bold=True)),
    ParagraphStyle("TableText", "Таблица: текст", letters=TABLE),
    ParagraphStyle("TableCentre", "Таблица: по центру", align="center", letters=TABLE),
    ParagraphStyle("TableTotal", "Таблица: итог", letters=Letters(size=10, bold=True)),
    ParagraphStyle("TableTotalScore", "Таблица: итоговая оценка", align="center", letters=Letters(size=10, bold=True)),
    ParagraphStyle("Note", "Примечание", first_line=12.5, before=8, keep_next=True, keep_lines=True),
    ParagraphStyle("NoteLine", "Примечание: продолжение", parent="Note", before=3, keep_next=True),
    ParagraphStyle("NoteAlone", "Примечание: одно", parent="Note", keep_next=False),
    ParagraphStyle("Footnote", "Сноска под таблицей", before=3, keep_next=True, keep_lines=True, letters=SMALL),
    ParagraphStyle("ResultLine", "Строка результата", before=10, tabs=(Tab(TEXT_WIDTH, "right"),),
                   keep_next=True, keep_lines=True),
    ParagraphStyle("ResultList", "Перечень результатов", parent="RuledCaption", keep_next=True, keep_lines=True),
    ParagraphStyle("SignatureLine", "Строка подписи", before=16, tabs=(Tab(SIGNATURE_END),),
                   keep_next=True, keep_lines=True),
    ParagraphStyle("SignatureCaption", "Подпись под строкой подписи", parent="RuledCaption", align="left",
                   keep_next=True, keep_lines=True),
    ParagraphStyle("DateLine", "Строка даты", before=10, tabs=(Tab(SIGNATURE_END),), keep_lines=True),
    ParagraphStyle("NumberLine", "Номер и дата", before=6, tabs=(Tab(45), Tab(110), Tab(TEXT_WIDTH, "right")), after=4),
    ParagraphStyle("Lead", "Вступление к строкам", before=6, after=3, keep_next=True, keep_lines=True),
    ParagraphStyle("FieldLine", "Строка с полем", before=6, after=5, tabs=(Tab(TEXT_WIDTH, "right"),), keep_next=True,
                   keep_lines=True),
    ParagraphStyle("FieldLineLast", "Строка с полем: последняя", parent="FieldLine", keep_next=False),
    ParagraphStyle("FieldLineCaptioned", "Строка с полем: с подписью", parent="FieldLine", after=0),
    ParagraphStyle("VotesLine", "Строка голосования", before=8, after=6, tabs=(Tab(60), Tab(105)), keep_next=True,
                   keep_lines=True),
    ParagraphStyle("TableKept", "Таблица: текст итогов", parent="TableText", keep_next=True),
    ParagraphStyle("TableCentreKept", "Таблица: значения итогов", parent="TableCentre", keep_next=True),
    ParagraphStyle("SignatureHead", "Подписи: заголовок", align="center", keep_next=True, letters=SMALL),
    ParagraphStyle("SignatureRole", "Подписи: участие", before=12),
    ParagraphStyle("SignatureRoleKept", "Подписи: участие, последнее", parent="SignatureRole", keep_next=True),
    ParagraphStyle("SignatureListed", "Подписи: строка списка", align="center", before=12, ruled=True),
    ParagraphStyle("SignatureCell", "Подписи: строка", align="center", before=12, keep_next=True, ruled=True),
    ParagraphStyle("SignatureBelow", "Подписи: подпись под строкой", align="center", before=1, keep_lines=True,
                   letters=SMALL),
    ParagraphStyle("LetterheadName", "Бланк: наименование органа", align="center", keep_next=True,
                   letters=Letters(size=11, bold=True)),
    ParagraphStyle("LetterheadAddress", "Бланк: адрес", align="center", before=3, after=10, keep_next=True, ruled=True,
                   letters=SMALL),
    ParagraphStyle("CommissionMark", "Наименование комиссии", align="center", before=6, after=4, keep_next=True,
                   keep_lines=True),
    ParagraphStyle("RuledTextOpen", "Текст на линейке: продолжается ниже", before=5),
    ParagraphStyle("RuledTextKept", "Текст на линейке: последний", parent="RuledText", keep_next=True),
    ParagraphStyle("SurveyPromise", "Опрос: обещание", align="center", after=4, keep_next=True, keep_lines=True,
                   letters=Letters(size=12)),
    ParagraphStyle("SurveyQuestion", "Опрос: вопрос", before=6, after=2, keep_next=True, keep_lines=True,
                   letters=Letters(size=11, bold=True)),
    ParagraphStyle("SurveyOption", "Опрос: вариант ответа", left=8, before=1, keep_next=True, keep_lines=True,
                   listed=True, letters=Letters(size=11)),
    ParagraphStyle("SurveyOptionLast", "Опрос: последний вариант ответа", left=8, before=1, keep_lines=True,
                   listed=True, letters=Letters(size=11)),
    ParagraphStyle("TableQuestion", "Таблица: вопрос", parent="TableText", keep_next=True,
                   letters=Letters(size=10, bold=True)),
    ParagraphStyle("TableQuestionTotal", "Таблица: ответили на вопрос", parent="TableQuestion", align="center"),
    ParagraphStyle("LetterText", "Текст письма", first_line=12.5, before=5),
    ParagraphStyle("TableLine", "Таблица: строка значений", align="center", before=2, after=2, keep_next=True,
                   letters=Letters(size=11)),
    ParagraphStyle("TableGap", "Отступ у таблицы", letters=Letters(size=6)),
    ParagraphStyle("TableTotalKept", "Таблица: итог на странице подписи", parent="TableTotal", keep_next=True),
    ParagraphStyle("TableTotalScoreKept", "Таблица: итоговая оценка на странице подписи", parent="TableTotalScore",
                   keep_next=True),
    ParagraphStyle("SignedName", "Строка с именем подписавшего", parent="ResultLine", before=6),
    ParagraphStyle("SignatureAndDate", "Строка подписи и даты", before=9,
                   tabs=(Tab(SIGNATURE_END), Tab(TEXT_WIDTH, "right")), keep_next=True, keep_lines=True),
    ParagraphStyle("AnnexMarkWide", "Отметка о приложении: широкий лист", parent="AnnexMark", align="center", left=187,
                   letters=Letters(size=11)),
    ParagraphStyle("PartyName", "Стороны: имя", before=6, tabs=(Tab(122, "right"),), keep_next=True, keep_lines=True),
    ParagraphStyle("PartySignature", "Стороны: подпись и дата", before=12, tabs=(Tab(65), Tab(122, "right")),
                   keep_next=True, keep_lines=True),
    ParagraphStyle("PublicationLine", "Строка о публикации", before=14, tabs=(Tab(WIDE_WIDTH, "right"),),
                   keep_next=True, keep_lines=True),
    ParagraphStyle("NoteLast", "Примечание: последнее", before=8, keep_lines=True),
    ParagraphStyle("Addressee", "Адресат", left=85, before=10, after=4, keep_next=True, keep_lines=True,
                   letters=Letters(bold=True)),
    ParagraphStyle("LetterTextKept", "Текст письма: последний", parent="LetterText", keep_next=True),
    ParagraphStyle("TableCentreKeptDivided", "Таблица: значения итогов с переносами", parent="TableCentreKept",
                   divided=True),
    ParagraphStyle("TableCentreDivided", "Таблица: по центру с переносами", parent="TableCentre", divided=True),
    ParagraphStyle("TableHeadSmall", "Таблица: мелкий заголовок", parent="TableHead", letters=Letters(size=9)),
    ParagraphStyle("TableFigure", "Таблица: число", parent="TableCentre", letters=Letters(size=9)),
    ParagraphStyle("TableFigureKept", "Таблица: число в последней строке", parent="TableFigure", keep_next=True),
    ParagraphStyle("TableFigureNarrow", "Таблица: узкое число", parent="TableCentre",
                   letters=Letters(size=8.5, scale=72)),
    ParagraphStyle("TableFigureNarrowKept", "Таблица: узкое число в последней строке", parent="TableFigureNarrow",
                   keep_next=True),
    CharacterStyle("Field", "Заполняемое поле", Letters(underline=True)),
    TableStyle("SheetTable", "Таблица листа", lines=True, beside=1.5, above=0.5),
    TableStyle("SheetTableTight", "Таблица листа: узкие графы", lines=True, beside=1, above=0.5),
    TableStyle("LetterheadTable", "Таблица бланка", lines=False, beside=3),
    TableStyle("SignatureTable", "Таблица подписей", lines=False, beside=1.5),
)  # fmt: skip
