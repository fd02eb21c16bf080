"""The table of annex 4, in the words of the order."""

from __future__ import annotations

from datetime import date

from doc_templates.score_table_layout import Words, score_table
from validators.parameters import max_scores

WORDS = Words(
    annex=4,
    title="Таблица определения максимальной оценки в зависимости от процента реализации КЦИ по обеспечению "
    "качественного и своевременного исполнения поручений",
    score="Максимальная оценка*",
    note="Примечание: Оценка определяется в зависимости от процента реализации КЦИ. Запрещена оценка, превышающая "
    "максимальное значение. При этом уполномоченное лицо вправе выставить более низкую оценку.",
)

LAYOUTS = {"ru": score_table(WORDS, max_scores(date(2025, 1, 1)))}
