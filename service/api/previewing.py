"""The page of a paper before there is a paper, with the variants that the caller's state body has in force."""

from __future__ import annotations

from typing import Any

from service.api.context import context, current_services
from service.own_variants import in_force
from service.preview import Refusal


def previewed(form: str, data: Any, language: str = "ru", variant: str | None = None) -> bytes | Refusal:
    """Return the PDF of data in any state, see :class:`service.preview.Preview`; nothing of it is kept.

    Raises:
        DatabaseUnavailableError: it cannot be told which variants are in force.
    """
    with current_services().database.reading() as session:
        sent = in_force(session)
    return context().preview(form, data, language, variant, today=context().today(), sent=sent)
