"""The recommended layout of the protocol of a calibration session.

The order prescribes no form for it: the content of the protocol follows from items 11 and 19-24, and the captions
keep to their words.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.docx.markup import Row, Table, cell, heads, paragraph, row, run
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import field_line, number_line, person, recommended, repeated_rows, ruled_text, running
from doc_templates.session_layout import HAND_ROW, composition, contested

TITLE = "Протокол калибровочной сессии"
CALLER = "(Ф.И.О., должность лица, принявшего решение, с указанием государственного органа)"


def _opening() -> Iterator[etree._Element]:
    yield from recommended("Рекомендуемая форма (пункты 11, 19–24 Типовой методики)")
    yield paragraph("Heading1", TITLE)
    yield number_line("held_on")


def _composition() -> Iterator[etree._Element]:
    yield paragraph("Heading2", "1. Состав калибровочной сессии")
    yield paragraph("Lead", "Решение о проведении калибровочной сессии и утверждении ее состава принято:")
    yield paragraph("Ruled", person("called_by"))
    yield paragraph("RuledCaption", CALLER)
    yield field_line("Основание: ", "called_by.ground")
    yield from composition()


def _appeal() -> Iterator[etree._Element]:
    yield paragraph("Heading2", "2. Обращение о проведении калибровочной сессии")
    yield from contested()
    yield paragraph("Lead", "Доводы обращения:")
    yield from ruled_text("appeal.grounds")


def _discussion() -> Iterator[etree._Element]:
    yield paragraph("Heading2", "3. Обсуждение")
    yield paragraph("Lead", "Оценивающее лицо кратко описало работу оцениваемого лица и аргументировало свою оценку:")
    yield from ruled_text("discussion.evaluator_reasons")
    yield paragraph("Lead", "Доводы оцениваемого лица о несогласии с оценкой:")
    yield from ruled_text("discussion.appellant_reasons")
    yield paragraph("Lead", "Замечания членов калибровочной сессии, доводы для корректировки оценки:")
    yield from ruled_text("discussion.members_remarks")


def _decision() -> Iterator[etree._Element]:
    yield paragraph("Heading2", "4. Решение")
    yield field_line("Калибровочная сессия решила: ", "decision.outcome")
    yield Table(
        style="SheetTable",
        title="Оценка до калибровочной сессии и по ее итогам",
        description="Оценка в баллах и результат оценки до калибровочной сессии и по ее итогам",
        widths=(40.0, 65.0, 65.0),
        rows=(
            heads("", "До калибровочной сессии", "По итогам калибровочной сессии"),
            _compared("Оценка, баллов", "score"),
            _compared("Результат оценки", "result"),
        ),
    ).element()
    yield paragraph(
        "VotesLine",
        "Голосовали: за ",
        run("{{ decision.votes_for }}\t", "Field"),
        run(", против "),
        run("{{ decision.votes_against }}\t", "Field"),
    )


def _compared(name: str, what: str) -> Row:
    return row(
        cell(paragraph("TableKept", name)),
        cell(paragraph("TableCentreKept", f"{{{{ decision.{what}_before }}}}")),
        cell(paragraph("TableCentreKept", f"{{{{ decision.{what}_after }}}}")),
        min_height=HAND_ROW,
    )


def _signatures() -> Iterator[etree._Element]:
    yield Table(
        style="SignatureTable",
        title="Подписи",
        description="Подписи председателя, членов и секретаря калибровочной сессии",
        widths=(40.0, 50.0, 80.0),
        rows=(
            heads("Участие в составе", "Подпись", "Ф.И.О.", style="SignatureHead"),
            *repeated_rows(
                "member",
                "members",
                row(
                    cell(paragraph("SignatureRole", "{{ member.role }}"), bottom=True),
                    cell(paragraph("SignatureListed"), bottom=True),
                    cell(paragraph("SignatureListed", "{{ member.full_name }}"), bottom=True),
                ),
                signed=True,
            ),
        ),
    ).element()
    yield paragraph("DateLine", "Дата подписания ", run("{{ signed_on }}\t", "Field"))


def _afterwards() -> Iterator[etree._Element]:
    yield paragraph("Heading2", "5. Отметки службы управления персоналом")
    yield field_line("Протокол размещен в информационной системе: ", "posted_on")
    yield field_line("Встреча по предоставлению обратной связи проведена: ", "feedback_on", "FieldLineLast")


LAYOUTS = {
    "ru": Layout(
        TITLE,
        (*_opening(), *_composition(), *_appeal(), *_discussion(), *_decision(), *_signatures(), *_afterwards()),
        running(TITLE, "appellant.full_name", "period"),
    )
}
