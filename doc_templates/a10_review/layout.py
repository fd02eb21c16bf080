"""The review of annex 10, in the words of the order, its straight quotation marks included."""

from __future__ import annotations

from doc_templates.review_layout import Words, review

WORDS = Words(
    annex=10,
    assessment='(указывается оценка служащего корпуса "А", а также приводится характеристика его деятельности за '
    "оцениваемый период, развернутая информация по достижению ключевых целевых индикаторов)",
    additional="Дополнительная информация:",
    signature="(должность, подпись, фамилия, инициалы уполномоченного лица)",
)

LAYOUTS = {"ru": review(WORDS)}
