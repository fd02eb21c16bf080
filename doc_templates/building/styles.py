"""The named styles of the forms, with the names a personnel officer sees in Word.

``Normal``, ``heading 1``, ``heading 2`` and ``header`` are built-in names, which Word shows translated («Обычный»,
«Заголовок 1» ...); the rest are named in Russian.
"""

from __future__ import annotations

from doc_templates.building.stylebook import CharacterStyle, Letters, ParagraphStyle, Style, Tab, TableStyle

TEXT_WIDTH = 170.0
"""Width of the text in millimetres: A4 less 30 mm on the left, for filing, and 10 mm on the right."""

WIDE_WIDTH = 257.0
"""Width of the text of a landscape page: A4 less 20 mm on either side."""

SIGNATURE_END = 85.0
"""Where the line for a signature ends, in millimetres from the left margin."""

SMALL = Letters(size=9)
TABLE = Letters(size=10)

STYLES: tuple[Style, ...] = (
    ParagraphStyle("Normal", "Normal", parent=None, default=True),
    ParagraphStyle("Heading1", "heading 1", align="center", before=8, after=4, keep_next=True, keep_lines=True,
                   outline=0, letters=Letters(size=14, bold=True)),
    ParagraphStyle("Heading2", "heading 2", before=12, after=4, keep_next=True, keep_lines=True,
                   outline=1, letters=Letters(bold=True)),
    ParagraphStyle("Header", "header", align="center"),
    ParagraphStyle("AnnexMark", "Отметка о приложении", align="center", left=100, letters=Letters(size=11)),
    ParagraphStyle("FormMark", "Слово «Форма»", align="right", before=3, letters=Letters(size=11)),
    ParagraphStyle("RecommendedMark", "Отметка о рекомендуемой форме", align="right",
                   letters=Letters(size=9, italic=True)),
    ParagraphStyle("Ruled", "Строка на линейке", align="center", before=6, keep_next=True, keep_lines=True, ruled=True),
    ParagraphStyle("RuledShort", "Короткая строка на линейке", parent="Ruled", left=45, right=45),
    ParagraphStyle("RuledText", "Текст на линейке", before=5, ruled=True),
    ParagraphStyle("RuledCaption", "Подпись под линейкой", align="center", before=1, letters=SMALL),
    ParagraphStyle("SheetText", "Текст", align="both", first_line=12.5),
    ParagraphStyle("SheetTextFirst", "Текст после строк", parent="SheetText", before=7),
    ParagraphStyle("SheetTextLast", "Текст перед таблицей", parent="SheetText", after=7),
    ParagraphStyle("TableHead", "Таблица: заголовок", align="center", keep_next=True,
                   letters=Letters(size=10, bold=True)),
    ParagraphStyle("TableText", "Таблица: текст", letters=TABLE),
    ParagraphStyle("TableCentre", "Таблица: по центру", align="center", letters=TABLE),
    ParagraphStyle("TableTotal", "Таблица: итог", letters=Letters(size=10, bold=True)),
    ParagraphStyle("TableTotalScore", "Таблица: итоговая оценка", align="center", letters=Letters(size=10, bold=True)),
    ParagraphStyle("Note", "Примечание", align="both", first_line=12.5, before=8, keep_next=True, keep_lines=True),
    ParagraphStyle("NoteLine", "Примечание: продолжение", parent="Note", before=3, keep_next=True),
    ParagraphStyle("ResultLine", "Строка результата", before=10, tabs=(Tab(TEXT_WIDTH, "right"),),
                   keep_next=True, keep_lines=True),
    ParagraphStyle("ResultList", "Перечень результатов", parent="RuledCaption", keep_next=True, keep_lines=True),
    ParagraphStyle("SignatureLine", "Строка подписи", before=16, tabs=(Tab(SIGNATURE_END),),
                   keep_next=True, keep_lines=True),
    ParagraphStyle("SignatureCaption", "Подпись под строкой подписи", parent="RuledCaption", align="left",
                   keep_next=True, keep_lines=True),
    ParagraphStyle("DateLine", "Строка даты", before=10, tabs=(Tab(SIGNATURE_END),), keep_lines=True),
    ParagraphStyle("NumberLine", "Номер и дата", tabs=(Tab(45), Tab(110), Tab(TEXT_WIDTH, "right")), after=4),
    ParagraphStyle("Lead", "Вступление к строкам", before=6, keep_next=True, keep_lines=True),
    ParagraphStyle("FieldLine", "Строка с полем", before=6, after=5, tabs=(Tab(TEXT_WIDTH, "right"),), keep_next=True,
                   keep_lines=True),
    ParagraphStyle("FieldLineLast", "Строка с полем: последняя", parent="FieldLine", keep_next=False),
    ParagraphStyle("VotesLine", "Строка голосования", before=8, after=6, tabs=(Tab(60), Tab(105)), keep_next=True,
                   keep_lines=True),
    ParagraphStyle("TableKept", "Таблица: текст итогов", parent="TableText", keep_next=True),
    ParagraphStyle("TableCentreKept", "Таблица: значения итогов", parent="TableCentre", keep_next=True),
    ParagraphStyle("SignatureHead", "Подписи: заголовок", align="center", keep_next=True, letters=SMALL),
    ParagraphStyle("SignatureRole", "Подписи: участие", before=12, keep_next=True),
    ParagraphStyle("SignatureCell", "Подписи: строка", align="center", before=12, keep_next=True, ruled=True),
    ParagraphStyle("LetterheadName", "Бланк: наименование органа", align="center", keep_next=True,
                   letters=Letters(size=11, bold=True)),
    ParagraphStyle("LetterheadAddress", "Бланк: адрес", align="center", before=3, after=10, keep_next=True, ruled=True,
                   letters=SMALL),
    ParagraphStyle("CommissionMark", "Наименование комиссии", align="center", before=6, after=4, keep_next=True,
                   keep_lines=True),
    ParagraphStyle("RuledTextKept", "Текст на линейке: последний", parent="RuledText", keep_next=True),
    ParagraphStyle("SignedLine", "Строка подписавшего", before=24, tabs=(Tab(TEXT_WIDTH, "right"),), keep_next=True,
                   keep_lines=True),
    ParagraphStyle("SignedCaption", "Подпись под строкой подписавшего", parent="RuledCaption", keep_lines=True),
    ParagraphStyle("SurveyAbout", "Опрос: орган и год", align="center", before=3, keep_next=True, keep_lines=True,
                   letters=Letters(size=11)),
    ParagraphStyle("SurveyPromise", "Опрос: обещание", align="center", after=4, keep_next=True, keep_lines=True,
                   letters=Letters(size=12)),
    ParagraphStyle("SurveyQuestion", "Опрос: вопрос", before=6, after=2, keep_next=True, keep_lines=True,
                   letters=Letters(size=11, bold=True)),
    ParagraphStyle("SurveyOption", "Опрос: вариант ответа", left=8, before=1, keep_next=True, keep_lines=True,
                   letters=Letters(size=11)),
    ParagraphStyle("SurveyOptionLast", "Опрос: последний вариант ответа", left=8, before=1, keep_lines=True,
                   letters=Letters(size=11)),
    ParagraphStyle("TableQuestion", "Таблица: вопрос", parent="TableText", keep_next=True,
                   letters=Letters(size=10, bold=True)),
    ParagraphStyle("TableQuestionTotal", "Таблица: ответили на вопрос", parent="TableQuestion", align="center"),
    ParagraphStyle("LetterText", "Текст письма", align="both", first_line=12.5, before=5),
    ParagraphStyle("TableAbout", "Таблица: орган и год", align="center", before=3, keep_next=True, keep_lines=True,
                   letters=Letters(size=11)),
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
    ParagraphStyle("NoteLast", "Примечание: последнее", align="both", before=8, keep_lines=True),
    ParagraphStyle("Addressee", "Адресат", left=85, before=10, after=4, keep_next=True, keep_lines=True,
                   letters=Letters(bold=True)),
    ParagraphStyle("LetterTextKept", "Текст письма: последний", parent="LetterText", keep_next=True),
    CharacterStyle("Field", "Заполняемое поле", Letters(underline=True)),
    TableStyle("SheetTable", "Таблица листа", lines=True, beside=1.5, above=0.5),
    TableStyle("LetterheadTable", "Таблица бланка", lines=False, beside=3),
    TableStyle("SignatureTable", "Таблица подписей", lines=False, beside=1.5),
)  # fmt: skip
