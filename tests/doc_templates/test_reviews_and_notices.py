"""Reviews, the survey and the notices: the words of the order, and what is filled in for whom."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates.catalogue import Form, form
from doc_templates.names import BLANK_AUTHOR
from validators.check import check

if TYPE_CHECKING:
    from datetime import date

GOLDEN = Path(__file__).parents[1] / "golden"
EXTRACTS = {
    "a1_agreement": "order-a-annex1.txt",
    "a2_agreement": "order-a-annex2.txt",
    "a3_score_sheet": "order-a-annex3.txt",
    "a4_max_score_table": "order-a-annex4.txt",
    "a5_allowed_score_table": "order-a-annex5.txt",
    "a6_review": "order-a-annex6.txt",
    "a7_survey": "order-a-annex7.txt",
    "a8_agreement": "order-a-annex8.txt",
    "a9_score_sheet": "order-a-annex9.txt",
    "a10_review": "order-a-annex10.txt",
}

INTERLEAVED = {
    "a1_agreement": (
        "оцениваеСоблюдениесроковиобеспечениякачестварассмотренияобращенийфизическихиюридическихлицмогопериода",
        "оцениваемогопериодаСоблюдениесроковиобеспечениякачестварассмотренияобращенийфизическихиюридическихлиц",
    ),
}
"""A cell that the order's copy breaks over two pages, with its neighbour's words between, and as its rows read."""


def _skeleton(text: str) -> str:
    """Return a text without blanks, lines, hyphens and squares, which the order's copy breaks or lacks."""
    return re.sub(r"[\s_□-]", "", text)


def _filled(form: Form, data: dict[str, Any], today: date | None = None) -> dict[str, Any]:
    outcome = check(form.slug, data, today=today or form.sample_on)
    assert outcome.record is not None
    return form.context(outcome.record, outcome.computed)


@pytest.mark.parametrize(("slug", "extract"), EXTRACTS.items())
def test_the_transcription_says_what_the_order_says(slug: str, extract: str) -> None:
    """Every letter, digit and mark in the order's sequence; the blank is compared with the transcription elsewhere."""
    said, order = (_skeleton((GOLDEN / name).read_text("utf-8")) for name in (f"{slug}.ru.txt", extract))
    assert said == order.replace(*INTERLEAVED.get(slug, ("", "")))


@pytest.mark.parametrize("slip", ["заслужено", "морально морально-психологический", "Как Вы считаете руководитель"])
def test_slips_of_the_survey_are_printed_as_they_stand(slip: str) -> None:
    """An official form is not corrected by whoever prints it."""
    assert slip in (GOLDEN / "a7_survey.ru.txt").read_text("utf-8")


def test_a_review_states_that_there_are_no_penalties() -> None:
    """Item 23 wants presence or absence told, not left blank."""
    review = form("a6_review")
    printed = _filled(review, review.sample())
    assert printed["additional"]["lines"][1] == "Дисциплинарные взыскания: отсутствуют."
    assert printed["period"] == "2025\u00a0год"
    assert printed["assessment"]["lines"][0] == "Оценка служащего корпуса «А» – 4,46 (эффективно)."
    assert printed["assessment"]["end"].startswith("5. Перевод внутреннего документооборота на электронные формы: ")


def test_a_review_names_each_penalty() -> None:
    """With its kind, day and reason; what is said at will comes last, and may be left out."""
    review = form("a6_review")
    data = review.sample()
    del data["additional"]
    data["disciplinary_penalties"] = [
        {"kind": "severe_reprimand", "imposed_on": "2025-03-04", "reason": "срыв срока"},
        {"kind": "other", "imposed_on": "2025-05-06", "reason": "опоздание"},
    ]
    printed = _filled(review, data)["additional"]
    assert printed["lines"][-2:] == [
        "Дисциплинарные взыскания:",
        "1. строгий выговор, наложено 04.03.2025\u00a0г.: срыв срока",
    ]
    assert printed["end"].startswith("2. ")
    assert printed["end"].endswith(", наложено 06.05.2025\u00a0г.: опоздание")


def test_a_review_of_chapter_5_speaks_of_every_indicator_by_its_name() -> None:
    """Also where the client left the names out."""
    review = form("a10_review")
    data = review.sample()
    for entry in data["professional_qualities"]:
        del entry["name"]
    printed = _filled(review, data)
    assert printed["period"] == "с 01.01.2025\u00a0г. по 31.07.2025\u00a0г."
    said = [*printed["assessment"]["lines"], printed["assessment"]["end"]]
    assert said[-4] == "Характеристика по показателям профессионального уровня и личностных качеств:"
    assert said[-1].startswith("3. Инициативность: предложил")


