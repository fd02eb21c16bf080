"""Words of cycles in the language of who reads them."""

from __future__ import annotations

from typing import Final

from service.cycles.sheets import StepNotAllowedError
from service.db.models import SheetState
from service.texts import MESSAGES
from validators.messages.catalog import MESSAGES as METHODOLOGY
from validators.messages.catalog import shown
from validators.parameters.tables import ResultScale

SECTION: Final = "cycles"


def state_words(state: SheetState, language: str) -> str:
    """Return what a state of a sheet is called."""
    return MESSAGES.text(SECTION, f"state_{state}", language)


def step_words(error: StepNotAllowedError, language: str) -> str:
    """Return why a step is not possible, without a full stop."""
    if error.asking:
        return MESSAGES.text(SECTION, "questions", language)
    if error.until is not None:
        return MESSAGES.text(SECTION, "appeal", language, until=error.until)
    if error.state is SheetState.NOT_ASSESSED:
        return MESSAGES.text(SECTION, "not_assessed", language)
    state, step = (state_words(one, language) for one in (error.state, error.step))
    return MESSAGES.text(SECTION, "step", language, state=state, step=step)


def wordings(scale: ResultScale, language: str) -> dict[str, str]:
    """Return the words of the order for each result by its code, best first."""
    return {band.code: shown(band.words, language, METHODOLOGY) for band in scale.bands}
