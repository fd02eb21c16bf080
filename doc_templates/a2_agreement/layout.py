"""The agreement of annex 2, in the words of the order."""

from __future__ import annotations

from doc_templates.agreement_layout import OWN, Words, category_agreement

WORDS = Words(
    category=2,
    own=OWN,
    result="Конечный результат*",
    note="* конечный результат – ожидаемое положительное изменение от достижения КЦИ.",
)

LAYOUTS = {"ru": category_agreement(WORDS)}
