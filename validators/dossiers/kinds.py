"""Documents that belong together: the kinds of dossier; where a set fits several, the first of them is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from validators.errors import ValidatorsError
from validators.forms.shared.corpus_b import ANNUAL, ORDER, PROTOCOL, SHEETS

MIN_DOCUMENTS: Final = 2
MAX_DOCUMENTS: Final = 20
"""Number of documents of a dossier; the maximum keeps a request small and is not the order's."""

SHEETS_A_YEAR = 12
"""Four quarters of up to three positions: item 6 has an employee assessed after a month in the position."""


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
        """The parts of such a dossier, in one line."""
        return f"{self.slug}: {', '.join(part.notation for part in self.parts)}"

    def fits(self, forms: Sequence[str]) -> bool:
        """Return whether documents of these forms make up such a dossier."""
        counted = Counter(forms)
        few_enough = all(sum(counted[form] for form in part.forms) <= part.most for part in self.parts)
        return len(forms) >= MIN_DOCUMENTS and set(forms) <= set(self.forms) and few_enough


DOSSIERS: tuple[DossierKind, ...] = (
    # Corpus «А»: the annual agreement, the score sheet of its year, and the review (annexes 1, 2, 3, 6).
    DossierKind(
        slug="a_assessment",
        name="Ежегодное соглашение, оценочный лист и отзыв служащего корпуса «А»",
        parts=(Part(("a1_agreement", "a2_agreement")), Part(("a3_score_sheet",)), Part(("a6_review",))),
    ),
    # Corpus «А», chapter 5: agreement, score sheet and review of the work until 31 July 2025 (annexes 8, 9, 10).
    DossierKind(
        slug="a_chapter5",
        name="Соглашение, оценочный лист и отзыв по главе 5 методики корпуса «А»",
        parts=(Part(("a8_agreement",)), Part(("a9_score_sheet",)), Part(("a10_review",))),
    ),
    # Corpus «Б»: a contested score sheet, the order calling a calibration session, and its protocol (items 11, 19-24).
    DossierKind(
        slug="b_calibration",
        name="Оспоренный оценочный лист, решение о проведении калибровочной сессии и её протокол",
        parts=(Part(SHEETS), Part(ORDER), Part(PROTOCOL)),
    ),
    # Corpus «Б»: the score sheets of up to four quarters and the annual score formed of them (item 5).
    DossierKind(
        slug="b_year",
        name="Оценочные листы кварталов одного года (с протоколами калибровочных сессий) и итоговая оценка за год",
        parts=(Part(SHEETS, SHEETS_A_YEAR), Part(PROTOCOL, SHEETS_A_YEAR), Part(ANNUAL)),
    ),
)
_BY_SLUG = {kind.slug: kind for kind in DOSSIERS}


class NoDossierError(ValidatorsError):
    """These documents make up no dossier, or not one of the kind asked for; ``kinds`` are those that were possible."""

    def __init__(self, forms: Sequence[str], kinds: Sequence[DossierKind]) -> None:
        self.forms, self.kinds = tuple(forms), tuple(kinds)
        super().__init__(f"{', '.join(forms) or 'nothing'} is no dossier; one would be {'; '.join(self.notations)}")

    @property
    def notations(self) -> tuple[str, ...]:
        """The possible dossiers, a line for each kind."""
        return tuple(kind.notation for kind in self.kinds)


def kind_of(forms: Sequence[str], asked: str | None = None) -> DossierKind:
    """Return the kind of dossier that documents of these forms make up.

    Args:
        forms: the slugs of the documents, each as often as it stands in the dossier.
        asked: the slug of the kind it has to be; any, when left out.

    Raises:
        NoDossierError: they make up none, or not the one asked for; also where there is no such kind.
    """
    possible = DOSSIERS if asked not in _BY_SLUG else (_BY_SLUG[asked],)
    found = next((kind for kind in possible if kind.fits(forms)), None)
    if found is None or (asked is not None and found.slug != asked):
        raise NoDossierError(forms, possible)
    return found
