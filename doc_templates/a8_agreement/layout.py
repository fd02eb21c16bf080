"""The agreement of annex 8, in the words of the order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates import agreement_layout as agreement
from doc_templates.agreement import TITLE
from doc_templates.docx.markup import paragraph, run
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import running

NAME = "(фамилия, имя, отчество (при его наличии)"
"""The order has one closing bracket here."""
SECRETS = (
    "* В случае наличия сведений составляющих государственные секреты в соответствии законодательством Республики "
    "Казахстан, соглашение опубликованию на интернет-ресурсе не подлежит"
)


def _body() -> Iterator[etree._Element]:
    yield from agreement.opening(8)
    yield paragraph("TableGap")
    yield agreement.own_kpis(
        "Наименование ключевых целевых индикаторов",
        "Из какого показателя меморандума политического служащего либо документа системы государственного "
        "планирования вытекает",
        "Конечный результат",
        signed=True,
    )
    yield paragraph(
        "Note",
        "* конечный результат - ожидаемое положительное изменение от достижения ключевого целевого индикатора.",
    )
    authorized_person = (
        *agreement.named("Уполномоченное лицо", "authorized_person", NAME),
        agreement.position(),
        _signature("authorized_person"),
    )
    employee = (*agreement.named("Служащий", "employee", NAME), _signature("employee"))
    yield agreement.signatures(authorized_person, employee)
    yield paragraph(
        "PublicationLine",
        "Согласен с тем, что настоящее соглашение будет опубликовано на интернет-ресурсе* ",
        run("{{ published_by }}\t", "Field"),
    )
    yield paragraph("ResultList", "(наименование государственного органа)")
    yield paragraph("SignatureLine", run("\t", "Field"))
    yield paragraph("SignatureCaption", "(подпись государственного служащего)")
    yield paragraph("NoteLast", SECRETS)


def _signature(path: str) -> etree._Element:
    day = run(f"{{{{ signed.{path} }}}}\t", "Field")
    return paragraph("PartySignature", "Подпись ", run("\t", "Field"), " Дата ", day)


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "employee.full_name"), landscape=True)}
