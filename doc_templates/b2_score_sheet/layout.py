"""The template of annex 2, in the words of the order; where its copy breaks off, after «Подпись», as in annex 1."""

from __future__ import annotations

from doc_templates.score_sheet_layout import Words, score_sheet

WORDS = Words(
    slug="b2_score_sheet",
    annex=(
        "Приложение 2",
        "к типовой Методике оценки",
        "деятельности административных",
        "государственных служащих",
        "корпуса «Б»",
    ),
    title="Оценочный лист лица, занимающего не руководящую должность",
    zero_note="* оценка 0 баллов выставляется в случае полного неисполнения служащим параметра оценки",
)

LAYOUTS = {"ru": score_sheet(WORDS)}
