"""Values computed from the summary of a survey."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from validators.computed import Computed, Explanation, Step
from validators.forms.survey.rules import SurveySummaryFacts
from validators.messages.values import Fixed, Joined
from validators.numbers import rounded, two_places

WHOLE = 100


def summary_values(facts: SurveySummaryFacts) -> Computed:
    """Return for each question how many answered it and the share of each option among them.

    ``share`` is a percent with two places, rounded half-up; it is left out where nobody answered the question.
    """
    steps = [
        Shares(f"questions/{place}", "A16-survey-counts", place + 1, tuple(option.count for option in question.options))
        for place, question in enumerate(facts.record.questions)
    ]
    questions = [
        step.entry("options", answered=step.answered, unanswered=max(facts.record.respondents - step.answered, 0))
        for step in steps
    ]
    return Computed({"questions": questions}, list(steps))


def _share(share: Decimal | None) -> dict[str, str]:
    return {} if share is None else {"share": two_places(share)}


@dataclass(slots=True)
class Shares(Step):
    """The share of each option among those who answered the question ``number``; ``counts`` chose it."""

    number: int
    counts: tuple[int, ...]

    @property
    def answered(self) -> int:
        """Number of answers."""
        return sum(self.counts)

    @property
    def shares(self) -> list[tuple[int, Decimal | None]]:
        """Number of those who chose an option, and their percent, rounded to two places; of nobody there is none."""
        answered = self.answered
        return [(count, rounded(Fraction(count * WHOLE, answered)) if answered else None) for count in self.counts]

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the options with their shares."""
        values[name] = [{"count": count, **_share(share)} for count, share in self.shares]

    def explanation(self) -> Explanation:
        """Return the division of each option."""
        answered = self.answered
        shares = [
            Joined((Decimal(count), " / ", answered, " × 100 = ", Fixed(share), " %"))
            for count, share in self.shares
            if share is not None
        ]
        values = {"question": self.number, "answered": answered, "shares": Joined(tuple(shares), "; ")}
        return Explanation("shares" if answered else "no_answers", values, terms=tuple(map(Decimal, self.counts)))
