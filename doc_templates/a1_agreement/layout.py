"""The agreement of annex 1, in the words of the order."""

from __future__ import annotations

from doc_templates.agreement_layout import Words, category_agreement

WORDS = Words(
    category=1,
    own="",
    result="Конечный результат",
    note="* конечный результат - ожидаемое положительное изменение от достижения КЦИ.",
)

LAYOUTS = {"ru": category_agreement(WORDS)}
