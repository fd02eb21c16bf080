"""An amendment of the future is added by closing what it ends and appending what it brings: the past stays as it was.

The amendment of these tests is invented: from 2028 on another scale of results, a shorter term, fewer people for one
evaluator, another cap of penalties, and a rule that gives way to its successor. The form's template of that day is
tested in ``tests/doc_templates/test_template_editions.py``.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from validators import law, parameters
from validators.batch import check_batch
from validators.check import check, load
from validators.messages.catalog import MessageCatalog
from validators.methodology import BUNDLED, Methodology
from validators.parameters import Package, using
from validators.rules.model import Rules, finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from validators.check import Outcome
    from validators.rules.model import Finding

DAY = date(2028, 1, 1)
CLOSED = "until = 2028-01-01\n"
OLD, NEW = "order-13/2025-07-28", "order-13/2027-11-15"

EDITION = """
[[table]]
methodology = "B"
since = 2028-01-01
item = "4"
act = "order-900"
id = "order-13/2027-11-15"
title = "Типовая методика в редакции 2027 года"
"""
SCALE = """
[[table]]
since = 2028-01-01
item = "8"
methodology = "B"

[[table.band]]
code = "effective"
wording = "выполняет функциональные обязанности отлично"
from = 4.5
to = 5

[[table.band]]
code = "unsatisfactory"
wording = "выполняет функциональные обязанности плохо"
from = 0
to = 4.49
"""
CAPS = """
[[table]]
since = 2028-01-01
item = "17"
annex = "1, 2"
parameter = 5

[[table.penalty]]
kind = "remark"
title = "замечание"
cap = 4.5

[[table.penalty]]
kind = "other"
title = "иное взыскание"
cap = 1
"""
LOW_SCORE_WORDS = "Оценка ниже двух баллов сопровождается комментарием."
LOW_SCORE_TEXT = """
B18-low-score =
    .silent = Оценка { $score } по параметру { $parameter } ниже 2 баллов: поясните её в комментарии
