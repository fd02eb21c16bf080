"""Papers of a form to compare a layout with LibreOffice by: its sample, its blank, then with texts of every kind.

The texts are random but the same for the same seed: ordinary ones in Russian and Kazakh, of one word to a hundred and
twenty, and odd ones with signs at which lines end otherwise; lists are longer and shorter than in the sample, so that
tables meet the ends of pages.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from doc_templates.form import Form
from doc_templates.template_files import Template
from validators.check import check
from worker.making import Origin, RenderJob, compose

ORDINARY: Final = """
Замечаний нет исполнено с опозданием в срок на высоком уровне качество документов поручений руководства
Департамента государственной службы предложила новый порядок сверки сведений о государственных услугах қызмет
көрсету сапасы жоғары тапсырмалар уақтылы орындалды Әдеп бойынша ескерту жоқ өңірлік ұсыныстар үшін һәм және
іс-шаралар төменгі мерзімі өтті 2026 года № 15 (пятнадцать) по итогам III квартала «Цифровой Казахстан»,
отчёты; справки: подготовлены без возвратов. Однако требуется внимание к деталям и срокам электронный
документооборот высококвалифицированный межведомственного взаимодействия 12,5 % 100 из 120 Law KPI e-gov
Нұрмағамбетов Сүлейменова ғылыми-зерттеу жүргізілді
"""
ODD: Final = """
и/или личных симпатий/антипатий 5-балльной 1-2 2026–2027 план–график слово—слово e-mail: a@b.kz № 15/2026 100%
12.5% (в т.ч. 3/4) «да»/«нет» ( скобки ) точка . запятая , вопрос ? да!нет ответ?вопрос п.3.2.1 ст.15-1
+7(701)123-45-67 https://egov.kz/cms/ru?id=1&b=2 10х20 №№3,4 "кавычки" т.е. А.Б.Иванов !!! ... … конец… -минус
— тире – тире* **важно** ё/е §5 24/7 3:00 10°C a=b [1] {x} 50±5 и т.д.; др.) сверх\u00a0того ұзақ\u00a0мерзімді
"""
SHORT: Final = 3
"""Texts of fewer words are numbers, dates and the like, and stay as they are."""
LENGTHS: Final = (1, 2, 3, 5, 8, 12, 20, 35, 60, 120)
USUAL: Final = 20
"""So many papers, the first, are with texts about as long as those of the sample: half of those a key is tried with."""
LONGER_LISTS: Final = 0.5
LONG_TEXTS: Final = 0.3
"""How often a list is longer than in the sample, and a text of another length."""
MOMENT: Final = datetime(2026, 1, 1, tzinfo=UTC)


def trial_jobs(form: Form, template: Template, number: int, seed: str = "") -> Iterator[RenderJob]:
    """Yield so many papers of a form in a template, the first ones being its sample and its blank."""
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    sample = compose(form, outcome.record, outcome.computed, Origin("trial", MOMENT, template.language), template)
    blank = compose(form, None, {}, Origin("trial", MOMENT, template.language), template)
    yield from (sample, blank)[:number]
    source = random.Random(f"{form.slug} {seed}")  # noqa: S311 - nothing is kept secret by it
    for place in range(2, number):
        texts = _Texts(source, odd=place % 4 == 1, wild=place > USUAL)
        yield replace(sample, context=texts.varied(sample.context))


class _Texts:
    """Random texts in place of others."""

    def __init__(self, source: random.Random, *, odd: bool, wild: bool) -> None:
        self._source = source
        self._odd = odd
        self._wild = wild

    def varied(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """Return a context with other texts, and its lists with other numbers of entries."""
        return {name: self._value(value) for name, value in context.items()}

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return self.varied(value)
        if isinstance(value, list):
            return self._list(value)
        return value

    def _list(self, values: list[Any]) -> list[Any]:
        found = [self._value(value) for value in values]
        if len(values) > 1 and self._wild and self._source.random() < LONGER_LISTS:
            more = self._source.randrange(2 * len(values) + 1)
            found += [self._value(self._source.choice(values)) for _ in range(more)]
        return found

    def _text(self, text: str) -> str:
        words = len(text.split())
        if words < SHORT or not any(map(str.isalpha, text)):
            return text
        long = self._wild and self._source.random() < LONG_TEXTS
        length = self._source.choice(LENGTHS) if long else max(1, round(words * self._source.uniform(0.5, 1.3)))
        found = self._source.choices(_words(ORDINARY), k=length)
        if self._odd:
            for _ in range(length // 6 + 1):
                found.insert(self._source.randrange(len(found) + 1), self._source.choice(_words(ODD)))
        return " ".join(found)


@cache
def _words(text: str) -> tuple[str, ...]:
    # A no-break space stands inside of a word here.
    return tuple(text.strip("\n").replace("\n", " ").split(" "))
