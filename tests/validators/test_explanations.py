"""Every computed value is explained: by its numbers, in a sentence of each language, and with its place in the law."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators import parameters
from validators.check import check
from validators.computed import Limits, Percent
from validators.explanations import described
from validators.forms.a3_score_sheet.rules import exact_realization
from validators.messages.catalog import LANGUAGES, MESSAGES, shown
from validators.methodology import BUNDLED
from validators.parameters.package import FOLDER, Package

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from pathlib import Path

TODAY = date(2026, 10, 23)
LAW = {"act", "methodology", "item", "annex", "text"}
MEMBERS = {"value", "text", "terms", "rounding", "band", "counted", "law"}
# Said by the explanation of the value itself, whose name they begin with.
COMPANIONS = ("_unrounded", "_wording")
COMPUTING = (
    "a10_review", "a6_review", "a7_summary", "a9_score_sheet", "a_interview_notice", "b1_score_sheet", "b2_score_sheet",
    "b_annual", "b_calibration_order", "b_calibration_protocol", "result_notice",
)  # fmt: skip
CYRILLIC = re.compile(r"[А-Яа-яЁёӘ-ӿ]")
WEIGHTS = 'kpis = 0.7\nqualities = 0.3\nsource = "копия приказа с рисунком"\n'


def _steps(form: str, data: Any, language: str = "ru", **more: Any) -> dict[str, dict[str, Any]]:
    outcome = check(form, data, today=TODAY, language=language, **more)
    return {step["value"]: step for step in outcome.explained["explanation"]}


@pytest.mark.parametrize("slug", COMPUTING)
def test_every_computed_value_is_explained_and_nothing_else(slug: str, samples: dict[str, Any]) -> None:
    """A value and its companions by one explanation; a list by one for each of its entries."""
    computed = check(slug, samples[slug], today=TODAY).computed
    due = {name for name in computed if not name.endswith(COMPANIONS)}
    steps = _steps(slug, samples[slug])
    assert {value.partition("/")[0] for value in steps} == due
    for name, value in computed.items():
        if isinstance(value, list):
            assert [path for path in steps if path.startswith(f"{name}/")] == [f"{name}/{n}" for n in range(len(value))]


def test_the_forms_that_compute_something_are_these(samples: dict[str, Any]) -> None:
    """The others are answered as before, with no value and no explanation."""
    assert {slug for slug, data in samples.items() if check(slug, data, today=TODAY).computed} >= set(COMPUTING)
    for slug in samples.keys() - set(COMPUTING):
        outcome = check(slug, samples[slug], today=TODAY)
        assert outcome.explained.keys() == outcome.computed.keys() or "explanation" in outcome.explained


def test_data_of_the_wrong_shape_has_nothing_to_explain(form: str) -> None:
    """Without a record nothing is computed."""
    assert check(form, {"strange": 1}, today=TODAY).explained == {}


def test_a_sentence_can_be_put_into_an_answer_to_an_appeal(data: dict[str, Any]) -> None:
    """The sum, the division, the rounding and the line of the scale, with Russian decimals."""
    data["scores"] = [{"score": score} for score in ("4", "5", "3.5", "4", "4.5")]
    del data["average"], data["result"]
    steps = _steps("b2_score_sheet", data)
    assert steps["average"]["text"] == ("Средняя итоговая оценка: (4 + 5 + 3,5 + 4 + 4,5) / 5 = 21 / 5 = 4,20")
    assert steps["average"]["terms"] == ["4", "5", "3.5", "4", "4.5"]
    assert steps["average"]["rounding"] == {"exact": "4.2", "rounded": "4.20"}
    assert steps["average"]["law"]["item"] == "17"
    assert steps["result"]["text"] == (
        "Результат: 4,20 – от 4 до 5 баллов: «выполняет функциональные обязанности эффективно»"
    )
    assert steps["result"]["band"] == {
        "from": "4",
        "to": "5",
        "wording": "выполняет функциональные обязанности эффективно",
    }
    assert steps["result"]["law"]["item"] == "8"


@pytest.mark.parametrize(
    ("language", "said"), [("ru", "до округления"), ("kk", "дөңгелектегенге дейін"), ("en", "before rounding")]
)
def test_rounding_is_told_only_where_something_was_rounded(data: dict[str, Any], language: str, said: str) -> None:
    """Means of thousandths, and of whole points."""
    del data["average"], data["result"]
    for last, told in (("3.97", True), ("4.00", False)):
        data["scores"] = [{"score": score} for score in ("4", "4", "4", "4", last)]
        text = _steps("b2_score_sheet", data, language)["average"]["text"]
        assert (said in text) is told
        assert text.endswith(")" if told else "4.00" if language == "en" else "4,00")


def test_a_result_that_rounding_decided_is_told_with_the_other(data: dict[str, Any]) -> None:
    """3.996 becomes 4.00; 3.994 stays below on both counts."""
    del data["average"], data["result"]
    data["scores"] = [{"score": score} for score in ("4", "4", "4", "4", "3.97")]
    assert "округлённой" not in _steps("b2_score_sheet", data)["result"]["text"]
    data["scores"] = [{"score": score} for score in ("4", "4", "4", "3.99", "3.99")]
    text = _steps("b2_score_sheet", data)["result"]["text"]
    assert text.startswith("Результат: 4,00 – от 4 до 5 баллов")
    assert "(3,996) он был бы «выполняет функциональные обязанности надлежащим образом»" in text


def test_an_average_without_end_shows_that_it_goes_on(samples: dict[str, Any]) -> None:
    """Of three quarters; the decimals that programs get are cut, too."""
    data = samples["b_annual"]
    del data["annual_score"], data["result"]
    data["quarters"] = [{"quarter": number, "average": score} for number, score in ((1, "4"), (2, "4"), (3, "4.5"))]
    step = _steps("b_annual", data)["annual_score"]
    assert "12,5 / 3 = 4,17 (до округления 4,166666…;" in step["text"]
    assert step["rounding"] == {"exact": "4.166666", "rounded": "4.17"}


def test_a_term_shows_every_day_that_was_counted(samples: dict[str, Any]) -> None:
    """As ``POST /deadlines`` does."""
    step = _steps("b_calibration_order", samples["b_calibration_order"])["decide_by"]
    assert step["counted"]["method"] == "working_days"
    assert [day["number"] for day in step["counted"]["days"] if day["number"]] == [1, 2, 3]
    assert step["law"]["item"] == "20"
    assert step["text"].endswith(step["counted"]["text"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, "другой она быть не может"),
        ({"final_score": "3.9", "qualities": [{"score": 4}] * 3}, "Формула пункта 47 опубликована рисунком"),
        ({"kpis": []}, "вычислить её не из чего"),
    ],
)
def test_a_final_score_of_annex_9_says_where_it_is_from(
    samples: dict[str, Any], change: dict[str, Any], says: str
) -> None:
    """Without the weights of item 47."""
    assert says in _steps("a9_score_sheet", {**samples["a9_score_sheet"], **change})["final_score"]["text"]


def test_a_weighed_final_score_names_the_weights_and_their_source(samples: dict[str, Any], tmp_path: Path) -> None:
    """Where an installation has set them; asked after the check is over, too."""
    folder = tmp_path / "parameters"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with (folder / "a" / "formula.toml").open("a", encoding="utf-8") as file:
        file.write(WEIGHTS)
    data = {**samples["a9_score_sheet"], "qualities": [{"score": 5}, {"score": "3.75"}, {"score": "3.85"}]}
    del data["final_score"], data["result"]
    step = _steps("a9_score_sheet", data, methodology=replace(BUNDLED, parameters=Package(folder)))["final_score"]
    assert "0,7 × 3,87 + 0,3 × 4,2 = 3,97 (до округления 3,969;" in step["text"]
    assert step["text"].endswith("Источник весов: копия приказа с рисунком")
    assert step["rounding"] == {"exact": "3.969", "rounded": "3.97"}


@pytest.mark.parametrize("lookup", [parameters.max_scores, parameters.allowed_scores], ids=["annex 4", "annex 5"])
@given(part=st.decimals(0, 500, places=2), whole=st.decimals("0.01", 500, places=2))
@settings(max_examples=60, deadline=None)
def test_a_percent_and_its_line_of_annexes_4_and_5_are_explained(
    lookup: Callable[[date], Any], part: Decimal, whole: Decimal
) -> None:
    """The fact by the plan, to two places, and the line the exact percent falls into, or the two it lies between."""
    rule, on = "A16-survey-counts", date(2026, 1, 1)
    exact = exact_realization(part, whole)
    assert exact == Fraction(part) * 100 / Fraction(whole)
    hundredths = floor(exact * 100 + Fraction(1, 2))
    lines = lookup(on).lines_of(exact)
    percent = Percent("realization_percents/0", rule, 1, part, whole, exact)
    steps = [percent, Limits("kpis/0/max_score", rule, 1, exact, lines)]
    for language in LANGUAGES:
        told = described(steps, BUNDLED, on, language)
        assert told[0]["rounding"]["rounded"] == f"{hundredths // 100}.{hundredths % 100:02}"
        assert told[1]["band"]["wording"] == "; ".join(band.score for band in lines)
        for band in lines:
            assert shown(band.words, language, MESSAGES) in told[1]["text"]


def test_explanations_are_made_only_when_they_are_asked_for(data: dict[str, Any], monkeypatch: Any) -> None:
    """Rows by the hundred thousand are checked without one."""
    made: list[str] = []
    from validators import check as door  # noqa: PLC0415 - what is watched here

    monkeypatch.setattr(door, "described", lambda *_: made.append("explanation") or [])
    outcome = check("b2_score_sheet", data, today=TODAY)
    assert outcome.valid
    assert outcome.computed["average"]
    assert made == []
    assert outcome.explained["explanation"] == []
    assert made == ["explanation"]


def test_a_percent_between_two_lines_names_both(samples: dict[str, dict[str, Any]]) -> None:
    """19,999 of 20,000 is 99.995 %: more than «95-99,99», less than «100 и выше»."""
    data = json.loads(json.dumps(samples["a3_score_sheet"]))
    data["kpis"][4] |= {"planned": 20000, "actual": 19999, "score": "4.99"}
    del data["final_score"]
    outcome = check("a3_score_sheet", data, today=date(2026, 1, 20))
    assert outcome.valid
    assert outcome.computed["allowed_scores"][4] == {"least": "4.75", "most": "5.00"}
    (step,) = (each for each in outcome.explained["explanation"] if each["value"] == "allowed_scores/4")
    assert "99,995 % – между строками таблицы «95-99,99» – 4,75-4,99 – и «100 и выше» – 5" in step["text"]
    assert step["band"] == {"from": "95", "to": None, "wording": "4,75-4,99; 5"}


def test_the_mean_of_two_positions_says_that_the_order_does_not_say_it(samples: dict[str, dict[str, Any]]) -> None:
    """The quarter is the mean of its sheets, and the year counts it once."""
    data = samples["b_annual"]
    data["quarters"] = [
        {"quarter": number, "average": average} for number, average in ((1, "4"), (2, "4.13"), (2, "4.5"))
    ]
    del data["annual_score"], data["result"]
    steps = _steps("b_annual", data)
    assert steps["quarter_means/0/average"]["text"] == (
        "Оценка за II квартал 2026 года – среднее листов двух должностей (как их считать, приказ не говорит): "
        "(4,13 + 4,5) / 2 = 8,63 / 2 = 4,32 (до округления 4,315; до сотых, половина – в большую сторону)"
    )
    assert "(4 + 4,315) / 2" in steps["annual_score"]["text"]
    assert steps["annual_score"]["rounding"] == {"exact": "4.1575", "rounded": "4.16"}
    assert "кварталы: I, II – всего 2" in steps["quarters_counted"]["text"]