"""


def low_score(facts: Any) -> Iterator[Finding]:
    """A score below two has a comment: what the invented amendment demands."""
    for index, entry in enumerate(facts.record.scores):
        if entry.score < 2 and not entry.comment:
            yield finding("silent", f"/scores/{index}/score", score=entry.score, parameter=index + 1)


def amend(path: Path, appended: str, head: str = "[[table]]\nsince = 2025-07-01\n") -> None:
    """Close the table that begins with ``head`` and append the next one; nothing else may be touched."""
    before = path.read_text("utf-8")
    assert before.count(head) == 1, path
    path.write_text(before.replace(head, head + CLOSED) + appended, "utf-8")
    assert path.read_text("utf-8").replace(CLOSED, "") == before + appended


def numbers(path: Path, **changes: int) -> str:
    """Return the only table of the file once more, from the day of the amendment on, with some numbers changed."""
    text = path.read_text("utf-8")
    lines = text[text.index("[[table]]") :].replace("since = 2025-07-01", "since = 2028-01-01").splitlines()
    names = [line.partition(" =")[0] for line in lines]
    assert set(changes) <= set(names)
    changed = [
        f"{name} = {changes[name]}" if name in changes else line for name, line in zip(names, lines, strict=True)
    ]
    return "\n" + "\n".join(changed) + "\n"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the parameters, the messages and the words of the law."""
    tmp_path = tmp_path_factory.mktemp("amended")
    for name, folder in (
        ("parameters", BUNDLED.parameters.folder),
        ("messages", BUNDLED.messages.folder),
        ("law", law.FOLDER),
    ):
        shutil.copytree(folder, tmp_path / name, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path


@pytest.fixture(scope="module")
def amended(folders: Path) -> Methodology:
    """Return the methodology with the amendment in it."""
    tables = folders / "parameters"
    amend(tables / "editions.toml", EDITION, '[[table]]\nmethodology = "B"\nsince = 2025-07-01\n')
    amend(tables / "results.toml", SCALE)
    amend(tables / "b" / "penalties.toml", CAPS)
    terms = tables / "b" / "terms.toml"
    amend(terms, numbers(terms, assessment_day=10, delegates_above=2))
    (folders / "messages" / "b_2028.ru.ftl").write_text(LOW_SCORE_TEXT, "utf-8")
    items = folders / "law" / "items.b.toml"
    quoted = items.read_text("utf-8").replace("range = ", f'low_score = "{LOW_SCORE_WORDS}"\nrange = ')
    items.write_text(quoted, "utf-8")
    rule = Rules(folders / "law", forms=("b2_score_sheet",), since=DAY)
    rule("B18-low-score", item="B18", words="low_score")(low_score)
    closed = [replace(one, until=DAY) if one.id == "B18-zero" else one for one in BUNDLED.rules]
    return Methodology(Package(tables), (*closed, *rule), MessageCatalog(folders / "messages"))


def quarter(data: dict[str, Any], year: int, number: int, **changes: Any) -> dict[str, Any]:
    """Return the sheet of another quarter, signed on the 12th of the month after it."""
    after = date(year + number // 4, number * 3 % 12 + 1, 12)
    return {**data, "period": {"year": year, "quarter": number}, "signed_on": after.isoformat(), **changes}


def verdict(data: dict[str, Any], methodology: Methodology) -> Outcome:
    """Check a sheet a day after it was signed."""
    today = date.fromisoformat(data["signed_on"]).replace(day=13)
    return check("b2_score_sheet", data, today=today, methodology=methodology)


def rules_of(outcome: Outcome) -> set[str]:
    """Return the ids of the rules a sheet breaks."""
    return {each.rule for each in outcome.violations}


@pytest.fixture
def sheet(data: dict[str, Any]) -> dict[str, Any]:
    """Return the sheet of one who stays in office, without what it says about its own result, all scores 4."""
    plain = {name: value for name, value in data.items() if name not in {"average", "result"}}
    employee = {name: value for name, value in data["employee"].items() if name != "dismissed_on"}
    return {**plain, "employee": employee, "scores": [{"score": 4} for _ in range(5)], "disciplinary_penalties": []}


def test_a_quarter_is_judged_by_its_own_scale(amended: Methodology, sheet: dict[str, Any]) -> None:
    """The same scores on both sides of the day, and the edition that was applied is on record."""
    last = verdict(quarter(sheet, 2027, 4), amended)
    first = verdict(quarter(sheet, 2028, 1), amended)
    assert (last.edition, last.computed["result"]) == (OLD, "effective")
    assert (first.edition, first.computed["result"]) == (NEW, "unsatisfactory")
    assert first.computed["result_wording"] == "выполняет функциональные обязанности плохо"
    assert last.law_day == date(2027, 10, 1)
    assert first.law_day == DAY


def test_a_term_is_the_one_of_the_quarter(amended: Methodology, sheet: dict[str, Any]) -> None:
    """Signed on the 12th: in time by the 20th, too late by the 10th."""
    assert "B5-deadline" not in rules_of(verdict(quarter(sheet, 2027, 4), amended))
    assert "B5-deadline" in rules_of(verdict(quarter(sheet, 2028, 1), amended))
    assert "B5-deadline" not in rules_of(verdict(quarter(sheet, 2028, 1), BUNDLED))


@pytest.mark.parametrize(("year", "number", "breaks"), [(2027, 4, True), (2028, 1, False)])
def test_a_penalty_caps_by_the_edition_of_the_quarter(
    amended: Methodology, sheet: dict[str, Any], year: int, number: int, breaks: bool
) -> None:
    """A remark leaves 2.99 before, 4.5 after."""
    imposed = date(year, 3 * number, 1).isoformat()
    penalties = [{"kind": "remark", "imposed_on": imposed, "reason": "Нарушение трудовой дисциплины"}]
    found = verdict(quarter(sheet, year, number, disciplinary_penalties=penalties), amended)
    assert ("B-penalty-cap" in rules_of(found)) is breaks


def test_a_rule_gives_way_to_its_successor_on_the_day(amended: Methodology, sheet: dict[str, Any]) -> None:
    """A zero without a comment: the old rule warns of it in 2027, the new one forbids it in 2028."""
    scores = [{"score": 0}, *({"score": 4} for _ in range(4))]
    last = verdict(quarter(sheet, 2027, 4, scores=scores), amended)
    first = verdict(quarter(sheet, 2028, 1, scores=scores), amended)
    assert "B18-zero" in rules_of(last)
    assert "B18-low-score" not in rules_of(last)
    assert "B18-zero" not in rules_of(first)
    assert [each.message for each in first.errors] == [
        "Оценка 0 по параметру 1 ниже 2 баллов: поясните её в комментарии"
    ]
    assert [each.law.text for each in first.errors if each.law] == [LOW_SCORE_WORDS]


def test_a_batch_is_judged_by_the_number_of_its_quarter(amended: Methodology, sheet: dict[str, Any]) -> None:
    """Three sheets of one evaluator: few until 2027, from 2028 on so many that delegates assess too."""
    last = [load("b2_score_sheet", quarter(sheet, 2027, 4))] * 3
    first = [load("b2_score_sheet", quarter(sheet, 2028, 1))] * 3
    assert [(each.place, each.violation.rule) for each in check_batch("b2_score_sheet", last + first)] == []
    (found,) = check_batch("b2_score_sheet", last + first, methodology=amended)
    assert (found.place, found.violation.rule) == (3, "B18-delegates")


def test_a_rule_over_a_batch_is_applied_where_the_methodology_has_it(
    amended: Methodology, sheet: dict[str, Any]
) -> None:
    """To the quarters before it is closed, and to no other."""
    closed = [replace(rule, until=DAY) if rule.id == "B18-delegates" else rule for rule in amended.rules]
    sheets = [load("b2_score_sheet", quarter(sheet, 2028, 1))] * 21
    assert check_batch("b2_score_sheet", sheets, methodology=amended)
    assert check_batch("b2_score_sheet", sheets, methodology=replace(amended, rules=tuple(closed))) == ()


@pytest.mark.slow
def test_nothing_of_the_past_changes(amended: Methodology, all_cases: list[Any]) -> None:
    """Every case of today gives the same under the amended methodology, edition and numbers included."""
    changed = []
    for case in all_cases:
        asked = {"today": case.today, "as_of": case.as_of}
        before = check(case.form, case.data, **asked)
        after = check(case.form, case.data, **asked, methodology=amended)
        assert before.law_day is None or before.law_day < DAY
        # Without a record nothing is applied, so only the newest edition can be named.
        same = after == before if before.law_day else after.violations == before.violations
        if not same:
            changed.append(f"{case.form}: {case.name}")
    assert changed == []


def test_every_table_of_today_is_in_the_amended_package(amended: Methodology) -> None:
    """Told by what they are, with the day each ends; those of the amendment come after."""
    old = {(one.file, one.name, one.methodology, one.since) for one in BUNDLED.parameters.overview()}
    new = {(one.file, one.name, one.methodology, one.since) for one in amended.parameters.overview()}
    assert old < new
    assert {since for *_, since in new - old} == {DAY}
    assert len(new - old) == 4


def test_another_package_is_asked_only_where_it_was_chosen(amended: Methodology) -> None:
    """What one request tries does not show in any other, nor afterwards."""
    with using(amended.parameters):
        assert parameters.terms().assessment_day == 10
        assert parameters.editions("B").latest.id == NEW
    assert parameters.terms().assessment_day == 20
    assert parameters.editions("B").latest.id == OLD


def test_another_package_is_left_even_after_an_error(amended: Methodology) -> None:
    """An exception inside does not leave it behind."""
    with pytest.raises(LookupError), using(amended.parameters):
        raise LookupError
    assert parameters.editions("B").latest.id == OLD