def test_a_survey_is_called_by_what_it_is_for() -> None:
    """Nothing stands for a body or a year that is not given."""
    survey = form("a7_survey")
    title = "Анонимный опрос служащих центрального государственного органа"
    stems = {}
    for data in (
        {},
        {"year": 2025},
        {"organization": "Агентство рек"},
        {"organization": "Агентство рек", "year": 2025},
    ):
        record = check("a7_survey", data, today=survey.sample_on).record
        stems[survey.file_stem(record)] = (survey.title(record), survey.author(record))
    assert stems == {
        f"{title} (бланк)": (title, BLANK_AUTHOR),
        "Анонимный опрос, 2025": (f"{title}: 2025 год", BLANK_AUTHOR),
        "Анонимный опрос, Агентство рек": (f"{title}: Агентство рек", "Агентство рек"),
        "Анонимный опрос, 2025, Агентство рек": (f"{title}: Агентство рек, 2025 год", "Агентство рек"),
    }
    assert _filled(survey, {}) == survey.blank_context()


def test_a_summary_prints_counts_and_shares() -> None:
    """The percent of satisfaction is the one stated; a question nobody answered has no shares."""
    summary = form("a7_summary")
    data = summary.sample()
    for option in data["questions"][13]["options"]:
        option["count"] = 0
    printed = _filled(summary, data)
    assert printed["question_1"]["answered"] == 214
    assert printed["question_1"]["option_1"] == {"count": 96, "share": "44,86"}
    assert printed["question_14"]["option_3"] == {"count": 0, "share": "–"}
    assert printed["satisfaction"]["percent"] == "87,5\u00a0%"
    del data["satisfaction"]
    assert _filled(summary, data)["satisfaction"] == {"percent": "", "source": ""}


@pytest.mark.parametrize(
    ("methodology", "ground", "period", "item", "appeal", "printed"),
    [
        ("B", "dismissed", {"year": 2026, "quarter": 3}, "10", "пункт 11", "III\u00a0квартал 2026\u00a0года"),
        ("A", "dismissed", {"year": 2025}, "24", "пункт 25", "2025\u00a0год"),
        ("A", "rotated", {"year": 2025}, "51", "пункт 52", "с 01.01.2025\u00a0г. по 31.07.2025\u00a0г."),
    ],
)
def test_a_notice_cites_the_items_of_its_methodology(
    methodology: str, ground: str, period: dict[str, int], item: str, appeal: str, printed: str
) -> None:
    """One form, three grounds: a quarter of «Б», a year of «А», chapter 5."""
    notice = form("result_notice")
    data = {**notice.sample(), "methodology": methodology, "ground": ground, "period": period}
    del data["result"]
    context = _filled(notice, data)
    assert f"пунктом {item} " in context["opening"]
    assert appeal in context["appeal"][0]
    assert len(context["appeal"]) == (2 if methodology == "B" else 1)
    assert context["period"] == printed


def test_a_notice_says_how_it_was_sent() -> None:
    """Each means with its address and description; where none is named a line is left."""
    notice = form("result_notice")
    data = notice.sample()
    data["means"] = [{"kind": "email"}, {"kind": "other", "description": "портал", "address": "example.kz"}]
    printed = _filled(notice, data)["means"]
    assert printed["lines"] == ["по электронному адресу"]
    assert printed["end"].endswith("извещения или вызова: портал, example.kz")
    data["means"] = []
    assert _filled(notice, data)["means"] == {"lines": [], "open": [], "end": ""}


def test_an_interview_names_who_takes_part_and_how() -> None:
    """The immediate supervisor only where the authorized person decided so."""
    notice = form("a_interview_notice")
    data = notice.sample()
    printed = _filled(notice, data)
    assert [entry["role"] for entry in printed["participants"]] == [
        "оцениваемый служащий",
        "уполномоченное лицо",
        "представитель службы управления персоналом",
    ]
    assert printed["interview"]["when"] == "19.01.2026\u00a0г., 10:00"
    assert printed["interview"]["form"] == "с использованием дистанционных средств видеосвязи"
    data["immediate_supervisor"] = {**data["authorized_person"], "full_name": "Сәрсенов Бақыт Ерланұлы"}
    data["absence"], data["interview"]["video"] = "rotated", False
    printed = _filled(notice, data)
    assert len(printed["participants"]) == 4
    assert "пунктом 49 " in printed["opening"]
    assert "за период с 01.01.2025\u00a0г. по 31.07.2025\u00a0г." in printed["opening"]
    assert printed["interview"]["form"] == "очно"
