"""The parameter files say what the order says, and refuse to contradict themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from validators import parameters
from validators.errors import ParameterError
from validators.parameters.loading import DatedTables, load, load_by
from validators.parameters.lookups import build_caps, build_positions, build_roles, build_scale, build_wording
from validators.parameters.tables import Table, Terms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SINCE = date(2025, 7, 1)
EVE = date(2025, 6, 30)
LOOKUPS = (
    parameters.result_scale,
    parameters.penalty_caps,
    parameters.positions,
    parameters.evaluator_roles,
    parameters.terms,
)


@pytest.mark.parametrize("lookup", LOOKUPS, ids=lambda lookup: lookup.__name__)
def test_a_table_is_in_force_from_its_day_and_not_the_day_before(lookup: Callable[..., Table]) -> None:
    """The edition applies to relations from 1 July 2025."""
    assert lookup(SINCE) == lookup()
    with pytest.raises(ParameterError, match="2025-06-30"):
        lookup(EVE)


def test_the_wordings_are_in_force_from_their_day(form: str) -> None:
    """Forms without rows of parameters say so."""
    if form not in {"b1_score_sheet", "b2_score_sheet"}:
        with pytest.raises(ParameterError, match="no parameters"):
            parameters.sheet_wordings(form)
        return
    wording = parameters.sheet_wordings(form)
    assert wording == parameters.sheet_wordings(form, SINCE)
    assert len(wording.parameters) == 5
    with pytest.raises(ParameterError):
        parameters.sheet_wordings(form, EVE)


@pytest.mark.parametrize(
    ("sheet", "row", "words"),
    [
        ("b1_score_sheet", 2, "посредствам личного примера"),
        ("b1_score_sheet", 2, "климата;- умение эффективно действовать"),
        ("b1_score_sheet", 0, "предусмотренных методике оценки"),
        ("b1_score_sheet", 4, "строго выговора"),
        ("b2_score_sheet", 2, "в прорабке подходов"),
        ("b2_score_sheet", 3, "--отсутствие опозданий;"),
        ("b2_score_sheet", 1, "Учитывается:\n-отсутствие нарушения сроков"),
        ("b2_score_sheet", 0, "Учитывается отсутствие обоснованных замечаний"),
    ],
)
def test_the_slips_of_the_order_stand_as_printed(row: int, words: str, sheet: str) -> None:
    """An official form is printed with the order's own words."""
    assert words in "\n".join(parameters.sheet_wordings(sheet).parameters[row].explanation_lines)


def test_titles_keep_the_orders_own_spacing() -> None:
    """«2.Обеспечение» and «4.Соблюдения» have no blank after the number."""
    titles = [row.title for row in parameters.sheet_wordings("b1_score_sheet").parameters]
    assert titles[1].startswith("2.Обеспечение соблюдения сроков")
    assert titles[3] == "4.Соблюдения трудовой дисциплины оцениваемым лицом"
    assert parameters.sheet_wordings("b2_score_sheet").titles[3] == "4. Соблюдение трудовой дисциплины"


def test_no_explanation_is_broken_by_the_lines_of_the_source() -> None:
    """Hyphens at the ends of printed lines are healed: no line ends in one, none begins in the middle."""
    for form in ("b1_score_sheet", "b2_score_sheet"):
        for row in parameters.sheet_wordings(form).parameters:
            assert "\n" not in row.title
            for line in row.explanation_lines:
                assert line[-1] in ".;:"
                assert "  " not in line


@pytest.mark.parametrize(
    ("score", "code"),
    [("5", "effective"), ("4", "effective"), ("3.99", "proper"), ("3", "proper"), ("2.99", "satisfactory"),
     ("2", "satisfactory"), ("1.99", "unsatisfactory"), ("0", "unsatisfactory"), ("-1", "unsatisfactory")],
)  # fmt: skip
def test_a_score_is_worth_the_result_of_item_8(score: str, code: str) -> None:
    """Both ends of every band."""
    assert parameters.result_scale().band_of(Decimal(score)).code == code


@pytest.mark.parametrize(
    ("kind", "cap"),
    [("remark", "2.99"), ("reprimand", "2.99"), ("severe_reprimand", "2.99"), ("incomplete_compliance", "1.99"),
     ("demotion", "1.99"), ("dismissal", "1.99"), ("other", "1.99"), ("of a later edition", "1.99")],
)  # fmt: skip
def test_a_penalty_leaves_the_score_of_the_annex(kind: str, cap: str) -> None:
    """Remark, reprimand and severe reprimand 2.99, any other kind 1.99."""
    assert parameters.penalty_caps().penalty(kind).cap == Decimal(cap)


@pytest.mark.parametrize(
    ("category", "managerial", "sheet", "roles"),
    [
        *[(code, leading, "b1_score_sheet", {"immediate_supervisor"})
          for code in ("B-1", "D-1", "C-O-1", "D-O-1", "D-R-1", "C-R-1", "E-1", "E-2", "E-R-1")
          for leading in (True, False)],
        *[(code, True, "b1_score_sheet", {"immediate_supervisor"}) for code in ("C-1", "D-3")],
        *[(code, False, "b2_score_sheet", {"immediate_supervisor"}) for code in ("C-1", "D-3")],
        *[(code, True, "b1_score_sheet", {"unit_head", "body_head"}) for code in ("C-3", "D-4", "E-R-2", "B-2")],
        *[(code, False, "b2_score_sheet", {"unit_head", "body_head"}) for code in ("C-4", "D-5", "E-R-4", "E-G-1")],
    ],
)  # fmt: skip
def test_item_17_tells_the_form_and_the_evaluator(category: str, managerial: bool, sheet: str, roles: set[str]) -> None:
    """Every category the item names, both sides of its brackets, and some it does not name."""
    row = parameters.positions().row(category, managerial=managerial)
    assert (row.form, set(row.roles)) == (sheet, roles)


