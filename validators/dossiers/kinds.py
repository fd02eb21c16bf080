"""Every kind of dossier; where a set fits several, the first of them is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.dossiers import a_assessment, a_chapter5, b_calibration, b_year
from validators.errors import ValidatorsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from validators.dossiers.model import DossierKind

DOSSIERS: tuple[DossierKind, ...] = (a_assessment.KIND, a_chapter5.KIND, b_calibration.KIND, b_year.KIND)
_BY_SLUG = {kind.slug: kind for kind in DOSSIERS}


class NoDossierError(ValidatorsError):
    """These documents make up no dossier, or not one of the kind asked for; ``kinds`` are those that were possible."""

    def __init__(self, forms: Sequence[str], kinds: Sequence[DossierKind]) -> None:
        self.forms, self.kinds = tuple(forms), tuple(kinds)
        super().__init__(f"{', '.join(forms) or 'nothing'} is no dossier; one would be {'; '.join(self.notations)}")

    @property
    def notations(self) -> tuple[str, ...]:
        """What would be a dossier, a line for each kind."""
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
