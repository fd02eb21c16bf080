"""The table of annex 5, in the words of the order."""

from __future__ import annotations

from datetime import date

from doc_templates.score_table_layout import Words, score_table
from validators.parameters import allowed_scores

WORDS = Words(
    annex=5,
    title="Таблица определения допустимой оценки в зависимости от процента реализации КЦИ "
    "(за исключением КЦИ по обеспечению качественного и своевременного исполнения поручений)",
    score="Диапазон допустимой оценки*",
    note="Примечание: оценка определяется в зависимости от процента реализации КЦИ. При этом в допустимом "
    "диапазоне оценивающее лицо выставляет оценку по своему усмотрению.",
)

LAYOUTS = {"ru": score_table(WORDS, allowed_scores(date(2025, 1, 1)))}
