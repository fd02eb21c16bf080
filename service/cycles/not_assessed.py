"""Who is not assessed in a cycle, and why: listed, and as the data of the paper that the order asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from service.cycles import store
from service.cycles.sheets import current
from service.cycles.store import Cycle, Sheet
from service.db.models import CycleSheetRow, SheetState
from service.documents.submissions import Accepted, Submission, submit
from service.errors import InvalidSubmissionError
from service.idempotency import IdempotencyClaim
from service.services import Services

PAPERS: Final[Mapping[str, str]] = {"A": "a_not_assessed", "B": "b_not_assessed"}
"""The form of the list by methodology."""
MOST_EXPLAINED: Final = 300
"""Characters of an explanation in the paper."""


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """Who is not assessed in a cycle, by name."""

    cycle: Cycle
    sheets: tuple[Sheet, ...]


def not_assessed(services: Services, cycle_id: str) -> NotAssessed:
    """Return who is not assessed.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    cycle = current(services, cycle_id)
    with services.database.reading() as session:
        mine = [CycleSheetRow.cycle_id == cycle_id, CycleSheetRow.state == SheetState.NOT_ASSESSED]
        return NotAssessed(cycle, store.read_sheets(session, mine))


def paper_data(services: Services, cycle_id: str, more: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the form of the list and its data.

    Args:
        services: what to work with.
        cycle_id: of the cycle.
        more: what the cycle does not know: the signatory, and the days of signing and sending.

    Raises:
        CycleNotFoundError: there is no such cycle.
        InvalidSubmissionError: everybody is assessed, so there is no list.
    """
    found = not_assessed(services, cycle_id)
    if not found.sheets:
        raise InvalidSubmissionError("", "nobody_left_out")
    period = found.cycle.period
    with services.database.reading() as session:
        organization = store.organization(session)
    of = period.named if period.quarter is None else {"period": period.named}
    servants = [_entry(sheet) for sheet in found.sheets]
    return PAPERS[period.methodology], {"organization": organization, **of, "servants": servants, **more}


def _entry(sheet: Sheet) -> dict[str, Any]:
    names = ("full_name", "position", "organization", "iin", "appointed_on", "dismissed_on")
    found = {name: sheet.employee[name] for name in names if name in sheet.employee}
    found |= {"days_worked": sheet.days_worked, "reason": sheet.reason}
    if sheet.reason == "other":
        found["explanation"] = sheet.decision["reason"]["text"]["ru"][:MOST_EXPLAINED]
    return found


def make_paper(  # noqa: PLR0913 - the cycle, and as a submission
    services: Services,
    cycle_id: str,
    more: Mapping[str, Any],
    *,
    today: date,
    message_language: str,
    idempotency: IdempotencyClaim | None = None,
) -> Accepted:
    """Have the list made as a document.

    Raises:
        CycleNotFoundError: there is no such cycle.
        InvalidSubmissionError: everybody is assessed, so there is no list.
        ForbiddenByMethodology: the methodology forbids the paper.
    """
    form, data = paper_data(services, cycle_id, more)
    submission = Submission(form, data, message_language=message_language)
    return submit(services, submission, today=today, idempotency=idempotency)
