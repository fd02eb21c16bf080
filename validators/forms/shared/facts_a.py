"""What the rules of corpus «А» look at: papers about a calendar year and the tables in force in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from validators import parameters
from validators.calendar import WorkingCalendar
from validators.parameters.corpus_a import CorpusATerms
from validators.parameters.tables import ResultScale
from validators.people import HasIdentity
from validators.periods import Year, calendar_year
from validators.rules.facts import Facts


@dataclass(frozen=True, kw_only=True)
class CorpusAFacts(Facts):
    """A paper of corpus «А» about the calendar year that its record names in ``year``."""

    methodology: str = "A"
    assessed: Year

    @property
    def year(self) -> Year:
        """The assessed year."""
        return self.assessed

    @property
    def servant(self) -> HasIdentity:
        """The assessed servant."""
        person: HasIdentity = self.record.employee
        return person

    @property
    def evaluator(self) -> HasIdentity:
        """The authorized person, who assesses (item 4)."""
        person: HasIdentity = self.record.authorized_person
        return person

    @property
    def signatures(self) -> dict[str, date | None]:
        """The day of each signature by its JSON Pointer."""
        return {"/signed_on": self.signed_on}

    @cached_property
    def terms(self) -> CorpusATerms:
        """Terms and counts in force."""
        return parameters.corpus_a_terms(self.law_day)

    @cached_property
    def scale(self) -> ResultScale:
        """The scale of results in force."""
        return parameters.result_scale(self.law_day, "A")


def common(
    form: str, record: Any, today: date, calendar: WorkingCalendar, signed_on: date | None = None
) -> dict[str, Any]:
    """Return what every facts of corpus «А» is made of; ``record`` has the assessed ``year``."""
    return {
        "form": form,
        "record": record,
        "today": today,
        "calendar": calendar,
        "assessed": calendar_year(record.year),
        "signed_on": signed_on,
    }
