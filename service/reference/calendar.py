"""``/calendar/{year}``: the working days of a year, with the reason of each exception."""

from __future__ import annotations

import re
from typing import Any, Final

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import current_services
from service.api.language import wanted_language
from service.api.problems import invalid_request
from service.db.models import KeyScope
from service.reference.schemas import CalendarYear
from validators.calendar_year import YEARS, described_year

PLAIN_YEAR: Final = re.compile(r"[0-9]{4}")

blueprint = Blueprint("calendar", __name__, url_prefix="/api/v1/calendar", description="Рабочий календарь")


@Endpoint(
    "get_calendar",
    "Рабочий календарь года",
    ResponseSpec("Что действует в этом году", CalendarYear),
    KeyScope.READ,
    description=(
        "Праздники, переносы и рабочие субботы с основанием каждого дня и числом рабочих дней. Обычные субботы и "
        "воскресенья не перечисляются. Переносы по новым решениям Правительства администратор вносит на странице "
        "или в файле."
    ),
    problems=("invalid-request",),
    example="calendar",
).on(blueprint, "/<year>")
def get_calendar(year: str) -> dict[str, Any]:
    """Return the working days of the year."""
    if not PLAIN_YEAR.fullmatch(year) or int(year) not in YEARS:
        raise invalid_request([("/year", "calendar_year")])
    return described_year(int(year), current_services().calendar, wanted_language())
