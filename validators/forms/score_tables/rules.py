"""Corpus «А», item 19: the reference tables of annexes 4 and 5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from validators.calendar import WorkingCalendar
from validators.computed import Computed
from validators.forms.score_tables.schema import ScoreTable
from validators.forms.shared.papers_a import edition
from validators.periods import Year, calendar_year
from validators.rules.facts import Facts
from validators.rules.model import AMENDMENT, Rules


@dataclass(frozen=True, kw_only=True)
class ScoreTableFacts(Facts):
    """A copy of a table, about a year where one is filled in."""

    methodology: str = "A"
    record: ScoreTable
    assessed: Year | None


def table_facts(form: str, record: ScoreTable, today: date, calendar: WorkingCalendar) -> ScoreTableFacts:
    """Return the facts of a copy."""
    year = None if record.year is None else calendar_year(record.year)
    return ScoreTableFacts(form=form, record=record, today=today, calendar=calendar, assessed=year, signed_on=None)


def table_values(_facts: ScoreTableFacts) -> Computed:
    """Return nothing: all values of a table are printed in it."""
    return Computed()


rule = Rules(forms=("a4_max_score_table", "a5_allowed_score_table"), **AMENDMENT)
rule("A19-table-year", item="A4", words="corpus_a")(edition)
