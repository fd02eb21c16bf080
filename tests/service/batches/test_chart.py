"""The chart can be read: every letter shows, labels end before the bars, numbers are written as readers write them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from service.batches import chart as chart_module
from service.batches.chart import GAP, LABEL, MAX_BARS, PICTURE_WIDTH, chart, picture
from validators.parameters import known_results

pytestmark = pytest.mark.slow

KAZAKH_LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
WORDINGS = {code: wording for wording, code in known_results("B").items()}
PERIOD = {"year": 2026, "quarter": 3}
RESULTS = {"effective": 5, "unsatisfactory": 2}
LONGEST = 5000
"""Dots: no chart is higher, however many bodies and evaluators there are."""


def _group(**about: str) -> dict[str, Any]:
    return {**about, "papers": 7, "average": "3.95", "results": RESULTS}


def _summary(evaluators: int, name: str = "Щербакова-Жуковская Мария Вячеславовна") -> dict[str, Any]:
    people = [_group(full_name=name, position="заместитель председателя", unit="Орган") for _ in range(evaluators)]
    units = [_group(unit="ОРГАН " * 20)]
    return {"all": _group(), "units": units, "evaluators": people, "periods": [PERIOD], "wordings": WORDINGS}


def _texts(drawing: bytes) -> list[str]:
    return [text.text or "" for text in etree.fromstring(drawing).iter("{*}text")]


@pytest.mark.parametrize(("language", "average"), [("ru", "3,95  (7)"), ("kk", "3,95  (7)"), ("en", "3.95  (7)")])
def test_averages_are_written_as_the_reader_writes_them(language: str, average: str) -> None:
    """With a comma in Russian and Kazakh, with a point in English."""
    assert average in _texts(chart(_summary(1), language))


@pytest.mark.parametrize(("language", "words"), [("ru", "ещё 10"), ("kk", "тағы 10"), ("en", "10 more")])
def test_of_many_evaluators_both_ends_are_drawn_and_the_rest_is_told(language: str, words: str) -> None:
    """A gap that nobody sees would look like all of them."""
    texts = _texts(chart(_summary(MAX_BARS + 10), language))
    assert sum(text.startswith("Щербакова") for text in texts) == MAX_BARS
    assert sum(words in text for text in texts) == 1


@pytest.mark.parametrize("name", ["ЖШЩЮМ" * 20, "Әбдіғаппарұлы Нұрқожа Өмірзақұлы " * 4, "i" * 300])
def test_a_long_label_ends_before_its_bar(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whatever letters it has: nothing is drawn between the room of the label and the bars."""
    monkeypatch.setattr(chart_module, "BAR", 0)
    drawn = picture(chart(_summary(1, name), "ru"))
    with Image.open(io.BytesIO(drawn)) as image:
        scale = PICTURE_WIDTH / chart_module.WIDTH
        rows = slice_of(image, (LABEL - GAP) * scale, LABEL * scale)
        assert set(rows) == {(255, 255, 255)}


def slice_of(image: Image.Image, left: float, right: float) -> list[tuple[int, int, int]]:
    """Return the dots between two places, below the legend, whose words are longer."""
    below = 5 * chart_module.ROW * PICTURE_WIDTH // chart_module.WIDTH
    part = image.convert("RGB").crop((int(left), below, int(right), image.height))
    return [colour for _, colour in part.getcolors(1 << 20) or []]  # type: ignore[misc] # RGB has colours of three


def test_every_kazakh_letter_shows_in_the_picture() -> None:
    """Each is drawn, and each as a shape of its own; a font without it would draw the same box for all."""
    shapes = set()
    for letter in KAZAKH_LETTERS:
        with Image.open(io.BytesIO(picture(chart(_summary(1, letter), "kk")))) as image:
            shapes.add(image.convert("L").tobytes())
    assert len(shapes) == len(KAZAKH_LETTERS)


def test_the_picture_of_the_longest_chart_has_a_size_for_a_page() -> None:
    """The number of bars is limited, and so are the dots."""
    found = _summary(500) | {"units": [_group(unit=f"Орган {number}") for number in range(500)]}
    drawn = picture(chart(found, "ru"))
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.height < LONGEST
    assert len(drawn) < 2 << 20


@pytest.mark.parametrize(
    ("language", "title", "period", "legend"),
    [
        ("ru", "Результаты оценки деятельности", "Период: III квартал 2026 года", "число документов"),
        ("kk", "Қызметті бағалау нәтижелері", "Кезең: 2026 жылғы III тоқсан", "құжаттар саны"),
        ("en", "Results of the assessment", "Period: quarter III of 2026", "number of papers"),
    ],
)
def test_the_chart_says_what_it_shows(language: str, title: str, period: str, legend: str) -> None:
    """Its title, the period and the state body, and a legend with a heading, whatever page it lies on later."""
    found = _summary(1) | {"units": [_group(unit="Министерство юстиции")]}
    drawing = chart(found, language)
    texts = _texts(drawing)
    assert texts[:2] == [title, period]
    assert texts[2].endswith(": Министерство юстиции")
    assert legend in texts[3]
    assert texts[4:6] == [f"{WORDINGS[code]}: {number}" for code, number in RESULTS.items()]
    told = etree.fromstring(drawing).findtext("{*}title") or ""
    assert [part in told for part in (title, period, "Министерство юстиции")] == [True] * 3


def test_of_many_periods_and_bodies_the_chart_says_how_many() -> None:
    """The first and the last period; a year without a quarter; a number of bodies."""
    periods = [{"year": 2025, "quarter": None}, *({"year": 2026, "quarter": quarter} for quarter in (1, 2, 3))]
    units = [_group(unit=f"Орган {number}") for number in range(4)]
    texts = _texts(chart(_summary(1) | {"periods": periods, "units": units}, "ru"))
    assert " ".join(texts[1:3]).startswith("Период: 2025 год – III квартал 2026 года")
    assert "Государственных органов: 4" in texts
    assert "Период: 2025 год" in _texts(chart(_summary(1) | {"periods": periods[:1]}, "ru"))
    assert not any(text.startswith("Период") for text in _texts(chart(_summary(1) | {"periods": []}, "ru")))
