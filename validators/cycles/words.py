"""What a decision says: reasons and questions, each with its place in the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from validators.messages.catalog import MESSAGES
from validators.methodology import BUNDLED
from validators.violations import LawReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something said of a servant.

    Attributes:
        code: what it is; it never changes once published.
        words: id of the sentence; that of a rule where the rule says the same of a paper.
        rule: the rule whose place in the law it follows from.
        on: the day whose law counts.
        values: fill the sentence.
    """

    code: str
    words: str
    rule: str
    on: date
    values: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def law(self) -> LawReference:
        """The place in the law."""
        return BUNDLED.law(self.rule, self.on)

    @property
    def item(self) -> str:
        """The item of the methodology, or the items."""
        return self.law.item

    def text(self, language: str) -> str:
        """Return the sentence in a language."""
        return MESSAGES.render(self.words, self.values, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Saying):
    """Why somebody is not assessed; ``code`` is one of ``validators.forms.working_papers.schema.B_REASONS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Saying):
    """What the order leaves open, or what is not known of the servant.

    Attributes:
        answers: codes of the answers to choose from, given back as ``answers`` of ``decide``; none where what is asked
            for is data: an evaluator, a ground, the days worked.
        blocks: whether no sheet can be made before it is answered; of the others a look is enough.
    """

    answers: tuple[str, ...] = ()
    blocks: bool = True


def answer_text(answer: str, language: str) -> str:
    """Return an answer to a question in a language.

    Raises:
        KeyError: no question has it.
    """
    return MESSAGES.text("cycles-answers", answer, language)
