"""The template of annex 1, in the words of the order."""

from __future__ import annotations

from doc_templates.score_sheet_layout import Words, score_sheet

WORDS = Words(
    slug="b1_score_sheet",
    annex=(
        "Приложение 1",
        "к Типовой методике оценки",
        "деятельности административных",
        "государственных служащих",
        "корпуса «Б»",
    ),
    title="Оценочный лист лица, занимающего руководящую должность",
    zero_note="* оценка 0 баллов выставляется в случае полного неисполнения служащим параметра оценки.",
)

LAYOUTS = {"ru": score_sheet(WORDS)}