@pytest.mark.parametrize(
    ("position", "organization", "chair", "member"),
    [
        ("Председатель ревизионной комиссии", "", True, True),
        ("председатель", "Ревизионная комиссия по Акмолинской области", True, True),
        ("Член ревизионной комиссии", "", False, True),
        ("Заместитель председателя ревизионной комиссии", "", False, False),
        ("главный инспектор", "Ревизионная комиссия по городу", False, False),
        ("Тексеру комиссиясының төрағасы", "", True, True),
        ("тексеру комиссиясының мүшесі", "", False, True),
        ("Тексеру комиссиясы төрағасының орынбасары", "", False, False),
        ("председатель комитета", "Министерство", False, False),
    ],
)
def test_an_audit_commission_is_known_by_its_words(position: str, organization: str, chair: bool, member: bool) -> None:
    """Item 4 speaks of chairmen, item 20 of members too; deputies and staff are neither."""
    table = parameters.positions()
    assert table.is_audit_chair(position, organization) is chair
    assert table.is_audit_member(position, organization) is member


def _table(since: date, until: date | None = None) -> Table:
    return Table(since=since, until=until, item="1")


def test_tables_follow_each_other_without_overlap() -> None:
    """To amend is to close one and append the next."""
    first, second = _table(SINCE, date(2026, 1, 1)), _table(date(2026, 1, 1))
    tables = DatedTables("t.toml", [second, first])
    assert tables.on(date(2025, 12, 31)) is first
    assert tables.on(date(2026, 1, 1)) is second
    assert tables.latest is second
    assert tables.find(EVE) is None


@pytest.mark.parametrize(
    "tables",
    [[], [_table(SINCE), _table(date(2026, 1, 1))], [_table(SINCE), _table(SINCE)], [_table(SINCE, SINCE)],
     [_table(SINCE, date(2026, 1, 2)), _table(date(2026, 1, 1))]],
)  # fmt: skip
def test_tables_that_contradict_each_other_in_time_are_refused(tables: list[Table]) -> None:
    """Nothing, an open end before the next, the same day twice, an end before the beginning, an overlap."""
    with pytest.raises(ParameterError):
        DatedTables("t.toml", tables)


BAND = '[[table.band]]\ncode="{0}"\nwording="{0}"\nfrom={1}\nto={2}\n'
PENALTY = '[[table.penalty]]\nkind="x"\ntitle="x"\ncap=1\n'
ROLE = '[[table.role]]\ncode="x"\ntitle="x"\nordinary=true\nitem="1"\nground="x"\n'
ROW = '[[table.parameter]]\ntitle="x"\nexplanation=["x"]\n'
POSITIONS = "audit_commission=[]\naudit_chair=[]\naudit_member=[]\n"  # fmt: skip
HEAD = '[[table]]\nsince=2025-07-01\nitem="1"\n'
SCALE = HEAD + 'methodology="B"\n'


@pytest.mark.parametrize(
    ("content", "build", "says"),
    [
        (HEAD + 'item="2"\n', build_roles, "overwrite|twice|duplicate"),
        ("since = 1\n", build_roles, r"only \[\[table\]\]"),
        (SCALE + BAND.format("a", 4, 5) + BAND.format("b", 3, 3.9), build_scale, "do not adjoin"),
        (SCALE + BAND.format("a", 4, 5) + BAND.format("a", 3, 3.99), build_scale, "a is given twice"),
        (HEAD + "parameter=5\n" + PENALTY + PENALTY, build_caps, "x is given twice"),
        (HEAD + ROLE + ROLE, build_roles, "x is given twice"),
        (HEAD + 'form="f"\n' + ROW + ROW, build_wording, "x is given twice"),
        (HEAD + 'form="f"\nstrange=1\n' + ROW, build_wording, "strange"),
        (HEAD, build_wording, "parameter"),
        (HEAD + POSITIONS + 'named=["B-1","B-1"]\nbracketed=[]\nrow=[]\n', build_positions, "B-1 is given twice"),
        (HEAD + POSITIONS + "named=[]\nbracketed=[]\nrow=[]\n", build_positions, "a part of item 17 is missing"),
        (HEAD + "assessment_day=20\n", lambda raw: Terms(**raw), "missing"),
    ],
)  # fmt: skip
def test_a_file_that_contradicts_itself_is_refused(
    tmp_path: Path, content: str, build: Callable[[dict[str, Any]], Table], says: str
) -> None:
    """Duplicates, gaps, unknown and missing keys are told with the file's name, before anything is checked."""
    path = tmp_path / "table.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(ParameterError, match=f"(?s)table.toml.*({says})"):
        load(path, build)


def test_series_in_one_file_are_dated_each_for_itself(tmp_path: Path) -> None:
    """Annexes 1 and 2 stand in one file with the same dates; the same annex twice on one day does not."""
    path = tmp_path / "sheets.toml"
    path.write_text(HEAD + 'form="f"\n' + ROW + HEAD + 'form="g"\n' + ROW, "utf-8")
    assert set(load_by(path, build_wording, "form")) == {"f", "g"}
    path.write_text((HEAD + 'form="f"\n' + ROW) * 2, "utf-8")
    with pytest.raises(ParameterError, match="overlap"):
        load_by(path, build_wording, "form")
