"""The agreement of annex 2, in the words of the order."""

from __future__ import annotations

from doc_templates.building.category_agreement import OWN, Words, category_agreement

LAYOUT = category_agreement(
    Words(
        category=2,
        own=OWN,
        result="Конечный результат*",
        note="* конечный результат – ожидаемое положительное изменение от достижения КЦИ.",
    )
)
