"""The blank of the survey in the words of annex 7; options are items of a list with a square to tick before each.

The annex has no title, so its first sentence is the heading that readers aloud find. Body and year name the file: the
annex has no lines for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.corpus_a_layout import annex_mark
from doc_templates.docx.markup import paragraph
from doc_templates.docx.package import Layout
from validators.parameters import survey
from validators.parameters.survey import Question

TITLE = "Анонимный опрос служащих центрального государственного органа"


def _body() -> Iterator[etree._Element]:
    wording = survey()
    yield annex_mark(7)
    yield paragraph("FormMark", "Форма")
    greeting, *promises = wording.introduction
    yield paragraph("Heading1", greeting)
    yield from (paragraph("SurveyPromise", promise) for promise in promises)
    for number, question in enumerate(wording.questions, start=1):
        yield from _question(number, question)


def _question(number: int, question: Question) -> Iterator[etree._Element]:
    yield paragraph("SurveyQuestion", f"{number}. {question.text}")
    *others, last = question.options
    yield from (paragraph("SurveyOption", option) for option in others)
    yield paragraph("SurveyOptionLast", last)


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running="Анонимный опрос")}
