"""What the entries of a list are called where the order sets their sequence: parameters, indicators, questions.

A column says only which entry it belongs to; whoever fills it in wants to know what the third one is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from validators.parameters import quality_indicators, sheet_wordings, survey

Path = tuple[str | int, ...]
"""Where a value stands in ``data``; places in lists count from 0."""


def entry_names(form: str) -> Mapping[Path, str]:
    """Return the names of the entries of a form's lists by their paths, of the newest edition; none for most forms."""
    return MappingProxyType(dict(NAMES[form](form)) if form in NAMES else {})


def _parameters(form: str) -> Iterator[tuple[Path, str]]:
    for number, title in enumerate(sheet_wordings(form).titles):
        yield ("scores", number), f"Параметр «{title}»"


def _indicators(list_: str) -> Callable[[str], Iterator[tuple[Path, str]]]:
    def named(_form: str) -> Iterator[tuple[Path, str]]:
        for number, title in enumerate(quality_indicators()):
            yield (list_, number), f"Показатель {number + 1} «{title}»"

    return named


def _questions(_form: str) -> Iterator[tuple[Path, str]]:
    for number, question in enumerate(survey().questions):
        yield ("questions", number), f"Вопрос {number + 1} «{question.text}»"
        for place, option in enumerate(question.options):
            yield ("questions", number, "options", place), f"Вариант ответа «{option}»"


NAMES: Final[Mapping[str, Callable[[str], Iterator[tuple[Path, str]]]]] = MappingProxyType(
    {
        "b1_score_sheet": _parameters,
        "b2_score_sheet": _parameters,
        "a9_score_sheet": _indicators("qualities"),
        "a10_review": _indicators("professional_qualities"),
        "a7_summary": _questions,
    }
)
