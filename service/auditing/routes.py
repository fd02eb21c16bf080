"""``/journal``: who did what to which paper."""

from __future__ import annotations

from typing import Any

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import current_caller, current_services, note_readings
from service.auditing import schemas
from service.db.models import KeyScope
from service.journal.events import Kind
from service.journal.listing import JournalPage, Wanted, read_page

blueprint = Blueprint("journal", __name__, url_prefix="/api/v1/journal", description="Журнал: кто что делал")


@Endpoint(
    "get_journal",
    "Журнал действий",
    ResponseSpec("Записи по порядку, старые первыми", schemas.Journal),
    KeyScope.ADMIN,
    description=(
        "Кто создал, остановил, получил или смотрел документ, досье или пакет; кто входил, кому отказано, кто что "
        "изменил в управлении доступом. Пакет и досье — одна запись, сколько бы "
        "документов в них ни было. Записи не меняются и не удаляются; номер и SHA-256 появляются через две секунды."
    ),
    query=schemas.JournalQuery,
    example="get_journal",
).on(blueprint, "")
def get_journal(asked: dict[str, Any]) -> JournalPage:
    """Return a page of the journal; whoever looks at it stands in it, too."""
    with current_services().database.reading() as session:
        page = read_page(
            session,
            Wanted(since=asked.get("since"), person=asked.get("person")),
            cursor=asked.get("cursor"),
            limit=asked["limit"],
        )
    note_readings(Kind.JOURNAL, str(current_caller().state_body_id))
    return page
