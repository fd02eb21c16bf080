"""The agreement of annex 1, in the words of the order."""

from __future__ import annotations

from doc_templates.building.category_agreement import Words, category_agreement

LAYOUT = category_agreement(
    Words(
        category=1,
        own="",
        result="Конечный результат",
        note="* конечный результат - ожидаемое положительное изменение от достижения КЦИ.",
    )
)
