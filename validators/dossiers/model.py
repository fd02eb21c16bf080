"""What a kind of dossier is: papers of which sorts, and how many of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST: Final = 2
MOST: Final = 20
"""How many documents a dossier has; the most is ours, so that one request stays small."""


@dataclass(frozen=True, slots=True)
class Part:
    """Papers of one sort within a dossier: any of the forms, at most so many together."""

    forms: tuple[str, ...]
    most: int = 1

    @property
    def notation(self) -> str:
        """The part in words every language has, such as ``b1_score_sheet | b2_score_sheet (≤ 12)``."""
        forms = " | ".join(self.forms)
        return forms if self.most == 1 else f"{forms} (≤ {self.most})"


@dataclass(frozen=True)
class DossierKind:
    """A kind of dossier: two or more documents of its parts, none of them too often.

    ``slug`` names it for programs, ``name`` in Russian for people.
    """

    slug: str
    name: str
    parts: tuple[Part, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that may stand in such a dossier."""
        return tuple(form for part in self.parts for form in part.forms)

    @property
    def notation(self) -> str:
        """What such a dossier consists of, in one line."""
        return f"{self.slug}: {', '.join(part.notation for part in self.parts)}"

    def fits(self, forms: Sequence[str]) -> bool:
        """Tell whether documents of these forms make up such a dossier."""
        counted = Counter(forms)
        few_enough = all(sum(counted[form] for form in part.forms) <= part.most for part in self.parts)
        return len(forms) >= FEWEST and set(forms) <= set(self.forms) and few_enough
